"""A page's Markdown to HTML with an anchor at every quote.

The parser gives each piece of text with its place in the source, so quotes are marked in the text itself, wherever
markup stands within them. Tags are only ever written here, from a short list; what the page writes as HTML is shown as
text. The sanitiser behind it is a second lock on the same door.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import accumulate
from typing import Any, NamedTuple

import nh3
import pyromark

from dispensatory.publish.marking import Marker, Span, names_of

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
)
_TAGS = {
    "Paragraph": "p",
    "BlockQuote": "blockquote",
    "Item": "li",
    "Emphasis": "em",
    "Strong": "strong",
    "Strikethrough": "s",
    "TableHead": "thead",
    "TableRow": "tr",
}
_PLAIN_HTML = frozenset(f"<{slash}{tag}>" for slash in ("", "/") for tag in ("b", "i", "em", "strong", "sub", "sup"))
_BREAKS = frozenset(("<br>", "<br/>", "<br />"))
_ALLOWED = {*_TAGS.values(), *"h2 h3 h4 h5 h6 ul ol a code pre br hr span div table th td b i sub sup".split()}
_ATTRIBUTES = {"span": {"id", "data-q"}, "h2": {"id"}, "a": {"href"}, "div": {"class", "tabindex"}, "ol": {"start"}}
_ATTRIBUTES |= {"th": {"scope"}}


class Rendered(NamedTuple):
    """A page's text as HTML: its contents as (anchor, words), and the names of quotes that no shown text holds."""

    html: str
    contents: tuple[tuple[str, str], ...]
    unmarked: tuple[str, ...]


def render_text(text: str, start: int, end: int, title: str, quotes: Iterable[Span]) -> Rendered:
    """`text[start:end]` as safe HTML without the heading that repeats `title`; spans count characters of `text`."""
    at_byte = _bytes_before(text)
    offset = at_byte(start)
    names = {(at_byte(span[0]) - offset, at_byte(span[1]) - offset): name for span, name in names_of(quotes).items()}
    writer = _Writer(text[start:end], title, Marker(names))
    html = nh3.clean(
        writer.html(),
        tags=_ALLOWED,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel="noopener noreferrer",
    )
    return Rendered(html, tuple(writer.contents), writer.marker.unmarked)


def _bytes_before(text: str) -> Callable[[int], int]:
    """A function from a count of characters to the count of UTF-8 bytes, in which the parser counts."""
    if text.isascii():
        return lambda at: at
    counts = [0, *accumulate(len(character.encode()) for character in text)]
    return lambda at: counts[min(max(at, 0), len(text))]


_DEEPEST = 40  # containers in each other that are written; the sanitiser's work grows with the square of them


