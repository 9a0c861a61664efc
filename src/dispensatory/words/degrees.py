"""How bad an impairment of kidneys or liver is, as words and numbers give it.

Degrees are numbers: 1 mild, 2 moderate, 3 severe, 4 end-stage. A stage or a clearance of the kidneys is one by the
categories of KDIGO (2012, kept in 2024), a class of Child and Pugh by the reading of medicines' labels: A mild, B
moderate, C severe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import inf
from typing import Literal

Organ = Literal["renal", "hepatic"]
Degrees = frozenset[int]

NAMES = ("none", "mild", "moderate", "severe", "end-stage")
MOST = 4
# What each degree of the kidneys filters in mL/min: from the first number to below the second.
FILTERS = ((90.0, inf), (60.0, 90.0), (30.0, 60.0), (15.0, 30.0), (0.0, 15.0))

_BAD = (
    r"(?:kidney|renal|liver|hepatic|impair|reduc|decreas|diminish|disease|insufficien|dysfunction|failure"
    r"|damage|problem"
    r"|ckd|cirrhosis)"
)
_OF = r"(?=(?:(?:underlying|pre-?existing|existing|chronic|acute|known|(?:degrees?|forms?|stages?) of) ){0,2}"
_NAMED = re.compile(
    rf"\b(?:(?P<mild>mild(?:ly|er|est)?\b|(?:slight|minor|minimal|early)(?:ly)? {_OF}{_BAD})"
    r"|compensated (?=cirrhosis|liver|hepatic))"
    rf"|(?P<moderate>moderate(?:ly)?\b|(?P<worse>decompensated) {_OF}(?:cirrhosis|liver|hepatic)))"
    rf"|(?P<severe>severe(?:ly)?\b|(?:significant|serious|advanced|marked|fulminant)(?:ly)? {_OF}{_BAD}))"
    r"|(?P<end>end[ -]stage\b|es[rk]d\b|esrf\b))"
)
# "Less severe disease", "if it is not severe": mild or moderate.
_NOT_SEVERE = re.compile(
    r"\b(?:less|non|not|isn't|never|without|absence of|no)[ -](?:(?:very|too|so|any|a|\w+ly) ){0,2}severe(?:ly)?\b"
)
_TO_DIALYSIS = re.compile(
    r"\b(?:not(?: yet)?(?: (?:on|requiring|needing|undergoing|receiving|dependent on))?|non|pre|without"
    r"|(?:not|nor) [\w ]{0,20}enough for) ?-?(?:need for )?(?:\w+ )?(?:ha?emo)?dialysis\b"
)
_WITHOUT = re.compile(r"\b(?:(?:ha?emo)?dialy[sz](?:is|ed)|capd|anuri[ac]|renal replacement therapy)\b")
_JOINED = r" ?(?:-|/|,|&|to|through|and|or|and/or|, or) ?"
_STAGE = r"(?:[1-5][ab]?|iv|v|i{1,3})"
_STAGED = re.compile(
    rf"\b(?:(?:stages?|grades?)[ -](?:ckd )?g?|g(?=[1-5])|ckd[ -]?(?=[1-5][ab]?\b(?! ?m[lg])|i|v))"
    rf"(?P<first>{_STAGE})\b(?P<more>(?:{_JOINED}(?:stages? )?g?{_STAGE}\b){{0,4}})"
    r"(?P<on> ?(?:or|and) (?:higher|above|worse|greater|more)\b)?"
)
_ACUTE = re.compile(r"\b(?:aki|acute (?:kidney|renal) injury)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_CLASS = re.compile(
    r"\b(?:child(?:'s)?[ -]*(?:pugh)?(?:[ -]turcotte)?[ -]*(?:\(?(?:class(?:es|ification)?|grades?"
    r"|categor(?:y|ies)|stages?)"
    rf"\)? ?(?:of )?)?|class(?:es)? |grade )(?P<first>[abc])\b(?P<more>(?:{_JOINED}(?:class )?[abc]\b){{0,2}})"
)
_LESS = (
    r"(?:<=?|≤|(?:at or )?(?:below|under|beneath)|(?:less|lower|fewer|smaller) than|not (?:exceeding|above|over)|up to)"
)
_MORE = (
    r"(?:>=?|≥|(?:at or )?above|over|(?:greater|more|higher|larger) than|at least|not (?:below|under"
    r"|less than)|exceed(?:s|ing)?"
    r"|down to)"
)
_OR_LESS = r"(?:or|and) (?:less|lower|below|under|fewer)"
_OR_MORE = r"(?:(?:or|and) (?:greater|more|higher|above|over|better)|\+)"
_PER_MINUTE = r"(?: ?ml ?(?:/ ?|per )min(?:ute)?)"
_WITH_UNIT = rf"{_PER_MINUTE}(?: ?(?:/|per )? ?1\.73 ?m(?:2|²))?"
_N = r"\d{1,3}(?:\.\d)?"
_FILTERED = (
    r"\b(?:crcl|clcr|ccr|clearance|e?gfr|glomerular filtration(?: rate)?|(?:kidney|renal) function)\b[^.;\d<>≤≥]{0,40}?"
)
_AMOUNT = (
    rf"(?:(?P<down>{_LESS})|(?P<up>{_MORE})) ?(?:(?:or )?equal to )?(?:a |an )?(?P<bound>{_N})(?![\d.]*\d|%)"
    rf"(?: ?(?:to|and|but|-)? ?(?:<|below|less than|under) ?(?P<below>{_N})(?!\d))?"
    rf"|(?P<low>{_N})(?:{_WITH_UNIT})? ?(?:-|to|and) ?(?:< ?)?(?P<high>{_N})(?!\d|%)"
    rf"|(?P<at>{_N})(?:{_WITH_UNIT})? ?(?:(?P<less>{_OR_LESS})|(?P<more>{_OR_MORE}))"
)
_CLEARED = re.compile(rf"{_FILTERED}(?:{_AMOUNT})")
_DOWN_TO = re.compile(rf"\bdown to (?:an? )?(?:\w+ ){{0,3}}(?:crcl|clcr|clearance|e?gfr|rate) (?:of )?({_N})(?!\d)")
# Without the word, the unit tells what it is: "not below 30 mL/min".
_PER_MINUTE_ONLY = re.compile(rf"(?<![\w.])(?:{_AMOUNT})")
_HAS_UNIT = re.compile(_PER_MINUTE)
_SCORE = re.compile(
    rf"\bscores? (?:of |is |between |being )?(?:(?:(?P<down>{_LESS})|(?P<up>{_MORE})) ?(?P<bound>\d\d?)"
    rf"|(?P<low>\d\d?) ?(?:-|to|and) ?(?P<high>\d\d?)|(?P<at>\d\d?)(?: points?)?(?: ?(?:(?P<less>{_OR_LESS})"
    rf"|(?P<more>{_OR_MORE})))?)"
)
_POINTS = ((0.0, 5.0), (5.0, 7.0), (7.0, 10.0), (10.0, 16.0))


def degrees_of(words: str, organ: Organ, *, whole: bool = False) -> Degrees | None:
    """The degrees that `words`, in plain lower case, name for an organ; None where they name none.

    With `whole`, for what assures: only those of which all is meant, and of a name and a number that differ the
    milder. None at all may be left: "no adjustment above 80 mL/min" assures no degree.
    """
    name = named(words)
    if whole and "dialysis" in words and _TO_DIALYSIS.search(words):
        name = (name or frozenset()) | {1, 2, MOST - 1}
    number = _measured(words, organ, whole=whole)
    if name is None or number is None:
        return number if name is None else name
    if not whole:
        return name | number
    return min(name, number, key=lambda degrees: max(degrees, default=0))


def named(words: str) -> Degrees | None:
    """The degrees that `words` name."""
    found: set[int] = set()
    if _NOT_SEVERE.search(words):
        found |= {1, 2}
        words = _NOT_SEVERE.sub(" ", words)
    for match in _NAMED.finditer(words):
        found.add(next(n for n, name in enumerate(("mild", "moderate", "severe", "end"), 1) if match[name]))
        if match["worse"]:
            found.add(3)
    return frozenset(range(min(found), max(found) + 1)) if found else None


def on_dialysis(words: str) -> bool:
    """Whether `words` tell of kidneys that do not work at all, or are replaced."""
    return _WITHOUT.search(words) is not None and _TO_DIALYSIS.search(words) is None


def _measured(words: str, organ: Organ, *, whole: bool) -> Degrees | None:
    found = list(_of_kidney(words, whole=whole) if organ == "renal" else _of_liver(words, whole=whole))
    return frozenset().union(*found) if found else None


def _of_kidney(words: str, *, whole: bool) -> Iterator[Degrees]:
    # Of an acute injury the third stage is the worst: its stages are others.
    for match in _STAGED.finditer(words) if not _ACUTE.search(words) else ():
        stages = [
            _stage(one) for one in re.findall(rf"\b{_STAGE}\b", f"{match['first']} {match['more']}".replace("g", ""))
        ]
        if match["on"]:
            stages.append(5)
        yield _staged(stages, match.group(), whole=whole)
    for low, high in clearances(words):
        yield _between(low, high, FILTERS[1:], whole=whole)


def _stage(written: str) -> int:
    return _ROMAN.get(written) or int(written[0])


def _staged(stages: list[int], words: str, *, whole: bool) -> Degrees:
    """The degrees of stages of kidney disease, and of what lies between them; half of the third assures no more than
    the second.
    """
    first, last = min(stages), max(stages)
    if whole and last == 3 and "3a" in words and "3b" not in words:
        last, first = 2, min(first, 2)
    return frozenset(max(1, stage - 1) for stage in range(first, last + 1))


def clearances(words: str) -> Iterator[tuple[float, float]]:
    """What the kidneys filter, from and to, by each bound in `words`."""
    if down := _DOWN_TO.search(words):
        yield float(down[1]), inf
        return
    pattern = _CLEARED
    if not pattern.search(words):
        if not _HAS_UNIT.search(words):
            return
        pattern = _PER_MINUTE_ONLY
    for match in pattern.finditer(words):
        if pattern is _CLEARED or _HAS_UNIT.match(words, match.end()) or _HAS_UNIT.search(match.group()):
            yield _bounds(match, inf)


def _bounds(match: re.Match[str], most: float) -> tuple[float, float]:
    if match["low"]:
        low, high = sorted((float(match["low"]), float(match["high"])))
        return low, high
    if match["bound"]:
        bound = float(match["bound"])
        if match["down"]:
            return 0.0, bound
        return bound, float(below) if (below := match.groupdict().get("below")) else most
    at = float(match["at"])
    return (0.0, at) if match["less"] else (at, most)


def _between(low: float, high: float, ends: tuple[tuple[float, float], ...], *, whole: bool) -> Degrees:
    """The degrees, by their `ends`, that lie from `low` to `high`: those that are touched, or all of which is."""
    return frozenset(
        degree
        for degree, (least, most) in enumerate(ends, 1)
        if (low <= least < high if whole else low < most and high > least)
    )


def _of_liver(words: str, *, whole: bool) -> Iterator[Degrees]:
    if "child" not in words and "class" not in words and "grade" not in words:
        return
    for match in _CLASS.finditer(words):
        letters = sorted({match["first"], *re.findall(r"\b[abc]\b", match["more"])})
        yield frozenset(range("abc".index(letters[0]) + 1, "abc".index(letters[-1]) + 2))
    for match in _SCORE.finditer(words):
        low, high = _points(match)
        yield frozenset(
            degree
            for degree, (least, most) in enumerate(_POINTS[1:], 1)
            if (high >= most - 1 if whole else low < most and high >= least)
        )


def _points(match: re.Match[str]) -> tuple[float, float]:
    """The points of a score, both ends included."""
    if match["at"] and not match["less"] and not match["more"]:
        return float(match["at"]), float(match["at"])
    low, high = _bounds(match, 15.0)
    open_end = match["bound"] and not re.search(r"[=≤≥]|at (?:or|least)|up to|not", match["down"] or match["up"])
    if open_end:
        return (low, high - 1) if match["down"] else (low + 1, high)
    return low, high


def ends(degrees: Degrees) -> str:
    """The mildest and the worst of `degrees`, joined by " to ": it holds for what lies between, too."""
    return " to ".join(dict.fromkeys((NAMES[min(degrees)], NAMES[max(degrees)])))
