"""The active ingredients of a page's product."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dispensatory.extract.text.view import plain, plain_page
from dispensatory.facts import Ingredient
from dispensatory.monographs import Monograph

_JOIN = re.compile(r"\s+\+\s+|\s*;\s*|,\s+(?:and\s+)?(?=[A-Z])|\s+and\s+(?=[A-Z])|\s+with\s+(?=[A-Z])")
_LETTERS = re.compile(r" \(((?=[\w-]*[A-Z][\w-]*[A-Z])[A-Za-z][A-Za-z0-9-]{1,7})\)")
_BRACKET = re.compile(r"\s*\([^()]*\)")


def read_ingredients(monograph: Monograph) -> tuple[Ingredient, ...]:
    """The ingredients of the product, in the order of its title, each with the place where the page names it."""
    pieces = _JOIN.split(_BRACKET.sub("", monograph.title))
    names = list(dict.fromkeys(" ".join(plain(piece).split()).strip(" .,+-") for piece in pieces))
    return tuple(_with_place(monograph, name) for name in names if name)


def abbreviations(monograph: Monograph, names: Iterable[str]) -> frozenset[str]:
    """The letters that the body gives in brackets for a name: "examplin alcohol (EXA)" is "exa" from there on."""
    words, found = plain_page(monograph.read), set[str]()
    for name in names:
        if (at := words.find(f"{name} (")) >= 0 and (letters := _LETTERS.match(monograph.read, at + len(name))):
            found.add(letters[1].lower())
    return frozenset(found)


def _with_place(monograph: Monograph, name: str) -> Ingredient:
    """The ingredient where the body first names it; if it never does, where the title stands in the front matter."""
    words = plain_page(monograph.read)
    body = monograph.sections[0].start if monograph.sections else 0
    start = words.find(name, body)
    start = start if start >= 0 else words.find(name)
    if start >= 0:
        end = start + len(name)
    else:
        start, end = _first_words(monograph, body)
    heading = next((s.heading for s in monograph.sections if s.start <= start < s.end), "")
    return Ingredient(name=name, quote=monograph.text[start:end], section=heading, start=start, end=end)


def _first_words(monograph: Monograph, body: int) -> tuple[int, int]:
    """A name that the body spells otherwise rests on the title line, wherever that stands."""
    at = monograph.text.find(monograph.title)
    if at >= 0:
        return at, at + len(monograph.title)
    first = next((sentence for section in monograph.sections for sentence in section.sentences), None)
    return (first.start, first.end) if first else (body, body)
