"""Whatever is given as a case is checked or refused with a reason, and nothing of it is lost in silence."""

from __future__ import annotations

import contextlib
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import formulary

from dispensatory.cases import Case, Report
from dispensatory.check import run
from dispensatory.cli import case_file, many
from dispensatory.cli.report import print_report
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary

ON = date(2026, 11, 23)
NAMES = (
    "warfarin",
    "aspirin 75 mg daily",
    "qwerty",
    "aspirine 75 mg une fois par jour",
    "ワルファリン 5 mg",
    "x\x1b[31m\x00",
)
FIELDS = (
    "age age_years birth_date sex weight weight_kg height_cm pregnant gestation_weeks trimester breast_feeding egfr "
    "creatinine renal hepatic conditions allergies"
).split()
_odd: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**400), 10**400),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(
        ["8 months", "female", "severe", "1.7 mg/dL", "2020-02-29", "a" * 3000, "\x1b[2J", ["asthma"], 70, 2]
    ),
)
_any = st.recursive(
    _odd, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)
_order = st.sampled_from(NAMES) | st.fixed_dictionaries(
    {"name": st.sampled_from(NAMES)},
    optional=dict.fromkeys(("dose", "sig", "route", "as_needed", "change", "indication", "start"), _any),
)
_cases = st.fixed_dictionaries(
    {"medicines": st.lists(_order, max_size=3) | _any},
    optional={"id": _any, "patient": st.dictionaries(st.sampled_from(FIELDS), _any, max_size=4) | _any},
)
_code = st.sampled_from(["29463-7", "33914-3", "2160-0", "11884-4", "82810-3", "1"])
_values = st.fixed_dictionaries({}, optional={"value": _any, "unit": _any, "code": _any})
_resource = st.one_of(
    st.fixed_dictionaries(
        {"resourceType": st.sampled_from(["MedicationRequest", "medicationstatement", "MedicationUsage"])},
        optional={
            "medicationCodeableConcept": _any | st.just({"text": "warfarin"}),
            "medication": _any | st.just({"concept": {"text": "aspirin"}}),
            "dosageInstruction": _any
            | st.lists(st.fixed_dictionaries({"timing": _any, "doseAndRate": _any}), max_size=2),
            "status": _any,
            "effectivePeriod": _any,
            "contained": _any,
        },
    ),
    st.fixed_dictionaries(
        {"resourceType": st.just("Observation"), "code": _code.map(lambda code: {"coding": [{"code": code}]})},
        optional={"valueQuantity": _values | _any, "valueCodeableConcept": _any, "effectiveDateTime": _any},
    ),
    st.fixed_dictionaries(
        {"resourceType": st.sampled_from(["Patient", "Condition", "AllergyIntolerance"])},
        optional={"id": _any, "birthDate": _any, "gender": _any, "code": _any, "clinicalStatus": _any},
    ),
)
_bundles = st.lists(_resource | _any, max_size=4).map(
    lambda found: {"resourceType": "Bundle", "entry": [{"resource": one} for one in found]}
)


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    return formulary({"Warfarin": {}, "Aspirin": {}}, tmp_path_factory.mktemp("any"))


def outcome(reference: Formulary, text: str, folder: Path) -> tuple[Case, Report] | CaseError:
    """What a file comes to; a report is printed and encoded too."""
    file = folder / "case"
    file.write_text(text, encoding="utf-8", newline="")
    try:
        case = case_file.case_in(str(file), on=ON)
        report = run(reference, case)
    except CaseError as error:
        return error
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        print_report(report)
    assert not set(map(chr, range(32))) - {"\n"} & set(printed.getvalue())
    return case, report


def of_line(reference: Formulary, text: str) -> dict[str, Any]:
    """The answer to a line of --jsonl, as its reader has it."""
    raw = io.BytesIO()
    with contextlib.redirect_stdout(io.TextIOWrapper(raw, write_through=True)) as out:
        many.check_lines(reference, io.BytesIO(text.encode() + b'\n{"medicines": ["warfarin"]}\n'), on=ON)
    first, second = map(json.loads, raw.getvalue().splitlines())
    out.detach()
    assert "error" not in second, "the next line is checked all the same"
    found: dict[str, Any] = first
    return found


