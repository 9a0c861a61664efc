"""How a term of a page finds its entry: by its words as they stand, in another order, and without its qualifiers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from dispensatory.vocab.names import Names
from dispensatory.words.keys import key
from dispensatory.words.lexicon import contained, for_purpose, medicine_forms, without_leading
from dispensatory.words.qualifiers import CLASS, Qualifiers, Words, forms


class Found(NamedTuple):
    """The entry that a term names, and the words of the term that were left out to find it."""

    entry: str
    left_out: Words


class FoundClass(NamedTuple):
    """A class, and whether the term names it only by an everyday word that is not exact."""

    entry: str
    vague: bool


def find(names: Names, name: str, qualifiers: Qualifiers) -> Found | None:
    """The entry of the normalised `name`, with as few words left out as need be."""
    for form in forms(name, qualifiers):
        if entry := names.find(form.name):
            return Found(entry, form.left_out)
    return None


class ClassIndex(NamedTuple):
    """Names of classes and their keys, each with what it finds."""

    names: Mapping[str, FoundClass]
    keys: Mapping[str, FoundClass]

    def find(self, name: str) -> FoundClass | None:
        """The class of the normalised `name`, or what it says is contained ("aspirin-containing products")."""
        head = without_leading(name)
        tried = [without_leading(form.name) for form in forms(head, CLASS)]
        if inner := contained(head):
            tried.append(inner)
        tried.extend(for_purpose(head))
        return next((found for form in tried if (found := self._plain(form))), None)

    def _plain(self, name: str) -> FoundClass | None:
        tried = medicine_forms(name)
        if known := next((form for form in tried if form in self.names), None):
            return self.names[known]
        return next((self.keys[words] for words in map(key, tried) if words in self.keys), None)


_ALLERGY_TO = tuple(
    f"{head} to "
    for head in (
        "allergic reaction",
        "hypersensitivity reaction",
        "allergy",
        "allergic",
        "hypersensitivity",
        "hypersensitive",
    )
)
_ALLERGY = tuple(f" {end}" for end in ("hypersensitivity reaction", "allergic reaction", "allergy", "hypersensitivity"))


def allergen(name: str) -> str | None:
    """What a normalised condition says the patient is allergic to; None where it is no such allergy."""
    if head := next((head for head in _ALLERGY_TO if name.startswith(head)), None):
        return name.removeprefix(head)
    end = next((end for end in _ALLERGY if name.endswith(end)), None)
    return name.removesuffix(end) if end else None
