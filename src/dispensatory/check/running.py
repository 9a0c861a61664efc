"""Running the rulebook on one case."""

from __future__ import annotations

import sqlite3
from functools import cache

from dispensatory import DISCLAIMER
from dispensatory.cases import Case, Finding, Report, Step, validate
from dispensatory.check.basis import keys_of, steps
from dispensatory.check.conditions import of_the_patient
from dispensatory.check.reading import Rows, rows_of, understand
from dispensatory.check.tables import fill, prepare
from dispensatory.check.understood import understood
from dispensatory.errors import Exit
from dispensatory.formulary import Formulary
from dispensatory.rules import Rule, rules

Row = tuple[object, ...]

_STATUSES = ("flagged", "could_not_check", "not_stated", "acceptable")
_SEVERITIES = ("critical", "warning", "info")


def run(formulary: Formulary, case: Case) -> Report:
    """The whole rulebook on one case, findings worst first. CaseError where the case cannot be right.

    The case stays in memory, in temporary tables that are emptied before this returns.
    """
    validate(case)
    case = of_the_patient(formulary, case)
    medicines = [understand(formulary, order) for order in case.medicines]
    findings = _findings(formulary.connection, case, rows_of(formulary, case, medicines))
    return Report(
        id=case.id,
        understood=understood(case, medicines),
        findings=tuple(findings),
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
    prepare(database)
    database.execute("BEGIN")
    try:
        fill(database, rows)
        answers = [(rule.name, row) for rule in _asked(database) for row in database.execute(rule.sql).fetchall()]
        return _told(database, case, sorted(answers, key=_badness))
    finally:
        database.execute("ROLLBACK")  # nothing of the patient stays


def _asked(database: sqlite3.Connection) -> list[Rule]:
    """The rules that can have rows for the case."""
    return [rule for rule, needed in zip(rules(), database.execute(_needs()).fetchone(), strict=True) if needed]


@cache
def _needs() -> str:
    return f"SELECT {', '.join(rule.needs for rule in rules())}"


def _told(database: sqlite3.Connection, case: Case, answers: list[tuple[str, Row]]) -> list[Finding]:
    """The findings that the rows of the rules stand for, each with the steps of its basis."""
    bases = [keys_of(str(row[-1])) for _, row in answers]
    found = steps(database, (key for keys in bases for key in keys))
    return [
        _finding(case, rule, row, tuple(found[key] for key in keys))
        for (rule, row), keys in zip(answers, bases, strict=True)
    ]


def _finding(case: Case, rule: str, row: Row, basis: tuple[Step, ...]) -> Finding:
    _, status, severity, certainty, first, second, message, action, _ = row
    return Finding(
        rule=rule,
        status=status,  # type: ignore[arg-type]
        severity=severity,  # type: ignore[arg-type]
        certainty=certainty,  # type: ignore[arg-type]
        medicines=tuple(
            case.medicines[n].name or " ".join(case.medicines[n].text.split())
            for n in (first, second)
            if isinstance(n, int)
        ),
        message=str(message),
        action=str(action),
        basis=basis,
    )


def _badness(answer: tuple[str, Row]) -> tuple[int, int, bool, int, int, str]:
    """Worst first; of one severity what is of two medicines, then in the order of the medicines."""
    rule, (_, status, severity, _, first, second, *_) = answer
    level = _SEVERITIES.index(str(severity)) if severity else len(_SEVERITIES)
    return _STATUSES.index(str(status)), level, second is None, _number(first), _number(second), rule


def _number(n: object) -> int:
    return n if isinstance(n, int) else -1
