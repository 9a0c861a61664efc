"""What the API takes and gives, beside the types of the rooms themselves."""

from __future__ import annotations

import msgspec

from dispensatory.cases import Patient
from dispensatory.facts import PageFacts
from dispensatory.formulary import Entry, Listing


class Medicine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One medicine as a prescription line: `text` such as "tofisopam 100 mg four times daily"."""

    text: str


class CheckRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A patient, as far as known, and the medicines to check. `id` comes back in the report."""

    medicines: list[Medicine]
    patient: Patient = Patient()
    id: str = ""


class Monographs(msgspec.Struct, frozen=True):
    """A part of the list of monographs, in the order of their titles; `total` counts all there are."""

    total: int
    offset: int
    limit: int
    monographs: tuple[Listing, ...]


class MonographAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A monograph: where it is from, its text, and its facts, whose spans count characters of `text`."""

    slug: str
    page: str
    title: str
    status: str
    updated: str | None
    sha256: str
    sources: tuple[str, ...]
    text: str
    facts: PageFacts
    disclaimer: str


class Found(msgspec.Struct, frozen=True):
    """A monograph that was found: `matched` is the name or word, `kind` what that is to it, `snippet` plain text."""

    slug: str
    title: str
    matched: str
    kind: str
    snippet: str


class SearchAnswer(msgspec.Struct, frozen=True):
    """The monographs found for `query`, the best first."""

    query: str
    hits: tuple[Found, ...]


class Health(msgspec.Struct, frozen=True):
    """That the server answers, and what from."""

    status: str
    monographs: int
    reviewed: int
    dated: str
    sha256: str
    version: str


class ErrorBody(msgspec.Struct, frozen=True):
    """What went wrong: the HTTP status, what is wrong, the field or address where, and what to do about it."""

    status: int
    what: str
    where: str
    hint: str


class ErrorAnswer(msgspec.Struct, frozen=True):
    """The one shape of every error of the API."""

    error: ErrorBody


def monograph_answer(entry: Entry, disclaimer: str) -> MonographAnswer:
    """An entry of the formulary as the API gives it."""
    return MonographAnswer(
        slug=entry.slug,
        page=entry.page,
        title=entry.title,
        status=entry.status,
        updated=entry.updated,
        sha256=entry.sha256,
        sources=entry.sources,
        text=entry.text,
        facts=entry.facts,
        disclaimer=disclaimer,
    )
