"""What a limit is of: a dose, a step in which doses rise, a time, or a threshold that decides something else."""

from __future__ import annotations

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.items import Item
from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.sentence.context import discouraged
from dispensatory.sig.sentence.draft import Draft

_CHANGES = frozenset("increases increments increment adjustments changes titration steps".split())
_CHANGE_REACH = 6
_MORE = frozenset("more greater higher larger above".split())
_DOSES = frozenset("dose doses".split())
_RUN_IN = frozenset("are can may should is".split())
_TIMES = frozenset("over in within".split())
_MOST_WORDS = 4
_BESIDE = 3  # items: "at a time" and a comma stand between
_ONE = frozenset("a any one the".split())
_REACHED = ("is", "was", "has", "are")


def limits_change(s: Sentence, i: int) -> bool:
    """ "increases should not exceed 5 mg", "increments must not be more than 5 mg": what is limited at token `i` is how
    much a dose changes.
    """
    if not s.word(i + 1).startswith("exceed") and s.word(i) not in _MORE:
        return False
    near = s.words[max(0, i - _CHANGE_REACH) : i]
    return not _CHANGES.isdisjoint(near[near.index("but") :] if "but" in near else near)


def caps_rate(s: Sentence, often: Rate) -> bool:
    """Whether "up to" before a rate is the most of how often: "up to four times a day", not "maximum daily"."""
    return not (often.total or often.adverb) and s.word(often.end) not in _DOSES


def limits_more(before: Draft, draft: Draft, k: int) -> bool:
    """ "at most 2 tablets at a time, 8 tablets in a day": the larger one, at item `k`, limits a longer time."""
    one, two = before.amount, draft.amount
    if one is None or two is None or draft.marks or "maximum" not in before.marks or k - before.last > _BESIDE:
        return False
    return (before.is_each() or one.per_dose) and (one.unit, one.per) == (two.unit, two.per) and one.high < two.low


def is_of_time(s: Sentence, end: int) -> bool:
    """Whether a time and no dose is the most, before token `end`: "maximum treatment duration"."""
    return "duration" in (s.word(end), s.word(end + 1))


def is_soon(s: Sentence, items: list[Item], k: int) -> bool:
    """Whether the time at item `k` may be one by which something is done: "within 24 hours", "in a week"; but
    "40 mg in a day" tells how much.
    """
    i = items[k].start
    one = s.word(i) in ("in", "during") and s.word(i + 1) in _ONE and s.word(i + 2) != "24"
    several = s.word(i) == "in" and not one and "24" not in (s.word(i + 1), s.word(i + 2))
    return s.word(i) == "within" or several or (one and not (k and items[k - 1].name == "amount"))


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


def is_of_doses(s: Sentence, start: int, end: int) -> bool:
    """Whether "or more" up to token `end` tells which doses are meant, after "doses of" or before "not recommended"."""
    return (s.word(start - 1) == "of" and s.word(start - 2) in _DOSES) or discouraged(s, end)


def is_reached(s: Sentence, found: Amount) -> bool:
    """ "until a total of 10 mg/kg is reached"."""
    return s.word(found.end) in _REACHED and "reached" in (s.word(found.end + 1), s.word(found.end + 2))
