"""`dispensatory explain`: why a pair is flagged, or is not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from dispensatory.cases import Explanation, Tried, read_line
from dispensatory.check import explain_condition, explain_pair
from dispensatory.cli.library import built_in
from dispensatory.errors import CaseError
from dispensatory.formulary import open_formulary


def explain(
    medicines: Annotated[list[str], typer.Argument(help="Two medicines, or one with --condition.")],
    condition: Annotated[str | None, typer.Option(help="A disease or state.")] = None,
    formulary: Annotated[Path | None, typer.Option(help="A formulary that `dispensatory build` wrote.")] = None,
    format: Annotated[Literal["text", "json"], typer.Option(help="text or json.")] = "text",
) -> None:
    """Tell why two medicines, or a medicine in a condition, are flagged or not: each statement that was looked at, the
    classes that were tried, and where the chain stops.
    """
    orders = [read_line(line) for line in medicines]
    reference = open_formulary(formulary or built_in())
    if condition is not None and len(orders) == 1:
        found = explain_condition(reference, orders[0], condition)
    elif condition is None and len(orders) == 2:
        found = explain_pair(reference, *orders)
    else:
        raise CaseError(
            f"{len(orders)} medicines are given{' with a condition' if condition else ''}",
            where="medicines",
            hint="give two medicines, or one and --condition",
        )
    if format == "json":
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
    else:
        _print(found)


def _print(found: Explanation) -> None:
    out = Console(highlight=False)
    out.print(Text(found.question, style="bold"))
    for finding in found.findings:
        severity = f" {finding.severity}" if finding.severity else ""
        out.print(Text(f"  {finding.status.replace('_', ' ')}{severity} [{finding.rule}]: {finding.message}"))
    if not found.findings:
        out.print(Text("  no rule has anything to say of it"))
    for title, holds in (("What holds here", True), ("What was looked at and does not hold", False)):
        rows = [tried for tried in found.tried if tried.holds is holds]
        if rows:
            out.print(Text(f"\n{title} ({len(rows)})", style="bold"))
        for tried in rows:
            _print_tried(out, tried)
    if not found.tried:
        out.print(Text("\nThe pages have no such statement at all: silence is not safety."))
    out.print()
    for note in (*found.notes, found.checked_against):
        out.print(Text(note, style="dim"))
    out.print(Text(found.disclaimer, style="dim"))


def _print_tried(out: Console, tried: Tried) -> None:
    out.print(Text(f"  {tried.statement.title}: {tried.why}"))
    quote = " ".join(tried.statement.quote.replace("**", "").split())
    out.print(Text(f"    “{quote}” ({tried.statement.section})", style="dim"))
