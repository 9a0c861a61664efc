"""The medicine's own name read as "it", so that a frame need not know what the medicine is called."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

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
    out: list[str] = []
    moved: list[tuple[int, int]] = []
    end = length = 0
    for found in _own(page.names).finditer(words):
        it = "its" if found[1] else "it"
        out += [words[end : found.start()], it]
        length += found.start() - end + len(it)
        end = found.end()
        moved.append((length, end - length))
    return Renamed("".join(out) + words[end:], tuple(moved)) if out else Renamed(words)


@lru_cache(maxsize=64)
def _own(names: frozenset[str]) -> re.Pattern[str]:
    longest = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(rf"(?<![\w-])(?<!derived )(?:{longest})('s)?(?![\w-])")
