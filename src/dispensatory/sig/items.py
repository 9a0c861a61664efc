"""A sentence as the things it says: amounts, rates, marks, people, routes, and plain words between them."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.amounts import Amount, amount
from dispensatory.sig.divided import Division, division
from dispensatory.sig.intervals import Period, period
from dispensatory.sig.numbers import WORDS, span
from dispensatory.sig.people import People, people
from dispensatory.sig.phrases import phrase
from dispensatory.sig.rate import Rate, per_day
from dispensatory.sig.rates import rate
from dispensatory.sig.tokens import Sentence
from dispensatory.sig.units import HOURLY, MEASURES

_DOSE_NOUNS = frozenset("dose doses dosage dosages intake maximum max limit total amount amounts allowance".split())
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
        item = _item(s, i)
        found.append(item)
        i = item.end
    return found


def _item(s: Sentence, i: int) -> Item:
    return _timed(s, i) or _measured(s, i) or _worded(s, i)


def _timed(s: Sentence, i: int) -> Item | None:
    if s.word(i) in HOURLY and s.word(i + 1) in _DOSE_NOUNS:
        return Item("determiner", i, i + 2, value=HOURLY[s.word(i)][0])
    split = division(s, i)
    if split:
        return Item("division", i, split.end, division=split)
    often = rate(s, i)
    if often:
        return Item("rate", i, often.end, rate=often)
    return _duration(s, i)


def _duration(s: Sentence, i: int) -> Item | None:
    """ "for 7 days", "x 7 days", "for up to two weeks", "for 3 doses", "over 30 minutes", "a 5-day course"."""
    if s.word(i) not in ("for", "x", "×", "over", "after", "within", "during"):
        return _course(s, i)
    start = i + 1
    while s.word(start) in (
        "the",
        "first",
        "next",
        "up",
        "to",
        "at",
        "least",
        "a",
        "total",
        "of",
        "about",
        "maximum",
        "another",
        "further",
        "additional",
    ):
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


def _course(s: Sentence, i: int) -> Item | None:
    found = period(s, i) if s.at(i).kind == "number" else None
    if found and s.word(found.end) == "course":
        return Item("duration", i, found.end + 1, duration=(found.low, found.high, found.unit))
    return None


def _measured(s: Sentence, i: int) -> Item | None:
    who = people(s, i)
    if who:
        return Item("people", i, who.end, people=who)
    much = amount(s, i)
    if much:
        return Item("amount", i, much.end, amount=much)
    bare = _bare(s, i)
    if bare:
        return Item("amount", i, bare.end, amount=bare)
    return _morning_noon_night(s, i) or _pair(s, i)


def _pair(s: Sentence, i: int) -> Item | None:
    """ "50/12.5 mg": the strengths of a combination, no amount of either that could be told apart."""
    if s.at(i).kind == "number" and s.word(i + 1) == "/" and s.at(i + 2).kind == "number":
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


def _bare(s: Sentence, i: int) -> Amount | None:
    """ "take one every 6 hours", "2 at bedtime": a count of the form named before, with a rate right after it."""
    token, before = s.at(i), s.at(i - 1)
    if token.kind != "number" and token.text not in WORDS and token.text != "half":
        return None
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


def _worded(s: Sentence, i: int) -> Item:
    if s.word(i) == "once" and s.word(i + 1) in _AFTER_ONCE:
        return Item("mark", i, i + 1, value="single")
    said = phrase(s, i)
    if said is None:
        return Item("word", i, i + 1)
    name, _, value = said.name.partition(":")
    return Item(name, i, said.end, value=value)
