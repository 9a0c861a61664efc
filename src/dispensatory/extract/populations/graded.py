"""The degree of an organ's impairment that a statement is about.

A warning is narrowed only by a degree that is surely that of the impairment, and not that of what stands beside it
("kidney disease or severe asthma"); an assurance by any degree near it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from dispensatory.extract.populations.assurances import EXCEPT
from dispensatory.extract.populations.mentions import Mention, mentions
from dispensatory.extract.statements.clauses import Clause, clause_at, clauses, predicates
from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.extract.text.view import Line
from dispensatory.facts.verdicts import Population
from dispensatory.words.degrees import MOST, Degrees, Organ, clearances, degrees_of, on_dialysis

_DEGREE = (
    r"(?:(?:less |non-?|very )?(?:mild|moderate|severe|slight|serious|significant|marked|advanced|minor"
    r"|early)(?:er|ly)?"
    r"|end[ -]stage|(?:de)?compensated|fulminant)"
)
_STAGED = r"(?:stages? (?:g?[1-5][ab]?|iv|v|i{1,3})\b|g[1-5][ab]?\b|child[' -]|class(?:es)? [abc]\b|grade [abc]\b)"
_ROW = rf"{_DEGREE}(?:(?:,? (?:or|and|to|through|and/or)(?: to)? |, ?| ?/ ?|-(?:to-)?){_DEGREE}){{0,3}}"
_AMONG = (
    r"(?:pre-?existing|existing|underlying|chronic|acute|impaired|reduced|decreased|diminished|compromised"
    r"|restricted|poor"
    r"|known|active|progressive|forms? of|degrees? of|cases? of|stages? of|(?:impairment|insufficiency"
    r"|failure|reduction"
    r"|dysfunction|deficiency|decrease) (?:of|in)|the|your)"
)
_ORGANS = r"(?:hepatic|renal|liver|kidney|cardiac|heart|pulmonary|respiratory|biliary|thyroid|and|or|and/or|,)"
_STAGE = r"(?:g?[1-5][ab]?|iv|v|i{1,3})"
_STAGES = rf"stages? {_STAGE}(?: ?(?:-|/|,|to|or|and) ?(?:stages? )?{_STAGE}){{0,3}}"
_CLASSES = r"child[ -]pugh[ -](?:(?:class|grade) )?[abc](?: ?(?:-|/|to|or|and) ?(?:class )?[abc])?"
_IN_FRONT = re.compile(rf"\b(?:{_ROW}|{_STAGES}|{_CLASSES}) (?:(?:{_AMONG}|{_ORGANS}),? ){{0,5}}\Z")
_FILLER = (
    r"(?:function|disease|impairment|failure|that|which|who|if|when|where|whenever|is|are|being|becomes?|of"
    r"|with|in|at|a|an|the"
    r"|it|they|only|classified|graded|rated|defined|as|degree|severity|found|considered|to be)"
)
# No noun of its own stands behind the degree: "liver disease with severe bleeding".
_ENDED = (
    r"(?= ?(?:[.,;:?)(]|\Z|(?:or|and|but|should|must|is|are|in|who|because|it)\b"
    r"|impair|reduc|decreas|disease|degree|dysfunction|failure|form|stage|limited|compromised|diminish|damaged|restrict))"
)
_BEHIND = re.compile(
    rf"(?:,(?= (?:if|when|where|whenever|which|graded|classified|stages?)\b))?(?: {_FILLER}){{0,6}}"
    rf" (?:{_ROW}\b{_ENDED}|{_STAGED})"
)
_IN_BRACKETS = re.compile(r" ?(?:function |disease |impairment )?\(([^()]{1,90})\)")
_EMPHASIS = re.compile(
    r"\b(?:especially|particularly|notably|mainly|above all|including|even|e\.g\.|such as|regardless)"
)
_DIALYSED = Sought(
    r",?(?: (?:that|who|which|is|are|and))? (?:on|requiring|needing|undergoing|receiving|treated (?:with|by)"
    r"|dependent on)"
    r" (?:[\w-]+ )?(?:ha?emo)?dialysis\b"
)
_MEASURE = re.compile(r"(?:creatinine clearance|crcl|clcr|ccr|e?gfr|estimated gfr|glomerular)")
_MEASURED = re.compile(
    r"(?:[^,;()]{0,40}\b(?:if|when|with|whose|where|in whom|at|to)\b|,? ?\()[^,;()]{0,30}?"
    r"\b(?P<measure>clearance|crcl|clcr|ccr|e?gfr|glomerular)"
)
_ONE_OF_TWO = re.compile(r"\b(?:and|or)\b")
# Of a line or a clause that names no organ: of those with an impairment, it is a degree of that.
_IMPAIRED = (
    r"(?:impairment|insufficiency|failure|dysfunction|disease|cases?|forms?|degrees?|stages?|impaired|reduced"
    r"|decreased|ones?)"
)
_BARE = re.compile(
    rf"\b{_ROW} (?:{_AMONG} ){{0,3}}{_IMPAIRED}\b|\b{_STAGED}"
    rf"|(?:\b(?:if|when|where|is|are|in|for|with|becomes?|only)|\A|[:;(])[ *]{{0,3}}(?:(?:it|they|this) (?:is"
    rf"|are) )?{_ROW}"
    r"(?= ?(?:[.,;:)(|]|\Z|or\b|and\b|but\b))"
)
# Where the next degree begins: "none is needed in mild impairment, in moderate impairment halve the dose".
_NEXT = Opened(
    rf"[,;] (?:and |but |while |whereas )?(?:in|for|with|if) (?:{_AMONG} |those with |patients with )?{_ROW}\b"
)
_GOES_ON = re.compile(r"[,;] (?:and|but|or) |; ")
_BELOW = re.compile(r"\b(?:below|under|less than|at or below) (?:this|that|these|those)\b(?! \w+ (?:age|dose))")
# A bound whose measure the sentence before has named: "Below 30 it must not be used".
_BARE_BOUND = re.compile(
    r"(?:and |but )?(?:if |when |for |at |with )?(?:(?:it|this) (?:is|falls|drops) |(?:an? )?(?:values?|rates?)"
    r" (?:of )?)?(?P<bound>(?:below|under|less than|lower than|<) ?\d\d)"
    r"(?=,? (?:it|its|do|use|avoid|the|this|no|must|should|is|are)\b|:)"
)
_REACH = 90  # letters behind a measure in which its bound stands
_ORGAN_NAMES = ("renal", "hepatic")


def region_of(words: str, position: int) -> Clause:
    """The clause of `position`, with the label in front of it: "severe: avoid"."""
    parts = predicates(words)
    part = clause_at(parts, position)
    at = parts.index(part)
    labelled = at and words.startswith(":", part.start)
    return _of_one(words, Clause(parts[at - 1].start, part.end) if labelled else part, position)


def _of_one(words: str, part: Clause, position: int) -> Clause:
    """The part of a clause up to where another degree begins."""
    cuts = [found.start() for found in _NEXT.finditer(words, part.start, part.end)]
    start = max((cut for cut in cuts if cut <= position), default=part.start)
    return Clause(start, min((cut for cut in cuts if cut > position), default=part.end))


def by_degree(words: str, parts: tuple[Clause, ...], told: tuple[int, ...]) -> tuple[Clause, ...]:
    """The clauses of a line, parted as well where another degree begins, if of its verdicts, whose words stand at
    `told`, there is one on each side: "avoid it in severe impairment, and in moderate impairment halve the dose".
    """
    cuts = {part.start for part in parts}
    for part in parts:
        for found in _NEXT.finditer(words, part.start, part.end):
            low, high = max(cut for cut in cuts if cut <= found.start()), part.end
            if any(low <= at < found.start() for at in told) and any(found.start() <= at < high for at in told):
                cuts.add(found.start())
    return tuple(Clause(start, end) for start, end in pairwise([*sorted(cuts), len(words)]))


def bare_degrees(words: str, organ: Organ) -> Degrees | None:
    """The degrees that words which do not name the organ give to its impairment: "in severe disease", "below 30"."""
    found: set[int] = set()
    for match in _BARE.finditer(words):
        if not _EMPHASIS.search(words, max(0, match.start() - 25), match.start()):
            found |= degrees_of(words[match.start() : match.end() + 15], organ) or set()
    if organ == "renal" and any(letter.isdigit() for letter in words):
        bound = _BARE_BOUND.match(words)
        measured = f"egfr {bound['bound']}" if bound and not any(clearances(words)) else words
        if any(clearances(measured)):
            found |= degrees_of(measured, organ) or set()
    return frozenset(found) or None


def tells_degree(words: str, population: Population) -> bool:
    """Whether words that name no organ go on about the impairment of one: "in severe disease", "below that"."""
    if population == "renal":
        return bare_degrees(words, "renal") is not None or _BELOW.search(words) is not None
    return population == "hepatic" and bare_degrees(words, "hepatic") is not None


def degrees_said(line: Line, mention: Mention | None, organ: Organ, at: int | None) -> Degrees | None:
    """The degrees that a warning, whose words stand at `at`, is about; None where it is about all of them."""
    if mention is None:
        own = line.plain if at is None else _text(line.plain, region_of(line.plain, at))
        return bare_degrees(own, organ) or of_labels(line, organ)
    near = _attached(line.plain, mention, organ)
    if at is None:
        return near
    told = region_of(line.plain, at)
    if told.start <= mention.start < told.end and not _is_label(line.plain, mention):
        behind_it = _of_other(line.plain, mention, at, told)
        return _attached(line.plain, behind_it, organ) or near if behind_it else near
    behind = (
        line.plain[max(told.start, mention.end) : told.end] if told.start <= mention.start else _text(line.plain, told)
    )
    return bare_degrees(behind, organ) or near


def _of_other(words: str, mention: Mention, at: int, told: Clause) -> Mention | None:
    """The mention that what stands at `at` is of, where that goes on behind `mention`: "at 40 mL/min give half, and do
    not use it below 30 mL/min".
    """
    if mention.start > at or not _GOES_ON.search(words, mention.end, at):
        return None
    others = (other for other in mentions(words) if other.population == mention.population)
    return next((other for other in others if at < other.start < told.end), None)


def _text(words: str, part: Clause) -> str:
    return words[part.start : part.end]


def _is_label(words: str, mention: Mention) -> bool:
    """Whether a mention is what a colon makes a label of: "renal impairment: ..."."""
    return bool(re.match(r"[^:;.]{0,40}:", words[mention.end : mention.end + 42]))


def of_labels(line: Line, organ: Organ, *, whole: bool = False) -> Degrees | None:
    """The degrees that the innermost label gives which names some: of the organ, or alone ("mild to moderate")."""
    for label in reversed(line.labels):
        named = any(mention.population == organ for mention in mentions(label))
        if named or not any(mention.population in _ORGAN_NAMES for mention in mentions(label)):
            alone = None if named else bare_degrees(label.rstrip(" :"), organ)
            if whole and (named or alone):
                return _reached(label, organ)
            if found := _attached_all(label, organ) if named else alone:
                return found
        if named:
            return None
    return None


def _attached_all(label: str, organ: Organ) -> Degrees | None:
    for mention in mentions(label):
        if mention.population == organ and (found := _attached(label, mention, organ)):
            return found
    return None


def _attached(words: str, mention: Mention, organ: Organ) -> Degrees | None:
    """The degrees in front of a mention, in it, or bound to it behind it."""
    part = clause_at(clauses(words), mention.start)
    own = words[mention.start : mention.end]
    if in_front := _IN_FRONT.search(words, max(part.start, mention.start - 90), mention.start):
        return degrees_of(in_front.group() + own, organ)
    if organ == "renal":
        if _MEASURE.match(own):
            bound = words[mention.start : min(part.end, mention.end + _REACH)]
            return degrees_of(bound, organ) if any(clearances(bound)) else None
        if (
            on_dialysis(own)
            or "esrd" in own
            or "eskd" in own
            or "esrf" in own
            or _DIALYSED.match(words, mention.end, part.end)
        ):
            return frozenset({MOST})
    found = degrees_of(own, organ)
    if own.startswith("child"):
        return degrees_of(words[mention.start : min(part.end, mention.end + 40)], organ)
    if behind := _BEHIND.match(words, mention.end, part.end):
        found = degrees_of(words[mention.start : min(part.end, behind.end() + 25)], organ)
    elif bracket := _IN_BRACKETS.match(words, mention.end, part.end):
        found = found or (None if _EMPHASIS.search(bracket[1]) else degrees_of(bracket[1], organ))
    return found or (_of_measure(words, mention, part) if organ == "renal" else None)


def _of_measure(words: str, mention: Mention, part: Clause) -> Degrees | None:
    """What a measure behind it tells of an impairment: "renal impairment with a creatinine clearance below 30"."""
    measured = _MEASURED.match(words, mention.end, part.end)
    if measured is None or _ONE_OF_TWO.search(measured.group()):
        return None
    bound = words[measured.start("measure") : min(part.end, measured.end() + _REACH)]
    return degrees_of(bound, "renal") if any(clearances(bound)) else None


def assured_degrees(line: Line, mention: Mention | None, organ: Organ, at: int) -> Degrees | None:
    """The degrees that an assurance, whose words stand at `at`, reaches to; None for all of them, and none at all where
    it reaches to no whole degree.

    It is narrowed by a degree anywhere in its clause: "no adjustment if the clearance is 15 or more".
    """
    told = _text(line.plain, region_of(line.plain, at))
    if mention is None:
        found = _reached(told, organ)
        return of_labels(line, organ, whole=True) if found is None else found
    parts = clauses(line.plain)
    part = _of_one(line.plain, clause_at(parts, mention.start), mention.start)
    if any(m.population != organ and part.start <= m.start < part.end for m in _of_organs(line.plain)):
        before = [
            m.start for m in _of_organs(line.plain) if m.population != organ and part.start <= m.start < mention.start
        ]
        front = degrees_of(line.plain[max(before, default=part.start) : mention.start], organ, whole=True)
        if front is not None:
            return front
    read = (_reached(words, organ) for words in {told, _text(line.plain, part)})
    named = [degrees for degrees in read if degrees is not None]
    return min(named, key=lambda degrees: max(degrees, default=0), default=None)


def _of_organs(words: str) -> list[Mention]:
    return [mention for mention in mentions(words) if mention.population in _ORGAN_NAMES]


def _reached(words: str, organ: Organ) -> Degrees | None:
    """The degrees that an assurance reaches to: "none is needed unless severe" stops short of it."""
    found = EXCEPT.search(words)
    if not found:
        return _whole(words, organ)
    rest = words[found.end() :]
    if found.group() == "as long as":
        return _whole(words, organ)
    named = _whole(words[: found.start()], organ)
    left_out = _whole(rest, organ, whole=False)
    if not left_out:
        return named
    short = frozenset(range(1, min(left_out)))
    return short if named is None else min(named, short, key=lambda degrees: max(degrees, default=0))


def _whole(words: str, organ: Organ, *, whole: bool = True) -> Degrees | None:
    found = degrees_of(words, organ, whole=whole)
    return frozenset({MOST}) if found is None and organ == "renal" and on_dialysis(words) else found
