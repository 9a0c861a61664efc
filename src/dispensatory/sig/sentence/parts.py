"""Totals and the parts they are given in: "90 mg over three days", "300 mg as three 100 mg injections"."""

from __future__ import annotations

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.numbers import WORDS, number
from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.phrases.rates import rate
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import HOURLY, HOURS
from dispensatory.sig.sentence.draft import Draft

_NUMBERED = 4  # "as three separate 10 mg injections"
_GIVEN = frozenset("given taken administered split divided".split())
_APART = frozenset("separate individual consecutive single".split())
_DOSES = frozenset("dose doses".split())
_REPEATED = frozenset("doses injections infusions".split())
_SUMS = frozenset("totaling totalling totals totalled totaled resulting".split())
_SPREAD = frozenset("divided split spread".split())
_WHOLE = frozenset("total cumulative".split())
_WHOLE_REACH = 6
_RATE_REACH = 6
_NEARLY = 0.001


def is_part(s: Sentence, start: int, current: Draft | None) -> bool:
    """ "9 mg weekly, given as 3 mg every 12 hours": how that dose is taken, and no dose beside it."""
    at = next((n for n in range(start - 1, max(0, start - _NUMBERED), -1) if s.word(n) == "as"), 0)
    counted = at == start - 2 and s.word(start - 1) in WORDS
    if not at or not (counted or s.word(at - 1) in _GIVEN):
        return False
    apart = any(s.word(n) in ("separate", "individual") for n in range(at, start))
    told = current is not None and current.says_rate()
    return apart or (told and (counted or at == start - 1))


def so_many(s: Sentence, start: int, found: Amount) -> float | None:
    """How many doses of the amount at token `start` are told: "two doses of 10 mg", "two 10 mg doses",
    "three times 10 mg".
    """
    at = start - 3 if s.word(start - 1) == "of" and s.word(start - 2) in _REPEATED else -1
    at = start - 1 if s.word(found.end) in _REPEATED else at
    at = start - 2 if s.word(start - 1) == "times" else at
    times = number(s, at) if at >= 0 else None
    return times.value if times and times.value > 1 and times.end == at + 1 else None


def makes_up(s: Sentence, start: int, found: Amount, current: Draft | None) -> bool:
    """ "300 mg, as three 100 mg injections": so many of the amount at token `start` are the one before."""
    whole = current.amount if current and not current.says_rate() else None
    if whole is None or (whole.unit, whole.per) != (found.unit, found.per) or found.counts or found.time:
        return False
    if s.word(found.end) in _DOSES and any(rate(s, n) for n in range(found.end + 1, found.end + _RATE_REACH)):
        return False  # "1 g, as two 500 mg doses every 12 hours": the rate is that of the parts
    at = start - 2 if s.word(start - 1) in _APART else start - 1
    times = number(s, at)
    return bool(times and times.value > 1 and times.end == at + 1 and _same(times.value * found.high, whole.high))


def is_sum(s: Sentence, start: int) -> bool:
    """ "two puffs twice daily, totaling 200 mcg": what the doses come to, and no dose beside them."""
    if s.word(start - 1) in _SUMS or s.word(start - 2) in _SUMS:
        return True
    return s.word(start - 4) in ("for", "with") and s.follows(start - 3, "a", "total", "of")


def is_entire(s: Sentence, start: int) -> bool:
    """ "a total dose of", "the cumulative dose is"; but a "total daily dose" is one of each day."""
    for n in range(start - 1, max(-1, start - 1 - _WHOLE_REACH), -1):
        if s.word(n) in HOURLY or s.at(n).kind == "mark":
            return False
        if s.word(n) in _WHOLE:
            return True
    return False


def spread(s: Sentence, start: int, draft: Draft, over: Rate) -> None:
    """ "a total of 90 mg over three days", "2 g/kg divided over 2 days": the amount is a total over that time, which
    token `start` begins to tell.
    """
    if draft.says_rate() or draft.division or not (draft.entire or s.word(start - 1) in _SPREAD):
        return
    draft.rate = over


def is_of_parts(draft: Draft, following: Draft) -> bool:
    """ "90 mg over three days, 30 mg each day": the doses tell the whole."""
    whole, part, over = draft.amount, following.amount, draft.rate
    if whole is None or part is None or over is None or not over.total or following.rate is None or following.dropped:
        return False
    days = over.every_low * HOURS[over.unit] / HOURS["d"]
    alike = (whole.unit, whole.per) == (part.unit, part.per) and days > 1
    return alike and _same(part.high * following.rate.over("d")[1] * days, whole.high)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _NEARLY * max(abs(one), abs(other))
