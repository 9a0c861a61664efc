"""A sentence that goes on about those whom the one before it named: "... not been studied. It should not be used." """

from __future__ import annotations

import re

from dispensatory.extract.statements.cues import cues
from dispensatory.extract.text.view import Line
from dispensatory.facts import Verdict
from dispensatory.facts.verdicts import tier

_SO_NOT = re.compile(
    r"(?:(?:therefore|thus|hence|so|consequently|for this reason),? )?(?:it|its use|the use of \w+|use|treatment"
    r"|this medicine|this medication|\w+)(?: (?:in|of) (?:these|such|this) (?:patients|people|groups?))?"
    r" (?:is|are|should|must|cannot) [\w ']{0,60}\.?\Z"
)
_OF_ANOTHER = re.compile(
    r"\b(?:with|during|for|before|after|if|when|unless|without|by|until|in (?!these|such|this|them))\b"
)


def stop_after(line: Line) -> Verdict | None:
    """The stop that a line states, where that is all it says and it names nobody and nothing itself."""
    words = line.plain
    if not _SO_NOT.match(words) or _OF_ANOTHER.search(words):
        return None
    found = cues(words)
    return found[0].verdict if found and all(tier(cue.verdict) == "stop" for cue in found) else None
