"""Building a formulary: pages with their facts in, one SQLite file out."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import msgspec

from dispensatory import __version__
from dispensatory.errors import FormularyError
from dispensatory.facts import ClassMembership
from dispensatory.formulary.acting import acts_locally
from dispensatory.formulary.derived import Derived
from dispensatory.formulary.entry import Entry, Summary
from dispensatory.formulary.identity import APPLICATION_ID, SCHEMA_VERSION
from dispensatory.formulary.replacing import replacing
from dispensatory.formulary.rows import Rows, add_fact, all_facts
from dispensatory.formulary.slugs import Packed, distinct_slugs
from dispensatory.formulary.vocabulary_rows import add_vocabulary
from dispensatory.vocab import Vocabulary, load

_BATCH = 200  # pages whose rows are held before they are written
PRAGMAS = (
    # The file is nobody's until it is whole, so a journal would only cost time; it is synced once, at the end.
    "journal_mode = OFF",
    "synchronous = OFF",
    "temp_store = MEMORY",
    "cache_size = -65536",
)
_PRAGMAS = (
    "page_size = 4096",
    "encoding = 'UTF-8'",
    *PRAGMAS,
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
    reader: str = "",
) -> Summary:
    """Write the formulary of `entries` to `target`, which is replaced in one step once the new one is whole.

    `problems` are (page, what is wrong) of pages that were refused; `progress` is told how many pages are
    written; `vocabulary` maps their terms (the package's own unless given); `reader` names, in the table meta, what
    read the pages. The same input, in any order, gives the same bytes. Of two pages with one slug the second gets
    "-2" after it, and a problem says so.
    FormularyError where a fact's span does not give its quote, the vocabulary does not hold together, or the
    file cannot be written; `target` is then as it was.
    """
    packed, renamed = distinct_slugs((entry.slug, entry.page, msgspec.msgpack.encode(entry)) for entry in entries)
    found = {*problems, *renamed}
    words = vocabulary or load()
    with (
        replacing(target) as path,
        written(target),
        closing(sqlite3.connect(path, isolation_level=None)) as database,
    ):
        digest = _write(database, packed, words, found, progress)
        database.execute("INSERT INTO meta VALUES ('reader', ?)", (reader,))
        write_meta(database, digest)
        database.execute("INSERT INTO page_text(page_text) VALUES ('optimize')")
        database.execute("COMMIT")
        _run(database, "indices.sql")
        return count(database, target, digest)


@contextmanager
def written(target: Path) -> Iterator[None]:
    """FormularyError for what keeps SQLite from writing `target`."""
    try:
        yield
    except (sqlite3.Error, OverflowError, UnicodeEncodeError) as error:
        raise FormularyError(
            f"the formulary cannot be written: {error}",
            where=str(target),
            hint="make room on the disk; if there is room, report this as a fault",
        ) from error


def count(database: sqlite3.Connection, target: Path, digest: str) -> Summary:
    """What the formulary that `database` is open on holds."""
    query = "SELECT (SELECT count(*) FROM monograph), (SELECT count(*) FROM evidence), (SELECT count(*) FROM problem)"
    monographs, facts, problems = database.execute(query).fetchone()
    return Summary(path=target, monographs=monographs, facts=facts, problems=problems, sha256=digest)


def _run(database: sqlite3.Connection, script: str) -> None:
    database.executescript(files("dispensatory.formulary").joinpath(script).read_text(encoding="utf-8"))


def _write(
    database: sqlite3.Connection,
    packed: list[Packed],
    vocabulary: Vocabulary,
    problems: set[tuple[str, str]],
    progress: Callable[[int], None] | None,
) -> str:
    """Write vocabulary, pages and problems; gives the SHA-256 over each page's slug and own SHA-256."""
    for pragma in _PRAGMAS:
        database.execute(f"PRAGMA {pragma}")
    _run(database, "schema.sql")
    database.execute("BEGIN")
    pages = Pages(vocabulary)
    add_vocabulary(pages.rows)
    digest = hashlib.sha256()
    for number, entry in enumerate(_unpacked(packed), start=1):
        digest.update(f"{entry.slug}\0{entry.sha256}\n".encode())
        problems.update((entry.page, problem) for problem in entry.facts.problems)
        pages.add(number, entry)
        if number % _BATCH == 0:
            pages.flush(database)
            if progress:
                progress(number)
    pages.rows.tables["problem"].extend(sorted(problems))
    pages.flush(database)
    if progress:
        progress(len(packed))
    return digest.hexdigest()


def _unpacked(packed: list[Packed]) -> Iterator[Entry]:
    """The entries again, one at a time, each under the slug it was given."""
    decoder = msgspec.msgpack.Decoder(Entry)
    for slug, entry in packed:
        yield msgspec.structs.replace(decoder.decode(entry), slug=slug)


class Pages:
    """The rows of monographs, gathered and then written; `evidence` is the last id that is taken."""

    def __init__(self, vocabulary: Vocabulary, *, evidence: int = 0) -> None:
        self.rows = Rows(vocabulary)
        self.rows.evidence = evidence
        self._derived = Derived(vocabulary)

    def add(self, number: int, entry: Entry) -> None:
        """Gather the rows of `entry`, whose monograph has the id `number`."""
        if "\0" in entry.text:
            raise FormularyError("the page holds a NUL character", where=entry.page, hint="save it as plain UTF-8 text")
        rows = self.rows
        facts = msgspec.json.encode(entry.facts)
        page = (entry.slug, entry.page, entry.title, entry.status, entry.updated, entry.sha256, entry.text)
        rows.add("monograph", number, *page, int(acts_locally(entry)), facts)
        for ordinal, citation in enumerate(entry.sources):
            rows.add("source", number, ordinal, citation)
        for ordinal, section in enumerate(entry.sections):
            rows.add("section", number, ordinal, *section)
        for start, end in sorted(set(entry.sentences)):
            rows.add("sentence", number, start, end)
        keys = {fact: add_fact(rows, number, entry, fact) for fact in dict.fromkeys(all_facts(entry.facts))}
        memberships = {fact: key for fact, key in keys.items() if isinstance(fact, ClassMembership)}
        self._derived.add_classes(rows, number, entry, memberships)
        names = self._derived.names(entry)
        for name, kind in sorted(names.items()):
            rows.add("monograph_name", name, number, kind)
        rows.add("page_text", number, entry.title, "\n".join(sorted(names)), entry.text)

    def flush(self, database: sqlite3.Connection) -> None:
        """Write what was gathered."""
        for table, values in self.rows.tables.items():
            if values:
                columns = "(rowid, title, names, body) " if table == "page_text" else ""
                places = ", ".join("?" * len(values[0]))
                database.executemany(f"INSERT INTO {table} {columns}VALUES ({places})", values)
                values.clear()


def write_meta(database: sqlite3.Connection, digest: str) -> None:
    """What answers rest on, from the monographs there are; `digest` is the SHA-256 over them."""
    monographs, reviewed, dated = database.execute(
        "SELECT count(*), total(status LIKE 'reviewed%'), coalesce(max(updated), '') FROM monograph"
    ).fetchone()
    meta = {
        "schema_version": str(SCHEMA_VERSION),
        "engine": __version__,
        "monographs": str(monographs),
        "reviewed": str(int(reviewed)),
        "dated": dated,
        "sha256": digest,
    }
    database.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
