"""A dose reads as a person would say it."""

from __future__ import annotations

from typing import Any

import pytest

from dispensatory.facts import Range, Regimen
from dispensatory.publish.words import range_words, regimen_context, regimen_words


def regimen(**fields: Any) -> Regimen:
    return Regimen(quote="x", section="", start=0, end=1, **fields)


DAY = {"period": (1.0, 1.0), "period_unit": "d"}


@pytest.mark.parametrize(
    ("range_", "unit", "words"),
    [
        ((50.0, 50.0), "mg", "50 mg"),
        ((50.0, 100.0), "mg", "50–100 mg"),
        ((None, 4.0), "g", "up to 4 g"),
        ((12.0, None), "years", "from 12 years"),
        ((0.0, 18.0), "years", "0–18 years"),
        ((0.5, 0.5), "", "0.5"),
        ((1000000.0, 1000000.0), "unit", "1,000,000 unit"),
        ((None, None), "mg", ""),
        (None, "mg", ""),
    ],
)
def test_ranges(range_: Range | None, unit: str, words: str) -> None:
    assert range_words(range_, unit) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"dose": (50.0, 50.0), "unit": "mg", "frequency": (3.0, 3.0), **DAY}, "50 mg, 3 times a day"),
        ({"dose": (50.0, 100.0), "unit": "mg", "frequency": (1.0, 3.0), **DAY}, "50–100 mg, 1–3 times a day"),
        ({"dose": (5.0, 5.0), "unit": "mg", "frequency": (1.0, 1.0), **DAY}, "5 mg, once a day"),
        ({"dose": (5.0, 5.0), "unit": "mg", "frequency": (2.0, 2.0), **DAY}, "5 mg, twice a day"),
        (
            {
                "dose": (1.0, 1.0),
                "unit": "g",
                "frequency": (1.0, 1.0),
                "period": (4.0, 6.0),
                "period_unit": "h",
                "as_needed": True,
            },
            "1 g, every 4–6 hours, as needed",
        ),
        ({"dose": (4.0, 4.0), "unit": "g", "kind": "maximum", "basis": "period", **DAY}, "at most 4 g in all per day"),
        ({"dose": (10.0, 10.0), "unit": "mg", "per": "kg", "kind": "initial"}, "start with 10 mg/kg"),
        ({"dose": (75.0, 75.0), "unit": "mg", "per": "m2", "kind": "single"}, "75 mg/m², once"),
        (
            {
                "dose": (1.0, 1.0),
                "unit": "g",
                "frequency": (2.0, 2.0),
                **DAY,
                "duration": (7.0, 7.0),
                "duration_unit": "d",
            },
            "1 g, twice a day, for 7 days",
        ),
        ({"frequency": (3.0, 3.0), "period": (2.0, 2.0), "period_unit": "wk"}, "3 times in 2 weeks"),
    ],
)
def test_doses(fields: dict[str, Any], words: str) -> None:
    assert regimen_words(regimen(**fields)) == words


def test_for_whom_and_what_a_dose_is() -> None:
    found = regimen(
        population="child", age=(2.0, None), weight=(None, 20.0), indication="pain", route="oral", of="codeine"
    )
    assert regimen_context(found) == "children · from 2 years · up to 20 kg · pain · oral · of codeine"
    assert regimen_context(regimen()) == ""
