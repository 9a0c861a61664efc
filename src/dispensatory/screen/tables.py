"""The tables of people that a user gives: Parquet or CSV, in our own columns or in those of OMOP."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import duckdb

from dispensatory.cases import Patient
from dispensatory.errors import CaseError
from dispensatory.screen.database import quoted

PATIENT = (
    "person_id",
    "birth_date",
    *(field for field in Patient.__struct_fields__ if field not in ("conditions", "allergies")),
)
MEDICINE = ("person_id", "text", "name", "sig", "route", "start", "end", "change", "as_needed", "indication")
TERM = ("person_id", "term", "start", "end")


class Table(NamedTuple):
    """A file as a relation: where it is, its columns in lower case, and the SQL that reads it."""

    path: Path
    columns: frozenset[str]
    sql: str

    def text(self, column: str) -> str:
        """The column as text in SQL, null where it is empty or not there."""
        return f"nullif(trim(CAST(\"{column}\" AS VARCHAR)), '')" if column in self.columns else "CAST(NULL AS VARCHAR)"


def open_table(database: duckdb.DuckDBPyConnection, path: Path) -> Table:
    """The table in a Parquet or CSV file (*.csv, *.csv.gz, *.tsv); CaseError where it cannot be read as one."""
    if not path.is_file():
        raise CaseError("there is no such file", where=str(path), hint="name a Parquet or CSV file")
    name = quoted(_without_globs(path))
    sql = (
        f"read_parquet({name})" if path.suffix == ".parquet" else f"read_csv({name}, header = true, all_varchar = true)"
    )
    try:
        described = database.execute(f"DESCRIBE FROM {sql}").fetchall()
    except duckdb.Error as error:
        raise unreadable(path, error) from error
    return Table(path, frozenset(str(row[0]).lower() for row in described), sql)


def unreadable(path: Path, error: duckdb.Error) -> CaseError:
    """The error of a file that is no table, in the first of DuckDB's own words, which name the line."""
    first = str(error).partition("\n\n")[0].replace("\n", " ")
    return CaseError(
        first[:300], where=str(path), hint="give a Parquet file, or CSV in UTF-8 with a line of column names"
    )


def require(table: Table, needed: Iterable[str], known: Iterable[str], ignored: Iterable[str]) -> None:
    """CaseError where a needed column is missing, or one stands there that is neither known nor to be ignored: it
    may be a known one misspelled, and must not be passed over in silence.
    """
    known, ignored = tuple(known), {column.lower() for column in ignored}
    missing = [column for column in needed if column not in table.columns]
    if missing:
        raise CaseError(
            f"the column {' and '.join(missing)} is missing", where=str(table.path), hint=f"columns: {', '.join(known)}"
        )
    unknown = sorted(table.columns - set(known) - ignored)
    if unknown:
        raise CaseError(
            f"unknown column{'' if len(unknown) == 1 else 's'}: {', '.join(unknown)}",
            where=str(table.path),
            hint=f"known are {', '.join(known)}; name those to pass over with --ignore",
        )


def _without_globs(path: Path) -> str:
    """The path as DuckDB takes it, which else reads *, ? and [ in it as a pattern."""
    return str(path).replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")
