"""What every command prints in the same way: errors, and a progress bar on a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from dispensatory.errors import DispensatoryError, Exit

err = Console(stderr=True, highlight=False)


def fail(error: DispensatoryError) -> Exit:
    """Print an error as where, what, and what to do; the exit code for it."""
    where = f"{error.where}: " if error.where else ""
    err.print(f"dispensatory: {where}{error.what}", style="red", markup=False, soft_wrap=True)
    if error.hint:
        err.print(f"  {error.hint}", markup=False, soft_wrap=True)
    return Exit.BAD_INPUT


@contextmanager
def progress(title: str, total: int) -> Iterator[Progress]:
    """A progress bar on standard error, shown only on a terminal; its one task is `progress.task_ids[0]`."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, disable=not err.is_terminal, transient=True) as bar:
        bar.add_task(title, total=total)
        yield bar
