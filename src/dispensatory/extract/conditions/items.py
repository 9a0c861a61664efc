"""The items of a list as conditions and allergies of the patient."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.conditions.allergies import HYPERSENSITIVITY, allergies, is_allergen
from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.conditions.terms import ANYONE, condition_of, is_nothing
from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.statements.procedures import is_procedure
from dispensatory.extract.statements.targets import target_of
from dispensatory.extract.text.items import Term, singular, terms
from dispensatory.extract.text.page import Page
from dispensatory.vocab import Vocabulary

_NOT_FOR = re.compile(r"(?:not|never|isn't) (?:\w+ ){0,6}for\b|use (?:of [\w-]+ )?(?:in|on|for)\b")
_NARROWED = r"(?:with|who|that|taking|using|receiving|undergoing|on|during|of|over|under|aged)\b"
_BARE = re.compile(
    rf"(?:(?! {_NARROWED})[^.;]){{0,200}}(?:[.;]|\Z)"
    rf"|(?: \([^()]*\))?,(?! (?:especially|particularly|whose|{_NARROWED}))"
)
_SOME = re.compile(r"\b(?:certain|some|other) (?:types of )?\Z")
# A group that its examples stand for: "certain heart conditions (such as angina)".
_STANDS_FOR = re.compile(r"\b(?:certain|some|specific) (?:[\w-]+ ){0,2}\Z")
_BY_EXAMPLE = re.compile(r" ?\((?:e\.?g\b|like |such as |including |for example)")
_BRACKET = re.compile(r" ?\(([a-z][a-z0-9' -]{2,50})\)")
_ALLERGY_LAST = re.compile(r"\w (allerg(?:y|ies)|hypersensitivity|intolerance)\Z")
_ADJECTIVE = re.compile(r"(?:al|ar|ic|ary|ory)\Z")
_DAMAGED = re.compile(
    r"\bif (?:the|your) (eardrum|tympanic membrane|cornea|skin|mucosa|nail) (?:is|are|has been) (?:\w+ly )?"
    r"(perforated|ruptured|punctured|torn|broken|cracked|damaged|injured|irritated|inflamed|infected)\b"
)
_SHARED = frozenset("disease diseases disorder disorders conditions problems infections".split())


class Found(msgspec.Struct, frozen=True):
    """A condition named in a plain line, and where."""

    term: str
    start: int
    end: int


def items_of(words: str, part: Stretch, page: Page) -> Iterator[Found]:
    """The conditions and allergies that the list of one stretch names."""
    not_for = _NOT_FOR.match(words, part.frame) is not None
    own_named = False  # "hypersensitivity to it, moles": a condition may follow the medicine, or another
    listed = terms(words, part.start, part.end)
    allergens = allergies(listed, words, words[part.frame : part.start], page) if part.mode == "allergy" else ()
    for at, item in enumerate(listed):
        if is_procedure(item.words, words[part.frame : part.start]):
            continue
        if (
            at
            and item.words in ("sensitivities", "sensitivity")
            and not words.endswith("other ", 0, item.start)
            and listed[at - 1].words.endswith(("allergies", "allergy"))
        ):
            continue  # "egg allergies or sensitivities": to the same
        yield from _example(words, item, page)
        if allergens:
            if allergy := allergens[at]:
                own_named = own_named or allergy == HYPERSENSITIVITY
                yield Found(allergy, item.start, item.end)
                continue
            if (item.inner or not own_named) and not is_known(item.words, page.vocab):
                own_named = own_named or is_nothing(item.words, page.vocab)
                continue
            own_named = True
        elif shared := _shared_allergy(words, item, listed[at + 1 : at + 2], page):
            yield Found(shared, item.start, item.end)
            continue
        elif not item.words.startswith("history of ") and (
            page.vocab.class_(item.words)
            or (target_of(item.words, page, introduced=False) and not is_known(item.words, page.vocab))
        ):
            continue
        if item.words in ANYONE and _BARE.match(words, item.end):
            yield Found(ANYONE[item.words], item.start, item.end)
        if _stands_for(words, item, listed[at + 1 : at + 2], page):
            continue
        if not_for and (item.words.startswith("other ") or words.endswith("other ", 0, item.start)):
            continue  # "not for other skin conditions" than the one it is for
        for part_of in sides(item.words, page.vocab):
            term = condition_of(part_of, page)
            if term and is_known(term, page.vocab):
                yield Found(term, item.start, item.end)


def damaged_parts(words: str) -> Iterator[Found]:
    """What is told of a part of the body after "if": "if the eardrum is perforated"."""
    if "if the " in words or "if your " in words:
        for found in _DAMAGED.finditer(words):
            yield Found(f"{found[2]} {found[1]}", found.start(1), found.end())


def _stands_for(words: str, item: Term, following: tuple[Term, ...], page: Page) -> bool:
    """Whether an item is a group of which the examples after it are meant."""
    if not (following and following[0].inner and _STANDS_FOR.search(words, 0, item.start)):
        return False
    return _BY_EXAMPLE.match(words, item.end) is not None and is_known(following[0].words, page.vocab)


def _shared_allergy(words: str, item: Term, following: tuple[Term, ...], page: Page) -> str | None:
    """The allergy to what stands before another: "a history of penicillin or cephalosporin allergy"."""
    found = _ALLERGY_LAST.search(following[0].words) if following else None
    if not found or words[item.end : following[0].start].strip() not in ("or", "and", "and/or", ","):
        return None
    if not is_allergen(item.words.removeprefix("history of "), page):
        return None
    return f"{singular(item.words)} {singular(found[1])}"


def sides(term: str, vocab: Vocabulary) -> tuple[str, ...]:
    """The two conditions of "cataracts/glaucoma" and of "cardiac/pulmonary disease"; what is one name ("hiv/aids")
    stays whole.
    """
    left, slash, right = (part.strip() for part in term.partition("/"))
    if not slash or vocab.condition(term):
        return (term,)
    kind, space, head = right.rpartition(" ")
    if space and head in _SHARED and _ADJECTIVE.search(left) and _ADJECTIVE.search(kind):
        left = f"{left} {head}"
    one, other = vocab.condition(left), vocab.condition(right)
    return (left, right) if one and other and one != other else (term,)


def _example(words: str, item: Term, page: Page) -> Iterator[Found]:
    """The one condition in brackets after "certain eye conditions", unless it is another name of the same."""
    bracket = _BRACKET.match(words, item.end) if _SOME.search(words, 0, item.start) else None
    entry = page.vocab.condition(bracket[1]) if bracket else None
    if bracket and entry not in (None, page.vocab.condition(item.words)) and (term := condition_of(bracket[1], page)):
        yield Found(term, bracket.start(1), bracket.end(1))
