"""The rows of the vocabulary's data files, as they stand there."""

from __future__ import annotations

from typing import NamedTuple


class Substance(NamedTuple):
    """An active substance; `name` is its id. `unii` and `rxcui` are "" where unknown."""

    name: str
    unii: str
    rxcui: str
    other_names: tuple[str, ...]
    brands: tuple[str, ...]
    source: str
    date: str


class Combination(NamedTuple):
    """A name for several substances in one product: a brand ("Augmentin"), or a BAN such as "co-codamol"."""

    name: str
    other_names: tuple[str, ...]
    ingredients: tuple[str, ...]
    source: str
    date: str


class Class(NamedTuple):
    """A class of medicines. `lay_terms` are everyday words for it that are not exact ("blood thinner")."""

    id: str
    term: str
    synonyms: tuple[str, ...]
    lay_terms: tuple[str, ...]
    parents: tuple[str, ...]
    source: str
    date: str


class ClassMember(NamedTuple):
    """A source's statement that a substance belongs to a class."""

    cls: str
    substance: str
    source: str
    date: str


class Condition(NamedTuple):
    """A disease, allergy or state of a patient."""

    id: str
    term: str
    synonyms: tuple[str, ...]
    parents: tuple[str, ...]
    source: str
    date: str


class Effect(NamedTuple):
    """An adverse effect and the body system it belongs to."""

    id: str
    term: str
    synonyms: tuple[str, ...]
    system: str
    source: str
    date: str


class Route(NamedTuple):
    """A way of giving a medicine."""

    id: str
    term: str
    synonyms: tuple[str, ...]


class Exposure(NamedTuple):
    """What is no medicine and yet acts with one: a food or drink, sunlight, a test, a procedure, a device."""

    id: str
    term: str
    synonyms: tuple[str, ...]
    kind: str
    source: str
    date: str


class KnownInteraction(NamedTuple):
    """A public source's statement on two medicines together, whether pages speak of it or not.

    `first` and `second` are each the id of a class, or else the name of a substance; `verdict` is one of the verdicts
    of the facts, after the source's own verb; `effect` is what happens.
    """

    first: str
    second: str
    verdict: str
    effect: str
    source: str
    date: str


class LooseClass(NamedTuple):
    """A class whose members belong to the wider ones in a `way` only: "possibly", "under conditions"."""

    cls: str
    way: str
    source: str
    date: str


class CrossAllergy(NamedTuple):
    """A source's statement that who is allergic to `allergen` may be so to medicines of the class `cls`.

    `allergen` is the id of a class, or else the name of a substance; `verdict` is the source's own strength:
    "contraindicated" or "caution".
    """

    cls: str
    allergen: str
    verdict: str
    source: str
    date: str
