"""What follows from the facts and the vocabulary together: a monograph's names, and its classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dispensatory.facts import ClassMembership
from dispensatory.formulary.combination import combination_key, is_combination
from dispensatory.formulary.entry import Entry
from dispensatory.formulary.rows import Rows, member_class
from dispensatory.vocab import Vocabulary
from dispensatory.words import normalise


class Derived:
    """Names and classes of monographs, by one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._names = _names_by_substance(vocabulary)
        self._salts: dict[str, list[str]] = defaultdict(list)
        for salt, base in vocabulary.bases.items():
            if salt != base:
                self._salts[base].append(salt)
        self._memberships: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for member_id, row in enumerate(vocabulary.class_members, start=1):
            self._memberships[row.substance].append((member_id, row.cls))

    def names(self, entry: Entry) -> dict[str, str]:
        """Every name that `entry` answers to, normalised, and its kind: title, ingredient, synonym or brand.

        A combination answers to its title and its ingredients together, never to the name or brand of one
        of them.
        """
        found = {normalise(entry.title): "title"}
        ingredients = ingredients_of(entry)
        together = combination_key(ingredients, self.vocabulary.base)
        if is_combination(together):
            found.setdefault(together, "ingredient")
        else:
            for name, kind in self._single(ingredients[0]):
                found.setdefault(name, kind)
        found.pop("", None)
        return found

    def _single(self, ingredient: str) -> Iterator[tuple[str, str]]:
        yield normalise(ingredient), "ingredient"
        substance = self.vocabulary.substance(ingredient)
        if substance is None:
            return
        yield from self._names.get(substance, ())
        # A page on a salt also answers to the name without it, a page on the substance to those of its salts.
        base = self.vocabulary.bases[substance]
        for other in (base, *self._salts[base]) if substance == base else (base,):
            for name, kind in self._names.get(other, ()):
                yield name, "brand" if kind == "brand" else "synonym"

    def add_classes(self, rows: Rows, monograph: int, entry: Entry, keys: dict[ClassMembership, int]) -> None:
        """Put the classes of `entry` into `rows`, each once, those that the page itself states first.

        `keys` gives the evidence id of each statement of membership.
        """
        vocabulary = self.vocabulary
        seen: set[str] = set()
        for fact, key in keys.items():
            class_ = member_class(vocabulary, fact)
            substance = self._member(entry, fact)
            for ancestor in vocabulary.class_ancestors[class_] if class_ else ():
                if ancestor not in seen:
                    seen.add(ancestor)
                    rows.add("monograph_class", monograph, ancestor, "class_by_page", substance, key, None)
        for substance, member_id, ancestor in self._by_vocabulary(entry):
            if ancestor not in seen:
                seen.add(ancestor)
                rows.add("monograph_class", monograph, ancestor, "class_by_vocabulary", substance, None, member_id)

    def _member(self, entry: Entry, fact: ClassMembership) -> str | None:
        """The substance that a statement of membership is about, where that is known."""
        ingredients = (fact.of,) if fact.of else ingredients_of(entry)
        return self.vocabulary.base(ingredients[0]) if len(ingredients) == 1 else None

    def _by_vocabulary(self, entry: Entry) -> Iterator[tuple[str, int, str]]:
        """Substance, id of the member row and class, for every class the vocabulary puts an ingredient in,
        under its full name or without its salt.
        """
        vocabulary = self.vocabulary
        for name in ingredients_of(entry):
            full = vocabulary.substance(name)
            if full is None:
                continue
            base = vocabulary.bases[full]
            for each in dict.fromkeys((full, base)):
                for member_id, class_ in self._memberships.get(each, ()):
                    for ancestor in vocabulary.class_ancestors[class_]:
                        yield base, member_id, ancestor


def ingredients_of(entry: Entry) -> tuple[str, ...]:
    """The ingredients that a page names, its title where it names none."""
    return entry.facts.ingredients or (entry.title,)


def _names_by_substance(vocabulary: Vocabulary) -> dict[str, list[tuple[str, str]]]:
    """For each substance, the other names and the brands that are its alone, with their kind."""
    names = vocabulary.substance_names
    kinds = ("ingredient", "synonym", "brand")
    by_substance: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, substance in names.index.items():
        by_substance[substance].append((name, kinds[names.tier[name]]))
    return by_substance
