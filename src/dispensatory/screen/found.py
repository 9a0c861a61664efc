"""What was found of a batch of people: the table `found`, and how often each answer was given."""

from __future__ import annotations

from collections import Counter

import duckdb

Counts = Counter[tuple[str, str, str | None]]
INPUT = "input"  # stands for a rule where what was given could not be used
COUNTED = (("rule", "VARCHAR"), ("status", "VARCHAR"), ("severity", "VARCHAR"))
FOUND = (
    ("case_id", "BIGINT"),
    *COUNTED,
    ("certainty", "VARCHAR"),
    ("medicine_a", "INTEGER"),
    ("medicine_b", "INTEGER"),
    ("message", "VARCHAR"),
    ("action", "VARCHAR"),
    ("basis", "VARCHAR[]"),
    ("line_a", "BIGINT"),  # how the medicines are written, as numbered in the schema `known`
    ("line_b", "BIGINT"),
)
# A rule's basis as a list, each step once, in its order.
BASIS = "list_filter(string_split(basis, ','), lambda x, i: x <> '' AND list_position(string_split(basis, ','), x) = i)"


def as_counts(database: duckdb.DuckDBPyConnection, query: str) -> Counts:
    """The rows (rule, status, severity, number) of a query, as a count."""
    return Counter(
        {(rule, status, severity): number for rule, status, severity, number in database.execute(query).fetchall()}
    )


def take(database: duckdb.DuckDBPyConnection, rule: str, answers: str, entries: str, written: str) -> Counts:
    """Put those rows of a rule into `found` that are `written`, by their status; how often each answer was given.

    `entries` is the table with the medicines of the cases.
    """
    database.execute(f"""INSERT INTO found BY NAME
        SELECT '{rule}' AS rule, r.* REPLACE ({BASIS} AS basis), a.line AS line_a, b.line AS line_b
        FROM {answers} AS r
        LEFT JOIN {entries} AS a ON a.case_id = r.case_id AND a.n = r.medicine_a
        LEFT JOIN {entries} AS b ON b.case_id = r.case_id AND b.n = r.medicine_b
        WHERE r.status IN ({written})""")
    return as_counts(database, f"SELECT '{rule}', status, severity, count(*) FROM {answers} GROUP BY ALL")
