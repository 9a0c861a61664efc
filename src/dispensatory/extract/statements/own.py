"""Whether the words of a page name the medicine that it is on, or a class of that medicine."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.text.page import Page
from dispensatory.vocab import Vocabulary

# "Coenzyme Q10" of coenzyme Q, "vitamin K2" of vitamin K; and letters of a name that some write as two words
_NUMBER = re.compile(r"-?\d{1,2}\Z")
_LONG = 10


def is_own(term: str, page: Page) -> bool:
    """Whether `term` names the medicine itself."""
    term = term.removesuffix("'s")
    if term in page.names or _NUMBER.sub("", term) in page.names:
        return True
    longer, joined = f"{term} ", term.replace(" ", "")
    for name in page.names:
        if name.startswith(longer):
            return True
        if " " in name and len(joined) >= _LONG and name.replace(" ", "").startswith(joined):
            return True
    substance = page.vocab.substance(term)
    return substance is not None and substance in page.names


def is_own_class(term: str, page: Page) -> bool:
    """Whether `term` is a class that the medicine itself is of."""
    return page.vocab.class_(term) in _classes(page.names, page.vocab)


@lru_cache(maxsize=8)
def _classes(names: frozenset[str], vocab: Vocabulary) -> frozenset[str]:
    own = (cls for name in names for cls in vocab.classes_of.get(name, ()))
    return frozenset(ancestor for cls in own for ancestor in vocab.class_ancestors[cls])
