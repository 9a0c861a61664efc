"""A patient as data come in, read into what the check takes."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from dispensatory.cases import values
from dispensatory.cases.case import Degree, Patient
from dispensatory.cases.kidney import MG_PER_DL
from dispensatory.errors import CaseError

FIELDS = (
    "age_years", "age", "birth_date", "sex", "weight_kg", "weight", "height_cm", "height", "pregnant",
    "gestation_weeks", "trimester", "breast_feeding", "egfr", "creatinine", "renal", "hepatic", "conditions",
    "allergies",
)  # fmt: skip
_SEXES: Mapping[str, Literal["female", "male"] | None] = {
    "female": "female", "male": "male", "f": "female", "m": "male", "woman": "female", "man": "male",
    "girl": "female", "boy": "male", "other": None, "unknown": None,
}  # fmt: skip
_DEGREES: dict[str, Degree] = {"none": "none", "mild": "mild", "moderate": "moderate", "severe": "severe"}
# The classes of Child and Pugh, as labels of medicines read them: A mild, B moderate, C severe.
_CHILD_PUGH: dict[str, Degree] = {
    **_DEGREES, "a": "mild", "b": "moderate", "c": "severe",
    "child-pugh a": "mild", "child-pugh b": "moderate", "child-pugh c": "severe",
}  # fmt: skip
_TRIMESTERS: dict[str, Literal[1, 2, 3]] = {"1": 1, "2": 2, "3": 3, "first": 1, "second": 2, "third": 3}
_KILOGRAMS = {
    "kg": 1.0, "g": 0.001, "lb": 0.45359237, "lbs": 0.45359237, "[lb_av]": 0.45359237, "kgs": 1.0, "kilos": 1.0,
    "kilogram": 1.0, "kilograms": 1.0, "pounds": 0.45359237,
}  # fmt: skip
_CENTIMETRES = {"cm": 1.0, "m": 100.0, "in": 2.54, "[in_i]": 2.54, "cms": 1.0, "inches": 2.54}
_MICROMOLES = {"umol/l": 1.0, "mg/dl": MG_PER_DL, "mg/dl.": MG_PER_DL, "mmol/l": 1000.0}
_YEARS = {"year": 1.0, "month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}
_AGE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?) ?(y(?:ea)?rs?|y|yo|months?|mo|weeks?|wk|days?|d)(?: old)?\.?")
_UNITS = {"y": "year", "m": "month", "w": "week", "d": "day"}


def read_patient(data: Any, *, on: date, where: str = "patient") -> Patient:
    """The patient that `data` describes, on the day `on`; CaseError names the field that cannot be read."""
    given = values.mapping({} if data is None else data, where)
    values.only(given, FIELDS, where)
    trimester = given.get("trimester")
    return Patient(
        age_years=_age(given, on, where),
        sex=values.choice(given.get("sex"), f"{where}.sex", _SEXES),
        weight_kg=_measure(given, "weight_kg", "weight", _KILOGRAMS, where),
        height_cm=_measure(given, "height_cm", "height", _CENTIMETRES, where),
        pregnant=values.yes_no(given.get("pregnant"), f"{where}.pregnant"),
        gestation_weeks=values.number(given.get("gestation_weeks"), f"{where}.gestation_weeks"),
        trimester=values.choice(
            str(trimester) if isinstance(trimester, int) else trimester, f"{where}.trimester", _TRIMESTERS
        ),
        breast_feeding=values.yes_no(given.get("breast_feeding"), f"{where}.breast_feeding"),
        egfr=values.number(given.get("egfr"), f"{where}.egfr"),
        creatinine=values.quantity(given.get("creatinine"), f"{where}.creatinine", _MICROMOLES),
        renal=values.choice(given.get("renal"), f"{where}.renal", _DEGREES),
        hepatic=values.choice(given.get("hepatic"), f"{where}.hepatic", _CHILD_PUGH),
        conditions=values.terms(given.get("conditions"), f"{where}.conditions"),
        allergies=values.terms(given.get("allergies"), f"{where}.allergies"),
    )


def age_on(born: date, on: date) -> float:
    """The age in years, to the day: whole birthdays, and the part of the year since the last."""
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    last = _birthday(born, born.year + years)
    length = (_birthday(born, born.year + years + 1) - last).days
    return years + math.floor((on - last).days / length * 100) / 100  # never older than the patient is


def _birthday(born: date, year: int) -> date:
    try:
        return born.replace(year=year)
    except ValueError:  # born on 29 February
        return date(year, 3, 1)


def _age(given: Mapping[str, Any], on: date, where: str) -> float | None:
    named = [field for field in ("age_years", "age", "birth_date") if given.get(field) not in (None, "")]
    if len(named) > 1:
        raise CaseError(
            f"the age is given twice: {' and '.join(named)}", where=f"{where}.{named[1]}", hint="give one of them"
        )
    if not named:
        return None
    field = f"{where}.{named[0]}"
    if named[0] == "birth_date":
        born = values.day(given["birth_date"], field)
        if born and born > on:
            raise CaseError(f"{born} has not come yet", where=field, hint="give the day of birth, such as 1956-01-31")
        return age_on(born, on) if born else None
    value = given[named[0]]
    if isinstance(value, str) and (found := _AGE.fullmatch(value.strip().lower())):
        return float(found[1]) * _YEARS[_UNITS[found[2][0]]]
    return values.number(value, field)


def _measure(given: Mapping[str, Any], field: str, short: str, units: Mapping[str, float], where: str) -> float | None:
    if given.get(field) is not None and given.get(short) is not None:
        raise CaseError(f'both "{field}" and "{short}" are given', where=f"{where}.{short}", hint="give one of them")
    if given.get(field) is not None:
        return values.number(given[field], f"{where}.{field}")
    return values.quantity(given.get(short), f"{where}.{short}", units)
