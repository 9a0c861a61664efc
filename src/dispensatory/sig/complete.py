"""What amounts take over from one another once a sentence has been read to its end."""

from __future__ import annotations

from itertools import pairwise

from dispensatory.sig.draft import Draft
from dispensatory.sig.units import FORMS

_COUNTED = frozenset(FORMS.values())
_SPREAD = frozenset({None, "%", "application", "inch"})
_ROUTES: dict[str | None, str] = {"patch": "transdermal", "puff": "inhaled"}


def _rises_on(draft: Draft, following: Draft) -> bool:
    """ "increased to 10 mg daily and then 20 mg daily": the first is no limit."""
    one, two = draft.amount, following.amount
    if one is None or two is None or following.dropped or following.outer or following.step:
        return False
    return (one.unit, one.per) == (two.unit, two.per) and one.high < two.low


def complete(drafts: list[Draft], *, topical: bool) -> None:
    """Fills in the form a bare number counts, the rate a raised dose keeps, and the route that a form implies.

    `topical`: the sentence says "apply".
    """
    form = next((draft.amount.unit for draft in drafts if draft.amount and draft.amount.unit in _COUNTED), "")
    for draft in drafts:
        if draft.amount and not draft.amount.unit:
            draft.amount = draft.amount._replace(unit=form)
        if draft.raised and draft.rate is None and draft.division is None:
            draft.take_rate()
        if topical and not draft.routes and draft.unit in _SPREAD:
            draft.routes = ["topical"]
        elif not draft.routes and draft.unit in _ROUTES:
            draft.routes = [_ROUTES[draft.unit]]
    for draft, following in pairwise(drafts):
        draft.raised = draft.raised and not _rises_on(draft, following)
