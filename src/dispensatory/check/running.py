"""Running the rulebook on one case."""

from __future__ import annotations

import sqlite3

from dispensatory import DISCLAIMER
from dispensatory.cases import Case, Finding, Report, validate
from dispensatory.check.basis import resolve
from dispensatory.check.reading import Rows, rows_of, understand
from dispensatory.check.understood import understood
from dispensatory.errors import Exit
from dispensatory.formulary import Formulary
from dispensatory.rules import case_tables, derived, rules

_INSERTS = {
    table: f"INSERT INTO temp.{table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - names of our own
    for table, columns in (
        ("patient", 14),
        ("medicine", 14),
        ("stopped_medicine", 6),
        ("medicine_dose", 8),
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
        ("stopped_medicine", "1 1 1"),
        ("medicine_dose", "5 5 1"),
        ("patient_condition", "2 2 1"),
        ("allergy", "2 2 1"),
        ("medicine_ingredient", "6 6 2 1"),
        ("medicine_class", "30 30 2 1"),
    )
]
_STATUSES = ("flagged", "could_not_check", "not_stated", "acceptable")
_SEVERITIES = ("critical", "warning", "info")


def run(formulary: Formulary, case: Case) -> Report:
    """The whole rulebook on one case, findings worst first. CaseError where the case cannot be right.

    The case stays in memory, in temporary tables that are emptied before this returns.
    """
    validate(case)
    medicines = [understand(formulary, order) for order in case.medicines]
    findings = _findings(formulary.connection, case, rows_of(formulary, case, medicines))
    return Report(
        id=case.id,
        understood=understood(case, medicines),
        findings=tuple(sorted(findings, key=_badness)),
        checked_against=formulary.describe(),
        disclaimer=DISCLAIMER,
    )


def exit_code(report: Report) -> Exit:
    """FLAGGED where anything is flagged, else NOT_CHECKED where anything could not be checked, else CLEAR."""
    statuses = {finding.status for finding in report.findings}
    if "flagged" in statuses:
        return Exit.FLAGGED
    return Exit.NOT_CHECKED if "could_not_check" in statuses else Exit.CLEAR


def _findings(database: sqlite3.Connection, case: Case, rows: Rows) -> list[Finding]:
    _prepare(database)
    database.execute("BEGIN")
    try:
        _fill(database, rows)
        return [
            _finding(database, case, rule.name, row)
            for rule in rules()
            for row in database.execute(rule.sql).fetchall()
        ]
    finally:
        database.execute("ROLLBACK")  # nothing of the patient stays


def _prepare(database: sqlite3.Connection) -> None:
    """Make the case tables where this connection has none yet. Statements stay prepared as long as they stand."""
    query = "SELECT 1 FROM temp.sqlite_master WHERE name = 'medicine_class'"
    if database.execute(query).fetchone() is None:
        database.executescript(case_tables())
        database.execute("ANALYZE temp")
        database.executemany("INSERT INTO temp.sqlite_stat1 VALUES (?, ?, ?)", _SIZES)
        database.execute("ANALYZE temp.sqlite_master")


def _fill(database: sqlite3.Connection, rows: Rows) -> None:
    database.execute(_INSERTS["patient"], rows.patient)
    for table, values in (
        ("medicine", rows.medicines),
        ("stopped_medicine", rows.stopped),
        ("medicine_dose", rows.doses),
        ("patient_condition", rows.conditions),
        ("allergy", rows.allergies),
    ):
        database.executemany(_INSERTS[table], values)
    for statement in derived():
        database.execute(statement)


def _finding(database: sqlite3.Connection, case: Case, rule: str, row: tuple[object, ...]) -> Finding:
    _, status, severity, certainty, first, second, message, action, basis = row
    named = [case.medicines[n].name or case.medicines[n].text for n in (first, second) if isinstance(n, int)]
    return Finding(
        rule=rule,
        status=status,  # type: ignore[arg-type]
        severity=severity,  # type: ignore[arg-type]
        certainty=certainty,  # type: ignore[arg-type]
        medicines=tuple(named),
        message=str(message),
        action=str(action),
        basis=resolve(database, str(basis)),
    )


def _badness(finding: Finding) -> tuple[int, int, str]:
    severity = _SEVERITIES.index(finding.severity) if finding.severity else len(_SEVERITIES)
    return _STATUSES.index(finding.status), severity, finding.rule
