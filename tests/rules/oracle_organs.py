"""Kidney and liver again, slow and obvious.

Degrees are 0 none, 1 mild, 2 moderate, 3 severe, 4 end-stage. What is known of an organ is the set of the degrees that
its impairment can be of.
"""

from __future__ import annotations

from oracle_answers import Answer, Page, said, strongest, unsure

from dispensatory.cases import Patient

DEGREES = {"none": {0}, "mild": {1}, "moderate": {2}, "severe": {3, 4}}
ANY = {1, 2, 3, 4}
OF_KIDNEY = {
    "chronic kidney disease": ANY,
    "mild renal impairment": {1},
    "mild to moderate renal impairment": {1, 2},
    "moderate to severe kidney disease": {2, 3, 4},
    "severe renal failure": {3, 4},
    "end-stage renal disease": {4},
    "kidney failure on dialysis": {4},
    "kidney stone": None,
}
OF_LIVER = {
    "liver cirrhosis": ANY,
    "mild liver disease": {1},
    "moderate to severe hepatic impairment": {2, 3, 4},
    "severe liver disease": {3, 4},
    "liver biopsy": None,
}


def of_kidney(page: Page, patient: Patient, n: int) -> list[Answer]:
    known = [OF_KIDNEY[term] for term in patient.conditions if OF_KIDNEY.get(term)]
    if patient.renal:
        known.append(DEGREES[patient.renal])
    measured = None if patient.egfr is None else _of_egfr(patient.egfr)
    return _answers("renal", page, _worst([one for one in known if one], measured), n)


def of_liver(page: Page, patient: Patient, n: int) -> list[Answer]:
    known = [OF_LIVER[term] for term in patient.conditions if OF_LIVER.get(term)]
    if patient.hepatic:
        known.append(DEGREES[patient.hepatic])
    return _answers("hepatic", page, _worst([one for one in known if one], None), n)


def _of_egfr(egfr: float) -> int:
    """KDIGO."""
    return 0 if egfr >= 90 else 1 if egfr >= 60 else 2 if egfr >= 30 else 3 if egfr >= 15 else 4


def _worst(told: list[set[int]], measured: int | None) -> set[int]:
    """The worst of what was told and measured; a disease without a degree counts where nothing gives one."""
    impaired = [one for one in told if one != {0}]
    if measured:
        impaired.append({measured})
    of_a_degree = [one for one in impaired if one != ANY]
    if of_a_degree:
        worst = max(min(one) for one in of_a_degree)
        return min((one for one in of_a_degree if min(one) == worst), key=len)
    if impaired:
        return {1} if measured == 0 else ANY  # a diseased kidney that still filters well
    return {0}


def _answers(organ: str, page: Page, degrees: set[int], n: int) -> list[Answer]:
    if degrees == {0}:
        return []
    surely: list[str] = []
    perhaps: list[str] = []
    for one in page.get("populations", ()):
        if one["in"] == organ:
            held = {degree for degree in degrees if _holds(one, degree)}
            (surely if held == degrees else perhaps if held else []).append(one["says"])
    best = strongest(surely + perhaps)
    if best == "acceptable" and best not in surely:
        return [unsure(organ, n)]
    return [said(organ, best, n)]


def _holds(one: Page, degree: int) -> bool:
    """A warning of a degree holds for a worse one too, an assurance for a milder one."""
    if one.get("degree") is None:
        return True
    named = [
        number
        for number, word in enumerate(("", "mild", "moderate", "severe", "end-stage"))
        if word and word in one["degree"]
    ]
    return degree <= max(named) if one["says"] == "acceptable" else degree >= min(named)
