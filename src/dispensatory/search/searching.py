"""The search: names first, then text."""

from __future__ import annotations

from collections.abc import Iterator

from dispensatory.formulary import Formulary
from dispensatory.search.by_name import by_name
from dispensatory.search.by_text import by_text, words_of
from dispensatory.search.hit import Hit
from dispensatory.search.snippets import around, opening

_LONGEST = 300  # characters of a query that are looked at


def search(formulary: Formulary, query: str, limit: int = 20) -> tuple[Hit, ...]:
    """At most `limit` monographs for `query`: by name (exact, beginning so, synonyms and brands, else near
    names), then by the words of their text. Each once; none for an empty query. Any text is a good query,
    and none is ever code.
    """
    query = query[:_LONGEST].encode("utf-8", "ignore").decode("utf-8").replace("\0", " ").strip()
    hits: dict[int, Hit] = {}
    if query and limit > 0:
        for number, hit in _hits(formulary, query, limit):
            hits.setdefault(number, hit)
            if len(hits) >= limit:
                break
    return tuple(hits.values())


def _hits(formulary: Formulary, query: str, limit: int) -> Iterator[tuple[int, Hit]]:
    for named in by_name(formulary, query, limit):
        slug, title, text = _page(formulary, named.monograph)
        yield named.monograph, Hit(slug, title, named.matched, named.kind, opening(text))
    words = words_of(query)
    for number in by_text(formulary, words, limit):
        slug, title, text = _page(formulary, number)
        matched, snippet = around(text, words)
        yield number, Hit(slug, title, matched or query, "text", snippet)


def _page(formulary: Formulary, number: int) -> tuple[str, str, str]:
    """Slug, title and text, from its first section on, of a monograph."""
    row = formulary.connection.execute(
        """
        SELECT slug, title, substr(text, 1 + coalesce(
            (SELECT min(s.start) FROM sentence AS s JOIN section AS c ON c.monograph_id = s.monograph_id
                WHERE s.monograph_id = m.id AND c.kind = 'usage' AND s.start >= c.start), 0))
        FROM monograph AS m WHERE id = ?
        """,
        (number,),
    ).fetchone()
    return row[0], row[1], row[2]
