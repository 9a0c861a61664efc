"""What a check finds, with the chain of evidence it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["flagged", "acceptable", "not_stated", "could_not_check"]
Severity = Literal["critical", "warning", "info"]
Certainty = Literal["named", "class_by_page", "class_by_vocabulary", "name_stem"]


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One step of the way from words to a finding.

    A "page" step quotes a monograph (`slug`, `section`, `start`, `end`, `quote`); a "vocabulary" step cites a public
    `source` and its `date`. `says` puts the step in plain words.
    """

    kind: Literal["page", "vocabulary"]
    says: str
    slug: str = ""
    title: str = ""
    section: str = ""
    start: int = 0
    end: int = 0
    quote: str = ""
    source: str = ""
    date: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of one rule. `medicines` are the names as given; `action` is what to do, as far as the page says."""

    rule: str
    status: Status
    severity: Severity | None
    certainty: Certainty | None
    medicines: tuple[str, ...]
    message: str
    action: str
    basis: tuple[Step, ...]


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a case: what was understood, the findings worst first, and against which formulary."""

    id: str
    understood: tuple[str, ...]
    findings: tuple[Finding, ...]
    checked_against: str
    disclaimer: str
