"""A dose and how often it is given, told in two sentences: "The dose is 4 mg/kg. This is given every two weeks." """

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from dispensatory.extract.view import Line
from dispensatory.facts import Regimen

Told = tuple[Line, list[Regimen]]  # a sentence with its regimens
_THIS = ("this ", "it is ", "it's ")
_DOSE = re.compile(
    r"(?:the|an?) (?:(?:usual|typical|common|starting|initial|recommended|standard|adult|oral) ){0,3}"
    r"(?:dose|dosage)s?\b"
)
_LONGEST = 300


def join(told: list[Told]) -> None:
    """Joins each rate that stands alone to the one dose beside it."""
    for (line, earlier), (following, later) in pairwise(told):
        if len(earlier) != 1 or len(later) != 1 or "\n" in line.text[line.sentence.end : following.sentence.start]:
            continue
        words = following.plain.strip()
        if _is_dose(earlier[0]) and _is_rate(later[0]) and words.startswith(_THIS):
            earlier[0] = _both(earlier[0], later[0], line)
            later.clear()
        elif _is_rate(earlier[0]) and _is_dose(later[0]) and _DOSE.match(words):
            later[0] = _both(later[0], earlier[0], line)
            earlier.clear()


def _is_dose(regimen: Regimen) -> bool:
    """A dose of which it is not said how often, and which is none of a series, a ceiling or a strength."""
    untimed = regimen.frequency is None and regimen.period is None and regimen.basis == "dose"
    return untimed and regimen.dose is not None and regimen.unit != "%" and regimen.kind in ("usual", "initial")


def _is_rate(regimen: Regimen) -> bool:
    return regimen.dose is None and regimen.frequency is not None and regimen.kind == "usual"


def _both(dose: Regimen, rate: Regimen, line: Line) -> Regimen:
    start, end = min(dose.start, rate.start), max(dose.end, rate.end)
    if end - start > _LONGEST:
        start, end = dose.start, dose.end
    return msgspec.structs.replace(
        dose,
        **line.cut(start, end),
        frequency=rate.frequency,
        period=rate.period,
        period_unit=rate.period_unit,
        duration=dose.duration or rate.duration,
        as_needed=dose.as_needed or rate.as_needed,
        route=dose.route or rate.route,
    )
