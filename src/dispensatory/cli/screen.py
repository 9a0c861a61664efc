"""`dispensatory screen`: the medicines of a population."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dispensatory.cli.library import built_in
from dispensatory.cli.output import progress
from dispensatory.errors import Exit
from dispensatory.formulary import open_formulary
from dispensatory.screen import EVERY, MEMORY, WRITTEN, Inputs, Summary
from dispensatory.screen import screen as run

_ANSWERS = ("critical", "warning", "info", "could_not_check", "not_stated", "acceptable")


def screen(
    patients: Annotated[Path, typer.Option(help="People: Parquet or CSV, or the OMOP table person.")],
    medicines: Annotated[Path, typer.Option(help="What they take, or the OMOP table drug_exposure or drug_era.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The findings to write: *.parquet or *.csv.")],
    conditions: Annotated[Path | None, typer.Option(help="Their conditions, or condition_occurrence.")] = None,
    allergies: Annotated[Path | None, typer.Option(help="Their allergies.")] = None,
    concepts: Annotated[Path | None, typer.Option(help="The OMOP table concept, for names.")] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Only what is taken on this day; ages are of this day."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Write what is acceptable or not stated too, not only count it.")
    ] = False,
    ignore: Annotated[list[str] | None, typer.Option(help="A column to pass over; may be given again.")] = None,
    formulary: Annotated[Path | None, typer.Option(help="A formulary that `dispensatory build` wrote.")] = None,
    memory: Annotated[str, typer.Option(help="About the most memory to take.")] = MEMORY,
) -> None:
    """Check the medicines of many people with the rules of `check`; the findings go to a file, a summary is printed."""
    day = on.date() if on else None
    inputs = Inputs(patients, medicines, conditions, allergies, concepts, day, tuple(ignore or ()))
    reference = open_formulary(formulary or built_in())
    with progress("screening", 0) as bar:

        def tell(done: int, total: int) -> None:
            bar.update(bar.task_ids[0], completed=done, total=total)

        summary = run(reference, inputs, output, statuses=EVERY if every else WRITTEN, memory=memory, progress=tell)
    _print(summary, day)
    raise typer.Exit(_exit_code(summary))


def _exit_code(summary: Summary) -> Exit:
    """As of `check`: FLAGGED where anyone's anything is flagged, else NOT_CHECKED, else CLEAR."""
    statuses = {status for _, status, _ in summary.counts}
    if "flagged" in statuses:
        return Exit.FLAGGED
    return Exit.NOT_CHECKED if "could_not_check" in statuses else Exit.CLEAR


def _print(summary: Summary, day: date | None) -> None:
    out = Console(highlight=False)
    out.print(f"{summary.people:,} people, {summary.medicines:,} medicines{f' taken on {day}' if day else ''}")
    if summary.without:
        out.print(f"{summary.without:,} people have no medicine to check")
    if summary.left_out:
        out.print(f"{summary.left_out:,} rows were left out, as not of {day}")
    out.print(_table(summary))
    out.print(f"findings: {summary.written.findings}", soft_wrap=True, markup=False)
    out.print(f"what they rest on: {summary.written.evidence}", soft_wrap=True, markup=False)
    out.print(summary.checked_against, soft_wrap=True, markup=False)
    out.print(summary.disclaimer, style="dim", markup=False)


def _table(summary: Summary) -> Table:
    table = Table("rule", *((answer.replace("_", " ")) for answer in _ANSWERS))
    for column in table.columns[1:]:
        column.justify = "right"
    by_rule: dict[str, Counter[str]] = {}
    for (rule, status, severity), number in sorted(summary.counts.items(), key=str):
        by_rule.setdefault(rule, Counter())[severity or status] += number
    for rule, answers in by_rule.items():
        table.add_row(rule, *(f"{answers[answer]:,}" if answers[answer] else "" for answer in _ANSWERS))
    return table
