"""The formulary and the case tables in DuckDB, in memory: what the rules are run over."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import msgspec

from dispensatory.rules import case_tables, derived, rules

_TYPES = {"INTEGER": "BIGINT", "REAL": "DOUBLE", "TEXT": "VARCHAR"}
_CHUNK = 50_000  # rows that are on their way at a time
_TABLES = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
_READ = re.compile(r"\b(?:FROM|JOIN)\s+(\w+)")
# The quotes of a whole formulary take longer than all its other tables, and rules read none but these.
_ASKED = "SELECT evidence_id FROM population_statement WHERE population IN ('pregnancy', 'children', 'elderly')"
_ROWS = {"quotation": f"WHERE id IN ({_ASKED})"}


def open_database(formulary: sqlite3.Connection, memory: str, spill: str) -> duckdb.DuckDBPyConnection:
    """A DuckDB database in memory with every table and column of the formulary that a rule reads.

    It takes at most `memory` ("768MB"); what does not fit goes to the folder `spill` for a while.
    """
    database = duckdb.connect()
    for name, value in (("memory_limit", memory), ("temp_directory", spill)):
        database.execute(f"SET {name} = {quoted(value)}")
    database.execute("SET autoinstall_known_extensions = false")  # nothing is fetched from anywhere
    database.execute("SET enable_progress_bar = false")
    _load(database, formulary)
    return database


def case_columns(database: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Every case table with its columns and their types, as the rulebook's script makes them; those of verdicts stay.

    A case is a number here: it is quicker to group by, and the rules only ever compare it.
    """
    database.execute(case_tables())
    for table in ("verdict", "page_verdict"):
        database.execute(f"CREATE TABLE main.{table} AS FROM temp.{table}")
    tables: dict[str, list[tuple[str, str]]] = {}
    names = "SELECT table_name FROM duckdb_tables() WHERE temporary ORDER BY table_name"
    for (name,) in database.execute(names).fetchall():
        columns = database.execute(f"DESCRIBE temp.{name}").fetchall()
        if columns[0][0] == "case_id":
            tables[name] = [("case_id", "BIGINT"), *((column[0], column[1]) for column in columns[1:])]
        database.execute(f"DROP TABLE temp.{name}")
    return tables


def make(database: duckdb.DuckDBPyConnection, table: str, columns: Iterable[tuple[str, str]]) -> None:
    """An empty table, in place of the one there was. Without keys: they cost more than the rest of a batch."""
    named = ", ".join(f'"{name}" {type_}' for name, type_ in columns)
    database.execute(f"CREATE OR REPLACE TABLE {table} ({named})")


def fill(database: duckdb.DuckDBPyConnection, table: str, types: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Add rows to a table, a column at a time and as JSON: DuckDB takes a list of Python's value by value, which takes
    three times as long; and row by row, a hundred times. Numbers are finite: JSON has no others.
    """
    for start in range(0, len(rows), _CHUNK):
        columns = zip(*rows[start : start + _CHUNK], strict=True)
        values = ", ".join(f"unnest(CAST(CAST(? AS JSON) AS {type_}[]))" for type_ in types)
        database.execute(f"INSERT INTO {table} SELECT {values}", [msgspec.json.encode(c).decode() for c in columns])


def quoted(text: str) -> str:
    """`text` as a literal in SQL, where a parameter cannot stand."""
    return "'" + text.replace("'", "''") + "'"


def words(sql: str) -> frozenset[str]:
    """Every word of a query, strings and comments too: a table or column that it uses is among them."""
    return frozenset(re.findall(r"\w+", sql))


def _load(database: duckdb.DuckDBPyConnection, formulary: sqlite3.Connection) -> None:
    sql = "\n".join([*(f"{rule.needs}\n{rule.sql}" for rule in rules()), *derived()])
    read, named = frozenset(_READ.findall(sql)), words(sql)
    for (name,) in formulary.execute(_TABLES).fetchall():
        if name in read:
            _copy(database, formulary, name, named)


def _copy(database: duckdb.DuckDBPyConnection, formulary: sqlite3.Connection, name: str, named: frozenset[str]) -> None:
    """The columns of a table or view of the formulary that a rule names."""
    info = formulary.execute(f'PRAGMA table_info("{name}")').fetchall()
    columns = [(row[1], _TYPES.get(row[2], "VARCHAR")) for row in info if row[1] in named]
    make(database, f'"{name}"', columns)
    listed = ", ".join(f'"{column}"' for column, _ in columns)
    cursor = formulary.execute(f'SELECT {listed} FROM "{name}" {_ROWS.get(name, "")}')
    while rows := cursor.fetchmany(_CHUNK):
        fill(database, f'"{name}"', [type_ for _, type_ in columns], rows)
