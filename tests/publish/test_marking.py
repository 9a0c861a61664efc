"""Quotes are marked in the page's own text, wherever markup stands within them, and nothing of a page is run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispensatory.publish.markdown import Rendered, render_text

PIECES = (
    *("a", "\u00e9", "\U0001f48a", "**", "*", "_", "`", "~~", "\\", "&amp;", "[x](y)", "<b>", "</b>", "<!-- "),
    *("\n", "\n\n", "* ", "1. ", "# ", "> ", "| ", "    ", "---\n"),
)


class _Reader(HTMLParser):
    """The words under every quote's name, the ids, and whether every tag is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self._open: list[tuple[str, str]] = []
        self.balanced = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag not in ("br", "hr"):
            self._open.append((tag, found.get("data-q") or ""))

    def handle_endtag(self, tag: str) -> None:
        self.balanced &= bool(self._open) and self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _, name in self._open:
            if name:
                self.words[name] = self.words.get(name, "") + data


def read(rendered: Rendered) -> _Reader:
    reader = _Reader()
    reader.feed(rendered.html)
    reader.close()
    return reader


def mark(text: str, *quotes: str) -> tuple[Rendered, dict[str, str], list[str]]:
    """`text` rendered with `quotes` marked; the words under each mark by the quote it is of; the ids."""
    spans = {(at, at + len(quote)): quote for quote in quotes for at in (text.index(quote),)}
    rendered = render_text(text, 0, len(text), "Examplin", spans)
    reader = read(rendered)
    assert reader.balanced
    names = {f"{start}-{end}": quote for (start, end), quote in spans.items()}
    return rendered, {names[name]: words for name, words in reader.words.items()}, reader.ids


@pytest.mark.parametrize(
    ("text", "quote", "shown"),
    [
        ("Take 5 mg daily.", "5 mg", "5 mg"),
        ("Take **5 mg** daily.", "5 mg", "5 mg"),
        ("Take **5 mg** daily.", "**5 mg** daily", "5 mg daily"),
        ("Take **5 mg** daily.", "Take **5", "Take 5"),
        ("Take **5 mg daily.**", "g daily.**", "g daily."),
        ("* **Adults:** 5 mg\n* **Children:** 2 mg", "5 mg\n* **Children:** 2", "5 mgChildren: 2"),
        ("Take it\nwith food.", "it\nwith", "it\nwith"),
        ("Caf\u00e9: 5 \u00b5g \U0001f48a daily", "5 \u00b5g \U0001f48a", "5 \u00b5g \U0001f48a"),
        ("Take 5 &lt; 10 mg", "5 &lt; 10", "5 < 10"),
        (r"Take \*5\* mg", r"5\* mg", "5* mg"),
        ("Take `5 mg` daily", "5 mg", "5 mg"),
        ("| Who | Dose |\n|--|--|\n| adults | 5 mg |", "adults | 5 mg", "adults5 mg"),
        ("See [the 5 mg page](https://example.org) now", "5 mg", "5 mg"),
        ("### Dosage\nTake 5 mg", "Dosage\nTake 5", "DosageTake 5"),
        ("Take <b>5 mg</b> now", "<b>5 mg", "5 mg"),
        ("> Take 5 mg\n> daily", "5 mg\n> daily", "5 mg\ndaily"),
    ],
)
def test_a_quote_is_marked_across_markup(text: str, quote: str, shown: str) -> None:
    _, words, ids = mark(text, quote)
    assert words == {quote: shown}
    assert len([name for name in ids if name.startswith("q")]) == 1


def test_quotes_within_and_across_each_other_are_each_whole() -> None:
    text = "Use it with care in asthma, in glaucoma and in gout."
    quotes = ("Use it with care in asthma, in glaucoma", "asthma", "glaucoma and in gout", "in gout.", text)
    _, words, ids = mark(text, *quotes)
    assert words == {quote: quote for quote in quotes}
    assert len(ids) == len(set(ids)) == len(quotes)


def test_two_facts_of_the_same_words_have_one_mark() -> None:
    rendered = render_text("Take 5 mg.", 0, 10, "Examplin", [(5, 9), (5, 9)])
    assert rendered.html.count('id="q5-9"') == 1


