"""Conditions that a stop names with no frame around them: "Porphyria: do not use", "avoid zolmidol in porphyria"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.conditions.items import Found, items_of
from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought

_AS_LABEL = Sought(
    r"\A([a-z][\w' -]{2,60}(?:\([^():;]{1,40}\)[\w' -]{0,40})?): ?"
    r"(?:(?:contraindicated|avoid|caution\b|use (?:it )?(?:cautiously|(?:with )?(?:\w+ )?caution)"
    r"|not recommended|do not (?:use|take|give)"
    r"|(?:must|should) not)\b)"
)
# Of this medicine, and not of another: "avoid alcohol in liver disease"
_AVOIDED = Sought(
    r"(?:avoid(?: using)?|not prescribe) (?P<what>[\w-]+) in (?!(?:the )?(?:\w+ )?(?:patients|people|individuals"
    r"|those|anyone|women|men|adults|children|presence|cases?)\b)(?P<ill>[^.;:]{3,80}?)"
    r"(?=[.;:]|,? (?:because|due|as|since|unless|if|when|is|are|should)\b|\Z)"
)
# "Avoid indiscriminate use for pruritus", but not "for long"
_AVOIDED_FOR = Sought(
    r"\bavoid (?:(?:its|the|any|indiscriminate|routine|unnecessary|using) )*(?P<what>[\w-]+) for"
    r" (?!(?:more|longer|long|prolonged|extended|up|self|at least)\b)(?P<ill>[^.;:]{3,80}?)"
    r"(?=[.;:]|,? (?:because|due|as|since|unless|if|when|is|are|should|without|after|before|until)\b|\Z)"
)
_IT = ("it", "use", "this", "treatment", "therapy")


def stopped_for(words: str, page: Page) -> Iterator[Found]:
    """The conditions that `words` (a plain line) names so, each where it stands."""
    if label := _AS_LABEL.search(words):
        yield from items_of(words, Stretch("condition", 0, 0, label.end(1)), page)
    for told in _AVOIDED.finditer(words):
        yield from _told(told, words, page)
    for told in _AVOIDED_FOR.finditer(words):
        yield from _told(told, words, page)


def _told(told: re.Match[str], words: str, page: Page) -> Iterator[Found]:
    if told["what"] in page.names or told["what"] in _IT:
        yield from items_of(words, Stretch("condition", told.start(), *told.span("ill")), page)
