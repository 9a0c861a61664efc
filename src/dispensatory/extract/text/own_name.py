"""The medicine's own name read as "it", so that a frame need not know what the medicine is called."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from dispensatory.extract.text.page import Page


class Renamed(NamedTuple):
    """Plain words in which the own names are "it"; `moved` are the places behind them with how far they moved."""

    words: str
    moved: tuple[tuple[int, int], ...] = ()

    def back(self, at: int) -> int:
        """Where the letter at `at` stands in the words as they were."""
        return at + next((by for place, by in reversed(self.moved) if at >= place), 0)


def as_it(words: str, page: Page) -> Renamed:
    """`words` (plain lower case) with each own name replaced by "it", its genitive by "its"."""
    hits = _own(page.names).find_matches_as_indexes(words, overlapping=True)
    if not hits:
        return Renamed(words)
    out: list[str] = []
    moved: list[tuple[int, int]] = []
    end = length = 0
    for _, start, after in sorted(hits, key=lambda hit: (hit[1], -hit[2])):  # the longest name that stands there
        if start < end or not _BEFORE.match(words, start) or not (behind := _BEHIND.match(words, after)):
            continue
        it = "its" if behind[1] else "it"
        out += [words[end:start], it]
        length += start - end + len(it)
        end = behind.end()
        moved.append((length, end - length))
    return Renamed("".join(out) + words[end:], tuple(moved)) if out else Renamed(words)


# A name stands by itself, and is not what another is made from.
_BEFORE = re.compile(r"(?<![\w-])(?<!derived )")
_BEHIND = re.compile(r"('s)?(?![\w-])")


@lru_cache(maxsize=64)
def _own(names: frozenset[str]) -> AhoCorasick:
    return AhoCorasick(sorted(names))
