"""What a page says about use in pregnancy, lactation, children, the elderly, and renal and hepatic impairment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.clauses import clause_at, clauses
from dispensatory.extract.cues import Cue, cues
from dispensatory.extract.mentions import Mention, mentions
from dispensatory.extract.page import Page
from dispensatory.extract.scope import age_of, degree_of, trimesters_of
from dispensatory.extract.view import Line, is_question
from dispensatory.facts import PopulationStatement
from dispensatory.facts.verdicts import Population, Verdict

_KINDS = ("dosage", "precautions", "faq", "usage", "other")
_SILENT = re.compile(r"\b(?:lab|in animals?|rats?)\b")
_PASSES = re.compile(
    r"\b(?:excreted|passes|pass|secreted|found|present|appears?) (?:\w+ ){0,3}(?:in|into) (?:\w+ )?(?:breast|human)"
)
_OUTCOME = re.compile(r"\b(?:cause|lead to|result in|develop|leading to|causing|including|risk of)\b[^.;]{0,60}\Z")
_OF_MOTHER = re.compile(r"newborn|neonat|infant|bab|child\b|nursing")
_DOSE = re.compile(r"\d ?(?:mg|mcg|μg|g|ml|units?|iu|tablets?|drops?|puffs?|sprays?|capsules?)\b")
_PER_KG = re.compile(r"/ ?kg|per kg|per kilogram|/ ?m2|/ ?m²|per square")
_RISK = re.compile(
    r"\b(?:particularly|especially|more (?:common|likely|frequent|pronounced)|risk|mortality|greater|sensitive)\b"
)
_LABEL_VERDICTS: tuple[tuple[str, Verdict], ...] = (
    ("contraindicat", "contraindicated"),
    ("who should not", "contraindicated"),
    ("do not use", "contraindicated"),
    ("avoid", "avoid"),
    ("caution", "caution"),
    ("adjustment", "adjust"),
)


def read_populations(page: Page) -> tuple[PopulationStatement, ...]:
    """The statements about the six populations, in the order of the page."""
    found = (statement for line in page.lines if line.kind in _KINDS for statement in _read(line))
    return tuple(dict.fromkeys(found))


def _read(line: Line) -> Iterator[PopulationStatement]:
    own = _own(line)
    headed = tuple(m.population for label in line.labels if not is_question(label) for m in mentions(label))
    asked = tuple(m.population for label in line.labels if is_question(label) for m in mentions(label))
    if not own and not headed and not asked:
        return
    found = cues(line.plain)
    named = {mention.population for mention in own}
    for mention in own:
        yield from _statements(line, mention.population, _governing(line, mention, own, found), mention)
    if named & {*headed, *asked}:
        return  # it speaks of one of the populations it stands under, so not of the others
    for population in dict.fromkeys(headed + asked):
        yield from _statements(line, population, _inherited(line, population, found), None)


def _own(line: Line) -> tuple[Mention, ...]:
    """The populations a line names; the newborn of a pregnant or breast-feeding woman is not a patient."""
    found = mentions(line.plain)
    of_mother = any(m.population in ("pregnancy", "lactation") for m in found) or any(
        "pregn" in label or "lact" in label or "breast" in label for label in line.labels
    )
    if not of_mother:
        return found
    return tuple(m for m in found if not (m.population == "children" and _OF_MOTHER.match(line.plain, m.start)))


def _governing(line: Line, mention: Mention, own: tuple[Mention, ...], found: tuple[Cue, ...]) -> tuple[Verdict, ...]:
    """The verdicts that hold for a mention: those of its clause, else of its sentence, else of its label.

    An assurance that another clause gives to a population of its own goes no further.
    """
    parts = clauses(line.plain)
    clause = clause_at(parts, mention.start)
    near = [cue for cue in found if clause.start <= cue.start < clause.end]
    spoken_for = {clause_at(parts, other.start) for other in own}
    far = [cue for cue in found if cue.verdict != "acceptable" or clause_at(parts, cue.start) not in spoken_for]
    verdicts = tuple(cue.verdict for cue in near or far)
    if not verdicts and not _OUTCOME.search(line.plain[: mention.start]):
        verdicts = _label_verdict(line)
    if not verdicts and line.kind == "precautions" and _RISK.search(line.plain):
        return ("caution",)
    return verdicts or _dosed(line, mention.population)


def _degree(line: Line, mention: Mention | None, verdict: Verdict) -> str | None:
    """The degree that the words close to a mention give, in its own clause: what follows a "but" is another statement.

    An assurance is narrowed by a degree anywhere in its clause: "no adjustment if the clearance is 15 or more".
    """
    if mention is None:
        return degree_of(line.plain)
    clause = clause_at(clauses(line.plain), mention.start)
    near = degree_of(line.plain[max(clause.start, mention.start - 25) : min(clause.end, mention.end + 45)])
    if near is None and verdict == "acceptable":
        return degree_of(line.plain[clause.start : clause.end])
    return near


def _inherited(line: Line, population: Population, found: tuple[Cue, ...]) -> tuple[Verdict, ...]:
    if found:
        return tuple(cue.verdict for cue in found) + _dosed(line, population)
    first = line.plain[:4]
    if first.startswith("no") and not first[2:3].isalpha() and any(is_question(label) for label in line.labels):
        return ("avoid",)
    return _dosed(line, population)


def _dosed(line: Line, population: Population) -> tuple[Verdict, ...]:
    """A dose for children, given without a warning, says that they may have it: adjusted, where it is by weight."""
    if population != "children" or line.kind != "dosage" or not _DOSE.search(line.plain):
        return ()
    return ("adjust",) if _PER_KG.search(line.plain) else ("acceptable",)


def _label_verdict(line: Line) -> tuple[Verdict, ...]:
    for label in reversed(line.labels):
        for words, verdict in _LABEL_VERDICTS:
            if words in label and not is_question(label):
                return (verdict,)
    return ()


def _statements(
    line: Line, population: Population, verdicts: tuple[Verdict, ...], mention: Mention | None
) -> Iterator[PopulationStatement]:
    for verdict in dict.fromkeys(verdicts):
        if verdict == "interacts" or (_SILENT.search(line.plain) and verdict == "not_established"):
            continue
        near = line.plain if mention is None else line.plain[max(0, mention.start - 60) : mention.end + 60]
        yield PopulationStatement(
            population=population,
            verdict=verdict,
            age=age_of(near) if population in ("children", "elderly") else None,
            trimester=trimesters_of(line.plain) if population == "pregnancy" else (),
            degree=_degree(line, mention, verdict) if population in ("renal", "hepatic") else None,
            **line.evidence(),
        )