def test_a_quote_that_no_shown_word_holds_is_told() -> None:
    text = "---\ntitle: Examplin\n---\n# Examplin\n\nText.\n"
    title, front = text.index("# Examplin") + 2, text.index("Examplin")
    rendered = render_text(text, 0, len(text), "Examplin", [(title, title + 8), (front, front + 8)])
    assert set(rendered.unmarked) == {f"{title}-{title + 8}", f"{front}-{front + 8}"}
    assert "Examplin" not in rendered.html


def test_only_the_part_of_the_page_that_is_asked_for_is_shown_and_spans_still_fit() -> None:
    text = "\u00e9\u00e9 first page\n\n# Second\n\nTake \u00b5 5 mg."
    start, quote = text.index("# Second"), text.index("5 mg")
    rendered = render_text(text, start, len(text), "Second", [(quote, quote + 4)])
    assert "first page" not in rendered.html
    assert read(rendered).words == {f"{quote}-{quote + 4}": "5 mg"}


def test_headings_start_below_the_title_and_are_the_contents() -> None:
    text = "# Examplin\n\n### Usage\n\nA.\n\n#### Adults\n\nB.\n\n### Side Effects & More\n\nC.\n"
    rendered = render_text(text, 0, len(text), "Examplin", [])
    assert [words for _, words in rendered.contents] == ["Usage", "Side Effects & More"]
    assert "<h1" not in rendered.html
    assert "<h3>Adults</h3>" in rendered.html
    for anchor, _ in rendered.contents:
        assert rendered.html.count(f'<h2 id="{anchor}">') == 1


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "Text <script>alert(1)</script> text",
        "<img src=x onerror=alert(1)>",
        "![a](https://example.org/a.png)",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "<a href='javascript:alert(1)'>a</a>",
        '<span id="main" data-q="1" onclick="x">a</span>',
        "<svg/onload=alert(1)>",
        "<style>*{display:none}</style>",
        "<iframe src='//example.org'></iframe>",
        "<b onclick=alert(1)>a</b>",
        "<form action=/check><button>a</button></form>",
        '[a](https://example.org "t" onclick=x)',
        "```\n</pre><script>alert(1)</script>\n```",
        "# <script>alert(1)</script>",
        "| <script>a</script> | b |\n|--|--|\n| c | <img src=x> |",
    ],
)
def test_nothing_of_a_page_is_run_or_loaded(text: str) -> None:
    html = render_text(text, 0, len(text), "Examplin", [(0, len(text)), (2, 5)]).html
    tags = re.findall(r"<[^>]*>", html)
    for tag in tags:
        assert not re.match(r"</?(script|img|style|iframe|svg|form|button|object|link|meta)\b", tag), tag
        assert not re.search(r"\son\w+\s*=|javascript:|data:", tag), tag
        assert 'id="main"' not in tag


def test_what_a_page_writes_as_html_is_shown_as_text() -> None:
    html = render_text("Never <i>more</i> than <4 mg <div>daily</div>.", 0, 46, "Examplin", []).html
    assert "<i>more</i>" in html
    assert "&lt;4 mg" in html
    assert "&lt;div&gt;daily" in html


@given(
    pieces=st.lists(st.sampled_from(PIECES)),
    cuts=st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=6),
)
def test_any_page_with_any_quotes_is_well_formed_and_loses_no_quote(
    pieces: list[str], cuts: list[tuple[int, int]]
) -> None:
    text = "".join(pieces)
    spans = {(start, min(start + length, len(text))) for start, length in cuts if start < len(text)}
    rendered = render_text(text, 0, len(text), "Examplin", spans)
    reader = read(rendered)
    assert reader.balanced
    marked = {name.removeprefix("q") for name in reader.ids if re.fullmatch(r"q\d+-\d+", name)}
    assert marked | set(rendered.unmarked) == {f"{start}-{end}" for start, end in spans}
    assert not marked & set(rendered.unmarked)
    letters = {f"{start}-{end}": [c for c in text[start:end] if c in "\u00e9\U0001f48a"] for start, end in spans}
    for name, words in reader.words.items():
        assert [c for c in words if c in "\u00e9\U0001f48a"] == letters[name]
