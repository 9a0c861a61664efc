"""Which drafts stand: strengths, steps of a titration and things said twice do not."""

from __future__ import annotations

from dispensatory.sig.sentence.draft import Draft

_NEARLY = 0.001
_SHORT = 10


def standing(drafts: list[Draft], *, cued: bool, length: int, increments: bool) -> list[Draft]:
    """The drafts of a sentence that are regimens. `cued`: its words speak of doses; `length` counts its items."""
    for draft in drafts:
        if draft.outer and not draft.dropped:
            _say_once(draft.outer, draft)
    return [
        draft
        for draft in drafts
        if not draft.dropped
        and (increments or not (draft.step or draft.companion))
        and not (
            draft.soft and not (_has_rate(draft) or draft.marks or draft.remarks - {"each"} or _is_given_so(draft))
        )
        and (cued or length <= _SHORT or _is_told(draft))
    ]


def _is_more_than_strength(draft: Draft) -> bool:
    """Whether something is said of an amount that a form follows which makes it a dose."""
    return _has_rate(draft) or bool(draft.marks or draft.remarks - {"each"}) or _is_given_so(draft)


def _is_given_so(draft: Draft) -> bool:
    """ "a 10 mg suppository as needed", "a 2% lotion is applied": a cream as needed is of no amount."""
    return draft.applied or (draft.as_needed and draft.unit != "%")


def _is_told(draft: Draft) -> bool:
    """Whether an amount speaks for itself as a dose, in a sentence that does not speak of doses: "2 mg an hour before
    surgery" does, "2 mg several times" does not.
    """
    weighed = draft.amount is not None and draft.amount.per is not None
    return _has_rate(draft) or weighed or draft.raised or bool(draft.marks or draft.remarks - {"vague"})


def _has_rate(draft: Draft) -> bool:
    timed = draft.amount is not None and draft.amount.time is not None
    return timed or bool(draft.rate or draft.division or draft.determiner)


def _say_once(outer: Draft, inner: Draft) -> None:
    """ "60 mg/day (20 mg three times daily)" is one regimen: the bracket says how the total is split."""
    if _restates(outer, inner):
        inner.dropped = True
        return
    first, second = outer.daily(), inner.daily()
    if _is_same_in_all(outer, inner):
        inner.dropped = True
        return
    if second is None and inner.amount:
        second = (inner.amount.low, inner.amount.high)
    if first is None or second is None or ("maximum" in inner.marks and "maximum" not in outer.marks):
        return
    if _same(first[0], second[0]) and _same(first[1], second[1]):
        inner.dropped = True
        if inner.rate and not inner.rate.total and outer.split is None and outer.daily() == first:
            outer.split = inner.rate


def _restates(outer: Draft, inner: Draft) -> bool:
    """ "1 tablet three or four times daily (75-100 mg/day)": a day's total of what is counted."""
    total = inner.amount is not None and inner.amount.time == "d" and not (inner.rate or inner.marks)
    counted = outer.amount is not None and outer.amount.counts and not (inner.amount and inner.amount.counts)
    return total and counted and outer.rate is not None and not outer.rate.total


def _is_same_in_all(outer: Draft, inner: Draft) -> bool:
    """ "60 mg twice weekly (120 mg a week)", "9 mg/kg a week (3 mg/kg three times a week)": the same in all."""
    one, two = outer.amount, inner.amount
    if one is None or two is None or (one.unit, one.per) != (two.unit, two.per) or inner.marks - outer.marks:
        return False
    first, second = _weekly(outer), _weekly(inner)
    return bool(first and second and _same(first[0], second[0]) and _same(first[1], second[1]))


def _weekly(draft: Draft) -> tuple[float, float] | None:
    """What the amount comes to in a week, of a rate or total over one."""
    found, rate = draft.amount, draft.rate
    if found is None:
        return None
    if found.time == "wk" or (found.time is None and draft.determiner == "wk" and rate is None):
        return found.low, found.high
    if rate is None or rate.unit != "wk" or found.time:
        return None
    least, most = rate.over("wk")
    return (found.low, found.high) if rate.total else (found.low * (least or most), found.high * most)


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= _NEARLY * max(abs(one), abs(other))
