"""What a word or a number of a patient comes to: a trimester, a statement that there is none."""

from __future__ import annotations

import re
from typing import Literal

_NONE = re.compile(
    r"(?i)(?:(?:no |nil )(?:known )?|nk)(?:(?:drug|food|medication|medicine) )?(?:allerg|d?a\b|active).*"
    r"|none\b.*|nil(?: known)?"
)

# What is excepted from "none": "none except penicillin", "NKDA, penicillin".
_BUT = re.compile(r"(?i)\b(?:except(?:ing)?(?: for)?|apart from|other than|but(?: for)?|besides|excluding)\b|[,;]")


def stage(weeks: float) -> Literal[1, 2, 3]:
    """The trimester of completed weeks of gestation: the second from 14 weeks, the third from 28 (ACOG)."""
    return 1 if weeks < 14 else 2 if weeks < 28 else 3


def says_none(term: str) -> bool:
    """Whether a condition or an allergy as given says that there is none: "NKDA", "no known allergies"."""
    return _NONE.fullmatch(term.strip()) is not None and not excepted(term)


def excepted(term: str) -> str:
    """What a term that says that there is none excepts: "penicillin" of "none except penicillin"; "" where nothing."""
    found = _BUT.search(term)
    return term[found.end() :].strip(" ().") if found and _NONE.fullmatch(term.strip()) else ""
