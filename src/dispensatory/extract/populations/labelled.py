"""What the labels above a line say of a population, and what a dose for it does."""

from __future__ import annotations

import re
from typing import NamedTuple

from dispensatory.extract.statements.cues import Cue
from dispensatory.extract.statements.governing import forbids_by_no, is_no
from dispensatory.extract.text.view import Line, is_question
from dispensatory.facts.verdicts import Population, Verdict, tier

_DOSE = re.compile(
    r"\d ?(?:mg|mcg|μg|g|ml|units?|iu|ku|mci|mmol|tablets?|drops?|puffs?|sprays?|capsules?)\b"
    r"|\b(?:one|two|three|four) (?:\w+ )?(?:drops?|tablets?|capsules?|puffs?|sprays?|doses?|injections?"
    r"|applications?)\b"
    r"|\bthin (?:layer|film)\b|\b(?:once|twice|times) (?:daily|a day|per day|weekly)\b"
)
_PER_KG = re.compile(r"/ ?kg|per kg|per kilogram|/ ?m2|/ ?m²|per square")
_LABEL_VERDICTS: tuple[tuple[str, Verdict], ...] = (
    ("contraindicat", "contraindicated"),
    ("who should not", "contraindicated"),
    ("do not use", "contraindicated"),
    ("do not take", "contraindicated"),
    ("do not give", "contraindicated"),
    ("should not take", "contraindicated"),
    ("when not to", "contraindicated"),
    ("must not", "contraindicated"),
    ("avoid", "avoid"),
    ("not recommended", "avoid"),
    ("caution", "caution"),
    ("is increased in", "caution"),
    ("adjustment", "adjust"),
    ("consult", "consult"),
    ("discuss", "consult"),
    ("inform your", "consult"),
    ("tell your", "consult"),
    ("talk to your", "consult"),
)


_WHO_NOT = re.compile(r"who (?:should|must|can)(?: ?not|n't)\b")  # a question that stands over a list of them
# What "no" and "yes" answer: "Can I take it when pregnant? No, it ...", "Should I stop breast-feeding? Yes."
_YES = re.compile(r"yes\b")
_ASKS_TO_STOP = re.compile(r"\b(?:should|must|need|have) (?:i |you |to |one )*(?:stop|avoid|discontinue|give up)\b")


class Said(NamedTuple):
    """A verdict, and where in its line the words for it stand; None for a label's."""

    verdict: Verdict
    at: int | None = None


def said_by(cue: Cue) -> Said:
    return Said(cue.verdict, cue.start)


def inherited(line: Line, population: Population, found: tuple[Cue, ...]) -> tuple[Said, ...]:
    verdicts = tuple(map(said_by, found))
    stop = tuple(said for said in label_verdict(line) if tier(said.verdict) == "stop")
    if stop and all(said.verdict != "acceptable" for said in verdicts):
        return stop + verdicts
    asked = [label for label in line.labels if is_question(label)]
    denied = asked and is_no(line.plain) and all(map(forbids_by_no, asked))
    denied = denied and "acceptable" not in {said.verdict for said in verdicts}
    if denied or (_YES.match(line.plain) and any(map(_ASKS_TO_STOP.search, asked))):
        return (Said("avoid", 0), *verdicts)
    if found:
        return verdicts + dosed(line, population)
    return dosed(line, population)


def dosed(line: Line, population: Population) -> tuple[Said, ...]:
    """A dose for children, given without a warning, says that they may have it: adjusted, where it is by weight."""
    if population != "children" or line.kind != "dosage" or not _DOSE.search(line.plain):
        return ()
    return (Said("adjust" if _PER_KG.search(line.plain) else "acceptable"),)


def label_verdict(line: Line) -> tuple[Said, ...]:
    for label in reversed(line.labels):
        for words, verdict in _LABEL_VERDICTS:
            if words in label and (not is_question(label) or _WHO_NOT.match(label)):
                return (Said(verdict),)
    return ()
