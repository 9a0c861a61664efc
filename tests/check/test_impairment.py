"""Degrees of impairment from eGFR, a given degree and conditions."""

from __future__ import annotations

import pytest

from dispensatory.cases import Patient
from dispensatory.check.impairment import DEGREES, hepatic, implied, renal


@pytest.mark.parametrize(
    ("egfr", "degree"),
    [
        (120, "none"),
        (90, "none"),
        (89.9, "mild"),
        (60, "mild"),
        (59, "moderate"),
        (30, "moderate"),
        (29, "severe"),
        (15, "severe"),
        (14.9, "end-stage"),
        (0, "end-stage"),
    ],
)
def test_degree_by_egfr(egfr: float, degree: str) -> None:
    found = renal(Patient(egfr=egfr))
    assert found is not None
    assert (DEGREES[found.low], DEGREES[found.high]) == (degree, degree)


@pytest.mark.parametrize(
    ("patient", "low", "high"),
    [
        (Patient(renal="severe"), "severe", "end-stage"),
        (Patient(renal="moderate", egfr=75), "moderate", "moderate"),
        (Patient(renal="mild", egfr=20), "severe", "severe"),
        (Patient(conditions=("chronic kidney disease",)), "mild", "end-stage"),
        (Patient(conditions=("chronic kidney disease",), egfr=45), "moderate", "moderate"),
        (Patient(conditions=("moderate renal impairment",)), "moderate", "moderate"),
        (Patient(conditions=("End-stage renal disease",)), "end-stage", "end-stage"),
        (Patient(conditions=("kidney failure on dialysis",)), "end-stage", "end-stage"),
    ],
)
def test_degree_by_what_is_given(patient: Patient, low: str, high: str) -> None:
    found = renal(patient)
    assert found is not None
    assert (DEGREES[found.low], DEGREES[found.high]) == (low, high)


@pytest.mark.parametrize("term", ["kidney stone", "renal colic", "hepatitis B vaccine", "liver biopsy", "asthma"])
def test_not_every_word_of_an_organ_is_an_impairment(term: str) -> None:
    patient = Patient(conditions=(term,))
    assert renal(patient) is None
    assert hepatic(patient) is None
    assert implied((term,)) == frozenset()
