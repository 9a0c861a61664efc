"""A page is shown safely, and a quote is marked where it stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispensatory.publish.rendering import body_html

DANGERS = ("<script", "javascript:", "onerror", "<img", "<iframe", "<style", "<a ", "<form", "<svg")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "[press](javascript:alert(1))",
        "![seen](http://example.org/x.png)",
        "<style>p { display: none }</style>",
        '<p onclick="x()">a</p>',
        "<iframe src=x></iframe>",
        "<svg onload=x>",
    ],
)
def test_nothing_of_a_page_runs_or_loads(text: str) -> None:
    html = body_html(text, 0, len(text)).lower()
    assert not [danger for danger in (*DANGERS, "onclick") if danger in html.replace("&lt;", "")]


def marked(html: str) -> str:
    return "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", html))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Take **5 mg** daily.", "5 mg"),
        ("Take **5 mg** daily.", "Take **5 mg** daily"),
        ("* **Adults:** 5 mg\n* 10 mg", "Adults:** 5 mg"),
        ("### Dosage\n\n5 mg", "5 mg"),
        ("| a | b |\n|---|---|\n| 5 mg | 10 mg |", "10 mg"),
        ("5 mg < 10 mg", "mg < 10"),
    ],
)
def test_a_quote_is_marked_once_and_whole(text: str, quote: str) -> None:
    start = text.index(quote)
    html = body_html(text, 0, len(text), (start, start + len(quote)))
    assert marked(html).replace("&lt;", "<") == quote.replace("**", "")
    assert html.count("id=quote") == 1


@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200))
def test_any_place_in_any_text(text: str, first: int, last: int) -> None:
    html = body_html(text, 0, len(text), (first, last)).lower()
    assert not [danger for danger in DANGERS if danger in html]
    assert "\ue000" not in html
    assert "\ue001" not in html