class _Writer:
    """Writes the parser's events as HTML."""

    def __init__(self, text: str, title: str, marker: Marker) -> None:
        self.source = text.encode()
        self.marker = marker
        self.contents: list[tuple[str, str]] = []
        self._title = title
        self._events: list[Any] = list(pyromark.events_with_range(text, options=_OPTIONS, merge_text=False))
        self._shift = 2 - min((level for level, words in self._headings() if not self._is_title(words)), default=2)
        self._closing: list[str] = []
        self._head = False
        self._muted = 0  # inside what is not shown: the front matter

    def html(self) -> str:
        """The whole page; to be called once."""
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        skip_until = -1
        for number, (event, place) in enumerate(self._events):
            if number <= skip_until:
                continue
            if _kind(event) == "Start" and "Heading" in event["Start"]:
                skip_until = self._end_of_title(number)
                if skip_until >= 0:
                    continue
            yield self._piece(event, place["start"], place["end"], number)

    def _piece(self, event: Any, start: int, end: int, number: int) -> str:
        kind = _kind(event)
        if kind == "Start":
            return self._open(event["Start"], number)
        if kind == "End":
            return self._close()
        if self._muted:
            return ""
        if kind in ("Text", "Html"):
            return self._text(event[kind], start, end)
        if kind == "InlineHtml":
            return self._inline_html(event[kind], start, end)
        if kind == "Code":
            return f"<code>{self._code(event[kind], start, end)}</code>"
        if kind == "SoftBreak":
            return self.marker.whole("\n", start, end)
        return {"HardBreak": "<br>", "Rule": "<hr>"}.get(kind, "")

    def _text(self, words: str, start: int, end: int) -> str:
        source = self.source[start:end]
        if source == words.encode():
            return self.marker.text(source, start)
        return self.marker.whole(escape(words), start, end)

    def _code(self, words: str, start: int, end: int) -> str:
        """Code between its backticks, which are no part of a quote that only touches them."""
        inner = words.encode()
        at = self.source.find(inner, start, end)
        return self.marker.text(inner, at) if at >= 0 else self.marker.whole(escape(words), start, end)

    def _inline_html(self, words: str, start: int, end: int) -> str:
        tag = words.lower()
        if tag in _BREAKS:
            return "<br>"
        return tag if tag in _PLAIN_HTML else self._text(words, start, end)

    def _open(self, start: Any, number: int) -> str:
        name = start if isinstance(start, str) else next(iter(start))
        opening, closing = self._tags(name, start, number) if len(self._closing) < _DEEPEST else ("", "")
        self._closing.append(closing)
        self._muted += name == "MetadataBlock"
        return opening if not self._muted else ""

    def _close(self) -> str:
        closing = self._closing.pop()
        if closing == "muted":
            self._muted -= 1
            return ""
        if closing == "</thead>":
            self._head = False
            return "</tr></thead>"
        return closing

    def _tags(self, name: str, start: Any, number: int) -> tuple[str, str]:
        """The opening and closing tag of a container."""
        if name == "Heading":
            return self._heading(number)
        if name == "List":
            return self._list(start["List"])
        if name == "Link":
            return f'<a href="{escape(start["Link"]["dest_url"])}">', "</a>"
        if name == "Table":
            return '<div class="table" tabindex="0"><table>', "</table></div>"
        if name == "TableHead":
            self._head = True
            return "<thead><tr>", "</thead>"
        if name == "TableCell":
            return ('<th scope="col">', "</th>") if self._head else ("<td>", "</td>")
        if name in ("CodeBlock", "HtmlBlock"):
            return ("<pre>", "</pre>") if name == "CodeBlock" else ("<p>", "</p>")
        if name == "MetadataBlock":
            return "", "muted"
        tag = _TAGS.get(name)
        return (f"<{tag}>", f"</{tag}>") if tag else ("", "")

    def _list(self, first: int | None) -> tuple[str, str]:
        return ("<ul>", "</ul>") if first is None else (f'<ol start="{int(first)}">', "</ol>")

    def _heading(self, number: int) -> tuple[str, str]:
        level = _level(self._events[number][0])
        tag = f"h{min(max(level + self._shift, 2), 6)}"
        if tag != "h2":
            return f"<{tag}>", f"</{tag}>"
        words = self._words(number)
        anchor = f"s{len(self.contents) + 1}-{re.sub('[^a-z0-9]+', '-', words.lower()[:60]).strip('-')}"
        self.contents.append((anchor, words))
        return f'<h2 id="{anchor}">', "</h2>"

    def _headings(self) -> Iterator[tuple[int, str]]:
        for number, (event, _) in enumerate(self._events):
            if _kind(event) == "Start" and "Heading" in event["Start"]:
                yield _level(event), self._words(number)

    def _words(self, number: int) -> str:
        """The plain words of the heading that starts at `number`."""
        words: list[str] = []
        for at in range(number + 1, self._end(number)):
            event = self._events[at][0]
            kind = _kind(event)
            words.append(event[kind] if kind in ("Text", "Code") else "")
        return " ".join("".join(words).split())

    def _is_title(self, words: str) -> bool:
        return words.casefold() == " ".join(self._title.split()).casefold()

    def _end_of_title(self, number: int) -> int:
        """The number of the event that ends the heading at `number`, if it only repeats the title; else -1."""
        return self._end(number) if self._is_title(self._words(number)) else -1

    def _end(self, number: int) -> int:
        """The number of the event that ends the heading at `number`."""
        following = range(number, len(self._events))
        return next(at for at in following if "Heading" in _ended(self._events[at][0]))


def _kind(event: Any) -> str:
    return event if isinstance(event, str) else str(next(iter(event)))


def _ended(event: Any) -> Any:
    """What an event ends; "" where it ends nothing."""
    return event["End"] if _kind(event) == "End" else ""


def _level(event: Any) -> int:
    return int(event["Start"]["Heading"]["level"][1])
