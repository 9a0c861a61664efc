"""What an order comes to: the most it allows at one time and over a day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from dispensatory.cases import MedicineOrder
from dispensatory.facts import Regimen
from dispensatory.sig import Amounts, most_times, normalise, read_sig

# "10 mg at night, increasing to 50 mg": the largest may be taken one day
_RISES = re.compile(r"(?i)\b(?:increas|incr\b|titrat|uptitrat|up-titrat|building up|build up|going up)|↑")
_THEN = re.compile(r"\bthen\b")
_DATED = re.compile(r"\b(?:days?|weeks?|wks?|months?) ?\d|\b(?:first|1st) day\b|\b(?:now|today)\b")


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
    not: the largest counts. A stated maximum a day bounds what "as needed" could come to; a dose that is to rise to it
    counts as if it had.
    """
    rises = _RISES.search(order.text) is not None
    given = [regimen for regimen in order.regimens if rises or regimen.kind != "maximum"] or list(order.regimens)
    if not given:
        return Dose(unread=any(map(str.isdigit, _after_name(order))))
    amounts = [normalise(regimen) for regimen in given]
    if len({(amount.unit, amount.per) for amount in amounts if amount.unit is not None}) > 1:
        return Dose(unread=True)
    unit = next((amount.unit for amount in amounts if amount.unit is not None), None)
    if unit == "%":  # "0.5 % eye drops twice daily" is a strength: how much is taken is not told
        return Dose(rate=_rate(order, given, amounts, rises=rises), route=_first_route(given))
    single = _most(amount.single_high for amount in amounts)
    daily, rate = _times(order, given, amounts, rises=rises)
    if daily is None and single is not None and (_most(amount.daily_high for amount in amounts) or 0) > single:
        return Dose(unread=True)  # "at first 500 mg, then 400 mg tds": the single dose alone would be too little
    return Dose(
        unit=unit,
        per=amounts[0].per,
        single=single,
        daily=daily if rises else _bounded(daily, _limit(order, unit)),
        rate=rate,
        route=_first_route(given),
    )


def _times(
    order: MedicineOrder, given: list[Regimen], amounts: list[Amounts], *, rises: bool
) -> tuple[float | None, float | None]:
    """The amount and the administrations over a day."""
    most = most_times(order.text) if len(given) == 1 else None
    if most and amounts[0].single_high is not None:  # "every 4 to 6 hours, at most four times a day"
        return round(amounts[0].single_high * most, 9), most
    return _daily(order, given, amounts, rises=rises), _rate(order, given, amounts, rises=rises)


def _first_route(given: list[Regimen]) -> str | None:
    return next((regimen.route for regimen in given if regimen.route), None)


def _after_name(order: MedicineOrder) -> str:
    return order.text.replace(order.name, "", 1)


def _phases(order: MedicineOrder, given: list[Regimen], *, rises: bool) -> list[slice]:
    """The regimens that may be taken at the same time. A duration ends a phase: "2-0-1 x 5 days then 1-0-1" has two."""
    ends = [n + 1 for n, regimen in enumerate(given) if regimen.duration and n + 1 < len(given)]
    text = order.text.lower()
    if not ends and (_sets(given) or rises or len(_DATED.findall(text)) > 1):
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


def _daily(order: MedicineOrder, given: list[Regimen], amounts: list[Amounts], *, rises: bool) -> float | None:
    """The most over a day; a dose given once comes to itself on its day, where others tell how often they are given."""
    each = [amount.daily_high for amount in amounts]
    if any(day is not None for day in each):
        dated = _DATED.search(order.text.lower()) is not None  # "500 mg on day 1, then 250 mg daily"
        once = [regimen.kind == "single" or (dated and regimen.period is None) for regimen in given]
        each = [amount.single_high if one else day for amount, one, day in zip(amounts, once, each, strict=True)]
    known = [day for day in each if day is not None]
    if len(known) < len(amounts):
        return None
    return max(sum(known[phase]) for phase in _phases(order, given, rises=rises))


def _rate(order: MedicineOrder, given: list[Regimen], amounts: list[Amounts], *, rises: bool) -> float | None:
    each = [amount.rate_high or 0 for amount in amounts]
    return max(sum(each[phase]) for phase in _phases(order, given, rises=rises)) or None


def _limit(order: MedicineOrder, unit: str | None) -> float | None:
    limits = (normalise(regimen) for regimen in order.regimens if regimen.kind == "maximum")
    return _most(limit.daily_high for limit in limits if limit.unit == unit)


def _bounded(daily: float | None, limit: float | None) -> float | None:
    return min((amount for amount in (daily, limit) if amount is not None), default=None)


def _most(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)
