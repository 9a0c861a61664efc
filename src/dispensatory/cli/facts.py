"""`dispensatory facts`: the facts of pages as JSON Lines."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dispensatory.cli.output import progress, tell
from dispensatory.cli.reading import facts_of_all, find_pages
from dispensatory.errors import Exit


def facts(
    paths: Annotated[list[Path], typer.Argument(help="Pages, or folders of pages (*.md, also in sub-folders).")],
) -> None:
    """Write the facts of every page, one JSON object a line, each with the words it rests on."""
    pages = find_pages(paths)
    out = sys.stdout.buffer
    refused = 0
    with progress("reading", len(pages)) as bar:
        for lines, reason in facts_of_all(pages):
            out.write(lines)
            if reason:
                refused += 1
                tell(f"skipped {reason}", "yellow")
            bar.advance(bar.task_ids[0])
    out.flush()
    if refused:
        raise typer.Exit(Exit.BAD_INPUT)