@settings(max_examples=50, deadline=None)
@given(_cases)
def test_any_case_in_json_and_yaml(reference: Formulary, tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = json.dumps(data)
    found = outcome(reference, text, folder)
    line = of_line(reference, text)
    assert ("error" in line) == isinstance(found, CaseError)
    if isinstance(found, CaseError):
        assert found.what
        assert found.where
    else:
        assert len(found[0].medicines) == len(data["medicines"])
        assert len(found[1].understood) > len(data["medicines"])
    in_yaml = outcome(reference, yaml.safe_dump(data, allow_unicode=True), folder)
    if not isinstance(found, CaseError) and not isinstance(in_yaml, CaseError):
        assert in_yaml[1].findings == found[1].findings


@settings(max_examples=50, deadline=None)
@given(_bundles)
def test_any_bundle(reference: Formulary, tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    text = json.dumps(data)
    found = outcome(reference, text, tmp_path_factory.getbasetemp())
    assert ("error" in of_line(reference, text)) == isinstance(found, CaseError)
    if not isinstance(found, CaseError):
        kinds = [one["resource"].get("resourceType", "") for one in data["entry"] if isinstance(one["resource"], dict)]
        orders = [kind for kind in kinds if isinstance(kind, str) and kind.lower().startswith("medication")]
        assert len(found[0].medicines) + len(found[0].left_out) >= len(orders)


@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from((*NAMES, "- [x]: {", "* *a", "a: &b", "%TAG", "---"))).map("\n".join)
)
def test_any_text(reference: Formulary, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    outcome(reference, text, tmp_path_factory.getbasetemp())


REFUSED = [
    ('{"patient": {"age": -1}, "medicines": ["warfarin"]}', "patient.age_years"),
    ('{"patient": {"weight_kg": NaN}, "medicines": ["warfarin"]}', "patient.weight_kg"),
    ('{"patient": {"weight_kg": 1e999}, "medicines": ["warfarin"]}', "patient.weight_kg"),
    ('{"patient": {"age": %s}, "medicines": ["warfarin"]}' % ("9" * 5000), "patient.age"),
    ('{"medicines": ["warfarin"], "medicines": ["aspirin"]}', "medicines"),
    ("medicines: [warfarin]\nmedicines: [aspirin]\n", "medicines"),
    ("patient: {weight_kg: .nan}\nmedicines: [warfarin]\n", "patient.weight_kg"),
    ("patient: {age: 70}\nmedications:\n  - warfarin\n", "case.medications"),
    (json.dumps({"medicines": ["warfarin"] * 1_000}), "medicines"),
    ("warfarin\n" * 1_000, "medicines"),
    (json.dumps({"medicines": ["w" * 90_000]}), "medicines[0]"),
    ('[{"resourceType": "Patient"}, %s]' % ("[" * 900 + "]" * 900), "Bundle.entry"),
    (
        json.dumps([{"resourceType": "Patient", "id": "a"}, {"resourceType": "Patient", "id": "a", "gender": "male"}]),
        "Bundle.entry",
    ),
    (
        json.dumps(
            [
                {"resourceType": "Patient", "id": "a"},
                {"resourceType": "MedicationRequest", "medication": "x", "subject": {"reference": "Patient/b"}},
            ]
        ),
        "Bundle.entry.resource.subject",
    ),
]


@pytest.mark.parametrize(("text", "where"), REFUSED)
def test_what_cannot_be_is_refused_by_its_field(reference: Formulary, tmp_path: Path, text: str, where: str) -> None:
    found = outcome(reference, text, tmp_path)
    assert isinstance(found, CaseError)
    assert found.where == where


WHOLE_FILE = [
    "patient:\n  age: 70\n  weight: [\nmedicines:\n  - warfarin\n",
    "patient: &a {age: 70}\nmedicines: [warfarin, *a]\n",
    '{"medicines": ["\\ud800"]}',
    '{"medicines": ' + "[" * 100_000 + "]" * 100_000 + "}",
    '{"medicines": ["warfarin"]',
]


@pytest.mark.parametrize("text", WHOLE_FILE)
def test_a_file_that_cannot_be_read_is_no_list_of_medicines(reference: Formulary, tmp_path: Path, text: str) -> None:
    assert isinstance(outcome(reference, text, tmp_path), CaseError)


def test_what_is_in_a_bundle_is_found_or_told(reference: Formulary, tmp_path: Path) -> None:
    """Bundles in bundles, types in other letters or none, and what is no resource."""
    order = {"medication": {"concept": {"text": "warfarin"}}}
    inner = {"resourceType": "Bundle", "entry": [{"resource": {"resourceType": "medicationrequest", **order}}]}
    found = outcome(
        reference,
        json.dumps({"resourceType": "Bundle", "entry": [{"resource": inner}, {"resource": order}, "x"]}),
        tmp_path,
    )
    assert not isinstance(found, CaseError)
    assert [one.name for one in found[0].medicines] == ["warfarin", "warfarin"]
    assert found[0].left_out == ("1 of the kind no resource",)
