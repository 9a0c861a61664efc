"""Words from outside, as SQLite can take them."""

from __future__ import annotations

LONGEST = 300  # characters; a longer text is no name


def clean(name: str) -> str:
    """`name` without lone surrogates and NUL; "" for a text too long for a name."""
    return "" if len(name) > LONGEST else name.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
