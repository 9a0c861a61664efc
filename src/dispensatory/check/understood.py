"""What was understood of a case, told back in words before any finding."""

from __future__ import annotations

from dispensatory.cases import Case, Patient
from dispensatory.check.cleaning import clean
from dispensatory.check.doses import Dose
from dispensatory.check.impairment import hepatic, implied, renal
from dispensatory.check.reading import Known, trimester

_NEVER_MANY = frozenset({"mg", "ml", "mmol", "meq", "mci", "kbq", "mbq", "gbq", "%", ""})


def understood(case: Case, medicines: list[Known]) -> tuple[str, ...]:
    """One line a medicine, then the patient, what was worked out, what was left out, and what was not given."""
    left_out = (f"not checked: {clean(words)}" for words in case.left_out)
    return (
        *map(_medicine, medicines),
        _patient(case.patient),
        *map(clean, case.notes),
        *left_out,
        *_not_given(case.patient),
    )


def _medicine(known: Known) -> str:
    page = f"the page {known.title}" if known.title else f"no page in this formulary{_named(known)}"
    stopped = "; stopped" if known.order.change == "stopped" else ""
    return (
        f"{clean(known.order.text)}: {page}{_held(known)}; {_dose(known.dose)}{_route(known)}{stopped}{_others(known)}"
    )


def _held(known: Known) -> str:
    """The pages on ingredients that are asked beside its own."""
    titles = " and ".join(title for _, title in known.pages)
    return f", asked with the page{'s' if len(known.pages) > 1 else ''} on {titles}" if titles else ""


def _others(known: Known) -> str:
    """What else the line names, which is not checked."""
    named = " and ".join(known.others)
    return f"; it also names {named}, not checked: give one medicine a line" if named else ""


def _route(known: Known) -> str:
    """The route that is given beside the line, and whether it is known."""
    given = clean(known.order.route or "")
    if not given:
        return ""
    return f"; route: {given}" if known.route_read else f"; route: {given}, which is not known and not checked"


def _named(known: Known) -> str:
    """What a medicine without a page is known by, where that is not its name."""
    names = [name for name in known.substances if name != known.order.name.lower()]
    return f" (known by {' and '.join(names)})" if names else ""


def _dose(dose: Dose) -> str:
    if dose.unread:
        return "a dose that could not be read"
    parts = []
    if dose.single is not None:
        parts.append(f"{_amount(dose.single, dose)} at one time")
    if dose.daily is not None and dose.unit != "%":  # a strength does not add up over a day
        weekly = dose.rate is not None and dose.rate < 0.5
        parts.append(f"{_amount(dose.daily * (7 if weekly else 1), dose)} a {'week' if weekly else 'day'}")
    if dose.rate is not None and (dose.unit == "%" or (dose.single is None and dose.daily is None)):
        parts.append(_often(dose.rate))
    elif dose.single is not None and dose.daily is None:
        parts.append("how often is not given" if dose.rate is None else "how often all of it is taken is not given")
    return ", ".join(parts) or "no dose"


def _amount(value: float, dose: Dose) -> str:
    """An amount with its unit; less than a milligram in micrograms, which has no point to slip."""
    small = dose.unit == "mg" and value < 1
    unit = "micrograms" if small else _unit(dose.unit or "", value)
    return f"{_number(value * 1000 if small else value)} {unit}{f'/{dose.per}' if dose.per else ''}"


def _unit(unit: str, value: float) -> str:
    """The unit as it is said of so many."""
    if unit == "iu":
        unit = "unit"
    if value == 1 or unit in _NEVER_MANY:
        return unit
    return f"{unit[:-1]}ies" if unit.endswith("y") else f"{unit}es" if unit.endswith("ch") else f"{unit}s"


def _often(rate: float) -> str:
    """So many times a day, or a week where that is less than once a day."""
    times, per = (rate, "day") if rate >= 0.9 else (rate * 7, "week")
    return f"{ {1.0: 'once', 2.0: 'twice'}.get(round(times, 2)) or f'{_number(times)} times' } a {per}"


def _number(value: float) -> str:
    return f"{round(value, 4 if value < 1 else 2):.12g}"


def _patient(patient: Patient) -> str:
    facts = [
        f"{_number(patient.age_years)} years old" if patient.age_years is not None else "",
        patient.sex or "",
        f"{_number(patient.weight_kg)} kg" if patient.weight_kg is not None else "",
        f"{_number(patient.height_cm)} cm" if patient.height_cm is not None else "",
        _state(patient.pregnant or trimester(patient) is not None or None, "pregnant", patient.pregnant),
        f"{_number(patient.gestation_weeks)} weeks" if patient.gestation_weeks is not None else "",
        f"trimester {stage}" if (stage := trimester(patient)) else "",
        _state(patient.breast_feeding, "breast-feeding", patient.breast_feeding),
        f"kidney impairment: {found.words}" if (found := renal(patient)) else "",
        f"liver impairment: {found.words}" if (found := hepatic(patient)) else "",
        f"conditions: {clean(', '.join(patient.conditions))}" if patient.conditions else "",
        f"allergies: {clean(', '.join(patient.allergies))}" if patient.allergies else "",
    ]
    return f"patient: {'; '.join(filter(None, facts)) or 'nothing given'}"


def _state(yes: bool | None, words: str, given: bool | None) -> str:
    if yes:
        return words
    return f"not {words}" if given is False else ""


def _not_given(patient: Patient) -> tuple[str, ...]:
    can_bear = patient.sex != "male"
    said = implied(patient.conditions)
    pregnancy_told = patient.pregnant is not None or trimester(patient) is not None or "pregnancy" in said
    missing = [
        "age" if patient.age_years is None else "",
        "pregnancy" if can_bear and not pregnancy_told else "",
        "breast-feeding" if can_bear and patient.breast_feeding is None and "lactation" not in said else "",
        "kidney function" if renal(patient) is None else "",
        "liver function" if hepatic(patient) is None else "",
        "conditions" if not patient.conditions else "",
        "allergies" if not patient.allergies else "",
    ]
    named = ", ".join(filter(None, missing))
    return (f"not given, so not checked: {named}",) if named else ()
