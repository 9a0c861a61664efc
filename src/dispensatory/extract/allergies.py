"""Allergies: to the medicine itself ("hypersensitivity"), or to something else, which is a condition of its own."""

from __future__ import annotations

import re

from dispensatory.extract.items import singular
from dispensatory.extract.page import Page
from dispensatory.extract.targets import is_own

HYPERSENSITIVITY = "hypersensitivity"

_OWN = re.compile(
    r"\b(?:it|its|itself|this|these|drugs?|medications?|medicines?|components?|ingredients?|excipients?"
    r"|formulations?|products?|substances?|constituents?|"
    r"combinations?|inactive|preparations?|compounds?|derivatives?|vaccine|them|additives)\b"
)


def allergy_of(term: str, page: Page, word: str) -> str | None:
    """The allergy that an item of a list after "allergic to" names; None where it names no allergen.

    Components, excipients and "it" are the medicine itself. `word` is the page's: "allergy" or "hypersensitivity".
    """
    words = term.removeprefix("other ").removeprefix("similar ")
    if is_own(words, page) or any(name in words for name in page.ingredients):
        return HYPERSENSITIVITY
    if _is_allergen(words, page):
        return f"{singular(words)} {word}"
    return HYPERSENSITIVITY if _OWN.search(term) else None


def _is_allergen(words: str, page: Page) -> bool:
    if len(words.split()) > 5:
        return False
    return bool(
        page.vocab.substance(words)
        or page.vocab.class_(words)
        or words in _ALLERGENS
        or words.rstrip("s") in _ALLERGENS
    )


_ALLERGENS = frozenset(
    "plant egg peanut soy soya latex sulfa sulfite sulphite nut shellfish fish iodine pollen gluten "
    "lactose milk ragweed gelatin flavonoid bee yeast parabens".split()
)
