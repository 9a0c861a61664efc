"""Whether the data files hold together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dispensatory.facts.verdicts import VERDICTS
from dispensatory.vocab.hierarchy import cycles
from dispensatory.vocab.vocabulary import Vocabulary


def problems(vocabulary: Vocabulary) -> tuple[str, ...]:
    """References that lead nowhere, in words for the editor of the data files; empty where all is well."""
    return (
        *_hierarchy("classes.tsv", {row.id: row.parents for row in vocabulary.classes}),
        *_hierarchy("conditions.tsv", {row.id: row.parents for row in vocabulary.conditions}),
        *_combinations(vocabulary),
        *_members(vocabulary),
        *_loose_classes(vocabulary),
        *_cross_allergies(vocabulary),
        *_interactions(vocabulary),
    )


def shared_names(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Terms and synonyms that stand for two classes, conditions, effects, routes or exposures, and so find neither.

    A brand or old name that several substances share is no fault, so substances are not looked at.
    """
    return tuple(
        f"{file}: {name!r} stands for {' and '.join(entries)}"
        for file, names in (
            ("classes.tsv", vocabulary.class_names),
            ("conditions.tsv", vocabulary.condition_names),
            ("effects.tsv", vocabulary.effect_names),
            ("routes.tsv", vocabulary.route_names),
            ("exposures.tsv", vocabulary.exposure_names),
        )
        for name, entries in sorted(names.ambiguous.items())
    )


def _hierarchy(file: str, parents: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for entry, above in parents.items():
        for parent in above:
            if parent not in parents:
                yield f"{file}: {entry} has the parent {parent}, which has no row"
    for entry in cycles(parents):
        yield f"{file}: {entry} is its own ancestor"


def _combinations(vocabulary: Vocabulary) -> Iterator[str]:
    substances = {row.name for row in vocabulary.substances}
    for row in vocabulary.combinations:
        for ingredient in row.ingredients:
            if ingredient not in substances:
                yield f"combinations.tsv: {row.name} contains {ingredient}, which has no row in substances.tsv"
        for name in (row.name, *row.other_names):
            if substance := vocabulary.substance(name):
                yield f"combinations.tsv: {name} names {substance} alone in substances.tsv"


def _members(vocabulary: Vocabulary) -> Iterator[str]:
    classes = {row.id for row in vocabulary.classes}
    substances = {row.name for row in vocabulary.substances}
    for row in vocabulary.class_members:
        if row.cls not in classes:
            yield f"class_members.tsv: {row.substance} is in {row.cls}, which has no row in classes.tsv"
        if row.substance not in substances:
            yield f"class_members.tsv: {row.cls} has {row.substance}, which has no row in substances.tsv"


def _loose_classes(vocabulary: Vocabulary) -> Iterator[str]:
    parents = {row.id: row.parents for row in vocabulary.classes}
    for row in vocabulary.loose_classes:
        if not parents.get(row.cls):
            yield f"loose_classes.tsv: {row.cls} has no row in classes.tsv, or no wider class there"


def _cross_allergies(vocabulary: Vocabulary) -> Iterator[str]:
    classes = {row.id for row in vocabulary.classes}
    allergens = classes | {row.name for row in vocabulary.substances}
    for row in vocabulary.cross_allergies:
        if row.cls not in classes:
            yield f"cross_allergy.tsv: {row.cls} has no row in classes.tsv"
        if row.allergen not in allergens:
            yield f"cross_allergy.tsv: {row.allergen} has no row in classes.tsv nor in substances.tsv"


def _interactions(vocabulary: Vocabulary) -> Iterator[str]:
    known = {row.id for row in vocabulary.classes} | {row.name for row in vocabulary.substances}
    for row in vocabulary.interactions:
        for side in (row.first, row.second):
            if side not in known:
                yield f"interactions.tsv: {side} has no row in classes.tsv nor in substances.tsv"
        if row.verdict not in VERDICTS:
            yield f"interactions.tsv: {row.first} with {row.second} has the verdict {row.verdict}, which is none"
