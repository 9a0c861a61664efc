"""The resources of a bundle, and what they point at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dispensatory.cases.fhir.loose import Json, each, obj, reference, word
from dispensatory.errors import CaseError

MOST = 20_000  # resources
_DEEPEST = 10  # bundles and lists within each other
_MEDICINE = ("medicationCodeableConcept", "medicationReference", "medication")
_KINDS = {
    kind.lower(): kind
    for kind in (
        *("Bundle", "Patient", "Condition", "AllergyIntolerance", "Observation", "Medication", "MedicationOrder"),
        *("MedicationRequest", "MedicationStatement", "MedicationUsage", "MedicationDispense"),
        "MedicationAdministration",
    )
}


class Resources:
    """The resources of a Bundle, of a list of resources, or one alone; contained ones are found but not listed."""

    def __init__(self, data: Any) -> None:
        self.all: list[Json] = []
        self._by_address: dict[str, Json] = {}
        for address, resource in _resources(data):
            if len(self.all) == MOST:
                raise CaseError(
                    f"there are more than {MOST:,} resources", where="Bundle.entry", hint="send one patient's"
                )
            self.all.append(resource)
            kind, key = kind_of(resource), word(resource.get("id"))
            self._by_address.update(dict.fromkeys(filter(None, (address, key and f"{kind}/{key}")), resource))

    def of(self, *kinds: str) -> list[Json]:
        """The resources of these kinds, in order."""
        return [resource for resource in self.all if kind_of(resource) in kinds]

    def find(self, source: Json, pointer: Any) -> Json | None:
        """The resource that `pointer` in `source` points at: contained in it, or in the bundle."""
        address = reference(pointer)
        if address.startswith("#"):
            inside = (obj(one) for one in each(source.get("contained")))
            return next((one for one in inside if one.get("id") in (address[1:], address)), None)
        found = self._by_address.get(address)
        if found is None and "/" in address:
            found = self._by_address.get("/".join(address.split("/")[-2:]))
        return found


def kind_of(resource: Json) -> str:
    """The type of a resource, in the letters of the standard; what names a medicine and no type is a request of it."""
    said = word(resource.get("resourceType"))
    if not said and any(field in resource for field in _MEDICINE):
        return "MedicationRequest"
    return _KINDS.get(said.lower(), said)


def _resources(data: Any, depth: int = 0) -> Iterator[tuple[str, Json]]:
    if depth > _DEEPEST:
        raise CaseError("it is nested too deeply", where="Bundle.entry", hint="send one bundle")
    if isinstance(data, list | tuple):
        for one in data:
            yield from _resources(one, depth + 1)
        return
    if not isinstance(data, Mapping):
        yield "", {"resourceType": "no resource"}
        return
    given = obj(data)
    if kind_of(given) == "Bundle" or ("resourceType" not in given and "entry" in given):
        for entry in each(given.get("entry")):
            inside = obj(entry).get("resource", entry)
            address = word(obj(entry).get("fullUrl"))
            for within, resource in _resources(inside, depth + 1):
                yield within or address, resource
        return
    if given:
        yield "", given
