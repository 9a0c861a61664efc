"""Which amount of a line is the strength of the product, and which is what is taken."""

from __future__ import annotations

from dispensatory.sig.amounts import Amount
from dispensatory.sig.context import names_strength
from dispensatory.sig.draft import Draft
from dispensatory.sig.items import Item
from dispensatory.sig.tokens import Sentence
from dispensatory.sig.units import FORMS, PREPARATIONS

_NEAR = 3


def is_strength(before: Draft, found: Amount) -> bool:
    """Whether the amount before is the strength of what is counted now: "ibuprofen 400 mg, 1 tablet"."""
    if before.amount is None or before.rate or before.division or before.marks or before.determiner:
        return False
    return found.counts and not before.amount.counts and not before.amount.time


def is_strength_of(s: Sentence, current: Draft | None, k: int, start: int, found: Amount, *, apart: bool) -> bool:
    """Whether the amount found at item `k`, token `start`, is the strength of what was counted before. `apart`: words
    such as "and" or "then" part the two.
    """
    if current is None or current.amount is None or not counts_product(current, found):
        return False
    if current.amount.counts and names_strength(s, start):
        return True
    return k - current.last <= _NEAR and not (current.rate or apart)


def counts_product(before: Draft, found: Amount) -> bool:
    """Whether the amount found can be the strength of what was counted before: "2 tablets of 500 mg", "5 mL 250 mg"."""
    if before.amount is None or found.counts or found.time:
        return False
    return before.amount.counts or (before.amount.unit == "ml" and found.unit not in ("ml", "l"))


def with_form(found: Amount, before: Draft | None, form: str) -> Amount:
    """A bare "one" counts what was named before it."""
    if found.unit:
        return found
    counted = before.amount if before else None
    return found._replace(unit=counted.unit if counted and counted.counts else form)


def lists_strengths(s: Sentence, opening: Item, first: Item) -> bool:
    """Whether a bracket lists strengths: "tablets (5 mg, 10 mg)". A percentage is kept: "cream (2%): apply daily"."""
    if first.amount is None or first.amount.unit == "%":
        return False
    word = s.word(opening.start - 1)
    return word in FORMS or word in PREPARATIONS
