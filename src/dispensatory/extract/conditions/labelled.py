"""Conditions that a label names and the line below speaks of: "Glaucoma: use it with caution"."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.conditions.items import sides
from dispensatory.extract.conditions.terms import condition_of
from dispensatory.extract.statements.procedures import is_procedure
from dispensatory.extract.text.items import terms
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.extract.text.view import Line, is_question, says_only_a_verdict
from dispensatory.vocab import Vocabulary

OF_LABELS = ("precautions", "other", "faq")  # sections whose labels may name a condition
_USE_IN_LABEL = Opened(
    r"with (?:\w+ )?caution|\buse (?:\w+ )?caution|cautiously|caution (?:is|should)|(?:these|this|such"
    r"|your) (?:\w+ )?conditions?|worsen|exacerbat|aggravat"
    r"|before (?:using|taking)|(?:should|must) not|avoid (?:use|using|taking|this)|contraindicated"
    r"|not recommended|do not (?:use|take)"
)
# What is said of a disease; of a label that may be an effect it says nothing ("Seizures: consult a doctor").
_DISEASE = re.compile(
    r"diabet|asthma|glaucoma|epilep|prostate|porphyria|phenylketonuria|myasthenia|parkinson|g6pd"
    r"|(?:heart|thyroid) (?:disease|condition|problem|disorder)"
)
_AFFECTS = re.compile(r"\b(?:affect|monitor|consult|seek|require|raise|lower)")
# A bare verdict that is on use, whatever the label: "never use", "half the dose". Of an effect one is told to see a
# doctor.
_OF_USE = re.compile(r"\b(?:never|not|don't|avoid\w*|reduc\w+|half|halve|lower?|adjust\w*|caution\w*|care\w*|only)\b")
_HISTORY = re.compile(r"(?:(?:personal |prior )?history of|prior|previous|recent|pre-?existing|existing|underlying) ")
_WHO_HAVE = re.compile(r"(?:patients|people|individuals|those) (?:with|who have) ")
_HAPPENS = Sought(
    r"\b(?:may|can|could|might) (?:cause|lead|occur|develop|result|increase)|signs of"
    r"|(?<!worsen )(?<!worsen the )(?<!exacerbate )(?<!exacerbate the )symptoms of"
    r"|\breport\b|if (?:you|this|these|it) (?:experience|occur|develop|notice)"
)


def from_label(line: Line, page: Page) -> tuple[str, ...]:
    """The conditions that the line's label lists, where the line is about use in them."""
    label = line.labels[-1] if line.labels else ""
    if not label or is_question(label) or len(label) > 160 or line.kind not in OF_LABELS:
        return ()
    known = _known_in(label, page.vocab)
    if not known:
        return ()
    bare = says_only_a_verdict(line) and "monitor" not in line.plain
    speaks = (
        _USE_IN_LABEL.search(line.plain)
        or _HISTORY.match(label)
        or _WHO_HAVE.match(label)
        or (_OF_USE.search(line.plain) if bare else None)
    )
    if (
        _HAPPENS.search(line.plain)
        or any(f"risk of {words}" in line.plain for words in known)
        or not (speaks or _AFFECTS.search(line.plain))
    ):
        return ()
    named = (term for words in known if (term := condition_of(words, page)))
    return tuple(term for term in named if speaks or _DISEASE.search(term))


@lru_cache(maxsize=4096)
def _known_in(label: str, vocab: Vocabulary) -> tuple[str, ...]:
    """The conditions that a label lists, in its words; pages share their labels."""
    label = label.rstrip(" :.")
    named = (side for item in terms(label, 0, len(label)) for side in sides(item.words, vocab))
    return tuple(words for words in named if is_known(words, vocab) and not is_procedure(words, "label"))
