"""Opening a formulary file, and saying what is wrong where it is none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dispensatory.errors import FormularyError
from dispensatory.formulary.identity import APPLICATION_ID, SCHEMA_VERSION

_BUILD = "make one with `dispensatory build`"


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection to the formulary at `path`, for the thread that asks. FormularyError says what
    is wrong: no such file, no formulary, another version's, or cut short.
    """
    if not path.is_file():
        raise FormularyError("there is no such formulary", where=str(path), hint=_BUILD)
    try:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)
    except sqlite3.Error as error:
        raise FormularyError(f"it cannot be opened: {error}", where=str(path), hint=_BUILD) from error
    try:
        _check(database, path)
    except sqlite3.Error as error:
        database.close()
        raise FormularyError(
            f"this is no formulary, or a damaged one: {error}", where=str(path), hint=_BUILD
        ) from error
    except FormularyError:
        database.close()
        raise
    return database


def _check(database: sqlite3.Connection, path: Path) -> None:
    database.execute("PRAGMA temp_store = MEMORY")
    if _pragma(database, "application_id") != APPLICATION_ID:
        raise FormularyError("this is no formulary", where=str(path), hint=_BUILD)
    version = _pragma(database, "user_version")
    if version != SCHEMA_VERSION:
        raise FormularyError(
            f"this formulary has the form {version}, and this version reads the form {SCHEMA_VERSION}",
            where=str(path),
            hint="build it again with `dispensatory build`",
        )
    # SQLite itself does not miss the very last bytes.
    if path.stat().st_size != _pragma(database, "page_count") * _pragma(database, "page_size"):
        raise FormularyError("this formulary is damaged: it is cut short", where=str(path), hint=_BUILD)


def _pragma(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f"PRAGMA {name}").fetchone()[0])
