"""The rules of people, organs, terms and lists against a slow, obvious reading, in SQLite and in DuckDB."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from generated_people import Listed, answers, case_of, reference_of, worlds
from hypothesis import Phase, given, settings
from oracle_answers import Page
from population import screened, tables

from dispensatory.cases import Case, Finding, Patient
from dispensatory.check import run
from dispensatory.formulary import Formulary

KNOWN = frozenset(
    "age pregnancy lactation renal hepatic condition allergy duplicate_ingredient unknown_medicine".split()
)
PHASES = (Phase.reuse, Phase.generate)  # a failure names its case; to make a world smaller takes minutes
World = tuple[dict[str, Page], list[tuple[Patient, list[Listed]]]]
Told = Counter[tuple[str, str, str | None, str | None, tuple[str, ...]]]


def told(findings: Counter[Finding]) -> Told:
    found: Told = Counter()
    for one, times in findings.items():
        if one.rule in KNOWN:
            certainty = None if one.status == "could_not_check" else one.certainty
            found[one.rule, one.status, one.severity, certainty, one.medicines] += times
    return found


def expected(said: dict[str, Page], patient: Patient, listed: list[Listed]) -> Told:
    return Counter(
        (
            one.rule,
            one.status,
            one.severity,
            None if one.status == "could_not_check" else one.certainty,
            tuple(listed[place].name for place in one.places),
        )
        for one in answers(said, patient, listed)
    )


def checked(reference: Formulary, case: Case) -> Counter[Finding]:
    return Counter(run(reference, case).findings)


@settings(max_examples=16, deadline=None, phases=PHASES)
@given(worlds)
def test_a_check_agrees_with_the_oracle(world: World) -> None:
    said, cases = world
    with TemporaryDirectory() as folder:
        reference = reference_of(said, Path(folder))
        for patient, listed in cases:
            assert told(checked(reference, case_of(patient, listed))) == expected(said, patient, listed), (
                patient,
                listed,
            )


@settings(max_examples=1, deadline=None, phases=PHASES)
@given(worlds)
def test_a_screening_agrees_with_both(world: World) -> None:
    said, cases = world
    people = {f"p{number}": case_of(*case) for number, case in enumerate(cases)}
    with TemporaryDirectory() as folder:
        reference = reference_of(said, Path(folder))
        _, found = screened(reference, tables(people, Path(folder)), Path(folder))
        for number, case in enumerate(cases):
            findings = found.get(f"p{number}", Counter())
            assert findings == checked(reference, people[f"p{number}"]), case
            assert told(findings) == expected(said, *case), case
