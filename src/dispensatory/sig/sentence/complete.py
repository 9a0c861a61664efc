"""What amounts take over from one another once a sentence has been read to its end."""

from __future__ import annotations

from itertools import pairwise

from dispensatory.sig.phrases.units import FORMS
from dispensatory.sig.sentence.draft import Draft
from dispensatory.sig.sentence.parts import is_of_parts

_COUNTED = frozenset(FORMS.values())
_BESIDE = 4  # items: "; in children"
_LISTED = 3  # items: ", or"
_SPREAD = frozenset({None, "%", "application", "inch", "cm"})
_ROUTES: dict[str | None, str] = {"patch": "transdermal", "puff": "inhaled"}


def _rises_on(draft: Draft, following: Draft) -> bool:
    """ "increased to 10 mg daily and then 20 mg daily": the first is no limit; but "increased to 5 mg per dose, at most
    30 mg a day" and "increased to 10 mg, with a maximum of 30 mg" have two.
    """
    one, two = draft.amount, following.amount
    if one is None or two is None or following.dropped or following.outer or following.step:
        return False
    if (one.per_dose and not two.per_dose) or ("maximum" in following.marks and not following.further):
        return False
    return (one.unit, one.per) == (two.unit, two.per) and one.high < two.low


def _share_first(drafts: list[Draft]) -> None:
    """ "The initial dose is 10 mg daily, 20 mg weekly, or 40 mg monthly": each is one to begin with."""
    first = 0
    for k, draft in enumerate(drafts):
        alike = first < k and _is_alternative(drafts[k - 1], draft)
        if not alike:
            first = k
        elif draft.either and drafts[first].marks == {"initial"}:
            for other in drafts[first + 1 : k + 1]:
                other.marks = {"initial"}


def _is_alternative(draft: Draft, following: Draft) -> bool:
    one, two = draft.amount, following.amount
    if one is None or two is None or following.marks or draft.dropped or following.dropped:
        return False
    turned = following.raised or following.step or following.outer or following.people != draft.people
    beside = following.first - draft.last <= _LISTED
    return (one.unit, one.per) == (two.unit, two.per) and draft.says_rate() and beside and not turned


def _is_one_range(draft: Draft, following: Draft) -> bool:
    """ "10 mg daily or 20 mg daily", "from 10 mg twice daily to 20 mg twice daily": one range."""
    one, two, often, again = draft.amount, following.amount, draft.rate, following.rate
    if one is None or two is None or often is None or again is None or draft.dropped or following.dropped:
        return False
    alike = (one.unit, one.per, one.time) == (two.unit, two.per, two.time) and (
        one.high < two.low or two.high < one.low
    )
    timed = often._replace(end=0) == again._replace(end=0) and draft.duration in (None, following.duration)
    turned = draft.raised or following.raised or draft.step or following.step or draft.companion or following.companion
    whom = (draft.people, draft.routes) == (following.people, following.routes)
    return alike and timed and whom and not turned and draft.marks == following.marks and draft.split == following.split


def _is_one_often(draft: Draft, following: Draft) -> bool:
    """ "from 400 mg twice daily to 400 mg three times daily": one dose, two or three times a day."""
    if draft.amount is None or following.amount is None or draft.dropped or following.dropped:
        return False
    alike = draft.amount._replace(end=0) == following.amount._replace(end=0) and draft.marks == following.marks
    turned = draft.raised or following.raised or draft.step or following.step
    whom = (draft.people, draft.routes) == (following.people, following.routes)
    return alike and whom and not turned and draft.duration in (None, following.duration)


def _is_more_often(draft: Draft, following: Draft) -> bool:
    """ "10 mg in the morning and 10 mg at night": twice a day."""
    one, two, often, again = draft.amount, following.amount, draft.rate, following.rate
    if one is None or two is None or often is None or again is None or draft.dropped or following.dropped:
        return False
    timed = often.moment and again.moment and often.unit == again.unit == "d" and not following.choice
    alike = one._replace(end=0, article=False) == two._replace(end=0, article=False) and draft.marks == following.marks
    plain = not (draft.outer or following.outer or draft.raised or following.raised or draft.step or following.step)
    return timed and alike and plain and draft.people == following.people


def _say_for_others(draft: Draft, following: Draft) -> None:
    """ "at most 80 mg daily (40 mg in the elderly)", "80 mg daily; 40 mg in the elderly": what is said of the first
    amount holds for that of the others.
    """
    one, two = draft.amount, following.amount
    beside = following.outer is draft or (following.outer is None and following.first - draft.last <= _BESIDE)
    if one is None or two is None or not beside or not following.people or draft.dropped:
        return
    plain = not (following.marks or following.says_rate() or following.division or following.determiner)
    if plain and following.people != draft.people and (one.unit, one.per) == (two.unit, two.per):
        following.marks = set(draft.marks)
        following.rate, following.determiner, following.division = draft.rate, draft.determiner, draft.division
        following.amount = two._replace(time=one.time)


def _widen(draft: Draft, other: Draft) -> None:
    """The range of both amounts in the place of both."""
    if draft.amount and other.amount:
        low, high = min(draft.amount.low, other.amount.low), max(draft.amount.high, other.amount.high)
        draft.amount = draft.amount._replace(low=low, high=high)
        draft.first, other.dropped = min(draft.first, other.first), True


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
        if draft.amount and not draft.amount.unit and draft.amount.high < 1:
            draft.dropped = True  # "half in the morning and half at night", of nothing that is named
    _share_first(drafts)
    for draft, following in pairwise(drafts):
        _say_for_others(draft, following)
        if _is_more_often(draft, following) and draft.rate and following.rate:
            total = draft.rate.high + following.rate.high
            following.rate = following.rate._replace(low=total, high=total)
            following.first, draft.dropped = min(draft.first, following.first), True
        if following.choice and _is_one_range(draft, following):
            _widen(following, draft)
        elif following.ranges and _is_one_often(draft, following) and draft.rate and following.rate:
            both = draft.rate.either(following.rate)
            if both:
                following.rate, following.first, draft.dropped = both, min(draft.first, following.first), True
        if draft.raised and _rises_on(draft, following):
            goes_on = (following.raised or following.onward) and not draft.duration
            draft.raised, draft.step = False, draft.step or goes_on
        draft.dropped = draft.dropped or is_of_parts(draft, following)
