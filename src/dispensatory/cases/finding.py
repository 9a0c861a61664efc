"""What a check finds, with the chain of evidence it rests on."""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["flagged", "acceptable", "not_stated", "could_not_check"]
Severity = Literal["critical", "warning", "info"]
Certainty = Literal["named", "class_by_page", "class_by_vocabulary", "name_stem"]

# What a page says of its medicine, whoever takes it: of use to who hands it out, in the way of who reviews a list.
_COUNSEL = frozenset({"alcohol", "food", "driving", "dependence"})


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

    @property
    def is_counsel(self) -> bool:
        """Whether it is advice to give with the medicine rather than something to decide about it."""
        return self.rule in _COUNSEL and self.status == "flagged" and self.severity == "info"

    @property
    def chain(self) -> tuple[Step, ...]:
        """The basis to be shown: each quote once, and in `says` all that it is read to say."""
        read: dict[Step, dict[str, None]] = {}
        for step in self.basis:
            words = msgspec.structs.replace(step, says="") if step.kind == "page" else step
            read.setdefault(words, {})[step.says] = None
        return tuple(msgspec.structs.replace(step, says="; ".join(says)) for step, says in read.items())


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a case: what was understood, the findings worst first, and against which formulary."""

    id: str
    understood: tuple[str, ...]
    findings: tuple[Finding, ...]
    checked_against: str
    disclaimer: str
