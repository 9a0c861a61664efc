"""Whom a class is said of: the medicine, or one of the ingredients of a combination, under whichever of its names."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.view import Line, is_question
from dispensatory.vocab import Vocabulary

_BRACKET = Sought(r" ?\([^()]*\)")
_PART = re.compile(r",? and |,? or | & |/|, | \+ ")
_FIGURES = re.compile(r"\d+")
_SHORT = 10  # letters; of shorter names, two that are alike may be two ("vitamin b" and "vitamin e")
_SALTS = ("ate", "ide", "hcl", "sodium", "potassium")
_LONGER = 3  # letters that one spelling may have more than another
_ALIKE = 0.85  # of two spellings of one name


def folded(words: str) -> str:
    """Plain words with hyphens as spaces: "alpha-lipoic acid" is "alpha lipoic acid"."""
    return words.replace("-", " ")


def names_of(page: Page) -> dict[str, str]:
    """Every name of the medicine, folded, longest first, with the ingredient it stands for ("" for the whole)."""
    return _names(page.ingredients, page.names, page.monograph.title, page.vocab)


@lru_cache(maxsize=2)
def _names(ingredients: tuple[str, ...], known: frozenset[str], title: str, vocab: Vocabulary) -> dict[str, str]:
    whose = {name: name for name in ingredients}
    whose |= {substance: name for name in reversed(ingredients) if (substance := vocab.substance(name))} | whose
    whose |= {bare: name for name in ingredients if (bare := _without_salt(name, vocab)) and bare not in whose}
    whose |= {name: "" for name in known if name not in whose}
    first = title.lower().split()[:1] if len(ingredients) < 2 else []
    whose |= {word: "" for word in first if len(word) > 5 and word not in whose}
    longest = sorted(whose, key=lambda name: (-len(name), name))  # a set's own order differs from run to run
    return {folded(name): whose[name] for name in longest}


def _without_salt(name: str, vocab: Vocabulary) -> str:
    """The substance of a salt, by which a page may call it: "escitalopram" for its oxalate; "" for another name."""
    bare, _, salt = name.rpartition(" ")
    return bare if salt.endswith(_SALTS) and vocab.substance(bare) else ""


def is_only_named(label: str, page: Page) -> bool:
    """Whether `label` is the names of ingredients and no more, brackets aside."""
    parts = [part.strip() for part in _PART.split(_BRACKET.sub("", label))]
    known = [folded(name) for name in page.ingredients]
    return all(folded(p) in known or any(_same(p, name, page.vocab) for name in page.ingredients) for p in parts if p)


def label_subjects(line: Line, page: Page) -> tuple[str, ...]:
    """The ingredients that the innermost label to name any names."""
    return _of_labels(line.labels, page.ingredients, page.vocab) if line.labels else ()


def ingredients_in(label: str, page: Page) -> tuple[str, ...]:
    """The ingredients that a label names."""
    return _named(label, page.ingredients, page.vocab)


@lru_cache(maxsize=256)
def _of_labels(given: tuple[str, ...], ingredients: tuple[str, ...], vocab: Vocabulary) -> tuple[str, ...]:
    labels = (label for label in reversed(given) if not is_question(label))
    return next((named for label in labels if (named := _named(label, ingredients, vocab))), ())


@lru_cache(maxsize=256)
def _named(label: str, ingredients: tuple[str, ...], vocab: Vocabulary) -> tuple[str, ...]:
    words = folded(label)
    if len(ingredients) < 2:
        return tuple(name for name in ingredients if is_in(folded(name), words))
    parts = [part.strip() for part in _PART.split(_BRACKET.sub("", label))]
    named = [name for name in ingredients if is_in(folded(name), words) or any(_same(p, name, vocab) for p in parts)]
    return tuple(name for name in named if not any(name != other and name in other for other in named))


def is_in(name: str, words: str) -> bool:
    """Whether `name` stands in `words`, and no part of a longer one ("vitamin b1" in "vitamin b12")."""
    at = words.find(name)
    following = words[at + len(name) :][:1]
    return at >= 0 and not words[:at][-1:].isalpha() and not (name[-1:].isdigit() and following.isdigit())


def _same(part: str, name: str, vocab: Vocabulary) -> bool:
    substance = vocab.substance(part)
    if substance and substance == vocab.substance(name):
        return True
    if len(part) < _SHORT or part[0] != name[0] or abs(len(part) - len(name)) > _LONGER:
        return False
    if _FIGURES.findall(part) != _FIGURES.findall(name):
        return False
    return SequenceMatcher(None, part, name).ratio() >= _ALIKE
