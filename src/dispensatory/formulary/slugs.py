"""Giving every page a slug of its own."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

Packed = tuple[str, bytes]  # a slug and the entry it is for, encoded
Problem = tuple[str, str]
SHARED_SLUG = "its slug is also that of"  # how the problem of a page begins that was given another slug


def distinct_slugs(entries: Iterable[tuple[str, str, bytes]]) -> tuple[list[Packed], list[Problem]]:
    """`entries` are (slug, page, encoded entry). Gives (slug, encoded entry) by slug, and a problem for
    every page whose slug another page has: in the order of the pages, the later ones get "-2", "-3" after
    it.
    """
    ordered = sorted(entries)
    taken = {slug for slug, _, _ in ordered}
    packed: list[Packed] = []
    problems: list[Problem] = []
    before = ("", "")
    for slug, page, entry in ordered:
        if slug == before[0]:
            slug = next(other for number in count(2) if (other := f"{before[0]}-{number}") not in taken)
            taken.add(slug)
            problems.append((page, f'{SHARED_SLUG} {before[1]}, so it has the slug "{slug}"'))
        else:
            before = (slug, page)
        packed.append((slug, entry))
    return sorted(packed), problems
