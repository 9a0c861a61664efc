"""A bundle to a case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from dispensatory.cases.case import Case, MedicineOrder
from dispensatory.cases.fhir.loose import word
from dispensatory.cases.fhir.medication import KINDS, read_medication, same_order
from dispensatory.cases.fhir.patient import patient_data
from dispensatory.cases.fhir.resources import Resources, kind_of
from dispensatory.cases.patients import read_patient
from dispensatory.cases.reading import case_of
from dispensatory.errors import CaseError

_READ = (*KINDS, "Patient", "Condition", "AllergyIntolerance", "Observation", "Medication")


def is_fhir(data: Any) -> bool:
    """Whether `data` says that it is FHIR: a resource, or a list of them."""
    first = data[0] if isinstance(data, list) and data else data
    return isinstance(first, Mapping) and ("resourceType" in first or "entry" in first)


def read_fhir(data: Any, *, on: date) -> Case:
    """The case of a Bundle, a list of resources or one alone, on the day `on`.

    What is not used is told in `left_out`. CaseError for two patients, or a birth date that cannot be read.
    """
    if not is_fhir(data):
        raise CaseError("this is no FHIR resource", where="resourceType", hint='send {"resourceType": "Bundle", ...}')
    resources = Resources(data)
    left_out: list[str] = []
    orders: dict[int, MedicineOrder] = {}
    named = resources.of(*KINDS)
    for resource in sorted(named, key=lambda one: KINDS.index(kind_of(one))):  # an order before what carries it out
        read = read_medication(resource, resources, left_out)
        if isinstance(read, str):
            left_out.append(read)
        elif same_order(resource, read, resources, orders):
            left_out.append(f"{read.text}: the {kind_of(resource)} of an order that is checked")
        else:
            orders[id(resource)] = read
    patient = read_patient(patient_data(resources, left_out), on=on)
    kinds = Counter(kind_of(resource) or "without a type" for resource in resources.all)
    left_out.extend(f"{count} of the kind {kind}" for kind, count in sorted(kinds.items()) if kind not in _READ)
    bundle = word(data.get("id")) if isinstance(data, Mapping) else ""
    return case_of(
        bundle, patient, [orders[id(one)] for one in named if id(one) in orders], on=on, left_out=tuple(left_out)
    )
