"""The body of a monograph to sections of sentences, each with the labels it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.monographs.headings import Heading, read_heading
from dispensatory.monographs.labels import Labels, split_label, starts_answer
from dispensatory.monographs.model import Section, SectionKind, Sentence
from dispensatory.monographs.sentences import split_sentences

_RULES = "-*_=|: "
_TELLS = re.compile(r"(?i)contraindications|interactions")  # a heading that says of its list what a label would
_BULLETS = ("* ", "- ", "+ ", "• ", "*\t", "-\t", "+\t")


class Block(msgspec.Struct, frozen=True):
    """A paragraph or list item: its text's span and, for an item, how far it is indented (else -1)."""

    start: int
    end: int
    indent: int
    joined: bool  # follows the block before it without a blank line


_NEAR = 400  # characters in which the neighbours of a list item are looked for


def read_sections(text: str, start: int, end: int) -> tuple[Section, ...]:
    """The sections of `text[start:end]`, the first one ("" heading) being what stands before any heading."""
    sections: list[Section] = []
    heading, kind, opened = "", "other", start
    labels, sentences = Labels(), list[Sentence]()

    def close(at: int) -> None:
        if sentences or heading:
            sections.append(Section(heading, kind_of(kind), opened, at, tuple(sentences)))

    for unit, at in _units(text, start, end):
        if isinstance(unit, Heading) and (unit.kind != "other" or unit.level <= 2):
            close(at)
            heading, kind, opened, sentences = unit.words, unit.kind, at, []
            labels = Labels()
            if _TELLS.search(unit.words):
                labels.heading(unit.level, unit.words)
        elif isinstance(unit, Heading):
            labels.heading(unit.level, unit.words)
        else:
            sentences.extend(_sentences(text, unit, labels))
    close(end)
    return tuple(sections)


def kind_of(kind: str) -> SectionKind:
    """`kind` as the type that sections have."""
    return kind  # type: ignore[return-value]


def _units(text: str, start: int, end: int) -> Iterator[tuple[Heading | Block, int]]:
    """Headings and blocks in order, each with where it starts. Lines of one paragraph are one block."""
    pending: Block | None = None
    blank = True
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = stop if stop >= 0 else end
        line = text[position:stop]
        stripped = line.strip()
        heading = read_heading(line) if stripped else None
        if not stripped or heading or _is_rule(stripped):
            if pending:
                yield pending, pending.start
            pending, blank = None, True
            if heading:
                yield heading, position
                if heading.rest < len(line.rstrip()):
                    pending, blank = Block(position + heading.rest, stop, -1, False), False
        else:
            indent, offset = _bullet(line)
            if pending and indent < 0 and not _starts_label(stripped):
                pending = Block(pending.start, stop, pending.indent, pending.joined)
            else:
                if pending:
                    yield pending, pending.start
                pending = Block(position + offset, stop, indent, not blank)
            blank = False
        position = stop + 1
    if pending:
        yield pending, pending.start


def _is_rule(stripped: str) -> bool:
    """A thematic break, a code fence, or the ruler line of a table."""
    return stripped.startswith("```") or (stripped[:1] in _RULES and not stripped.strip(_RULES))


def _starts_label(stripped: str) -> bool:
    """A new label in the middle of a paragraph, such as an answer below its question, is a block of its own."""
    return stripped.startswith("**") or stripped[:2] in ("A:", "Q:")


def _bullet(line: str) -> tuple[int, int]:
    """The indent of a list item and where its text starts; (-1, first character) for a line that is none."""
    text = line.lstrip(" \t")
    indent = len(line[: len(line) - len(text)].expandtabs(4)) if len(text) < len(line) else 0
    if text.startswith(_BULLETS):
        rest = text[1:].lstrip(" \t")
        return indent, len(line) - len(rest)
    digits = len(text) - len(text.lstrip("0123456789")) if text[:1].isdigit() else 0
    if 0 < digits <= 2 and text[digits : digits + 2] in (". ", ") "):
        return indent, len(line) - len(text[digits + 2 :].lstrip(" \t"))
    return -1, len(line) - len(text)


def _is_one_of_several(text: str, block: Block) -> bool:
    """Whether a list item that is nothing but bold words is an item like its neighbours, not a label over a list."""
    if block.indent < 0 or text[block.start : block.end].rstrip(" *_").endswith((":", "?")):
        return False
    opened = text.rfind("\n", 0, block.start) + 1
    before = text[max(0, opened - _NEAR) : opened].rstrip().rpartition("\n")[2]
    after = text[block.end : block.end + _NEAR].lstrip("\n").partition("\n")[0]
    if after.strip() and len(after) - len(after.lstrip()) > block.indent:
        return False
    mark = text[opened : block.start].strip()[-1:]
    beside = [line for line in (before, after) if _bullet(line)[0] >= 0]
    alike = [
        line for line in beside if _bullet(line)[0] == block.indent and line[: _bullet(line)[1]].strip()[-1:] == mark
    ]
    return bool(alike) and (after not in beside or after in alike or _bullet(after)[0] < block.indent)


def _sentences(text: str, block: Block, labels: Labels) -> Iterator[Sentence]:
    """The sentences of a block, after its own label has been taken off and put on the stack."""
    label, body = split_label(text, block.start, block.end)
    bare = bool(label) and not text[body : block.end].strip(" *_\n")
    end_of = block.end
    if bare and _is_one_of_several(text, block):
        body = text.index(label, block.start)
        label, bare, end_of = "", False, body + len(label)
    if not starts_answer(text, block.start):  # an answer stays under its question, wherever it stands
        labels.open(block.indent, block.joined, label, bare)
    item = block.indent >= 0
    spans = split_sentences(text, body, end_of)
    above = labels.current()
    words = ""
    for start, end in spans:
        words = text[start:end]
        yield Sentence(start, end, words, above, item)
    if words.rstrip(" *_").endswith(":"):
        labels.lead(block.indent, words.strip(" *_:"))
