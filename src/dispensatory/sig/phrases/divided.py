"""Daily totals that are split: "in 2 to 4 divided doses", "divided every 6 hours", "split into several doses"."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.phrases.numbers import span
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import MEASURES, TIMES

_VAGUE = frozenset(
    "equal equally divided split separate several multiple smaller more single individual daily evenly "
    "evening morning".split()
)
_DOSES = frozenset("dose doses portions administrations parts".split())
_SPLIT = frozenset("divided split".split())
_INTO = frozenset("in as into over".split())
OPENERS = _SPLIT | _INTO
_MOST_WORDS = 6
_MOST_PLACES = 4
_PLACES = frozenset("injections sites muscles areas".split())
_TIMED = frozenset("dose doses day days daily meals hours hour administrations times intervals week".split())


class Division(NamedTuple):
    """Into how many doses a total is divided, None where that is not said; `end` is the token after the words."""

    low: float | None
    high: float | None
    end: int


def division(s: Sentence, i: int) -> Division | None:
    """The division at token `i`. "in one dose" and "in a single dose" divide nothing."""
    found: Division | None = None
    if s.word(i) in _SPLIT and not (_among_places(s, i + 1) or _forbidden(s, i)):
        found = _after_split(s, i + 1)
    elif s.word(i) in _INTO:
        found = _doses(s, i + 1)
        found = None if found and found.high == 1 and found.low is not None else found
    return found._replace(low=1.0) if found and found.high is not None and _or_whole(s, i) else found


def _forbidden(s: Sentence, i: int) -> bool:
    """ "the tablets should not be split": no total is."""
    return s.follows(i - 2, "not", "be")


def _or_whole(s: Sentence, i: int) -> bool:
    """Whether the division at token `i` is one of two ways: "once daily or in two doses", "at once or divided"."""
    return s.word(i - 1) == "or" and any(s.word(n) in ("once", "single") for n in range(i - _MOST_WORDS, i - 1))


def _among_places(s: Sentence, i: int) -> bool:
    """ "divided among the muscles", "split between the two sides", "divided into several injections": at one time."""
    if s.word(i) in ("among", "amongst", "between", "across"):
        return not any(s.word(n) in _TIMED for n in range(i + 1, i + _MOST_WORDS))
    if s.word(i) != "into":
        return False
    at = next((n for n in range(i + 1, i + _MOST_PLACES) if s.word(n) in _PLACES), None)
    return at is not None and not any(s.word(n) in _TIMED for n in range(at, at + _MOST_WORDS))


def _after_split(s: Sentence, i: int) -> Division | None:
    """ "divided", "divided into 3 doses", "divided doses", "divided or not", "divided three times daily"."""
    start = i + 1 if s.word(i) in ("into", "in", "over", "as", "between", "to", "by", "up") else i
    parts = span(s, start) if start > i else None
    if s.word(i) == "over" and parts and s.word(parts.end) in TIMES:
        return None  # "2 g divided over 2 days" is no total of each day
    if parts and s.word(parts.end) in MEASURES:
        return None  # "split into 200 mg on day 1 and 400 mg on day 2": parts of their own
    return _doses(s, start, split=True) or Division(None, None, i)


def _doses(s: Sentence, i: int, *, split: bool = False) -> Division | None:
    """ "2 to 4 equally divided doses", "divided doses", "a single dose or two divided doses", "several doses".

    `split`: "divided" stands before, so that "two 50 mg doses" are parts too.
    """
    low: float | None = None
    high: float | None = None
    vague = most = False
    for _ in range(_MOST_WORDS):
        found = span(s, i) if high is None else None
        if s.follows(i, "two", "or", "more"):
            vague, i = True, i + 3
        elif found:
            low, high, i = found
        elif split and high is not None and s.at(i).kind == "number" and s.word(i + 1) in MEASURES:
            i += 2
        elif high is None and s.word(i) == "twice":
            low, high, i = 2.0, 2.0, i + 2 if s.word(i + 1) == "-" else i + 1
        elif s.word(i) in ("a", "an", "the"):
            i += 1
        elif s.follows(i, "up", "to"):
            most, i = True, i + 2
        elif s.word(i) in _VAGUE:
            vague, i = True, i + 1
        elif s.word(i) in _DOSES:
            return _counted(s, 1.0 if most else low, high, i + 1, vague=vague)
        elif s.word(i) in ("or", "and") and vague:
            i += 1
        else:
            return None
    return None


def _counted(s: Sentence, low: float | None, high: float | None, end: int, *, vague: bool) -> Division | None:
    if high is None and not vague:
        return None
    if s.word(end) == "or":  # "in a single dose or two divided doses", "in two doses or given as a single dose"
        start = end + 2 if s.word(end + 1) in ("given", "taken") else end + 1
        more = _doses(s, start + 1 if s.word(start) in ("in", "as") else start)
        if more and more.high is not None:
            first = low or 1
            return Division(min(first, more.low or 1), max(high or 1, more.high), more.end)
        if more:
            return Division(None, None, more.end)
    single = high is None and s.word(end - 1) == "dose"
    return Division(1, 1, end) if single else Division(low, high, end)
