"""The words of a case looked up in the formulary's vocabulary: classes and conditions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dispensatory.formulary.cleaning import clean
from dispensatory.words import normalise
from dispensatory.words.lexicon import medicine_forms, without_leading, without_qualifier


def find_class(database: sqlite3.Connection, term: str) -> str | None:
    """The class that `term` names; None where unknown."""
    forms = medicine_forms(without_leading(_normal(term)))
    return _first(database, "SELECT class FROM class_name WHERE name = ?", forms)


def find_condition(database: sqlite3.Connection, term: str) -> str | None:
    """The condition that `term` names, qualifiers such as "severe" left out if need be; None where unknown."""
    name = _normal(term)
    return _first(database, "SELECT condition FROM condition_name WHERE name = ?", (name, *without_qualifier(name)))


def _normal(term: str) -> str:
    return normalise(clean(term))


def _first(database: sqlite3.Connection, query: str, forms: Iterable[str]) -> str | None:
    for form in forms:
        row = database.execute(query, (form,)).fetchone()
        if row:
            return str(row[0])
    return None
