"""The vocabulary: substances, classes, conditions, effects and routes, each with its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Literal

from dispensatory.vocab.hierarchy import closure
from dispensatory.vocab.look_up import ClassIndex, Found, FoundClass, allergen, find
from dispensatory.vocab.names import Names
from dispensatory.vocab.rows import (
    Class,
    ClassMember,
    Combination,
    Condition,
    CrossAllergy,
    Effect,
    Exposure,
    KnownInteraction,
    LooseClass,
    Route,
    Substance,
)
from dispensatory.words.keys import key
from dispensatory.words.lexicon import contained, medicine_forms, several_names, without_salt
from dispensatory.words.normal import normalise
from dispensatory.words.qualifiers import CONDITION, EFFECT, EXPOSURE, forms

Kind = Literal["substance", "class", "condition", "effect", "route", "exposure"]
_LAY_TIER = 2  # of the tiers of class names
_MANY = 1 << 16  # terms remembered of each kind


class Vocabulary:
    """The entries of the data files in their order there, and look-ups by any name."""

    def __init__(
        self,
        *,
        substances: tuple[Substance, ...] = (),
        combinations: tuple[Combination, ...] = (),
        classes: tuple[Class, ...] = (),
        class_members: tuple[ClassMember, ...] = (),
        conditions: tuple[Condition, ...] = (),
        effects: tuple[Effect, ...] = (),
        routes: tuple[Route, ...] = (),
        exposures: tuple[Exposure, ...] = (),
        loose_classes: tuple[LooseClass, ...] = (),
        cross_allergies: tuple[CrossAllergy, ...] = (),
        interactions: tuple[KnownInteraction, ...] = (),
    ) -> None:
        self.substances = substances
        self.combinations = combinations
        self.classes = classes
        self.class_members = class_members
        self.conditions = conditions
        self.effects = effects
        self.routes = routes
        self.exposures = exposures
        self.loose_classes = loose_classes
        self.cross_allergies = cross_allergies
        self.interactions = interactions
        # The same terms are looked up on page after page.
        remember = lru_cache(maxsize=_MANY)
        self.substance = remember(self._look_up_substance)
        self._find_class = remember(self._look_up_class)
        self.find_condition = remember(self._look_up_condition)
        self.find_effect = remember(self._look_up_effect)

    @cached_property
    def substance_names(self) -> Names:
        """Names of substances: their own, then other names, then brands."""
        return Names(
            (
                ((row.name, row.name) for row in self.substances),
                ((name, row.name) for row in self.substances for name in row.other_names),
                ((name, row.name) for row in self.substances for name in row.brands),
            )
        )

    @cached_property
    def class_names(self) -> Names:
        """Names of classes: the term, then its synonyms, then lay terms."""
        return Names(
            (
                ((row.term, row.id) for row in self.classes),
                ((name, row.id) for row in self.classes for name in row.synonyms),
                ((name, row.id) for row in self.classes for name in row.lay_terms),
            )
        )

    @cached_property
    def condition_names(self) -> Names:
        """Names of conditions: the term, then its synonyms."""
        return _term_and_synonyms(self.conditions)

    @cached_property
    def effect_names(self) -> Names:
        """Names of effects: the term, then its synonyms."""
        return _term_and_synonyms(self.effects)

    @cached_property
    def route_names(self) -> Names:
        """Names of routes: the id, the term, then its synonyms."""
        return Names(
            (
                (pair for row in self.routes for pair in ((row.id, row.id), (row.term, row.id))),
                ((name, row.id) for row in self.routes for name in row.synonyms),
            )
        )

    @cached_property
    def exposure_names(self) -> Names:
        """Names of exposures: the term, then its synonyms."""
        return _term_and_synonyms(self.exposures)

    @cached_property
    def class_ancestors(self) -> Mapping[str, tuple[str, ...]]:
        """For each class, its ancestors, itself among them."""
        return closure({row.id: row.parents for row in self.classes})

    @cached_property
    def classes_of(self) -> Mapping[str, tuple[str, ...]]:
        """For each substance that is in any, the classes that it is stated to be in."""
        found: dict[str, list[str]] = {}
        for row in self.class_members:
            found.setdefault(row.substance, []).append(row.cls)
        return {substance: tuple(classes) for substance, classes in found.items()}

    @cached_property
    def condition_ancestors(self) -> Mapping[str, tuple[str, ...]]:
        """For each condition, its ancestors, itself among them."""
        return closure({row.id: row.parents for row in self.conditions})

    def _look_up_substance(self, term: str) -> str | None:
        """The substance that `term` names: by its name, another name or a brand, with a salt word or without, or as
        what a product contains ("paracetamol-containing medicines").

        None for an unknown name, and for one that several substances share.
        """
        name = normalise(term)
        return self._find_substance(name) or self._find_substance(contained(name) or "") or self._named_twice(name)

    def _named_twice(self, name: str) -> str | None:
        """The substance of a name that gives two names of it: "epinephrine/ adrenaline", "adrenaline [epinephrine]"."""
        names = several_names(name)
        first = self._find_substance(names[0]) if len(names) > 1 else None
        if first is None:
            return None
        others = [self._find_substance(other) for other in names[1:]]
        return first if all(other and self.bases[other] == self.bases[first] for other in others) else None

    def _find_substance(self, name: str) -> str | None:
        names = self.substance_names
        if name in names.index or name in names.ambiguous:
            return names.index.get(name)
        return next((names.index[form] for form in without_salt(name) if form in names.index), None)

    @cached_property
    def bases(self) -> Mapping[str, str]:
        """For each substance, the one that it is a salt or ester of ("morphine" for "morphine sulfate"),
        where that has a row too, else itself. Facts about either are facts about the same medicine.
        """
        index = self.substance_names.index
        return {
            row.name: next((index[f] for f in without_salt(normalise(row.name)) if f in index), row.name)
            for row in self.substances
        }

    def base(self, term: str) -> str | None:
        """The substance that `term` names, without its salt where that has a row too; None for an unknown
        one.
        """
        substance = self.substance(term)
        return None if substance is None else self.bases[substance]

    def class_(self, term: str) -> str | None:
        """The class that `term` names, everyday words too ("certain blood thinners"); None where unknown."""
        found = self._find_class(term)
        return found.entry if found else None

    def is_vague(self, term: str) -> bool:
        """Whether `term` names a class only by an everyday word that is not exact ("blood thinner")."""
        found = self._find_class(term)
        return found is not None and found.vague

    @cached_property
    def class_index(self) -> Mapping[str, FoundClass]:
        """Names of classes, also with "medicine" for a word such as "drug": the id, and whether vague."""
        names = self.class_names
        index = {name: FoundClass(entry, names.tier[name] == _LAY_TIER) for name, entry in names.index.items()}
        for name, found in list(index.items()):
            for form in medicine_forms(name)[1:2]:
                index.setdefault(form, found)
        return index

    @cached_property
    def _classes(self) -> ClassIndex:
        names, keys = self.class_names, self.class_names.keys
        exact = {key(name) for name, tier in names.tier.items() if tier != _LAY_TIER}
        return ClassIndex(self.class_index, {k: FoundClass(entry, k not in exact) for k, entry in keys.items()})

    def _look_up_class(self, term: str) -> FoundClass | None:
        return self._classes.find(normalise(term))

    def _look_up_condition(self, term: str) -> Found | None:
        """The condition that `term` names, and the qualifiers left out of it ("a history of severe asthma")."""
        name = normalise(term)
        return find(self.condition_names, name, CONDITION) or self._find_allergy(name)

    def _find_allergy(self, name: str) -> Found | None:
        """The allergy to a class or a substance, under whatever name of it."""
        for form in forms(name, CONDITION):
            if entry := self._allergies.get(self._allergen(form.name)):
                return Found(entry, form.left_out)
        return None

    @cached_property
    def _allergies(self) -> Mapping[str, str]:
        """Conditions of being allergic, by the class or the substance."""
        found: dict[str, str] = {}
        for name, entry in self.condition_names.index.items():
            found.setdefault(self._allergen(name), entry)
        return {allergen: entry for allergen, entry in found.items() if allergen}

    def _allergen(self, name: str) -> str:
        """The class or substance that the normalised name of a condition says one is allergic to; else ""."""
        subject = allergen(name)
        if not subject:
            return ""
        class_ = self._find_class(subject)
        if class_:
            return "" if class_.vague else f"class {class_.entry}"
        return self.base(subject) or ""

    def condition(self, term: str) -> str | None:
        """The condition that `term` names, qualifiers left out if need be; None where unknown."""
        found = self.find_condition(term)
        return found.entry if found else None

    def _look_up_effect(self, term: str) -> Found | None:
        """The adverse effect that `term` names, and the qualifiers left out of it ("severe nausea")."""
        return find(self.effect_names, normalise(term), EFFECT)

    def effect(self, term: str) -> str | None:
        """The adverse effect that `term` names, qualifiers left out if need be; None for an unknown one."""
        found = self.find_effect(term)
        return found.entry if found else None

    def route(self, term: str) -> str | None:
        """The route that `term` names; None for an unknown one."""
        return self.route_names.index.get(normalise(term))

    def exposure(self, term: str) -> str | None:
        """The food, test, device or other thing but a medicine that `term` names; None for an unknown one."""
        found = find(self.exposure_names, normalise(term), EXPOSURE)
        return found.entry if found else None

    def terms(self, kind: Kind) -> Mapping[str, str]:
        """Every name of the entries of `kind`, as a text would write it in lower case, singular and plural,
        and the id it stands for. Names that several entries share are left out.
        """
        return self._names(kind).terms()

    def _names(self, kind: Kind) -> Names:
        names: Names = getattr(self, f"{kind}_names")
        return names


def _term_and_synonyms(rows: tuple[Condition, ...] | tuple[Effect, ...] | tuple[Exposure, ...]) -> Names:
    def synonyms() -> Iterator[tuple[str, str]]:
        for row in rows:
            for name in row.synonyms:
                yield name, row.id

    return Names((((row.term, row.id) for row in rows), synonyms()))
