"""What to do about a missed dose."""

from __future__ import annotations

import re

_MISS = re.compile(
    r"\bmiss(?:ed|es|ing)? (?:a |an |the |your |one |any |my )?(?:\w+ )?(?:dose|doses|injection|tablet"
    r"|pill|application|appointment|day)\b|\bforg[eo]t\w* (?:to (?:take|use|apply)|a dose)"
    r"|\b(?:dose|tablet|injection|application) (?:is|was|has been) missed\b"
)
_USUAL = re.compile(
    r"as soon as (?:you |they |he |she )?(?:remember|possible|realize|realise|can|it is remembered"
    r"|recalled)|when(?:ever)? you remember|once you remember|(?:upon|on) remembering"
    r"|\btake (?:the (?:missed )?dose|it) unless [^.;]{0,30}\bnext\b"
)
_CALL = re.compile(r"\b(?:contact|call|consult|inform|notify|ask|tell|see) [^.;,]{0,60}as soon as \w+")
_ASK_MISS = re.compile(
    r"(?:contact|consult|call|ask|follow) (?:\w+ )?(?:\w+ )?(?:doctor|physician|healthcare|oncologist"
    r"|pharmacist|provider|instructions)"
)
_NEXT = re.compile(
    r"next (?:scheduled |regular |dose|day|application|injection)|time for|double|skip|regular schedule|remember"
)


def missed_dose(words: str, about: str) -> str | None:
    """usual_rule or other, of a plain sentence and the question it answers; None where it says nothing of it."""
    asked = bool(_MISS.search(about))
    if not asked and not _MISS.search(words):
        return None
    if _USUAL.search(_CALL.sub(" ", words)):
        return "usual_rule"
    if asked:
        return "other"
    return "other" if _ASK_MISS.search(words) or _NEXT.search(words) else None
