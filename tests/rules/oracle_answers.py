"""What the oracles of people and lists have in common: an answer, and what a verdict of a page comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

Page = dict[str, Any]

# What a page can say, strongest first, and how strong that is as a finding.
STRENGTH = {
    "contraindicated": "critical",
    "avoid": "warning",
    "caution": "warning",
    "adjust": "warning",
    "monitor": "warning",
    "consult": "info",
    "interacts": "info",
    "not_established": "info",
    "acceptable": None,
}
SAID = tuple(STRENGTH)
STRENGTH |= {f"{verdict}, of an ingredient": "warning" for verdict in ("caution", "adjust", "monitor")}  # see as_held
_ORDER = list(STRENGTH)


class Answer(NamedTuple):
    """One finding: of `rule`, about the medicines at these places of the list."""

    rule: str
    status: str
    severity: str | None
    certainty: str | None
    places: tuple[int, ...]


def weakness(verdict: str) -> int:
    """0 for the strongest."""
    return _ORDER.index(verdict)


def as_held(statements: Iterable[Page]) -> list[Page]:
    """What the page on an ingredient says, as said of a medicine that holds it: only what warns counts, and what asks
    for care only after all that the medicine's own page says.
    """
    return [
        {
            **one,
            "says": one["says"] if one["says"] in ("contraindicated", "avoid") else f"{one['says']}, of an ingredient",
        }
        for one in statements
        if STRENGTH[one["says"]] in ("critical", "warning")
    ]


def strongest(verdicts: Iterable[str]) -> str | None:
    return min(verdicts, key=weakness, default=None)


def said(rule: str, verdict: str | None, *places: int, certainty: str = "named") -> Answer:
    """The answer where the page says `verdict` of the patient; None is silence."""
    if verdict is None:
        return Answer(rule, "not_stated", None, None, places)
    status = "acceptable" if verdict == "acceptable" else "flagged"
    return Answer(rule, status, STRENGTH[verdict], certainty, places)


def unsure(rule: str, *places: int, certainty: str | None = None) -> Answer:
    """The answer where something is missing that it hangs on."""
    return Answer(rule, "could_not_check", None, certainty, places)
