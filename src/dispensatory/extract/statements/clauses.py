"""The clauses of a sentence: a verdict reaches no further than its own, unless its own has none."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import msgspec

from dispensatory.extract.text.sought import Opened

_BREAK = Opened(
    r";|, but\b|\bbut (?=\w+ (?:is|are|should|must|may|can)\b)|,? ?\bhowever\b,?|,? ?\balthough\b|,? ?\bwhereas\b"
    r"|, while\b|, (?:and|so) (?=(?:\w+[ -]){1,4}(?:is|are|should|must|may|might|can|requires?|needs?)(?:n't)?\b)"
    r"|(?<!include)(?<!includes)(?<!including): "
)
_MARKS = (";", ": ", "but", "however", "although", "whereas", ", while", ", and ", ", so ")  # one stands in any break
_GRANTING = ("while ", "although ", "though ")  # what it grants ends at the first comma


class Clause(msgspec.Struct, frozen=True):
    """The span of a clause in a plain line."""

    start: int
    end: int


# Behind these a clause goes on without its subject, or with none but a verdict: "and is not recommended in ...".
_LEFT_OUT = re.compile(
    r",? (?:and|but) (?=(?:generally |usually |strictly |only )?(?:is|are|was|were|should|must|requires?|needs?"
    r"|contraindicated|avoided|considered|(?:used |given )?with (?:\w+ )?caution|not recommended"
    r"|caution (?:is|should)|(?:to )?avoid(?:ed)? (?:use |it )?(?:in|if|when|during))\b)"
)
_JOINED = (" and ", " but ")


@lru_cache(maxsize=1 << 12)
def predicates(words: str) -> tuple[Clause, ...]:
    """The clauses of a plain line, broken as well where one goes on without naming its subject again."""
    parts = clauses(words)
    if not any(mark in words for mark in _JOINED):
        return parts
    starts = {part.start for part in parts} | {found.start() for found in _LEFT_OUT.finditer(words)}
    cuts = [*sorted(starts), len(words)]
    return tuple(Clause(start, end) for start, end in pairwise(cuts) if end > start)


@lru_cache(maxsize=1 << 12)
def clauses(words: str) -> tuple[Clause, ...]:
    """The clauses of a plain line, in order; together they cover it."""
    granted = words.find(", ") if words.startswith(_GRANTING) else -1
    if granted < 0 and not any(mark in words for mark in _MARKS):
        return (Clause(0, len(words)),) if words else ()
    breaks = {match.start() for match in _BREAK.finditer(words)} | {granted}
    cuts = [0, *sorted(position for position in breaks if position > 0), len(words)]
    return tuple(Clause(start, end) for start, end in pairwise(cuts) if end > start)


def clause_at(parts: tuple[Clause, ...], position: int) -> Clause:
    """The clause that `position` stands in."""
    for part in parts:
        if part.start <= position < part.end:
            return part
    return parts[-1]
