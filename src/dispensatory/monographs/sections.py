"""The body of a monograph to sections of sentences, each with the labels it stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.monographs.blocks import Block, bullet, units
from dispensatory.monographs.headings import Heading
from dispensatory.monographs.label_forms import answer_at, split_label
from dispensatory.monographs.labels import Labels
from dispensatory.monographs.model import Section, SectionKind, Sentence
from dispensatory.monographs.sentences import split_sentences
from dispensatory.monographs.tables import Row

# A heading that says of its list what a label would; not one of more than that ("Contraindications and precautions").
_TELLS = re.compile(r"(?i)(?!.*(?:precaution|warning|caution\b))(?=.*(?:contraindications|interactions))")
# A sentence over a list that only tells with the one before it what is listed: "These include:"
_OF_THESE = re.compile(
    r"(?i)(?:these|they|this|such|some)\b[^.;:]{0,40}\b(?:includ\w*|are|is|were|been)\b[^.;:]{0,30}:"
)
_NEAR = 400  # characters in which the neighbours of a list item are looked for


def read_sections(text: str, start: int, end: int) -> tuple[Section, ...]:
    """The sections of `text[start:end]`, the first one ("" heading) being what stands before any heading."""
    sections: list[Section] = []
    heading, kind, opened = "", "other", start
    labels, sentences = Labels(), list[Sentence]()

    def close(at: int) -> None:
        if sentences or heading:
            sections.append(Section(heading, kind_of(kind), opened, at, tuple(sentences)))

    for unit, at in units(text, start, end):
        if isinstance(unit, Heading) and _opens_section(unit, kind):
            close(at)
            heading, kind, opened, sentences = unit.words, unit.kind, at, []
            labels = Labels()
            if _TELLS.match(unit.words):
                labels.heading(unit.level, unit.words)
        elif isinstance(unit, Heading):
            labels.heading(unit.level, unit.words)
        elif isinstance(unit, Row):
            sentences.extend(_of_row(text, unit, labels))
        else:
            sentences.extend(_sentences(text, unit, labels, faq=kind == "faq"))
    close(end)
    return tuple(sections)


def _opens_section(heading: Heading, kind: str) -> bool:
    """A heading of the form, or a main one; not a question among questions."""
    if kind == "faq" and heading.words.endswith("?"):
        return False
    return heading.kind != "other" or heading.level <= 2


def kind_of(kind: str) -> SectionKind:
    """`kind` as the type that sections have."""
    return kind  # type: ignore[return-value]


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
    beside = [line for line in (before, after) if bullet(line)[0] >= 0]
    alike = [
        line for line in beside if bullet(line)[0] == block.indent and line[: bullet(line)[1]].strip()[-1:] == mark
    ]
    return bool(alike) and (after not in beside or after in alike or bullet(after)[0] < block.indent)


def _of_row(text: str, row: Row, labels: Labels) -> Iterator[Sentence]:
    """The sentences of a table's row, each under its column's label and its row's."""
    labels.open(0, joined=False, label="", bare=False)
    for start, end, over in row.cells:
        above = (*labels.current(), *over)
        for first, last in split_sentences(text, start, end):
            yield Sentence(first, last, text[first:last], above, item=True, over=max(1, len(over)))


def _sentences(text: str, block: Block, labels: Labels, *, faq: bool) -> Iterator[Sentence]:
    """The sentences of a block, after its own label has been taken off and put on the stack."""
    item = block.indent >= 0
    label, body = split_label(text, block.start, block.end, item=item, faq=faq)
    bare = bool(label) and not text[body : block.end].strip(" *_\n")
    end_of = block.end
    if bare and _is_one_of_several(text, block):
        body = text.index(label, block.start)
        label, bare, end_of = "", False, body + len(label)
    if answer_at(text, block.start, faq=faq) < 0:  # an answer stays under its question, wherever it stands
        labels.open(block.indent, block.joined, label, bare, block.column)
    spans = split_sentences(text, body, end_of)
    above = labels.current()
    words = ""
    for start, end in spans:
        words = text[start:end]
        yield Sentence(start, end, words, above, item)
    if words.rstrip(" *_").endswith(":"):
        if len(spans) > 1 and _OF_THESE.match(words):
            words = text[spans[-2][0] : spans[-1][1]]
        labels.lead(block.indent, words.strip(" *_:"))
