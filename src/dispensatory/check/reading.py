"""A case as rows of the case tables: names looked up, doses added up, degrees of impairment worked out."""

from __future__ import annotations

import math
from typing import NamedTuple

import re2

from dispensatory.cases import Case, MedicineOrder, Patient, stage
from dispensatory.check.allergens import allergens
from dispensatory.check.cleaning import clean
from dispensatory.check.doses import Dose, total
from dispensatory.check.impairment import Impairment, hepatic, implied, renal
from dispensatory.formulary import Formulary, is_put_on
from dispensatory.sig import read_sig

Value = str | int | float | None


# Another medicine with its amount, after the first: "..., ibuprofen 400 mg"
_OTHER = re2.compile(
    r"(?i)(?:[,;+&]|\b(?:and|plus|then)\b)\s*([a-z][a-z-]{4,40})\s+\d+(?:\.\d+)?\s*(?:mg|mcg|micrograms?|g|ml|iu|units?)\b"
)


class Rows(NamedTuple):
    """The rows of one case, by table."""

    patient: tuple[Value, ...]
    medicines: list[tuple[Value, ...]]
    named: list[tuple[Value, ...]]
    pages: list[tuple[Value, ...]]
    stopped: list[tuple[Value, ...]]
    doses: list[tuple[Value, ...]]
    conditions: list[tuple[Value, ...]]
    allergies: list[tuple[Value, ...]]


class Known(NamedTuple):
    """One medicine as it was understood: the title of its page, or, where there is none, what else has a like name and
    the substances that its name names; its dose; its route as the facts name it: the order's own, else that of its
    dose, None where neither is known; and id and title of the pages on single ingredients, where it holds several.
    """

    order: MedicineOrder
    monograph: int | None
    title: str | None
    near: tuple[str, ...]
    substances: tuple[str, ...]
    dose: Dose
    route: str | None
    pages: tuple[tuple[int, str], ...] = ()
    others: tuple[str, ...] = ()  # medicines that the line names besides, of which nothing is checked

    @property
    def route_read(self) -> bool:
        """Whether the route that is given beside the line is known."""
        return _route_given(self.order) is not None


def understand(formulary: Formulary, order: MedicineOrder) -> Known:
    """The page and the dose of one order; where the line names another medicine, whose dose is whose is not told."""
    others = _others(formulary, order)
    dose = Dose(unread=True) if others else total(order)
    route = _route(order, dose)
    monograph = _monograph_of(formulary, order.name, route)
    title = None
    if monograph is not None:
        query = "SELECT title FROM monograph WHERE id = ?"
        title = str(formulary.connection.execute(query, (monograph,)).fetchone()[0])
    if title or not order.name.strip():
        return Known(order, monograph, title, (), (), dose, route, _pages(formulary, order, monograph, route), others)
    substances = formulary.substances(order.name)
    pages = _pages(formulary, order, None, route)
    # The name of a substance is spelled as it should be: another page's would be another medicine.
    near = () if substances else formulary.near(order.name)
    return Known(order, monograph, title, near, substances, dose, route, pages, others)


def _pages(
    formulary: Formulary, order: MedicineOrder, monograph: int | None, route: str | None
) -> tuple[tuple[int, str], ...]:
    """The pages on single ingredients of the medicine of `monograph`, or else of what the order names; none where it
    acts where it is put, or where its own page is on the one thing that it holds.
    """
    if is_put_on(clean(order.text), route):
        return ()
    if monograph is None:
        return formulary.pages_of(formulary.parts(order.name))
    held = formulary.ingredients_taken(monograph)
    return formulary.pages_of(held) if len(held) > 1 else ()


def _others(formulary: Formulary, order: MedicineOrder) -> tuple[str, ...]:
    """The medicines with amounts of their own that stand after the first in a line: "..., ibuprofen 400 mg tds"."""
    names = dict.fromkeys(_OTHER.findall(clean(order.text)))
    if not names:
        return ()
    own = formulary.find(order.name)
    return tuple(name for name in names if name.lower() not in order.name.lower() and _is_another(formulary, name, own))


def _is_another(formulary: Formulary, name: str, own: int | None) -> bool:
    page = formulary.find(name)
    return page != own if page is not None else formulary.substance(name) is not None


