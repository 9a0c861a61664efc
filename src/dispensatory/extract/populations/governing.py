"""Which verdicts of a line hold for a population that it names: those of its clause, its sentence, or its label."""

from __future__ import annotations

import re

from dispensatory.extract.populations.graded import by_degree, tells_degree
from dispensatory.extract.populations.labelled import Said, dosed, label_verdict
from dispensatory.extract.populations.mentions import Mention
from dispensatory.extract.statements.clauses import Clause, clause_at, clauses, predicates
from dispensatory.extract.statements.cues import Cue
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.view import Line
from dispensatory.facts.verdicts import Population, tier

ORGANS = frozenset[Population](("renal", "hepatic"))
_WHO_HAVE = re.compile(
    r"\b(?:patients|people|individuals|those|anyone|someone) (?:with|who have) (?:[\w,]+ ){0,4}\Z"
    r"|\b(?:pre-?existing|existing|underlying) (?:[\w,]+ ){0,2}\Z"
)
_OUTCOME = re.compile(r"\b(?:cause|lead to|result in|develop|leading to|causing|including|risk of)\b[^.;]{0,60}\Z")
_RISK = re.compile(
    r"\b(?:particularly|especially|more (?:common|likely|frequent|pronounced)|risk|mortality|greater|sensitive)\b"
)
_TOO_MUCH = r"(?:excess\w*|too much|large amounts?|overuse|high(?:er)? doses?)\b"
_EXCESS = re.compile(rf"\b{_TOO_MUCH}")
_OF_EXCESS = re.compile(rf" (?:taking |using |the use of |exceeding )?(?:very |extremely )?(?:{_TOO_MUCH}|prolonged\b)")
# A clause that goes on about the medicine, after the one that names the population.
_OF_IT = re.compile(
    r"[;:,]? ?(?:(?:and|but|so|therefore|thus|hence|however|in (?:some|severe|such|these) (?:cases"
    r"|instances))\b,? ?){0,2}"
    r"(?P<it>it\b|its\b|they\b|use\b|using\b|avoid\w*|this\b|caution\b|should\b"
    r"|must\b"
    r"|the (?:medication|medicine|drug|treatment|combination)\b)?"
)
# What it may do to those it is given to is a warning, where nothing else is said: "it can stain the teeth of children".
_DOES = re.compile(
    r"\b(?:can|may|might|could) (?:\w+ ){0,2}(?:cause|lead to|result in|affect|harm|increase|decrease|reduce|suppress"
    r"|inhibit|accumulate|mask|worsen|be (?:toxic|dangerous))\b|potentially affecting|dangerous"
)
# What is said of them whatever stands behind it: "safety is not known; do not use".
_BARE_STOP = re.compile(
    r"[;:,]? ?(?:and |so |therefore |thus )?(?:(?:(?:do not|don't|never) (?:use|take|give)|avoid)(?: it| use"
    r"| this medicine)?"
    r"|(?:use )?(?:is )?(?:not (?:recommended|advised)|contraindicated)) ?(?:[.;,)]|\Z)"
)


def governing(
    line: Line, mention: Mention, own: tuple[Mention, ...], found: tuple[Cue, ...], page: Page
) -> tuple[Said, ...]:
    """The verdicts that hold for a mention: those of its clause, else of its sentence, else of its label.

    An assurance that another clause gives to a population of its own goes no further; a reserve that another clause
    makes without naming one ("but ask a doctor") narrows an assurance.
    """
    graded = mention.population in ORGANS  # another degree of it, in a clause of its own
    parts = predicates(line.plain)
    if graded:
        parts = by_degree(line.plain, parts, tuple(cue.start for cue in found))
    clause = clause_at(parts, mention.start)
    near = [cue for cue in found if _heads(line.plain, parts, clause, cue) or clause.start <= cue.start < clause.end]
    spoken_for = {clause_at(parts, other.start) for other in own}
    same = {clause_at(parts, other.start) for other in own if graded and other.population == mention.population}
    far = [
        cue
        for cue in found
        if clause_at(parts, cue.start) not in (spoken_for if cue.verdict == "acceptable" else same - {clause})
    ]
    if near:
        assured = all(cue.verdict == "acceptable" for cue in near)
        elsewhere = ((clause_at(parts, cue.start), cue) for cue in far if cue.verdict != "acceptable")
        near += [
            cue
            for part, cue in elsewhere
            if part not in spoken_for
            and (assured or (part.start > clause.start and _goes_on(line.plain, part, clause, mention, page)))
        ]
    verdicts = tuple(
        Said("caution" if _of_excess(line.plain, parts, clause, cue) else cue.verdict, cue.start) for cue in near or far
    )
    if _is_glossed(line.plain, found) and not _OUTCOME.search(line.plain[: mention.start]):
        # "Dosage adjustments: none is given" tells of none
        verdicts = (*(said for said in label_verdict(line) if not found or said.verdict != "adjust"), *verdicts)
    if not verdicts and line.kind == "precautions" and "interact" not in line.plain and _warns(line.plain, mention):
        return (Said("caution"),)
    return verdicts or dosed(line, mention.population)


def _is_of_it(words: str, start: int, page: Page) -> bool:
    """Whether the clause that begins at `start` goes on about the medicine: "and it", "and examplin"."""
    found = _OF_IT.match(words, start)
    return found is not None and (found["it"] is not None or words.startswith(tuple(page.names), found.end()))


def _goes_on(words: str, part: Clause, clause: Clause, mention: Mention, page: Page) -> bool:
    """Whether a later part of the line that names no population is said of that of `clause`, too."""
    whole = clauses(words)
    said = clause_at(whole, part.start)
    if (
        said == clause_at(whole, clause.start)
        or _is_of_it(words, said.start, page)
        or _BARE_STOP.match(words, said.start)
    ):
        return True
    return mention.population in ORGANS and tells_degree(words[said.start : said.end], mention.population)


def _warns(words: str, mention: Mention) -> bool:
    """Whether a line without a verdict tells of a risk to those it names, or of what it may do to them."""
    if _RISK.search(words):
        return True
    of_them = mention.population not in ORGANS or _WHO_HAVE.search(words, 0, mention.start)
    return bool(of_them and _DOES.search(words))


def _heads(words: str, parts: tuple[Clause, ...], clause: Clause, cue: Cue) -> bool:
    """Whether a stop stands before the colon that opens the mention's clause: "contraindications include: ..."."""
    listed = words[clause.start : clause.start + 1] == ":" and tier(cue.verdict) == "stop"
    return listed and clause_at(parts, cue.start).end == clause.start


def _is_glossed(words: str, found: tuple[Cue, ...]) -> bool:
    """Whether all it says is that little is known, or stands in brackets: then the label's verdict holds as well."""
    return all(cue.verdict == "not_established" or _in_brackets(words, cue) for cue in found)


def _in_brackets(words: str, cue: Cue) -> bool:
    inside = words.count("(", 0, cue.start) > words.count(")", 0, cue.start)
    return inside and cue.verdict != "acceptable" and "cautio" not in words[cue.start : cue.end]


def _of_excess(words: str, parts: tuple[Clause, ...], clause: Clause, cue: Cue) -> bool:
    """ "Avoid large amounts", or "safe in food, but too much should be avoided": a stop to excess alone."""
    if tier(cue.verdict) != "stop":
        return False
    said = clause_at(parts, cue.start)
    return bool(_OF_EXCESS.match(words, cue.end) or (said != clause and _EXCESS.search(words, said.start, cue.start)))
