"""Whom only a combination is spoken of: "contraindicated with aliskiren in patients with diabetes"."""

from __future__ import annotations

import re

from dispensatory.extract.statements.targets import target_of
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought

_PEOPLE = r"(?:patients|people|persons|individuals|those|anyone|adults|women|men|children)\b"
# What is forbidden is the combination itself; one that it is used in ("in combination with") is how it is given.
_TOGETHER = (
    r"(?:(?:not|never|n't) (?:be )?combined?|co-?administ\w+|co-?prescri\w+"
    r"|(?:concomitant|concurrent|simultaneous)(?:ly)?|(?:avoided|contraindicated)(?= with\b))"
)
_ONE = r"(?:(?:an?|any|other) )?(?P<{}>[a-z][\w-]*(?: (?!and\b|or\b)[\w-]+){{0,2}}?)(?: +\([\w -]+\)| +)?"
_COMBINED = Sought(
    rf"\b{_TOGETHER} (?:(?:use|used|administration|administered|treatment|therapy|given|taken) )?(?:with|of)"
    rf" (?:(?:the )?(?:concomitant|concurrent) use of |the use of )?{_ONE.format('other')}"
    rf"(?: or {_ONE.format('another')})?"
    rf"(?: (?:is|are|should|must|may)\b[^.;,]{{0,60}}?)? ?in (?=(?:[\w-]+ ){{0,2}}?{_PEOPLE})"
)
_LAST = re.compile(r"[.;,]|,? and (?=(?:in|for|with|when|during|those|people|patients)\b)")


def of_a_combination(words: str, page: Page) -> tuple[tuple[int, int], ...]:
    """The spans of `words` (a plain line) that name those in whom it is not to be combined with another medicine."""
    found: list[tuple[int, int]] = []
    for told in _COMBINED.finditer(words):
        if all(target_of(one, page, introduced=False) for one in (told["other"], told["another"]) if one):
            last = _LAST.search(words, told.end())
            found.append((told.end(), last.start() if last else len(words)))
    return tuple(found)
