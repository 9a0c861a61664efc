"""For whom of a population a statement is meant: the ages and the degrees of impairment that its words give."""

from __future__ import annotations

from collections.abc import Callable

from dispensatory.extract.assurances import EXCEPT
from dispensatory.extract.clauses import clause_at, clauses
from dispensatory.extract.cues import cues
from dispensatory.extract.mentions import Mention, mentions
from dispensatory.extract.scope import age_of, degree_of, named_degree, trimesters_of
from dispensatory.extract.view import Line
from dispensatory.facts import Range
from dispensatory.facts.verdicts import Population, Verdict

_ORGANS = frozenset[Population](("renal", "hepatic"))


def age_said(line: Line, mention: Mention | None, population: Population) -> Range | None:
    """The ages that the words near a mention give; for what stands under a label, its own or the label's."""
    if mention is not None:
        return age_of(line.plain[max(0, mention.start - 60) : mention.end + 60])
    labels = (label for label in reversed(line.labels) if any(m.population == population for m in mentions(label)))
    return age_of(line.plain) or next((age for label in labels if (age := age_of(label))), None)


def trimesters_said(line: Line, verdict: Verdict) -> tuple[int, ...]:
    """The trimesters that a verdict is about: those of its own clause, and of clauses that give no verdict.

    "It is considered safe, but caution is needed in the first trimester" is not said to be safe in the first.
    """
    found, parts = cues(line.plain), clauses(line.plain)
    spoken = {clause_at(parts, cue.start) for cue in found if cue.verdict != verdict}
    own = {clause_at(parts, cue.start) for cue in found if cue.verdict == verdict}
    heard = [part for part in parts if part in own or part not in spoken]
    return trimesters_of(" ".join(line.plain[part.start : part.end] for part in heard))


def degree_said(line: Line, mention: Mention | None, population: Population, verdict: Verdict) -> str | None:
    """The degree that the words close to a mention give, in its own clause: what follows a "but" is another statement.

    An assurance is narrowed by a degree anywhere in its clause: "no adjustment if the clearance is 15 or more". A
    clearance is of the kidneys; of two organs, each has the degree in front of it.
    """
    read = degree_of if population == "renal" else named_degree
    if mention is None:
        return _assured(line.plain, read) if verdict == "acceptable" else read(line.plain)
    clause = clause_at(clauses(line.plain), mention.start)
    organs = [m.start for m in mentions(line.plain) if m.population in _ORGANS and m.population != population]
    before = max((start for start in organs if clause.start <= start < mention.start), default=clause.start)
    if any(clause.start <= start < clause.end for start in organs) and (
        own := read(line.plain[before : mention.start])
    ):
        return own
    if verdict == "acceptable":
        return _assured(line.plain[clause.start : clause.end], read)
    return read(line.plain[max(clause.start, mention.start - 25) : min(clause.end, mention.end + 45)])


def _assured(words: str, read: Callable[[str], str | None]) -> str | None:
    """The degree of impairment that an assurance reaches to: "none is needed unless severe" stops short of it."""
    found = EXCEPT.search(words)
    if not found:
        return read(words)
    left_out = named_degree(words[found.end() :]) or ""
    short = "mild" if "moderate" in left_out else "mild to moderate" if "severe" in left_out else None
    return read(words[: found.start()]) or short
