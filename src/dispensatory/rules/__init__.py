"""The rulebook: one folder a rule, with its query (rule.sql), its documentation (README.md) and its cases (cases.yaml).

A rule is one SELECT in the SQL that SQLite and DuckDB share, over the formulary's tables and the case tables. It gives
the columns case_id, status, severity, certainty, medicine_a, medicine_b, message, action and basis. Two kinds of line
in it are read before it is run:

- `-- include: doses` stands for the text of shared/doses.sql: what several rules have in common;
- `-- needs: EXISTS (...)`, the first line, is a condition on the tables without which the rule has no rows.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

COLUMNS = (
    "case_id",
    "status",
    "severity",
    "certainty",
    "medicine_a",
    "medicine_b",
    "message",
    "action",
    "basis",
)
_FOLDER = Path(__file__).parent
_INCLUDE = re.compile(r"^-- include: (\w+)$", re.MULTILINE)
_NEEDS = re.compile(r"^-- needs: (.+)\n")


class Rule(NamedTuple):
    """A rule: its name, which is its folder's, its query, and a condition in SQL.

    Where `needs`, a condition on the same tables, is false for the cases in them, the query gives no rows.
    """

    name: str
    sql: str
    needs: str


@cache
def case_tables() -> str:
    """The script that makes the case tables, temporary and empty, beside a formulary's own."""
    return _read("case_tables.sql")


@cache
def derived() -> tuple[str, ...]:
    """The statements that fill the derived case tables, to be run in this order once the given ones are filled."""
    return tuple(part for part in _read("derived.sql").split(";\n") if part.strip())


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    return tuple(_rule(path.parent.name) for path in sorted(_FOLDER.glob("*/rule.sql")))


def documentation(name: str) -> str:
    """The page of documentation of the rule `name`, in Markdown."""
    return _read(name, "README.md")


def _rule(name: str) -> Rule:
    sql = _read(name, "rule.sql")
    needs = _NEEDS.match(sql)
    return Rule(
        name,
        _INCLUDE.sub(lambda line: _read("shared", f"{line[1]}.sql").rstrip(), sql),
        needs[1] if needs else "1 = 1",
    )


def _read(*path: str) -> str:
    return _FOLDER.joinpath(*path).read_text(encoding="utf-8")
