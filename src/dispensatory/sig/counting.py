"""The count that a text opens with, and whether a text holds numbers that are not understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from dispensatory.sig.phrases.counts import ROMAN, roman
from dispensatory.sig.phrases.items import Item, items
from dispensatory.sig.phrases.numbers import OPENERS, Number, number, separator
from dispensatory.sig.phrases.rates import rate
from dispensatory.sig.phrases.slips import may_be_several
from dispensatory.sig.phrases.times_of_day import PARTS_OF_DAY
from dispensatory.sig.phrases.tokens import Sentence, sentences
from dispensatory.sig.phrases.units import MEASURES

_NUMBERS = OPENERS | {"ii", "iii", "iss"}
_NO_COUNT_AFTER = frozenset(
    "repeat repeats day days at week weeks qty supply refill refills issue type stage grade class phase nyha since "
    "until till > < ≥ ≤ hr bp sbp dbp pulse temp inr gfr egfr bmi age aged pain score".split()
)
_NO_COUNT_BEFORE = frozenset(
    "minute minutes min mins hour hours hr hrs day days week weeks month months year years yrs repeat repeats "
    "refills rf rpt rpts st nd rd th oz glass glasses cup cups".split()
)


# Words that say how often; one that no rate, duration or mark has was not understood: "in themorning and at night".
_OFTEN = frozenset(
    "morning mornings evening evenings night nights noon midday bedtime afternoon breakfast lunch dinner supper "
    "twice thrice times daily hourly weekly nightly every".split()
)
_INSIDE = re.compile(r"morning|evening|night|twice|thrice|times|daily|hourly|every|hours")
_ALONE = frozenset(
    "hours midnight overnight tonight sometimes everyday fortnight fortnightly mealtimes bedtimes daytimes nightmare "
    "nightmares everything everyone everywhere nightshift nighttime".split()
)


_NO_UNIT = frozenset("st nd rd th mr sr er xr xl cr la ec am pm min mins minute minutes month months".split())
_MASSES = frozenset(word for word, unit in MEASURES.items() if unit in ("mg", "mcg", "g", "ng", "iu", "unit", "ml")) - {
    "u"
}
_LIKE_UNITS = ("m", "u", "µ", "μ", "n", "g", "c", "l", "i")


_BESIDE = frozenset("food meal meals milk water again also another extra dose plus".split())
_FEWEST_LETTERS = 5  # of a word that says something: "nd" and "adn" stand for "and"


class Count(NamedTuple):
    """A number or a range of numbers; `end` is the character after it."""

    low: float
    high: float
    end: int


class Often(NamedTuple):
    """How often a text says that anything is taken, whether it is all understood or not.

    `times` is the most times a day of any rate; limits, what is denied ("not twice daily"), times of the day and
    sentences of longer times are left out. `parts` counts the parts of the day (morning, noon, afternoon, night) that
    are named for a dose, each once; what is denied or an alternative ("or at night") is none. `unclear` is set where a
    word that says how often is part of nothing that is understood, or is run into another ("threetimes").
    """

    times: float
    parts: int
    unclear: bool


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


def leaves_unit(text: str) -> bool:
    """Whether a unit in `text` has no number that is understood ("l00 mg"), or a number a word that may be a unit and
    is not known ("100 mikrogs").
    """
    return any(_leaves_unit(s, items(s)) for s in sentences(text))


def _leaves_unit(s: Sentence, said: list[Item]) -> bool:
    alone = [item for item in said if item.name == "word"]
    if any(s.word(item.start) in _MASSES for item in alone):
        return True
    return any(
        item.name == after.name == "word" and s.keys[item.start] in _NUMBERS and _may_be_unit(s, after.start)
        for item, after in pairwise(said)
    )


def _may_be_unit(s: Sentence, i: int) -> bool:
    word = s.word(i)
    glued = s.at(i - 1).end == s.at(i).start
    return s.at(i).kind == "word" and word not in _NO_UNIT and (glued or word.startswith(_LIKE_UNITS))


def how_often(text: str) -> Often:
    """How often `text` says that anything is taken."""
    said = [(s, items(s)) for s in sentences(text)]
    rates = (often for _, those in said for often in _named(those))
    parts = {part for s, those in said for part in _parts(s, those)}
    return Often(max(rates, default=0), len(parts), any(_leaves_often(s, those) for s, those in said))


def _leaves_often(s: Sentence, said: list[Item]) -> bool:
    before: Item | None = None
    for item in said:
        if item.name == "word" and _says_often(s.word(item.start)) and not _is_aside(s, item.start, before):
            return True
        before = item
    return False


def _says_often(word: str) -> bool:
    return word in _OFTEN or (word not in _ALONE and (_INSIDE.search(word) is not None or may_be_several(word)))


def _is_aside(s: Sentence, i: int, before: Item | None) -> bool:
    """Whether the word at token `i` tells of no further dose: "for night cramps", "od morning", "at regular times",
    "every Monday".
    """
    word = s.word(i)
    if word == "times":
        return s.word(i + 1) not in ("a", "per", "daily", "/", "each", "every", "weekly")
    if word == "every":
        return s.word(i + 1) == "time" or rate(s, i + 1) is not None
    once = before is not None and before.rate is not None and before.rate.over("d")[1] <= 1
    return once or s.word(i - 1) in ("for", "of")


def _parts(s: Sentence, said: list[Item]) -> Iterator[str]:
    first = True
    for k, item in enumerate(said):
        if item.rate is None or not item.rate.moment:
            continue
        if not any(one.name in ("not", "or", "exceed") for one in said[max(0, k - 2) : k]) and (
            first or _goes_on(s, said[k - 1])
        ):
            named = dict.fromkeys(PARTS_OF_DAY.get(word, "") for word in s.words[item.start : item.end])
            either = "or" in s.words[item.start : item.end]
            yield from list(filter(None, named))[: 1 if either else None]
        first = False


def _goes_on(s: Sentence, before: Item) -> bool:
    """Whether a time of the day after this item is another of the doses: "..., at night", but not "sleepy at night"."""
    word = s.word(before.start)
    return before.name != "word" or word in _BESIDE or (len(word) < _FEWEST_LETTERS and word.isalpha())


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
