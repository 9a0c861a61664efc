"""One order comes to the same dose by whatever way it is given."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest

from dispensatory.cases import read_case
from dispensatory.cases.fhir import read_fhir
from dispensatory.check.doses import Dose, total

ON = date(2026, 11, 23)
AMOUNTS = (("500", "mg"), ("0.5", "g"), ("100", "mcg"), ("5", "mg/kg"), ("20", "units"))
OFTEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("once a day", {"repeat": {"frequency": 1, "period": 1, "periodUnit": "d"}}),
    ("4 times a day", {"repeat": {"frequency": 4, "period": 1, "periodUnit": "d"}}),
    ("every 4 to 6 hours", {"repeat": {"frequency": 1, "period": 4, "periodMax": 6, "periodUnit": "h"}}),
    ("once a week", {"repeat": {"frequency": 1, "period": 1, "periodUnit": "wk"}}),
    ("on Monday and Thursday", {"repeat": {"dayOfWeek": ["mon", "thu"]}}),
    ("every other day", {"code": {"coding": [{"code": "QOD"}]}}),
    ("three times a day", {"repeat": {"when": ["MORN", "NOON", "EVE"]}}),
    ("", {}),
)


@pytest.mark.parametrize(("amount", "often"), list(product(AMOUNTS, OFTEN)))
def test_an_order_comes_to_the_same_dose(amount: tuple[str, str], often: tuple[str, dict[str, Any]]) -> None:
    value, unit = amount
    words, timing = often
    line = f"zolmidol {value} {unit} {words}".strip()
    fields = {"doseAndRate": [{"doseQuantity": {"value": float(value), "unit": unit}}], "timing": timing}
    found = {
        _of_case([line]),
        _of_case([{"name": "zolmidol", "dose": f"{value} {unit}", "sig": words}]),
        _of_fhir({"text": f"{value} {unit} {words}"}),
        _of_fhir(fields),
        _of_fhir({**fields, "text": "as directed"}),
    }
    assert len(found) == 1


def _of_case(medicines: list[Any]) -> Dose:
    return total(read_case({"medicines": medicines}, on=ON).medicines[0])


def _of_fhir(dosage: dict[str, Any]) -> Dose:
    request = {"resourceType": "MedicationRequest", "medicationCodeableConcept": {"text": "zolmidol"}}
    return total(read_fhir({**request, "dosageInstruction": [dosage]}, on=ON).medicines[0])
