"""A dose and how often it is given, told in two sentences: "The dose is 4 mg/kg. This is given every two weeks." """

from __future__ import annotations

import re

import msgspec

from dispensatory.extract.text.view import Line
from dispensatory.facts import Regimen
from dispensatory.sig import read_sig

Told = tuple[Line, list[Regimen]]  # a sentence with its regimens
_THIS = ("this ", "it is ", "it's ")
_DOSE = re.compile(
    r"(?:the|an?) (?:(?:usual|typical|common|starting|initial|recommended|standard|adult|oral) ){0,3}"
    r"(?:dose|dosage)s?\b"
)
# "The dose may be repeated every 8 hours."
_AGAIN = re.compile(
    r"(?:this|it|(?:this |the |the same )?doses?) (?:may|can|could|should|is|are) (?:then |usually )?(?:be )?repeated\b"
    r"|(?:repeat|repeated) doses (?:may|can|could|should|are) (?:be )?given\b"
)
_OFTEN = re.compile(
    r"the (?:dosing frequency|frequency (?:of (?:administration|dosing|use) )?)\b"
    r"(?!.*\b(?:reduc|decreas|increas|lower))"
)
_REPEATED, _AS_LONG = "repeated", "given   "
_FREQUENCY, _GIVEN = "frequency", "given    "
_LONGEST = 300


def join(told: list[Told]) -> None:
    """Joins each rate that stands alone to the one dose beside it."""
    for k in range(1, len(told)):
        following, later = told[k]
        words = following.plain.strip()
        between = not told[k - 1][1] and k > 1 and _AGAIN.match(words)  # "0.5 mg. If it fails, stop. Repeat doses may"
        line, earlier = told[k - 2 if between else k - 1]
        if len(earlier) != 1 or "\n" in line.text[line.sentence.end : following.sentence.start]:
            continue
        again = is_dose(earlier[0]) and (_AGAIN.match(words) or _OFTEN.match(words))
        if again and not any(map(is_rate, later)):
            later[:0] = _often(following)
        if not later or (len(later) > 1 and not again):
            continue
        if is_dose(earlier[0]) and is_rate(later[0]) and (again or words.startswith(_THIS)):
            earlier[0] = _both(earlier[0], later.pop(0), line)
        elif is_rate(earlier[0]) and is_dose(later[0]) and _DOSE.match(words):
            later[0] = _both(later[0], earlier[0], line)
            earlier.clear()


def _often(line: Line) -> list[Regimen]:
    """How often a dose is repeated, which says of no dose by itself how often it is given."""
    said = read_sig(line.sentence.text.replace(_REPEATED, _AS_LONG).replace(_FREQUENCY, _GIVEN))
    start = line.sentence.start
    return [
        msgspec.structs.replace(often, **line.cut(start + often.start, start + often.end))
        for often in said[:1]
        if is_rate(often)
    ]


def is_dose(regimen: Regimen) -> bool:
    """A dose of which it is not said how often, and which is none of a series, a ceiling or a strength."""
    untimed = regimen.frequency is None and regimen.period is None and regimen.basis == "dose"
    return untimed and regimen.dose is not None and regimen.unit != "%" and regimen.kind in ("usual", "initial")


def is_rate(regimen: Regimen) -> bool:
    """How often, of a dose that is not told beside it."""
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
        duration_unit=dose.duration_unit or rate.duration_unit,
        as_needed=dose.as_needed or rate.as_needed,
        route=dose.route or rate.route,
    )
