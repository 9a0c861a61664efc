"""The classes that a page says its medicine belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.page import Page
from dispensatory.extract.view import Line, is_question
from dispensatory.facts import ClassMembership

_KINDS = ("usage", "mechanism", "other", "precautions", "name")
_IS = re.compile(
    r"\b(?:is|are|was|as|belongs? to|being) (?:also |both |primarily |classified as |known as |considered |called )?"
    r"(?:a|an|the|one of the) (?:(?:class|group|family|type|form|kind|member|combination) of (?:the )?"
    r"(?:(?:\w+ )?(?:medications?|drugs?|medicines?|antibiotics?) )?(?:called |known as |class of )?)?"
)
_OPENS = re.compile(r"\s*(?:this is |it is |it's )?(?:a|an) ")  # "**Desloratadine:** An antihistamine that ..."
_IT = re.compile(r"\s*(?:it|this (?:medication|medicine|drug|combination)|they|these) (?:is|are|'s) ")
_END = re.compile(
    r"\b(?:that|which|who|used|with|for|primarily|works?|working|designed|commonly|known|in|of|mainly|it|called|often|by"
    r"|indicated|prescribed|available|derived|effective|helps?|may|can|meaning|similar|to|on|from|acts?|has)\b|[.;:(]"
)
_DENIED = re.compile(r"\b(?:not|n't|unlike|than|such as)\b")
_WORD = re.compile(r"[\w'/-]+")
_LONGEST = 6  # words of a class's name


class _Found(msgspec.Struct, frozen=True):
    start: int
    end: int


def read_classes(page: Page) -> tuple[ClassMembership, ...]:
    """The memberships stated of the medicine or of one of its ingredients, in the order of the page, each term once."""
    found: dict[tuple[str, str | None], ClassMembership] = {}
    for line in page.lines:
        if line.kind in _KINDS:
            for membership in _read(line, page):
                found.setdefault((membership.term, membership.of), membership)
    return tuple(found.values())


def _read(line: Line, page: Page) -> Iterator[ClassMembership]:
    label = line.labels[-1] if line.labels else ""
    labelled = next((name for name in page.ingredients if name in label), None) if not is_question(label) else None
    if labelled and (opened := _OPENS.match(line.plain)):
        yield from _memberships(line, page, opened.end(), 0, labelled)
    for said in _IS.finditer(line.plain):
        subject = _subject(line.plain[: said.start()], page) or (labelled if _IT.match(line.plain) else None)
        if subject is None and not _IT.match(line.plain):
            continue
        if not _DENIED.search(line.plain[max(0, said.start() - 14) : said.end()]):
            named = line.plain.rfind(subject, 0, said.start()) if subject else -1
            yield from _memberships(line, page, said.end(), named if named >= 0 else 0, subject)


def _subject(before: str, page: Page) -> str | None:
    """The medicine or ingredient that a clause is about: the last one named before its verb, close to it."""
    near = [(before.rfind(name), name) for name in page.names if name in before[-70:]]
    return max(near)[1] if near else None


def _memberships(line: Line, page: Page, start: int, opened: int, subject: str | None) -> Iterator[ClassMembership]:
    stop = _END.search(line.plain, start)
    end = stop.start() if stop else len(line.plain)
    of = subject if len(page.ingredients) > 1 and subject in page.ingredients else None
    for found in _classes(line.plain, start, end, page):
        yield ClassMembership(term=line.plain[found.start : found.end], of=of, **line.evidence(opened, found.end))


def _classes(words: str, start: int, end: int, page: Page) -> Iterator[_Found]:
    """The names of classes in a noun phrase: at each word the longest name that the vocabulary knows."""
    tokens = [match.span() for match in _WORD.finditer(words, start, end)]
    position = 0
    while position < len(tokens):
        first = tokens[position][0]
        ends = range(min(position + _LONGEST, len(tokens)), position, -1)
        last = next((k for k in ends if page.vocab.class_(words[first : tokens[k - 1][1]])), None)
        if last is None:
            position += 1
            continue
        if not page.vocab.is_vague(words[first : tokens[last - 1][1]]):
            yield _Found(first, tokens[last - 1][1])
        position = last
