"""The tables of people, read once and put in the order of the people, in a database file of the run's folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import duckdb

from dispensatory.errors import CaseError
from dispensatory.screen import forms
from dispensatory.screen.database import quoted
from dispensatory.screen.tables import Table, open_table, unreadable

KINDS = ("medicine", "condition", "allergy")
_BLOCK = 500  # people; a batch is of whole blocks


class Inputs(NamedTuple):
    """The files of people. `on` is the day of which medicines and conditions are taken; None takes all rows."""

    patients: Path
    medicines: Path
    conditions: Path | None = None
    allergies: Path | None = None
    concepts: Path | None = None
    on: date | None = None
    ignored: tuple[str, ...] = ()


def take_in(database: duckdb.DuckDBPyConnection, inputs: Inputs, folder: Path) -> int:
    """Fill work.patient (k, person_id, given, birth_date) and for each kind work.<kind> (k, place, line), k counting
    the people in the order of their file; and work.stray (kind, person_id, line, why) with the rows that are of
    nobody, are empty, or have dates that cannot be. Returns how many rows are of another day than `inputs.on`.

    CaseError where a file cannot be read, or its people cannot be told apart.
    """
    database.execute(f"ATTACH {quoted(str(folder / 'work.duckdb'))} AS work")
    database.execute("CREATE TABLE work.stray (kind VARCHAR, person_id VARCHAR, line VARCHAR, why VARCHAR)")
    concepts = open_table(database, inputs.concepts) if inputs.concepts else None
    _take_people(database, inputs)
    left_out = 0
    for kind, path in zip(KINDS, (inputs.medicines, inputs.conditions, inputs.allergies), strict=True):
        if path is None:
            database.execute(f"CREATE TABLE work.{kind} (k BIGINT, place BIGINT, line VARCHAR)")
            continue
        table = open_table(database, path)
        relation = forms.medicines if kind == "medicine" else forms.terms
        left_out += _take_rows(database, kind, table, relation(table, concepts, inputs.ignored), inputs.on)
    return left_out


def batches(database: duckdb.DuckDBPyConnection, size: int) -> Iterator[tuple[int, int]]:
    """Ranges of k, the end not included, of about `size` medicines each, or as many people."""
    people = _one(database, "SELECT count(*) FROM work.patient")
    counted = database.execute(f"SELECT k // {_BLOCK}, count(*) FROM work.medicine WHERE k IS NOT NULL GROUP BY 1")
    rows = dict(counted.fetchall())
    start, held = 0, 0
    for block in range(-(-people // _BLOCK)):
        held += rows.get(block, 0) + _BLOCK
        end = min((block + 1) * _BLOCK, people)
        if held >= size or end == people:
            yield start, end
            start, held = end, 0


def _take_people(database: duckdb.DuckDBPyConnection, inputs: Inputs) -> None:
    table = open_table(database, inputs.patients)
    people = forms.people(table, inputs.ignored)
    _run(database, table, f"CREATE TABLE work.patient AS SELECT row_number() OVER () - 1 AS k, * FROM ({people})")
    if nameless := _one(database, "SELECT count(*) FROM work.patient WHERE person_id IS NULL"):
        raise CaseError(f"{nameless} rows have no person_id", where=str(table.path), hint="give every person one")
    twice = "SELECT person_id FROM work.patient GROUP BY person_id HAVING count(*) > 1 ORDER BY 1 LIMIT 3"
    if found := [row[0] for row in database.execute(twice).fetchall()]:
        raise CaseError(
            f"the same person_id is given to several rows: {', '.join(found)}",
            where=str(table.path),
            hint="give every person one row",
        )


def _take_rows(database: duckdb.DuckDBPyConnection, kind: str, table: Table, relation: str, on: date | None) -> int:
    """Fill work.<kind> and work.stray; how many rows are of another day than `on`."""
    start, end = 'TRY_CAST(r."start" AS DATE)', 'TRY_CAST(r."end" AS DATE)'
    day = f"DATE {quoted((on or date.min).isoformat())}"
    unclear = (
        f'(r."start" IS NOT NULL AND {start} IS NULL) OR (r."end" IS NOT NULL AND {end} IS NULL) OR {end} < {start}'
    )
    # A row whose dates cannot be is taken: to leave it out would be to say nothing of that medicine.
    other = f"NOT coalesce({unclear}, false) AND coalesce({start} > {day} OR {end} < {day}, false)"
    _run(
        database,
        table,
        f"""CREATE TABLE work.{kind}_read AS SELECT p.k, r.place, r.line, r.person_id,
            CASE WHEN {other if on else "false"} THEN 'other day' WHEN p.k IS NULL THEN 'nobody'
                WHEN r.line IS NULL THEN 'empty' WHEN {unclear if on else "false"} THEN 'dates' END AS why
        FROM (SELECT row_number() OVER () AS place, * FROM ({relation})) AS r
        LEFT JOIN work.patient AS p ON p.person_id = r.person_id ORDER BY p.k, r.place""",
    )
    database.execute(f"""CREATE VIEW work.{kind} AS SELECT k, place, line FROM work.{kind}_read
        WHERE k IS NOT NULL AND (why IS NULL OR why = 'dates')""")
    database.execute(f"""INSERT INTO work.stray
        SELECT '{kind}', person_id, line, why FROM work.{kind}_read WHERE why <> 'other day'""")
    return _one(database, f"SELECT count(*) FROM work.{kind}_read WHERE why = 'other day'")


def _run(database: duckdb.DuckDBPyConnection, table: Table, sql: str) -> None:
    try:
        database.execute(sql)
    except (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.IOException) as error:
        raise unreadable(table.path, error) from error


def count(database: duckdb.DuckDBPyConnection) -> tuple[int, int, int]:
    """How many people there are, medicines of theirs, and people who have any."""
    return (
        _one(database, "SELECT count(*) FROM work.patient"),
        _one(database, "SELECT count(*) FROM work.medicine"),
        _one(database, "SELECT count(DISTINCT k) FROM work.medicine"),
    )


def _one(database: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = database.execute(sql).fetchone()
    return int(row[0]) if row else 0
