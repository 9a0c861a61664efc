"""Every rule against the table of cases in its folder."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import pytest
import yaml
from tiny import formulary

from dispensatory.cases import Case, Finding, MedicineOrder, Patient, Report, read_line
from dispensatory.check import run
from dispensatory.formulary import Formulary
from dispensatory.rules import documentation, rules

Table = dict[str, Any]


@cache
def _table(rule: str) -> Table:
    text = files("dispensatory.rules").joinpath(rule, "cases.yaml").read_text(encoding="utf-8")
    table: Table = yaml.safe_load(text)
    return table


def _cases() -> Iterator[Any]:
    for rule in rules():
        for case in _table(rule.name)["cases"]:
            yield pytest.param(rule.name, case, id=f"{rule.name}: {case['case']}")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Formulary]:
    """A formulary of the pages of each rule's table."""
    return {rule.name: formulary(_table(rule.name)["pages"], tmp_path_factory.mktemp(rule.name)) for rule in rules()}


@pytest.mark.parametrize(("rule", "case"), list(_cases()))
def test_rule_answers_as_its_table_says(rule: str, case: Table, tiny: dict[str, Formulary]) -> None:
    report = _check(tiny[rule], case)
    found = [finding for finding in report.findings if finding.rule == rule]
    said = "\n".join(f"{_answer(finding)}: {finding.message}" for finding in found)
    expected = case["expect"] if isinstance(case["expect"], list) else [case["expect"]]
    assert sorted(map(_answer, found)) == sorted(_of(expectation)["answer"] for expectation in expected), said
    for expectation in map(_of, expected):
        assert any(_fits(finding, expectation) for finding in found), f"{expectation}\n{said}"


def _check(reference: Formulary, case: Table) -> Report:
    patient = msgspec.convert(case.get("patient", {}), Patient)
    return run(reference, Case(patient=patient, medicines=tuple(map(_order, case["medicines"]))))


def _order(given: str | Table) -> MedicineOrder:
    """A medicine as a line, or as a table of `text` and other fields of an order."""
    if isinstance(given, str):
        return read_line(given)
    rest = {key: value for key, value in given.items() if key != "text"}
    return msgspec.structs.replace(read_line(given["text"]), **rest)


def _of(expectation: str | Table) -> Table:
    return {"answer": expectation} if isinstance(expectation, str) else expectation


def _answer(finding: Finding) -> str:
    """ "flagged critical", "not stated" ..."""
    return f"{finding.status} {finding.severity or ''}".strip().replace("_", " ")


def _fits(finding: Finding, expectation: Table) -> bool:
    steps = [step.quote or f"{step.says} ({step.source}, {step.date})" for step in finding.basis]
    return (
        _answer(finding) == expectation["answer"]
        and expectation.get("certainty", finding.certainty) == finding.certainty
        and expectation.get("says", "") in finding.message
        and expectation.get("basis", steps) == steps
        and all(name in finding.medicines for name in expectation.get("medicines", ()))
    )


@pytest.mark.parametrize("rule", [rule.name for rule in rules()])
def test_every_rule_has_eight_cases_and_near_misses(rule: str) -> None:
    cases = _table(rule)["cases"]
    answers = {_of(one)["answer"].split()[0] for case in cases for one in _listed(case["expect"])}
    quiet = [case for case in cases if not any("flagged" in _of(one)["answer"] for one in _listed(case["expect"]))]
    assert len(cases) >= 8
    assert len(quiet) >= 3, "a rule needs cases that it must not flag"
    assert rule == "unknown_medicine" or "flagged" in answers


def _listed(expect: Any) -> list[Any]:
    return expect if isinstance(expect, list) else [expect]


def test_documentation_of_every_rule_says_what_it_does_not_find() -> None:
    for rule in rules():
        page = documentation(rule.name)
        assert page.startswith("# "), rule.name
        for heading in ("## What it finds", "## Why it matters", "## What it does not find", "## Severity"):
            assert heading in page, f"{rule.name}: {heading}"
