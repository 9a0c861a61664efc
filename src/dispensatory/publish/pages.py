"""The other pages of the site."""

from __future__ import annotations

from importlib.resources import files
from itertools import groupby
from typing import Any

from dispensatory.cases import Finding, Report, Step
from dispensatory.formulary import Listing
from dispensatory.publish.templates import render
from dispensatory.search import Hit

STYLE = files("dispensatory.publish").joinpath("templates", "style.css").read_text(encoding="utf-8")

_SECTIONS = (
    ("not_stated", "Not stated", "The pages say nothing about these. Silence is not safety."),
    ("could_not_check", "Could not check", "These questions could not be asked, and why."),
    ("acceptable", "Stated acceptable", "The pages say so in these words."),
)
_KINDS = {"name": "", "synonym": "also known as", "brand": "brand", "near": "did you mean", "text": "in the text"}


def home_page(described: str, listing: tuple[Listing, ...]) -> str:
    """The first page: a search box, what this is, and every medicine from A to Z."""
    letters = [
        {"letter": letter, "pages": [{"slug": page.slug, "title": page.title} for page in pages]}
        for letter, pages in groupby(listing, key=_letter)
    ]
    return render("home.html", title="Dispensatory", described=described, letters=letters)


def _letter(page: Listing) -> str:
    first = page.title[:1].upper()
    return first if first.isascii() and first.isalpha() else "0-9"


def search_page(query: str, hits: tuple[Hit, ...]) -> str:
    """The answers of a search."""
    found = [
        {"slug": h.slug, "title": h.title, "snippet": h.snippet, "matched": h.matched, "kind": _KINDS[h.kind]}
        for h in hits
    ]
    return render("search.html", title=f"Search: {query}", query=query, hits=found)


def checker_page(form: dict[str, str] | None = None, error: str = "") -> str:
    """The form of a check, with what was put in and what was wrong with it."""
    return render("check.html", title="Check medicines", form=form or {}, error=error)


def report_page(report: Report) -> str:
    """The answer to a check: findings worst first, each with its chain of quotes."""
    flagged = [_finding(finding) for finding in report.findings if finding.status == "flagged"]
    rest = [
        {"id": status, "name": name, "about": about, "findings": found}
        for status, name, about in _SECTIONS
        if (found := [_finding(finding) for finding in report.findings if finding.status == status])
    ]
    return render(
        "report.html",
        title="What was found",
        understood=list(report.understood),
        flagged=flagged,
        rest=rest,
        checked_against=report.checked_against,
    )


def error_page(status: int, what: str, hint: str) -> str:
    """An error in words."""
    return render("error.html", title=f"{status}", status=status, what=what, hint=hint)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule.replace("_", " "),
        "severity": finding.severity or "",
        "certainty": (finding.certainty or "").replace("_", " "),
        "message": finding.message,
        "action": finding.action,
        "basis": [_step(step) for step in finding.basis],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "page": step.kind == "page",
        "says": step.says,
        "slug": step.slug,
        "title": step.title,
        "section": step.section,
        "at": f"{step.start}-{step.end}",
        "quote": " ".join(step.quote.replace("*", "").split()),
        "source": step.source,
        "date": step.date,
    }
