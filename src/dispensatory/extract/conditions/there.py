"""Conditions told as being there: "do not use it if there is a wound", "if an ulcer is present, avoid it"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.conditions.items import Found, items_of
from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought

_GOES_ON = (
    r"(?:because|due to|as|since|so|which|that|unless|until|without|before|after|while|can|may|might|is|are|should"
    r"|must|will|it|its|this|these|you|your|do|don't|never|avoid|use|caution|consult|ask|talk|discuss"
    r"|the (?:medic\w+|drug|dose|treatment|product|use|risk))"
)
_END = rf"(?=[.;:)]|,? {_GOES_ON}\b|\Z)"
_THERE = Sought(
    r"(?<!only )\b(?:if|when|whenever|where) there(?:'s| is| are| (?:may|might|could) be)"
    rf" (?!(?:\w+ )?(?:no|not|any (?:change|doubt|question|improvement)s?)\b)"
    rf"(?P<ill>(?:[^.;:()]|\([^()]*\)){{3,120}}?){_END}"
)
_PRESENT = Sought(
    r"(?<!only )(?<!areas )(?<!places )(?<!countries )\b(?:if|when|whenever|where|in whom) "
    r"(?!(?:it|they|this|these|there|you|any of|no)\b)(?P<ill>[^.;:]{3,120}?)"
    r" (?:(?:is|are) (?:\w+ly )?(?:present|known|suspected|diagnosed|evident)\b|exists?\b)"
)
# What is said of use before it: a stop, a caution, or whom to ask first.
_USE = (
    r"(?:used?|using|taken?|taking|given?|giving"
    r"|appl(?:y|ied|ying)|administ\w+|start(?:ed|ing)?|initiated?|begun|prescribed?|receive)"
)
_SAID = re.compile(
    rf"(?:(?:\b(?:not|never|cannot)|n't) (?:(?:to )?be )?(?:\w+ly )?(?:{_USE}|recommended|advised|suitable|indicated"
    r")\b(?! (?:(?:it |this \w+ )?(?:for )?(?:more|longer)|extra|double|another|a (?:second|double))\b)"
    rf"|\bavoid(?:ed|ing|ance)?\b(?= (?:(?:its |the )?use|using|it|taking|applying|this|if|when|where)\b)"
    rf"|\bcontraindicated\b|\bcaution\b|\bcautiously\b|\bcarefully\b|\bbefore (?:the )?{_USE}\b)[^.;:]{{0,80}}\Z"
)
_AFTERWARDS = re.compile(
    rf",? (?:(?!and |or |but )[\w-]+ ){{0,3}}?(?:(?:do not|don't|never) {_USE}"
    rf"|(?:should|must|can|is) ?(?:not|n't) (?:be )?(?:\w+ly )?(?:{_USE}|recommended|advised)|cannot be {_USE}"
    r"|(?:should|must) (?:only )?be (?:avoided|(?:used |given )?with (?:\w+ )?caution|used (?:\w+ly )?carefully)"
    r"|avoid\b(?= (?:(?:its |the )?use|using|it|taking|applying|this)\b)"
    rf"|is contraindicated\b|use (?:\w+ )?(?:caution|with (?:\w+ )?caution)|[^.;:]{{0,60}}? before (?:the )?{_USE}\b)"
)
# What comes up with use says nothing of whom it is for.
_COMES_UP = re.compile(r"\b(?:after|during|following|with use|develop|worsening|new)\b")


def told_as_there(words: str, page: Page) -> Iterator[Found]:
    """The conditions that `words` (a plain line) says are there where it is not, or with care, to be used."""
    for pattern in (_THERE, _PRESENT):
        for told in pattern.finditer(words):
            clause = words[max(words.rfind(mark, 0, told.start()) for mark in ".;") + 1 : told.start()]
            said = _SAID.search(clause) or _AFTERWARDS.match(words, told.end())
            if said and not _COMES_UP.search(told["ill"]):
                yield from items_of(words, Stretch("condition", told.start(), *told.span("ill")), page)
