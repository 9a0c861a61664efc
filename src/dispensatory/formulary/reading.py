"""Reading a formulary."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from threading import local

import msgspec

from dispensatory.facts import PageFacts
from dispensatory.formulary.cleaning import clean
from dispensatory.formulary.combination import parts
from dispensatory.formulary.entry import Entry, Listing
from dispensatory.formulary.ingredients import ingredients_taken, pages_of
from dispensatory.formulary.names import NearNames, find_monograph, titles_of
from dispensatory.formulary.opening import connect
from dispensatory.formulary.substances import find_substance, find_substances
from dispensatory.formulary.terms import find_class, find_condition

_MONOGRAPH = """
SELECT id, slug, page, title, status, updated, sha256, text, facts FROM monograph WHERE slug = ?
"""


def open_formulary(path: Path) -> Formulary:
    """The formulary at `path`, read-only. FormularyError says what is wrong with the file and what to do."""
    return Formulary(path)


class Formulary:
    """A formulary file. Several threads may use one: each has a connection of its own, opened when it first
    asks.

    A thread keeps reading the file it opened after a build has replaced it; open the formulary anew to read
    that.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._threads = _PerThread(path)
        self.meta: dict[str, str] = dict(self.connection.execute("SELECT key, value FROM meta ORDER BY key"))

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's read-only connection. Temporary tables may be made on it; they stay in memory."""
        return self._threads.connection

    def describe(self) -> str:
        """What answers are checked against, in one line: monographs, how many reviewed, date, versions."""
        meta = self.meta
        count = int(meta["monographs"])
        return (
            f"{count:,} monograph{'' if count == 1 else 's'} ({int(meta['reviewed']):,} reviewed), "
            f"dated {meta['dated'] or 'nowhere'}, content {meta['sha256'][:12]}, "
            f"dispensatory {meta['engine']}, form {meta['schema_version']}"
        )

    def monograph(self, slug: str) -> Entry | None:
        """The monograph of that slug with its facts; None where there is none."""
        row = self.connection.execute(_MONOGRAPH, (clean(slug),)).fetchone()
        if row is None:
            return None
        number, slug, page, title, status, updated, sha256, text, facts = row
        return Entry(
            slug=slug,
            page=page,
            title=title,
            status=status,
            updated=updated,
            sha256=sha256,
            text=text,
            sources=tuple(row[0] for row in self._of(number, "SELECT citation FROM source", "ordinal")),
            sections=tuple(self._of(number, 'SELECT heading, kind, start, "end" FROM section', "ordinal")),
            sentences=tuple(self._of(number, 'SELECT start, "end" FROM sentence', "start")),
            facts=msgspec.json.decode(facts, type=PageFacts),
        )

    def _of(self, number: int, select: str, order: str) -> sqlite3.Cursor:
        return self.connection.execute(f"{select} WHERE monograph_id = ? ORDER BY {order}", (number,))

    def listing(self, offset: int = 0, limit: int = 100) -> tuple[Listing, ...]:
        """At most `limit` monographs by title, after passing over `offset` of them."""
        rows = self.connection.execute(
            "SELECT slug, title, status, updated FROM monograph ORDER BY lower(title), slug LIMIT ? OFFSET ?",
            (max(limit, 0), max(offset, 0)),
        )
        return tuple(Listing(*row) for row in rows)

    def find(self, name: str, route: str | None = None) -> int | None:
        """The id of the monograph that `name` asks for: by title, else ingredient of a page with only that
        one, else synonym, else brand; a salt word is left out, and a combination put in order, if need be.
        For an order by a local `route` ("topical") the page on that form of it, where there is one. None otherwise.
        """
        return find_monograph(self.connection, name, route)

    def substance(self, name: str) -> str | None:
        """The substance, without its salt, that `name` names, as the facts name it; None where unknown."""
        return find_substance(self.connection, name)

    def substances(self, name: str) -> tuple[str, ...]:
        """The substances, without their salts, that `name` names, several for a combination; () where unknown."""
        return find_substances(self.connection, name)

    def ingredients_taken(self, monograph: int) -> tuple[str, ...]:
        """What the medicine of that monograph holds; () where it acts where it is put, as a cream does."""
        return ingredients_taken(self.connection, monograph)

    def parts(self, name: str) -> tuple[str, ...]:
        """What a name for several things together names, known or not: "A + B", "A/B", "A, B and C", "co-codamol"."""
        return tuple(dict.fromkeys((*self.substances(name), *parts(clean(name)))))

    def pages_of(self, ingredients: Iterable[str]) -> tuple[tuple[int, str], ...]:
        """Id and title of the monograph on each ingredient alone, where there is one that is not on a local form."""
        return pages_of(self.connection, ingredients)

    def is_ingredient(self, name: str) -> bool:
        """Whether a page names an ingredient in these very words, known to the vocabulary or not."""
        query = "SELECT 1 FROM ingredient WHERE substance IS NULL AND lower(name) = ?"
        return self.connection.execute(query, (clean(name).lower(),)).fetchone() is not None

    def class_(self, term: str) -> str | None:
        """The class that `term` names, everyday words too; None where unknown."""
        return find_class(self.connection, term)

    def condition(self, term: str) -> str | None:
        """The condition that `term` names, also by a code of ICD-10, qualifiers such as "severe" left out if need be;
        None where unknown.
        """
        return find_condition(self.connection, term)

    def condition_term(self, condition: str) -> str:
        """What the condition of that id is called."""
        return str(self.connection.execute("SELECT term FROM condition WHERE id = ?", (condition,)).fetchone()[0])

    def near(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Titles of at most `limit` monographs with a name that differs from `name` by a slip or two; only
        to ask "did you mean", never to check with.
        """
        titles: dict[str, None] = {}
        for near in self.near_names(name, 4 * limit):
            titles.update(dict.fromkeys(titles_of(self.connection, near)[:limit]))
        return tuple(titles)[: max(limit, 0)]

    def near_names(self, name: str, limit: int = 3) -> tuple[str, ...]:
        """Normalised names, as in `monograph_name`, that differ from `name` by a slip or two, the nearest
        first.
        """
        return self._threads.near.near(name, max(limit, 0))


class _PerThread(local):
    """One thread's connection, and the names read over it."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(path)
        self._near: NearNames | None = None

    @property
    def near(self) -> NearNames:
        if self._near is None:
            self._near = NearNames(self.connection)
        return self._near
