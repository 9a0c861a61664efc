"""A monograph as the extractors see it: its sentences in plain lower case, each letter where the page has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypedDict

import msgspec

from dispensatory.monographs import Monograph, Section, Sentence
from dispensatory.monographs.model import SectionKind

# Each is replaced by one character, so that every position in the plain text is a position in the page.
_PLAIN = (
    *((written, " ") for written in "*_`#\n\t\u00a0\u2009\u202f"),
    *((dash, "-") for dash in "–—‑−"),
    *(("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("µ", "μ")),
)

_MORE_SPACES = re.compile(r"(?<= ) +")


class Span(TypedDict):
    """The four fields of an Evidence, to be handed to a fact: `Effect(term=..., **line.evidence(a, b))`."""

    quote: str
    section: str
    start: int
    end: int


class Line(msgspec.Struct, frozen=True):
    """A sentence in plain lower case, its words parted by single spaces: "should *not* be" reads "should not be".

    `plain[i]` stands at `sentence.start + places[i]` in the page; with no `places`, at `sentence.start + i`. `labels`
    are the sentence's labels in plain lower case, outermost first; `text` is the whole page.
    """

    text: str
    plain: str
    kind: SectionKind
    heading: str
    labels: tuple[str, ...]
    sentence: Sentence
    places: tuple[int, ...] = ()

    def evidence(self, start: int = 0, end: int | None = None) -> Span:
        """The words `plain[start:end]` as evidence, without the markup and white space at their ends."""
        end = len(self.plain) if end is None else end
        if not self.places:
            return self.cut(self.sentence.start + start, self.sentence.start + end)
        if not start < end:
            return self.cut(self.sentence.start, self.sentence.start)
        last = self.places[min(end, len(self.places)) - 1] + 1
        return self.cut(self.sentence.start + self.places[start], self.sentence.start + last)

    def label_evidence(self) -> Span:
        """The words of the innermost label where they stand before the sentence, else the sentence."""
        words = self.sentence.labels[-1]
        at = self.text.rfind(words, 0, self.sentence.start)
        if at < 0:
            return self.evidence()
        return {"quote": words, "section": self.heading, "start": at, "end": at + len(words)}

    def cut(self, first: int, last: int) -> Span:
        """The words `text[first:last]` of the page as evidence, without the markup and white space at their ends."""
        while first < last and self.text[first] in " *_\n\t":
            first += 1
        while last > first and self.text[last - 1] in " *_\n\t":
            last -= 1
        return {"quote": self.text[first:last], "section": self.heading, "start": first, "end": last}


def told_aside(line: Line) -> bool:
    """Whether a line on what the medicine does or how it works adds for whom it is contraindicated."""
    return line.kind in ("effects", "mechanism") and "contraindicated" in line.plain


def is_question(label: str) -> bool:
    """A question of the FAQs: what it asks is not what the page states."""
    return label.endswith("?") or label.startswith("q:")


def plain(words: str) -> str:
    """`words` in lower case with markup blanked and dashes and quotes unified, as long as `words`."""
    for written, read in _PLAIN:
        if written in words:
            words = words.replace(written, read)
    lowered = words.lower()
    if len(lowered) == len(words):
        return lowered
    return "".join(low if len(low := character.lower()) == 1 else character for character in words)


@lru_cache(maxsize=2)
def plain_page(text: str) -> str:
    """A whole page's text as `plain` gives it; kept while that page is read, since every sentence is cut from it."""
    return plain(text)


def lines(monograph: Monograph) -> tuple[Line, ...]:
    """Every sentence of the monograph but those of its disclaimer, in order."""
    return tuple(_lines(monograph))


def _lines(monograph: Monograph) -> Iterator[Line]:
    text = plain_page(monograph.text)
    for section in monograph.sections:
        if section.kind != "disclaimer":
            for sentence in section.sentences:
                yield _line(monograph, text, section, sentence)


@lru_cache(maxsize=1 << 12)
def _labels(written: tuple[str, ...]) -> tuple[str, ...]:
    """A sentence's labels in plain lower case; those of one list are one tuple."""
    return tuple([" ".join(plain(words).split()) for words in written])


def _single_spaced(words: str) -> tuple[str, tuple[int, ...]]:
    """`words` without a space that follows another, and where each character stood."""
    kept: list[str] = []
    places: list[int] = []
    position = 0
    for more in _MORE_SPACES.finditer(words):
        kept.append(words[position : more.start()])
        places.extend(range(position, more.start()))
        position = more.end()
    places.extend(range(position, len(words)))
    return "".join((*kept, words[position:])), tuple(places)


def _line(monograph: Monograph, text: str, section: Section, sentence: Sentence) -> Line:
    words = text[sentence.start : sentence.end]
    places: tuple[int, ...] = ()
    if "  " in words:
        words, places = _single_spaced(words)
    labels = _labels(sentence.labels) if sentence.labels else ()
    return Line(monograph.text, words, section.kind, section.heading, labels, sentence, places)
