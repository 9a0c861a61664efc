"""The formulary of the build before: a page that has not changed since is not read again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dispensatory.cli.engine import engine
from dispensatory.cli.reading import Job
from dispensatory.errors import FormularyError
from dispensatory.formulary import Entry, Formulary, open_formulary
from dispensatory.formulary.slugs import SHARED_SLUG


class Previous:
    """What the formulary at a path knows of the pages of a folder; nothing where there is none of this engine."""

    def __init__(self, path: Path) -> None:
        self._formulary = _of_this_engine(path)
        self._pages: dict[str, list[tuple[str, str, str]]] = {}
        self._renamed: set[str] = set()
        if self._formulary is None:
            return
        connection = self._formulary.connection
        for page, slug, sha256 in connection.execute("SELECT page, slug, sha256 FROM monograph ORDER BY id"):
            self._pages.setdefault(page.partition("#")[0], []).append((page, slug, sha256))
        renamed = connection.execute("SELECT page FROM problem WHERE message LIKE ? || '%'", (SHARED_SLUG,))
        self._renamed.update(page for (page,) in renamed)

    @property
    def monographs(self) -> int:
        """How many monographs it holds; 0 where there is no such formulary."""
        return sum(map(len, self._pages.values()))

    def holds(self, job: Job) -> bool:
        """Whether it holds the page as it is now."""
        known = self._pages.get(_name(job), ())
        return bool(known) and all(sha256 == _digest(job[0]) for _, _, sha256 in known)

    def pages(self, job: Job) -> tuple[str, ...]:
        """What a page's monographs were called, the page changed since or not."""
        return tuple(page for page, _, _ in self._pages.get(_name(job), ()))

    def entries(self, job: Job) -> Iterator[Entry]:
        """A page's monographs as they were built, under the slugs that they have by themselves."""
        for page, slug, _ in self._pages[_name(job)]:
            found = self._formulary.monograph(slug) if self._formulary else None
            if found is None:
                raise FormularyError(
                    f'"{slug}" has gone from the formulary while it was read', where=page, hint="build it again"
                )
            yield msgspec.structs.replace(found, slug=slug.rpartition("-")[0]) if page in self._renamed else found


def _of_this_engine(path: Path) -> Formulary | None:
    try:
        formulary = open_formulary(path)
    except FormularyError:
        return None
    return formulary if formulary.meta.get("reader") == engine() else None


def _name(job: Job) -> str:
    """The page's path below its folder, as a monograph has it."""
    path, root = job
    return path.as_posix().removeprefix(f"{root.as_posix()}/") if root else path.name


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""  # reading it tells what is wrong
