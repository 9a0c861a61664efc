"""A sentence as the things it says: amounts, rates, marks, people, routes, and plain words between them."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.phrases import amounts, divided, durations, rates
from dispensatory.sig.phrases import marks as wording
from dispensatory.sig.phrases import people as patients
from dispensatory.sig.phrases import supplied as supplies
from dispensatory.sig.phrases.amounts import Amount, amount
from dispensatory.sig.phrases.ceilings import OPENERS as CEILINGS
from dispensatory.sig.phrases.ceilings import ceiling
from dispensatory.sig.phrases.counts import ROMAN, count, roman
from dispensatory.sig.phrases.dispatch import Readers, by_opener, first_of
from dispensatory.sig.phrases.divided import Division, division
from dispensatory.sig.phrases.durations import duration
from dispensatory.sig.phrases.intervals import period
from dispensatory.sig.phrases.marks import phrase
from dispensatory.sig.phrases.most_doses import most_doses
from dispensatory.sig.phrases.numbers import OPENERS as NUMBERS
from dispensatory.sig.phrases.numbers import span
from dispensatory.sig.phrases.people import People, people
from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.phrases.rates import rate
from dispensatory.sig.phrases.schedule import Schedule, schedule
from dispensatory.sig.phrases.supplied import supplied
from dispensatory.sig.phrases.tokens import NUMBER, Sentence
from dispensatory.sig.phrases.units import FORMS, HOURLY, MEASURES

_DOSE_NOUNS = frozenset("dose doses dosage dosages intake maximum max limit total amount amounts allowance".split())


_OF_DOSES = frozenset("maintenance starting initial recommended oral".split())


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
    schedule: Schedule | None = None
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
        end = i + 1 if s.word(i + 1) in ("maximum", "max", "limit") else i + 2  # which is for a mark to read
        return Item("determiner", i, end, value=HOURLY[s.word(i)][0])
    if s.word(i + 1) in _OF_DOSES and s.word(i + 2) in _DOSE_NOUNS:
        return Item("determiner", i, i + 1, value=HOURLY[s.word(i)][0])  # "a daily maintenance dose"
    return None


def _day_dose(s: Sentence, i: int) -> Item | None:
    """ "24-hour dose": what an amount is over."""
    hour = i + 2 if s.word(i + 1) == "-" else i + 1
    if s.word(i) == "24" and s.word(hour) in ("hour", "hr", "h") and s.word(hour + 1) in _DOSE_NOUNS:
        return Item("determiner", i, hour + 2, value="d")
    return None


def _ceiling(s: Sentence, i: int) -> Item | None:
    found = ceiling(s, i)
    if found is None:
        return None
    return Item("lead", i, found.end) if found.leads else Item("mark", i, found.end, value="maximum")


def _division(s: Sentence, i: int) -> Item | None:
    split = division(s, i)
    return Item("division", i, split.end, division=split) if split else None


def _rate(s: Sentence, i: int) -> Item | None:
    often = rate(s, i)
    return Item("rate", i, often.end, rate=often) if often else None


def _most_doses(s: Sentence, i: int) -> Item | None:
    often = most_doses(s, i)
    return Item("most", i, often.end, rate=often) if often else None


def _duration(s: Sentence, i: int) -> Item | None:
    found = duration(s, i)
    return Item("duration", i, found.end, rate=found.over, duration=found.lasts) if found else None


_FRACTIONS = frozenset("half quarter third % percent".split())
_OWNERS = frozenset("the your their normal usual adult standard recommended".split())
_MOST_BETWEEN = 4


def _relative(s: Sentence, i: int) -> Item | None:
    """ "half the usual dose", "50% of the adult dose": no amount, and what is said of it is of no dose that is told."""
    last = i + 1 if s.at(i).kind == "number" else i
    if s.word(last) not in _FRACTIONS:
        return None
    start = last + 2 if s.word(last + 1) == "of" else last + 1
    if s.word(start) not in _OWNERS:
        return None
    at = next((n for n in range(start + 1, start + 1 + _MOST_BETWEEN) if s.word(n) in ("dose", "dosage", "amount")), 0)
    return Item("relative", i, at + 1) if at else None


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


def _people(s: Sentence, i: int) -> Item | None:
    who = people(s, i)
    return Item("people", i, who.end, people=who) if who else None


def _amount(s: Sentence, i: int) -> Item | None:
    much = amount(s, i)
    if much and much.unit == "cm" and not _is_ribbon(s, i, much.end):
        return None
    return Item("amount", i, much.end, amount=much) if much else None


_RIBBONS = frozenset("ribbon ribbons strip strips strand strands line length ointment gel cream paste".split())
_MOST_RIBBON = 7


def _is_ribbon(s: Sentence, start: int, end: int) -> bool:
    """ "a 1 cm strip", "a ribbon (about 1 cm)"; but not "lesions up to 2 cm"."""
    near = [s.word(n) for n in (*range(start - _MOST_RIBBON, start), *range(end, end + _MOST_RIBBON))]
    return bool(_RIBBONS.intersection(near))


def _bare(s: Sentence, i: int) -> Item | None:
    much = count(s, i)
    return Item("amount", i, much.end, amount=much) if much else None


def _roman(s: Sentence, i: int) -> Item | None:
    much = roman(s, i)
    return Item("amount", i, much.end, amount=much) if much else None


def _pair(s: Sentence, i: int) -> Item | None:
    """ "50/12.5 mg": the strengths of a combination, no amount of either that could be told apart."""
    if s.word(i + 1) == "/" and s.at(i + 2).kind == "number":
        end = i + 3
        return Item("strengths", i, end + 1 if s.word(end) in MEASURES else end)
    return None


def _schedule(s: Sentence, i: int) -> Item | None:
    through = schedule(s, i)
    return Item("schedule", i, through.end, schedule=through) if through else None


def _supplied(s: Sentence, i: int) -> Item | None:
    end = supplied(s, i)
    return Item("supplied", i, end) if end else None


_SUMS = frozenset("resulting making totaling totalling totals".split())
_TO_SUM = frozenset("in a total of up to".split())
_MOST_TO_SUM = 5


def _summed(s: Sentence, i: int) -> Item | None:
    """ "10 mg every 8 hours and 20 mg at night, resulting in four doses daily": what was told comes to that."""
    if s.word(i) == "for" and not s.follows(i + 1, "a", "total", "of"):
        return None
    n = i + 1
    while s.word(n) in _TO_SUM and n <= i + _MOST_TO_SUM:
        n += 1
    count = span(s, n)
    named = count is not None and s.word(count.end) in ("dose", "doses", "times")
    often = rate(s, n) if named else None
    return Item("word", i, often.end) if often else None


_COUNTED_FROM = frozenset("week weeks month months day days".split())
_MOST_TIMES = 14


def _series(s: Sentence, i: int) -> Item | None:
    """ "at weeks 0, 2, and 6", "on days 0 and 7": how a series opens, counted from its first dose."""
    if s.word(i + 1) not in _COUNTED_FROM or s.word(i + 2) != "0":
        return None
    end = i + 3
    while end < i + 3 + _MOST_TIMES and s.word(end) in (",", "and", "&") and _is_time(s, end + 1):
        end += 2
    while end < i + 3 + _MOST_TIMES and s.word(end) == "," and s.word(end + 1) == "and" and s.at(end + 2).value:
        end += 3
    return Item("first", i, end)


def _is_time(s: Sentence, i: int) -> bool:
    """Whether the number at token `i` is one of a series, and not of an amount: "in week 0, 80 mg in week 2"."""
    return s.at(i).value is not None and s.word(i + 1) not in MEASURES and s.word(i + 1) not in FORMS


_AFTER_ONCE = frozenset(["", ",", ";", ")", "then", "before", "as", "on", "immediately", "only"])


def _once(s: Sentence, i: int) -> Item | None:
    return Item("mark", i, i + 1, value="single") if s.word(i + 1) in _AFTER_ONCE else None


_LONG = ("d", "wk", "mo")
_NEARLY = frozenset("approximately about around roughly".split())


def _later(s: Sentence, i: int) -> Item | None:
    """ "0.6 mg one hour later": given once."""
    found = period(s, i + 1 if s.word(i) in _NEARLY else i)
    if found is None or s.word(found.end) != "later":
        return None
    apart = Rate(1, 1, found.low, found.high, found.unit, found.end + 1) if found.unit in _LONG and found.low else None
    return Item("later", i, found.end + 1, rate=apart)


def _phrase(s: Sentence, i: int) -> Item | None:
    said = phrase(s, i)
    if said is None:
        return None
    name, _, value = said.name.partition(":")
    return Item(name, i, said.end, value=value)


_READERS: Readers[Item] = by_opener(
    (_supplied, supplies.OPENERS),
    (_ceiling, CEILINGS),
    (_relative, _FRACTIONS | {NUMBER}),
    (_determiner, HOURLY),
    (_day_dose, {NUMBER}),
    (_division, divided.OPENERS),
    (_summed, _SUMS | {"for"}),
    (_schedule, NUMBERS),
    (_most_doses, NUMBERS),
    (_rate, rates.OPENERS),
    (_series, {"at", "on", "in"}),
    (_later, NUMBERS | _NEARLY),
    (_around, NUMBERS | {"the", *_JUST}),
    (_duration, durations.OPENERS),
    (_people, patients.OPENERS),
    (_amount, amounts.OPENERS),
    (_bare, NUMBERS),
    (_roman, ROMAN),
    (_pair, {NUMBER}),
    (_once, {"once"}),
    (_phrase, wording.OPENERS),
)
