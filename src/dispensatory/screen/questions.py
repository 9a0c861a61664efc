"""Rules that look at one medicine at a time: the same question is asked of many people, and answered once.

What such a rule says of a medicine follows from the medicine and from the columns of `patient` that the rule reads. So
a case of its own is made for each way of writing a medicine with each combination of those columns; the rule is run on
the cases that are new, and everybody whose question it is gets the answer.
"""

from __future__ import annotations

import duckdb

from dispensatory.rules import COLUMNS, Rule
from dispensatory.screen.cases import put, run_rule
from dispensatory.screen.database import make, words

# These look at one medicine of a patient at a time. A rule that is named nowhere here is run on whole cases, which is
# always right, and slower.
_ALONE = frozenset(
    "abrupt_stop age alcohol dependence driving food hepatic indication lactation pregnancy renal route "
    "unknown_medicine".split()
)
# These look at other medicines too, but only at those that have an ingredient in common.
UNLESS_SHARED = frozenset({"below_usual", "daily_dose", "frequency", "single_dose"})
_MORE = frozenset({"patient_condition", "allergy"})  # tables that a question has nothing of
MOST = 1_000_000  # questions of a rule that are remembered at a time
_BITS = 24  # of a question's number that tell the way of writing: more than there are at a time


def is_alone(rule: Rule) -> bool:
    """Whether what a rule says of a medicine follows from it and the row of `patient` alone."""
    return rule.name in _ALONE | UNLESS_SHARED and not _MORE & words(rule.sql)


class Questions:
    """The questions of one rule met so far, and their answers.

    A profile is one combination of the columns of `patient` that the rule reads; a question is a profile and a way of
    writing a medicine, together one number, which is the case_id of the case made for it.
    """

    def __init__(self, database: duckdb.DuckDBPyConnection, rule: Rule, patient: list[tuple[str, str]]) -> None:
        used = words(rule.sql)
        self._database = database
        self._rule = rule
        self._patient = patient[1:]
        self._columns = [("everybody", "INTEGER"), *(column for column in patient[1:] if column[0] in used)]
        self._profiles, self._asked, self._answers = (
            f"question.{rule.name}_{of}" for of in ("profile", "asked", "answer")
        )
        database.execute("CREATE SCHEMA IF NOT EXISTS question")
        self.forget()

    def forget(self) -> None:
        """Begin anew: the ways of writing are numbered anew, or there are too many questions."""
        self._many = 0
        make(self._database, self._profiles, [("profile", "BIGINT"), *self._columns])
        make(self._database, self._asked, [("question", "BIGINT")])
        self._database.execute(f"DROP TABLE IF EXISTS {self._answers}")

    def ask(self, entries: str) -> str:
        """Answer the rule for the medicines of `entries`, a table like whole.medicine_entry; SQL of its rows."""
        database = self._database
        if self._many > MOST:
            self.forget()
        self._profile()
        database.execute(f"""CREATE OR REPLACE TEMP TABLE {self._rule.name}_entry AS
            SELECT e.case_id, e.n, e.line, p.profile, (p.profile << {_BITS}) + e.line AS question
            FROM {entries} AS e JOIN profiled AS p ON p.case_id = e.case_id""")
        database.execute(f"""CREATE OR REPLACE TEMP TABLE new AS SELECT DISTINCT question, line, profile
            FROM {self._rule.name}_entry WHERE question NOT IN (FROM {self._asked})""")
        database.execute(f"INSERT INTO {self._asked} SELECT question FROM new")
        (self._many,) = database.execute(f"SELECT count(*) FROM {self._asked}").fetchone() or (0,)
        self._answer()
        return f"""SELECT e.case_id, {", ".join(_answered(column) for column in COLUMNS[1:])}
            FROM {self._rule.name}_entry AS e JOIN {self._answers} AS t ON t.case_id = e.question"""

    def _profile(self) -> None:
        """Give every person of the batch a profile, in the temporary table `profiled`."""
        names = [name for name, _ in self._columns]
        people = "(SELECT *, 0 AS everybody FROM whole.patient) AS p"
        same = " AND ".join(f"q.{name} IS NOT DISTINCT FROM p.{name}" for name in names)
        self._database.execute(f"""INSERT INTO {self._profiles}
            SELECT (SELECT count(*) FROM {self._profiles}) + row_number() OVER () - 1, *
            FROM (SELECT DISTINCT {", ".join(names)} FROM {people}
                WHERE NOT EXISTS (SELECT 1 FROM {self._profiles} AS q WHERE {same}))""")
        self._database.execute(f"""CREATE OR REPLACE TEMP TABLE profiled AS
            SELECT p.case_id, q.profile FROM {people} JOIN {self._profiles} AS q ON {same}""")

    def _answer(self) -> None:
        """Run the rule on the questions of the temporary table `new`."""
        database, names = self._database, dict(self._columns)
        values = ", ".join(
            f"q.{name}" if name in names else f"CAST(NULL AS {type_}) AS {name}" for name, type_ in self._patient
        )
        put(
            database,
            "asked.patient",
            f"""SELECT new.question AS case_id, {values}
            FROM new JOIN {self._profiles} AS q ON q.profile = new.profile""",
        )
        put(database, "asked.medicine_entry", "SELECT question AS case_id, 0 AS n, line FROM new")
        run_rule(database, "asked", self._rule)
        database.execute(f"CREATE TABLE IF NOT EXISTS {self._answers} AS FROM answer LIMIT 0")
        database.execute(f"INSERT INTO {self._answers} FROM answer")


def _answered(column: str) -> str:
    """A column of the answer; the one medicine of the question is the entry's."""
    return "if(t.medicine_a IS NULL, NULL, e.n) AS medicine_a" if column == "medicine_a" else f"t.{column}"
