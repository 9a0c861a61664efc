"""Writing a file beside the one it replaces, so that a reader finds the old or the new one, whole, at any
moment.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dispensatory.errors import FormularyError

try:
    import fcntl
except ImportError:  # Windows, which does not let an open file be removed: no lock is needed there
    fcntl = None  # type: ignore[assignment]

_SUFFIX = ".building"


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """The path of an empty file in the folder of `target`; it takes the place of `target` when the block
    ends well.

    Leftovers of builds that were killed are removed first. FormularyError where the folder cannot be written.
    """
    try:
        _clean(target)
        with _temporary(target) as (path, descriptor):
            yield path
            os.fsync(descriptor)
            path.replace(target)
            _sync_folder(target.parent)
    except OSError as error:
        raise FormularyError(
            f"the formulary cannot be written: {error.strerror or error}",
            where=str(target),
            hint="name a file in a folder that exists, that you may write to, and that has room",
        ) from error


@contextmanager
def _temporary(target: Path) -> Iterator[tuple[Path, int]]:
    """A new file beside `target`, held locked while it is written, and removed if it still stands at the
    end.
    """
    path = target.with_name(f".{target.name}.{secrets.token_hex(8)}{_SUFFIX}")
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        _lock(descriptor)
        yield path, descriptor
    finally:
        os.close(descriptor)
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _clean(target: Path) -> None:
    """Remove what killed builds of `target` left behind; a running build holds its file locked."""
    for path in target.parent.iterdir():
        if path.name.startswith(f".{target.name}.") and path.name.endswith(_SUFFIX):
            with suppress(OSError):
                _remove_unless_locked(path)


def _remove_unless_locked(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        _lock(descriptor)
        path.unlink()
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Lock an open file until it is closed; BlockingIOError where another process holds it."""
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be opened."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
