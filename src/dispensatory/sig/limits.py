"""What a limit is of: a dose, a step in which doses rise, a time, or a threshold that decides something else."""

from __future__ import annotations

from dispensatory.sig.amounts import Amount
from dispensatory.sig.tokens import Sentence

_CHANGES = frozenset("increases increments increment adjustments changes titration steps".split())
_CHANGE_REACH = 6
_DOSES = frozenset("dose doses".split())
_RUN_IN = frozenset("are can may should is".split())
_TIMES = frozenset("over in within".split())
_MOST_WORDS = 4
_REACHED = ("is", "was", "has", "are")


def limits_change(s: Sentence, i: int) -> bool:
    """ "increases should not exceed 5 mg": what "not exceed" at token `i` limits is how much a dose changes."""
    if not s.word(i + 1).startswith("exceed"):
        return False
    return any(s.word(n) in _CHANGES for n in range(max(0, i - _CHANGE_REACH), i))


def is_of_time(s: Sentence, end: int) -> bool:
    """Whether a time and no dose is the most, before token `end`: "maximum treatment duration"."""
    return "duration" in (s.word(end), s.word(end + 1))


def is_class(s: Sentence, start: int, end: int) -> bool:
    """ "doses of 500 mg or less are infused over 15 minutes": which doses are meant, and not the most."""
    if s.word(start - 1) != "of" or s.word(start - 2) not in _DOSES or s.word(end) not in _RUN_IN:
        return False
    return any(s.word(n) in _TIMES for n in range(end + 1, end + 1 + _MOST_WORDS))


def is_most(s: Sentence, start: int, *, limited: bool) -> bool:
    """ "doses less than or equal to 16 mg/hour", "a maximum of 2 g or ≤30 mg/kg": compared, and yet the most.

    `limited`: the amount before is a maximum.
    """
    if s.follows(start - 5, "less", "than", "or", "equal", "to"):
        return s.word(start - 6) in _DOSES or s.word(start - 7) in _DOSES
    return limited and s.word(start - 1) == "≤" and s.word(start - 2) == "or"


def is_reached(s: Sentence, found: Amount) -> bool:
    """ "until a total of 10 mg/kg is reached"."""
    return s.word(found.end) in _REACHED and "reached" in (s.word(found.end + 1), s.word(found.end + 2))
