"""A sentence as the things it says: amounts, rates, marks, people, routes, and plain words between them."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig import amounts, divided, rates
from dispensatory.sig import people as patients
from dispensatory.sig import phrases as wording
from dispensatory.sig.amounts import Amount, amount
from dispensatory.sig.dispatch import Readers, by_opener, first_of
from dispensatory.sig.divided import Division, division
from dispensatory.sig.intervals import Period, period
from dispensatory.sig.numbers import WORDS, span
from dispensatory.sig.people import People, people
from dispensatory.sig.phrases import phrase
from dispensatory.sig.rate import Rate, per_day
from dispensatory.sig.rates import rate
from dispensatory.sig.tokens import NUMBER, Sentence
from dispensatory.sig.units import HOURLY, MEASURES

_DOSE_NOUNS = frozenset("dose doses dosage dosages intake maximum max limit total amount amounts allowance".split())
_LASTS = frozenset("for x × over after within during".split())
_BEFORE_TIME = frozenset("the first next up to at least a total of about maximum another further additional".split())
_DURATION_NOUNS = frozenset("dose doses cycle cycles".split())
_TAKES = frozenset("take takes taking use inject apply instill insert inhale swallow chew give and then or".split())


class Item(NamedTuple):
    """One thing a sentence says, from token `start` up to `end`; `name` is its kind, the fields what it holds."""

    name: str
    start: int
    end: int
    amount: Amount | None = None
    rate: Rate | None = None
    division: Division | None = None
    people: People | None = None
    duration: tuple[float, float, str] | None = None
    value: str = ""


def items(s: Sentence) -> list[Item]:
    """Everything the sentence says, in order; each token belongs to one item."""
    found: list[Item] = []
    i = 0
    while i < len(s):
        item = first_of(_READERS, s, i) or Item("word", i, i + 1)
        found.append(item)
        i = item.end
    return found


def _determiner(s: Sentence, i: int) -> Item | None:
    """ "daily dose": what an amount is, not how often."""
    if s.word(i + 1) in _DOSE_NOUNS:
        return Item("determiner", i, i + 2, value=HOURLY[s.word(i)][0])
    return None


def _day_dose(s: Sentence, i: int) -> Item | None:
    """ "24-hour dose": what an amount is over."""
    hour = i + 2 if s.word(i + 1) == "-" else i + 1
    if s.word(i) == "24" and s.word(hour) in ("hour", "hr", "h") and s.word(hour + 1) in _DOSE_NOUNS:
        return Item("determiner", i, hour + 2, value="d")
    return None


def _division(s: Sentence, i: int) -> Item | None:
    split = division(s, i)
    return Item("division", i, split.end, division=split) if split else None


def _rate(s: Sentence, i: int) -> Item | None:
    often = rate(s, i)
    return Item("rate", i, often.end, rate=often) if often else None


def _duration(s: Sentence, i: int) -> Item | None:
    """ "for 7 days", "x 7 days", "for up to two weeks", "for 3 doses", "over 30 minutes", "a 5-day course"."""
    if s.word(i) not in _LASTS:
        return _course(s, i)
    start = i + 1
    while s.word(start) in _BEFORE_TIME:
        start += 1
    if s.word(start - 1) == "a" and s.word(start) in ("day", "week", "month"):
        unit = {"day": "d", "week": "wk", "month": "mo"}[s.word(start)]
        return Item("duration", i, start + 1, duration=(1, 1, unit))
    found = period(s, start)
    if found:
        return _lasting(s, i, found)
    counted = span(s, start)
    if counted and s.word(counted.end) in _DURATION_NOUNS:
        unit = s.word(counted.end).rstrip("s") + "s"
        return Item("duration", i, counted.end + 1, duration=(counted.low, counted.high, unit))
    return None


def _lasting(s: Sentence, i: int, found: Period) -> Item | None:
    """A time is how long treatment lasts only after "for" or "x"; "over 2 hours" is how fast it is given."""
    if s.word(found.end) in ("old", "of"):
        return None
    lasts = s.word(i) in ("for", "x", "×") and found.unit != "min"
    return Item("duration", i, found.end, duration=(found.low, found.high, found.unit) if lasts else None)


_EVENTS = frozenset(
    "procedure procedures surgery operation transplant transplantation anesthesia anaesthesia examination exam imaging "
    "induction intubation incision endoscopy colonoscopy bronchoscopy scan delivery chemotherapy".split()
)
_JUST = frozenset("immediately just shortly".split())
_DAYS = frozenset("day night evening".split())


def _around(s: Sentence, i: int) -> Item | None:
    """ "2 hours before surgery", "the day before the procedure", "three days prior"."""
    if s.word(i) in _JUST:
        end = i + 1
    elif s.word(i) == "the":
        end = i + 2 if s.word(i + 1) in _DAYS else 0
    else:
        found = period(s, i)
        end = found.end if found else 0
    if not end or s.word(end) not in ("before", "prior", "after"):
        return None
    if s.word(end) == "prior" and s.word(end + 1) in ("", ".", ",", ";"):
        return Item("remark", i, end + 1, value="around")
    named = any(s.word(n) in _EVENTS for n in range(end + 1, end + 6))
    return Item("remark", i, end + 1, value="around") if named else None


def _course(s: Sentence, i: int) -> Item | None:
    found = period(s, i)
    if found and s.word(found.end) == "course":
        return Item("duration", i, found.end + 1, duration=(found.low, found.high, found.unit))
    return None


def _people(s: Sentence, i: int) -> Item | None:
    who = people(s, i)
    return Item("people", i, who.end, people=who) if who else None


def _amount(s: Sentence, i: int) -> Item | None:
    much = amount(s, i)
    return Item("amount", i, much.end, amount=much) if much else None


def _bare(s: Sentence, i: int) -> Item | None:
    much = _count(s, i)
    return Item("amount", i, much.end, amount=much) if much else None


def _pair(s: Sentence, i: int) -> Item | None:
    """ "50/12.5 mg": the strengths of a combination, no amount of either that could be told apart."""
    if s.word(i + 1) == "/" and s.at(i + 2).kind == "number":
        end = i + 3
        return Item("strengths", i, end + 1 if s.word(end) in MEASURES else end)
    return None


def _morning_noon_night(s: Sentence, i: int) -> Item | None:
    """ "1-0-1": one in the morning and one at night. Unequal amounts are left unread."""
    tokens = [s.at(n) for n in range(i, i + 5)]
    counts = [token.value for token in tokens[::2]]
    if any(count is None or count > 9 for count in counts) or any(token.text != "-" for token in tokens[1::2]):
        return None
    given = [count for count in counts if count]
    if s.word(i + 5) in ("-", "/") or len(set(given)) != 1 or 0 not in counts:
        return None
    often = len(given)
    return Item(
        "amount", i, i + 5, amount=Amount(given[0], given[0], "", i + 5, counts=True), rate=per_day(often, often, i + 5)
    )


def _count(s: Sentence, i: int) -> Amount | None:
    """ "take one every 6 hours", "2 at bedtime": a count of the form named before, with a rate right after it."""
    before = s.at(i - 1)
    found = span(s, i)
    if found is None or found.high > 20 or before.text not in _TAKES | _MAXIMA | {"", ":", ",", "("}:
        return None
    short = before.text in ("", ":", ",", "(", "and", "or") or before.text in _MAXIMA
    often = rate(s, found.end)
    if often is None or (short and s.word(found.end) in ("a", "/", "with") and before.text not in _MAXIMA):
        return None
    return Amount(found.low, found.high, "", found.end, counts=True)


_AFTER_ONCE = frozenset(["", ",", ";", ")", "then", "before", "as", "on", "immediately", "only"])
_MAXIMA = frozenset("maximum max to than of exceed".split())


def _once(s: Sentence, i: int) -> Item | None:
    return Item("mark", i, i + 1, value="single") if s.word(i + 1) in _AFTER_ONCE else None


def _phrase(s: Sentence, i: int) -> Item | None:
    said = phrase(s, i)
    if said is None:
        return None
    name, _, value = said.name.partition(":")
    return Item(name, i, said.end, value=value)


_READERS: Readers[Item] = by_opener(
    (_determiner, HOURLY),
    (_day_dose, {NUMBER}),
    (_division, divided.OPENERS),
    (_rate, rates.OPENERS),
    (_around, {"the", NUMBER, *WORDS, *_JUST}),
    (_duration, _LASTS | {NUMBER}),
    (_people, patients.OPENERS),
    (_amount, amounts.OPENERS),
    (_bare, {NUMBER, *WORDS, "half"}),
    (_morning_noon_night, {NUMBER}),
    (_pair, {NUMBER}),
    (_once, {"once"}),
    (_phrase, wording.OPENERS),
)
