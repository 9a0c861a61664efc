"""Finding monographs by a name: exact, beginning so, or spelled nearly so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dispensatory.formulary import Formulary
from dispensatory.search.hit import HitKind
from dispensatory.words import normalise

_KINDS: dict[str, HitKind] = {
    "title": "name",
    "ingredient": "name",
    "synonym": "synonym",
    "brand": "brand",
}
# Both ends are the name itself for an exact match; its beginning and the last of all characters for a prefix.
_BETWEEN = """
SELECT monograph_id, name, kind FROM monograph_name WHERE name >= ? AND name <= ?
ORDER BY CASE kind WHEN 'title' THEN 0 WHEN 'ingredient' THEN 1 WHEN 'synonym' THEN 2 ELSE 3 END,
    length(name), name, monograph_id
LIMIT ?
"""
_LAST = "\U0010ffff"


class Named(NamedTuple):
    """A monograph's id, the name that was found and what it is to the monograph."""

    monograph: int
    matched: str
    kind: HitKind


def by_name(formulary: Formulary, query: str, limit: int) -> Iterator[Named]:
    """Monographs whose names match `query`, the best first; one may come more than once. Near names come
    only where no name is, or begins with, the query.
    """
    name = normalise(query)
    if not name:
        return
    rows = formulary.connection.execute(_BETWEEN, (name, name, limit)).fetchall()
    rows += formulary.connection.execute(_BETWEEN, (name, name + _LAST, limit)).fetchall()
    named = [Named(monograph, matched, _KINDS[kind]) for monograph, matched, kind in rows]
    best = formulary.find(query)
    if best is not None:
        # What the name asks for when it is checked comes first here too.
        named = [Named(best, name, "name"), *named] if best not in {hit.monograph for hit in named} else named
        named.sort(key=lambda hit: hit.monograph != best)
    yield from named or _near(formulary, query, limit)


def _near(formulary: Formulary, query: str, limit: int) -> Iterator[Named]:
    for near in formulary.near_names(query):
        for monograph, matched, _ in formulary.connection.execute(_BETWEEN, (near, near, limit)):
            yield Named(monograph, matched, "near")
