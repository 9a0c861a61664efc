"""Patterns that are tried only where they can match: where a piece of text stands which every match of theirs has.

The pieces are found in the pattern itself, so that they follow when it is changed. Both they and the compiled pattern
are made when they are first needed, since a process that reads one page needs half of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from operator import itemgetter
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick

from dispensatory.extract.text.pieces import compile_parsed, openings_of, parse, pieces_of

_END = sys.maxsize
_START = itemgetter(1)  # of a piece that was found
_Meaning = TypeVar("_Meaning")


class Parsed:
    """A regular expression that is parsed once: for its pieces, and then, where one of them is met, to be compiled."""

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    @cached_property
    def parsed(self) -> Any:
        """The pattern as `pieces_of` and `openings_of` take it."""
        return parse(self.pattern)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as `re.compile` gives it. It is asked for last: what was parsed is dropped."""
        made = compile_parsed(self.parsed)
        del self.parsed
        return made


class Sought(Parsed):
    """A regular expression that is searched only in words that hold a piece of it, as a compiled one is."""

    @cached_property
    def _possible(self) -> Callable[[str], object]:
        return _each_of(pieces_of(self.parsed))

    def search(self, words: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The first match in `words[start:end]`."""
        return self.compiled.search(words, start, end) if self._possible(words) else None

    def match(self, words: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """What it matches at the head of `words[start:end]`."""
        return self.compiled.match(words, start, end) if self._possible(words) else None

    def finditer(self, words: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """The matches in `words[start:end]` that do not overlap."""
        return self.compiled.finditer(words, start, end) if self._possible(words[start:end]) else iter(())

    def sub(self, by: str | Callable[[re.Match[str]], str], words: str) -> str:
        """`words` with `by` for each match."""
        return self.compiled.sub(by, words) if self._possible(words) else words


class Opened(Parsed):
    """A regular expression all of whose matches begin with one of a list of pieces; it is tried where one stands.

    That costs less than a search for it where it has many alternatives, and the words that open them are rare.
    """

    @cached_property
    def _match(self) -> Callable[[str, int, int], re.Match[str] | None]:
        return self.compiled.match

    @cached_property
    def _places(self) -> AhoCorasick:
        return AhoCorasick(sorted(openings_of(self.parsed)))

    def each(self, words: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """What it matches at each place in turn, also where that overlaps what it matched before."""
        hits = self._places.find_matches_as_indexes(words, overlapping=True)
        for _, at, _ in sorted(hits, key=_START):  # one at each place: no opening is the beginning of another
            if at >= start and (found := self._match(words, at, end)):
                yield found

    def search(self, words: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The first match in `words[start:end]`."""
        return next(self.each(words, start, end), None)

    def finditer(self, words: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """The matches in `words[start:end]` that do not overlap."""
        for found in self.each(words, start, end):
            if found.start() >= start:
                yield found
                start = found.end()


class Several(Generic[_Meaning]):
    """Regular expressions, each with what it means, that are searched where words hold a piece of them: one scan tells
    for all of them.
    """

    def __init__(self, rows: Iterable[tuple[_Meaning, str]]) -> None:
        self._rows = tuple((meaning, Parsed(pattern)) for meaning, pattern in rows)

    @property
    def patterns(self) -> tuple[str, ...]:
        """The expressions."""
        return tuple(row.pattern for _, row in self._rows)

    @cached_property
    def _pieces(self) -> tuple[AhoCorasick, tuple[tuple[tuple[int, int], ...], ...], tuple[int, ...]]:
        """An automaton of the pieces; the rows that each is of, with a bit for its set; all the bits of each row."""
        sets = [pieces_of(row.parsed) for _, row in self._rows]
        of: dict[str, list[tuple[int, int]]] = {}
        for n, needed in enumerate(sets):
            for number, pieces in enumerate(needed):
                for piece in sorted(pieces):
                    of.setdefault(piece, []).append((n, 1 << number))
        return AhoCorasick(of), tuple(map(tuple, of.values())), tuple((1 << len(needed)) - 1 for needed in sets)

    def finditer(self, words: str) -> Iterator[tuple[_Meaning, re.Match[str]]]:
        """The matches of each expression in turn that do not overlap, each with what it means."""
        automaton, of, whole = self._pieces
        met: dict[int, int] = {}
        for piece, _, _ in automaton.find_matches_as_indexes(words, overlapping=True):
            for n, bit in of[piece]:
                met[n] = met.get(n, 0) | bit
        for n in sorted(met):
            if met[n] == whole[n]:
                meaning, row = self._rows[n]
                for found in row.compiled.finditer(words):
                    yield meaning, found


def _each_of(sets: tuple[frozenset[str], ...]) -> Callable[[str], object]:
    """What is true of words that hold a piece of the first of `sets`, and of the second if there is one."""
    tests = tuple(map(_any_of, sets[:2]))
    return partial(_both, tests[0], tests[1]) if len(tests) > 1 else tests[0]


def _both(first: Callable[[str], object], second: Callable[[str], object], words: str) -> object:
    return first(words) and second(words)


def _holds(piece: str, words: str) -> bool:
    return piece in words


def _any_of(pieces: frozenset[str]) -> Callable[[str], object]:
    """What is true of words that hold one of `pieces`."""
    if len(pieces) == 1:
        return partial(_holds, *pieces)
    return AhoCorasick(sorted(pieces)).find_matches_as_indexes
