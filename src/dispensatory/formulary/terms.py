"""The words of a case looked up in the formulary's vocabulary: classes and conditions."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator

from dispensatory.formulary.cleaning import clean
from dispensatory.words import normalise
from dispensatory.words.lexicon import medicine_forms, without_leading, without_qualifier

_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")  # "asthma (disorder)", "essential (primary) hypertension"
_CODE = re.compile(r"[a-z]\d{2}(?:\.\d{1,4})?")
_LEADING_CODE = re.compile(r"^[a-z]\d{2}(?:\.\d{1,4})?\s*[-:–]?\s+")
_SINCE = re.compile(r"\s+(?:since|for \d|diagnosed|dx\b|from \d|in \d{4}).*$")
_WIDER = """
SELECT count(*) FROM condition_ancestor WHERE ancestor = ? AND condition IN (SELECT value FROM json_each(?))
"""
_MOST_PARTS = 5  # between commas


def find_class(database: sqlite3.Connection, term: str) -> str | None:
    """The class that `term` names; None where unknown."""
    forms = medicine_forms(without_leading(_normal(term)))
    return _first(database, "SELECT class FROM class_name WHERE name = ?", forms)


def find_condition(database: sqlite3.Connection, term: str) -> str | None:
    """The condition that `term` names, qualifiers such as "severe" left out if need be; None where unknown."""
    for plain in _plainer(clean(term).lower().strip()):
        name = normalise(plain)
        forms = (name, *without_qualifier(name))
        if found := _first(database, "SELECT condition FROM condition_name WHERE name = ?", forms):
            return found
    return _by_code(database, clean(term).lower().strip())


def _plainer(term: str) -> Iterator[str]:
    """`term` as it stands, then with less of what records add to a name: the kind in brackets, a code before it, since
    when, what follows a comma ("asthma, unspecified", "diabetes mellitus, type 2").
    """
    yield term
    plain = _SINCE.sub("", _LEADING_CODE.sub("", _BRACKETS.sub("", term))).strip(" ?")
    yield plain
    head, *rest = [part.strip() for part in plain.split(",")][:_MOST_PARTS]
    if rest:
        yield f"{rest[0]} {head}"
        yield head


def _by_code(database: sqlite3.Connection, term: str) -> str | None:
    """The condition that a code of ICD-10 alone stands for: of several the one that is wider than the others; of a code
    that is not known itself that of its group.
    """
    if not _CODE.fullmatch(term):
        return None
    for code in dict.fromkeys((term[:5], f"{term[:3]}.9", term[:3])):
        rows = database.execute("SELECT id FROM condition WHERE source LIKE ?", (f"%, {code}",)).fetchall()
        found = [str(row[0]) for row in rows]
        for one in found:
            if database.execute(_WIDER, (one, json.dumps(found))).fetchone()[0] == len(found):
                return one
        if found:
            return None
    return None


def _normal(term: str) -> str:
    return normalise(clean(term))


def _first(database: sqlite3.Connection, query: str, forms: Iterable[str]) -> str | None:
    for form in forms:
        row = database.execute(query, (form,)).fetchone()
        if row:
            return str(row[0])
    return None
