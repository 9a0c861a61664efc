"""Which line is a heading, which section of the form it opens, and where one monograph of a file ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.monographs.model import SectionKind
from dispensatory.monographs.section_names import section_kind

_LABEL_SECTIONS = frozenset(  # a bold or bare label opens a section only if it is one of the form's own headings
    ("generic name", "usage", "dosage", "side effects", "how it works", "precautions", "faqs", "faq", "disclaimer")
)
_INDENT = 4  # characters at a line's head within which the mark of a heading stands
_LABEL = 60  # ... and within which a label ends
_UNDER = ("=", "-")
_UNDERLINED, _RULER = 80, 3  # the longest heading that is underlined, the shortest row of marks under it
_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?!#)[ \t]*(.*)")


class Heading(msgspec.Struct, frozen=True):
    """A heading line: its level, its words, and where the text that shares its line starts (or the line's end)."""

    level: int
    words: str
    kind: SectionKind
    rest: int


class Part(msgspec.Struct, frozen=True):
    """One monograph's stretch of a file."""

    title: str
    start: int
    end: int


def underlined(words: str, line: str) -> Heading | None:
    """The heading that a paragraph of one line is whose next line is a row of "=" or "-"; None for other text."""
    if (
        line[:1] not in _UNDER
        or "\n" in words
        or len(words) > _UNDERLINED
        or (line.strip("=") and line.strip("-"))
        or len(line) < _RULER
    ):
        return None
    plain = words.strip(" *_:")
    if not plain or plain.endswith((".", ";", ",")) or ": " in plain:
        return None
    return Heading(1 if line[0] == "=" else 2, plain, section_kind(plain), 0)


def read_heading(line: str) -> Heading | None:
    """The heading that `line` is, or None. "## Dosage: 5 mg daily" is a heading with text that shares its line."""
    if "#" in line[:_INDENT] and (found := _HEADING.match(line[:400])):
        return _marked(line, len(found[1]), found.start(2))
    return _label_heading(line) if ":" in line[:_LABEL] or "**" in line[:_LABEL] else None


def _marked(line: str, level: int, start: int) -> Heading:
    words = line[start:].rstrip().rstrip("#").rstrip()
    head, colon, tail = words.partition(":")
    if colon and tail.strip(" *_") and section_kind(head) != "other":
        return Heading(level, head.strip(" *_"), section_kind(head), start + len(head) + 1)
    return Heading(level, words.strip(" *_:")[:200], section_kind(words[:200]), len(line))


def _label_heading(line: str) -> Heading | None:
    """A line such as "**Dosage:** 5 mg" or "Dosage:" in a page that marks no headings."""
    text = line[:_LABEL].lstrip(" ")
    if len(line[:_LABEL]) - len(text) > 3 or text[:1] in "-+" or text.startswith("* "):
        return None
    head, colon, _ = text.partition(":")
    bold = head.startswith("**")
    words = head.strip("*_ ")
    if words.lower() not in _LABEL_SECTIONS:
        return None
    if colon:
        rest = line.index(":") + 1
        while line[rest : rest + 1] in ("*", "_"):
            rest += 1
        if not bold and line[rest:].strip() and words.lower() in ("usage", "disclaimer"):
            return None  # "Usage: ..." in running text is as often a sentence as a heading
        return Heading(3, words, section_kind(words), rest)
    return Heading(3, words, section_kind(words), len(line)) if bold and line.strip("*_: ") == words else None


def _marked_lines(text: str, start: int) -> Iterator[int]:
    """Where the lines of `text[start:]` begin that begin with the mark of a heading."""
    if text.startswith("#", start):
        yield start
    before = text.find("\n#", start)
    while before >= 0:
        yield before + 1
        before = text.find("\n#", before + 1)


def split_parts(text: str, start: int) -> tuple[Part, ...]:
    """The monographs of a file: split where a level-one heading is followed by sections of its own."""
    titles: list[tuple[int, str]] = []
    sections_since = 0
    for position in _marked_lines(text, start):
        stop = text.find("\n", position)
        stop = stop if stop >= 0 else len(text)
        heading = read_heading(text[position : min(stop, position + 400)])
        if heading and heading.level == 1 and heading.kind == "other":
            if titles and not sections_since:
                pass  # two titles in a row are one monograph
            else:
                titles.append((position, heading.words))
            sections_since = 0
        elif heading and heading.kind != "other":
            sections_since += 1
    if titles and not sections_since and len(titles) > 1:
        titles.pop()  # a last title with nothing of the form below it belongs to the monograph before it
    if not titles:
        return (Part("", start, len(text)),)
    bounds = [start, *(at for at, _ in titles[1:]), len(text)]
    return tuple(Part(words, bounds[i], bounds[i + 1]) for i, (_, words) in enumerate(titles))
