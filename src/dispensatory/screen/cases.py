"""The case tables of some cases, as views: who takes what, joined with what each way of writing comes to."""

from __future__ import annotations

import re

import duckdb

from dispensatory.rules import Rule
from dispensatory.screen.database import make
from dispensatory.screen.known import Kind

# The order that a rule ends with is for who reads its rows; the findings are put in theirs when they are written.
_ORDER = re.compile(r"\nORDER BY [\w, ]+\s*$")
_PARTS = 1_000  # more than a combination has substances
_ENTRY = (("case_id", "BIGINT"), ("n", "INTEGER"), ("line", "BIGINT"))


def make_cases(
    database: duckdb.DuckDBPyConnection, schema: str, kinds: tuple[Kind, ...], tables: dict[str, list[tuple[str, str]]]
) -> None:
    """A schema with an empty table `patient`, an empty table `<kind>_entry` (case_id, n, line) for each kind, and the
    other case tables as views that follow from these.
    """
    database.execute(f"CREATE SCHEMA {schema}")
    make(database, f"{schema}.patient", tables["patient"])
    for kind in kinds:
        make(database, f"{schema}.{kind.name}_entry", _ENTRY)
        for table in kind.tables:
            # One allergy may be to several things, each numbered; of a medicine, what is numbered is the medicine.
            n = "e.n" if kind.name == "medicine" else f"e.n * {_PARTS} + t.n AS n"
            # "Asthma and gout" beside "asthma" is asthma once.
            once = "QUALIFY row_number() OVER (PARTITION BY e.case_id, t.term ORDER BY e.n, t.n) = 1"
            database.execute(f"""CREATE VIEW {schema}.{table} AS
                SELECT e.case_id, {n}, t.* EXCLUDE (case_id, n)
                FROM {schema}.{kind.name}_entry AS e JOIN known.{table} AS t ON t.case_id = e.line
                {once if kind.name == "condition" else ""}""")


def put(database: duckdb.DuckDBPyConnection, table: str, query: str) -> None:
    """A table of the rows of a query, in place of the one there was.

    A table that is emptied and filled again keeps what DuckDB had learned of its old rows, and with it come plans that
    take ten times as long.
    """
    database.execute(f"CREATE OR REPLACE TABLE {table} AS {query}")


def run_rule(database: duckdb.DuckDBPyConnection, schema: str, rule: Rule) -> bool:
    """Run a rule over the cases of a schema; its rows are then in the temporary table `answer`. False where the rule
    needs something that no case has: then it was not run, since to plan it can take longer than to run it.
    """
    database.execute(f"SET search_path = '{schema},main'")
    try:
        (needed,) = database.execute(f"SELECT {rule.needs}").fetchone() or (True,)
        if needed:
            database.execute(f"CREATE OR REPLACE TEMP TABLE answer AS FROM ({_ORDER.sub('', rule.sql)})")
        return bool(needed)
    finally:
        database.execute("RESET search_path")
