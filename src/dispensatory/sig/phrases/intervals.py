"""Rates written as intervals: "every 4 to 6 hours", "q8h", "8-hourly", "alternate days", "day 1 of a 21-day cycle"."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.facts.regimen import PeriodUnit
from dispensatory.sig.phrases.numbers import OPENERS as NUMBERS
from dispensatory.sig.phrases.numbers import number, separator, span
from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.phrases.tokens import Sentence, remembered
from dispensatory.sig.phrases.units import HOURLY, HOURS, TIMES

_ORDINALS: dict[str, float] = {"other": 2, "second": 2, "alternate": 2, "third": 3, "fourth": 4}
_SHORTHAND: dict[str, PeriodUnit] = {"7": "d", "52": "wk", "12": "mo"}
_MOMENTS = frozenset({"am", "pm", "noon", "night", "morning"})
_PARTS_OF_DAY = frozenset("morning mornings evening evenings".split())
_HOURS = frozenset("4 6 8 12 24".split())
_ENDS = frozenset(["", ",", ".", ";", ")", "prn", "for", "x"])
_MOST_DAYS = 31
_MOST_LISTED = 4
_REPEATED = frozenset("repeated repeat repeating".split())
_WHICH = _REPEATED | frozenset("subsequent treatment".split())
_CYCLE = frozenset({"cycle", "cycles", "treatment", "schedule"})
EVERY_OPENERS = frozenset({"alternate", "alternating", "alt", "every", "each", "q"}) | NUMBERS
INTERVAL_OPENERS = frozenset({"at", "intervals", *HOURLY}) | NUMBERS
CYCLE_OPENERS = frozenset({"on", "day", "days"})


class Period(NamedTuple):
    """A time range and the token after it."""

    low: float
    high: float
    unit: PeriodUnit
    end: int


@remembered
def period(s: Sentence, i: int) -> Period | None:
    """A time at token `i`: "6 hours", "4-6h", "two weeks", "4 hours to 6 hours", "24-hour"."""
    found = span(s, i)
    if found is None:
        return None
    low, high, end = found
    if is_shorthand(s, i):
        return Period(low, high, _SHORTHAND[s.word(i + 2)], i + 3)
    end = end + 1 if s.word(end) == "-" else end
    if s.word(end) not in TIMES:
        return None
    unit, count = TIMES[s.word(end)]
    end += 1
    after = separator(s, end)
    again = number(s, after) if after is not None else None
    if again and s.word(again.end) in TIMES:
        other, times = TIMES[s.word(again.end)]
        value = round(again.value * times * HOURS[other] / (HOURS[unit] * count), 6)
        # "30 minutes to 1 hour" is 30 to 60 minutes; how many weeks a month has is not said.
        if value > high and (other == unit or "mo" not in (unit, other)):
            high, end = value, again.end + 1
    return Period(low * count, high * count, unit, end)


def is_shorthand(s: Sentence, i: int) -> bool:
    """Whether "5/7" (five days), "2/52" (two weeks) or "3/12" (three months) stands at token `i`."""
    count, below = s.at(i), s.at(i + 2)
    return bool(s.word(i + 1) == "/" and count.value and below.text in _SHORTHAND and below.start - count.end == 1)


def every(s: Sentence, i: int) -> Rate | None:
    """ "every 4 to 6 hours", "each day", "q8h", "every other week", "every third day", "alternate nights", "q12"."""
    word = s.word(i)
    if word in ("alternate", "alternating", "alt") and (s.word(i + 1) in TIMES or s.word(i + 1) in _PARTS_OF_DAY):
        return _nth(s, i, 2)
    if word not in ("every", "each", "q"):
        return _hourly(s, i)
    if word != "q" and s.word(i + 1) in _ORDINALS:
        return _nth(s, i + 1, _ORDINALS[s.word(i + 1)])
    if s.word(i + 1) in TIMES:
        unit, count = TIMES[s.word(i + 1)]
        return Rate(1, 1, count, count, unit, i + 2)
    found = period(s, i + 1) or _listed(s, i + 1)
    if found and found.low > 0:
        return Rate(1, 1, found.low, found.high, found.unit, found.end)
    if word == "q" and s.word(i + 1) in _MOMENTS:
        return Rate(1, 1, 1, 1, "d", i + 2, moment=True)
    ends = s.word(i + 2) in _ENDS or (s.word(i + 2) == "-" and s.at(i + 2).start > s.at(i + 1).end)
    if word == "q" and s.word(i + 1) in _HOURS and ends:
        return Rate(1, 1, float(s.word(i + 1)), float(s.word(i + 1)), "h", i + 2)
    return _hourly(s, i + 1) or _every_ordinal_number(s, i + 1)


def _listed(s: Sentence, i: int) -> Period | None:
    """ "8, 12, or 24 hours": the range from the least to the most."""
    values: list[float] = []
    found = number(s, i)
    while found and len(values) < _MOST_LISTED:
        values.append(found.value)
        last = period(s, after) if (after := separator(s, found.end)) is not None else None
        if last and len(values) > 1 and last.low == last.high:
            _, times = TIMES[s.word(last.end - 1)]
            return Period(
                min(*values) * times, max(last.high, *(value * times for value in values)), last.unit, last.end
            )
        found = number(s, found.end + 1) if s.word(found.end) == "," else None
    return None


def _nth(s: Sentence, i: int, count: float) -> Rate | None:
    """ "other week", "third day", "other morning" at token `i`."""
    if s.word(i + 1) in _PARTS_OF_DAY:
        return Rate(1, 1, count, count, "d", i + 2)
    if s.word(i + 1) not in TIMES:
        return None
    unit, times = TIMES[s.word(i + 1)]
    return Rate(1, 1, count * times, count * times, unit, i + 2)


def _every_ordinal_number(s: Sentence, i: int) -> Rate | None:
    """ "every 4th week"."""
    value = s.at(i).value
    if value and s.word(i + 1) in ("nd", "rd", "th"):
        return _nth(s, i + 1, value)
    return None


def _hourly(s: Sentence, i: int) -> Rate | None:
    """ "8-hourly", "4 to 6 hourly", "3-weekly"."""
    found = span(s, i)
    if found is None or found.low <= 0:
        return None
    end = found.end + 1 if s.word(found.end) == "-" else found.end
    if s.word(end) not in ("hourly", "hrly", "weekly", "wkly", "monthly") or s.word(end + 1) in ("dose", "doses"):
        return None
    unit, count = HOURLY[s.word(end)]
    return Rate(1, 1, found.low * count, found.high * count, unit, end + 1)


def at_intervals(s: Sentence, i: int) -> Rate | None:
    """ "at 3-5 day intervals", "at intervals of 4 to 6 hours", "at weekly intervals", "two weeks apart"."""
    start = i + 1 if s.word(i) == "at" else i
    if s.follows(start, "intervals", "of"):
        found = period(s, start + 2 + s.follows(start + 2, "at", "least") * 2)
        return Rate(1, 1, found.low, found.high, found.unit, found.end) if found and found.low else None
    if s.word(start) in HOURLY and s.word(start + 1) in ("interval", "intervals"):
        unit, count = HOURLY[s.word(start)]
        return Rate(1, 1, count, count, unit, start + 2)
    found = period(s, start)
    if found and found.low and s.word(found.end) in ("interval", "intervals"):
        return Rate(1, 1, found.low, found.high, found.unit, found.end + 1)
    # Hours apart are how doses of one day lie, or how far to keep from another medicine.
    if found and found.low and found.unit not in ("h", "min") and s.word(found.end) == "apart":
        often = Rate(1, 1, found.low, found.high, found.unit, found.end + 1, moment=True)
        return None if s.word(found.end + 1) == "from" else often
    return None


def cycle(s: Sentence, i: int) -> Rate | None:
    """ "on days 1, 8 and 15 of a 28-day cycle" is three times in 28 days."""
    i = i + 1 if s.word(i) == "on" else i
    if s.word(i) not in ("day", "days"):
        return None
    found = _days(s, i + 1)
    if found is None:
        return None
    count, end = found
    repeated = end + 1 if s.word(end) == "," else end
    again = every(s, repeated + 1 if s.word(repeated) in _REPEATED else end)
    if again:  # "days 1, 8 and 15 every 28 days"
        return again._replace(low=count, high=count)
    if s.word(end) in ("of", "in"):
        start = end + 2 if s.word(end + 1) in ("a", "an", "each", "every", "the") else end + 1
        whole = period(s, start + 1 if s.word(start) in _WHICH else start)
        named = whole and _CYCLE & {s.word(whole.end), s.word(whole.end + 1)}
        if whole and whole.low and named:
            return Rate(count, count, whole.low, whole.high, whole.unit, whole.end + 1)
    return None


def _days(s: Sentence, i: int) -> tuple[float, int] | None:
    """How many days a list such as "1, 8, and 15" or "1-5" names, and the token after it."""
    days = 0.0
    for _ in range(_MOST_DAYS):
        first = number(s, i)
        if first is None:
            return None
        through = number(s, first.end + 1) if s.word(first.end) in ("-", "to", "through") else None
        days += through.value - first.value + 1 if through else 1
        i = through.end if through else first.end
        following = i + 2 if s.word(i) == "," and s.word(i + 1) in ("and", "&") else i + 1
        if s.word(i) not in (",", "and", "&") or number(s, following) is None:
            return (days, i) if 0 < days <= _MOST_DAYS else None
        i = following
    return None
