"""Age, pregnancy and breast-feeding again, slow and obvious: of one patient, and of what one page says."""

from __future__ import annotations

from oracle_answers import Answer, Page, said, strongest, unsure

from dispensatory.cases import Patient

NEWBORN = 0.077  # years: 28 days
INFANT = 2.0
OF_NEWBORNS = ("newborn", "neonat", "birth", " all ages", " any age")
OF_INFANTS = (*OF_NEWBORNS, "infant", " bab")


def of_age(page: Page, patient: Patient, n: int) -> list[Answer]:
    """What is said of children to a child, of older people to one of them, and of any age to who has it."""
    if patient.age_years is None:
        warnings = [one for one in _of(page, "children", "elderly") if one["says"] != "acceptable"]
        return [unsure("age", n)] if warnings else []
    answers = []
    for group, is_in_it in (("children", patient.age_years < 18), ("elderly", patient.age_years >= 65)):
        meant = [one["says"] for one in _of(page, group) if _is_of_this_age(one, patient.age_years)]
        if meant or is_in_it:
            answers.append(said("age", strongest(meant), n))
    return answers


def _is_of_this_age(one: Page, age: float) -> bool:
    ages: tuple[float | None, float | None] = one.get("age") or (None, None)
    low, high = ages
    is_of_children: bool = one["in"] == "children"
    if low is None and high is None:
        return age < 18 and not _too_young(one, age) if is_of_children else age >= 65
    if high is None:
        return low is not None and age >= low and (age < 18 or not is_of_children)  # "children of 6 and over"
    if low is None:
        return age < high  # "under 12"
    return low <= age < high + (1 if high >= 2 else 0.084)  # "2 to 12 years", "3 to 6 months": to the end of the last


def _too_young(one: Page, age: float) -> bool:
    """Whether this is an assurance of "children", and this is no child yet."""
    words = one.get("quote", "").lower()
    if one["says"] != "acceptable" or age >= INFANT:
        return False
    return not any(word in words for word in (OF_NEWBORNS if age < NEWBORN else OF_INFANTS))


def of_pregnancy(page: Page, patient: Patient, n: int) -> list[Answer]:
    stated = _of(page, "pregnancy")
    pregnant = _is_pregnant(patient)
    if pregnant is None and patient.sex == "female" and 12 <= (patient.age_years or 0) < 56:
        may_not = [one for one in stated if one["says"] in ("contraindicated", "avoid")]
        return [unsure("pregnancy", n)] if may_not else []
    if not pregnant:
        return []
    trimester = _trimester(patient)
    meant = [one for one in stated if trimester is None or _is_of_trimester(one, trimester)]
    best = strongest(one["says"] for one in meant)
    every = any(one["says"] == "acceptable" and _all_three(one) for one in meant)
    if best == "acceptable" and trimester is None and not every:
        return [unsure("pregnancy", n)]
    return [said("pregnancy", best, n)]


def _is_pregnant(patient: Patient) -> bool | None:
    if patient.trimester or patient.gestation_weeks is not None:
        return True
    if patient.pregnant is None and any(term.lower() in ("pregnancy", "pregnant") for term in patient.conditions):
        return True
    return patient.pregnant


def _trimester(patient: Patient) -> int | None:
    if patient.gestation_weeks is None or patient.trimester:
        return patient.trimester
    return 1 if patient.gestation_weeks < 14 else 2 if patient.gestation_weeks < 28 else 3


def _all_three(one: Page) -> bool:
    return one.get("trimester", []) in ([], [1, 2, 3])


def _is_of_trimester(one: Page, trimester: int) -> bool:
    above_all = "especially" in one.get("quote", "") and one["says"] != "acceptable"
    return bool(_all_three(one) or above_all or trimester in one["trimester"])


def of_lactation(page: Page, patient: Patient, n: int) -> list[Answer]:
    given = any(term.lower() in ("breastfeeding", "lactation") for term in patient.conditions)
    if patient.breast_feeding or (patient.breast_feeding is None and given):
        return [said("lactation", strongest(one["says"] for one in _of(page, "lactation")), n)]
    return []


def _of(page: Page, *groups: str) -> list[Page]:
    return [one for one in page.get("populations", ()) if one["in"] in groups]
