"""Words of a case, as SQLite can take them."""

from __future__ import annotations


def clean(text: str) -> str:
    """`text` as SQLite can take it: without lone surrogates and NUL."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
