"""What a regimen comes to: one unit, an amount at one time, an amount a day."""

from __future__ import annotations

import pytest

from dispensatory.sig import Amounts, normalise, read_sig

Ends = tuple[float | None, float | None]
UNKNOWN: Ends = (None, None)


@pytest.mark.parametrize(
    ("line", "unit", "single", "daily", "rate"),
    [
        ("50 mg three times daily", "mg", (50, 50), (150, 150), (3, 3)),
        ("1-2 g every 4 to 6 hours", "mg", (1000, 2000), (4000, 12000), (4, 6)),
        ("250 mcg twice daily", "mg", (0.25, 0.25), (0.5, 0.5), (2, 2)),
        ("7 mg once weekly", "mg", (7, 7), (1, 1), (1 / 7, 1 / 7)),
        ("10 mg every other day", "mg", (10, 10), (5, 5), (0.5, 0.5)),
        ("60 mg/day in 2-3 divided doses", "mg", (20, 30), (60, 60), (2, 3)),
        ("60 mg/day", "mg", UNKNOWN, (60, 60), UNKNOWN),
        ("70 mg per week", "mg", (70, 70), (10, 10), UNKNOWN),
        ("a maximum of 70 mg per week", "mg", UNKNOWN, (10, 10), UNKNOWN),
        ("2 inhalations twice daily", "puff", (2, 2), (4, 4), (2, 2)),
        ("1 tablet up to four times daily", "tablet", (1, 1), (4, 4), (4, 4)),
        ("a maximum of 2 litres daily", "ml", UNKNOWN, (2000, 2000), UNKNOWN),
        ("A single 40 mg dose", "mg", (40, 40), UNKNOWN, UNKNOWN),
        ("5 mg/h", "mg", UNKNOWN, UNKNOWN, UNKNOWN),
        ("0.4 mg every 5 minutes", "mg", (0.4, 0.4), UNKNOWN, UNKNOWN),
        ("taken once daily", None, UNKNOWN, UNKNOWN, (1, 1)),
    ],
)
def test_amounts(line: str, unit: str | None, single: Ends, daily: Ends, rate: Ends) -> None:
    (regimen,) = read_sig(line)
    found = normalise(regimen)
    assert found.unit == unit
    assert (found.single_low, found.single_high) == pytest.approx(single)
    assert (found.daily_low, found.daily_high) == pytest.approx(daily)
    assert (found.rate_low, found.rate_high) == pytest.approx(rate)


def test_weight_based_doses_stay_per_kilogram() -> None:
    (regimen,) = read_sig("5 mg/kg twice daily")
    assert normalise(regimen) == Amounts(
        unit="mg", per="kg", single_low=5, single_high=5, daily_low=10, daily_high=10, rate_low=2, rate_high=2
    )
