"""Rules that look at one medicine or two at a time: the same question is asked of many people, and answered once.

A question is a profile (one combination of what the rules read of `patient`) and a medicine (all ways of writing that
come to the same in what the rules read of one); or it is two medicines, in the order in which they are taken. Everybody
whose question it is gets the answer that was given the first time.
"""

from __future__ import annotations

from collections import Counter

import duckdb

from dispensatory.rules import Rule
from dispensatory.screen.cases import put, run_rule
from dispensatory.screen.database import make
from dispensatory.screen.found import COUNTED, Counts, Found, as_counts
from dispensatory.screen.groups import Columns, Group

MOST = 1_000_000  # questions of a group that are remembered at a time
_BITS = 24  # of a question's number that tell a medicine: more than there are ways of writing at a time
_LINE = (1 << _BITS) - 1
_WITHOUT_PAGE = (
    "if(medicine.monograph_id IS NULL, medicine.name, NULL)"  # which substances it is known by follows from it
)
# Of one name or page they are always the same ones, or none where the order is for a cream.
_HELD = "(SELECT count(*) FROM known.ingredient_page AS i WHERE i.case_id = w.id)"
_TOLD = (
    ("question", "BIGINT"),
    ("place", "INTEGER"),
    ("answer", "BIGINT"),
    ("medicine_a", "INTEGER"),
    ("medicine_b", "INTEGER"),
)


