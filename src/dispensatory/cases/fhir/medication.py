"""Medication requests, statements, dispenses and administrations to orders."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from dispensatory.cases import values
from dispensatory.cases.case import Change, MedicineOrder
from dispensatory.cases.fhir.dosage import as_needed, line_of, route_of
from dispensatory.cases.fhir.loose import Json, codes, concept, each, obj, word
from dispensatory.cases.fhir.resources import Resources, kind_of
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
_UNNAMED = "a medicine without a name"


def read_medication(resource: Json, resources: Resources) -> MedicineOrder | str:
    """The order of a resource, or why it is none."""
    name = _name(resource, resources)
    kind, status = kind_of(resource), word(resource.get("status")).lower()
    if resource.get("doNotPerform") is True:
        return f"{name or _UNNAMED}: an order not to give it"
    if status in _NOT_TAKEN and not (kind == "MedicationAdministration" and status == "completed"):
        return f"{name or _UNNAMED}: {_NOT_TAKEN[status]}"
    dosages = next((found for field in ("dosageInstruction", "dosage") if (found := each(resource.get(field)))), [])
    line = " ".join(filter(None, (name, line_of(dosages))))
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
        if words := concept(resource.get(field)):
            return words
        found = resources.find(resource, resource.get(field))
        if found and (words := concept(found.get("code")) or _of_ingredients(found)):
            return words
    return ""


def _of_ingredients(medication: Json) -> str:
    parts = (obj(part) for part in each(medication.get("ingredient")))
    named = (concept(part.get("itemCodeableConcept") or part.get("item")) for part in parts)
    return " and ".join(filter(None, named))


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
    end = _day(period.get("end"))
    return (start, end) if not (start and end and end < start) else (None, end)


def _day(value: Any) -> date | None:
    try:
        return values.day(value, "")
    except CaseError:
        return None  # a year or a month alone, or nonsense: the order stands, and no day of it is known


def _indication(resource: Json) -> str | None:
    reasons = (*each(resource.get("reasonCode")), *each(resource.get("reason")))
    return next(filter(None, map(concept, reasons)), None)
