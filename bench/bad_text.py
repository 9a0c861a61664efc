"""Bad text before the readers of untrusted text: does their time grow as the text does, how long does a megabyte take?

    python -m bench.bad_text [--formulary FILE] [--reader WORD] [--text TEXT] [--sizes 64 256 1024] [--all]

Every public reader of text that a page or a user brings is given one short piece repeated to 64 KB, 256 KB and 1 MB:
the facts of a page with the text below one heading of each kind, or as the items of its list; the reading of a page
alone, its front matter and its headings; a prescription line and a dose text; the page as HTML, without and with quotes
to mark; and, with `--formulary`, the search and the lookups by name.

Each runs in a process of its own that is ended after `--limit` seconds. Shown are the seconds for each size, and the
growth: how much longer the longest text took than the one before, over how much longer it is. About 1 is linear, 4 is
square. Only what took over 5 s a megabyte or grew beyond 2 is shown, with the functions that took most of it; `--all`
shows all. It takes more than an hour; `--sizes 16 64` says as much of growth in some minutes.
"""

from __future__ import annotations

import argparse
import cProfile
import multiprocessing
import pstats
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, TypeVar

from dispensatory.cases.lines import read_line
from dispensatory.errors import DispensatoryError
from dispensatory.extract import facts_of
from dispensatory.formulary import open_formulary
from dispensatory.monographs import read_text
from dispensatory.publish.markdown import render_text
from dispensatory.search import search
from dispensatory.sig import read_sig
from dispensatory.vocab import load

SIZES = (64, 256, 1024)  # thousands of characters (1024 of them)
SLOW, GROWING, NOISE = 5.0, 2.0, 0.25  # seconds a megabyte, growth, seconds below which growth is chance
HEADINGS = ("Generic name", "Usage", "Dosage", "Side Effects", "How it Works", "Precautions", "FAQs", "Storage")
TEXTS = (
    "a ",
    "1-",
    "1 ",
    "((((",
    ") (",
    "1 mg ",
    "and ",
    "not ",
    ", ",
    "a, ",
    "\n- ",
    "\n  - a",
    "# ",
    "\n# a\n",
    "\n**a:** ",
    "**",
    "* a\n",
    "_a",
    "`",
    "[a](",
    "![",
    "<",
    "<b>",
    "&",
    "&amp;",
    "|a",
    "> ",
    "é",
    "\U0001d7d9",
    "mg/",
    "mg/kg/",
    "every 4 to ",
    "to ",
    "1 to 2 to ",
    "x",
    "x" * 30 + " ",
    "of the ",
    "avoid ",
    "with warfarin and ",
    "in patients with ",
    "such as ",
    "(e.g., ",
    "? ",
    "Q: a? A: ",
    ". A",
    "...",
    "1.",
    "1,000",
    "take 1 tablet ",
    "-",
    "\t",
    "\r\n",
    "'",
    '"',
    ": ",
    "; ",
    "years ",
    "less than ",
    "days for ",
)


_Result = TypeVar("_Result")


class Failed(Exception):
    """A reader that did not bear a text: the error and where it arose."""


class Case(NamedTuple):
    """One reader with one piece of text."""

    reader: str
    text: str


class Timing(NamedTuple):
    """The seconds for each of the sizes that was reached in time."""

    case: Case
    sizes: tuple[int, ...]
    seconds: tuple[float, ...]
    failed: str = ""  # the error that ended it

    @property
    def growth(self) -> float:
        """Of the two longest, how much longer the longer one took, by its length; 0 where there is too little time."""
        if len(self.seconds) < 2 or self.seconds[-1] < NOISE:
            return 0.0
        long, longer = self.sizes[len(self.seconds) - 2 : len(self.seconds)]
        return (self.seconds[-1] / max(self.seconds[-2], 1e-4)) / (longer / long)

    @property
    def bad(self) -> bool:
        """Whether this is too slow or grows faster than the text."""
        slow = SLOW * self.sizes[-1] / 1024
        return len(self.seconds) < len(self.sizes) or self.seconds[-1] > slow or self.growth > GROWING


