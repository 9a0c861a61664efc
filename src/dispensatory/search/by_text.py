"""Finding monographs by words of their text."""

from __future__ import annotations

import re

from dispensatory.formulary import Formulary

_WORD = re.compile(r"\w+")
_MOST_WORDS = 16
_QUERY = """
SELECT rowid FROM page_text WHERE page_text MATCH ? ORDER BY bm25(page_text, 10.0, 5.0, 1.0), rowid LIMIT ?
"""


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query, each once, at most sixteen of them."""
    return tuple(dict.fromkeys(_WORD.findall(query)))[:_MOST_WORDS]


def by_text(formulary: Formulary, words: tuple[str, ...], limit: int) -> tuple[int, ...]:
    """Ids of monographs that hold all of `words`, the last as the beginning of a word; the best first."""
    if not words:
        return ()
    # In quotes a word is only ever a word: none of the signs and operators of the query language is in force.
    match = " AND ".join(f'"{word}"' for word in words) + "*"
    return tuple(number for (number,) in formulary.connection.execute(_QUERY, (match, limit)))
