"""A formulary in which some monographs are new, made of the one there is."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from dispensatory.errors import FormularyError
from dispensatory.formulary.building import PRAGMAS, Pages, count, write_meta, written
from dispensatory.formulary.entry import Entry, Summary
from dispensatory.formulary.replacing import replacing
from dispensatory.formulary.slugs import SHARED_SLUG
from dispensatory.vocab import Vocabulary, load

_OF_A_MONOGRAPH = (
    "source section sentence evidence ingredient membership indication regimen population_statement "
    "condition_statement interaction effect advice_statement monograph_name monograph_class"
).split()


def patch(entries: Iterable[Entry], target: Path, *, vocabulary: Vocabulary | None = None) -> Summary:
    """Replace in the formulary `target` each monograph that has the page of one of `entries` by that entry, which
    takes its slug; with no entries, `target` stays as it is.

    It answers as one built anew of all its pages would, from other row numbers. The vocabulary must be the one that
    `target` was built with. FormularyError as for `build`, and where there is no monograph of a page.
    """
    new = list(entries)
    if not new:
        with closing(sqlite3.connect(f"{target.resolve().as_uri()}?mode=ro", uri=True)) as database:
            digest = database.execute("SELECT value FROM meta WHERE key = 'sha256'").fetchone()[0]
            return count(database, target, str(digest))
    with replacing(target) as path:
        shutil.copyfile(target, path)
        with written(target), closing(sqlite3.connect(path, isolation_level=None)) as database:
            for pragma in PRAGMAS:
                database.execute(f"PRAGMA {pragma}")
            database.execute("BEGIN")
            _replace(database, new, vocabulary or load())
            digest = _digest(database)
            database.execute("DELETE FROM meta WHERE key NOT IN ('reader')")
            write_meta(database, digest)
            database.execute("COMMIT")
            return count(database, target, digest)


def _replace(database: sqlite3.Connection, entries: list[Entry], vocabulary: Vocabulary) -> None:
    last = database.execute("SELECT coalesce(max(id), 0) FROM evidence").fetchone()[0]
    pages = Pages(vocabulary, evidence=last)
    for entry in entries:
        query = "SELECT slug, id, title, text FROM monograph WHERE page = ?"
        row = database.execute(query, (entry.page,)).fetchone()
        if row is None:
            raise FormularyError(
                "there is no monograph of this page to replace", where=entry.page, hint="build the formulary anew"
            )
        slug, number, title, text = row
        _remove(database, number, title, text)
        pages.add(number, msgspec.structs.replace(entry, slug=slug))
        shared = f"{SHARED_SLUG}%"
        database.execute("DELETE FROM problem WHERE page = ? AND message NOT LIKE ?", (entry.page, shared))
        pages.rows.tables["problem"].extend((entry.page, problem) for problem in sorted(entry.facts.problems))
    pages.flush(database)


def _remove(database: sqlite3.Connection, number: int, title: str, text: str) -> None:
    names = database.execute("SELECT name FROM monograph_name WHERE monograph_id = ? ORDER BY name", (number,))
    # The index of words keeps no text of its own: it must be told what to forget.
    database.execute(
        "INSERT INTO page_text(page_text, rowid, title, names, body) VALUES ('delete', ?, ?, ?, ?)",
        (number, title, "\n".join(name for (name,) in names), text),
    )
    for table in _OF_A_MONOGRAPH:
        database.execute(f"DELETE FROM {table} WHERE monograph_id = ?", (number,))  # noqa: S608 - names of our own
    database.execute("DELETE FROM monograph WHERE id = ?", (number,))


def _digest(database: sqlite3.Connection) -> str:
    digest = hashlib.sha256()
    for slug, sha256 in database.execute("SELECT slug, sha256 FROM monograph ORDER BY id"):
        digest.update(f"{slug}\0{sha256}\n".encode())
    return digest.hexdigest()
