"""Pages to facts, on every core, in the order of the pages."""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from pathlib import Path
from typing import TypeVar

import msgspec

from dispensatory.cli import seldom_look_for_garbage
from dispensatory.errors import DispensatoryError, PageError
from dispensatory.facts import PageFacts
from dispensatory.monographs import Monograph, page_paths, read_page
from dispensatory.vocab import load

Job = tuple[Path, Path | None]  # a page, and the folder its name is given below
_Result = TypeVar("_Result")

FEW = 40  # below it, starting processes takes longer than the work


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
    return map(_unpack, on_every_core(_packed, pages))


def facts_of_all(pages: list[Job]) -> Iterator[tuple[bytes, str]]:
    """The facts of every page as JSON Lines, in order, each with why its page could not be read ("" where it was)."""
    return on_every_core(_lines, pages)


def on_every_core(work: Callable[[Job], _Result], pages: list[Job]) -> Iterator[_Result]:
    """What `work` makes of each page, in order; an error where a process is lost, and no waiting for ever."""
    workers = min(os.cpu_count() or 1, 8)
    if len(pages) < FEW or workers < 2:
        yield from map(work, pages)
        return
    # "spawn" on every system: "fork" copies the locks of a process that has threads.
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _settle)
    try:
        yield from pool.map(work, pages, chunksize=16)
    except BrokenProcessPool as error:
        raise DispensatoryError(
            "a process that reads pages was ended from outside, or could not start",
            hint="there may be too little memory: close other programs, or read fewer pages at a time",
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _settle() -> None:
    """Ready a process for many pages: the vocabulary stays, and is not looked through for garbage page by page."""
    seldom_look_for_garbage()
    import_module("dispensatory.extract")
    load()
    gc.freeze()


def _packed(job: Job) -> bytes:
    """An outcome as MessagePack: a page's hundred facts cross from process to process several times faster so."""
    return msgspec.msgpack.encode(_read(job))


def _unpack(packed: bytes) -> Outcome:
    return msgspec.msgpack.decode(packed, type=Outcome)


def _lines(job: Job) -> tuple[bytes, str]:
    outcome = _read(job)
    return b"".join(msgspec.json.encode(facts) + b"\n" for _, facts in outcome.read), outcome.refused


def _read(job: Job) -> Outcome:
    from dispensatory.extract import facts_of  # slow to load, and of no use to the process that hands out pages

    path, root = job
    try:
        return Outcome(str(path), tuple((monograph, facts_of(monograph)) for monograph in read_page(path, root)))
    except PageError as error:
        return Outcome(str(path), refused=str(error))
    except Exception as error:  # a fault of ours on one page is told, and the others go on
        return Outcome(
            str(path), refused=f"{path}: could not be read: {type(error).__name__}: {error} (please report this page)"
        )
