"""Why something is flagged, or is not."""

from __future__ import annotations

import msgspec

from dispensatory.cases.finding import Finding, Step


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """One statement that was looked at: its words, whether it holds here, and why it does or where the chain stops."""

    statement: Step
    holds: bool
    why: str


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to "why?": the findings there are, every statement that was looked at, those that hold first, and what
    else was tried or could not be.
    """

    question: str
    findings: tuple[Finding, ...]
    tried: tuple[Tried, ...]
    notes: tuple[str, ...]
    checked_against: str
    disclaimer: str
