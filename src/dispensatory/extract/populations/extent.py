"""For whom of a population a statement is meant: the ages and the degrees of impairment that its words give."""

from __future__ import annotations

from dispensatory.extract.populations.graded import assured_degrees, degrees_said
from dispensatory.extract.populations.mentions import Mention, mentions
from dispensatory.extract.statements.clauses import clause_at, clauses
from dispensatory.extract.statements.cues import cues
from dispensatory.extract.statements.scope import age_of, trimesters_of
from dispensatory.extract.text.view import Line
from dispensatory.facts import Range
from dispensatory.facts.verdicts import Population, Verdict
from dispensatory.words.degrees import ends


def age_said(line: Line, mention: Mention | None, population: Population) -> Range | None:
    """The ages that the words near a mention give; for what stands under a label, its own or the label's."""
    if mention is not None:
        return age_of(line.plain[max(0, mention.start - 60) : mention.end + 60])
    if age := age_of(line.plain):
        return age
    named = [k for k, label in enumerate(line.labels) if any(m.population == population for m in mentions(label))]
    inner = reversed(line.labels[named[0] :] if named else ())  # "2-6 years" under "Children" too
    return next((age for label in inner if (age := age_of(label))), None)


def trimesters_said(line: Line, verdict: Verdict) -> tuple[int, ...]:
    """The trimesters that a verdict is about: those of its own clause, and of clauses that give no verdict.

    "It is considered safe, but caution is needed in the first trimester" is not said to be safe in the first. Where the
    line names none, those of its labels.
    """
    if not trimesters_of(line.plain) and "trimester" not in line.plain:
        return next((named for label in reversed(line.labels) if (named := trimesters_of(label))), ())
    found, parts = cues(line.plain), clauses(line.plain)
    spoken = {clause_at(parts, cue.start) for cue in found if cue.verdict != verdict}
    own = {clause_at(parts, cue.start) for cue in found if cue.verdict == verdict}
    heard = [part for part in parts if part in own or part not in spoken]
    return trimesters_of(" ".join(line.plain[part.start : part.end] for part in heard))


def degree_said(
    line: Line, mention: Mention | None, population: Population, verdict: Verdict, at: int | None
) -> tuple[bool, str | None]:
    """Whether a verdict, whose words stand at `at`, holds for any degree of impairment, and the one that narrows it."""
    if population not in ("renal", "hepatic"):
        return True, None
    if verdict == "acceptable" and at is not None:
        degrees = assured_degrees(line, mention, population, at)
    else:
        degrees = degrees_said(line, mention, population, at)
    return degrees is None or bool(degrees), ends(degrees) if degrees else None
