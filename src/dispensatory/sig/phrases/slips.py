"""Words of how much and how often that are one slip of the hand away from what is written: "mornnig", "tw1ce"."""

from __future__ import annotations

import re
from functools import lru_cache

_MEANT = frozenset(
    "twice thrice three times daily weekly nightly monthly hourly fortnightly every hours morning mornings afternoon "
    "evening evenings night bedtime breakfast lunch dinner supper tablet tablets capsule capsules microgram micrograms "
    "milligram milligrams units alternate".split()
)
# Words of their own that are a slip away from one of those.
_OTHERS = frozenset(
    "time tines tires timed timer tides tiles limes lines mites there these threw tree thee right might light sight "
    "eight tight fight knight nigh nights house hour yours tours sours pours fours dairy daisy dally very ever weakly "
    "meekly unit unite unites unity knits nits table tables mourning moaning mooning thinner inner diner dinners "
    "winner sinner upper super supped supple suppers bunch punch hunch munch lurch launch lunge twine thrive rightly "
    "lightly tightly".split()
)
_COUNTS = frozenset("two four half".split())
_NO_COUNTS = frozenset("to too tho for our your hour pour tour sour foul fur calf halt hall".split())
_FEWEST = 4  # letters of a word that is taken for another
_DIGITS = str.maketrans({"0": "o", "1": "i", "3": "e", "5": "s"})  # that look like letters
_WORD = re.compile(r"\b[A-Za-z][A-Za-z0-9]{3,13}\b")


def is_nearly_count(word: str) -> bool:
    """Whether a word in lower case is a slip away from one that counts pieces: "tow" of "two"."""
    told = word in _COUNTS or word in _NO_COUNTS
    return not told and any(_is_slip(word.translate(_DIGITS), count) for count in _COUNTS)


def mended(text: str) -> str:
    """`text` with each such word put right; a word that may be two of them, or is one of its own, stays."""
    return _WORD.sub(lambda found: _meant(found[0].lower()) or found[0], text)


def may_be_several(word: str) -> bool:
    """Whether a word in lower case is a slip away from two that are meant differently: "thwice"."""
    return len(_meanings(word)) > 1


def _meant(word: str) -> str:
    """The word that is meant; "" where none, or the word as it stands, is."""
    meanings = _meanings(word)
    return meanings[0] if len(meanings) == 1 else ""


@lru_cache(maxsize=1 << 12)
def _meanings(word: str) -> tuple[str, ...]:
    """What a word may be a slip of; the singular and the plural of one come to the same."""
    if word in _MEANT or word in _OTHERS or len(word) < _FEWEST:
        return ()
    near = sorted(
        (meant for meant in _MEANT if _is_slip(word.translate(_DIGITS), meant)), key=lambda one: (len(one), one)
    )
    return tuple({one.removesuffix("s"): one for one in reversed(near)}.values())


def _is_slip(word: str, meant: str) -> bool:
    """Whether one letter is left out, added, changed, or two neighbours are turned round."""
    if abs(len(word) - len(meant)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(word, meant, strict=False)) if a != b), min(len(word), len(meant)))
    rest, wanted = word[start:], meant[start:]
    return (
        rest[1:] == wanted
        or rest == wanted[1:]
        or rest[1:] == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )
