"""One fact for what a page names several times."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

import msgspec

from dispensatory.facts import Condition, Interaction, strongest_first
from dispensatory.vocab import Vocabulary
from dispensatory.words import normalise

T = TypeVar("T", Condition, Interaction)
_ALLERGY = re.compile(r"(?:allergy|hypersensitivity)\Z")  # each allergen is a condition of its own
_HYPERSENSITIVITY = re.compile(r"(?<=\S) (?:hyper)?sensitivity\Z")  # that to a thing is an allergy to it
_NEUTRAL = frozenset(
    "preexisting existing underlying known certain other some any a an the of medication drug "
    "medicine condition disease problem disorder".split()
)


def merged_conditions(conditions: Iterable[Condition], vocab: Vocabulary) -> tuple[Condition, ...]:
    """Each condition once, with every verdict on it and the words of the first that is strongest."""
    index = vocab.condition_names.index
    return _merged(
        conditions, lambda fact: fact.term, lambda term: None if _ALLERGY.search(term) else index.get(normalise(term))
    )


def merged_interactions(interactions: Iterable[Interaction], vocab: Vocabulary) -> tuple[Interaction, ...]:
    """Each target once, in the same way; its effect is the first that is stated."""
    return _merged(interactions, lambda fact: fact.target, lambda term: vocab.class_(term) or vocab.base(term))


def _merged(facts: Iterable[T], name: Callable[[T], str], entry: Callable[[str], str | None]) -> tuple[T, ...]:
    """Facts of one name, or of two names for one entry of the vocabulary that stand in different sentences: within a
    sentence ("psychological and psychiatric disorders") the page tells them apart.
    """
    out: list[T] = []
    places: dict[tuple[str, str | None], int] = {}
    for new in facts:
        term = name(new)
        key, found = (_words(term), new.of), entry(term)
        known = (f"entry {found}", new.of) if found else key
        at = places.get(key, places.get(known))
        if at is None or (key not in places and out[at].start == new.start):
            places[key] = len(out)
            places.setdefault(known, len(out))
            out.append(new)
        else:
            places[key] = at
            out[at] = _joined(out[at], new)
    return tuple(out)


def _joined(old: T, new: T) -> T:
    verdicts = strongest_first((*old.verdicts, *new.verdicts))
    basis, other = (old, new) if old.verdicts[0] == verdicts[0] else (new, old)
    joined = msgspec.structs.replace(basis, verdicts=verdicts)
    if isinstance(joined, Interaction) and isinstance(other, Interaction):
        return msgspec.structs.replace(joined, effect=joined.effect or other.effect)
    return joined


@lru_cache(maxsize=1 << 14)
def _words(term: str) -> str:
    """What two spellings of one term share."""
    name = _HYPERSENSITIVITY.sub(" allergy", normalise(term))
    return " ".join(word for word in name.split() if word not in _NEUTRAL) or name
