"""A report as text: findings worst first, each with its quotes and where they stand."""

from __future__ import annotations

from dispensatory.cases import Finding, Report, Step
from dispensatory.cli.output import paragraph

_STYLES = {"critical": "red", "warning": "yellow", "info": "cyan"}
_QUIET = (
    ("acceptable", "Stated acceptable"),
    ("not_stated", "Not stated (silence is not safety)"),
    ("could_not_check", "Could not check"),
)


def print_report(report: Report) -> None:
    """Print a report on standard output, in colour on a terminal."""
    _heading("Understood")
    for line in report.understood:
        paragraph(line, 2)
    flagged = [finding for finding in report.findings if finding.status == "flagged"]
    _heading(f"Flagged ({len(flagged)})")
    for finding in flagged:
        _print_finding(finding)
    if not flagged:
        paragraph("nothing was flagged; see below what that does not cover", 2)
    for status, title in _QUIET:
        rest = [finding for finding in report.findings if finding.status == status]
        if rest:
            _heading(f"{title} ({len(rest)})")
        for finding in rest:
            paragraph(finding.message, 2)
            _print_basis(finding.basis)
    paragraph("")
    paragraph(report.checked_against)
    paragraph(report.disclaimer, dim=True)


def _heading(words: str) -> None:
    paragraph("")
    paragraph(words, bold=True)


def _print_finding(finding: Finding) -> None:
    severity = finding.severity or "info"
    certainty = (finding.certainty or "named").replace("_", " ")
    words = f"{severity.upper()}  {finding.message}  [{finding.rule}, {certainty}]"
    paragraph(words, 2, bold=True, fg=_STYLES[severity])
    if finding.action:
        paragraph(finding.action, 4)
    _print_basis(finding.basis)


def _print_basis(basis: tuple[Step, ...]) -> None:
    for step in basis:
        if step.kind == "page":
            paragraph(f"“{' '.join(step.quote.replace('**', '').split())}”", 6)
            where = f"{step.title}, {step.section or 'before the first heading'} ({step.slug}:{step.start}-{step.end})"
            paragraph(f"{where}: {step.says}", 8, dim=True)
        else:
            paragraph(f"{step.says} ({step.source}, {step.date})", 6, dim=True)
