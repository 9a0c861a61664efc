"""A dose that the first one is lowered to: "The starting dose is 4 mg daily. It may be reduced to 2 mg." """

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from dispensatory.extract.text.view import Line
from dispensatory.facts import Regimen

_BEFORE = 45  # characters
_TO = re.compile(
    r"\b(?:reduc|decreas|lower|taper)(?:e|ed|es|ing|tion)?(?: [a-z]+){0,3} to (?:an? |the )?(?:[a-z]+ ){0,2}$"
)
_OR = re.compile(r"\bor (?:be )?(?:reduc|decreas|lower)")  # "increased to 20 mg or decreased to 5 mg"
_TURNED = re.compile(
    r"\b(?:increas|rais|titrat|escalat|reduc|decreas|lower)(?:e|ed|es|ing|ion)?(?: [a-z]+){0,3} to"
    r"(?: (?:an?|the|approximately|about))?(?: [a-z]+){0,2} [\d.,]+(?: ?- ?[\d.,]+)? ?[a-z]+(?:/kg)?$"
)
_OF_DOSE = ("the dose ", "the dosage ", "dosage ", "dose ", "this dose ", "it ", "this ")
_FIRST = frozenset({"initial", "loading"})
_ORGANS = frozenset({"renal", "hepatic"})  # a lower dose for them is not how treatment goes on


def goes_on(placed: Iterable[Regimen], line: Line, *, begun: bool) -> Iterator[Regimen]:
    """The regimens of a sentence, with what a first dose, told before if `begun`, is lowered to as maintenance."""
    stops = "discontinu" in line.plain
    for regimen in placed:
        if begun and regimen.kind == "usual" and regimen.population not in _ORGANS and not stops:
            before = line.text[max(line.sentence.start, regimen.start - _BEFORE) : regimen.start].lower()
            if " to " in before and _TO.search(before) and not _OR.search(before):
                regimen = msgspec.structs.replace(regimen, kind="maintenance")
        begun = begun or is_first(regimen)
        yield regimen


def same_dose(regimen: Regimen, line: Line, before: Regimen | None) -> Regimen:
    """ "One drop twice daily. The dosage can be reduced to once daily.": of the dose told `before`."""
    if regimen.dose is not None or regimen.frequency is None or before is None or before.dose is None:
        return regimen
    told = line.text[max(line.sentence.start, regimen.start - _BEFORE) : regimen.start].lower()
    if not (line.plain.startswith(_OF_DOSE) and _TO.search(told)):
        return regimen
    return msgspec.structs.replace(regimen, dose=before.dose, unit=before.unit, per=before.per)


def same_rate(regimen: Regimen, line: Line, before: Regimen | None) -> Regimen:
    """ "5 mg once daily. It may be increased to 10 mg.": as often as the dose told `before`, where that is once; of
    more doses a day it is not clear whether one of them is meant or all.
    """
    untimed = regimen.basis == "dose" and regimen.frequency is None and regimen.period is None
    if not untimed or regimen.dose is None or regimen.kind == "single" or before is None or before.kind == "maximum":
        return regimen
    if (regimen.unit, regimen.per) != (before.unit, before.per) or before.dose is None or before.period is None:
        return regimen
    whole = before.basis == "period" and before.frequency is None
    told = line.text[max(line.sentence.start, regimen.start - _BEFORE) : regimen.end].lower()
    if not (whole or (before.basis == "dose" and before.frequency == (1.0, 1.0))) or not _TURNED.search(told):
        return regimen
    return msgspec.structs.replace(
        regimen,
        basis=before.basis,
        frequency=before.frequency,
        period=before.period,
        period_unit=before.period_unit,
    )


def is_first(regimen: Regimen) -> bool:
    """A dose to begin with."""
    return regimen.kind in _FIRST
