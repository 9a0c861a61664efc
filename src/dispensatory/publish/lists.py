"""Pages that lead to monographs: the first page, a letter, the results of a search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from dispensatory.formulary import Listing
from dispensatory.publish.engine import render

MANY = 400  # more titles than this are not listed on the first page but letter by letter


class Found(Protocol):
    """A monograph that a search found: as search.Hit."""

    @property
    def slug(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def matched(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def snippet(self) -> str: ...


_HOW = {"name": "", "synonym": "also called", "brand": "brand", "near": "looks like", "text": "in the text"}


def home_page(meta: Mapping[str, str], listing: Sequence[Listing]) -> str:
    """The first page; `meta` is the formulary's own, with monographs, reviewed and dated."""
    letters = by_letter(listing)
    return render("home.html", meta=_counts(meta), letters=letters, whole=len(listing) <= MANY)


def letter_page(letter: str, listing: Sequence[Listing]) -> str:
    """The medicines under one letter of `by_letter`; `listing` is of all, so that other letters are linked."""
    letters = by_letter(listing)
    return render("letter.html", letter=letter, letters=letters, rows=letters.get(letter, ()))


def results_page(query: str, hits: Iterable[Found]) -> str:
    """The results of a search; what was searched for stays in the box."""
    rows = [(hit, _HOW.get(hit.kind, hit.kind)) for hit in hits]
    near = bool(rows) and all(hit.kind in ("near", "text") for hit, _ in rows)
    return render("results.html", query=query, rows=rows, near=near)


def by_letter(listing: Iterable[Listing]) -> dict[str, tuple[Listing, ...]]:
    """Monographs under the first letter of their title, A to Z, then "0-9" for every other."""
    found: dict[str, list[Listing]] = {}
    for row in listing:
        found.setdefault(_letter(row.title), []).append(row)
    ordered = sorted(found, key=lambda letter: (not letter.isalpha(), letter))
    return {letter: tuple(found[letter]) for letter in ordered}


def _letter(title: str) -> str:
    first = unicodedata.normalize("NFKD", title.strip()[:1]).upper()[:1]
    return first if "A" <= first <= "Z" else "0-9"


def _counts(meta: Mapping[str, str]) -> dict[str, object]:
    return {
        "monographs": int(meta.get("monographs", "0")),
        "reviewed": int(meta.get("reviewed", "0")),
        "dated": meta.get("dated", ""),
    }
