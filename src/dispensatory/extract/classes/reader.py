"""The classes that a page says its medicine belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from dispensatory.extract.classes.frames import Place, in_passing, stated
from dispensatory.extract.classes.names import class_names
from dispensatory.extract.classes.subjects import ingredients_in
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.view import Line
from dispensatory.facts import ClassMembership
from dispensatory.words import normalise

_MEDICINE = frozenset("medication drug medicine agent antibiotic".split())
# What tells how an agent of a class is, and no other class: "fast-acting", "broad-spectrum".
_MANNER = frozenset(
    "fast-acting long-acting short-acting rapid-acting broad-spectrum non-selective chimeric last-resort "
    "first-line second-line".split()
)
_COMBINATION = 2
_GLOSSED = re.compile(r"([^()]+) \(((?=[^()]*[a-z])[a-z0-9][a-z0-9 -]+)\):?")
_INITIALS = 7  # letters; a shorter word for the same class is its initials ("NSAID")


def read_classes(page: Page) -> tuple[ClassMembership, ...]:
    """The memberships stated of the medicine or of one of its ingredients, in the order of the page, each term once."""
    found: list[ClassMembership] = []
    for line in page.lines:
        for new in chain(_labelled(line, page), _named(line, page, stated(line, page))):
            if not any(_is_again(new, known, page) for known in found):
                found.append(new)
    for line in page.lines:
        for new in _named(line, page, in_passing(line, page)):
            if not any(_is_again(new, known, page) or _is_wider(new, known, page) for known in found):
                found.append(new)
    return tuple(sorted(found, key=lambda membership: membership.start))


def _labelled(line: Line, page: Page) -> Iterator[ClassMembership]:
    """The class that a label gives in brackets after an ingredient: "**Guaifenesin (expectorant):**"."""
    if line.kind not in ("usage", "mechanism") or len(page.ingredients) < _COMBINATION or not line.labels:
        return
    label = line.labels[-1]
    glossed = _GLOSSED.fullmatch(label) if label.endswith((")", "):")) else None
    if glossed is None:
        return
    term = glossed[2]
    known = page.vocab.class_(term) is not None and not page.vocab.is_vague(term)
    if known and not term.startswith("vitamin ") and not page.vocab.substance(term):
        for of in ingredients_in(glossed[1], page):
            yield ClassMembership(term=term, of=of, **line.label_evidence())


def _is_again(new: ClassMembership, known: ClassMembership, page: Page) -> bool:
    """Whether two memberships are one: the same words, or words of which one says more of the same class."""
    if new.of != known.of:
        return False
    one, other = _telling(new.term), _telling(known.term)
    if one == other:
        return True
    if one < other and new.term.rsplit(" ", 1)[-1] == known.term.rsplit(" ", 1)[-1]:
        return True
    class_ = page.vocab.class_(new.term)
    shorter = one < other or _is_initials(new.term, known.term)
    return shorter and class_ is not None and class_ == page.vocab.class_(known.term)


def _is_initials(term: str, other: str) -> bool:
    """Whether `term` can be short for `other`: "ACE inhibitor"."""
    words, others = _bare(term).split(), other.split()
    return (
        bool(words)
        and len(words[0]) < _INITIALS
        and len(words) < len(others)
        and words[0][0] == other[0]
        and words[0] not in others
    )


def _is_wider(new: ClassMembership, known: ClassMembership, page: Page) -> bool:
    """Whether `new` says less than `known` does already: "like all antibiotics" of what is a macrolide antibiotic."""
    if _telling(new.term) < _telling(known.term) and "-like " not in known.term:
        return True
    class_, told = page.vocab.class_(new.term), page.vocab.class_(known.term)
    return told is not None and class_ in page.vocab.class_ancestors.get(told, ())


def _telling(term: str) -> frozenset[str]:
    """The words of a class's name that tell it from others."""
    words = frozenset(normalise(_bare(term)).split())
    return words - _MEDICINE or words


def _bare(term: str) -> str:
    return " ".join(word for word in term.split() if word not in _MANNER)


def _named(line: Line, page: Page, places: Iterator[Place]) -> Iterator[ClassMembership]:
    for place in places:
        subjects = [name for name in place.subjects if name in page.ingredients] if len(page.ingredients) > 1 else []
        for name in class_names(line.plain[: place.stop], place.start, page.vocab):
            if name.term in page.ingredients:
                continue
            if place.known and (page.vocab.class_(name.term) is None or page.vocab.is_vague(name.term)):
                continue
            for of in subjects or (None,):
                yield ClassMembership(term=name.term, of=of, **line.evidence(place.opened, name.end))
