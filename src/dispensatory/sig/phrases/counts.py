"""Counts without a noun: "take one every 6 hours", "500 mg tablets, two at night", "Zolmidol 500 1 od"."""

from __future__ import annotations

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.numbers import span
from dispensatory.sig.phrases.rates import rate
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import FORMS, MEASURES

_TAKES = frozenset("take takes taking use inject apply instill insert inhale swallow chew give and then or".split())
_MAXIMA = frozenset("maximum max to than of exceed".split())
_MOMENTS = frozenset(
    "mane midi om am pm qam qpm qhs hs on nocte night bedtime morning breakfast noon midday lunch lunchtime "
    "evening".split()
)
_PLAIN = frozenset(["", ":", ",", "(", ")", "and", "or"]) | MEASURES.keys() | FORMS.keys() | _MOMENTS
_ROUTES = frozenset("po pr pv sl im iv sc orally rectally vaginally".split())
_RELEASES = frozenset("mr sr er xr xl cr la ec".split())
_PLAINLY = frozenset({"ii", "iii", "iss"})
_SWALLOWED = frozenset("tab tabs tablet tablets cap caps capsule capsules".split())
_OF_PIECES = frozenset("od bd bid tds tid qds qid om on nocte".split())  # so often a day a count of pieces is taken
_MOST = 20
_MOST_DAYS = 16  # tokens of a list
_ROMAN: dict[str, float] = {"ss": 0.5, "i": 1, "iss": 1.5, "ii": 2, "tt": 2, "iii": 3, "iv": 4}
ROMAN = frozenset(_ROMAN)


def count(s: Sentence, i: int) -> Amount | None:
    """A count of the form named before, with its rate right after it."""
    before = s.at(i - 1)
    parted = before.text == "-" and s.word(i - 2) in FORMS and s.at(i - 2).end < before.start  # "tablets - two"
    plain = before.text in _PLAIN or before.text in _OF_PIECES or parted or _is_bare_strength(s, i) or _is_release(s, i)
    found = span(s, i)
    if found is None or found.high > _MOST or _is_day(s, i) or not (plain or before.text in _TAKES | _MAXIMA):
        return None
    strong = s.word(i - 2) in MEASURES or s.at(i - 2).kind == "number"
    if before.text in FORMS and s.at(i).kind == "number" and found.high > 1 and not strong:
        return None  # "capsules 20 bd": a strength
    often = rate(s, _past_manner(s, found.end))
    if often is None or (plain and s.word(found.end) in ("a", "/", "with")):
        return None
    return Amount(found.low, found.high, "", found.end, counts=True)


def _is_day(s: Sentence, i: int) -> bool:
    """Whether the number at token `i` is one of a list of days: "days 1, 8, 15 q28d", but not "on day 1, one bd"."""
    if s.at(i).kind != "number" or s.word(i + 1) in _OF_PIECES:
        return False
    for n in range(i - 1, i - _MOST_DAYS, -1):
        if s.word(n) in ("day", "days", "week", "weeks"):
            return True
        if s.at(n).kind != "number" and s.word(n) not in (",", "and", "&"):
            return False
    return False


def _is_bare_strength(s: Sentence, i: int) -> bool:
    """Whether a number without a unit stands before: "500" in "Zolmidol 500 1 od"."""
    before = s.at(i - 1)
    return before.kind == "number" and before.value is not None and s.at(i - 2).kind in ("word", "mark")


def _is_release(s: Sentence, i: int) -> bool:
    """Whether a strength and how it is released stand before: "5 mg e/c", "500 mg MR"."""
    if s.follows(i - 3, "e", "/", "c"):
        return s.word(i - 4) in MEASURES
    return s.word(i - 1) in _RELEASES and s.word(i - 2) in MEASURES


def roman(s: Sentence, i: int, *, alone: bool = False) -> Amount | None:
    """ "ii tabs", "tablets ii bd", "10 mg i mane ii nocte", but neither "angiotensin ii" nor "class ii daily".

    `alone`: what stands before was read already, so that an "i" is not the writer and "ii" needs no rate after it.
    """
    before = s.word(i - 1)
    if not (before in _PLAIN or before in _TAKES or before in ("-", "%")):
        return None
    value = _ROMAN[s.word(i)]
    if s.word(i) == "iv" and s.word(i + 1) not in _SWALLOWED:
        return None  # into a vein
    if s.word(i + 1) in FORMS:
        return Amount(value, value, FORMS[s.word(i + 1)], i + 2, counts=True)
    if s.word(i) == "i" and before == "" and not alone:
        return None
    if alone and s.word(i) in _PLAINLY:
        return Amount(value, value, "", i + 1, counts=True)
    return Amount(value, value, "", i + 1, counts=True) if rate(s, _past_manner(s, i + 1)) else None


def _past_manner(s: Sentence, i: int) -> int:
    """The token after "po", "by mouth" or "to be taken"."""
    if s.follows(i, "by", "mouth"):
        return i + 2
    if s.follows(i, "to", "be") and s.at(i + 2).kind == "word":
        return i + 3
    return i + 1 if s.word(i) in _ROUTES else i
