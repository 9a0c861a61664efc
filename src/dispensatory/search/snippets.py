"""A few words of a page, as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

_AROUND = 110  # characters on either side of a hit
_MARKS = str.maketrans("", "", "*_#`")


def around(text: str, words: Sequence[str]) -> tuple[str, str]:
    """Where `words` (one at least) stand in `text` in a row, else where the first of them does: the words
    as they are written there, and the text around them.

    ("", the page's opening) where none of them stands there, which the search may find by another spelling.
    """
    # Words are escaped, so that they are only ever text.
    escaped = [re.escape(word) for word in words]
    for pattern in (r"\W{1,3}".join(escaped), *escaped):
        match = re.search(rf"\b{pattern}\w*", text, re.IGNORECASE)
        if match:
            return match.group(), _cut(text, match.start() - _AROUND, match.end() + _AROUND)
    return "", opening(text)


def opening(text: str) -> str:
    """The page's first words."""
    return _cut(text, 0, 2 * _AROUND)


def _cut(text: str, start: int, end: int) -> str:
    """`text[start:end]` in whole words and plain text, with "…" where the page goes on."""
    start, end = max(start, 0), min(end, len(text))
    words = text[start:end].translate(_MARKS).split()
    if start > 0 and len(words) > 1 and not text[start - 1].isspace():
        words = words[1:]
    if end < len(text) and len(words) > 1 and not text[end].isspace():
        words = words[:-1]
    return f"{'…' if start > 0 else ''}{' '.join(words)}{'…' if end < len(text) else ''}"
