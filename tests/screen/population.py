"""Cases as tables of a population, and the findings of a screening as `check` words them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from dispensatory.cases import Case, Finding, MedicineOrder, Step
from dispensatory.formulary import Formulary
from dispensatory.screen import EVERY, Inputs, Summary, screen

Rows = Sequence[Mapping[str, Any]]


def write(path: Path, rows: Rows, columns: Sequence[str] = ("person_id",)) -> Path:
    """A CSV of `rows`, with the columns that any of them has; `columns` where there are none."""
    names = list(dict.fromkeys(name for row in rows for name in row)) or list(columns)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
    return path


def tables(cases: Mapping[str, Case], folder: Path) -> Inputs:
    """The cases, by the ids of their people, as four CSV files."""
    people: list[dict[str, Any]] = []
    medicines, conditions, allergies = [], [], []
    for person, case in cases.items():
        given = msgspec.to_builtins(case.patient)
        conditions += [{"person_id": person, "term": term} for term in given.pop("conditions")]
        allergies += [{"person_id": person, "term": term} for term in given.pop("allergies")]
        people.append({"person_id": person, **given})
        medicines += [{"person_id": person, **_row(order)} for order in case.medicines]
    return Inputs(
        write(folder / "patients.csv", people),
        write(folder / "medicines.csv", medicines),
        write(folder / "conditions.csv", conditions, ("person_id", "term")),
        write(folder / "allergies.csv", allergies, ("person_id", "term")),
    )


def _row(order: MedicineOrder) -> dict[str, Any]:
    given = msgspec.to_builtins(order)
    return {name: given[name] for name in ("text", "route", "start", "end", "as_needed", "change", "indication")}


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a Parquet or CSV file."""
    database = duckdb.connect()
    relation = database.execute(
        "SELECT * FROM read_parquet(?)" if path.suffix == ".parquet" else "FROM read_csv(?)", [str(path)]
    )
    names = [column[0] for column in relation.description or ()]
    return [dict(zip(names, row, strict=True)) for row in relation.fetchall()]


def screened(
    reference: Formulary, inputs: Inputs, folder: Path, **options: Any
) -> tuple[Summary, dict[str, Counter[Finding]]]:
    """The summary of a screening, and every finding of each person, as often as it was written."""
    summary = screen(reference, inputs, folder / "findings.parquet", **{"statuses": EVERY, **options})
    evidence = {row["id"]: _step(row) for row in read(summary.written.evidence)}
    found: dict[str, Counter[Finding]] = {}
    for row in read(summary.written.findings):
        person = row.pop("person_id")
        found.setdefault(person, Counter())[_finding(row, evidence)] += 1
    return summary, found


def _finding(row: dict[str, Any], evidence: Mapping[str, Step]) -> Finding:
    named = tuple(name for name in (row.pop("medicine_a"), row.pop("medicine_b")) if name is not None)
    basis = tuple(dict.fromkeys(evidence[key] for key in row.pop("basis")))
    return Finding(**row, medicines=named, basis=basis)


def _step(row: dict[str, Any]) -> Step:
    return Step(**{name: value for name, value in row.items() if name != "id"})
