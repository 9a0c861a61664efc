"""Which readers a token can open: most words open none, and a reader that cannot begin there is not asked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from dispensatory.sig.phrases.tokens import Sentence

_Read = TypeVar("_Read")
Reader = Callable[[Sentence, int], _Read | None]
Readers = Mapping[str, tuple[Reader[_Read], ...]]


def by_opener(*rows: tuple[Reader[_Read], Collection[str]]) -> Readers[_Read]:
    """The readers of each key of a token (`Sentence.keys`), in the order of `rows`."""
    keys = dict.fromkeys(key for _, openers in rows for key in openers)
    return {key: tuple(read for read, openers in rows if key in openers) for key in keys}


def first_of(readers: Readers[_Read], s: Sentence, i: int) -> _Read | None:
    """What the first reader that reads something at token `i` reads there."""
    if not 0 <= i < len(s):
        return None
    for read in readers.get(s.keys[i], ()):
        found = read(s, i)
        if found is not None:
            return found
    return None
