"""Medication requests, statements, dispenses and administrations to orders."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec

from dispensatory.cases import values
from dispensatory.cases.case import Change, MedicineOrder
from dispensatory.cases.fhir.dosage import as_needed, line_of, route_of
from dispensatory.cases.fhir.loose import Json, codes, concept, each, obj, word
from dispensatory.cases.fhir.resources import Resources, kind_of
from dispensatory.cases.fhir.timing import number
from dispensatory.cases.lines import read_line
from dispensatory.errors import CaseError

KINDS = (
    "MedicationRequest",
    "MedicationStatement",
    "MedicationUsage",
    "MedicationDispense",
    "MedicationAdministration",
    "MedicationOrder",
)
_NOT_TAKEN = {
    "entered-in-error": "entered in error",
    "cancelled": "cancelled",
    "completed": "completed",
    "ended": "ended",
    "not-taken": "not taken",
    "not-done": "not given",
    "declined": "declined",
    "on-hold": "on hold",
}
_DONE = ("MedicationAdministration", "MedicationDispense")  # what is completed of these is in the patient's hands
_UNNAMED = "a medicine without a name"
# Where a resource names the order that it carries out or reports.
_ORDERS = ("authorizingPrescription", "basedOn", "derivedFrom", "request", "partOf")


def read_medication(resource: Json, resources: Resources, left_out: list[str]) -> MedicineOrder | str:
    """The order of a resource, or why it is none; what of it is not used goes to `left_out`."""
    name = _name(resource, resources)
    kind, status = kind_of(resource), word(resource.get("status")).lower()
    if resource.get("doNotPerform") is True:
        return f"{name or _UNNAMED}: an order not to give it"
    if status in _NOT_TAKEN and not (kind in _DONE and status == "completed"):
        return f"{name or _UNNAMED}: {_NOT_TAKEN[status]}"
    dosages = next((found for field in ("dosageInstruction", "dosage") if (found := each(resource.get(field)))), [])
    line = " ".join(filter(None, (name, line_of(name, dosages, left_out))))
    order = read_line(line or f"{kind} without a medicine's name")
    start, end = _days(resource)
    return msgspec.structs.replace(
        order,
        name=read_line(name).name if name else "",
        route=route_of(dosages),
        as_needed=as_needed(dosages),
        start=start,
        end=end,
        change=_change(resource, status),
        indication=_indication(resource),
    )


def _name(resource: Json, resources: Resources) -> str:
    """The medicine's words, wherever this version of FHIR has them."""
    for field in ("medicationCodeableConcept", "medication", "medicationReference"):
        found = resources.find(resource, resource.get(field))
        if found and (words := concept(found.get("code")) or _of_ingredients(found)):
            return words if any(map(str.isdigit, words)) else f"{words} {_strength(found)}".strip()
        if words := concept(resource.get(field)):
            return words
    return ""


def _of_ingredients(medication: Json) -> str:
    parts = (obj(part) for part in each(medication.get("ingredient")))
    named = (concept(part.get("itemCodeableConcept") or part.get("item")) for part in parts)
    return " and ".join(filter(None, named))


def _strength(medication: Json) -> str:
    """The strength of a medicine with one ingredient: "100 mg", "120 mg/5 ml"; "" where it is not told."""
    parts = [obj(part) for part in each(medication.get("ingredient"))]
    ratio = obj(parts[0].get("strength") or parts[0].get("strengthRatio")) if len(parts) == 1 else {}
    top, below = obj(ratio.get("numerator")), obj(ratio.get("denominator"))
    amount, unit = number(top.get("value")), word(top.get("unit")) or word(top.get("code"))
    if amount is None or not unit:
        return ""
    volume, of = number(below.get("value")) or 1, (word(below.get("unit")) or word(below.get("code"))).lower()
    return (
        f"{amount:g} {unit}/{volume:g} ml"
        if of in ("ml", "millilitre", "milliliter")
        else f"{amount / volume:g} {unit}"
    )


def same_order(resource: Json, order: MedicineOrder, resources: Resources, earlier: dict[int, MedicineOrder]) -> bool:
    """Whether the resource carries out or reports an order that is read already (`earlier`, by the id of its resource),
    with the same dose or without one.
    """
    pointers = [pointer for field in _ORDERS for pointer in each(resource.get(field))]
    found = (earlier.get(id(resources.find(resource, pointer))) for pointer in pointers)
    return any(one is not None and _same_dose(order, one) for one in found)


def _same_dose(order: MedicineOrder, other: MedicineOrder) -> bool:
    def doses(of: MedicineOrder) -> list[Any]:
        return [(r.kind, r.dose, r.unit, r.frequency, r.period, r.period_unit) for r in of.regimens]

    if order.change == "stopped" or order.name.lower() != other.name.lower():
        return False
    return not order.regimens or doses(order) == doses(other)


def _change(resource: Json, status: str) -> Change | None:
    adherence = set(codes(obj(resource.get("adherence")).get("code")))
    if status == "stopped" or adherence & {"stopped", "stopped-permanently"}:
        return "stopped"
    if status == "draft" or word(resource.get("intent")) in ("proposal", "plan") or status == "intended":
        return "new"
    return None


def _days(resource: Json) -> tuple[date | None, date | None]:
    period = obj(resource.get("effectivePeriod") or resource.get("occurencePeriod"))
    start = _day(period.get("start") or resource.get("effectiveDateTime") or resource.get("authoredOn"))
    end = _day(period.get("end")) or _supplied_until(resource)
    return (start, end) if not (start and end and end < start) else (None, end)


def _supplied_until(resource: Json) -> date | None:
    """The last day that what was handed over is for."""
    handed = _day(resource.get("whenHandedOver") or resource.get("whenPrepared"))
    days = number(obj(resource.get("daysSupply")).get("value"))
    return handed + timedelta(days=min(days, 3650)) if handed and days and days > 0 else None


def _day(value: Any) -> date | None:
    try:
        return values.day(value, "")
    except CaseError:
        return None  # a year or a month alone, or nonsense: the order stands, and no day of it is known


def _indication(resource: Json) -> str | None:
    reasons = (*each(resource.get("reasonCode")), *each(resource.get("reason")))
    return next(filter(None, map(concept, reasons)), None)
