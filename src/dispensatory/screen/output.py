"""The findings and their evidence as files: written part by part in the run's folder, then put in place whole."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import NamedTuple

import duckdb

from dispensatory import DISCLAIMER
from dispensatory.check.basis import steps
from dispensatory.errors import CaseError
from dispensatory.screen.database import fill, make, quoted

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
_FINDINGS = """SELECT p.person_id, f.rule, f.status, f.severity, f.certainty,
    a.name AS medicine_a, b.name AS medicine_b, f.message, f.action, f.basis
FROM ({found}) AS f JOIN person AS p ON p.k = f.case_id
LEFT JOIN known.medicine_named AS a ON a.line = f.line_a
LEFT JOIN known.medicine_named AS b ON b.line = f.line_b
ORDER BY f.case_id, f.rule, f.medicine_a, f.medicine_b, f.message"""
_STRAY = """SELECT person_id, 'input' AS rule, 'could_not_check' AS status, CAST(NULL AS VARCHAR) AS severity,
    CAST(NULL AS VARCHAR) AS certainty, CAST(NULL AS VARCHAR) AS medicine_a, CAST(NULL AS VARCHAR) AS medicine_b,
    'The ' || kind || ' "' || coalesce(list_filter(
        if(kind = 'medicine', json_extract_string(line, ['text', 'name', 'drug']), [line]),
        lambda x: x IS NOT NULL)[1], '') || '"' || CASE why
        WHEN 'nobody' THEN ' was not checked: nobody among the patients has this person_id.'
        WHEN 'empty' THEN ' was not checked: it is empty.'
        ELSE ' has days that cannot be: it was checked as if it held on the day of the screening.' END AS message,
    'Correct this row.' AS action, CAST([] AS VARCHAR[]) AS basis
FROM work.stray ORDER BY ALL"""


class Written(NamedTuple):
    """The files that were written."""

    findings: Path
    evidence: Path


class Output:
    """Takes the findings of batch after batch, and puts the files in place at the end."""

    def __init__(self, database: duckdb.DuckDBPyConnection, output: Path, folder: Path) -> None:
        self._database = database
        self._output = output
        self._folder = folder
        self._parts = 0

    def add(self, found: str) -> None:
        """Keep the findings of a query of rows like those of the table `found`."""
        self._part(_FINDINGS.format(found=found))

    def add_stray(self) -> int:
        """Keep a finding for every row that could not be used; how many there are."""
        self._part(_STRAY)
        row = self._database.execute("SELECT count(*) FROM work.stray").fetchone()
        return int(row[0]) if row else 0

    def finish(self, formulary: sqlite3.Connection, checked_against: str) -> Written:
        """Put both files in place. CaseError where that cannot be done."""
        written = Written(self._output, self._output.with_name(f"{self._output.stem}.evidence{self._output.suffix}"))
        parts = f"read_parquet({quoted(str(self._folder / 'part-*.parquet'))})"
        self._collect(formulary, parts)
        try:
            for path, query in ((written.evidence, "evidence"), (written.findings, parts)):
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

    def _part(self, query: str) -> None:
        path = self._folder / f"part-{self._parts:08}.parquet"
        self._database.execute(f"COPY ({query}) TO {quoted(str(path))} (FORMAT parquet)")
        self._parts += 1

    def _collect(self, formulary: sqlite3.Connection, parts: str) -> None:
        """Fill the table `evidence` with every step that a finding rests on."""
        used = self._database.execute(f"SELECT DISTINCT unnest(basis) AS id FROM {parts} ORDER BY 1").fetchall()
        found = steps(formulary, (key for (key,) in used))
        rows = [(key, *(getattr(step, name) for name, _ in _EVIDENCE[1:])) for key, step in found.items()]
        make(self._database, "evidence", _EVIDENCE)
        fill(self._database, "evidence", [type_ for _, type_ in _EVIDENCE], rows)

    def _write(self, path: Path, relation: str, checked_against: str) -> None:
        if path.suffix == ".csv":
            columns = "* REPLACE (array_to_string(basis, ',') AS basis)" if relation != "evidence" else "*"
            form = "FORMAT csv, HEADER"
        else:
            about = f"{{checked_against: {quoted(checked_against)}, disclaimer: {quoted(DISCLAIMER)}}}"
            columns, form = "*", f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {about}"
        self._database.execute(f"COPY (SELECT {columns} FROM {relation}) TO {quoted(str(path))} ({form})")
