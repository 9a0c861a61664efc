"""Amounts that are no doses: strengths, diluents, laboratory values, thresholds, conditions."""

from __future__ import annotations

from dispensatory.sig.amounts import Amount
from dispensatory.sig.tokens import Sentence
from dispensatory.sig.units import FORMS, PREPARATIONS

_COMPARE = frozenset("< > ≥ ≤ above below under over than least".split())
_NOT_DOSED = frozenset("per each every x × if = equals contains containing contain instead tolerate".split())
_FLUIDS = frozenset(
    "water saline fluid fluids juice milk sterile normal dextrose diluent liquid sodium isotonic lukewarm warm 0.9 5 "
    "glucose bloodstream blood".split()
)
_MIXED = frozenset("diluted dilute dissolved dissolve reconstituted reconstitute mixed mix added".split())
_FLOWS = frozenset("infusion infused infuse rate drip iv intravenous intravenously".split())
_KIDNEYS = frozenset("clearance crcl clcr egfr gfr creatinine filtration".split())
_NEAR = 4


def compared(s: Sentence, start: int) -> bool:
    """Whether the amount at token `start` is a threshold: "above 40 mg", "<10 mg"."""
    return s.word(start - 1) in _COMPARE or s.follows(start - 2, "more", "than")


def no_dose(s: Sentence, start: int, amount: Amount, *, after_amount: bool) -> bool:
    """Whether the words around the amount at token `start` say that it is not what is given."""
    before = [s.word(n) for n in range(max(0, start - _NEAR), start)]
    last = before[-1] if before else ""
    if amount.concentration or last in _NOT_DOSED or any(word.startswith("tolerat") for word in before[-3:]):
        return True
    if amount.unit == "%":
        return not _percent_of_product(s, start, amount)
    if amount.unit in ("ml", "l") and _is_fluid(s, before, amount, after_amount=after_amount):
        return True
    if amount.unit == "ml" and amount.time == "min":
        return _is_clearance(s, start)
    return last == "with" and after_amount and not _begins_with(before)


def _percent_of_product(s: Sentence, start: int, amount: Amount) -> bool:
    """"2% cream" and "cream (2%)", but not "50% of the dose"."""
    if s.word(amount.end) == "of" or s.word(start - 1) in ("by", "of"):
        return False
    near = [s.word(n) for n in range(max(0, start - _NEAR), start)]
    return amount.product or any(word in PREPARATIONS or word in FORMS for word in near)


def _is_fluid(s: Sentence, before: list[str], amount: Amount, *, after_amount: bool) -> bool:
    after = amount.end + 1 if s.word(amount.end) == "of" else amount.end
    if s.word(after) in _FLUIDS or any(word in _MIXED for word in before):
        return True
    return after_amount and bool(before) and before[-1] in ("in", "into", "with", "to")


def _is_clearance(s: Sentence, start: int) -> bool:
    near = {s.word(n) for n in range(max(0, start - 3 * _NEAR), start)}
    return bool(near & _KIDNEYS) or not any(token.text in _FLOWS for token in s.tokens[max(0, start - 30) : start + 30])


def _begins_with(before: list[str]) -> bool:
    return len(before) > 1 and before[-2].startswith(("start", "begin", "initiat", "commenc", "follow", "replac", "treat"))
