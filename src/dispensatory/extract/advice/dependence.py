"""Whether one can come to depend on it."""

from __future__ import annotations

import re

from dispensatory.extract.advice.answers import NO, YES

_DEPEND = re.compile(
    r"\baddict\w*|\bhabit[- ]forming|\b(?:physical |psychological |drug |physiological "
    r"|potential for )(?:\w+ )?dependen(?:ce|cy)\b|\bdependen(?:ce|cy)\b|\bdependent on (?:it|this)"
)
_DEPEND_NO = re.compile(r"\bno(?:t|n)?\b|n't\b|unlikely|without|lacks?")
_DEPEND_LOW = re.compile(
    r"low (?:\w+ ){0,3}(?:potential|risk|likelihood)|less (?:likely|potential|risk)|minimal|rare(?:ly)?"
    r"|\b(?:dependen(?:ce|cy)|addiction) is (?:\w+ ){0,2}low\b"
)
# Denied behind its name: "physical dependence is not typically seen".
_DEPEND_DENIED = re.compile(
    r"(?: (?:on|potential|to|with|[\w-]+)){0,3}? (?:is|are|has|was)(?:n't| not| unlikely| rarely)\b"
)
# What a denial of one kind of it grants: "while not addictive, it can lead to dependence".
_DEPEND_YET = re.compile(
    r"\b(?:while|although|though)\b[^.;,]{0,120},[^.;]{0,80}?\b(?:can|may|might|could) (?:\w+ )?"
    r"(?:cause|lead to|result in|develop) (?:\w+ ){0,3}?(?:dependen|addict)"
    r"|\b(?:but|however|although)\b[^.;]{0,80}? (?:can|may|might|could) (?:\w+ )?"
    r"(?:cause|lead to|result in|develop) (?:\w+ ){0,3}?(?:dependen|addict)"
    r"|\b(?:dependence|addiction) (?:\w+ )?(?:can|may|might|could) (?:\w+ )?(?:occur|develop|happen)"
)
# Among the effects it is named without a verb.
_DEPEND_LISTED = re.compile(r"(?:\A|[,:] |\b(?:and|or|physical|psychological|drug) )(?:dependence|addiction)\b")
_DEPEND_NOT = re.compile(
    r"history of|dose-dependent|pacemaker|alcohol dependen|opioid dependen|insulin|treat(?:ment"
    r"|ing)? (?:of )?(?:\w+ )?(?:addict|depend)|nicotine|dependent patients|depends"
)


def dependence(words: str, about: str) -> str | None:
    """yes, low or no, of a plain sentence and the question it answers; None where it says nothing of it."""
    asked = about.endswith("?") and bool(_DEPEND.search(about))
    found = _DEPEND.search(words)
    if _DEPEND_NOT.search(words) or not (found or asked):
        return None
    if asked and NO.match(words):
        return "no"
    if asked and YES.match(words):
        return "yes"
    if not found:
        return None
    if _DEPEND_LOW.search(words) and not _DEPEND_YET.search(words):
        return "low"
    before = words[max(0, found.start() - 45) : found.start()]
    if _DEPEND_NO.search(before) or _DEPEND_DENIED.match(words, found.end()):
        return "yes" if _DEPEND_YET.search(words) else "no"
    claims = re.search(r"\b(?:can|may|risk|potential|cause|lead|develop|is|possib|carr|high)\w*\b", words)
    return "yes" if claims else None


def is_listed(words: str) -> bool:
    """Whether a list of effects names it, without a verb."""
    return _DEPEND_LISTED.search(words) is not None and not _DEPEND_NOT.search(words)
