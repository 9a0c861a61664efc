"""A rate of administration."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.facts.regimen import PeriodUnit
from dispensatory.sig.phrases.units import HOURS


class Rate(NamedTuple):
    """`low` to `high` administrations every `every_low` to `every_high` of `unit`; `end` is the token after it.

    `total` is set for "per day", where the amount is what is taken over the whole time; `adverb` for a plain "daily",
    which may mean either; `moment` for times of the day and for "two weeks apart", which a plainer rate in the same
    clause overrules. `low` is None where only the most is stated.
    """

    low: float | None
    high: float
    every_low: float
    every_high: float
    unit: PeriodUnit
    end: int
    total: bool = False
    adverb: bool = False
    moment: bool = False

    def either(self, other: Rate) -> Rate | None:
        """The range of both rates: "once or twice daily", "every 8 or every 12 hours"; None where they are no range."""
        if self.total or other.total or self.unit != other.unit:
            return None
        low, high = min(self.low or 0, other.low or 0), max(self.high, other.high)
        short, long = min(self.every_low, other.every_low), max(self.every_high, other.every_high)
        if short != long and low != high:
            return None
        moment = self.moment and other.moment
        return Rate(low, high, short, long, self.unit, other.end, moment=moment)

    def is_longer_than_a_day(self) -> bool:
        """Whether it is not said of every day: "once a week", "every 3 days"."""
        return self.every_low * HOURS[self.unit] > HOURS["d"]

    def over(self, unit: PeriodUnit) -> tuple[float | None, float]:
        """The administrations in one `unit`: every 6 to 8 hours is three to four a day."""
        scale = HOURS[unit] / HOURS[self.unit]
        low = None if self.low is None else self.low * scale / self.every_high
        return (None if low is None else round(low, 6)), round(self.high * scale / self.every_low, 6)


def per_day(low: float, high: float, end: int) -> Rate:
    """So many times a day; half a time is every other day."""
    if low == high == 0.5:
        return Rate(1, 1, 2, 2, "d", end)
    return Rate(low, high, 1, 1, "d", end)
