"""A screening finds of every person what `check` finds of them, finding by finding."""

from __future__ import annotations

from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from population import screened, tables
from tiny import formulary

from dispensatory.cases import Case, Finding, MedicineOrder, Patient, read_line, stage
from dispensatory.check import run
from dispensatory.formulary import Formulary
from dispensatory.rules import rules

_TABLES = {
    rule.name: yaml.safe_load(files("dispensatory.rules").joinpath(rule.name, "cases.yaml").read_text(encoding="utf-8"))
    for rule in rules()
}


def checked(reference: Formulary, case: Case) -> Counter[Finding]:
    """What `check` finds of a case."""
    return Counter(run(reference, case).findings)


def of_table(rule: str) -> dict[str, Case]:
    """The cases of a rule's own table, each a person."""
    return {
        f"{number} {case['case']}": Case(
            patient=msgspec.convert(case.get("patient", {}), Patient),
            medicines=tuple(map(_order, case["medicines"])),
        )
        for number, case in enumerate(_TABLES[rule]["cases"])
    }


def _order(given: str | dict[str, Any]) -> MedicineOrder:
    """A medicine as a line, or as a table of `text` and other fields of an order."""
    if isinstance(given, str):
        return read_line(given)
    rest = {name: value for name, value in given.items() if name != "text"}
    return msgspec.structs.replace(read_line(given["text"]), **rest)


def assert_agree(reference: Formulary, cases: dict[str, Case], folder: Path, **options: Any) -> None:
    summary, found = screened(reference, tables(cases, folder), folder, **options)
    for person, case in cases.items():
        assert found.get(person, Counter()) == checked(reference, case), person
    assert not set(found) - set(cases)
    assert sum(summary.counts.values()) == sum(sum(findings.values()) for findings in found.values())


@pytest.mark.parametrize("rule", sorted(_TABLES))
def test_the_table_of_every_rule(rule: str, tmp_path: Path) -> None:
    assert_agree(formulary(_TABLES[rule]["pages"], tmp_path), of_table(rule), tmp_path)


@cache
def _library() -> tuple[TemporaryDirectory[str], Formulary]:
    """One formulary of the pages of all rules' tables; of a page in several, the first."""
    pages: dict[str, Any] = {}
    for table in _TABLES.values():
        for title, said in table["pages"].items():
            kept = pages.setdefault(title, {})
            for kind, statements in (said or {}).items():
                kept.setdefault(kind, statements)
    folder = TemporaryDirectory()
    return folder, formulary(pages, Path(folder.name))


_LINES = sorted(
    {_order(line).text for table in _TABLES.values() for case in table["cases"] for line in case["medicines"]}
)
_GIVEN = [case.get("patient", {}) for table in _TABLES.values() for case in table["cases"]]


def _said(field: str) -> list[str]:
    return sorted({term for patient in _GIVEN for term in patient.get(field, ())})


def _of_one_stage(patient: Patient) -> Patient:
    """The patient, without weeks that are not in the trimester."""
    fits = patient.gestation_weeks is None or patient.trimester in (None, stage(patient.gestation_weeks))
    return patient if fits else msgspec.structs.replace(patient, gestation_weeks=None)


patients = st.builds(
    Patient,
    age_years=st.none() | st.integers(0, 100).map(float) | st.sampled_from([0.04, 0.5, 1.92, 17.99, 64.5]),
    sex=st.sampled_from([None, "female"]),
    weight_kg=st.none() | st.integers(1, 150).map(float),
    height_cm=st.none() | st.integers(40, 210).map(float),
    gestation_weeks=st.none() | st.integers(1, 42).map(float),
    pregnant=st.sampled_from([None, True]),
    trimester=st.sampled_from([None, 1, 2, 3]),
    breast_feeding=st.sampled_from([None, True, False]),
    egfr=st.none() | st.integers(0, 120).map(float),
    renal=st.sampled_from([None, "none", "mild", "moderate", "severe"]),
    hepatic=st.sampled_from([None, "none", "mild", "moderate", "severe"]),
    conditions=st.lists(st.sampled_from(_said("conditions")), max_size=3, unique=True).map(tuple),
    allergies=st.lists(st.sampled_from(_said("allergies")), max_size=2, unique=True).map(tuple),
).map(_of_one_stage)
lines = st.sampled_from(_LINES) | st.builds(
    "{} {} {}".format,
    st.sampled_from([line.split()[0] for line in _LINES]),
    st.sampled_from(["", "5 mg", "500 mg", "2 g", "10 ml", "0.3 mg/kg", "2 tablets", "100 units"]),
    st.sampled_from(["", "daily", "four times a day", "once weekly", "every 6 hours", "when needed"]),
)
orders = st.builds(
    lambda line, rest: msgspec.structs.replace(read_line(line), **rest),
    lines,
    st.fixed_dictionaries(
        {
            "route": st.sampled_from([None, None, "by mouth", "IV", "on the skin"]),
            "change": st.sampled_from([None, None, "new", "continued", "stopped"]),
            "as_needed": st.sampled_from([None, True, False]),
            "indication": st.sampled_from([None, None, *_said("conditions")]),
        }
    ),
)
medicines = st.lists(orders, min_size=1, max_size=6).map(tuple)
populations = st.lists(st.builds(Case, patient=patients, medicines=medicines), min_size=1, max_size=30)


@settings(max_examples=20, deadline=None)
@given(populations)
def test_generated_people(cases: list[Case]) -> None:
    _, reference = _library()
    with TemporaryDirectory() as folder:
        assert_agree(reference, {f"p{number}": case for number, case in enumerate(cases)}, Path(folder))


def test_people_in_many_batches_get_the_findings_they_get_alone(tmp_path: Path) -> None:
    """A batch ends after 500 people at the least; the same questions are asked again in the later ones."""
    _, reference = _library()
    kinds = [case for rule in sorted(_TABLES) for case in of_table(rule).values()]
    cases = {f"p{number}": kinds[number * 7 % len(kinds)] for number in range(1700)}
    _, found = screened(reference, tables(cases, tmp_path), tmp_path, batch=1)
    once = {id(case): checked(reference, case) for case in kinds}
    for person, case in cases.items():
        assert found.get(person, Counter()) == once[id(case)], person


def test_a_condition_that_is_told_twice_is_one(tmp_path: Path) -> None:
    _, reference = _library()
    patient = Patient(conditions=("asthma and glaucoma", "Asthma", "asthma"))
    case = Case(patient=patient, medicines=(read_line("tofisopam 50 mg daily"), read_line("propranolol 40 mg daily")))
    assert_agree(reference, {"twice": case}, tmp_path)
