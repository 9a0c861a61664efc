"""Which monograph a name asks for: exact names, and names that are spelled nearly so."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from dispensatory.formulary.cleaning import clean
from dispensatory.formulary.combination import combination_key, parts
from dispensatory.formulary.forms import LOCAL, in_brackets, is_local
from dispensatory.formulary.substances import find_substance, find_substances
from dispensatory.words import normalise, without_salt

_NEAR_ENOUGH = 0.75  # of the letters: one slip in four letters, two in eight

# A title is what its page is about; a brand may be an old one. Of pages with one ingredient the plain or
# systemic one comes first.
_PAGES = """
SELECT m.id, m.title FROM monograph_name AS n JOIN monograph AS m ON m.id = n.monograph_id
WHERE n.name = ?
ORDER BY CASE n.kind WHEN 'title' THEN 0 WHEN 'ingredient' THEN 1 WHEN 'synonym' THEN 2 ELSE 3 END,
    CASE WHEN instr(m.title, '(') = 0 THEN 0 WHEN lower(m.title) LIKE '%(systemic)%' THEN 1 ELSE 2 END,
    length(m.title), m.id
"""
# A page on a local form answers to its own title, and to orders by its route, only: the doses of a gel are no doses of
# a tablet.
_BY_ROUTE = {"inhaled": "inhal", **{word: word for word in LOCAL}}  # what the title of a page on that route says


def find_monograph(database: sqlite3.Connection, name: str, route: str | None = None) -> int | None:
    """The id of the monograph that `name` asks for exactly; see `Formulary.find`."""
    sign = _BY_ROUTE.get(route or "")
    for form in _forms(database, clean(name)):
        pages = database.execute(_PAGES, (form,)).fetchall()
        own = [number for number, title in pages if sign and sign in in_brackets(title)]
        fitting = [number for number, title in pages if not is_local(title) or is_local(name)]
        if own or fitting:
            return int((own or fitting)[0])
    return None


def titles_of(database: sqlite3.Connection, name: str) -> list[str]:
    """The titles of all pages that answer to the normalised `name`, the best first, local forms too."""
    return [title for _, title in database.execute(_PAGES, (name,))]


def _forms(database: sqlite3.Connection, name: str) -> Iterator[str]:
    """Normalised names to look for, the most exact first."""
    known = normalise(name)
    yield known
    pieces = parts(name)
    if len(pieces) > 1:
        yield combination_key(pieces, lambda piece: find_substance(database, piece))
        return
    substances = find_substances(database, known)
    if substances:
        yield combination_key(substances, str)
    yield from without_salt(known)


class NearNames:
    """All names of a formulary, for names that are misspelled."""

    def __init__(self, database: sqlite3.Connection) -> None:
        rows = database.execute("SELECT DISTINCT name FROM monograph_name ORDER BY name")
        self._names = [name for (name,) in rows]

    def near(self, name: str, limit: int) -> tuple[str, ...]:
        """At most `limit` normalised names that differ from `name` by a slip or two, the nearest first."""
        from rapidfuzz import process  # loaded for a misspelt name alone
        from rapidfuzz.distance import OSA

        wanted = normalise(clean(name))
        if not wanted:
            return ()
        found = process.extract(
            wanted, self._names, scorer=OSA.normalized_similarity, score_cutoff=_NEAR_ENOUGH, limit=limit
        )
        return tuple(near for near, _, _ in found)
