"""The vocabulary: substances, classes, conditions, effects and routes, each with its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from dispensatory.vocab.hierarchy import closure
from dispensatory.vocab.lexicon import medicine_forms, without_leading, without_qualifier, without_salt
from dispensatory.vocab.names import Names
from dispensatory.vocab.normal import normalise
from dispensatory.vocab.rows import Class, ClassMember, Condition, Effect, Route, Substance

Kind = Literal["substance", "class", "condition", "effect", "route"]
_LAY_TIER = 2  # of the tiers of class names


class Vocabulary:
    """The entries of the data files in their order there, and look-ups by any name."""

    def __init__(
        self,
        *,
        substances: tuple[Substance, ...] = (),
        classes: tuple[Class, ...] = (),
        class_members: tuple[ClassMember, ...] = (),
        conditions: tuple[Condition, ...] = (),
        effects: tuple[Effect, ...] = (),
        routes: tuple[Route, ...] = (),
    ) -> None:
        self.substances = substances
        self.classes = classes
        self.class_members = class_members
        self.conditions = conditions
        self.effects = effects
        self.routes = routes

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
    def class_ancestors(self) -> Mapping[str, tuple[str, ...]]:
        """For each class, its ancestors, itself among them."""
        return closure({row.id: row.parents for row in self.classes})

    @cached_property
    def condition_ancestors(self) -> Mapping[str, tuple[str, ...]]:
        """For each condition, its ancestors, itself among them."""
        return closure({row.id: row.parents for row in self.conditions})

    def substance(self, term: str) -> str | None:
        """The substance that `term` names: by its name, another name or a brand, with a salt word or without.

        None for an unknown name, and for one that several substances share.
        """
        return self._find_substance(normalise(term))

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
        return found[0] if found else None

    def is_vague(self, term: str) -> bool:
        """Whether `term` names a class only by an everyday word that is not exact ("blood thinner")."""
        found = self._find_class(term)
        return found is not None and found[1]

    @cached_property
    def class_index(self) -> Mapping[str, tuple[str, bool]]:
        """Names of classes, also with "medicine" for a word such as "drug": the id, and whether vague."""
        names = self.class_names
        index = {name: (entry, names.tier[name] == _LAY_TIER) for name, entry in names.index.items()}
        for name, found in list(index.items()):
            for form in medicine_forms(name)[1:2]:
                index.setdefault(form, found)
        return index

    def _find_class(self, term: str) -> tuple[str, bool] | None:
        forms = medicine_forms(without_leading(normalise(term)))
        return next((self.class_index[form] for form in forms if form in self.class_index), None)

    def condition(self, term: str) -> str | None:
        """The condition that `term` names, qualifiers left out if need be ("a history of severe asthma")."""
        index = self.condition_names.index
        name = normalise(term)
        return next((index[form] for form in (name, *without_qualifier(name)) if form in index), None)

    def effect(self, term: str) -> str | None:
        """The adverse effect that `term` names; None for an unknown one."""
        return self.effect_names.index.get(normalise(term))

    def route(self, term: str) -> str | None:
        """The route that `term` names; None for an unknown one."""
        return self.route_names.index.get(normalise(term))

    def terms(self, kind: Kind) -> Mapping[str, str]:
        """Every name of the entries of `kind`, as a text would write it in lower case, singular and plural,
        and the id it stands for. Names that several entries share are left out.
        """
        return self._names(kind).terms()

    def _names(self, kind: Kind) -> Names:
        names: Names = getattr(self, f"{kind}_names")
        return names


def _term_and_synonyms(rows: tuple[Condition, ...] | tuple[Effect, ...]) -> Names:
    def synonyms() -> Iterator[tuple[str, str]]:
        for row in rows:
            for name in row.synonyms:
                yield name, row.id

    return Names((((row.term, row.id) for row in rows), synonyms()))
