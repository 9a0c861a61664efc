"""What medicines, conditions and allergens come to: each way of writing one is read once, as `check` reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import duckdb
import msgspec

from dispensatory.cases import Case, MedicineOrder, Patient, validate
from dispensatory.check.conditions import of_the_patient
from dispensatory.check.reading import Rows, rows_of, understand
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary
from dispensatory.rules import derived
from dispensatory.screen.database import fill, make
from dispensatory.screen.lines import order_of

MOST = 200_000  # ways of writing that are remembered at a time
_FILLED = {
    "medicine": "medicines",
    "named_substance": "named",
    "ingredient_page": "pages",
    "stopped_medicine": "stopped",
    "medicine_dose": "doses",
    "patient_condition": "conditions",
    "allergy": "allergies",
}
_SOMEONE = MedicineOrder(text="-", name="-")


class Kind(NamedTuple):
    """A kind of thing that is written: the case tables that come of it, and how one is read."""

    name: str
    tables: tuple[str, ...]
    read: Callable[[Formulary, int, str], Rows]


class Known:
    """The ways of writing met so far, in the schema `known`: for each its number as case_id, its rows in the case
    tables, and in the table `<kind>_written` why it could not be used, where it could not.
    """

    def __init__(
        self, database: duckdb.DuckDBPyConnection, formulary: Path, tables: dict[str, list[tuple[str, str]]]
    ) -> None:
        self._database = database
        self._formulary = _Remembering(formulary)
        self._tables = tables
        self._next = 0
        terms = ("patient_condition", "allergy")
        of_medicine = tuple(name for name, columns in tables.items() if columns[1][0] == "n" and name not in terms)
        self.kinds = (
            Kind("medicine", of_medicine, _medicine),
            Kind("condition", terms[:1], _condition),
            Kind("allergy", terms[1:], _allergy),
        )
        database.execute("CREATE SCHEMA known; CREATE SCHEMA fresh")
        self.forget()
        named = "SELECT case_id AS line, if(name = '', text, name) AS name FROM known"
        database.execute(f"CREATE VIEW known.medicine_named AS {named}.medicine UNION ALL {named}.stopped_medicine")

    @property
    def full(self) -> bool:
        """Whether it is time to forget, so that memory stays bounded."""
        return self._next >= MOST

    def forget(self) -> None:
        """Begin anew."""
        self._next = 0
        for kind in self.kinds:
            make(
                self._database,
                f"known.{kind.name}_written",
                [("line", "VARCHAR"), ("id", "BIGINT"), ("fault", "VARCHAR")],
            )
            for table in kind.tables:
                make(self._database, f"known.{table}", self._tables[table])

    def learn(self, kind: Kind, written: Sequence[str]) -> None:
        """Read what was not met before: `written` are JSON lines of medicines, or terms."""
        for table in kind.tables:
            make(self._database, f"fresh.{table}", self._tables[table])
        ids, faults, rows = [], [], {table: [] for table in kind.tables if table in _FILLED}  # type: ignore[var-annotated]
        for line in written:
            ids.append(self._next)
            fault = None
            try:
                read = kind.read(self._formulary, self._next, line)
                for table, values in rows.items():
                    values.extend(getattr(read, _FILLED[table]))
            except (CaseError, msgspec.ValidationError) as error:
                fault = _fault(error)
            faults.append(fault)
            self._next += 1
        for table, values in rows.items():
            fill(self._database, f"fresh.{table}", [type_ for _, type_ in self._tables[table]], values)
        if kind.name == "medicine":
            self._derive()
        for table in kind.tables:
            self._database.execute(f"INSERT INTO known.{table} FROM fresh.{table}")
        fill(
            self._database,
            f"known.{kind.name}_written",
            ("VARCHAR", "BIGINT", "VARCHAR"),
            list(zip(written, ids, faults, strict=True)),
        )

    def _derive(self) -> None:
        self._database.execute("SET search_path = 'fresh,main'")
        for statement in derived():
            self._database.execute(statement)
        self._database.execute("RESET search_path")


class _Remembering(Formulary):
    """A formulary that looks a name up once: the same one comes with many doses."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        for method in ("find", "near", "substance", "class_", "condition", "ingredients_taken", "pages_of"):
            setattr(self, method, lru_cache(maxsize=MOST)(getattr(self, method)))


def _medicine(formulary: Formulary, number: int, line: str) -> Rows:
    order = order_of(formulary, line)
    case = Case(id=str(number), medicines=(order,))
    validate(case)
    return rows_of(formulary, case, [understand(formulary, order)])


def _condition(formulary: Formulary, number: int, term: str) -> Rows:
    return _term(formulary, Case(id=str(number), patient=Patient(conditions=(term,)), medicines=(_SOMEONE,)))


def _allergy(formulary: Formulary, number: int, term: str) -> Rows:
    return _term(formulary, Case(id=str(number), patient=Patient(allergies=(term,)), medicines=(_SOMEONE,)))


def _term(formulary: Formulary, case: Case) -> Rows:
    validate(case)
    return rows_of(formulary, of_the_patient(formulary, case), [])


def _fault(error: CaseError | msgspec.ValidationError) -> str:
    return error.what if isinstance(error, CaseError) else str(error)
