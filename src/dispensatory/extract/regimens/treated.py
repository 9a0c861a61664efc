"""Whether a page is for adults alone, by its uses or by a word in its dosage: its doses are for them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dispensatory.extract.text.view import Line

_ADULTS = re.compile(r"\b(?:in|for|of|treats?|treating|help|helps|helping|affecting|among) (?:[a-z-]+ ){0,3}adults?\b")
_ONLY_ADULTS = re.compile(r"\bonly (?:to|for|in|by) adults\b|\b(?:for|in|by|to) adults only\b")
# Some of those treated.
_SOME = re.compile(r"\b(?:older|elderly|young|younger|some|especially|particularly|middle-aged|including) adults?\b")
_YOUNG = re.compile(
    r"\b(?:child(?:ren)?\b(?!-)|p(?:a)?ediatric|infants?|neonat|newborn|adolescen|teen|juvenile|(?:[1-9]|1[0-7]) years)"
)


def adults_alone(lines: Iterable[Line]) -> bool:
    """Whether the uses name adults and nobody younger: "used to treat gout in adults". Where they name nobody, the
    dosage may: "it is prescribed only to adults".
    """
    named = False
    for line in lines:
        named = named or (line.kind == "dosage" and "only" in line.plain and bool(_ONLY_ADULTS.search(line.plain)))
        if line.kind != "usage":
            continue
        words = " ".join((*line.labels, line.plain))
        if _YOUNG.search(words):
            return False
        if "adult" in words and not named:
            named = bool(_ADULTS.search(words)) and not _SOME.search(words)
    return named