def rows_of(formulary: Formulary, case: Case, medicines: list[Known]) -> Rows:
    """The rows of a case whose medicines were understood as `medicines`."""
    taken = [(n, known) for n, known in enumerate(medicines) if known.order.change != "stopped"]
    return Rows(
        _patient(case.id, case.patient),
        [_medicine(formulary, case.id, n, known) for n, known in taken],
        [(case.id, n, name) for n, known in taken if known.title is None for name in _named(known)],
        [(case.id, n, *page) for n, known in enumerate(medicines) for page in known.pages],
        [_stopped(case.id, n, known) for n, known in enumerate(medicines) if known.order.change == "stopped"],
        [(case.id, n, *known.dose.row()) for n, known in taken if known.dose.known],
        _conditions(formulary, case),
        [(case.id, n, *allergen) for n, allergen in enumerate(allergens(formulary, case.patient.allergies))],
    )


def _patient(case_id: str, patient: Patient) -> tuple[Value, ...]:
    said = implied(patient.conditions)
    pregnant = True if trimester(patient) or (patient.pregnant is None and "pregnancy" in said) else patient.pregnant
    feeding = True if patient.breast_feeding is None and "lactation" in said else patient.breast_feeding
    return (
        case_id,
        patient.age_years,
        patient.sex,
        patient.weight_kg,
        surface(patient.height_cm, patient.weight_kg),
        None if pregnant is None else int(pregnant),
        trimester(patient),
        None if feeding is None else int(feeding),
        *_degrees(renal(patient)),
        *_degrees(hepatic(patient)),
    )


def _degrees(impairment: Impairment | None) -> tuple[Value, ...]:
    return (None, None, None) if impairment is None else tuple(impairment)


def _medicine(formulary: Formulary, case_id: str, n: int, known: Known) -> tuple[Value, ...]:
    order = known.order
    return (
        case_id,
        n,
        _line(order),
        clean(order.name),
        label(known),
        known.monograph,
        " or ".join(known.near),
        int(known.dose.unread),
        known.route,
        _as_needed(order),
        order.change,
        clean(order.indication) if order.indication else None,
        formulary.condition(order.indication) if order.indication else None,
    )


def _named(known: Known) -> tuple[str, ...]:
    """What a medicine without a page may hold: the substances of its name, else whatever has that very name."""
    name = clean(known.order.name).lower().strip()
    return known.substances or ((name,) if name else ())


def _as_needed(order: MedicineOrder) -> int | None:
    if order.as_needed is not None:
        return int(order.as_needed)
    return 1 if any(regimen.as_needed for regimen in order.regimens) else None


def _stopped(case_id: str, n: int, known: Known) -> tuple[Value, ...]:
    return (case_id, n, _line(known.order), clean(known.order.name), label(known), known.monograph)


def _route(order: MedicineOrder, dose: Dose) -> str | None:
    return _route_given(order) or dose.route


def _route_given(order: MedicineOrder) -> str | None:
    """The route that is given beside the line, as the facts name it; None where it is not known."""
    read = read_sig(f"10 mg {order.route} daily") if order.route else ()
    return read[0].route if read else None


def trimester(patient: Patient) -> int | None:
    """The trimester given, else that of the weeks of gestation."""
    if patient.trimester or patient.gestation_weeks is None:
        return patient.trimester
    return stage(patient.gestation_weeks)


def surface(height: float | None, weight: float | None) -> float | None:
    """Body surface in m², of height in cm and weight in kg (Mosteller 1987)."""
    return math.sqrt(height * weight / 3600) if height and weight else None


def label(known: Known) -> str:
    """What a message calls a medicine: its name as given, and the title of its page where that differs."""
    name = clean(known.order.name) or f'"{_line(known.order)}"'
    if known.title is None or known.title.lower() == name.lower():
        return known.title or name
    return f"{name} ({known.title})"


def _line(order: MedicineOrder) -> str:
    """The line of an order, its words parted by single spaces."""
    return clean(" ".join(order.text.split()))


def _conditions(formulary: Formulary, case: Case) -> list[tuple[Value, ...]]:
    """The conditions of a patient, each once in whatever letters it is written."""
    told: dict[str, str] = {}
    for term in case.patient.conditions:
        told.setdefault(clean(" ".join(term.lower().split())), term)
    return [
        (case.id, n, text, formulary.condition(term), int(bool(implied((term,)))))
        for n, (text, term) in enumerate(told.items())
    ]


def _monograph_of(formulary: Formulary, name: str, route: str | None) -> int | None:
    """The monograph that `name` asks for, also by what stands before or in its brackets ("Calpol (paracetamol)")."""
    found = formulary.find(name, route)
    if found is not None or "(" not in name:
        return found
    outside, _, inside = name.partition("(")
    for part in (outside, inside.partition(")")[0]):
        if part.strip() and (found := formulary.find(part, route)) is not None:
            return found
    return None
