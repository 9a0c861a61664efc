"""A case as data: in every form it is given, and refused by the name of its field."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dispensatory.cases import Case, read_case, read_list
from dispensatory.cases.case import Patient
from dispensatory.cases.fhir import read_fhir
from dispensatory.cases.kidney import egfr_of
from dispensatory.errors import CaseError

ON = date(2026, 11, 23)
FOLDER = Path(__file__).parent


def table(name: str) -> list[Any]:
    cases = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["case"]) for case in cases]


def told(case: Case) -> dict[str, Any]:
    """A case in a few words: the patient's fields that are known, and each medicine as "name | what is known of it"."""
    known = {field: getattr(case.patient, field) for field in case.patient.__struct_fields__}
    rows = []
    for order in case.medicines:
        doses = [f"{r.dose[1]:g} {r.unit}" if r.dose else "" for r in order.regimens]
        rest = {"route": order.route, "start": order.start, "end": order.end, "as needed": order.as_needed,
                "change": order.change, "for": order.indication}  # fmt: skip
        parts = [order.name, *doses, *(f"{name} {value}" for name, value in rest.items() if value is not None)]
        rows.append(" | ".join(parts))
    return {
        "patient": {k: _plain(v) for k, v in known.items() if v not in (None, ())},
        "medicines": rows,
        "lines": [order.text for order in case.medicines],
        "left_out": list(case.left_out),
        "notes": list(case.notes),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return round(value, 2) if isinstance(value, float) else value


def check(read: Any, case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(CaseError) as error:
            read()
        assert error.value.where == case["error"]
        assert case.get("says", "") in str(error.value)
        return
    found = told(read())
    for part in ("patient", "medicines", "left_out", "notes"):
        assert found[part] == case.get(part, {} if part == "patient" else []), part
    if "lines" in case:
        assert found["lines"] == case["lines"]


@pytest.mark.parametrize("case", table("json"))
def test_json(case: dict[str, Any]) -> None:
    check(lambda: read_case(case["given"], on=ON), case)


@pytest.mark.parametrize("case", table("fhir"))
def test_fhir(case: dict[str, Any]) -> None:
    check(lambda: read_fhir(case["given"], on=ON), case)


@pytest.mark.parametrize("case", table("lists"))
def test_a_pasted_list(case: dict[str, Any]) -> None:
    check(lambda: read_list(case["given"], on=ON), case)


@pytest.mark.parametrize(
    ("age", "sex", "mg_per_dl", "egfr"),
    [
        # Worked values of the CKD-EPI 2021 equation, by the calculator of the National Kidney Foundation.
        (50, "female", 0.8, 90),
        (50, "male", 1.0, 92),
        (70, "female", 1.7, 32),
        (30, "male", 4.0, 20),
    ],
)
def test_egfr_of_adults(age: float, sex: Any, mg_per_dl: float, egfr: int) -> None:
    worked = egfr_of(Patient(age_years=age, sex=sex, creatinine=mg_per_dl * 88.42))
    assert worked is not None
    assert round(worked[0]) == egfr


def test_egfr_of_a_child() -> None:
    worked = egfr_of(Patient(age_years=10, height_cm=140, creatinine=0.5 * 88.42))
    assert worked is not None
    assert round(worked[0], 1) == 115.6  # 0.413 x 140 / 0.5
    assert egfr_of(Patient(age_years=10, creatinine=50)) is None
    assert egfr_of(Patient(age_years=40, creatinine=50)) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                (
                    "id patient medicines text name dose route start end change age birth_date weight value unit "
                    "resourceType entry resource status medicationCodeableConcept coding code display "
                    "dosageInstruction timing repeat doseAndRate doseQuantity contained reference subject birthDate "
                    "gender valueQuantity conditions"
                ).split()
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)
KINDS = st.sampled_from(
    ["Bundle", "Patient", "MedicationRequest", "MedicationStatement", "Condition", "Observation", ""]
)


def outcome(read: Any, data: Any) -> Case | str:
    """The case, or the field for which it is refused."""
    try:
        case: Case = read(data, on=ON)
    except CaseError as error:
        return error.where
    return case


@given(JSON)
@settings(max_examples=300, deadline=None)
def test_any_json_is_a_case_or_is_refused_by_field(data: Any) -> None:
    for given_ in (data, {"patient": data, "medicines": [data]}, {"medicines": data}):
        found = outcome(read_case, given_)
        assert isinstance(found, Case) or found


@given(JSON, KINDS, KINDS)
@settings(max_examples=300, deadline=None)
def test_any_json_in_the_name_of_fhir_is_a_case_or_is_refused(data: Any, outer: str, inner: str) -> None:
    resource = {**(data if isinstance(data, dict) else {"code": data}), "resourceType": inner}
    for given_ in (
        resource,
        {"resourceType": outer, "entry": [{"resource": resource}, resource, data]},
        [resource, data],
    ):
        found = outcome(read_fhir, given_)
        assert isinstance(found, Case) or found
