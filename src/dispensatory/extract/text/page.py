"""What every extractor is given."""

from __future__ import annotations

import msgspec

from dispensatory.extract.text.view import Line
from dispensatory.monographs import Monograph
from dispensatory.vocab import Vocabulary


class Page(msgspec.Struct, frozen=True):
    """A monograph with its lines, the medicine's own names in lower case, and the vocabulary.

    `ingredients` are the active ingredients, `names` every name of the medicine itself: title, ingredients and their
    synonyms. What stands in `names` is never its own interaction or condition.
    """

    monograph: Monograph
    lines: tuple[Line, ...]
    ingredients: tuple[str, ...]
    names: frozenset[str]
    vocab: Vocabulary
