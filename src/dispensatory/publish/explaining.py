"""The page that answers "why?": the statements that were looked at for a pair, or for a medicine in a condition."""

from __future__ import annotations

import msgspec

from dispensatory.cases import Explanation, Tried
from dispensatory.publish.checker import Quote, Shown, quote_of, shown_finding
from dispensatory.publish.engine import render


class Looked(msgspec.Struct, frozen=True):
    """A statement that was looked at, ready to show."""

    why: str
    quote: Quote


def explain_page(found: Explanation) -> str:
    """The answer, the statements that hold, those that do not, and what was tried."""
    statuses = {"flagged": "Flagged", "not_stated": "Not stated", "acceptable": "Stated acceptable"}
    findings: list[tuple[str, Shown]] = [
        (statuses.get(finding.status, "Could not check"), shown_finding(finding)) for finding in found.findings
    ]
    return render(
        "explain.html",
        explanation=found,
        findings=findings,
        holds=[_looked(tried) for tried in found.tried if tried.holds],
        rest=[_looked(tried) for tried in found.tried if not tried.holds],
    )


def _looked(tried: Tried) -> Looked:
    return Looked(tried.why, quote_of(tried.statement))
