"""What a page reads into. Spans count characters of the page's text: see `Monograph.text`."""

from __future__ import annotations

from typing import Literal

import msgspec

SectionKind = Literal["name", "usage", "dosage", "effects", "mechanism", "precautions", "faq", "disclaimer", "other"]


class Sentence(msgspec.Struct, frozen=True):
    """A sentence, or the text of a list item that has no full stop.

    `text` is the page's `read[start:end]`. `labels` are the sub-headings, bold labels and leading sentences ("Common
    side effects include:") that it stands under, outermost first, in the page's words. `item` says whether it stands
    in a list, `over` how many of the innermost labels are its own: two in a table, its column's and its row's.
    """

    start: int
    end: int
    text: str
    labels: tuple[str, ...]
    item: bool
    over: int = 1


class Section(msgspec.Struct, frozen=True):
    """A headed part of a page; `heading` in the page's words, `kind` one of the seven of the form, or "other"."""

    heading: str
    kind: SectionKind
    start: int
    end: int
    sentences: tuple[Sentence, ...]


class Monograph(msgspec.Struct, frozen=True, kw_only=True):
    """One monograph.

    `page` is the path below the folder read, with "/" between its parts, and "#slug" after it for the second and later
    monographs of a file. `text` is the whole file decoded as UTF-8, every line ending read as one newline, `read` the
    same without the markup that says nothing (`markup.as_read`), every word where `text` has it; `sha256` is of the
    file's bytes. `problems` says what was odd in the page, each with its place.
    """

    page: str
    slug: str
    title: str
    text: str
    read: str
    sha256: str
    status: str = "unreviewed"
    updated: str | None = None
    sources: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    problems: tuple[str, ...] = ()
