"""A case as data come in (decoded JSON or YAML), read into what the check takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from dispensatory.cases import values
from dispensatory.cases.case import Case, Change, MedicineOrder, Patient
from dispensatory.cases.kidney import egfr_of
from dispensatory.cases.lines import read_line
from dispensatory.cases.patients import read_patient
from dispensatory.errors import CaseError

_FIELDS = ("id", "patient", "medicines")
_MEDICINE = ("text", "name", "sig", "dose", "route", "start", "end", "as_needed", "change", "indication")
_CHANGES: dict[str, Change] = {
    "new": "new", "started": "new", "start": "new", "continued": "continued", "continue": "continued",
    "active": "continued", "stopped": "stopped", "stop": "stopped", "discontinued": "stopped",
}  # fmt: skip


def read_case(data: Any, *, on: date) -> Case:
    """The case that `data` describes: {"id", "patient": {...}, "medicines": [...]}, a medicine a text or an object.

    `on` is the day of the check: ages are to that day, and an order that ended before it is left out, with the reason.
    CaseError names the field that cannot be read; a field that is not known is refused, since what it says would be
    lost.
    """
    given = values.mapping(data, "case")
    values.only(given, _FIELDS, "case")
    orders = given.get("medicines")
    if not isinstance(orders, list | tuple):
        raise CaseError(
            "there is no list of medicines", where="medicines", hint='give {"medicines": ["warfarin 5 mg"]}'
        )
    case_id = given.get("id")
    return case_of(
        str(case_id) if isinstance(case_id, int) else values.text(case_id, "id") or "",
        read_patient(given.get("patient"), on=on),
        [read_medicine(order, f"medicines[{n}]") for n, order in enumerate(orders)],
        on=on,
    )


def case_of(
    case_id: str, patient: Patient, orders: list[MedicineOrder], *, on: date, left_out: tuple[str, ...] = ()
) -> Case:
    """A case of what was read; `left_out` is what was not used so far, each with its reason."""
    notes: list[str] = []
    if patient.egfr is None and (worked := egfr_of(patient)):
        egfr, how = worked
        notes.append(f"eGFR {egfr:.0f}, worked out from a creatinine of {patient.creatinine:.0f} µmol/L ({how})")
        patient = msgspec.structs.replace(patient, egfr=round(egfr, 1))
    elif patient.egfr is None and patient.creatinine is not None:
        notes.append("a creatinine is given without what an eGFR needs: age, and sex (adults) or height (children)")
    ended = [order for order in orders if order.end and order.end < on and order.change != "stopped"]
    return Case(
        id=case_id,
        patient=patient,
        medicines=tuple(order for order in orders if order not in ended),
        notes=tuple(notes),
        left_out=(*left_out, *(f"{order.text}: it ended on {order.end}" for order in ended)),
    )


def read_medicine(data: Any, where: str) -> MedicineOrder:
    """The order that a text or an object describes."""
    if isinstance(data, str):
        return read_line(data)
    given = values.mapping(data, where)
    values.only(given, _MEDICINE, where)
    order = read_line(_line(given, where))
    start, end = values.day(given.get("start"), f"{where}.start"), values.day(given.get("end"), f"{where}.end")
    if start and end and end < start:
        raise CaseError(f"it ends on {end}, before it starts", where=f"{where}.end", hint="correct one of the two days")
    return msgspec.structs.replace(
        order,
        route=values.text(given.get("route"), f"{where}.route"),
        start=start,
        end=end,
        as_needed=values.yes_no(given.get("as_needed"), f"{where}.as_needed"),
        change=values.choice(given.get("change"), f"{where}.change", _CHANGES),
        indication=values.text(given.get("indication"), f"{where}.indication"),
    )


def _line(given: Mapping[str, Any], where: str) -> str:
    """The prescription line of an object: its `text`, or its `name` with `dose` and `sig`."""
    parts = {field: values.text(given.get(field), f"{where}.{field}") for field in ("text", "name", "dose", "sig")}
    if parts["text"] and parts["name"]:
        raise CaseError('both "text" and "name" are given', where=f"{where}.name", hint="give the line, or its parts")
    return " ".join(part for part in parts.values() if part)
