"""Pages to facts, on every core, in the order of the pages."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dispensatory.errors import PageError
from dispensatory.extract import facts_of
from dispensatory.facts import PageFacts
from dispensatory.monographs import Monograph, page_paths, read_page

FEW = 40  # below it, starting processes takes longer than the work


class Outcome(msgspec.Struct, frozen=True):
    """What became of one file: its monographs with their facts, or why it could not be read."""

    path: str
    read: tuple[tuple[Monograph, PageFacts], ...] = ()
    refused: str = ""


def find_pages(paths: list[Path]) -> list[tuple[Path, Path | None]]:
    """Every page below the paths given, each with the folder its name is given below, without repeats."""
    pages = {page: (root if root.is_dir() else None) for root in paths for page in page_paths(root)}
    if not pages:
        raise PageError("no .md page was found", where=" ".join(map(str, paths)), hint="name a folder of .md pages")
    return list(pages.items())


def read_all(pages: list[tuple[Path, Path | None]]) -> Iterator[Outcome]:
    """The outcome of every page, in order; a page that fails never stops the others."""
    workers = min(os.cpu_count() or 1, 8)
    if len(pages) < FEW or workers < 2:
        yield from map(_unpack, map(_packed, pages))  # the same way as below, for the same numbers
        return
    # "spawn" on every system: "fork" copies the locks of a process that has threads.
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from map(_unpack, pool.imap(_packed, pages, chunksize=16))


def _packed(job: tuple[Path, Path | None]) -> bytes:
    """An outcome as MessagePack: a page's hundred facts cross from process to process several times faster so."""
    return msgspec.msgpack.encode(_read(job))


def _unpack(packed: bytes) -> Outcome:
    return msgspec.msgpack.decode(packed, type=Outcome)


def _read(job: tuple[Path, Path | None]) -> Outcome:
    path, root = job
    try:
        return Outcome(str(path), tuple((monograph, facts_of(monograph)) for monograph in read_page(path, root)))
    except PageError as error:
        return Outcome(str(path), refused=str(error))
    except Exception as error:  # a fault of ours on one page is told, and the others go on
        return Outcome(
            str(path), refused=f"{path}: could not be read: {type(error).__name__}: {error} (please report this page)"
        )
