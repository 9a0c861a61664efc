"""A sentence of use without what it says by the way: short names, what explains a word, "less often".

What stands in brackets and is no use is blanked, and what is one name is joined, so that every place stays.
"""

from __future__ import annotations

import re

from dispensatory.extract.text.items import without_glosses
from dispensatory.extract.text.sought import Sought

_SHORT_FORM = re.compile(
    r"\([^()]{1,20}\)(?= infections?\b)|\([a-z0-9/-]{2,6}\)(?= (?!(?:and|or|in|is|for|by|with|as|to|which|that|when"
    r"|due|caused|associated|affecting|from"
    r"|who|through|are|can|may|after|during|where|if|at|on|because|has|have|related|including|such|but|while"
    r"|it)\b)[a-z])"
    r"|\([a-z0-9/+-]{2,9}\)-(?=(?:positive|negative|mutated|mutant|refractory|resistant|unresponsive|associated)\b)"
)
# What explains an adjective of a use: "unresectable (that cannot be removed) or metastatic (spread) sarcoma".
_OF_ADJECTIVE = re.compile(
    r" \((?<=(?:able|atic|tory|psed|nced|ised|ized|vere|ated|tant|rent|sive|onic|cute|mune) \()[^()]{3,70}\)"
    r"(?= (?!(?:in|for|by|with|as|to|which|that|when|is|are|can)\b)[a-z])"
)
# "Gout and, less often, migraine"
_IN_PASSING = Sought(
    r"(?:(?<= and)|(?<= or)), (?:(?:less|more) (?:often|commonly|frequently|rarely)|sometimes|occasionally|rarely"
    r"|in some cases),"
)
# What stands between two dashes is said by the way, as in brackets.
_DASHED = re.compile(r"(?<!\() - ([^.;:()]{3,150}?) - (?![^()]*\))")
# "bed sores (sores that come from lying still)"
_EXPLAINED = re.compile(
    r"\((?![^()]*\b(?:such as|like|including|e\.g))(?:[\w'-]+,? ){1,4}?(?:that|which|affecting|due to"
    r"|resulting from|caused by) [^()]*\)|\([^()]*\bwith or without [^()]*\)"
)
# "A decongestant (to relieve a blocked nose) and ..." goes on with what it is for.
_FOR_WHAT = re.compile(
    r"(?<= )\((to (?:help )?(?:treat|relieve|prevent|reduce|manage|control|ease|soothe|lower|alleviate)\b[^()]*)\)"
)
# "Effective against the germ (causing an illness)": the illness is the use.
_CAUSING = re.compile(r"(?<= )\((?:causing|(?:which|that) causes?|responsible for) ([^()]*)\)")
_OF_GERMS = re.compile(r"\b(?:against|targets?|combats?|kills?)\b")
_ONE_PLACE = ("head and neck", "skin and soft tissue", "mineral and bone")
# "Stages 3 and 4", which tell of one disease.
_NO_WORD = re.compile(r"[ ,/]")
_STAGES = re.compile(
    r"\b(?:stages?|grades?|class(?:es)?) (?:\d|i{1,3}|iv)[abc]?(?:(?:, (?:and |or )?| and | or | to |/)(?:stage )?"
    r"(?:\d|i{1,3}|iv)[abc]?(?![\w-]))+"
)


def without_asides(plain: str) -> str:
    """The words of a plain line, as long as it, of which a list of uses can be read."""
    if " - " in plain:
        plain = _DASHED.sub(r" ( \1 ) ", plain)
    words = _SHORT_FORM.sub(_blank, without_glosses(plain))
    if "(" in words:
        words = _FOR_WHAT.sub(r",\1,", words)
        if _OF_GERMS.search(words):
            words = _CAUSING.sub(lambda found: "," + found[1].rjust(len(found[0]) - 2) + ",", words)
        words = _EXPLAINED.sub(_blank, words)
        words = _OF_ADJECTIVE.sub(_blank, words)
    words = _IN_PASSING.sub(_blank, words)
    for place in _ONE_PLACE:
        words = words.replace(place, place.replace(" ", "_"))
    if "stage" in words or "grade" in words or "class" in words:
        words = _STAGES.sub(lambda found: _NO_WORD.sub("_", found[0]), words)
    return words


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
