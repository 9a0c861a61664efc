"""`dispensatory facts`: the facts of pages as JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from dispensatory.cli.output import err, progress
from dispensatory.cli.reading import find_pages, read_all
from dispensatory.errors import Exit


def facts(
    paths: Annotated[list[Path], typer.Argument(help="Pages, or folders of pages (*.md, also in sub-folders).")],
) -> None:
    """Write the facts of every page, one JSON object a line, each with the words it rests on."""
    pages = find_pages(paths)
    out = sys.stdout.buffer
    refused = 0
    with progress("reading", len(pages)) as bar:
        for outcome in read_all(pages):
            for _, page_facts in outcome.read:
                out.write(msgspec.json.encode(page_facts) + b"\n")
            if outcome.refused:
                refused += 1
                err.print(f"skipped {outcome.refused}", style="yellow", markup=False, soft_wrap=True)
            bar.advance(bar.task_ids[0])
    out.flush()
    if refused:
        raise typer.Exit(Exit.BAD_INPUT)
