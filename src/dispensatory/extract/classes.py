"""The classes that a page says its medicine belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.page import Page
from dispensatory.extract.view import Line
from dispensatory.facts import ClassMembership

_IS = re.compile(
    r"\b(?:is|are|as|belongs? to) (?:also |both |primarily |classified as |known as |considered )?(?:a|an|the)\s+((?:class|group|family|type|member) of (?:the )?(?:medications?|drugs?|medicines?)?(?: called| known as)?\s*)?"
)
_END = re.compile(
    r"\b(?:that|which|used|with|for|primarily|and|works?|designed|commonly|known|in|of|mainly|it|called|often|indicated|prescribed|available|derived)\b|[.;:(,]"
)
_ADJECTIVE = re.compile(
    r"^(?:potent|synthetic|selective|highly|powerful|strong|prescription|widely|oral|topical|commonly|broad-spectrum|long-acting|short-acting|second-generation|first-generation|third-generation|new|newer|type of|non-selective)\s+"
)


def read_classes(page: Page) -> tuple[ClassMembership, ...]:
    """The memberships stated in Usage and How it Works, in the order of the page, each term once."""
    found: dict[str, ClassMembership] = {}
    for line in page.lines:
        if line.kind in ("usage", "mechanism", "other", "precautions"):
            for membership in _read(line, page):
                found.setdefault(membership.term, membership)
    return tuple(found.values())


def _read(line: Line, page: Page) -> Iterator[ClassMembership]:
    subject = next((name for name in sorted(page.names, key=len, reverse=True) if name in line.plain[:80]), None)
    if subject is None and not line.plain.startswith(
        ("it is", "it's", "this medication is", "this medicine is", "they are")
    ):
        return
    for said in _IS.finditer(line.plain):
        if re.search(r"\b(?:not|unlike|like)\b", line.plain[max(0, said.start() - 12) : said.end()]):
            continue
        stop = _END.search(line.plain, said.end())
        words = line.plain[said.end() : stop.start() if stop else len(line.plain)].strip()
        short = words
        while short:
            if page.vocab.class_(short):
                of = subject if len(page.ingredients) > 1 and subject in page.ingredients else None
                yield ClassMembership(term=short, of=of, **line.evidence(0, said.end() + len(words)))
                break
            trimmed = _ADJECTIVE.sub("", short)
            if trimmed == short:
                break
            short = trimmed
