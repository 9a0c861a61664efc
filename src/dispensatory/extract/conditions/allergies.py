"""Allergies: to the medicine itself ("hypersensitivity"), or to something else, which is a condition of its own."""

from __future__ import annotations

import re

from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.conditions.terms import is_nothing
from dispensatory.extract.statements.own import is_own
from dispensatory.extract.text.items import Term, singular
from dispensatory.extract.text.page import Page

HYPERSENSITIVITY = "hypersensitivity"

_OWN = re.compile(
    r"\b(?:it|its|itself|this|these|drugs?|medications?|medicines?|components?|ingredients?|excipients?"
    r"|formulations?|products?|substances?|constituents?|"
    r"combinations?|inactive|preparations?|compounds?|derivatives?|vaccine|them|additives)\b"
)
_GENERIC_HEAD = re.compile(
    r"(?:-(?:derived|based|containing|type))? (?:drugs?|medications?|medicines?|products?|compounds?|derivatives?"
    r"|substances?|agents?|proteins?)\Z"
)
_THINGS = r"(?:products?|compounds?|substances?|preparations?|agents?|materials?|drugs?|medications?|medicines?)"
# What they have in them makes them others than the medicine: "iodinated substances", "mercury-containing products".
_KIN = re.compile(
    rf" (?:derivatives?|compounds?)\Z|-(?:based|derived|containing) {_THINGS}\Z|(?<=[ieo]nated) {_THINGS}\Z"
)
# Others of its kind, to which an allergy is another one than that to it.
_LIKE_IT = re.compile(
    r"(?:(?:other |(?:chemically|structurally|closely|pharmacologically) )*(?:related|similar) (?:[\w-]+ )?"
    r"(?:compounds?|drugs?|medications?|medicines?|agents?|substances?|antibiotics?|products?))\Z"
)
_NO_KIN = re.compile(
    r"\b(?:its?|this|these|any|related|similar|other|the|their|of|chemical\w*|structural\w*|inactive|active)\b"
)
# The medicine as it was given before: "an allergic reaction to a previous dose".
_BEFORE = re.compile(
    r"(?:previous|prior|earlier|past) (?:[\w-]+ ){0,2}"
    r"(?:doses?|administrations?|vaccinations?|immuni[sz]ations?|vaccines?)"
)
_ALLERGY_WORDS = re.compile(r"allerg|hypersensitiv|anaphyla|\breactions? to")
_FAMILY = re.compile(r"\A(plant|member)s? (?:in|of|from) the (.+) family\Z")
_MOST_WORDS = 6  # "members of the carrot family"


def allergies(listed: tuple[Term, ...], words: str, frame: str, page: Page) -> tuple[str | None, ...]:
    """For each item of a list of `words` after `frame` ("allergic to"), the allergy it names; None for no allergen.

    An item that no vocabulary knows is an allergen where it comes first, right after another allergen, or before the
    components of the medicine ("examplin, silicone, or any of its ingredients"). After the medicine itself the list
    may go on with conditions ("hypersensitivity to it, moles"), and so may it after one.
    """
    word = "allergy" if "allerg" in frame or frame.startswith("anaphyla") else HYPERSENSITIVITY
    found = [_allergy_of(item.words, page, word) for item in listed]
    if not _ALLERGY_WORDS.search(frame):  # one is also sensitive to side effects
        return tuple(found)
    last_own = max((at for at, allergy in enumerate(found) if allergy == HYPERSENSITIVITY), default=-1)
    going_on = True
    for at, item in enumerate(listed):
        if (
            found[at] is None
            and (going_on or at < last_own or words.endswith("other ", 0, item.start))
            and _may_be_allergen(item.words, page)
        ):
            found[at] = f"{_FAMILY.sub(_family, singular(item.words))} {word}"
        going_on = found[at] not in (None, HYPERSENSITIVITY) and not words.endswith("r other ", 0, item.start)
    return tuple(found)


def _allergy_of(term: str, page: Page, word: str) -> str | None:
    """Components, excipients and "it" are the medicine itself."""
    if _LIKE_IT.match(term):
        return f"{singular(term.removeprefix('other '))} {word}"
    words = term.removeprefix("other ").removeprefix("similar ")
    if _is_own(words, page) or words in ("vaccine", "antitoxin") or _BEFORE.fullmatch(words):
        return HYPERSENSITIVITY
    if is_allergen(words, page) or is_allergen(_GENERIC_HEAD.sub("", words), page):
        return f"{singular(words)} {word}"
    return _related(words, page, word) if _OWN.search(term) else None


def _is_own(words: str, page: Page) -> bool:
    """Whether `words` name the medicine, or end its name ("iodine" of "povidone-iodine"), which a class does not."""
    if is_own(words, page) or any(f" {name}" in f" {words}" for name in page.ingredients):
        return True
    single = singular(words)
    if single == "vitamin":
        return any(name.startswith("vitamin") for name in page.ingredients)
    of_many = single != words and page.vocab.class_(words)
    return not of_many and any(re.split(r"[ -]", name)[-1] == single for name in page.ingredients)


def _related(words: str, page: Page, word: str) -> str:
    """What is of its components is the medicine itself, but "benzyl derivatives" are a thing of their own."""
    bare = _KIN.sub("", words)
    if (
        bare != words
        and not _NO_KIN.search(bare)
        and not any(part in name for name in page.names for part in bare.split())
    ):
        return f"{singular(words)} {word}"
    return HYPERSENSITIVITY


def is_allergen(words: str, page: Page) -> bool:
    """Whether `words` name a medicine, a class of them, or another thing one may be allergic to."""
    if len(words.split()) > 5:
        return False
    return bool(
        page.vocab.substance(words)
        or page.vocab.class_(words)
        or words in _ALLERGENS
        or words.rstrip("s") in _ALLERGENS
    )


def _family(found: re.Match[str]) -> str:
    return f"{found[2]} family plant" if found[1] == "plant" else f"{found[2]} family"


def _may_be_allergen(words: str, page: Page) -> bool:
    return len(words.split()) <= _MOST_WORDS and not is_known(words, page.vocab) and not is_nothing(words, page.vocab)


_ALLERGENS = frozenset(
    "plant egg peanut soy soya latex sulfa sulfite sulphite nut shellfish fish iodine pollen gluten "
    "lactose milk ragweed gelatin flavonoid bee yeast parabens preservative pork beef bovine porcine dairy "
    "animal mouse hamster".split()
) | {"blood product"}
