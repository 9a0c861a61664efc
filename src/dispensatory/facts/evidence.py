"""Where in a page a fact stands."""

from __future__ import annotations

import msgspec


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The words that a fact rests on.

    `quote` is an exact substring of the page: `text[start:end] == quote`, where `text` is the page decoded as UTF-8
    with every line ending read as one newline, and `start` and `end` count characters (code points). `section` is the
    heading the words stand under, in the page's own words ("" before the first heading).
    """

    quote: str
    section: str
    start: int
    end: int
