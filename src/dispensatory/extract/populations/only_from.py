"""An age from which alone a medicine is for use: "for over-12s only" keeps it from those below."""

from __future__ import annotations

import re

from dispensatory.extract.statements.scope import age_of
from dispensatory.extract.text.view import Line

_MAJORITY = 18
_FROM = (
    r"(?:(?:over|above|older than|at least|aged?|from|once they are)[ -](?:the )?(?:age )?(?:of )?(?:at least )?"
    r"\d{1,2}(?! ?(?:m?c?g|m?l|kg|%|weeks?|days|hours|minutes|am|pm)\b)"
    r"|\d{1,2} ?(?:years? )?(?:of age )?(?:and|or) (?:over|above|older|up)\b|\d{1,2}\+)"
)
_WHOM = r"(?:(?:adults|adolescents|children|people|patients|those|anyone|persons|individuals|use|used?|given|taken)\b)"
_UP = r"(?:'?s)?(?: years)?(?: of age)?(?: (?:and|or) (?:over|older|above))?"
_ONLY = re.compile(
    r"\b(?:only|solely|exclusively) (?:be )?"
    rf"(?:(?:for|to|in|by|be|use|and|suitable|licensed|intended) |{_WHOM} ){{0,7}}(?:who are )?{_FROM}"
    rf"|(?:\A|\b(?:for|in|by|to)[ -])(?:(?:{_WHOM}|in|by|and|or)[ -]){{0,5}}{_FROM}{_UP} only\b"
)
# Of what was studied, or of a dose or a condition, nothing is said of use below.
_OF_ELSE = re.compile(
    r"\b(?:studied|studies|trials?|tested|included|data|doses?|mg|tablets?|if|weigh\w*|kg|effective)\b"
)


def only_from(line: Line) -> float | None:
    """The years of age from which alone a line allows use; None where it allows it below as well, or says nothing."""
    if "only" not in line.plain and "solely" not in line.plain and "exclusively" not in line.plain:
        return None
    if not _ONLY.search(line.plain) or _OF_ELSE.search(line.plain):
        return None
    age = age_of(line.plain)
    return age[0] if age and age[0] and age[0] <= _MAJORITY else None
