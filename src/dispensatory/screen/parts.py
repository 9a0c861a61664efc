"""The findings of batch after batch, kept as files in the run's folder until all are there."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dispensatory.screen.database import quoted
from dispensatory.screen.found import Found

_FINDINGS = """SELECT p.person_id, a.name AS medicine_a, b.name AS medicine_b, f.answer
FROM ({found}) AS f JOIN person AS p ON p.k = f.case_id
LEFT JOIN known.medicine_named AS a ON a.line = f.line_a
LEFT JOIN known.medicine_named AS b ON b.line = f.line_b
ORDER BY f.case_id, f.place, f.medicine_a, f.medicine_b, f.answer"""
_STRAY = """SELECT person_id,
    'The ' || kind || ' "' || coalesce(list_filter(
        if(kind = 'medicine', json_extract_string(line, ['text', 'name', 'drug']), [line]),
        lambda x: x IS NOT NULL)[1], '') || '"' || CASE why
        WHEN 'nobody' THEN ' was not checked: nobody among the patients has this person_id.'
        WHEN 'empty' THEN ' was not checked: it is empty.'
        ELSE ' has days that cannot be: it was checked as if it held on the day of the screening.' END AS message,
    'Correct this row.' AS action
FROM work.stray"""
_STRAY_FINDINGS = """SELECT person_id, CAST(NULL AS VARCHAR) AS medicine_a, CAST(NULL AS VARCHAR) AS medicine_b, answer
FROM numbered ORDER BY person_id, answer"""
_WHOLE = """SELECT f.person_id, w.rule, w.status, w.severity, w.certainty, f.medicine_a, f.medicine_b,
    w.message, w.action, w.basis
FROM {found} AS f LEFT JOIN {worded} AS w USING (answer)"""


class Parts:
    """Takes the findings of one batch after the other, and the words of their answers."""

    def __init__(self, database: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self._database, self._folder = database, folder
        self._number = 0

    def add(self, found: str) -> None:
        """Keep the findings of a query of rows like those of the table `found`, and what is in `worded`."""
        self._keep(_FINDINGS.format(found=found))

    def add_stray(self, found: Found) -> int:
        """Keep a finding for every row that could not be used; how many there are."""
        found.word_faults(_STRAY)
        self._keep(_STRAY_FINDINGS)
        row = self._database.execute("SELECT count(*) FROM numbered").fetchone()
        return int(row[0]) if row else 0

    @property
    def findings(self) -> str:
        """SQL of all findings with their words."""
        return _WHOLE.format(found=self._all("found"), worded=self.worded)

    @property
    def worded(self) -> str:
        """SQL of the words of all answers, as a relation with the columns of `worded`."""
        return self._all("worded")

    def _keep(self, findings: str) -> None:
        for kind, query in (("found", findings), ("worded", "FROM worded")):
            path = self._folder / f"{kind}-{self._number:08}.parquet"
            self._database.execute(f"COPY ({query}) TO {quoted(str(path))} (FORMAT parquet)")
        self._number += 1

    def _all(self, kind: str) -> str:
        return f"read_parquet({quoted(str(self._folder / f'{kind}-*.parquet'))})"
