"""`dispensatory build`: pages to a formulary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dispensatory.cli.engine import engine
from dispensatory.cli.output import progress, tell
from dispensatory.cli.previous import Previous
from dispensatory.cli.reading import Job, Outcome, find_pages, read_all
from dispensatory.facts import PageFacts
from dispensatory.formulary import Entry, Summary
from dispensatory.formulary.building import build as build_formulary
from dispensatory.formulary.patching import patch
from dispensatory.monographs import Monograph

FEW = 50  # changed pages that are put into the formulary there is; more make a new one


def build(
    folder: Annotated[Path, typer.Argument(help="A folder of pages (*.md, also in sub-folders).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The formulary to write.")] = Path("formulary.sqlite"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Read every page, also those that have not changed.")] = False,
) -> None:
    """Build a formulary: written beside the old one and swapped in whole. Pages that have not changed since the
    formulary at OUTPUT was built by this same engine are not read again.
    """
    summary = build_from(folder, output, fresh=fresh)
    tell(f"{output}: {summary.monographs} monographs, {summary.facts} facts")


def build_from(folder: Path, output: Path, *, fresh: bool = False) -> Summary:
    """Read the pages of `folder` into the formulary `output`; a page that is refused is told and recorded in it."""
    pages = find_pages([folder])
    if fresh:
        return _whole(pages, iter(()), output)
    before = Previous(output)
    kept = [job for job in pages if before.holds(job)]
    changed = sorted(set(pages) - set(kept))
    if before.monographs and len(changed) <= FEW:
        entries = _replaced(before, kept, changed)
        if entries is not None:
            return patch(entries, output)
    return _whole(changed, (entry for job in kept for entry in before.entries(job)), output)


def _replaced(before: Previous, kept: list[Job], changed: list[Job]) -> list[Entry] | None:
    """The new entries of changed pages, where each takes the place of one there is; None where a page has come, gone,
    been refused or got another name.
    """
    if sum(len(before.pages(job)) for job in (*kept, *changed)) != before.monographs:
        return None
    entries: list[Entry] = []
    for job, outcome in zip(changed, read_all(changed), strict=True):
        found = [_entry_of(*read) for read in outcome.read]
        if outcome.refused or tuple(entry.page for entry in found) != before.pages(job):
            return None
        entries.extend(found)
    return entries


def _whole(jobs: list[Job], kept: Iterator[Entry], output: Path) -> Summary:
    """A formulary of the pages read now and the entries kept."""
    problems: list[tuple[str, str]] = []
    with progress("reading", len(jobs)) as bar:

        def entries() -> Iterator[Entry]:
            yield from kept
            for outcome in read_all(jobs):
                bar.advance(bar.task_ids[0])
                yield from _entries(outcome, problems)

        return build_formulary(entries(), output, problems=problems, reader=engine())


def _entries(outcome: Outcome, problems: list[tuple[str, str]]) -> Iterator[Entry]:
    """The entries of a page; why it could not be read goes to `problems`."""
    if outcome.refused:
        problems.append((outcome.path, outcome.refused))
        tell(f"skipped {outcome.refused}", "yellow")
    for monograph, page_facts in outcome.read:
        yield _entry_of(monograph, page_facts)


def _entry_of(monograph: Monograph, page_facts: PageFacts) -> Entry:
    """A monograph and its facts as the formulary stores them."""
    return Entry(
        slug=monograph.slug,
        page=monograph.page,
        title=monograph.title,
        status=monograph.status,
        updated=monograph.updated,
        sha256=monograph.sha256,
        text=monograph.text,
        sources=monograph.sources,
        sections=tuple((s.heading, s.kind, s.start, s.end) for s in monograph.sections),
        sentences=tuple((s.start, s.end) for section in monograph.sections for s in section.sentences),
        facts=page_facts,
    )
