"""A report as text: findings worst first, each with its quotes and where they stand."""

from __future__ import annotations

from dispensatory.cases import Finding, Report
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
    _print_flagged("Flagged", [finding for finding in flagged if not finding.is_counsel])
    counsel = [finding for finding in flagged if finding.is_counsel]
    if len(counsel) == len(flagged):
        but = " but advice for the patient" if counsel else ""
        paragraph(f"nothing was flagged{but}; see below what that does not cover", 2)
    if counsel:
        _print_flagged("To tell the patient", counsel)
    for status, title in _QUIET:
        rest = [finding for finding in report.findings if finding.status == status]
        if rest:
            _heading(f"{title} ({len(rest)})")
        for finding in rest:
            paragraph(finding.message, 2)
            _print_chain(finding)
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
    _print_chain(finding)


def _print_chain(finding: Finding) -> None:
    for step in finding.chain:
        if step.kind == "page":
            paragraph(f"“{' '.join(step.quote.replace('**', '').split())}”", 6)
            where = f"{step.title}, {step.section or 'before the first heading'} ({step.slug}:{step.start}-{step.end})"
            paragraph(f"{where}: {step.says}", 8, dim=True)
        else:
            paragraph(f"{step.says} ({step.source}, {step.date})", 6, dim=True)
