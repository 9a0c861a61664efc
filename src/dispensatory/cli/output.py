"""What every command prints in the same way: paragraphs, errors, and a progress bar on a terminal."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

from dispensatory.errors import DispensatoryError, Exit

if TYPE_CHECKING:
    from rich.progress import Progress


def paragraph(words: str, indent: int = 0, **style: Any) -> None:
    """Print words on standard output, broken into lines and indented, in a style of `typer.style` on a terminal.

    Not by rich, which takes longer to load than a whole check does.
    """
    # What a page says is data: a control character in it would speak to the terminal.
    shown = "".join(character if character.isprintable() else " " for character in words)
    space = " " * indent
    width = max(shutil.get_terminal_size().columns, 40)
    lines = textwrap.wrap(shown, width, initial_indent=space, subsequent_indent=space) or [""]
    for line in lines:
        typer.echo(typer.style(line, **style) if style else line)


def tell(words: str, style: str = "") -> None:
    """Print a line on standard error, in a style on a terminal."""
    if not sys.stderr.isatty():
        print(words, file=sys.stderr)  # noqa: T201 - this is where printing is done
        return
    from rich.console import Console  # slow to load, and of no use where nobody looks

    Console(stderr=True, highlight=False).print(words, style=style, markup=False, soft_wrap=True)


def fail(error: DispensatoryError) -> Exit:
    """Print an error as where, what, and what to do; the exit code for it."""
    where = f"{error.where}: " if error.where else ""
    tell(f"dispensatory: {where}{error.what}", "red")
    if error.hint:
        tell(f"  {error.hint}")
    return Exit.BAD_INPUT


@contextmanager
def progress(title: str, total: int) -> Iterator[Progress]:
    """A progress bar on standard error, shown only on a terminal; its one task is `progress.task_ids[0]`."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True, highlight=False)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        bar.add_task(title, total=total)
        yield bar
