"""What the labels over a dose say of it: for whom, for what, by which route, and which kind of dose it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

import msgspec

from dispensatory.extract.scope import age_of
from dispensatory.extract.stems import Stems
from dispensatory.extract.view import Line, is_question
from dispensatory.facts import Range
from dispensatory.facts.regimen import RegimenKind, RegimenPopulation

_POPULATIONS: tuple[tuple[RegimenPopulation, re.Pattern[str]], ...] = (
    ("renal", re.compile(r"\b(?:renal|kidney|creatinine|crcl|e?gfr|(?:hemo)?dialysis)\b")),
    ("hepatic", re.compile(r"\b(?:hepatic|liver|cirrhosis|child-pugh)\b")),
    ("elderly", re.compile(r"\b(?:elderly|older (?:adults?|patients?|people)|geriatric)\b")),
    ("adult", re.compile(r"\badults?\b")),
    ("child", re.compile(r"\b(?:child(?:ren)?|p(?:a)?ediatric|infants?|neonat\w+|newborns?|adolescents?|toddlers?)\b")),
)
_BOTH = re.compile(r"\badults? (?:and|or|&) (?:\w+ )?(?:child(?:ren)?|p(?:a)?ediatric|adolescents?)\b")  # anyone
_KINDS: tuple[tuple[RegimenKind, re.Pattern[str]], ...] = (
    ("maximum", re.compile(r"\bmax(?:imum)?\b")),
    ("initial", re.compile(r"\b(?:initial|starting|initiation)\b")),
    ("maintenance", re.compile(r"\bmaintenance\b")),
    ("loading", re.compile(r"\bloading\b")),
)
_ROUTES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "oral",
        re.compile(r"\b(?:oral(?:ly)?|by mouth|tablets?|capsules?|swallow(?:ed)?|syrup|oral solution|p\.?o\.?)\b"),
    ),
    ("iv", re.compile(r"\b(?:intravenous(?:ly)?|iv|infusion|i\.v\.)\b")),
    ("im", re.compile(r"\b(?:intramuscular(?:ly)?|im|i\.m\.)\b")),
    ("sc", re.compile(r"\b(?:subcutaneous(?:ly)?|sc|subq|sq|s\.c\.|under the skin)\b")),
    ("topical", re.compile(r"\b(?:topical(?:ly)?|cream|ointment|gel|lotion|shampoo|to the skin|affected areas?)\b")),
    ("inhaled", re.compile(r"\b(?:inhal(?:ed|ation|er)|nebuli[sz]\w+)\b")),
    ("nasal", re.compile(r"\b(?:nasal(?:ly)?|intranasal|nostrils?)\b")),
    ("ophthalmic", re.compile(r"\b(?:ophthalmic|eye drops?|eyes?|eye\(s\))(?!\w)")),
    ("otic", re.compile(r"\b(?:otic|ear drops?|ears?)\b")),
    ("rectal", re.compile(r"\b(?:rectal(?:ly)?|suppositor\w+|enema)\b")),
    ("vaginal", re.compile(r"\b(?:vaginal(?:ly)?|intravaginal)\b")),
    ("sublingual", re.compile(r"\bsublingual(?:ly)?\b")),
    ("transdermal", re.compile(r"\b(?:transdermal|patch(?:es)?)\b")),
    ("intrathecal", re.compile(r"\bintrathecal(?:ly)?\b")),
    ("epidural", re.compile(r"\bepidural(?:ly)?\b")),
    ("intravitreal", re.compile(r"\bintravitreal(?:ly)?\b")),
    ("buccal", re.compile(r"\bbuccal(?:ly)?\b")),
)
_ROUTE_STEMS: Stems[str] = Stems(
    {
        "oral": "oral mouth tablet capsule swallow syrup po p.o",
        "iv": "intravenous iv infusion i.v",
        "im": "intramuscular im i.m",
        "sc": "subcutaneous sc subq sq s.c under+the+skin",
        "topical": "topical cream ointment gel lotion shampoo skin affected",
        "inhaled": "inhal nebul",
        "nasal": "nasal nostril",
        "ophthalmic": "ophthalmic eye",
        "otic": "otic ear",
        "rectal": "rectal suppositor enema",
        "vaginal": "vaginal",
        "sublingual": "sublingual",
        "transdermal": "transdermal patch",
        "intrathecal": "intrathecal",
        "epidural": "epidural",
        "intravitreal": "intravitreal",
        "buccal": "buccal",
    }
)
_NO_INDICATION = re.compile(
    r"\b(?:dos(?:e|es|age|ages|ing)|adults?|child(?:ren)?|p(?:a)?ediatrics?|infants?|neonat\w+|newborns?|adolescents?"
    r"|elderly|older|geriatric|administration|notes?|routes?|forms?|tablets?|capsules?|solutions?|suspensions?|injections?"
    r"|creams?|oral|intravenous|iv|im|topical|release|adjustments?|impairment|maximum|initial|starting|maintenance"
    r"|loading|duration|frequency|general|usual|typical|strengths?|formulations?|use|ages?|years?|kg|weeks?|days?|months?"
    r"|examples?|following|information|important|regimens?|methods?|range|recommend\w+|vary|varies|depend\w*|guidelines?"
    r"|populations?)\b"
)
_T = TypeVar("_T")


class Context(msgspec.Struct, frozen=True):
    """What the labels of a line say of the doses in it; null where they say nothing."""

    population: RegimenPopulation | None
    age: Range | None
    kind: RegimenKind | None
    route: str | None
    indication: str | None
    of: str | None


def context_of(line: Line, ingredients: tuple[str, ...]) -> Context:
    """Read the labels of `line`, the innermost first."""
    return _of_labels(line.labels, ingredients)


@lru_cache(maxsize=256)
def _of_labels(given: tuple[str, ...], ingredients: tuple[str, ...]) -> Context:
    labels = [label for label in reversed(given) if not is_question(label)]
    several = len(ingredients) > 1
    return Context(
        population=_first([label for label in labels if not _BOTH.search(label)], _POPULATIONS),
        age=next((age for label in labels if (age := age_of(label))), None),
        kind=_first(labels[:1], _KINDS),
        route=next((route for label in labels if len(label) < 100 and (route := only_route(label))), None),
        indication=next((label for label in labels if _is_indication(label, ingredients)), None),
        of=next((name for label in labels for name in ingredients if name in label), None) if several else None,
    )


def _first(labels: list[str], table: tuple[tuple[_T, re.Pattern[str]], ...]) -> _T | None:
    return next((value for label in labels for value, pattern in table if pattern.search(label)), None)


def routes_of(words: str) -> list[str]:
    """The routes that plain words name, without repeats."""
    possible = _ROUTE_STEMS.groups(words)
    return [route for route, pattern in _ROUTES if route in possible and pattern.search(words)] if possible else []


def only_route(words: str) -> str | None:
    """The route, if the words name just one."""
    named = routes_of(words)
    return named[0] if len(named) == 1 else None


def _is_indication(label: str, ingredients: tuple[str, ...]) -> bool:
    if len(label) > 90 or _NO_INDICATION.search(label) or not any(c.isalpha() for c in label):
        return False
    return not any(name in label for name in ingredients)
