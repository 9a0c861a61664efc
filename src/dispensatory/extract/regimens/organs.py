"""A dose that is for weak kidneys and for a weak liver alike: one of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from dispensatory.extract.regimens.context import population_of
from dispensatory.extract.text.view import Line
from dispensatory.facts import Regimen
from dispensatory.facts.regimen import RegimenPopulation

_KIDNEY, _LIVER = r"(?:renal|kidney)(?: \(\w+\))?", r"(?:hepatic|liver)(?: \(\w+\))?"
_AND = r"(?: (?:impairment|insufficiency|disease|problems|failure))? ?(?:or|and|and/or|/|&) ?(?:\w+ ){0,2}"
_EITHER = re.compile(rf"\b(?<!both )(?:{_KIDNEY}{_AND}{_LIVER}|{_LIVER}{_AND}{_KIDNEY})(?![\w-])")
_OTHER: dict[RegimenPopulation, RegimenPopulation] = {"renal": "hepatic", "hepatic": "renal"}


def for_each(placed: Iterable[Regimen], line: Line) -> Iterator[Regimen]:
    """The regimens of a sentence; one for "hepatic or severe renal impairment" twice, once for each."""
    for regimen in placed:
        yield regimen
        other = _OTHER.get(regimen.population)
        told = line.labels[-1] if line.labels and population_of(line.plain) is None else line.plain
        if other and _EITHER.search(told):
            yield msgspec.structs.replace(regimen, population=other)
