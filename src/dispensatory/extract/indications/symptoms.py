"""Symptoms that belong to a disease which the page treats: "the tremor associated with Parkinson's" is no other use."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

from dispensatory.extract.indications.frames import Stretch
from dispensatory.extract.text.view import Line
from dispensatory.facts import Indication

_TIE = re.compile(
    r"\b(?:associated with|characteristic of|typical of|seen in|found in|related to|accompanying|symptoms of"
    r"|experienced in) "
)
# "These conditions": the disease told before.
_SAME = re.compile(
    r"(?:these|this|those|such|the)(?: \w+){0,2} (?:conditions?|disorders?|diseases?|illness(?:es)?|syndromes?)"
    r"(?![\w-]| (?:like|such as|including|of)\b)"
)
_EXAMPLES = re.compile(r"[^.;:()]{0,60}?,? (?:such as|like|including) ")
_BRACKET = re.compile(r"\([^()]*\)")
_CAUSE_END = re.compile(r"[.,;:(]|\b(?:and|or|such as|like|including|in|by|which|that|when|as|for|who)\b|\Z")
# What is treated for its symptoms alone: each of them is a use.
_SYMPTOMATIC = re.compile(
    r"\b(?:colds?|flu|influenza|allerg\w+|hay fever|rhinitis|respiratory|sinus\w*|menopaus\w+|menstru\w+|premenstrual"
    r"|pms|cough|bronchitis|indigestion|gas|h(?:a)?emorrhoids?|injur\w+|sprains?|surgery|chemotherapy|withdrawal"
    r"|asthma|copd|bladder|prostat\w+|dyspepsia|gastr\w+|reflux|ulcers?|conjunctivitis|deficienc\w+"
    r"|digestive|infections?|vertigo|bites?|anxiety)\b"
)
# An aim of its own, whatever brings it about.
_OWN = re.compile(
    r"\A(?:\w+ ){0,3}(?:pains?|fevers?|aches?|headaches?|spasms?|spasticity|cough|h(?:a)?emorrhage|bleeding|seizures?"
    r"|edema|oedema|an(?:a)?emia|infections?|vomiting|nausea|complications?|disorders?|inflammation|constipation"
    r"|diarrh(?:o)?ea|stroke|attacks?|events?|disease|failure|death|insomnia|depression|anxiety|episodes?)\Z"
)
# ... of a symptom's name: "depression" is one, "depressive disorder" none.
_OF_DISEASE = re.compile(
    r"\b(?:infections?|complications?|disorders?|stroke|attacks?|events?|disease|failure|death|an(?:a)?emia)\Z"
)
_LEAD = 24  # characters before a list in which "symptoms of" opens it


class Tie(msgspec.Struct, frozen=True):
    """A list of symptoms tied to a disease told before: they stand before the tie, or as examples after it."""

    start: int
    examples: int
    close: bool  # "the pain characteristic of" it: even a pain is no aim of its own

    def holds(self, use: Indication) -> bool:
        """Whether a use is but a symptom of that disease."""
        if use.start >= self.examples:
            return not _OF_DISEASE.search(use.term)
        return use.start < self.start and not (_OF_DISEASE if self.close else _OWN).search(use.term)


def tie_of(line: Line, words: str, stretch: Stretch, treats: Callable[[str], bool]) -> Tie | None:
    """The tie in a list of uses to a disease that the page `treats`; its places are those of the page."""
    flat = _BRACKET.sub(lambda found: " " * len(found[0]), words) if "(" in words else words
    tie = _TIE.search(flat, max(0, stretch.start - _LEAD), stretch.end)
    disease = _disease(flat, tie.end()) if tie else None
    if tie is None or disease is None or not treats(disease):
        return None
    examples = _EXAMPLES.match(flat, tie.end(), stretch.end)
    after = line.evidence(examples.end(), len(words))["start"] if examples else len(line.text)
    return Tie(line.evidence(tie.start(), len(words))["start"], after, tie[0].startswith(("characteristic", "typical")))


def _disease(words: str, start: int) -> str | None:
    """The disease that a tie leads to, "" where it is the one told before; None where its symptoms are the aim."""
    if _SAME.match(words, start):
        return ""
    stop = _CAUSE_END.search(words, start)
    named = words[start : stop.start() if stop else len(words)].strip()
    return None if not named or is_symptomatic(named) else named


def is_symptomatic(disease: str) -> bool:
    """Whether what is treated of a disease is its symptoms."""
    return bool(_SYMPTOMATIC.search(disease))
