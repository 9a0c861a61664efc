"""How long treatment lasts: "for 7 days", "x 5/7", "2/52", "for 3 doses"; and times that say how fast, not how long."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.phrases.intervals import Period, is_shorthand, period
from dispensatory.sig.phrases.numbers import OPENERS as NUMBERS
from dispensatory.sig.phrases.numbers import span
from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import HOURLY, TIMES

_LASTS = frozenset("for x × over after within during".split())
_BEFORE_TIME = frozenset(
    "the first next up to at least a total of about maximum another further additional period course".split()
)
_YEARS = frozenset("year years yr yrs".split())
_YOUNG = frozenset("children infants babies aged".split())
_RUNNING = frozenset("consecutive successive".split())
_DAYS = ("d", "wk", "mo")
_NOUNS = frozenset("dose doses cycle cycles".split())
_ENDS = frozenset(["", ",", ".", ";", ")", "then", "and", "+"])
OPENERS = _LASTS | NUMBERS


class Duration(NamedTuple):
    """How long or how often in all, None where a time says something else; `end` is the token after.

    `over` is the time of days or longer that an amount is spread over: "over 3 days".
    """

    lasts: tuple[float, float, str] | None
    end: int
    over: Rate | None = None


def duration(s: Sentence, i: int) -> Duration | None:
    """The duration at token `i`: "for up to two weeks", "x 7 days", "over 30 minutes", "a 5-day course", "2/52"."""
    if s.word(i) not in _LASTS:
        return _alone(s, i)
    start = i + 1
    while s.word(start) in _BEFORE_TIME:
        start += 1
    if s.word(start - 1) == "a" and s.word(start) in ("day", "week", "month"):
        lasts = (1, 1, TIMES[s.word(start)][0])
        return Duration(lasts if s.word(i) in ("for", "x", "×") else None, start + 1)  # "after a week" is when
    found = period(s, start) or _running(s, start)
    return _lasting(s, i, found) if found else _counted(s, i, start)


def _running(s: Sentence, i: int) -> Period | None:
    """ "three consecutive days"."""
    found = span(s, i)
    if found is None or s.word(found.end) not in _RUNNING or s.word(found.end + 1) not in TIMES:
        return None
    unit, count = TIMES[s.word(found.end + 1)]
    return Period(found.low * count, found.high * count, unit, found.end + 2)


def _lasting(s: Sentence, i: int, found: Period) -> Duration | None:
    """A time is how long treatment lasts only after "for" or "x"; "over 2 hours" is how fast it is given."""
    if s.word(found.end) in ("old", "of") or (s.word(i) == "over" and _is_age(s, i, found)):
        return None
    if s.word(i) in ("for", "x", "×"):
        return Duration((found.low, found.high, found.unit) if found.unit != "min" else None, found.end)
    spread = s.word(i) in ("over", "during") and found.unit in _DAYS and found.low
    over = Rate(None, 1, found.low, found.high, found.unit, found.end, total=True) if spread else None
    return Duration(None, found.end, over)


def _is_age(s: Sentence, i: int, found: Period) -> bool:
    """ "adults and children over 12 years": no time that a dose is given over."""
    return s.word(found.end - 1) in _YEARS or s.word(i - 1) in _YOUNG


def _counted(s: Sentence, i: int, start: int) -> Duration | None:
    """ "for 3 doses", "for 6 cycles", and "daily x 3" at the end of what is said."""
    found = span(s, start)
    if found is None:
        return None
    if s.word(found.end) in _NOUNS:
        return Duration((found.low, found.high, s.word(found.end).rstrip("s") + "s"), found.end + 1)
    repeated = s.word(i) in ("x", "×") and (s.word(i - 1) in HOURLY or s.word(i - 1) in TIMES)
    return Duration((found.low, found.high, "doses"), found.end) if repeated and s.word(found.end) in _ENDS else None


def _alone(s: Sentence, i: int) -> Duration | None:
    """ "a 5-day course"; "2/52" at the end of what is said."""
    found = period(s, i)
    if found and s.word(found.end) == "course":
        return Duration((found.low, found.high, found.unit), found.end + 1)
    if found and is_shorthand(s, i) and s.word(found.end) in _ENDS and s.at(i - 1).kind == "word":
        return Duration((found.low, found.high, found.unit), found.end)
    return None
