"""The patient of a bundle: who it is, and what conditions, allergies and observations say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from dispensatory.cases.fhir.loose import Json, codes, concept, each, obj, word
from dispensatory.cases.fhir.resources import Resources, kind_of
from dispensatory.cases.patients import read_patient
from dispensatory.cases.states import says_none
from dispensatory.errors import CaseError

# LOINC codes, and the field of a patient that they measure.
_OBSERVATIONS = {
    "29463-7": "weight", "3141-9": "weight", "8302-2": "height", "8306-3": "height",
    "8335-2": "weight", "8308-9": "height", "3137-7": "height", "body weight": "weight", "body height": "height",
    "33914-3": "egfr", "48642-3": "egfr", "48643-1": "egfr", "62238-1": "egfr", "98979-8": "egfr", "69405-9": "egfr",
    "77147-7": "egfr", "88293-6": "egfr", "88294-4": "egfr", "70969-1": "egfr", "50210-4": "egfr", "94677-2": "egfr",
    "102097-3": "egfr", "egfr": "egfr", "estimated glomerular filtration rate": "egfr",
    "2160-0": "creatinine", "14682-9": "creatinine", "38483-4": "creatinine", "59826-8": "creatinine",
    "serum creatinine": "creatinine",
    "11884-4": "gestation_weeks", "18185-9": "gestation_weeks", "49051-6": "gestation_weeks",
    "82810-3": "pregnant", "11449-6": "pregnant", "63895-7": "breast_feeding",
}  # fmt: skip
_YES = frozenset({"la15173-0", "77386006", "la33-6", "373066001", "yes", "pregnant", "y", "true"})
_NO = frozenset({"la26683-5", "60001007", "la32-8", "373067005", "no", "not pregnant", "n", "false"})
_OVER = frozenset({"inactive", "remission", "resolved"})
_NOT_SO = frozenset({"refuted", "entered-in-error"})
_WRITTEN = re.compile(r"([<>]=?)?\s*(\d+(?:\.\d+)?)\s*(.*)")
_BELOW = 0.1  # what "<" means at least
_PART_OF_A_DAY = re.compile(r"(\d{4})(?:-(\d{2}))?")


def patient_data(resources: Resources, left_out: list[str]) -> dict[str, Any]:
    """The patient as `read_patient` takes it; what was not used goes to `left_out`. CaseError for two patients."""
    person = _person(resources)
    given: dict[str, Any] = {
        "sex": gender if (gender := word(person.get("gender")).lower()) in ("female", "male") else None,
        "birth_date": _born(person.get("birthDate"), left_out),
        "conditions": list(_terms(resources.of("Condition"), left_out)),
        "allergies": list(_terms(resources.of("AllergyIntolerance"), left_out)),
    }
    for field, observation in _newest(resources.of("Observation"), left_out).items():
        given[field] = _measured(field, observation)
        if given[field] is None:
            left_out.append(f"{field.replace('_', ' ')}: its observation has no value that is understood")
    return {field: value for field, value in given.items() if _readable(field, value, left_out)}


def _person(resources: Resources) -> Json:
    people: list[Json] = []
    for person in resources.of("Patient"):
        if person not in people:  # the same one twice is one
            people.append(person)
    if len(people) > 1:
        names = sorted(word(person.get("id")) or "without an id" for person in people)
        raise CaseError(
            f"there are {len(people)} patients: {', '.join(names[:3])}",
            where="Bundle.entry",
            hint="send one bundle a patient",
        )
    _refuse_other_subjects(resources, people[0] if people else {})
    return people[0] if people else {}


def _refuse_other_subjects(resources: Resources, person: Json) -> None:
    """CaseError where the resources are of two patients, or of another than `person`."""
    pointers = [
        obj(resource.get(field))
        for resource in resources.all
        for field in ("subject", "patient")
        if isinstance(resource.get(field), Mapping)
    ]
    subjects = {_key(pointer): resources.find({}, pointer) for pointer in pointers if word(pointer.get("reference"))}
    if key := word(person.get("id")):
        others = {name for name, found in subjects.items() if name != key and found is not person}
    else:
        others = set(subjects) if len(subjects) > 1 else set()
    if others:
        who = sorted({*subjects, *filter(None, (key,))})
        raise CaseError(
            f"the resources are of {len(who)} patients: {', '.join(who[:3])}",
            where="Bundle.entry.resource.subject",
            hint="send one bundle a patient",
        )


def _key(pointer: Json) -> str:
    return word(pointer.get("reference")).split("/")[-1].removeprefix("urn:uuid:")


def _born(value: Any, left_out: list[str]) -> Any:
    """The day of birth; of a year or month alone its middle, and `left_out` says so."""
    part = _PART_OF_A_DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    if not part:
        return value or None
    left_out.append(f"the exact day of birth: only {value.strip()} is given, so the middle of it is taken")
    return f"{part[1]}-{part[2] or '07'}-{'15' if part[2] else '01'}"


def _terms(resources: list[Json], left_out: list[str]) -> Iterator[str]:
    for resource in resources:
        words = concept(resource.get("code")) or _of_reaction(resource) or next(codes(resource.get("code")), "").upper()
        kind = kind_of(resource)
        status = {*codes(resource.get("clinicalStatus"))} & _OVER
        unsure = {*codes(resource.get("verificationStatus"))} & _NOT_SO
        if not words:
            left_out.append(f"{kind}: it has no name")
        elif status or unsure:
            left_out.append(f"{words}: {', '.join(sorted(status | unsure)).replace('-', ' ')}")
        elif says_none(words):
            left_out.append(f"{words}: says that there is none")
        else:
            yield words[:300]


def _of_reaction(resource: Json) -> str:
    """What an allergy that has no name of its own is told to have been a reaction to."""
    return next(filter(None, (concept(obj(one).get("substance")) for one in each(resource.get("reaction")))), "")


def _newest(observations: list[Json], left_out: list[str]) -> dict[str, Json]:
    """The newest observation of each field; those of anything else are not used, and counted."""
    found: dict[str, tuple[str, Json]] = {}
    others: dict[str, int] = {}
    for observation in observations:
        field = next((_OBSERVATIONS[code] for code in codes(observation.get("code")) if code in _OBSERVATIONS), None)
        if field is None or set(codes({"code": observation.get("status")})) & _NOT_SO:
            name = concept(observation.get("code")) or "without a name"
            others[name] = others.get(name, 0) + 1
            continue
        when = word(observation.get("effectiveDateTime") or observation.get("issued"))
        if field not in found or when >= found[field][0]:
            found[field] = when, observation
    left_out.extend(f"{count} observation{'s' * (count > 1)}: {name}" for name, count in others.items())
    return {field: observation for field, (_, observation) in found.items()}


def _measured(field: str, observation: Json) -> Any:
    quantity = obj(observation.get("valueQuantity"))
    if field in ("pregnant", "breast_feeding"):
        if isinstance(said := observation.get("valueBoolean"), bool):
            return said
        answers = {*codes(observation.get("valueCodeableConcept")), word(observation.get("valueString")).lower()}
        return True if answers & _YES else False if answers & _NO else None
    value = quantity.get("value", observation.get("valueInteger"))
    unit, sign = quantity.get("unit") or quantity.get("code"), word(quantity.get("comparator"))
    if value is None and (found := _WRITTEN.fullmatch(word(observation.get("valueString")))):
        sign, value, unit = found[1] or "", float(found[2]), found[3]
    if field == "gestation_weeks":
        days = word(unit).lower() in ("d", "day", "days")
        return value / 7 if days and isinstance(value, int | float) else value
    if field == "egfr":
        # "<15" is below it; ">60" is known no better than that
        return max(value - _BELOW, 0) if sign == "<" and isinstance(value, int | float) else value
    return {"value": value, "unit": unit} if unit and value is not None else value


def _readable(field: str, value: Any, left_out: list[str]) -> bool:
    """Whether the value can be read; the day of birth is refused with its reason, all else is left out with it."""
    try:
        read_patient({field: value}, on=date.max.replace(year=9000))
    except CaseError as error:
        if field == "birth_date":
            raise
        left_out.append(f"{field.replace('_', ' ')}: {error.what}")
        return False
    return value is not None
