"""What a sentence says another medicine is for, or brings about: "metformin, which is used for diabetes"."""

from __future__ import annotations

import re

from dispensatory.extract.statements.another import is_other
from dispensatory.extract.statements.own import is_own
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought

_SAID_OF = Sought(
    r"(?:\A\s*|[.;,] |\b(?:while|whereas|unlike|with|like|and) )([a-z][\w-]{3,40}(?: [a-z][\w-]{3,40})?)"
    r"(?:, (?:which|another [\w -]{3,30} which))? (?:(?:is|are|can be|may be) (?:[\w-]+ ){0,2}"
    r"(?:used|prescribed|given|indicated|effective|approved|taken)\b|(?:may |can |could |might )?(?:also )?causes?\b)"
)
_IT_AGAIN = re.compile(r"[.;] |, (?:while|whereas|but|and) |, (?=it\b|this\b|they\b|may\b|can\b|is\b)")


def without_others(words: str, page: Page) -> str:
    """`words`, with a clause that another medicine is the subject of blanked."""
    for said in _SAID_OF.finditer(words):
        if is_own(said[1], page):
            continue  # "liposomal dithranol", of which dithranol alone is another
        if is_other(said[1], page) or is_other(said[1].rpartition(" ")[2], page):
            again = _IT_AGAIN.search(words, said.end())
            end = again.start() if again else len(words)
            words = words[: said.start(1)] + " " * (end - said.start(1)) + words[end:]
    return words
