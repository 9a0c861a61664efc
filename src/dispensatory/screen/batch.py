"""The rulebook over one batch of people after the other."""

from __future__ import annotations

from collections import Counter
from typing import Any

import duckdb

from dispensatory.cases.validation import MOST_MEDICINES, MOST_TERMS
from dispensatory.screen.cases import make_cases, put, run_rule
from dispensatory.screen.database import fill, make
from dispensatory.screen.found import Counts, Found
from dispensatory.screen.groups import Columns, grouped
from dispensatory.screen.known import Kind, Known
from dispensatory.screen.people import Reader
from dispensatory.screen.questions import Questions

_MOST = {"medicine": MOST_MEDICINES, "condition": MOST_TERMS, "allergy": MOST_TERMS}
_SHARING = """SELECT DISTINCT one.case_id, one.n FROM whole.medicine_ingredient AS one
JOIN whole.medicine_ingredient AS other ON other.case_id = one.case_id AND other.ingredient = one.ingredient
WHERE other.n <> one.n"""


class Batches:
    """Runs the rulebook on ranges of people. What was found of the last range is in the table `found`."""

    def __init__(
        self,
        database: duckdb.DuckDBPyConnection,
        known: Known,
        reader: Reader,
        tables: dict[str, Columns],
        found: Found,
    ) -> None:
        self._database, self._known, self._reader, self._found = database, known, reader, found
        self._patient = tables["patient"]
        for schema in ("whole", "asked"):
            make_cases(database, schema, known.kinds, tables)
        database.execute("CREATE SCHEMA sharing")
        make(database, "sharing.medicine_shared", [("case_id", "BIGINT"), ("n", "INTEGER")])
        database.execute("""CREATE VIEW whole.single_entry AS
            FROM whole.medicine_entry ANTI JOIN sharing.medicine_shared USING (case_id, n)""")
        groups, self._whole = grouped(tables)
        self._questions = [Questions(database, group, self._patient, found) for group in groups]

    def run(self, start: int, end: int) -> Counts:
        """Check the people from `start` to before `end`; how often each rule gave each status and severity."""
        self._found.begin()
        if self._known.full:
            self._forget()
        counts: Counts = Counter()
        for kind in self._known.kinds:
            counts.update(self._enter(kind, start, end))
        counts.update(self._read_people(start, end))
        self._set_sharing_apart()
        for rule in self._whole:
            if run_rule(self._database, "whole", rule):
                counts.update(self._found.take(rule.name, "answer", "whole.medicine_entry"))
        for questions in self._questions:
            counts.update(questions.ask())
        return +counts

    @property
    def found(self) -> str:
        """SQL of what was found of the last range and is to be written, as rows of `found`."""
        return " UNION ALL BY NAME ".join(("FROM found", *(questions.told for questions in self._questions)))

    def _forget(self) -> None:
        self._known.forget()
        for questions in self._questions:
            questions.forget()

    def _enter(self, kind: Kind, start: int, end: int) -> Counts:
        """Fill the entries of a kind; how many could not be used."""
        database, name = self._database, kind.name
        these = f"FROM work.{name} AS w WHERE w.k >= {start} AND w.k < {end}"
        new = f"""SELECT DISTINCT w.line {these}
            AND NOT EXISTS (SELECT 1 FROM known.{name}_written AS x WHERE x.line = w.line) ORDER BY 1"""
        lines = [row[0] for row in database.execute(new).fetchall()]
        self._known.learn(kind, lines)
        if lines and name == "medicine":
            for questions in self._questions:
                questions.learn()
        # A condition that is given again is the same condition; a medicine that is given again may be taken twice.
        once = "" if name == "medicine" else "QUALIFY row_number() OVER (PARTITION BY w.k, w.line ORDER BY w.place) = 1"
        database.execute(f"""CREATE OR REPLACE TEMP TABLE read AS
            SELECT k, place, x.id, x.line, x.fault,
                row_number() OVER (PARTITION BY k, fault IS NULL ORDER BY place) - 1 AS n
            FROM (SELECT w.k, w.place, w.line {these} {once}) JOIN known.{name}_written AS x USING (line)""")
        put(
            database,
            f"whole.{name}_entry",
            f"SELECT k AS case_id, n, id AS line FROM read WHERE fault IS NULL AND n < {_MOST[name]}",
        )
        told = "json_extract_string(line, ['text', 'name', 'drug'])" if name == "medicine" else "[line]"
        return self._found.could_not_use(f"""SELECT k AS case_id,
            'The {name} "' || coalesce(list_filter({told}, lambda x: x IS NOT NULL)[1], '') || '" was not checked: '
                || coalesce(fault, 'more than {_MOST[name]} are given') || '.' AS message,
            'Correct this row.' AS action
            FROM read WHERE fault IS NOT NULL OR n >= {_MOST[name]}""")

    def _read_people(self, start: int, end: int) -> Counts:
        """Fill whole.patient; people of whom the same is given are read once. How many values could not be used."""
        database = self._database
        database.execute(f"""CREATE OR REPLACE TEMP TABLE person AS
            SELECT p.k, p.person_id, p.given, p.birth_date, coalesce(c.terms, []) AS terms
            FROM work.patient AS p LEFT JOIN (
                SELECT case_id, list(term ORDER BY n) AS terms FROM whole.patient_condition WHERE implied = 1 GROUP BY 1
            ) AS c ON c.case_id = p.k
            WHERE p.k >= {start} AND p.k < {end}""")
        database.execute("""CREATE OR REPLACE TEMP TABLE kind AS
            SELECT row_number() OVER () AS kind, * FROM (SELECT DISTINCT given, birth_date, terms FROM person)""")
        rows: list[tuple[Any, ...]] = []
        faults: list[tuple[Any, ...]] = []
        for kind, given, birth_date, terms in database.execute("FROM kind").fetchall():
            row, wrong = self._reader.row(kind, given, birth_date, tuple(terms))
            rows.append(row)
            faults.extend((kind, *fault) for fault in wrong)
        make(database, "kind_row", self._patient)
        fill(database, "kind_row", [type_ for _, type_ in self._patient], rows)
        make(database, "kind_fault", (("kind", "BIGINT"), ("message", "VARCHAR"), ("action", "VARCHAR")))
        fill(database, "kind_fault", ("BIGINT", "VARCHAR", "VARCHAR"), faults)
        database.execute("""CREATE OR REPLACE TEMP TABLE of_kind AS SELECT p.k, q.kind FROM person AS p
            JOIN kind AS q ON q.given = p.given AND q.terms = p.terms
                AND q.birth_date IS NOT DISTINCT FROM p.birth_date""")
        put(
            database,
            "whole.patient",
            "SELECT k AS case_id, r.* EXCLUDE (case_id) FROM of_kind JOIN kind_row AS r ON r.case_id = kind",
        )
        return self._found.could_not_use(
            "SELECT k AS case_id, message, action FROM of_kind JOIN kind_fault USING (kind)"
        )

    def _set_sharing_apart(self) -> None:
        """Fill the schema `sharing` with the medicines that have an ingredient in common with another of the case."""
        database = self._database
        put(database, "sharing.medicine_shared", _SHARING)
        put(
            database,
            "sharing.medicine_entry",
            "FROM whole.medicine_entry SEMI JOIN sharing.medicine_shared USING (case_id, n)",
        )
        put(database, "sharing.patient", "FROM whole.patient SEMI JOIN sharing.medicine_shared USING (case_id)")
