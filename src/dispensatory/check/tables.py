"""The case tables in SQLite: made once a connection, filled for one case at a time."""

from __future__ import annotations

import sqlite3

from dispensatory.check.reading import Rows
from dispensatory.rules import case_tables, derived

# One statement a table, in the order of Rows.
INSERTS = {
    table: f"INSERT INTO temp.{table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - names of our own
    for table, columns in (
        ("patient", 14),
        ("medicine", 13),
        ("named_substance", 3),
        ("ingredient_page", 4),
        ("stopped_medicine", 6),
        ("medicine_dose", 9),
        ("patient_condition", 5),
        ("allergy", 5),
    )
}
# How many rows a case has, and how many of them an index finds, as SQLite's planner wants it told: it would else take a
# case for a million rows, and read the formulary from end to end.
_SIZES = [
    (table, f"sqlite_autoindex_{table}_1", sizes)
    for table, sizes in (
        ("patient", "1 1"),
        ("medicine", "5 5 1"),
        ("named_substance", "1 1 1 1"),
        ("ingredient_page", "2 2 2 1"),
        ("asked_page", "6 6 2 1"),
        ("stopped_medicine", "1 1 1"),
        ("medicine_dose", "5 5 1"),
        ("patient_condition", "2 2 1"),
        ("allergy", "2 2 1"),
        ("medicine_ingredient", "6 6 2 1"),
        ("medicine_class", "30 30 2 1"),
    )
]


def prepare(database: sqlite3.Connection) -> None:
    """Make the case tables where this connection has none yet. Statements stay prepared as long as they stand."""
    query = "SELECT 1 FROM temp.sqlite_master WHERE name = 'medicine_class'"
    if database.execute(query).fetchone() is None:
        database.executescript(case_tables())
        database.execute("ANALYZE temp")
        database.executemany("INSERT INTO temp.sqlite_stat1 VALUES (?, ?, ?)", _SIZES)
        database.execute("ANALYZE temp.sqlite_master")


def fill(database: sqlite3.Connection, rows: Rows) -> None:
    """Put one case into the case tables, and what follows from it; in a transaction that is not kept."""
    database.execute(INSERTS["patient"], rows.patient)
    for table, values in (
        ("medicine", rows.medicines),
        ("named_substance", rows.named),
        ("ingredient_page", rows.pages),
        ("stopped_medicine", rows.stopped),
        ("medicine_dose", rows.doses),
        ("patient_condition", rows.conditions),
        ("allergy", rows.allergies),
    ):
        database.executemany(INSERTS[table], values)
    for statement in derived():
        database.execute(statement)
