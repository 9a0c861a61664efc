"""Which substances a name names, whether there is a page on them or not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dispensatory.formulary.cleaning import clean
from dispensatory.formulary.combination import parts
from dispensatory.words import normalise, without_salt
from dispensatory.words.lexicon import METALS, SALTS

_SUBSTANCE = """
SELECT s.base FROM substance_name AS n JOIN substance AS s ON s.id = n.substance WHERE n.name = ?
"""
_COMBINATION = "SELECT substance FROM combination WHERE name = ? ORDER BY substance"
_MOST_WORDS = 5  # of a substance's name where several stand side by side
_MOST_PARTS = 12  # words of a name that is tried as several side by side


def find_substance(database: sqlite3.Connection, name: str) -> str | None:
    """The substance that `name` names in the formulary's vocabulary, without its salt."""
    known = normalise(clean(name))
    for form in (known, *without_salt(known)):
        row = database.execute(_SUBSTANCE, (form,)).fetchone()
        if row:
            return str(row[0])
    return None


def find_substances(database: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """The substances that `name` names, each once: one, or those of a combination ("co-amoxiclav", "A + B",
    "A and B", "A B"). Of a list, those that are known; () where none is.
    """
    known = normalise(clean(name))
    together = [str(row[0]) for row in database.execute(_COMBINATION, (known,))]
    if together:
        return tuple(together)
    if one := find_substance(database, known):
        return (one,)
    pieces = parts(clean(name))
    if len(pieces) > 1:
        found = [substance for piece in pieces for substance in find_substances(database, piece)]
    else:
        found = list(_side_by_side(database, known.split()))
    return tuple(dict.fromkeys(found))


def _side_by_side(database: sqlite3.Connection, words: list[str]) -> Iterator[str]:
    """The substances whose names stand one after another and leave no word over; else none.

    A metal or a salt alone is none: "iron sucrose" is not iron and sucrose.
    """
    found: list[str] = []
    start = 0
    while start < len(words) <= _MOST_PARTS:
        for end in range(min(len(words), start + _MOST_WORDS), start, -1):
            if end == start + 1 and (words[start] in METALS or words[start] in SALTS):
                continue
            if substance := find_substance(database, " ".join(words[start:end])):
                found.append(substance)
                start = end
                break
        else:
            return
    yield from found
