"""The files: whole or not there, with every answer's words beside it."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import pytest
from population import read, screened, tables, write
from tiny import formulary

from dispensatory.cases import Case, Patient, read_line
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary
from dispensatory.screen import WRITTEN, Inputs, screen

PAGES: dict[str, Any] = {
    "Warfarin": {
        "interactions": [{"with": "aspirin", "says": "avoid"}],
        "populations": [{"in": "elderly", "says": "caution"}],
    },
    "Aspirin": {},
    "Paracetamol": {"populations": [{"in": "elderly", "says": "acceptable"}]},
}
CASES = {
    "a": Case(patient=Patient(age_years=70.0), medicines=tuple(map(read_line, ("warfarin", "aspirin", "paracetamol")))),
    "b": Case(medicines=(read_line("unheardofin 5 mg"),)),
}


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    return formulary(PAGES, tmp_path_factory.mktemp("pages"))


def test_every_finding_leads_to_the_words_it_rests_on(reference: Formulary, tmp_path: Path) -> None:
    screen(reference, tables(CASES, tmp_path), tmp_path / "out.parquet")
    rows = duckdb.execute(f"""SELECT f.person_id, f.rule, f.severity, f.medicine_a, f.medicine_b, e.quote, e.title
        FROM '{tmp_path}/out.parquet' AS f, unnest(f.basis) AS b (id)
        JOIN '{tmp_path}/out.evidence.parquet' AS e USING (id)
        WHERE f.status = 'flagged' ORDER BY f.rule""").fetchall()
    assert rows == [
        ("a", "age", "warning", "warfarin", None, "In elderly it needs caution.", "Warfarin"),
        ("a", "interaction", "warning", "warfarin", "aspirin", "With aspirin it is to be avoided.", "Warfarin"),
    ]


def test_only_what_is_to_be_looked_at_is_written_and_all_is_counted(reference: Formulary, tmp_path: Path) -> None:
    inputs = tables(CASES, tmp_path)
    every, all_found = screened(reference, inputs, tmp_path)
    some, found = screened(reference, inputs, tmp_path, statuses=WRITTEN)
    assert some.counts == every.counts
    assert {finding.status for findings in all_found.values() for finding in findings} == {
        "flagged", "could_not_check", "not_stated", "acceptable"
    }  # fmt: skip
    for person, findings in all_found.items():
        assert found[person] == {finding: n for finding, n in findings.items() if finding.status in WRITTEN}


def test_csv_says_the_same(reference: Formulary, tmp_path: Path) -> None:
    inputs = tables(CASES, tmp_path)
    for suffix in ("csv", "parquet"):
        screen(reference, inputs, tmp_path / f"out.{suffix}")
    parquet = [{**row, "basis": ",".join(row["basis"])} for row in read(tmp_path / "out.parquet")]
    as_text = [{name: "" if value is None else str(value) for name, value in row.items()} for row in parquet]
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        assert list(csv.DictReader(file)) == as_text
    assert {row["quote"] for row in read(tmp_path / "out.evidence.csv")} >= {"In elderly it needs caution."}


def test_the_file_says_what_it_was_checked_against(reference: Formulary, tmp_path: Path) -> None:
    screen(reference, tables(CASES, tmp_path), tmp_path / "out.parquet")
    said = duckdb.execute(
        f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{tmp_path}/out.parquet')"
    ).fetchall()
    assert dict(said)["checked_against"] == reference.describe()
    assert "not medical advice" in dict(said)["disclaimer"]


def test_the_same_tables_give_the_same_bytes(reference: Formulary, tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        screen(reference, tables(CASES, tmp_path), tmp_path / f"{name}.parquet")
        written.append((tmp_path / f"{name}.parquet").read_bytes())
    assert written[0] == written[1]


def test_the_findings_of_many_stand_in_the_order_of_the_people(reference: Formulary, tmp_path: Path) -> None:
    """So many that a file of Parquet has several row groups, and that several threads would share the writing."""
    duckdb.execute(f"""COPY (SELECT 'p' || (i * 7919) % 200003 AS person_id, 30 + (i % 60) AS age_years
        FROM range(200003) AS t (i)) TO '{tmp_path}/patients.parquet'""")
    duckdb.execute(f"""COPY (SELECT person_id, unnest(['warfarin', 'aspirin']) AS text
        FROM '{tmp_path}/patients.parquet' ORDER BY hash(person_id)) TO '{tmp_path}/medicines.parquet'""")
    screen(reference, Inputs(tmp_path / "patients.parquet", tmp_path / "medicines.parquet"), tmp_path / "out.parquet")
    found, people = (
        duckdb.execute(f"SELECT {what} FROM '{tmp_path}/{name}.parquet'").fetchnumpy()["person_id"].tolist()
        for what, name in (("person_id", "out"), ("person_id", "patients"))
    )
    assert len(found) > 250_000
    assert [person for person, _ in groupby(found)] == people


def test_an_old_file_stands_until_the_new_one_is_whole(reference: Formulary, tmp_path: Path) -> None:
    (tmp_path / "out.parquet").write_text("old")
    inputs = tables(CASES, tmp_path)

    def stop(done: int, total: int) -> None:
        assert (tmp_path / "out.parquet").read_text() == "old"
        (folder,) = tmp_path.glob(".out.parquet.*")
        assert folder.stat().st_mode & 0o077 == 0, "patients' data is for its owner alone"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        screen(reference, inputs, tmp_path / "out.parquet", progress=stop)
    assert (tmp_path / "out.parquet").read_text() == "old"
    assert not list(tmp_path.glob(".*"))
    screen(reference, inputs, tmp_path / "out.parquet")
    assert read(tmp_path / "out.parquet")


def test_what_a_killed_run_left_is_removed_and_a_running_one_is_left_alone(
    reference: Formulary, tmp_path: Path
) -> None:
    left = tmp_path / ".out.parquet.0123.screening"
    left.mkdir()
    (left / "work.duckdb").write_text("patients")
    inputs = tables(CASES, tmp_path)
    told: list[bool] = []

    def folders() -> set[Path]:
        return set(tmp_path.glob(".out.parquet.*"))

    def meanwhile(done: int, total: int) -> None:
        running = folders()
        assert left not in running
        screen(reference, inputs, tmp_path / "out.parquet", progress=lambda *_: told.append(folders() > running))
        assert folders() == running

    screen(reference, inputs, tmp_path / "out.parquet", progress=meanwhile)
    assert told == [True]
    assert not folders()


def test_a_place_that_cannot_be_written_is_told(reference: Formulary, tmp_path: Path) -> None:
    inputs = tables(CASES, tmp_path)
    for output, said in ((tmp_path / "no" / "out.parquet", "cannot be written"), (tmp_path / "out.xlsx", "neither")):
        with pytest.raises(CaseError, match=said):
            screen(reference, inputs, output)


def test_people_without_anything_to_find_give_empty_files(reference: Formulary, tmp_path: Path) -> None:
    nobody = Inputs(write(tmp_path / "patients.csv", []), write(tmp_path / "none.csv", [], ("person_id", "text")))
    for inputs in (nobody, tables({"a": Case(medicines=())}, tmp_path)._replace(medicines=nobody.medicines)):
        summary = screen(reference, inputs, tmp_path / "out.parquet")
        assert read(summary.written.findings) == []
        assert read(summary.written.evidence) == []
        assert not summary.counts


def command(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "dispensatory"
    environment = {**os.environ, "COLUMNS": "120"}
    return subprocess.run([program, "screen", *arguments], capture_output=True, text=True, check=False, env=environment)


def test_the_command(reference: Formulary, tmp_path: Path) -> None:
    inputs = tables(CASES, tmp_path)
    given = ("--formulary", reference.path, "--medicines", inputs.medicines, "-o", tmp_path / "out.parquet")
    done = command(*given, "--patients", inputs.patients)
    said = " ".join(done.stdout.split())
    assert done.returncode == 1, done.stderr
    for words in (
        "2 people, 4 medicines",
        "interaction",
        "unknown_medicine",
        "out.evidence.parquet",
        "not medical advice",
    ):
        assert words in said
    done = command(*given, "--patients", tmp_path / "nothing.csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no such file" in done.stderr
