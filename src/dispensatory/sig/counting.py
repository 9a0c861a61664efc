"""The count that a text opens with, and whether a text holds numbers that are not understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dispensatory.sig.phrases.counts import ROMAN, roman
from dispensatory.sig.phrases.items import Item, items
from dispensatory.sig.phrases.numbers import OPENERS, Number, number, separator
from dispensatory.sig.phrases.tokens import Sentence, sentences

_NUMBERS = OPENERS | {"ii", "iii", "iss"}
_NO_COUNT_AFTER = frozenset(
    "repeat repeats day days at week weeks qty supply refill refills issue type stage grade class phase nyha since "
    "until till > < ≥ ≤ hr bp sbp dbp pulse temp inr gfr egfr bmi age aged pain score".split()
)
_NO_COUNT_BEFORE = frozenset(
    "minute minutes min mins hour hours hr hrs day days week weeks month months year years yrs repeat repeats "
    "refills rf rpt rpts st nd rd th oz glass glasses cup cups".split()
)


class Count(NamedTuple):
    """A number or a range of numbers; `end` is the character after it."""

    low: float
    high: float
    end: int


def read_count(text: str) -> Count | None:
    """The count that `text` opens with ("1½", "one and a half", "1-2", "one or two", "ii"); None where it opens with
    something else.
    """
    s = next(sentences(text), None)
    numeral = roman(s, 0, alone=True) if s and s.word(0) in ROMAN else None
    if s and numeral:
        return Count(numeral.low, numeral.high, s.at(0).end)
    found = _numbers(s) if s else []
    if not s or not found:
        return None
    values = [one.value for one in found]
    return Count(min(values), max(values), s.at(found[-1].end - 1).end)


def _numbers(s: Sentence) -> list[Number]:
    """The numbers of the range that a sentence opens with; in "two up to four times a day" that is two."""
    found: list[Number] = []
    at: int | None = 0
    while at is not None and (one := number(s, at)):
        found.append(one)
        at = separator(s, one.end) if s.word(one.end) != "up" else None
    return found


def leaves_count(text: str) -> bool:
    """Whether a number in `text` is part of no amount, rate or duration that is understood, and may count something.

    What stands in brackets (a pack), and how often it may be issued, counts nothing that is taken.
    """
    return any(_leaves(s, items(s)) for s in sentences(text))


def fastest(text: str) -> float:
    """The most times a day that `text` names, of anything; limits, what is denied ("not twice daily"), times of the day
    and sentences of longer times left out.
    """
    return max((often for s in sentences(text) for often in _named(items(s))), default=0)


def _named(said: list[Item]) -> Iterator[float]:
    if any(item.rate and item.rate.is_longer_than_a_day() for item in said):
        return  # "twice daily on Mondays"
    for k, item in enumerate(said):
        bounded = k > 0 and said[k - 1].name in ("mark", "not", "by", "exceed")
        if item.rate and not (bounded or item.rate.total or item.rate.adverb or item.rate.moment):
            yield item.rate.over("d")[1]


def _leaves(s: Sentence, said: list[Item]) -> bool:
    depth = 0
    before: Item | None = None
    for item in said:
        depth += (item.name == "open") - (item.name == "close")
        told = item.name != "word" or depth > 0 or s.keys[item.start] not in _NUMBERS
        timed = s.word(item.end) in _NO_COUNT_BEFORE or _is_date(s, item.start)
        if not (told or timed or _is_ordinal(s, item, before)):
            return True
        before = item
    return False


def _is_date(s: Sentence, i: int) -> bool:
    """Whether the number at token `i` belongs to a date or is a clock's: "3/5/2024", "8am"."""
    slashes = sum(s.word(n) == "/" and s.at(n + 1).kind == "number" for n in range(i - 3, i + 3))
    clock = s.word(i + 1) in ("am", "pm") and s.at(i + 1).start == s.at(i).end
    return slashes > 1 or clock


def _is_ordinal(s: Sentence, item: Item, before: Item | None) -> bool:
    """ "day 8", "repeat 3", "at 0800", but not "once a day 2"."""
    return before is not None and before.name == "word" and s.word(item.start - 1) in _NO_COUNT_AFTER
