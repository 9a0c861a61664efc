"""How often an amount is given that has been read already: "10 mg daily at bedtime", "60 mg a day, 20 mg each time"."""

from __future__ import annotations

from dispensatory.sig.draft import Draft
from dispensatory.sig.kinds import FIRST
from dispensatory.sig.rate import Rate


def attach(current: Draft, k: int, found: Rate) -> None:
    """Gives the rate at item `k` to the amount before it, or says with it how that amount's total is split."""
    whole = current.amount.time if current.amount else None
    if not whole and current.rate and current.rate.adverb and found.over("d") == (1, 1):
        return  # "5 mg daily at bedtime"
    if whole or (current.rate and (current.rate.total or current.rate.adverb)) or current.division:
        if current.split is None and not found.total:
            current.split = found
            current.stretch(k)
        elif current.rate is None and not whole:
            current.rate = found
            current.stretch(k)
        return
    if current.rate is None or (current.rate.moment and not found.moment and not found.total):
        current.give_rate(found)
        current.stretch(k)


def again(current: Draft, k: int, found: Rate) -> Draft:
    """ "10 mg daily for a week, then every other day": the same amount at another rate."""
    draft = Draft(current.amount, k, k, rate=found, routes=current.routes, people=current.people)
    if current.marks & FIRST:
        draft.marks = {"maintenance"}
    return draft
