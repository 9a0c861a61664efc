"""A page's Markdown to safe HTML, with the words of one quote marked."""

from __future__ import annotations

import re

import nh3
import pyromark

# Two private-use characters mark where a quote starts and ends while the page is rendered. They are letters to
# Markdown, so they change nothing round them; a page's own are replaced first.
_OPEN, _CLOSE = "\ue000", "\ue001"
_OWN = str.maketrans(dict.fromkeys((_OPEN, _CLOSE), "\ufffd"))
_TAGS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li strong em b i code pre blockquote hr br table thead tbody tr th td sub sup".split()
)
_TAG = re.compile(r"(<[^>]*>)")


def body_html(text: str, start: int, end: int, at: tuple[int, int] | None = None) -> str:
    """`text[start:end]` as HTML that is safe to show, `text[at[0]:at[1]]` in <mark>, the first of id "quote".

    Links, pictures, scripts and styles of the page are dropped: a page is shown, never obeyed.
    """
    source = text.translate(_OWN)
    if at and start <= at[0] < at[1] <= end:
        first, last = at
        words = source[start:first] + _OPEN + source[first:last] + _CLOSE + source[last:end]
    else:
        words = source[start:end]
    html = pyromark.html(words, options=pyromark.Options.ENABLE_TABLES)
    return _mark(nh3.clean(html, tags=set(_TAGS), attributes={}, link_rel=None))


def _mark(html: str) -> str:
    """Put every stretch of text between the two marks into <mark>; a mark never spans a tag."""
    if _OPEN not in html:
        return html
    out: list[str] = []
    inside, first = False, True
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            out.append(piece)
            continue
        for part in re.split(f"([{_OPEN}{_CLOSE}])", piece):
            if part in (_OPEN, _CLOSE):
                inside = part == _OPEN
            elif inside and part.strip():
                out.append(f"{'<mark id=quote>' if first else '<mark>'}{part}</mark>")
                first = False
            else:
                out.append(part)
    return "".join(out)
