"""What an order comes to: the most it allows at one time and over a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dispensatory.cases import MedicineOrder
from dispensatory.facts import Regimen
from dispensatory.sig import Amounts, most_times, normalise, read_sig

# "10 mg at night, increasing to 50 mg": the largest may be taken one day
_RISES = re.compile(r"\b(?:increas|incr\b|titrat|uptitrat|up-titrat|building up|build up|going up)|↑")
_THEN = re.compile(r"\bthen\b")
_DATED = re.compile(r"\b(?:days?|weeks?|wks?|months?) ?\d|\b(?:first|1st) day\b|\b(?:now|today)\b")


class Dose(NamedTuple):
    """The most that an order allows, in `unit` (and per kg or m2); null where the order does not tell.

    `least` is what it comes to in a day at the least, where `daily` is not told. `unread` is set where the order gives
    a dose that could not be read as one amount.
    """

    unit: str | None = None
    per: str | None = None
    single: float | None = None
    daily: float | None = None
    rate: float | None = None
    route: str | None = None
    least: float | None = None
    unread: bool = False

    @property
    def known(self) -> bool:
        """Whether anything of the dose is known."""
        return not self.unread and any(value is not None for value in (self.single, self.daily, self.rate))

    def row(self) -> tuple[str | float | None, ...]:
        """Its columns in the table medicine_dose."""
        return (self.unit, self.per, self.single, self.daily, self.rate, self.route, self.least)


def total(order: MedicineOrder) -> Dose:
    """The dose of an order. Doses at several times of a day are added up; doses that follow each other ("then") are
    not: the largest counts. A stated maximum a day bounds what "as needed" could come to, and one beyond the dose is
    what the order allows: "50 mg daily, increasing to 200 mg".
    """
    given = [regimen for regimen in order.regimens if regimen.kind != "maximum"] or list(order.regimens)
    if not given:
        return Dose(unread=any(map(str.isdigit, _after_name(order))))
    amounts = [normalise(regimen) for regimen in given]
    if any(
        regimen.dose and amount.single_high is None and amount.daily_high is None
        for regimen, amount in zip(given, amounts, strict=True)
    ):
        return Dose(route=_first_route(given), unread=True)  # "25 micrograms an hour": for how long is not told
    if len({(amount.unit, amount.per) for amount in amounts if amount.unit is not None}) > 1:
        return Dose(unread=True)
    unit = next((amount.unit for amount in amounts if amount.unit is not None), None)
    if unit == "%":  # "0.5 % eye drops twice daily" is a strength: how much is taken is not told
        return Dose(rate=_rate(order, given, amounts), route=_first_route(given))
    per = amounts[0].per
    limits = _limits(order, unit, per)
    daily, rate = _times(order, given, amounts)
    allowed = _most(limit.daily_high for limit in limits)
    daily = daily if allowed is None else allowed
    return Dose(
        unit=unit,
        per=per,
        single=_most([*(amount.single_high for amount in amounts), *(limit.single_high for limit in limits)]),
        daily=daily,
        rate=rate,
        route=_first_route(given),
        least=_least(order, given, amounts) if daily is None else None,
    )


def _times(order: MedicineOrder, given: list[Regimen], amounts: list[Amounts]) -> tuple[float | None, float | None]:
    """The amount and the administrations over a day."""
    most = most_times(order.text) if len(given) == 1 else None
    if most and amounts[0].single_high is not None:  # "every 4 to 6 hours, at most four times a day"
        return round(amounts[0].single_high * most, 9), most
    return _daily(order, given, amounts), _rate(order, given, amounts)


def _first_route(given: list[Regimen]) -> str | None:
    return next((regimen.route for regimen in given if regimen.route), None)


def _after_name(order: MedicineOrder) -> str:
    return order.text.replace(order.name, "", 1)


def _phases(order: MedicineOrder, given: list[Regimen]) -> list[slice]:
    """The regimens that may be taken at the same time. A duration ends a phase: "2-0-1 x 5 days then 1-0-1" has two."""
    ends = [n + 1 for n, regimen in enumerate(given) if regimen.duration and n + 1 < len(given)]
    text = order.text.lower()
    if not ends and (_sets(given) or _RISES.search(text) or len(_DATED.findall(text)) > 1):
        ends = list(range(1, len(given)))
    return _between(ends or _thens(text, len(given)), len(given))


def _between(ends: list[int], count: int) -> list[slice]:
    return [slice(start, end) for start, end in zip([0, *ends], [*ends, count], strict=True)]


def _thens(text: str, count: int) -> list[int]:
    """After how many of the regimens each "then" stands: each has its own, else so many as are read before it."""
    found = [match.start() for match in _THEN.finditer(text)]
    if len(found) >= count - 1:
        return list(range(1, count))
    ends = [len(read_sig(text[:at])) for at in found]
    inside = all(0 < end < count for end in ends) and sorted(set(ends)) == ends
    return ends if inside else []


def _sets(given: list[Regimen]) -> bool:
    """Whether the regimens are of different kinds, as in "start with 10 mg, usual dose 20 mg"."""
    return len({regimen.kind for regimen in given}) > 1


def _daily(order: MedicineOrder, given: list[Regimen], amounts: list[Amounts]) -> float | None:
    """The most over a day; a dose given once comes to itself on its day, where others tell how often they are given."""
    each = [amount.daily_high for amount in amounts]
    if any(day is not None for day in each):
        dated = _DATED.search(order.text.lower()) is not None  # "500 mg on day 1, then 250 mg daily"
        once = [regimen.kind == "single" or (dated and regimen.period is None) for regimen in given]
        each = [amount.single_high if one else day for amount, one, day in zip(amounts, once, each, strict=True)]
    known = [day for day in each if day is not None]
    if len(known) < len(amounts):
        return None
    return max(sum(known[phase]) for phase in _phases(order, given))


def _least(order: MedicineOrder, given: list[Regimen], amounts: list[Amounts]) -> float | None:
    """What a day comes to where of each amount that is not said how often it is taken once."""
    each = [amount.daily_high or amount.single_high or 0 for amount in amounts]
    return max(sum(each[phase]) for phase in _phases(order, given)) or None


def _limits(order: MedicineOrder, unit: str | None, per: str | None) -> list[Amounts]:
    """What the order says is the most."""
    limits = (normalise(regimen) for regimen in order.regimens if regimen.kind == "maximum")
    return [limit for limit in limits if (limit.unit, limit.per) == (unit, per)]


def _rate(order: MedicineOrder, given: list[Regimen], amounts: list[Amounts]) -> float | None:
    each = [amount.rate_high or 0 for amount in amounts]
    return max(sum(each[phase]) for phase in _phases(order, given)) or None


def _most(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)
