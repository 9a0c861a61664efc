"""How often an amount is given that has been read already: "10 mg daily at bedtime", "60 mg a day, 20 mg each time"."""

from __future__ import annotations

from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.sentence.draft import Draft
from dispensatory.sig.sentence.kinds import FIRST

_RIGHT_AFTER = 3  # items, a comma and "on" among them


def attach(current: Draft, k: int, found: Rate, *, joined: bool) -> None:
    """Gives the rate at item `k` to the amount before it, or says with it how that amount's total is split.

    `joined`: "and" or "or" stands before the rate.
    """
    joint = _on_some_days(current, found)
    if joint and not joined and k - current.last <= _RIGHT_AFTER:
        current.give_rate(joint, k)
        return
    whole = current.amount.time if current.amount else None
    runs = current.rate is not None and current.rate.total and not whole and "maximum" not in current.marks
    if runs and found.is_longer_than_a_day() and not (found.total or joined):
        current.give_rate(found, k)  # "1.5 mg/m2 over 24 hours, once every 3 weeks": how long it runs in
        return
    if current.division and not whole and not current.rate and (found.adverb or found.is_longer_than_a_day()):
        current.give_rate(found, k)  # "15 mg in 3 divided doses weekly": in a week
        return
    if not whole and current.rate and current.rate.adverb and found.over("d") == (1, 1):
        return  # "5 mg daily at bedtime"
    if current.amount and _on_a_day(current, found):
        current.amount = current.amount._replace(time=None)  # "2 mg/day three times a week": on each of those days
        current.give_rate(found, k)
        return
    if whole or (current.rate and (current.rate.total or current.rate.adverb)) or current.division:
        if joined and found.adverb:
            return  # "10 mg weekly or monthly"
        if current.split is None and not found.total:
            current.split = found
            current.stretch(k)
        elif current.rate is None and not whole:
            current.rate = found
            current.stretch(k)
        return
    if current.rate and current.duration and current.duration[2] == "doses" and found.is_longer_than_a_day():
        low, high, _ = current.duration  # "2.5 mg every 12 hours for 3 doses once a week"
        current.duration = None
        current.give_rate(found._replace(low=low, high=high, total=False, adverb=False), k)
        return
    plain = not (found.moment or found.total or joined or current.duration)
    if plain and current.rate and current.rate.unit == "h" and (found.every_high, found.unit) == (1, "wk"):
        current.dropped = True  # "three doses of 2.5 mg at 12-hour intervals once weekly": how many is not read
        return
    if current.rate is None or (current.rate.moment and not found.moment and not found.total):
        current.give_rate(found, k)


def _on_a_day(current: Draft, found: Rate) -> bool:
    """Whether an amount a day is given so on some days only; how often in them is not said."""
    told = current.rate or current.division or current.split or current.duration
    daily = current.amount is not None and current.amount.time == "d"
    some = found.high > 1 or (found.every_low, found.every_high, found.unit) == (2, 2, "d")
    return daily and some and not told and found.is_longer_than_a_day() and not (found.total or found.adverb)


def _on_some_days(current: Draft, found: Rate) -> Rate | None:
    """ "twice daily on alternate days", "twice daily on Monday and Friday": so often on each of those days."""
    often = current.rate
    if (
        often is None
        or often.total
        or often.low is None
        or (often.every_low, often.every_high, often.unit) != (1, 1, "d")
    ):
        return None
    week = found.unit == "wk" and (found.moment or often.high > 1)
    alternate = (found.low, found.high, found.every_low, found.every_high, found.unit) == (1, 1, 2, 2, "d")
    if not (week or alternate) or found.low is None:
        return None
    return found._replace(low=often.low * found.low, high=often.high * found.high)


def again(current: Draft, k: int, found: Rate) -> Draft:
    """ "10 mg daily for a week, then every other day": the same amount at another rate."""
    draft = Draft(current.amount, k, k, rate=found, routes=current.routes, people=current.people)
    if current.marks & FIRST:
        draft.marks = {"maintenance"}
    return draft
