"""The folder of one run: beside the output, for its owner only, and gone when the run ends, however it ends."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dispensatory.errors import CaseError

try:
    import fcntl
except ImportError:  # Windows, where a file that is open cannot be removed: no lock is needed there
    fcntl = None  # type: ignore[assignment]

_SUFFIX = ".screening"
_LOCK = "lock"


@contextmanager
def workspace(output: Path) -> Iterator[Path]:
    """A new folder beside `output` for what does not fit into memory, removed at the end with all that is in it.

    What a run that was killed left behind is removed first: patients' data is in it. CaseError where the folder of
    `output` cannot be written.
    """
    folder = output.with_name(f".{output.name}.{secrets.token_hex(8)}{_SUFFIX}")
    try:
        _sweep(output)
        folder.mkdir(mode=0o700)
        descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT)
    except OSError as error:
        raise CaseError(
            f"the findings cannot be written: {error.strerror or error}",
            where=str(output),
            hint="name a file in a folder that exists and that you may write to",
        ) from error
    try:
        _lock(descriptor)
        yield folder
    finally:
        os.close(descriptor)
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(output: Path) -> None:
    for path in output.parent.iterdir():
        if path.name.startswith(f".{output.name}.") and path.name.endswith(_SUFFIX):
            with suppress(OSError):
                _remove_unless_locked(path)


def _remove_unless_locked(folder: Path) -> None:
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT)
    try:
        _lock(descriptor)
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    """Lock an open file until it is closed; BlockingIOError where another process holds it."""
    if fcntl is not None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
