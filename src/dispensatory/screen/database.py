"""The formulary and the case tables in DuckDB, in memory: what the rules are run over."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import duckdb

from dispensatory.rules import case_tables, derived, rules

_TYPES = {"INTEGER": "BIGINT", "REAL": "DOUBLE", "TEXT": "VARCHAR"}
_CHUNK = 50_000  # rows that are on their way at a time
# A view has no column types, and its text is what makes it large: it is worked out again in DuckDB, and kept.
_TABLES = "SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY type, name"


def open_database(formulary: sqlite3.Connection, memory: str, spill: str) -> duckdb.DuckDBPyConnection:
    """A DuckDB database in memory with every table of the formulary that a rule names, and `verdict`.

    It takes at most `memory` ("2GB"); what does not fit goes to the folder `spill` for a while.
    """
    database = duckdb.connect()
    for name, value in (("memory_limit", memory), ("temp_directory", spill)):
        database.execute(f"SET {name} = {quoted(value)}")
    database.execute("SET autoinstall_known_extensions = false")  # nothing is fetched from anywhere
    database.execute("SET enable_progress_bar = false")
    _load(database, formulary)
    return database


def case_columns(database: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[str, str]]]:
    """Every case table with its columns and their types, as the rulebook's script makes them; `verdict` stays.

    A case is a number here: it is quicker to group by, and the rules only ever compare it.
    """
    database.execute(case_tables())
    database.execute("CREATE TABLE main.verdict AS FROM temp.verdict")
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
    """Add rows to a table, column by column: row by row takes a hundred times as long."""
    for start in range(0, len(rows), _CHUNK):
        columns = [list(column) for column in zip(*rows[start : start + _CHUNK], strict=True)]
        values = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
        database.execute(f"INSERT INTO {table} SELECT {values}", columns)


def quoted(text: str) -> str:
    """`text` as a literal in SQL, where a parameter cannot stand."""
    return "'" + text.replace("'", "''") + "'"


def words(sql: str) -> frozenset[str]:
    """Every word of a query, strings and comments too: a table or column that it uses is among them."""
    return frozenset(re.findall(r"\w+", sql))


def _load(database: duckdb.DuckDBPyConnection, formulary: sqlite3.Connection) -> None:
    wanted = words(" ".join([*(rule.sql for rule in rules()), *derived()]))
    tables = formulary.execute(_TABLES).fetchall()
    views = [(name, sql) for name, type_, sql in tables if type_ == "view" and name in wanted]
    beneath = frozenset().union(*(words(sql) for _, sql in views))
    for name, type_, _ in tables:
        if type_ == "table" and name in wanted | beneath and not name.startswith(("page_text", "sqlite_")):
            _copy(database, formulary, name)
    for name, sql in views:
        query = re.split(r"(?i)\bAS\b", sql, maxsplit=1)[1]
        database.execute(f'CREATE TABLE "{name}" AS {query}')
    for name in beneath - wanted:
        database.execute(f'DROP TABLE IF EXISTS "{name}"')


def _copy(database: duckdb.DuckDBPyConnection, formulary: sqlite3.Connection, name: str) -> None:
    """One table of the formulary, without what is neither text nor number."""
    info = formulary.execute(f'PRAGMA table_info("{name}")').fetchall()
    columns = [(row[1], _TYPES[row[2]]) for row in info if row[2] in _TYPES]
    make(database, f'"{name}"', columns)
    named = ", ".join(f'"{column}"' for column, _ in columns)
    cursor = formulary.execute(f'SELECT {named} FROM "{name}"')
    while rows := cursor.fetchmany(_CHUNK):
        fill(database, f'"{name}"', [type_ for _, type_ in columns], rows)
