"""One name for a combination, whatever the order of its parts and the sign between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from dispensatory.words import normalise

_PLUS = " + "
_BETWEEN = re.compile(r"[+/&,]|\b(?:and|with|plus)\b", re.IGNORECASE)


def parts(name: str) -> tuple[str, ...]:
    """The parts of a name such as "A + B", "A/B", "A, B and C"; one part where nothing joins any."""
    return tuple(part for piece in _BETWEEN.split(name) if (part := piece.strip()))


def combination_key(names: Iterable[str], substance: Callable[[str], str | None]) -> str:
    """The name of the combination of `names`: each once, by its substance where `substance` knows it, sorted, "+"
    between.
    """
    return _PLUS.join(sorted({normalise(substance(name) or name) for name in names}))


def is_combination(key: str) -> bool:
    """Whether a `combination_key` is of more than one substance."""
    return _PLUS in key
