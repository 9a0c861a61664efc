"""Which of several groups of words a line can hold: one linear scan, so that most lines cost no pattern at all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick

_T = TypeVar("_T")


class Stems(Generic[_T]):
    """Stems by group. A stem is a piece of a word in plain lower case; `"pregn lactat"` are two."""

    def __init__(self, groups: Mapping[_T, str]) -> None:
        pairs = [(stem.replace("+", " "), group) for group, stems in groups.items() for stem in stems.split()]
        self._groups = [group for _, group in pairs]
        self._automaton = AhoCorasick([stem for stem, _ in pairs])

    def groups(self, words: str) -> set[_T]:
        """The groups that have a stem in `words`."""
        hits = self._automaton.find_matches_as_indexes(words, overlapping=True)
        return {self._groups[hit[0]] for hit in hits} if hits else set()

    def possible(self, words: str) -> bool:
        """Whether any stem is in `words`."""
        return bool(self._automaton.find_matches_as_indexes(words))
