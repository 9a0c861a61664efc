"""A report as text: findings worst first, each with its quotes and where they stand."""

from __future__ import annotations

import msgspec

from dispensatory.cases import Finding, Report, Step
from dispensatory.cli.output import paragraph

# What a page says of its medicine, whoever takes it: of use to who hands it out, in the way of who reviews a list.
_COUNSEL = frozenset({"alcohol", "food", "driving", "dependence"})
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
    advice = [finding for finding in flagged if finding.rule in _COUNSEL and finding.severity == "info"]
    _print_flagged("Flagged", [finding for finding in flagged if finding not in advice])
    if not flagged:
        paragraph("nothing was flagged; see below what that does not cover", 2)
    if advice:
        _print_flagged("To tell the patient", advice)
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


def _print_flagged(title: str, findings: list[Finding]) -> None:
    _heading(f"{title} ({len(findings)})")
    for finding in findings:
        _print_finding(finding)


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
    """Each quote once, with all that it is read to say."""
    read: dict[Step, list[str]] = {}
    for step in basis:
        words = msgspec.structs.replace(step, says="") if step.kind == "page" else step
        read.setdefault(words, []).append(step.says)
    for step, says in read.items():
        if step.kind == "page":
            paragraph(f"“{' '.join(step.quote.replace('**', '').split())}”", 6)
            where = f"{step.title}, {step.section or 'before the first heading'} ({step.slug}:{step.start}-{step.end})"
            paragraph(f"{where}: {'; '.join(says)}", 8, dim=True)
        else:
            paragraph(f"{step.says} ({step.source}, {step.date})", 6, dim=True)
