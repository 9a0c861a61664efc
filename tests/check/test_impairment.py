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
        (Patient(conditions=("CKD stage 4",)), "severe", "severe"),
        (Patient(conditions=("chronic kidney disease (stage 3b)",)), "moderate", "moderate"),
        (Patient(conditions=("CKD stages 3-4",)), "moderate", "severe"),
        (Patient(conditions=("ckd G5",)), "end-stage", "end-stage"),
        (Patient(conditions=("CKD stage 4, on dialysis",)), "end-stage", "end-stage"),
        (Patient(conditions=("AKI stage 3",)), "mild", "end-stage"),
        (Patient(conditions=("pre-dialysis CKD",)), "mild", "end-stage"),
        (Patient(conditions=("severely impaired renal function",)), "severe", "end-stage"),
        (Patient(conditions=("poor kidney function",)), "mild", "end-stage"),
        (Patient(conditions=("glomerulonephritis",)), "mild", "end-stage"),
        (Patient(conditions=("eGFR 25 ml/min",)), "severe", "severe"),
        (Patient(conditions=("CrCl below 30",)), "severe", "end-stage"),
        (Patient(conditions=("anuria",)), "end-stage", "end-stage"),
    ],
)
def test_degree_by_what_is_given(patient: Patient, low: str, high: str) -> None:
    found = renal(patient)
    assert found is not None
    assert (DEGREES[found.low], DEGREES[found.high]) == (low, high)


@pytest.mark.parametrize(
    ("term", "low", "high"),
    [
        ("Child-Pugh C cirrhosis", "severe", "end-stage"),
        ("cirrhosis (Child-Pugh class B)", "moderate", "moderate"),
        ("Child-Pugh score 11", "severe", "end-stage"),
        ("compensated cirrhosis", "mild", "moderate"),
        ("decompensated liver disease", "moderate", "end-stage"),
        ("chronic hepatitis B", "mild", "end-stage"),
        ("raised liver enzymes", "mild", "end-stage"),
        ("liver problems", "mild", "end-stage"),
        ("hepatic encephalopathy", "mild", "end-stage"),
        ("NASH", "mild", "end-stage"),
    ],
)
def test_degree_of_the_liver(term: str, low: str, high: str) -> None:
    found = hepatic(Patient(conditions=(term,)))
    assert found is not None
    assert (DEGREES[found.low], DEGREES[found.high]) == (low, high)


@pytest.mark.parametrize(
    "term",
    [
        "no kidney disease",
        "family history of liver disease",
        "hepatitis B immune",
        "eGFR 95",
        "pyelonephritis",
        "kidney donor",
        "neonatal jaundice",
        "renal impairment excluded",
    ],
)
def test_what_is_no_impairment(term: str) -> None:
    assert implied((term,)) == frozenset()


@pytest.mark.parametrize("term", ["kidney stone", "renal colic", "hepatitis B vaccine", "liver biopsy", "asthma"])
def test_not_every_word_of_an_organ_is_an_impairment(term: str) -> None:
    patient = Patient(conditions=(term,))
    assert renal(patient) is None
    assert hepatic(patient) is None
    assert implied((term,)) == frozenset()
