"""What an order comes to: the most it allows at one time and over a day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from dispensatory.cases import MedicineOrder
from dispensatory.facts import Regimen
from dispensatory.sig import Amounts, normalise


class Dose(NamedTuple):
    """The most that an order allows, in `unit` (and per kg or m2); null where the order does not tell.

    `unread` is set where the order gives a dose that could not be read as one amount.
    """

    unit: str | None = None
    per: str | None = None
    single: float | None = None
    daily: float | None = None
    rate: float | None = None
    route: str | None = None
    unread: bool = False

    @property
    def known(self) -> bool:
        """Whether anything of the dose is known."""
        return not self.unread and any(value is not None for value in (self.single, self.daily, self.rate))

    def row(self) -> tuple[str | float | None, ...]:
        """Its columns in the table medicine_dose."""
        return (self.unit, self.per, self.single, self.daily, self.rate, self.route)


def total(order: MedicineOrder) -> Dose:
    """The dose of an order. Doses at several times of a day are added up; doses that follow each other ("then") are
    not: the largest counts. A stated maximum a day bounds what "as needed" could come to.
    """
    given = [regimen for regimen in order.regimens if regimen.kind != "maximum"] or list(order.regimens)
    if not given:
        return Dose(unread=any(map(str.isdigit, _after_name(order))))
    amounts = [normalise(regimen) for regimen in given]
    if len({(amount.unit, amount.per) for amount in amounts if amount.unit is not None}) > 1:
        return Dose(unread=True)
    unit = next((amount.unit for amount in amounts if amount.unit is not None), None)
    if unit == "%":  # "0.5 % eye drops twice daily" is a strength: how much is taken is not told
        return Dose(rate=_rate(order, given, amounts), route=_first_route(given))
    daily = _daily(order, given, amounts)
    return Dose(
        unit=unit,
        per=amounts[0].per,
        single=_most(amount.single_high for amount in amounts),
        daily=_bounded(daily, _limit(order, unit)),
        rate=_rate(order, given, amounts),
        route=_first_route(given),
    )


def _first_route(given: list[Regimen]) -> str | None:
    return next((regimen.route for regimen in given if regimen.route), None)


def _after_name(order: MedicineOrder) -> str:
    return order.text.replace(order.name, "", 1)


def _phases(order: MedicineOrder, given: list[Regimen]) -> list[slice]:
    """The regimens that are taken at the same time. A duration ends a phase: "2-0-1 x 5 days then 1-0-1" has two."""
    ends = [n + 1 for n, regimen in enumerate(given) if regimen.duration and n + 1 < len(given)]
    if not ends and (" then " in order.text.lower() or _sets(given)):
        ends = list(range(1, len(given)))
    return [slice(start, end) for start, end in zip([0, *ends], [*ends, len(given)], strict=True)]


def _sets(given: list[Regimen]) -> bool:
    """Whether the regimens are of different kinds, as in "start with 10 mg, usual dose 20 mg"."""
    return len({regimen.kind for regimen in given}) > 1


def _daily(order: MedicineOrder, given: list[Regimen], amounts: list[Amounts]) -> float | None:
    each = [amount.daily_high for amount in amounts if amount.daily_high is not None]
    if len(each) < len(amounts):
        return None
    return max(sum(each[phase]) for phase in _phases(order, given))


def _rate(order: MedicineOrder, given: list[Regimen], amounts: list[Amounts]) -> float | None:
    each = [amount.rate_high or 0 for amount in amounts]
    return max(sum(each[phase]) for phase in _phases(order, given)) or None


def _limit(order: MedicineOrder, unit: str | None) -> float | None:
    limits = (normalise(regimen) for regimen in order.regimens if regimen.kind == "maximum")
    return _most(limit.daily_high for limit in limits if limit.unit == unit)


def _bounded(daily: float | None, limit: float | None) -> float | None:
    return min((amount for amount in (daily, limit) if amount is not None), default=None)


def _most(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)
