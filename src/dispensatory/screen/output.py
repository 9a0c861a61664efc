"""The findings and their evidence as files: written whole in the run's folder, then put in place."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

import duckdb

from dispensatory import DISCLAIMER
from dispensatory.check.basis import steps
from dispensatory.errors import CaseError
from dispensatory.screen.database import fill, make, quoted
from dispensatory.screen.parts import Parts

_EVIDENCE = (
    ("id", "VARCHAR"),
    ("kind", "VARCHAR"),
    ("says", "VARCHAR"),
    ("slug", "VARCHAR"),
    ("title", "VARCHAR"),
    ("section", "VARCHAR"),
    ("start", "BIGINT"),
    ("end", "BIGINT"),
    ("quote", "VARCHAR"),
    ("source", "VARCHAR"),
    ("date", "VARCHAR"),
)


class Written(NamedTuple):
    """The files that were written."""

    findings: Path
    evidence: Path


class Output:
    """Writes both files whole in the run's folder, and then puts them in place."""

    def __init__(self, database: duckdb.DuckDBPyConnection, output: Path, folder: Path) -> None:
        self._database, self._output, self._folder = database, output, folder

    def write(self, parts: Parts, formulary: sqlite3.Connection, checked_against: str) -> Written:
        """Write what is in `parts`, and the evidence that it rests on. CaseError where that cannot be done."""
        written = Written(self._output, self._output.with_name(f"{self._output.stem}.evidence{self._output.suffix}"))
        self._collect(formulary, parts.worded)
        self._keep_order()
        try:
            for path, query in ((written.evidence, "FROM evidence"), (written.findings, parts.findings)):
                new = self._folder / path.name
                self._write(new, query, checked_against)
                new.replace(path)
        except (OSError, duckdb.IOException) as error:
            raise CaseError(
                f"the findings cannot be written: {error}",
                where=str(self._output),
                hint="make room, or name another file",
            ) from error
        return written

    def _keep_order(self) -> None:
        """Have rows written as they are read: by one thread, which is no slower, and from the left side of a join."""
        self._database.execute("SET threads = 1; SET disabled_optimizers = 'join_order,build_side_probe_side'")

    def _collect(self, formulary: sqlite3.Connection, worded: str) -> None:
        """Fill the table `evidence` with every step that a finding rests on."""
        used = self._database.execute(f"SELECT DISTINCT unnest(basis) AS id FROM {worded} ORDER BY 1").fetchall()
        found = steps(formulary, (key for (key,) in used))
        rows = [(key, *(getattr(step, name) for name, _ in _EVIDENCE[1:])) for key, step in found.items()]
        make(self._database, "evidence", _EVIDENCE)
        fill(self._database, "evidence", [type_ for _, type_ in _EVIDENCE], rows)

    def _write(self, path: Path, query: str, checked_against: str) -> None:
        if path.suffix == ".csv":
            columns = "* REPLACE (array_to_string(basis, ',') AS basis)" if query != "FROM evidence" else "*"
            form = "FORMAT csv, HEADER"
        else:
            about = f"{{checked_against: {quoted(checked_against)}, disclaimer: {quoted(DISCLAIMER)}}}"
            columns, form = "*", f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {about}"
        self._database.execute(f"COPY (SELECT {columns} FROM ({query})) TO {quoted(str(path))} ({form})")
