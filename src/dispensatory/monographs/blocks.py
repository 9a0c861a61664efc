"""The lines of a section's body to headings, paragraphs, list items and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.monographs.headings import Heading, read_heading, underlined
from dispensatory.monographs.label_forms import answer_at, split_label
from dispensatory.monographs.tables import Row, is_row, read_table

_LABEL = 80  # characters within which the label of a new block ends
_RULES = "-*_=|: "
_MARKS = ("*", "-", "+", "•", "◦", "▪", "‣", "●", "○", "■", "∙", "·", "–", "—")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})\)\s|\d{1,2}\.\s")
_QUESTION = re.compile(r"(?:Q|Question)(?: ?\d{1,2})?[:.] ?")


class Block(msgspec.Struct, frozen=True):
    """A paragraph or list item: its text's span and, for an item, how far it is indented (else -1)."""

    start: int
    end: int
    indent: int
    joined: bool  # follows the block before it without a blank line
    column: int = 0  # where its text begins in its line


def units(text: str, start: int, end: int) -> Iterator[tuple[Heading | Block | Row, int]]:
    """Headings, blocks and rows in order, each with where it starts. Lines of one paragraph are one block."""
    pending: Block | None = None
    blank = True
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = stop if stop >= 0 else end
        line = text[position:stop]
        stripped = line.strip()
        heading = read_heading(line) if stripped else None
        if pending and pending.indent < 0 and (under := underlined(text[pending.start : pending.end], stripped)):
            yield under, pending.start
            pending, blank, position = None, True, stop + 1
            continue
        if not stripped or heading or is_rule(stripped):
            if pending:
                yield pending, pending.start
            pending, blank = None, True
            if heading:
                yield heading, position
                if heading.rest < len(line.rstrip()):
                    pending, blank = Block(position + heading.rest, stop, -1, False), False
        elif "|" in line and is_row(text, position, end):
            if pending:
                yield pending, pending.start
            pending, blank = None, True
            rows, after = read_table(text, position, end)
            for row in rows:
                yield row, position
            position = after
            continue
        else:
            indent, offset = bullet(line)
            if pending and indent < 0 and not _starts_label(text, position + offset, stop):
                pending = msgspec.structs.replace(pending, end=stop)
            else:
                if pending:
                    yield pending, pending.start
                pending = Block(position + offset, stop, indent, not blank, len(line[:offset].expandtabs(4)))
            blank = False
        position = stop + 1
    if pending:
        yield pending, pending.start


def is_rule(stripped: str) -> bool:
    """A thematic break, a code fence, or the ruler line of a table."""
    return stripped.startswith("```") or (stripped[:1] in _RULES and not stripped.strip(_RULES))


def _starts_label(text: str, start: int, stop: int) -> bool:
    """A new label in the middle of a paragraph, such as an answer below its question, is a block of its own."""
    if text.startswith("**", start) or _QUESTION.match(text, start, stop) or answer_at(text, start) > 0:
        return True
    opens = text[start : start + 1].isupper() or text[start : start + 1] in ("*", "_")
    return opens and ":" in text[start : start + _LABEL] and split_label(text, start, stop)[1] > start


def bullet(line: str) -> tuple[int, int]:
    """The indent of a list item and where its text starts; (-1, first character) for a line that is none."""
    text = line.lstrip(" \t")
    indent = len(line[: len(line) - len(text)].expandtabs(4)) if len(text) < len(line) else 0
    mark = text[:1]
    if mark in _MARKS and text[1:2].isspace():
        rest = text[1:].lstrip()
        if mark not in "–—" or not rest[:1].isdigit():  # "5\n- 10 mg": a range, wrapped
            return indent, len(line) - len(rest)
    elif (mark.isdigit() or mark == "(" or text[1:4].strip("ivx")[:1] == ")") and (found := _NUMBER.match(text)):
        return indent, len(line) - len(text[found.end() :].lstrip())
    return -1, len(line) - len(text)
