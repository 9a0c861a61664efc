"""Words of a page with an anchor around every quote in them, nested so that the HTML stays well formed."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import pairwise

Span = tuple[int, int]


def key(start: int, end: int) -> str:
    """The name of a quote on its page: the id of its anchor is "q" and this."""
    return f"{start}-{end}"


class Marker:
    """Marks the quotes of one page. The first part of a quote carries its id, every part carries `data-q`.

    Spans count in whatever the caller counts in; `names` gives each the name it has on the page. What it is
    given must come in the order of the page.
    """

    def __init__(self, names: dict[Span, str]) -> None:
        self._names = names
        # The longest first of those that start together, so that shorter ones nest in longer ones.
        self._spans = sorted(names, key=lambda span: (span[0], -span[1]))
        self._next = 0
        self._live: list[Span] = []  # started, and perhaps not yet ended
        self._seen: set[Span] = set()

    @property
    def unmarked(self) -> tuple[str, ...]:
        """Names of the quotes of which no word was marked."""
        return tuple(self._names[span] for span in self._spans if span not in self._seen)

    def text(self, words: bytes, start: int) -> str:
        """`words`, which stand at `start` and are UTF-8, as HTML with the quotes in them marked."""
        end = start + len(words)
        spans = self._within(start, end)
        cuts = sorted({start, end, *(at for span in spans for at in span if start < at < end)})
        html: list[str] = []
        open_: list[Span] = []
        for left, right in pairwise(cuts):
            covering = [span for span in spans if span[0] <= left and right <= span[1]]
            html.append(self._change(open_, covering))
            html.append(escape(words[left - start : right - start].decode("utf-8", "replace")))
            open_ = covering
        html.append("</span>" * len(open_))
        return "".join(html)

    def whole(self, html: str, start: int, end: int) -> str:
        """`html` that stands for all of `start` to `end`, such as code or a decoded entity, marked as one."""
        spans = self._within(start, end)
        return f"{self._change([], spans)}{html}{'</span>' * len(spans)}"

    def _within(self, start: int, end: int) -> list[Span]:
        """The quotes that share a place with `start` to `end`."""
        while self._next < len(self._spans) and self._spans[self._next][0] < end:
            self._live.append(self._spans[self._next])
            self._next += 1
        self._live = [span for span in self._live if span[1] > start]
        return [span for span in self._live if span[0] < end]

    def _change(self, before: list[Span], after: list[Span]) -> str:
        """The tags from being inside `before` to being inside `after`, outermost first in both."""
        same = 0
        while same < min(len(before), len(after)) and before[same] == after[same]:
            same += 1
        return "</span>" * (len(before) - same) + "".join(map(self._tag, after[same:]))

    def _tag(self, span: Span) -> str:
        name = escape(self._names[span])
        first = span not in self._seen
        self._seen.add(span)
        return f'<span id="q{name}" data-q="{name}">' if first else f'<span data-q="{name}">'


def names_of(spans: Iterable[Span]) -> dict[Span, str]:
    """Each span with the name it has on its page."""
    return {span: key(*span) for span in spans}
