"""The count that a text opens with, and whether a text holds numbers that are not understood."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.items import Item, items
from dispensatory.sig.numbers import OPENERS, Number, number, separator
from dispensatory.sig.tokens import Sentence, sentences

_NO_COUNT_AFTER = frozenset("repeat repeats day days at week weeks qty supply refill refills issue".split())
_NO_COUNT_BEFORE = frozenset("minute minutes min mins hour hours hr hrs day days week weeks repeat repeats".split())


class Count(NamedTuple):
    """A number or a range of numbers; `end` is the character after it."""

    low: float
    high: float
    end: int


def read_count(text: str) -> Count | None:
    """The count that `text` opens with ("1½", "one and a half", "1-2", "one or two"), None where it opens otherwise."""
    s = next(sentences(text), None)
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


def _leaves(s: Sentence, said: list[Item]) -> bool:
    depth = 0
    before: Item | None = None
    for item in said:
        depth += (item.name == "open") - (item.name == "close")
        told = item.name != "word" or depth > 0 or s.keys[item.start] not in OPENERS
        if not told and not _is_ordinal(s, item, before) and s.word(item.end) not in _NO_COUNT_BEFORE:
            return True
        before = item
    return False


def _is_ordinal(s: Sentence, item: Item, before: Item | None) -> bool:
    """ "day 8", "repeat 3", "at 0800", but not "once a day 2"."""
    return before is not None and before.name == "word" and s.word(item.start - 1) in _NO_COUNT_AFTER
