"""`dispensatory explain`: why a pair is flagged, or is not."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer

from dispensatory.cases import Explanation, Tried, read_line
from dispensatory.check.explaining import explain_condition, explain_pair
from dispensatory.cli.library import built_in
from dispensatory.cli.output import paragraph
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
    paragraph(found.question, bold=True)
    for finding in found.findings:
        severity = f" {finding.severity}" if finding.severity else ""
        paragraph(f"{finding.status.replace('_', ' ')}{severity} [{finding.rule}]: {finding.message}", 2)
    if not found.findings:
        paragraph("no rule has anything to say of it", 2)
    for title, holds in (("What holds here", True), ("What was looked at and does not hold", False)):
        rows = [tried for tried in found.tried if tried.holds is holds]
        if rows:
            paragraph("")
            paragraph(f"{title} ({len(rows)})", bold=True)
        for tried in rows:
            _print_tried(tried)
    paragraph("")
    if not found.tried:
        paragraph("The pages have no such statement at all: silence is not safety.")
        paragraph("")
    for note in (*found.notes, found.checked_against, found.disclaimer):
        paragraph(note, dim=True)


def _print_tried(tried: Tried) -> None:
    paragraph(f"{tried.statement.title}: {tried.why}", 2)
    quote = " ".join(tried.statement.quote.replace("**", "").split())
    paragraph(f"“{quote}” ({tried.statement.section})", 4, dim=True)
