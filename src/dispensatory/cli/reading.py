"""Pages to facts, on every core, in the order of the pages."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec

from dispensatory.cli import seldom_look_for_garbage
from dispensatory.errors import DispensatoryError, PageError
from dispensatory.facts import PageFacts
from dispensatory.monographs import Monograph, page_paths, read_page
from dispensatory.vocab import load

Job = tuple[Path, Path | None]  # a page, and the folder its name is given below
_Part = TypeVar("_Part")
_Result = TypeVar("_Result")

FEW = 40  # below it, starting processes takes longer than the work
MOST = 64  # pages that are read together


class Outcome(msgspec.Struct, frozen=True):
    """What became of one file: its monographs with their facts, or why it could not be read."""

    path: str
    read: tuple[tuple[Monograph, PageFacts], ...] = ()
    refused: str = ""


def find_pages(paths: list[Path]) -> list[Job]:
    """Every page below the paths given, each with the folder its name is given below, without repeats."""
    pages = {page: (root if root.is_dir() else None) for root in paths for page in page_paths(root)}
    if not pages:
        raise PageError("no .md page was found", where=" ".join(map(str, paths)), hint="name a folder of .md pages")
    return list(pages.items())


def read_all(pages: list[Job]) -> Iterator[Outcome]:
    """The outcome of every page, in order; a page that fails never stops the others."""
    return chain.from_iterable(map(_unpack, on_every_core(_packed, _parts(pages))))


def facts_of_all(pages: list[Job]) -> Iterator[tuple[bytes, str]]:
    """The facts of every page as JSON Lines, in order, each with why its page could not be read ("" where it was)."""
    return chain.from_iterable(on_every_core(_lines, _parts(pages)))


def on_every_core(work: Callable[[_Part], _Result], parts: list[_Part]) -> Iterator[_Result]:
    """What `work` makes of each part, in order; an error where a process is lost, and no waiting for ever."""
    if len(parts) < 2 or _workers() < 2:
        yield from map(work, parts)
        return
    # "spawn" on every system: "fork" copies the locks of a process that has threads.
    pool = ProcessPoolExecutor(_workers(), multiprocessing.get_context("spawn"), _settle)
    try:
        yield from pool.map(work, parts)
    except BrokenProcessPool as error:
        raise DispensatoryError(
            "a process that reads pages was ended from outside, or could not start",
            hint="there may be too little memory: close other programs, or read fewer pages at a time",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _workers() -> int:
    return min(os.cpu_count() or 1, 8)


def _parts(pages: list[Job]) -> list[list[Job]]:
    """The pages in parts, each of which is read at a time: a few for each process, so that all end together."""
    size = MOST if len(pages) < FEW else min(MOST, -(-len(pages) // (4 * _workers())))
    return [pages[at : at + size] for at in range(0, len(pages), size)]


def _settle() -> None:
    """Ready a process for many pages: the vocabulary stays, and is not looked through for garbage page by page."""
    seldom_look_for_garbage()
    import_module("dispensatory.extract")
    load()
    gc.freeze()


def _packed(jobs: list[Job]) -> bytes:
    """Outcomes as MessagePack: a page's hundred facts cross from process to process several times faster so."""
    return msgspec.msgpack.encode(_read(jobs))


def _unpack(packed: bytes) -> list[Outcome]:
    return msgspec.msgpack.decode(packed, type=list[Outcome])


def _lines(jobs: list[Job]) -> list[tuple[bytes, str]]:
    return [
        (b"".join(msgspec.json.encode(facts) + b"\n" for _, facts in outcome.read), outcome.refused)
        for outcome in _read(jobs)
    ]


def _read(jobs: list[Job]) -> list[Outcome]:
    """What becomes of some pages; they are read one by one where one of them stops the reading of all."""
    try:
        return _read_together(jobs)
    except Exception as error:  # a fault of ours on one page is told, and the others go on
        if len(jobs) > 1:
            return [outcome for job in jobs for outcome in _read([job])]
        path = str(jobs[0][0])
        if isinstance(error, PageError):
            return [Outcome(path, refused=str(error))]
        told = f"{path}: could not be read: {type(error).__name__}: {error} (please report this page)"
        return [Outcome(path, refused=told)]


def _read_together(jobs: list[Job]) -> list[Outcome]:
    from dispensatory.extract import facts_of_each  # slow to load, and of no use to the process that hands out pages

    pages = [read_page(path, root) for path, root in jobs]
    facts = iter(facts_of_each([monograph for page in pages for monograph in page]))
    return [
        Outcome(str(path), tuple([(monograph, next(facts)) for monograph in page]))
        for (path, _), page in zip(jobs, pages, strict=True)
    ]
