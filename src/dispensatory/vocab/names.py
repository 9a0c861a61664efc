"""Finding an entry of the vocabulary by any of its names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from dispensatory.words.keys import key
from dispensatory.words.normal import normalise


class Names:
    """Names of one kind of entry, in tiers: a name of an earlier tier is never taken over by a later one.

    A name that stands for several entries within its tier is ambiguous: it finds none of them.
    """

    def __init__(self, tiers: Iterable[Iterable[tuple[str, str]]]) -> None:
        """`tiers`: for each, pairs of a surface name and the id it stands for; the best tier first."""
        index: dict[str, str] = {}
        self.surfaces: dict[str, str] = {}
        self.tier: dict[str, int] = {}
        self.ambiguous: dict[str, tuple[str, ...]] = {}
        for number, tier in enumerate(tiers):
            self._add(index, number, tier)
        self.index: Mapping[str, str] = index

    def _add(self, index: dict[str, str], number: int, tier: Iterable[tuple[str, str]]) -> None:
        tiers, ambiguous = self.tier, self.ambiguous
        for surface, entry in tier:
            name = normalise(surface)
            known = index.get(name)
            if not name or (tiers.setdefault(name, number) < number and known != entry):
                continue
            if name in ambiguous:
                ambiguous[name] = tuple(sorted({*ambiguous[name], entry}))
            elif known is None:
                index[name] = entry
            elif known != entry:
                ambiguous[name] = tuple(sorted((known, entry)))
                del index[name]
            self.surfaces.setdefault(surface.lower(), entry)

    @cached_property
    def keys(self) -> Mapping[str, str]:
        """Names by their keys, so that a name is found in another order of its words. A key that stands for several
        entries finds the one whose name is of the best tier, and none where two are as good.
        """
        best: dict[str, tuple[int, str]] = {}
        shared = {"", *map(key, self.ambiguous)}
        for name, entry in self.index.items():  # the best tier first
            words = key(name)
            tier, known = best.setdefault(words, (self.tier[name], entry))
            if known != entry and tier == self.tier[name]:
                shared.add(words)
        return {words: entry for words, (_, entry) in best.items() if words not in shared}

    def find(self, name: str) -> str | None:
        """The entry of the normalised `name`, or else that of a name of the same words; None where unknown."""
        if name in self.index or name in self.ambiguous or " " not in name or "/" in name:
            return self.index.get(name)
        return self.keys.get(key(name))

    def terms(self) -> dict[str, str]:
        """Lower-case surface forms and their plain plurals, each with its id; ambiguous ones are left out."""
        index = self.index
        terms = {surface: entry for surface, entry in self.surfaces.items() if normalise(surface) in index}
        for surface, entry in list(terms.items()):
            terms.setdefault(_plural(surface), entry)
        return terms


def _plural(surface: str) -> str:
    """The plural an English text would use: "allergy" gives "allergies"; a word that has none stays."""
    if not surface[-1:].isalpha() or surface.endswith(("s", "x")):
        return surface
    if surface.endswith("y") and surface[-2:-1] not in "aeiou":
        return surface[:-1] + "ies"
    return surface + ("es" if surface.endswith(("ch", "sh")) else "s")
