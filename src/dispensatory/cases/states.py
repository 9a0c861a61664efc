"""What a word or a number of a patient comes to: a trimester, a statement that there is none."""

from __future__ import annotations

import re
from typing import Literal

_NONE = re.compile(
    r"(?i)(?:(?:no |nil )(?:known )?|nk)(?:(?:drug|food|medication|medicine) )?(?:allerg|d?a\b|active).*"
    r"|none\b.*|nil(?: known)?"
)


def stage(weeks: float) -> Literal[1, 2, 3]:
    """The trimester of completed weeks of gestation: the second from 14 weeks, the third from 28 (ACOG)."""
    return 1 if weeks < 14 else 2 if weeks < 28 else 3


def says_none(term: str) -> bool:
    """Whether a condition or an allergy as given says that there is none: "NKDA", "no known allergies"."""
    return _NONE.fullmatch(term.strip()) is not None
