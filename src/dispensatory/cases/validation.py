"""Whether a case can be right. What is wrong is told by field, with what to do about it."""

from __future__ import annotations

import math

from dispensatory.cases.case import Case, MedicineOrder, Patient
from dispensatory.cases.states import stage
from dispensatory.errors import CaseError

MOST_MEDICINES = 200
MOST_TERMS = 200  # conditions, and allergies
LONGEST_TERM = 300  # characters
LONGEST_LINE = 2000
_OLDEST = 130.0
_HEAVIEST = 700.0
_TALLEST = 280.0
_LONGEST_GESTATION = 45.0
_HIGHEST_EGFR = 250.0
_HIGHEST_CREATININE = 5000.0


def validate(case: Case) -> None:
    """Refuse a case that cannot be right: CaseError names the field and says what to do."""
    _validate_patient(case.patient)
    if not case.medicines:
        raise CaseError("no medicine is given", where="medicines", hint="name at least one medicine to check")
    if len(case.medicines) > MOST_MEDICINES:
        raise CaseError(
            f"{len(case.medicines)} medicines are given, and one check takes at most {MOST_MEDICINES}",
            where="medicines",
            hint="split the list over several checks",
        )
    for number, order in enumerate(case.medicines):
        _validate_order(order, f"medicines[{number}]")


def _validate_order(order: MedicineOrder, where: str) -> None:
    if not (order.name.strip() or order.text.strip()):
        raise CaseError("it is empty", where=where, hint='write the name first: "warfarin 5 mg daily"')
    if max(len(order.text), len(order.name)) > LONGEST_LINE:
        raise CaseError(
            f"it is longer than {LONGEST_LINE} characters", where=where, hint="give one medicine, with its dose, a line"
        )


def _validate_patient(patient: Patient) -> None:
    _number(patient.age_years, "age_years", _OLDEST, "years; for a baby use a fraction, such as 0.5", above_zero=False)
    _number(patient.weight_kg, "weight_kg", _HEAVIEST, "kilograms", above_zero=True)
    _number(patient.height_cm, "height_cm", _TALLEST, "centimetres", above_zero=True)
    _number(patient.gestation_weeks, "gestation_weeks", _LONGEST_GESTATION, "weeks", above_zero=False)
    _number(patient.egfr, "egfr", _HIGHEST_EGFR, "mL/min/1.73 m²", above_zero=False)
    _number(patient.creatinine, "creatinine", _HIGHEST_CREATININE, "µmol/L", above_zero=True)
    _validate_pregnancy(patient)
    _terms(patient.conditions, "conditions")
    _terms(patient.allergies, "allergies")


def _number(value: float | None, field: str, most: float, unit: str, *, above_zero: bool) -> None:
    if value is None:
        return
    low = "more than 0" if above_zero else "0 or more"
    if not math.isfinite(value) or value < 0 or value > most or (above_zero and value == 0):
        raise CaseError(
            f"{value} is not possible", where=f"patient.{field}", hint=f"give {low} and at most {most:g}, in {unit}"
        )


def _validate_pregnancy(patient: Patient) -> None:
    if patient.sex == "male" and patient.pregnant:
        raise CaseError("a male patient is given as pregnant", where="patient.pregnant", hint="correct one of the two")
    if patient.sex == "male" and patient.breast_feeding:
        raise CaseError(
            "a male patient is given as breast-feeding", where="patient.breast_feeding", hint="correct one of the two"
        )
    if (
        patient.trimester
        and patient.gestation_weeks is not None
        and patient.trimester != stage(patient.gestation_weeks)
    ):
        raise CaseError(
            f"{patient.gestation_weeks:g} weeks are not in trimester {patient.trimester}",
            where="patient.trimester",
            hint="give one of the two",
        )
    for field in ("trimester", "gestation_weeks"):
        if getattr(patient, field) is not None and (patient.pregnant is False or patient.sex == "male"):
            raise CaseError(
                "it is given for a patient who is not pregnant",
                where=f"patient.{field}",
                hint="leave it out, or give the patient as pregnant",
            )


def _terms(terms: tuple[str, ...], field: str) -> None:
    if len(terms) > MOST_TERMS:
        raise CaseError(
            f"{len(terms)} are given, and one check takes at most {MOST_TERMS}",
            where=f"patient.{field}",
            hint="leave out those that do not matter now",
        )
    for number, term in enumerate(terms):
        if not term.strip() or len(term) > LONGEST_TERM:
            raise CaseError(
                f"it must have 1 to {LONGEST_TERM} characters",
                where=f"patient.{field}[{number}]",
                hint="give the name of one condition or allergy",
            )