class Questions:
    """The questions of one group of rules met so far, and their answers, as `found` numbers them.

    Of answers that are not to be written nothing is kept but how many there are.
    """

    def __init__(self, database: duckdb.DuckDBPyConnection, group: Group, patient: Columns, found: Found) -> None:
        self._database = database
        self._group = group
        self._patient = patient[1:]
        self._columns = (("everybody", "INTEGER"), *group.reads.patient)
        self._found = found
        self._things, self._profiles, self._asked, self._counted, self._told, self._entries = (
            f"question.{group.name}_{of}" for of in ("thing", "profile", "asked", "counted", "told", "entry")
        )
        database.execute("CREATE SCHEMA IF NOT EXISTS question")
        self.learn()
        self.forget()

    def forget(self) -> None:
        """Begin anew: the ways of writing are numbered anew, or there are too many questions."""
        self._many = 0
        make(self._database, self._profiles, [("profile", "BIGINT"), *self._columns])
        make(self._database, self._asked, [("question", "BIGINT")])
        make(self._database, self._counted, [("question", "BIGINT"), *COUNTED, ("number", "BIGINT")])
        make(self._database, self._told, _TOLD)

    def learn(self) -> None:
        """Tell the medicines in the schema `known` apart: each goes by the first way of writing that comes to it."""
        tables = dict.fromkeys(column.partition(".")[0] for column in self._group.reads.medicine)
        joined = " ".join(f"LEFT JOIN known.{table} ON {table}.case_id = w.id" for table in tables)
        same = ", ".join(
            (*(f"{table}.case_id IS NULL" for table in tables), *self._group.reads.medicine, _WITHOUT_PAGE, _HELD)
        )
        put(
            self._database,
            self._things,
            f"""SELECT w.id AS line, min(w.id) OVER (PARTITION BY {same}) AS thing
            FROM known.medicine_written AS w {joined} WHERE w.fault IS NULL""",
        )

    def ask(self) -> Counts:
        """Answer the rules for the people of the schema `whole`: how often each answer was given.

        Rules of medicines that share no ingredient are run on those of the schema `sharing` as they are.
        """
        if self._many > MOST:
            self.forget()
        self._profile()
        put(self._database, self._entries, self._pairs() if self._group.reads.in_pairs else self._single())
        counts = self._answer()
        counts.update(
            as_counts(
                self._database,
                f"""SELECT rule, status, severity, sum(times * number) FROM {self._counted} JOIN (
                SELECT question, count(*) AS times FROM {self._entries} GROUP BY question
            ) USING (question) GROUP BY ALL""",
            )
        )
        return counts

    @property
    def told(self) -> str:
        """SQL of what is to be written of the entries that were last asked about, as rows of `found`."""
        places, lines = (
            ", ".join(
                f"CASE t.medicine_{x} WHEN 0 THEN e.{one} WHEN 1 THEN e.other_{one} END AS {as_}_{x}" for x in "ab"
            )
            for one, as_ in (("n", "medicine"), ("line", "line"))
        )
        return f"""SELECT e.case_id, t.* EXCLUDE (question) REPLACE ({places}), {lines}
            FROM {self._entries} AS e JOIN {self._told} AS t USING (question)"""

    def _single(self) -> str:
        entries = "whole.single_entry" if self._group.reads.unless_shared else "whole.medicine_entry"
        return f"""SELECT e.case_id, e.n, e.line, NULL AS other_n, NULL AS other_line,
                (q.profile << {_BITS}) + t.thing AS question
            FROM {entries} AS e JOIN {self._things} AS t USING (line)
            JOIN of_kind AS o ON o.k = e.case_id JOIN profiled AS q USING (kind)"""

    def _pairs(self) -> str:
        return f"""WITH taken AS (FROM whole.medicine_entry JOIN {self._things} USING (line))
            SELECT a.case_id, a.n, a.line, b.n AS other_n, b.line AS other_line,
                (a.thing << {_BITS}) + b.thing AS question
            FROM taken AS a JOIN taken AS b ON b.case_id = a.case_id AND b.n > a.n"""

    def _profile(self) -> None:
        """Give every kind of person in the batch a profile, in the temporary table `profiled`."""
        names = [name for name, _ in self._columns]
        people = "(SELECT *, 0 AS everybody FROM kind_row) AS p"
        same = " AND ".join(f"q.{name} IS NOT DISTINCT FROM p.{name}" for name in names)
        self._database.execute(f"""INSERT INTO {self._profiles}
            SELECT (SELECT count(*) FROM {self._profiles}) + row_number() OVER () - 1, *
            FROM (SELECT DISTINCT {", ".join(names)} FROM {people}
                WHERE NOT EXISTS (SELECT 1 FROM {self._profiles} AS q WHERE {same}))""")
        self._database.execute(f"""CREATE OR REPLACE TEMP TABLE profiled AS
            SELECT p.case_id AS kind, q.profile FROM {people} JOIN {self._profiles} AS q ON {same}""")

    def _answer(self) -> Counts:
        """Run the rules on the questions that are new; the first entry of each stands for all."""
        database = self._database
        database.execute(f"""CREATE OR REPLACE TEMP TABLE new AS
            SELECT DISTINCT ON (question) question, case_id, n, other_n
            FROM {self._entries} ANTI JOIN {self._asked} USING (question)""")
        (number,) = database.execute(f"INSERT INTO {self._asked} SELECT question FROM new").fetchone() or (0,)
        self._many += number
        if self._group.reads.in_pairs:
            # A case at once answers for all its new pairs: a case for each pair takes four times as long.
            concerned = "(SELECT case_id, n FROM new UNION ALL SELECT case_id, other_n FROM new)"
            put(database, "asked.medicine_entry", f"FROM whole.medicine_entry SEMI JOIN {concerned} USING (case_id, n)")
        else:
            self._make_cases()
        counts: Counts = Counter()
        if number or self._group.reads.unless_shared:
            for rule in self._group.rules:
                if run_rule(database, "asked", rule):
                    counts.update(self._keep(rule))
        return counts

    def _make_cases(self) -> None:
        """Fill the schema `asked` with a case for each new question of one medicine; and with those who take an
        ingredient twice where the rules have to see it, numbered below 0: a rule is planned once for both.
        """
        names = dict(self._columns)
        values = ", ".join(
            f"q.{name}" if name in names else f"CAST(NULL AS {type_}) AS {name}" for name, type_ in self._patient
        )
        patients = f"""SELECT new.question AS case_id, {values}
            FROM new JOIN {self._profiles} AS q ON q.profile = new.question >> {_BITS}"""
        entries = f"SELECT question AS case_id, 0 AS n, question & {_LINE} AS line FROM new"
        if self._group.reads.unless_shared:
            patients += " UNION ALL SELECT -1 - case_id, * EXCLUDE (case_id) FROM sharing.patient"
            entries += " UNION ALL SELECT -1 - case_id, n, line FROM sharing.medicine_entry"
        put(self._database, "asked.patient", patients)
        put(self._database, "asked.medicine_entry", entries)

    def _keep(self, rule: Rule) -> Counts:
        """Remember the rows of the table `answer`; those of no question are found, and counted, at once."""
        rows = "(SELECT case_id AS question, * EXCLUDE (case_id) FROM answer WHERE case_id >= 0)"
        if self._group.reads.in_pairs:
            first, second = (f"CAST(r.medicine_{x} = new.other_n AS INTEGER) AS medicine_{x}" for x in "ab")
            rows = f"""(SELECT new.question, r.* EXCLUDE (case_id) REPLACE ({first}, {second})
                FROM answer AS r JOIN new ON new.case_id = r.case_id AND new.n = least(r.medicine_a, r.medicine_b)
                    AND new.other_n = greatest(r.medicine_a, r.medicine_b))"""
        self._database.execute(f"""INSERT INTO {self._counted}
            SELECT question, '{rule.name}', status, severity, count(*) FROM {rows} GROUP BY ALL""")
        self._found.word(rule.name, f"FROM {rows} WHERE status IN ({self._found.written})")
        self._database.execute(f"""INSERT INTO {self._told} BY NAME
            SELECT question, {self._found.place(rule.name)} AS place, answer, medicine_a, medicine_b FROM numbered""")
        if not self._group.reads.unless_shared:
            return Counter()
        whole = "(SELECT -1 - case_id AS case_id, * EXCLUDE (case_id) FROM answer WHERE case_id < 0)"
        return self._found.take(rule.name, whole, "sharing.medicine_entry")
