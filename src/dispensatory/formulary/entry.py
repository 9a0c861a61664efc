"""What goes into a formulary and what it gives back of a page."""

from __future__ import annotations

from pathlib import Path

import msgspec

from dispensatory.facts import PageFacts


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One monograph with its facts.

    `text` is the page's text that every span counts characters of; `sha256` is of the page's bytes.
    `sections` are (heading, kind, start, end), `sentences` are (start, end), both in the order of the page.
    `updated` is an ISO date.
    """

    slug: str
    page: str
    title: str
    status: str
    updated: str | None
    sha256: str
    text: str
    sources: tuple[str, ...]
    sections: tuple[tuple[str, str, int, int], ...]
    sentences: tuple[tuple[int, int], ...]
    facts: PageFacts


class Listing(msgspec.Struct, frozen=True):
    """A line of a list of monographs."""

    slug: str
    title: str
    status: str
    updated: str | None


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What was built: counts, and the SHA-256 over the pages that went in."""

    path: Path
    monographs: int
    facts: int
    problems: int
    sha256: str
