"""A case that cannot be right is refused, with the field and what to do."""

from __future__ import annotations

import math

import pytest

from dispensatory.cases import Case, MedicineOrder, Patient, validate
from dispensatory.errors import CaseError

WARFARIN = MedicineOrder(text="warfarin", name="warfarin")
WRONG = [
    (Patient(age_years=-1), "patient.age_years"),
    (Patient(age_years=131), "patient.age_years"),
    (Patient(age_years=math.nan), "patient.age_years"),
    (Patient(weight_kg=math.nan), "patient.weight_kg"),
    (Patient(weight_kg=0), "patient.weight_kg"),
    (Patient(weight_kg=math.inf), "patient.weight_kg"),
    (Patient(egfr=-0.1), "patient.egfr"),
    (Patient(egfr=1000), "patient.egfr"),
    (Patient(sex="male", pregnant=True), "patient.pregnant"),
    (Patient(sex="male", breast_feeding=True), "patient.breast_feeding"),
    (Patient(sex="male", trimester=2), "patient.trimester"),
    (Patient(pregnant=False, trimester=2), "patient.trimester"),
    (Patient(gestation_weeks=30, trimester=1), "patient.trimester"),
    (Patient(gestation_weeks=13.9, trimester=2), "patient.trimester"),
    (Patient(conditions=("asthma", " ")), "patient.conditions[1]"),
    (Patient(allergies=("x" * 301,)), "patient.allergies[0]"),
    (Patient(allergies=("x",) * 201), "patient.allergies"),
]
RIGHT = [
    Patient(),
    Patient(age_years=0, weight_kg=0.4, egfr=0),
    Patient(age_years=130),
    Patient(sex="male", pregnant=False, breast_feeding=False),
    Patient(sex="female", pregnant=True, trimester=3, breast_feeding=True),
    Patient(trimester=1),
    Patient(trimester=1, gestation_weeks=13.9),
    Patient(trimester=3, gestation_weeks=28),
]


@pytest.mark.parametrize(("patient", "field"), WRONG)
def test_a_wrong_patient_is_refused_by_field(patient: Patient, field: str) -> None:
    with pytest.raises(CaseError) as error:
        validate(Case(patient=patient, medicines=(WARFARIN,)))
    assert error.value.where == field
    assert error.value.hint


@pytest.mark.parametrize("patient", RIGHT)
def test_a_possible_patient_is_taken(patient: Patient) -> None:
    validate(Case(patient=patient, medicines=(WARFARIN,)))


@pytest.mark.parametrize(
    ("medicines", "where"),
    [
        ((), "medicines"),
        ((WARFARIN,) * 201, "medicines"),
        ((WARFARIN, MedicineOrder(text=" ", name="")), "medicines[1]"),
        ((MedicineOrder(text="x" * 2001, name="x"),), "medicines[0]"),
    ],
)
def test_a_wrong_list_of_medicines_is_refused(medicines: tuple[MedicineOrder, ...], where: str) -> None:
    with pytest.raises(CaseError) as error:
        validate(Case(medicines=medicines))
    assert error.value.where == where
    assert error.value.hint


def test_two_hundred_medicines_are_taken() -> None:
    validate(Case(medicines=(WARFARIN,) * 200))
