"""The resources of a bundle, and what they point at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dispensatory.cases.fhir.loose import Json, each, obj, reference, word
from dispensatory.errors import CaseError

MOST = 20_000  # resources


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
            kind, key = word(resource.get("resourceType")), word(resource.get("id"))
            self._by_address.update(dict.fromkeys(filter(None, (address, key and f"{kind}/{key}")), resource))

    def of(self, *kinds: str) -> list[Json]:
        """The resources of these kinds, in order."""
        return [resource for resource in self.all if resource.get("resourceType") in kinds]

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


def _resources(data: Any) -> Iterator[tuple[str, Json]]:
    if isinstance(data, list | tuple):
        for one in data:
            yield from _resources(one)
        return
    given = obj(data)
    if given.get("resourceType") == "Bundle" or ("resourceType" not in given and "entry" in given):
        for entry in each(given.get("entry")):
            inside = obj(entry).get("resource", entry)
            if isinstance(inside, dict) and inside.get("resourceType") != "Bundle":
                yield word(obj(entry).get("fullUrl")), inside
        return
    if given:
        yield "", given
