"""Which pages stand for the single ingredients of a medicine that holds several."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dispensatory.formulary.names import find_monograph

_HELD = "SELECT DISTINCT coalesce(substance, lower(name)) FROM ingredient WHERE monograph_id = ? ORDER BY 1"
_LOCAL = "SELECT local FROM monograph WHERE id = ?"
_TITLE = "SELECT title FROM monograph WHERE id = ? AND local = 0"


def ingredients_taken(database: sqlite3.Connection, monograph: int) -> tuple[str, ...]:
    """What the medicine of a page holds, by substance where that is known; () where it acts where it is put."""
    if database.execute(_LOCAL, (monograph,)).fetchone()[0]:
        return ()
    return tuple(row[0] for row in database.execute(_HELD, (monograph,)))


def pages_of(database: sqlite3.Connection, ingredients: Iterable[str]) -> tuple[tuple[int, str], ...]:
    """The page on each of `ingredients` alone, as id and title; none for one that has no page, or only such of a form
    that acts where it is put.
    """
    found: dict[int, str] = {}
    for ingredient in ingredients:
        number = find_monograph(database, ingredient)
        row = None if number is None else database.execute(_TITLE, (number,)).fetchone()
        if number is not None and row is not None:
            found[number] = str(row[0])
    return tuple(found.items())
