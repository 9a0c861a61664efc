"""Every rule gives the same rows in DuckDB as in SQLite, and none where what it needs is not there."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from generated import case_of, orders, people, written
from generated import pages as whole_pages
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Ordered, Page, Person

from dispensatory.cases import Case
from dispensatory.check.reading import rows_of, understand
from dispensatory.check.tables import INSERTS, fill, prepare
from dispensatory.formulary import Formulary
from dispensatory.rules import case_tables, derived, rules

Rows = list[tuple[object, ...]]
_TYPES = {"INTEGER": "BIGINT", "REAL": "DOUBLE", "TEXT": "VARCHAR", "BLOB": "BLOB"}


@st.composite
def generated(draw: st.DrawFn) -> tuple[dict[str, Page], list[tuple[Person, list[Ordered]]]]:
    """Pages, and cases of their medicines."""
    said = draw(whole_pages)
    return said, draw(st.lists(st.tuples(people, orders(sorted(said))), min_size=2, max_size=6))


@settings(max_examples=12, deadline=None)
@given(generated())
def test_the_engines_agree_row_by_row(made: tuple[dict[str, Page], list[tuple[Person, list[Ordered]]]]) -> None:
    said, cases = made
    with TemporaryDirectory() as folder:
        reference = written(said, Path(folder))
        for place, (person, given_orders) in enumerate(cases):
            in_sqlite = _in_sqlite(reference, case_of(person, given_orders))
            if place < 2:
                assert _in_duckdb(reference, case_of(person, given_orders)) == in_sqlite
            for rule in rules():
                if not _needed(reference, case_of(person, given_orders), rule.needs):
                    assert in_sqlite[rule.name] == [], rule.name


def _in_sqlite(reference: Formulary, case: Case) -> dict[str, Rows]:
    database = reference.connection
    _begin(reference, case)
    try:
        return {rule.name: _sorted(database.execute(rule.sql).fetchall()) for rule in rules()}
    finally:
        database.execute("ROLLBACK")


def _needed(reference: Formulary, case: Case, needs: str) -> bool:
    _begin(reference, case)
    try:
        return bool(reference.connection.execute(f"SELECT {needs}").fetchone()[0])
    finally:
        reference.connection.execute("ROLLBACK")


def _begin(reference: Formulary, case: Case) -> None:
    prepare(reference.connection)
    reference.connection.execute("BEGIN")
    fill(reference.connection, rows_of(reference, case, [understand(reference, one) for one in case.medicines]))


def _in_duckdb(reference: Formulary, case: Case) -> dict[str, Rows]:
    with duckdb.connect() as database:
        _copy(reference.connection, database)
        database.execute(case_tables())
        rows = rows_of(reference, case, [understand(reference, one) for one in case.medicines])
        given_rows = ([rows.patient], *rows[1:])
        for statement, values in zip(INSERTS.values(), given_rows, strict=True):
            if values:
                database.executemany(statement, values)
        for statement in derived():
            database.execute(statement)
        return {rule.name: _sorted(database.execute(rule.sql).fetchall()) for rule in rules()}


def _copy(formulary: sqlite3.Connection, database: duckdb.DuckDBPyConnection) -> None:
    """Every table of the formulary, and the view of quotations."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'page_text%' AND name NOT LIKE 'sqlite%'"
    )
    for (name,) in formulary.execute(query).fetchall():
        columns = [(row[1], _TYPES[row[2]]) for row in formulary.execute(f'PRAGMA table_info("{name}")')]
        described = ", ".join(f'"{column}" {type_}' for column, type_ in columns)
        database.execute(f'CREATE TABLE "{name}" ({described})')
        values = formulary.execute(f'SELECT * FROM "{name}"').fetchall()
        if values:
            database.executemany(f'INSERT INTO "{name}" VALUES ({", ".join("?" * len(columns))})', values)
    (view,) = formulary.execute("SELECT sql FROM sqlite_master WHERE name = 'quotation'").fetchone()
    database.execute(view)


def _sorted(rows: Rows) -> Rows:
    return sorted(rows, key=str)
