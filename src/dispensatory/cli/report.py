"""A report as text: findings worst first, each with its quotes and where they stand."""

from __future__ import annotations

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from dispensatory.cases import Finding, Report, Step

_STYLES = {"critical": "bold red", "warning": "yellow", "info": "cyan"}
_QUIET = (
    ("acceptable", "Stated acceptable"),
    ("not_stated", "Not stated (silence is not safety)"),
    ("could_not_check", "Could not check"),
)


def print_report(report: Report) -> None:
    """Print a report on standard output, in colour on a terminal."""
    out = Console(highlight=False)
    _heading(out, "Understood")
    for line in report.understood:
        _paragraph(out, Text(line), 2)
    flagged = [finding for finding in report.findings if finding.status == "flagged"]
    _heading(out, f"Flagged ({len(flagged)})")
    for finding in flagged:
        _print_finding(out, finding)
    if not flagged:
        _paragraph(out, Text("nothing was flagged; see below what that does not cover"), 2)
    for status, title in _QUIET:
        rest = [finding for finding in report.findings if finding.status == status]
        if rest:
            _heading(out, f"{title} ({len(rest)})")
        for finding in rest:
            _paragraph(out, Text(finding.message), 2)
            _print_basis(out, finding.basis)
    out.print()
    _paragraph(out, Text(report.checked_against), 0)
    _paragraph(out, Text(report.disclaimer, style="dim"), 0)


def _heading(out: Console, words: str) -> None:
    out.print()
    out.print(Text(words, style="bold"))


def _paragraph(out: Console, text: Text, indent: int) -> None:
    out.print(Padding(text, (0, 0, 0, indent)))


def _print_finding(out: Console, finding: Finding) -> None:
    severity = finding.severity or "info"
    head = Text(f"{severity.upper()}  ", style=_STYLES[severity])
    head.append(finding.message, style="bold")
    head.append(f"  [{finding.rule}, {(finding.certainty or 'named').replace('_', ' ')}]", style="dim")
    _paragraph(out, head, 2)
    if finding.action:
        _paragraph(out, Text(finding.action), 4)
    _print_basis(out, finding.basis)


def _print_basis(out: Console, basis: tuple[Step, ...]) -> None:
    for step in basis:
        if step.kind == "page":
            quote = " ".join(step.quote.replace("**", "").split())
            _paragraph(out, Text(f"“{quote}”"), 6)
            where = f"{step.title}, {step.section or 'before the first heading'} ({step.slug}:{step.start}-{step.end})"
            _paragraph(out, Text(f"{where}: {step.says}", style="dim"), 8)
        else:
            _paragraph(out, Text(f"{step.says} ({step.source}, {step.date})", style="dim"), 6)
