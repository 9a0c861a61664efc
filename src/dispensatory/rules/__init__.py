"""The rulebook: one folder a rule, with its query (rule.sql), its documentation (README.md) and its cases (cases.yaml).

A rule is one SELECT in the SQL that SQLite and DuckDB share, over the formulary's tables and the case tables. It gives
the columns case_id, status, severity, certainty, medicine_a, medicine_b, message, action and basis.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
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


class Rule(NamedTuple):
    """A rule: its name, which is its folder's, its query and its documentation in Markdown."""

    name: str
    sql: str
    readme: str


@cache
def case_tables() -> str:
    """The script that makes the case tables, temporary and empty, beside a formulary's own."""
    return files("dispensatory.rules").joinpath("case_tables.sql").read_text(encoding="utf-8")


@cache
def derived() -> tuple[str, ...]:
    """The statements that fill the derived case tables, to be run in this order once the given ones are filled."""
    script = files("dispensatory.rules").joinpath("derived.sql").read_text(encoding="utf-8")
    return tuple(part for part in script.split(";\n") if part.strip())


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by name."""
    folders = sorted(
        (folder for folder in files("dispensatory.rules").iterdir() if folder.joinpath("rule.sql").is_file()),
        key=lambda folder: folder.name,
    )
    return tuple(
        Rule(
            folder.name,
            folder.joinpath("rule.sql").read_text(encoding="utf-8"),
            folder.joinpath("README.md").read_text(encoding="utf-8"),
        )
        for folder in folders
    )
