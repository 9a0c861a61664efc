"""`dispensatory build`: pages to a formulary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from dispensatory.cli.output import err, progress
from dispensatory.cli.reading import Outcome, find_pages, read_all
from dispensatory.facts import PageFacts
from dispensatory.formulary import Entry, Summary
from dispensatory.formulary import build as build_formulary
from dispensatory.monographs import Monograph


def build(
    folder: Annotated[Path, typer.Argument(help="A folder of pages (*.md, also in sub-folders).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The formulary to write.")] = Path("formulary.sqlite"),
) -> None:
    """Build a formulary: written beside the old one and swapped in whole."""
    summary = build_from(folder, output)
    err.print(f"{output}: {summary.monographs} monographs, {summary.facts} facts", markup=False, soft_wrap=True)


def build_from(folder: Path, output: Path) -> Summary:
    """Read the pages of `folder` into the formulary `output`; a page that is refused is told and recorded in it."""
    pages = find_pages([folder])
    problems: list[tuple[str, str]] = []
    with progress("reading", len(pages)) as bar:

        def outcomes() -> Iterator[Outcome]:
            for outcome in read_all(pages):
                bar.advance(bar.task_ids[0])
                yield outcome

        return build_formulary(_entries(outcomes(), problems), output, problems=problems)


def _entries(outcomes: Iterator[Outcome], problems: list[tuple[str, str]]) -> Iterator[Entry]:
    """The entries of the pages that could be read; what was wrong with others goes to `problems`.

    Two files of one name in different folders get slugs that differ, since a slug is an address.
    """
    seen: set[str] = set()
    for outcome in outcomes:
        if outcome.refused:
            problems.append((outcome.path, outcome.refused))
            err.print(f"skipped {outcome.refused}", style="yellow", markup=False, soft_wrap=True)
        for monograph, page_facts in outcome.read:
            problems.extend((monograph.page, problem) for problem in monograph.problems)
            slug, number = monograph.slug, 1
            while slug in seen:
                number += 1
                slug = f"{monograph.slug}-{number}"
            seen.add(slug)
            yield entry_of(monograph, slug, page_facts)


def entry_of(monograph: Monograph, slug: str, page_facts: PageFacts) -> Entry:
    """A monograph and its facts as the formulary stores them."""
    return Entry(
        slug=slug,
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
