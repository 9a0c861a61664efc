"""The kidney's filtration, worked out of a serum creatinine."""

from __future__ import annotations

from dispensatory.cases.case import Patient

MG_PER_DL = 88.42  # µmol/L of creatinine in 1 mg/dL
_ADULT = 18


def egfr_of(patient: Patient) -> tuple[float, str] | None:
    """The eGFR in mL/min/1.73 m² that a patient's creatinine comes to, and how it was worked out; None where
    creatinine, age or, for an adult, sex, for a child, height is not given.
    """
    age, creatinine = patient.age_years, patient.creatinine
    if age is None or creatinine is None or creatinine <= 0:
        return None
    if age >= _ADULT:
        return (
            None if patient.sex is None else (_ckd_epi(creatinine, age, female=patient.sex == "female"), "CKD-EPI 2021")
        )
    return None if patient.height_cm is None else (_schwartz(creatinine, patient.height_cm), "bedside Schwartz 2009")


def _ckd_epi(creatinine: float, age: float, *, female: bool) -> float:
    """The race-free CKD-EPI creatinine equation of 2021 (Inker et al., N Engl J Med 2021; 385: 1737-49)."""
    kappa, alpha, scale = (0.7, -0.241, 1.012) if female else (0.9, -0.302, 1.0)
    ratio = creatinine / MG_PER_DL / kappa
    return float(142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.2 * 0.9938**age * scale)


def _schwartz(creatinine: float, height: float) -> float:
    """The bedside equation for children (Schwartz et al., J Am Soc Nephrol 2009; 20: 629-37)."""
    return 0.413 * height / (creatinine / MG_PER_DL)