def main() -> None:
    """Measure every reader with every text and print what is bad."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--formulary", type=Path)
    parser.add_argument("--reader", default="", help="only readers with this word in their name")
    parser.add_argument("--text", help="only this piece of text")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="in KB, growing; smaller ones are sooner done"
    )
    parser.add_argument("--all", action="store_true", help="show what is good too")
    parser.add_argument("--limit", type=float, default=60, help="seconds after which a reader is stopped")
    arguments = parser.parse_args()
    load()  # once, for every process made of this one
    chosen = {name: read for name, read in readers(arguments.formulary).items() if arguments.reader in name}
    texts = (arguments.text,) if arguments.text else TEXTS
    sizes = tuple(arguments.sizes)
    print(f"{'reader':<24}{'text':<22}{''.join(f'{size:>6} KB' for size in sizes)}{'growth':>9}")
    count = bad = 0
    for timing in timings(chosen, texts, sizes, arguments.limit):
        count, bad = count + 1, bad + timing.bad
        if timing.bad or arguments.all:
            show(timing)
        if timing.bad:
            explain(timing, chosen[timing.case.reader], arguments.limit)
    print(f"{count} combinations, {bad} of them slow or growing")


def readers(formulary: Path | None) -> dict[str, Callable[[str], object]]:
    """Every reader by its name; those of a formulary only where there is one."""
    found: dict[str, Callable[[str], object]] = {
        "sig.read_sig": read_sig,
        "cases.read_line": read_line,
        "page: body": read_body,
        "page: front matter": lambda text: read_text(f"---\ntitle: {text}\n---\nx".encode(), "a.md"),
        "page: headings": lambda text: read_body(text.replace("\n", "\n# ")),
        "html": lambda text: render_text(text, 0, len(text), "A", ()),
        "html: quotes": marked,
    }
    found |= {f"facts: {heading}": facts_under(heading) for heading in HEADINGS}
    found["facts: list"] = lambda text: facts_below("### Precautions\n\n* **Warnings:** avoid with", text)
    if formulary:
        opened = open_formulary(formulary)
        found |= {
            "search": lambda text: search(open_formulary(opened.path), text),
            "formulary.find": lambda text: open_formulary(opened.path).find(text),
            "formulary.near": lambda text: open_formulary(opened.path).near(text),
        }
    return found


def read_body(text: str) -> object:
    """A page with the text as its body."""
    return read_text(f"# A\n\n{text}\n".encode(), "a.md")


def facts_under(heading: str) -> Callable[[str], object]:
    """A reader of the facts of a page that has the text below that heading."""
    return lambda text: facts_below(f"### {heading}\n", text)


def facts_below(head: str, text: str) -> object:
    """The facts of a page that has the text after `head`."""
    return [facts_of(monograph) for monograph in read_text(f"# Tofisopam\n\n{head}\n{text}\n".encode(), "a.md")]


def marked(text: str) -> object:
    """The text as HTML with a quote in every hundred characters."""
    return render_text(text, 0, len(text), "A", [(at, at + 60) for at in range(0, len(text) - 60, 100)])


def timings(
    chosen: dict[str, Callable[[str], object]], texts: tuple[str, ...], sizes: tuple[int, ...], limit: float
) -> Iterator[Timing]:
    """The timing of every reader with every text; longer texts are left out once one was stopped."""
    for name, read in chosen.items():
        for text in texts:
            yield timing_of(Case(name, text), read, sizes, limit)


def timing_of(case: Case, read: Callable[[str], object], sizes: tuple[int, ...], limit: float) -> Timing:
    """The timing of one reader with one text."""
    seconds: list[float] = []
    for size in sizes:
        try:
            spent = in_child(timed, read, repeated(case.text, size), limit)
        except Failed as error:
            return Timing(case, sizes, tuple(seconds), str(error))
        if spent is None:
            break
        seconds.append(spent)
    return Timing(case, sizes, tuple(seconds))


def repeated(text: str, size: int) -> str:
    """The piece repeated to `size` times 1024 characters."""
    return (text * (size * 1024 // len(text) + 1))[: size * 1024]


def timed(read: Callable[[str], object], text: str) -> float:
    """The seconds of processor time that reading takes; a text that is refused in words was read."""
    start = time.process_time()
    with suppress(DispensatoryError):
        read(text)
    return time.process_time() - start


def profiled(read: Callable[[str], object], text: str) -> list[str]:
    """The three functions that took most of the time with 64 KB of the text."""
    profile = cProfile.Profile()
    profile.runcall(timed, read, repeated(text, SIZES[0]))
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    worst = sorted(stats.items(), key=lambda item: -item[1][2])[:3]
    return [f"{own:6.2f} s {Path(file).name}:{line} {name}" for (file, line, name), (_, _, own, _, _) in worst]


def in_child(
    work: Callable[[Callable[[str], object], str], _Result], read: Callable[[str], object], text: str, limit: float
) -> _Result | None:
    """What `work` gives in a process of its own; None where it took longer than `limit` seconds; raises Failed."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    child = context.Process(target=_send, args=(sending, work, read, text))
    child.start()
    sending.close()
    try:
        found = receiving.recv() if receiving.poll(limit) else None
    except EOFError:
        found = Failed("the process died")
    child.kill()
    child.join()
    if isinstance(found, Failed):
        raise found
    return found


def _send(sending: Connection, work: Callable[..., object], read: Callable[[str], object], text: str) -> None:
    try:
        sending.send(work(read, text))
    except Exception as error:  # any error at all is what this looks for
        where = traceback.extract_tb(error.__traceback__)[-1]
        sending.send(Failed(f"{type(error).__name__} in {Path(where.filename).name}:{where.name}"))


def explain(timing: Timing, read: Callable[[str], object], limit: float) -> None:
    """Print what failed, or the functions that took most of the time."""
    found = [timing.failed] if timing.failed else in_child(profiled, read, timing.case.text, limit)
    for line in found or ():
        print(f"    {line}")


def show(timing: Timing) -> None:
    """Print one line."""
    seconds = [f"{spent:9.2f}" for spent in timing.seconds] + [f"{'failed' if timing.failed else 'stopped':>9}"] * (
        len(timing.sizes) - len(timing.seconds)
    )
    print(f"{timing.case.reader:<24}{timing.case.text[:18]!r:<22}{''.join(seconds)}{timing.growth:9.1f}", flush=True)


if __name__ == "__main__":
    main()
