"""Uses that a sentence names before the medicine: "gout can be treated with it", "in gout, it eases the pain"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.indications.frames import Stretch
from dispensatory.extract.text.own_name import as_it
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought

_IT = r"(?:it|this (?:medicine|medication|drug|product|treatment))\b"
_PEOPLE = (
    r"(?:adults?|patients|people|individuals|those|children|women|men)(?: (?:and|or) (?:children|adolescents|women))?"
    r" (?:with|who have|who suffer from|suffering from|living with) "
)
_LIST = r"(?P<list>(?!the |this |it |these |no )[^.;:]{3,120}?)"
_WELL = r"(?:(?!not )[a-z-]+ ){0,2}"
_TREATED = r"(?:treated|managed|relieved|controlled|prevented|eased|alleviated)"
_GIVEN = r"(?:used|given|prescribed|taken|effective|helpful|useful|recommended|indicated|beneficial)"
_IN = rf"(?:in|for) (?:{_PEOPLE})?{_LIST}"
_PREPOSED = (
    (
        re.compile(rf"\s*{_LIST} "),
        Sought(rf"\b(?:is|are|can be|may be|could be) {_WELL}{_TREATED} (?:with|by|using) {_IT}"),
    ),
    (
        re.compile(rf"\s*(?:[a-z]+ )?{_PEOPLE}{_LIST},? "),
        Sought(
            rf"\b(?:may|can|could|often|usually|commonly|sometimes|are|will)+ {_WELL}"
            rf"(?:benefit from|(?:be )?(?:treated with|given|prescribed)|receive|take|use) {_IT}"
        ),
    ),
    (re.compile(rf"\s*{_IN}, "), Sought(rf"\b{_IT} (?:is|can be|may be) {_WELL}{_GIVEN}\b")),
)
_EASED = (
    (
        re.compile(rf"\s*{_IN}, "),
        Sought(
            rf"\b{_IT} (?:can |may )?{_WELL}"
            r"(?:helps?|reduces?|relieves?|improves?|slows?|controls?|eases?|treats?|alleviates?)\b"
        ),
    ),
)
# Those whose dose is told, as a rule, and not what they are treated for.
_ORGANS = re.compile(r"\b(?:renal|kidney|hepatic|liver)\b")
_SIGNS = (" with ", " by ", " using ", " from ", "in ", "for ", " take ", " use ", " receive ", " given ")


def preposed(words: str, page: Page) -> Iterator[Stretch]:
    """The list of uses that stands before the medicine's name or a word for it."""
    return _before(words, page, _PREPOSED)


def eased_in(words: str, page: Page) -> Iterator[Stretch]:
    """The list of ailments in which the medicine eases what the rest of the sentence names."""
    return _before(words, page, _EASED)


def _before(words: str, page: Page, frames: tuple[tuple[re.Pattern[str], Sought], ...]) -> Iterator[Stretch]:
    if not any(sign in words for sign in _SIGNS):
        return
    said = as_it(words, page)
    for list_, told in frames:
        named = (list_.fullmatch(said.words, 0, behind.start()) for behind in told.finditer(said.words))
        found = next(filter(None, named), None)
        if found and not _ORGANS.search(found["list"]):
            yield Stretch(said.back(found.start("list")), said.back(found.end("list")))
            return
