"""The rulebook over one batch of people: what is found of them, and how often each answer was given."""

from __future__ import annotations

from collections import Counter
from typing import Any

import duckdb

from dispensatory.cases.validation import MOST_MEDICINES, MOST_TERMS
from dispensatory.rules import Rule, rules
from dispensatory.screen.cases import make_cases, put, run_rule
from dispensatory.screen.database import fill, make
from dispensatory.screen.known import Kind, Known
from dispensatory.screen.people import Reader
from dispensatory.screen.questions import UNLESS_SHARED, Questions, is_alone

Counts = Counter[tuple[str, str, str | None]]
FOUND = (
    ("case_id", "BIGINT"),
    ("rule", "VARCHAR"),
    ("status", "VARCHAR"),
    ("severity", "VARCHAR"),
    ("certainty", "VARCHAR"),
    ("medicine_a", "INTEGER"),
    ("medicine_b", "INTEGER"),
    ("message", "VARCHAR"),
    ("action", "VARCHAR"),
    ("basis", "VARCHAR"),
)
INPUT = "input"  # stands for a rule where what was given could not be used
_MOST = {"medicine": MOST_MEDICINES, "condition": MOST_TERMS, "allergy": MOST_TERMS}
_SHARING = """SELECT DISTINCT one.case_id FROM whole.medicine_ingredient AS one
JOIN whole.medicine_ingredient AS other ON other.case_id = one.case_id AND other.ingredient = one.ingredient
WHERE other.n > one.n"""


class Batches:
    """Runs the rulebook on ranges of people. What was found of the last range is in the table `found`."""

    def __init__(
        self,
        database: duckdb.DuckDBPyConnection,
        known: Known,
        reader: Reader,
        tables: dict[str, list[tuple[str, str]]],
        statuses: tuple[str, ...],
    ) -> None:
        self._database, self._known, self._reader = database, known, reader
        self._patient = tables["patient"]
        self._written = ", ".join(f"'{status}'" for status in statuses)
        for schema in ("whole", "sharing", "asked"):
            make_cases(database, schema, known.kinds, tables)
        database.execute("CREATE TABLE sharing.someone (case_id BIGINT)")
        database.execute(
            """CREATE VIEW whole.single_entry AS
            FROM whole.medicine_entry WHERE case_id NOT IN (FROM sharing.someone)"""
        )
        named = "SELECT case_id, n, if(name = '', text, name) AS name FROM whole"
        database.execute(f"CREATE VIEW whole.medicine_named AS {named}.medicine UNION ALL {named}.stopped_medicine")
        self._questions = {rule.name: Questions(database, rule, self._patient) for rule in rules() if is_alone(rule)}

    def run(self, start: int, end: int) -> Counts:
        """Check the people from `start` to before `end`; how often each rule gave each status and severity."""
        make(self._database, "found", FOUND)
        if self._known.full:
            self._forget()
        for kind in self._known.kinds:
            self._enter(kind, start, end)
        self._read_people(start, end)
        counts: Counts = Counter()
        put(self._database, "sharing.someone", _SHARING)
        for rule in rules():
            for rows in self._answers(rule):
                counts.update(self._take(rule.name, rows))
        counts.update({(INPUT, "could_not_check", None): self._faulty()})
        return +counts

    def _forget(self) -> None:
        self._known.forget()
        for questions in self._questions.values():
            questions.forget()

    def _enter(self, kind: Kind, start: int, end: int) -> None:
        """Fill the entries of a kind, and tell of those that could not be used."""
        database, name = self._database, kind.name
        these = f"FROM work.{name} AS w WHERE w.k >= {start} AND w.k < {end}"
        new = f"""SELECT DISTINCT w.line {these}
            AND NOT EXISTS (SELECT 1 FROM known.{name}_written AS x WHERE x.line = w.line) ORDER BY 1"""
        self._known.learn(kind, [row[0] for row in database.execute(new).fetchall()])
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
        database.execute(f"""INSERT INTO found SELECT k, '{INPUT}', 'could_not_check', NULL, NULL, NULL, NULL,
            'The {name} "' || coalesce(list_filter({told}, lambda x: x IS NOT NULL)[1], '') || '" was not checked: '
                || coalesce(fault, 'more than {_MOST[name]} are given') || '.',
            'Correct this row.', ''
            FROM read WHERE fault IS NOT NULL OR n >= {_MOST[name]}""")

    def _read_people(self, start: int, end: int) -> None:
        """Fill whole.patient; people of whom the same is given are read once."""
        database = self._database
        database.execute(f"""CREATE OR REPLACE TEMP TABLE person AS
            SELECT p.k, p.given, p.birth_date, coalesce(c.terms, []) AS terms
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
        database.execute(f"""INSERT INTO found BY NAME SELECT k AS case_id, '{INPUT}' AS rule,
            'could_not_check' AS status, message, action, '' AS basis FROM of_kind JOIN kind_fault USING (kind)""")

    def _answers(self, rule: Rule) -> list[str]:
        """The rule's rows for this batch, as queries."""
        if rule.name not in self._questions:
            run_rule(self._database, "whole", rule)
            return ["FROM answer"]
        if rule.name in UNLESS_SHARED:
            return [self._questions[rule.name].ask("whole.single_entry"), self._shared(rule)]
        return [self._questions[rule.name].ask("whole.medicine_entry")]

    def _shared(self, rule: Rule) -> str:
        """The rule's rows for those who take an ingredient twice."""
        for table in ("patient", *(f"{kind.name}_entry" for kind in self._known.kinds)):
            put(self._database, f"sharing.{table}", f"FROM whole.{table} WHERE case_id IN (FROM sharing.someone)")
        run_rule(self._database, "sharing", rule)
        self._database.execute("CREATE OR REPLACE TEMP TABLE shared AS FROM answer")
        return "FROM shared"

    def _take(self, rule: str, rows: str) -> Counts:
        database = self._database
        counted = database.execute(f"SELECT status, severity, count(*) FROM ({rows}) GROUP BY ALL").fetchall()
        columns = ", ".join(name for name, _ in FOUND if name != "rule")
        database.execute(f"""INSERT INTO found BY NAME
            SELECT '{rule}' AS rule, {columns} FROM ({rows}) WHERE status IN ({self._written})""")
        return Counter({(rule, status, severity): number for status, severity, number in counted})

    def _faulty(self) -> int:
        row = self._database.execute(f"SELECT count(*) FROM found WHERE rule = '{INPUT}'").fetchone()
        return int(row[0]) if row else 0
