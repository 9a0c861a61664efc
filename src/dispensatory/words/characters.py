"""Characters that look like others, or like nothing: what is pasted from a page or typed on another keyboard."""

from __future__ import annotations

# Zero-width marks, the byte order mark, soft hyphens: a reader sees none of them.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_FULL_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)}  # the ASCII of East Asian keyboards
SEEN: dict[int, int | None] = {**dict.fromkeys(map(ord, _UNSEEN)), **_FULL_WIDTH}


def seen(text: str) -> str:
    """`text` as a reader sees it: without marks that have no width, and letters of full width as plain ones."""
    return text if text.isascii() else text.translate(SEEN)
