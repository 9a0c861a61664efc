"""What was found of a batch of people: the table `found`, with the words of each answer apart; and how often each
answer was given.

The same answer is given to many people. Its words stand once in the table `worded`, under a number that holds for the
whole run, and are joined to the findings when the files are written: to carry them along, and to sort them, took as
long as all the rules.
"""

from __future__ import annotations

from collections import Counter

import duckdb

from dispensatory.rules import rules
from dispensatory.screen.database import make

Counts = Counter[tuple[str, str, str | None]]
INPUT = "input"  # stands for a rule where what was given could not be used
COUNTED = (("rule", "VARCHAR"), ("status", "VARCHAR"), ("severity", "VARCHAR"))
FOUND = (
    ("case_id", "BIGINT"),
    ("place", "INTEGER"),  # of the rule among the rules
    ("answer", "BIGINT"),
    ("medicine_a", "INTEGER"),
    ("medicine_b", "INTEGER"),
    ("line_a", "BIGINT"),  # how the medicines are written, as numbered in the schema `known`
    ("line_b", "BIGINT"),
)
WORDED = (
    ("answer", "BIGINT"),
    *COUNTED,
    ("certainty", "VARCHAR"),
    ("message", "VARCHAR"),
    ("action", "VARCHAR"),
    ("basis", "VARCHAR[]"),
)
# A rule's basis as a list, each step once, in its order.
_BASIS = (
    "list_filter(string_split(basis, ','), lambda x, i: x <> '' AND list_position(string_split(basis, ','), x) = i)"
)
_WORDS = "message, action, basis, status, severity, certainty"


class Found:
    """Takes what is found of one batch after the other. Of answers whose status is not among `statuses` it keeps
    nothing; `written` are these as a list in SQL.
    """

    def __init__(self, database: duckdb.DuckDBPyConnection, statuses: tuple[str, ...]) -> None:
        self._database = database
        self.written = ", ".join(f"'{status}'" for status in statuses)
        self._places = {name: place for place, name in enumerate(sorted((INPUT, *(rule.name for rule in rules()))))}
        self._next = 0
        self.begin()

    def begin(self) -> None:
        """Begin the next batch; what was found of the last is gone."""
        make(self._database, "found", FOUND)
        make(self._database, "worded", WORDED)

    def place(self, rule: str) -> int:
        """Where the findings of a rule stand among those of a person."""
        return self._places[rule]

    def word(self, rule: str, rows: str) -> None:
        """Put the words of a rule's rows into `worded`; then the temporary table `numbered` has the rows with their
        `answer`. Rows with the same words have the same.
        """
        self._database.execute(f"""CREATE OR REPLACE TEMP TABLE numbered AS
            SELECT *, {self._next} - 1 + dense_rank() OVER (ORDER BY {_WORDS}) AS answer
            FROM ({rows})""")
        added = self._database.execute(f"""INSERT INTO worded SELECT DISTINCT ON (answer) answer, '{rule}' AS rule,
            status, severity, certainty, message, action, {_BASIS} FROM numbered""").fetchone()
        self._next += added[0] if added else 0

    def take(self, rule: str, answers: str, entries: str) -> Counts:
        """Put rows of a rule into `found`; how often each answer was given.

        `entries` is the table with the medicines of the cases.
        """
        self.word(rule, f"FROM {answers} WHERE status IN ({self.written})")
        self._database.execute(f"""INSERT INTO found BY NAME
            SELECT r.case_id, {self.place(rule)} AS place, r.answer, r.medicine_a, r.medicine_b,
                a.line AS line_a, b.line AS line_b
            FROM numbered AS r
            LEFT JOIN {entries} AS a ON a.case_id = r.case_id AND a.n = r.medicine_a
            LEFT JOIN {entries} AS b ON b.case_id = r.case_id AND b.n = r.medicine_b""")
        return as_counts(self._database, f"SELECT '{rule}', status, severity, count(*) FROM {answers} GROUP BY ALL")

    def could_not_use(self, faults: str) -> Counts:
        """Put rows (case_id, message, action), of what was given and could not be used, into `found`; how many."""
        self.word_faults(faults)
        added = self._database.execute(f"""INSERT INTO found BY NAME
            SELECT case_id, {self.place(INPUT)} AS place, answer FROM numbered""").fetchone()
        return Counter({(INPUT, "could_not_check", None): added[0] if added else 0})

    def word_faults(self, faults: str) -> None:
        """As `word`, of rows with a message and an action that say what could not be used."""
        self.word(
            INPUT,
            f"""SELECT *, 'could_not_check' AS status, CAST(NULL AS VARCHAR) AS severity,
                CAST(NULL AS VARCHAR) AS certainty, '' AS basis FROM ({faults})""",
        )


def as_counts(database: duckdb.DuckDBPyConnection, query: str) -> Counts:
    """The rows (rule, status, severity, number) of a query, as a count."""
    return Counter(
        {(rule, status, severity): number for rule, status, severity, number in database.execute(query).fetchall()}
    )
