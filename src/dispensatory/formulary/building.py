"""Building a formulary: pages with their facts in, one SQLite file out."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import msgspec

from dispensatory import __version__
from dispensatory.errors import FormularyError
from dispensatory.facts import ClassMembership
from dispensatory.formulary.derived import Derived
from dispensatory.formulary.entry import Entry, Summary
from dispensatory.formulary.replacing import replacing
from dispensatory.formulary.rows import Rows, add_fact, all_facts
from dispensatory.formulary.slugs import Packed, distinct_slugs
from dispensatory.formulary.vocabulary_rows import add_vocabulary
from dispensatory.vocab import Vocabulary, load

APPLICATION_ID = 0x44495350  # "DISP": tells a formulary from any other SQLite file
SCHEMA_VERSION = 1
_BATCH = 200  # pages whose rows are held before they are written
_PRAGMAS = (
    "page_size = 4096",
    "encoding = 'UTF-8'",
    # The file is nobody's until it is whole, so a journal would only cost time; it is synced once, at the
    # end.
    "journal_mode = OFF",
    "synchronous = OFF",
    "temp_store = MEMORY",
    "cache_size = -65536",
    f"application_id = {APPLICATION_ID}",
    f"user_version = {SCHEMA_VERSION}",
)


def build(
    entries: Iterable[Entry],
    target: Path,
    *,
    problems: Iterable[tuple[str, str]] = (),
    progress: Callable[[int], None] | None = None,
    vocabulary: Vocabulary | None = None,
) -> Summary:
    """Write the formulary of `entries` to `target`, which is replaced in one step once the new one is whole.

    `problems` are (page, what is wrong) of pages that were refused; `progress` is told how many pages are
    written; `vocabulary` maps their terms (the package's own unless given). The same input, in any order,
    gives the same bytes. Of two pages with one slug the second gets "-2" after it, and a problem says so.
    FormularyError where a fact's span does not give its quote, the vocabulary does not hold together, or the
    file cannot be written; `target` is then as it was.
    """
    packed, renamed = distinct_slugs((entry.slug, entry.page, msgspec.msgpack.encode(entry)) for entry in entries)
    found = {*problems, *renamed}
    words = vocabulary or load()
    with replacing(target) as path:
        try:
            with closing(sqlite3.connect(path, isolation_level=None)) as database:
                summary = _write(database, packed, target, words, found, progress)
        except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
            raise FormularyError(
                f"the formulary cannot be written: {error}",
                where=str(target),
                hint="make room on the disk; if there is room, report this as a fault",
            ) from error
    return summary


def _write(
    database: sqlite3.Connection,
    pages: list[Packed],
    target: Path,
    vocabulary: Vocabulary,
    problems: set[tuple[str, str]],
    progress: Callable[[int], None] | None,
) -> Summary:
    for pragma in _PRAGMAS:
        database.execute(f"PRAGMA {pragma}")
    _run(database, "schema.sql")
    database.execute("BEGIN")
    digest = _write_pages(database, pages, vocabulary, problems, progress)
    _write_meta(database, digest)
    database.execute("INSERT INTO page_text(page_text) VALUES ('optimize')")
    database.execute("COMMIT")
    _run(database, "indices.sql")
    count = "SELECT (SELECT count(*) FROM evidence), (SELECT count(*) FROM problem)"
    facts, found = database.execute(count).fetchone()
    return Summary(path=target, monographs=len(pages), facts=facts, problems=found, sha256=digest)


def _run(database: sqlite3.Connection, script: str) -> None:
    database.executescript(files("dispensatory.formulary").joinpath(script).read_text(encoding="utf-8"))


def _write_pages(
    database: sqlite3.Connection,
    pages: list[Packed],
    vocabulary: Vocabulary,
    problems: set[tuple[str, str]],
    progress: Callable[[int], None] | None,
) -> str:
    """Write vocabulary, pages and problems; gives the SHA-256 over each page's slug and own SHA-256."""
    rows, derived = Rows(vocabulary), Derived(vocabulary)
    add_vocabulary(rows)
    digest = hashlib.sha256()
    for number, entry in enumerate(_unpacked(pages), start=1):
        digest.update(f"{entry.slug}\0{entry.sha256}\n".encode())
        problems.update((entry.page, problem) for problem in entry.facts.problems)
        _add_page(rows, derived, number, entry)
        if number % _BATCH == 0:
            _flush(database, rows)
            if progress:
                progress(number)
    rows.tables["problem"].extend(sorted(problems))
    _flush(database, rows)
    if progress:
        progress(len(pages))
    return digest.hexdigest()


def _unpacked(pages: list[Packed]) -> Iterator[Entry]:
    """The entries again, one at a time, each under the slug it was given."""
    decoder = msgspec.msgpack.Decoder(Entry)
    for slug, entry in pages:
        yield msgspec.structs.replace(decoder.decode(entry), slug=slug)


def _add_page(rows: Rows, derived: Derived, number: int, entry: Entry) -> None:
    if "\0" in entry.text:
        raise FormularyError("the page holds a NUL character", where=entry.page, hint="save it as plain UTF-8 text")
    facts = msgspec.json.encode(entry.facts)
    page = (entry.slug, entry.page, entry.title, entry.status, entry.updated, entry.sha256, entry.text, facts)
    rows.add("monograph", number, *page)
    for ordinal, citation in enumerate(entry.sources):
        rows.add("source", number, ordinal, citation)
    for ordinal, section in enumerate(entry.sections):
        rows.add("section", number, ordinal, *section)
    for start, end in sorted(set(entry.sentences)):
        rows.add("sentence", number, start, end)
    keys = {fact: add_fact(rows, number, entry, fact) for fact in dict.fromkeys(all_facts(entry.facts))}
    memberships = {fact: key for fact, key in keys.items() if isinstance(fact, ClassMembership)}
    derived.add_classes(rows, number, entry, memberships)
    names = derived.names(entry)
    for name, kind in sorted(names.items()):
        rows.add("monograph_name", name, number, kind)
    rows.add("page_text", number, entry.title, "\n".join(sorted(names)), entry.text)


def _flush(database: sqlite3.Connection, rows: Rows) -> None:
    for table, values in rows.tables.items():
        if values:
            columns = "(rowid, title, names, body) " if table == "page_text" else ""
            places = ", ".join("?" * len(values[0]))
            database.executemany(f"INSERT INTO {table} {columns}VALUES ({places})", values)
            values.clear()


def _write_meta(database: sqlite3.Connection, digest: str) -> None:
    count, reviewed, dated = database.execute(
        "SELECT count(*), total(status LIKE 'reviewed%'), coalesce(max(updated), '') FROM monograph"
    ).fetchone()
    meta = {
        "schema_version": str(SCHEMA_VERSION),
        "engine": __version__,
        "monographs": str(count),
        "reviewed": str(int(reviewed)),
        "dated": dated,
        "sha256": digest,
    }
    database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
