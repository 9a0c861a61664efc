"""The head of a list item that names a use and then tells of it: "gout – eases the pain", "asthma, when ...".

And the words that lead to the use of an item: "first-line treatment of", "as an add-on in".
"""

from __future__ import annotations

import re

from dispensatory.extract.text.view import Line, opens_its_line

_HEAD = re.compile(
    r"\s*([^.;:()]{3,80}?)(?: \([^()]{1,60}\))?(?: -|:|,? (?:that|which|when|where|if)(?= (?:[\w'-]+ ){0,3}"
    r"(?:does|do|has|have|is|are|cannot|can)\b)) "
)
_CLAUSE = re.compile(r"\b(?:it|is|are|was|this|these|can|may|not|no|avoid\w*|never)\b")
_LEAD = re.compile(
    r"\s*(?:off-label(?: use)?:? (?:for |in )?)?"
    r"(?:(?:used |given |indicated )?(?:as )?(?:an? )?(?:add-on|adjunct|adjunctive|first-line|second-line|alternative)"
    r"(?: (?:treatment|therapy|option|choice))? (?:for|in|of|to) "
    r"|(?:used|indicated|prescribed|given|helpful|useful|effective) (?:for|in|against) "
    r"|(?:adults|patients|people|those) (?:with|who have) )?"
)


def item_head(line: Line, words: str) -> tuple[int, int] | None:
    """Where the head of an item stands that the rest of its first sentence tells of; None without one."""
    if not line.sentence.item or _LEFT_OUT.search(" ".join(line.labels[-1:])):
        return None
    head = _HEAD.match(words)
    if head is None or _CLAUSE.search(head[1]):
        return None
    return (lead_end(words), head.end(1)) if opens_its_line(line) else None


_LEFT_OUT = re.compile(
    r"\b(?:not|never|avoid|contraindicated|cautions?|warnings?|side effects?|risks?|causes?)\b|n't\b"
)


def lead_end(words: str) -> int:
    """Where the words end that lead to the use of an item."""
    lead = _LEAD.match(words)
    return lead.end() if lead else 0
