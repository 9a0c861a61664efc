"""Counts through the day: "1-0-1" is one in the morning and one at night, "20-0-10 units" 20 and 10."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.measures import Unit, unit
from dispensatory.sig.phrases.numbers import number
from dispensatory.sig.phrases.rate import Rate, per_day
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import TIMES

_MOST_COUNTS = 4
_FEWEST_COUNTS = 3
_MOST_PIECES = 9  # of tablets and the like
_MOST_MEASURED = 200
_WITHOUT_NOUGHT = 4  # "1-2-1" is a schedule, "2-4-8" may be anything
_MASSES = frozenset("g mg mcg ng %".split())  # "5-10-20 mg" lists doses


class Schedule(NamedTuple):
    """Each different amount of the day with the times that it is given, in order, and the token after."""

    doses: tuple[tuple[Amount, Rate], ...]
    end: int

    @property
    def ones(self) -> float | None:
        """How often one is given, None where other counts than one are."""
        (amount, often), *more = self.doses
        return often.high if not more and amount.low == 1 else None


def schedule(s: Sentence, i: int) -> Schedule | None:
    """The schedule at token `i`: three or four counts with dashes or plus signs between, at least one of them given."""
    found = _counts(s, i)
    if found is None:
        return None
    counts, named, end = found
    plus = s.word(i + 1) == "+"
    if not any(counts) or max(counts) > _most(named, nought=0 in counts or plus):
        return None
    if s.word(end) in TIMES or s.word(end) in ("/", "%", "times"):
        return None
    given = list(dict.fromkeys(count for count in counts if count))
    name, counted = (named.name, named.counts) if named else ("", True)
    return Schedule(
        tuple(
            (Amount(count, count, name, end, counts=counted), per_day(counts.count(count), counts.count(count), end))
            for count in given
        ),
        end,
    )


def _most(named: Unit | None, *, nought: bool) -> float:
    """The largest count that is still one of a schedule."""
    if named and not named.counts and (nought or named.name not in _MASSES):
        return _MOST_MEASURED
    if named and not named.counts:
        return 0
    return _MOST_PIECES if named or nought else _WITHOUT_NOUGHT


def _counts(s: Sentence, i: int) -> tuple[list[float], Unit | None, int] | None:
    """The counts from token `i` on, the unit written after one of them, and the token after."""
    if s.word(i - 1) in ("-", "/", "+") or s.word(i - 1) in TIMES:
        return None
    counts: list[float] = []
    named: Unit | None = None
    while True:
        found = number(s, i)
        if found is None or len(counts) == _MOST_COUNTS:
            return None
        counts.append(found.value)
        measure = unit(s, found.end) if s.word(found.end) != "-" else None
        if measure and named and measure.name != named.name:
            return None
        named, i = measure or named, measure.end if measure else found.end
        if s.word(i) not in ("-", "+"):
            break
        i += 2 if s.follows(i, "-", "-") else 1
    return (counts, named, i) if len(counts) >= _FEWEST_COUNTS else None
