"""What an amount is per, where the words say so elsewhere than right behind it."""

from __future__ import annotations

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.measures import ratio
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.sentence.draft import Draft


def share_weight(s: Sentence, before: Draft, join: str, found: Amount) -> None:
    """ "30 mg of A and 6 mg of B per kilogram", "one capsule or 5 mL a day": both are."""
    first = before.amount
    counted = first and first.counts != found.counts and not (first.per or found.per)
    if join == "or" and first and counted and found.time and not first.time:
        before.amount = first._replace(time=found.time)
    if join == "and" and first and found.per and not first.per and s.word(first.end) == "of":
        before.amount = first._replace(per=found.per, time=first.time or found.time)


def weigh_after(s: Sentence, current: Draft | None, end: int) -> None:
    """ "25 mcg (0.025 mg)/kg/day": what the amount is per stands behind the bracket that ends before token `end`."""
    found = ratio(s, end)
    if current and current.amount and found.per and not current.amount.per:
        current.amount = current.amount._replace(per=found.per, time=current.amount.time or found.time)
