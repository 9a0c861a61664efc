"""Quantities to supply, which nobody takes at once: "disp 20", "#30", "Qty: 30 tablets", "100 ml bottle", "1 OP"."""

from __future__ import annotations

from dispensatory.sig.phrases.measures import unit
from dispensatory.sig.phrases.numbers import number
from dispensatory.sig.phrases.rates import rate
from dispensatory.sig.phrases.tokens import NUMBER, Sentence
from dispensatory.sig.phrases.units import FORMS

_ASKS = frozenset(
    "disp dispense dispensed mitte supply supplied qty quantity quant refill refills rpt rpts repeats rf rfl "
    "rfs".split()
)
_PACKS = frozenset("bottle bottles tube tubes pack packs packet box boxes pot pots jar jars op".split())
_TAKEN_WHOLE = frozenset("a an one the use single contents entire whole each per half".split())
_ENDS = frozenset(["", ",", ";", ".", ")"])
_FEWEST = 5  # "400 mg x 2 tabs" is a dose
OPENERS = _ASKS | {"#", "x", "×", NUMBER}


def supplied(s: Sentence, i: int) -> int | None:
    """The token after a quantity to supply that starts at token `i`; None where there is none."""
    if s.word(i) in _ASKS:
        return _asked(s, i + 1)
    if s.word(i) == "#":
        return _quantity(s, i + 1)
    if s.word(i) in ("x", "×"):
        return _times_pieces(s, i)
    return _pack(s, i)


def _asked(s: Sentence, i: int) -> int | None:
    """ "Qty: 30", "disp #20", "supply of 28 tablets"."""
    while s.word(i) in (":", "#", "of", ".", "-", "="):
        i += 1
    return _quantity(s, i)


def _quantity(s: Sentence, i: int) -> int | None:
    """ "30", "28 tablets", "500 ml"; what is so much a day or a kilogram is none, nor are milligrams."""
    found = number(s, i)
    if found is None:
        return None
    named = unit(s, found.end)
    end = named.end if named else found.end
    sold = named is None or named.counts or named.name in ("ml", "g", "l")
    return end if sold and s.word(end) not in ("/", "per", "-") and rate(s, end) is None else None


def _times_pieces(s: Sentence, i: int) -> int | None:
    """ "x 30 tabs" at the end of what is said; "2 x 500 mg tablets" and "x 2 tabs tds" are doses."""
    found = number(s, i + 1)
    named = unit(s, found.end) if found else None
    if found is None or named is None or not named.counts or found.value < _FEWEST or s.at(i - 1).kind == "number":
        return None
    return named.end if s.word(named.end) in _ENDS else None


def _pack(s: Sentence, i: int) -> int | None:
    """ "100 ml bottle", "45 g tube", "2 OP"; a bottle that is taken whole is a dose."""
    found = number(s, i)
    if found is None or s.word(i - 1) in _TAKEN_WHOLE:
        return None
    named = unit(s, found.end)
    end = named.end if named and not named.counts else found.end
    size = s.word(end) in _PACKS and s.word(end) not in FORMS
    if not size or (end == found.end and s.word(end) != "op") or rate(s, end + 1):
        return None
    return end + 1
