"""Other medicines that stand bare in a list of contraindications: "Contraindications: asthma, MAO inhibitors"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.interactions.headed import target_named, with_its_label
from dispensatory.extract.statements.governing import Verdicts, ingredient_of
from dispensatory.extract.statements.things import is_plain_food
from dispensatory.extract.text.items import singular, terms, without_glosses
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.view import Line
from dispensatory.facts import Interaction, strongest_first

_HEAD = r"\A ?(?:(?:absolute|relative|strict|main|key|known|specific) )?contra-?indications?"
_LABEL = re.compile(rf"{_HEAD}[ :.]*\Z")
_OPENING = Sought(rf"{_HEAD}(?:: | (?:include|are)(?: the following)?:? )")
# What one is allergic to goes on through the list, up to a semicolon: "hypersensitivity to iodine, sulfonamides".
_ALLERGY = re.compile(r"(?:allerg|sensitiv|anaphyla|intoleran|reaction)\w*+(?! ?[,;.]| (?:and|or)\b|\Z)[^;]*\Z")
_FORM = re.compile(r" (?:tablets?|capsules?|patch(?:es)?|gum)\Z")
# A list may tell of "patients who are dehydrated"; what has a verb of its own is no list.
_A_SENTENCE = re.compile(
    r"(?:(?<!who )(?<!that )(?<!which )\b(?:is|are)|\b(?:it's|was|were|be|been|should|must|may|can|could|not|no|do|does"
    r"|doesn't|don't|has|have|had|if|when|you|your|take|taken|taking|used|using|treat\w*|contains?|except|unless))\b"
)


def listed(line: Line, page: Page) -> Iterator[Interaction]:
    """The medicines and classes that are whole entries of the list that the line is, or is part of."""
    opening = _OPENING.search(line.plain)
    if not opening and not (line.labels and _LABEL.match(line.labels[-1])):
        return
    words = without_glosses(line.plain)
    start = opening.end() if opening else 0
    if _A_SENTENCE.search(words, start):
        return
    for item in terms(words, start, len(words)):
        if _ALLERGY.search(words, start, item.end):
            continue
        named = target_named(item.words, page)
        if item.inner or named is None or named[0] not in (item.words, singular(item.words), _FORM.sub("", item.words)):
            continue  # a gloss, or what says more than the name
        if named[1] not in ("substance", "class", "food") or is_plain_food(named[0]):
            continue
        yield Interaction(
            target=named[0],
            kind=named[1],
            verdicts=strongest_first(Verdicts(line).for_combination(item.start)),
            of=ingredient_of(line, page),
            **(line.evidence() if opening else with_its_label(line)),
        )
