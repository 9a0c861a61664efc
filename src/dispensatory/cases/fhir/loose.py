"""Reading JSON that should be FHIR and may not quite be: what is missing or of another type is empty, never a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]


def obj(value: Any) -> Json:
    """An object; an empty one where `value` is none."""
    return value if isinstance(value, Mapping) else {}


def each(value: Any) -> list[Any]:
    """A list; one value alone, where a list is meant, is a list of it."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def word(value: Any) -> str:
    """A text in one line; "" where `value` is none."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def concept(value: Any) -> str:
    """The words of a CodeableConcept, a CodeableReference's concept, a Coding, a Reference's display, or a text."""
    if isinstance(value, str):
        return word(value)
    given = obj(value)
    if "concept" in given:
        return concept(given["concept"])
    codings = [obj(coding) for coding in each(given.get("coding"))]
    found = (word(given.get("text")), *(word(coding.get("display")) for coding in codings), word(given.get("display")))
    return next((words for words in found if words), "")


def codes(value: Any) -> Iterator[str]:
    """The codes of a concept in lower case, and its words, which a loose one has instead."""
    given = obj(value)
    for coding in (*each(given.get("coding")), *each(obj(given.get("concept")).get("coding"))):
        if code := word(obj(coding).get("code")):
            yield code.lower()
    if code := word(given.get("code")):
        yield code.lower()
    yield concept(value).lower()


def reference(value: Any) -> str:
    """What a Reference, or a CodeableReference, points at; "" where it points at nothing."""
    given = obj(value)
    inner = given.get("reference")
    return word(obj(inner).get("reference")) if isinstance(inner, Mapping) else word(inner)
