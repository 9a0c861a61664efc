"""The classes that a page says its medicine belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dispensatory.extract.classes_names import class_names
from dispensatory.extract.page import Page
from dispensatory.extract.view import Line, is_question
from dispensatory.facts import ClassMembership
from dispensatory.vocab import normalise

_KINDS = ("usage", "mechanism", "other", "precautions", "name", "faq")
_ADVERBS = (
    r"(?:(?:also|both|primarily|mainly|commonly|often|typically|usually|generally|historically"
    r"|sometimes|now|essentially|actually"
    r"|chemically|best|widely|chiefly) )*"
)
_LINK = re.compile(
    rf"(?:\b(?:is|are|was|were|being)|'s) {_ADVERBS}(?:(?:classified|considered|known|described"
    rf"|categori[sz]ed|used|included|regarded"
    rf"|referred to|a medication {_ADVERBS}used|a (?:medication|drug|medicine) known|employed"
    rf"|utili[sz]ed) (?:primarily |mainly )?(?:as )?)?"
    r"(?:an? |the |one of the )?"
    r"|\b(?:acts?|functions?|serves?|works?|acting|used|working) (?:primarily |mainly |also )?as (?:an? |the )"
    r"|\b(?:belongs?|belonging) to (?:an? |the )?|\b(?:a )?member of (?:the |a )"
)
_SIGNS = (
    "is a",
    "'s a",
    "as a",
    "are ",
    "was a",
    "belong",
    "member of",
    "is prim",
    "is also",
    "is the",
    "'s class",
    "is class",
    "is common",
)
_OPENS = re.compile(
    r"\s*(?:(?:this|it) is |it's )?(?:also )?(?:an? |the )|\s*(?:acts|functions|serves|used) as (?:an? )"
)
_IT = re.compile(
    r"(?:\A|[.;,] )\s*(?:and |while |therefore, )?(?:it|this (?:medication|medicine|drug|supplement)|they)(?= |'s|\Z)"
)
_MEDICINE = frozenset("medication drug medicine agent antibiotic".split())
_MEANT = 60  # characters between "it" and the verb, and a verb and its subject, at most this and `_FAR`
_FAR = 70
_JOINED = re.compile(r"(?:\band|\+|/|&)\s*\Z")  # "A and B is": said of both
_DENIED = re.compile(r"\b(?:not|never|unlike|than|such as|neither|no|like|with|if|whether|when|isn't|other|of)\b|n't\b")
_APPOSED = re.compile(r"(?: \([^()]{1,60}\))?(?:, | \()(?:which is )?(?:also known as )?(?:an? |the )(?=\w)")
_BEFORE = re.compile(r"\ban? ((?:[\w/'-]+ ){1,6}?)(?:\([\w-]+\))?(?:, |called |known as )\Z")


class _Place(msgspec.Struct, frozen=True):
    """Where a noun phrase starts, where the words of its evidence start, and whom it is said of."""

    start: int
    opened: int
    subject: str | None


def read_classes(page: Page) -> tuple[ClassMembership, ...]:
    """The memberships stated of the medicine or of one of its ingredients, in the order of the page, each term once."""
    found: list[ClassMembership] = []
    for line in page.lines:
        if line.kind in _KINDS:
            for new in _read(line, page):
                if not any(_is_again(new, known, page) for known in found):
                    found.append(new)
    return tuple(found)


def _is_again(new: ClassMembership, known: ClassMembership, page: Page) -> bool:
    """Whether two memberships are one: the same words, or words of which one says more of the same class."""
    if new.of != known.of:
        return False
    one, other = _telling(new.term), _telling(known.term)
    if one == other:
        return True
    return (
        one < other
        and page.vocab.class_(new.term) is not None
        and page.vocab.class_(new.term) == page.vocab.class_(known.term)
    )


def _telling(term: str) -> frozenset[str]:
    """The words of a class's name that tell it from others."""
    words = frozenset(normalise(term).split())
    return words - _MEDICINE or words


def _read(line: Line, page: Page) -> Iterator[ClassMembership]:
    for place in (*_labelled(line, page), *_linked(line, page), *_apposed(line, page)):
        of = place.subject if len(page.ingredients) > 1 and place.subject in page.ingredients else None
        for name in class_names(line.plain, place.start, page.vocab):
            yield ClassMembership(term=name.term, of=of, **line.evidence(place.opened, name.end))


def _labelled(line: Line, page: Page) -> Iterator[_Place]:
    """ "**Desloratadine:** An antihistamine that ..." """
    if (subject := _label_subject(line, page)) and (opened := _OPENS.match(line.plain)):
        yield _Place(opened.end(), 0, subject)


def _label_subject(line: Line, page: Page) -> str | None:
    for label in reversed(line.labels):
        if not is_question(label) and (named := [name for name in page.ingredients if name in label]):
            return max(named, key=len)
    return None


def _linked(line: Line, page: Page) -> Iterator[_Place]:
    words = line.plain
    if not any(sign in words for sign in _SIGNS):
        return
    for said in _LINK.finditer(words):
        before = words[max(0, said.start() - _FAR) : said.start()]
        shift = said.start() - len(before)
        subject, at = _last_named(before, page)
        pronoun = _IT.search(before)
        if subject is None and pronoun and len(before) - pronoun.end() <= _MEANT:
            subject, at = _label_subject(line, page), pronoun.start()
        elif subject is None:
            continue
        if not _DENIED.search(before[at + len(subject or "it") :]) and not _after_denial(before[:at]):
            yield _Place(said.end(), shift + at, subject)


def _after_denial(before: str) -> bool:
    return before.rstrip().endswith(("unlike", "than", "not", "with", "to"))


def _last_named(before: str, page: Page) -> tuple[str | None, int]:
    """The medicine or ingredient that is named last in the words before a verb, and where."""
    near = [(at, len(name), name) for name in _names(page) if (at := before.rfind(name)) >= 0]
    if not near:
        return None, 0
    at, _, name = max(near, key=lambda one: (one[0] + one[1], one[1]))
    return ("" if _JOINED.search(before[:at]) else name), at


def _names(page: Page) -> tuple[str, ...]:
    """The names of the medicine, the longest first, and the first word of a long name that stands alone."""
    return _ordered(page.names, page.monograph.title if len(page.ingredients) < 2 else "")


@lru_cache(maxsize=2)
def _ordered(known: frozenset[str], title: str) -> tuple[str, ...]:
    names = sorted(known, key=lambda name: (-len(name), name))  # a set's own order differs from run to run
    return (*names, *(word for word in title.lower().split()[:1] if len(word) > 5 and word not in known))


def _apposed(line: Line, page: Page) -> Iterator[_Place]:
    """ "Digoxin, a cardiac glycoside, ..." and "a thiazide diuretic, indapamide"."""
    words = line.plain
    for name in _names(page):
        at = words.find(name)
        while at >= 0:
            end = at + len(name)
            if (opened := _APPOSED.match(words, end)) and not _after_denial(words[max(0, at - 9) : at]):
                yield _Place(opened.end(), at, name)
            elif len(page.ingredients) > 1 and (before := _BEFORE.search(words, max(0, at - _FAR), at)):
                yield _Place(before.start(1), before.start(1), name)
            at = words.find(name, end)
