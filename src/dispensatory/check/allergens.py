"""What the allergies of a patient are to: substances and classes of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from dispensatory.cases import excepted, says_none
from dispensatory.check.cleaning import clean
from dispensatory.formulary import Formulary
from dispensatory.formulary.combination import parts

Allergen = tuple[str, str | None, str | None]  # what it is called, its substance, its class; neither where not known

_ALLERGY = re2.compile(
    r"(?:(?:a|an|history of|h/o|known|documented|suspected|possible|confirmed|mild|moderate|severe|serious) )*"
    r"(?:(?:drug )?(?:allerg(?:y|ies|ic)|(?:hyper)?sensitiv(?:ity|e)|anaphyla(?:xis|ctic)|intoleran(?:ce|t)"
    r"|adverse)(?: reactions?)?(?: to|:) )?(.+?)"
    r"(?: (?:allerg(?:y|ies)|hypersensitivity|anaphylaxis|intolerance))?"
)
_REACTION = re2.compile(r" [-–—] |[:;,]")
_WORD = re2.compile(r"[\w'/+-]+")
_LONGEST = 3  # words of a name that is looked for inside a sentence
# Words by which a sentence on an allergen may say that there is no allergy.
_DENIED = frozenset("no not never nor without denies denied tolerates tolerated excluded disproved negative".split())


def allergens(formulary: Formulary, terms: tuple[str, ...]) -> Iterator[Allergen]:
    """What the allergies are to; one that says that there is none, but for one, is to that one."""
    for term in terms:
        if not says_none(term):
            yield from _allergen(formulary, clean(" ".join((excepted(term) or term).lower().split())))


def bare_allergens(term: str) -> Iterator[str]:
    """The allergen alone: "penicillin" of "severe penicillin allergy" and of "allergic to penicillin"; then that of
    what stands before a reaction that is told with it, and in its brackets: "penicillin (rash)", "penicillin: rash".
    """
    yield _bare(term)
    outside, _, inside = term.partition("(")
    for part in (outside, inside.partition(")")[0], *_REACTION.split(term, maxsplit=1)[:1]):
        if (bare := _bare(part)) and part != term:
            yield bare


def _allergen(formulary: Formulary, term: str) -> Iterator[Allergen]:
    """What one allergy is to; an allergy to a combination is one to each substance of it, one to several things to each
    of them, what is not known too. What only the pages name as an ingredient is taken by its words ("zolmic nitrate" is
    no nitrate). Of a sentence ("amoxicillin causes a rash") the names in it count.
    """
    for bare in bare_allergens(term):
        if found := _known(formulary, bare):
            yield from found
            return
        if formulary.is_ingredient(bare):
            yield (bare, None, None)
            return
    for bare in bare_allergens(term):
        pieces = [(piece, _known(formulary, piece)) for piece in parts(bare)]
        if any(found for _, found in pieces):
            for piece, found in pieces:
                yield from found or [(piece, None, None)]
            return
    yield from _named_in(formulary, term) or [(next(bare_allergens(term)), None, None)]


def _known(formulary: Formulary, bare: str) -> list[Allergen]:
    """A class, a substance or the substances of one product; none of a list, of which some may be unknown."""
    if class_ := formulary.class_(bare):
        return [(bare, None, class_)]
    if substance := formulary.substance(bare):
        return [(bare, substance, None)]
    substances = formulary.substances(bare) if len(parts(bare)) == 1 else ()
    return [(f"{bare} ({substance})", substance, None) for substance in substances]


def _named_in(formulary: Formulary, term: str) -> list[Allergen]:
    """The substances and classes that a sentence names; none of one that may deny the allergy."""
    words = _WORD.findall(term)
    if _DENIED & set(words):
        return []
    found: list[Allergen] = []
    start = 0
    while start < len(words):
        for end in range(min(len(words), start + _LONGEST), start, -1):
            if known := _known(formulary, " ".join(words[start:end]).removesuffix("-induced")):
                found += [one for one in known if one not in found]
                start = end - 1
                break
        start += 1
    return found


def _bare(term: str) -> str:
    found = _ALLERGY.fullmatch(term.strip())
    return (found[1].strip() if found else "") or term.strip()
