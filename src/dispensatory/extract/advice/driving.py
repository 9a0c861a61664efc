"""What is said of driving and machines."""

from __future__ import annotations

import re

from dispensatory.extract.advice.answers import NO

_DRIVE = re.compile(
    r"(?<!-)\bdriv(?:e|ing)\b(?! (?:force|cancer|tumou?r|growth|cell|the|inflamm))"
    r"|\b(?:operat\w+|us\w+) (?:\w+ )?(?:machine|vehicle)|\bbehind the wheel\b|\boff the roads?\b"
)
_DRIVE_FREE = re.compile(
    r"(?:not|unlikely to|no known|n't) (?:\w+ ){0,3}(?:affect|impair|influence|interfere)"
    r"|(?:\A|[.;:] ?)(?:yes,? )?you (?:can|may) (?:\w+ly )?drive\b(?! (?:only|once|when|after|again))"
    r"|(?:no|negligible) (?:\w+ ){0,2}(?:effect|influence|impact)"
    r"|(?<!not )\bsafe to drive|driving (?:should not|shouldn't) be an? (?:issue|problem)"
)
_DRIVE_AVOID = re.compile(
    r"avoid|do not|don't|should not|must not|unsafe|not (?:recommended|advised|advisable|safe|(?:to )?drive)"
    r"|refrain|never|dangerous|not (?:allowed|permitted)|offen[cs]e|(?:stay|keep) off"
)
_DRIVE_IF = re.compile(r"\buntil\b|\bif (?:you|affected|this happens|it happens|so)\b|\bmay make\b")
_DRIVE_RESERVE = re.compile(
    r"\b(?:but|although|however|while(?! (?:taking|using|on)\b)|though|if)\b|drows|dizz|caution|careful"
)
_DRIVE_CARE = re.compile(
    r"caution|careful|until you know|impair|affect|drows|dizz|sleep|may cause|can cause|vision|alert"
    r"|\b(?:ask|consult|discuss|check|see how)\b|before (?:you )?driv"
)


def driving(words: str, about: str) -> str | None:
    """avoid, caution or no_effect, of a plain sentence and the question it answers; None where it says none."""
    direct = _DRIVE.search(words)
    if not direct and not _DRIVE.search(about):
        return None
    free = _DRIVE_FREE.search(words)
    if free and not re.search(r"\bunless|until", words):
        return "caution" if _DRIVE_RESERVE.search(words, free.end()) else "no_effect"
    if _DRIVE_IF.search(words):
        return "caution"
    if _DRIVE_AVOID.search(words) or (about.endswith("?") and NO.match(words)):
        return "avoid"
    return "caution" if _DRIVE_CARE.search(words) else None
