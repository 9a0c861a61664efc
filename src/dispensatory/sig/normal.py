"""Regimens as plain amounts that can be compared: milligrams, a dose, a day."""

from __future__ import annotations

from typing import Literal

import msgspec

from dispensatory.facts import Range, Regimen
from dispensatory.sig.phrases.units import HOURS

_SCALES: dict[str, tuple[str, float]] = {
    "g": ("mg", 1000.0),
    "mcg": ("mg", 0.001),
    "ng": ("mg", 1e-6),
    "l": ("ml", 1000.0),
    # One thing under several names.
    "inhalation": ("puff", 1.0),
    "caplet": ("tablet", 1.0),
    "pill": ("tablet", 1.0),
    "softgel": ("capsule", 1.0),
    "packet": ("sachet", 1.0),
}
_WEEK = 7  # days
_DIGITS = 9


class Amounts(msgspec.Struct, frozen=True, kw_only=True):
    """What a regimen comes to. Null where the words do not tell.

    `unit` is the unit of the amounts (mg for every weight, ml for every volume, puff for an inhalation, else as
    stated), `per` kilogram or square metre. `single_*` is the amount at one time, `daily_*` over a day, `rate_*` the
    administrations in a day. `span` is the days over which the words give it, at least one: 7 of an amount a week.
    """

    unit: str | None = None
    per: Literal["kg", "m2"] | None = None
    single_low: float | None = None
    single_high: float | None = None
    daily_low: float | None = None
    daily_high: float | None = None
    rate_low: float | None = None
    rate_high: float | None = None
    span: float = 1.0


def normalise(regimen: Regimen) -> Amounts:
    """The amounts of a regimen at one time and over a day.

    A daily amount is dose times rate, or the total itself for basis "period"; a single amount is the dose, or the
    total shared out over the stated number of doses. An amount a week or longer, without a number of doses, may be
    given at one time. Infusion rates (mg/h) keep no daily amount: how long they run
    is not known.
    """
    unit, scale = _SCALES.get(regimen.unit or "", (regimen.unit, 1.0))
    dose = _ends(regimen.dose, scale)
    rate = _rate(regimen)
    if regimen.basis == "period":
        single, daily = _of_total(regimen, dose, rate)
    else:
        single, daily = dose, _times(dose, rate)
    return Amounts(
        unit=unit,
        per=regimen.per,
        single_low=single[0],
        single_high=single[1],
        daily_low=daily[0],
        daily_high=daily[1],
        rate_low=rate[0],
        rate_high=rate[1],
        span=_span(regimen, rate),
    )


def _ends(value: Range | None, scale: float) -> Range:
    """A range scaled, its open end closed: [null, 3] is 3 at most, read as 3."""
    if value is None:
        return None, None
    low, high = value
    low, high = (high if low is None else low), (low if high is None else high)
    return (
        None if low is None else round(low * scale, _DIGITS),
        None if high is None else round(high * scale, _DIGITS),
    )


def _period_days(regimen: Regimen) -> Range:
    """The period in days; none for minutes, since nothing is given every five minutes all day."""
    if regimen.period is None or regimen.period_unit in (None, "min"):
        return None, None
    low, high = _ends(regimen.period, HOURS[regimen.period_unit] / 24)
    return (low, high) if low and high else (None, None)


def _rate(regimen: Regimen) -> Range:
    """Administrations a day, fewest and most."""
    low, high = _ends(regimen.frequency, 1)
    shortest, longest = _period_days(regimen)
    if low is None or high is None or shortest is None or longest is None:
        return None, None
    return round(low / longest, _DIGITS), round(high / shortest, _DIGITS)


def _span(regimen: Regimen, rate: Range) -> float:
    if regimen.basis == "period":
        return max(1.0, _period_days(regimen)[1] or 1.0)
    return round(1 / rate[0], _DIGITS) if rate[0] and rate[0] < 1 else 1.0


def _of_total(regimen: Regimen, dose: Range, rate: Range) -> tuple[Range, Range]:
    shortest, longest = _period_days(regimen)
    if shortest is None or longest is None or regimen.period_unit in ("min", "h"):
        return (None, None), (None, None)
    daily = _shared(dose, (shortest, longest))
    at_once = regimen.frequency is None and regimen.kind != "maximum" and shortest >= _WEEK
    return (dose if at_once else _shared(daily, rate)), daily


def _times(dose: Range, rate: Range) -> Range:
    if dose[0] is None or dose[1] is None or rate[0] is None or rate[1] is None:
        return None, None
    return round(dose[0] * rate[0], _DIGITS), round(dose[1] * rate[1], _DIGITS)


def _shared(total: Range, parts: Range) -> Range:
    """The least and most of a total shared out over a number of parts."""
    if total[0] is None or total[1] is None or not parts[0] or not parts[1]:
        return None, None
    return round(total[0] / parts[1], _DIGITS), round(total[1] / parts[0], _DIGITS)
