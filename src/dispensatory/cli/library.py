"""Which formulary a command answers from: the one named, or the built-in library's, built once and kept."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from dispensatory import __version__
from dispensatory.cli.engine import engine

LIBRARY = Path(__file__).parent.parent / "library"


def built_in() -> Path:
    """The formulary of the built-in monographs, in the user's cache folder; built when it is not there yet.

    Its name holds the version and the pages' hash, so that a new version never answers from an old file.
    """
    return cached(LIBRARY)


def cached(folder: Path) -> Path:
    """A formulary of `folder` in the cache, named for its content and this engine."""
    digest = hashlib.sha256(f"{__version__}\0{engine()}".encode())
    for page in sorted(folder.rglob("*.md")):
        digest.update(page.relative_to(folder).as_posix().encode() + b"\0" + page.read_bytes())
    target = _cache() / f"formulary-{digest.hexdigest()[:20]}.sqlite"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        from dispensatory.cli.build import build_from  # it loads the readers of pages

        build_from(folder, target)
    return target


def _cache() -> Path:
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "dispensatory"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return Path(tempfile.gettempdir()) / f"dispensatory-{os.getuid()}"
    return folder
