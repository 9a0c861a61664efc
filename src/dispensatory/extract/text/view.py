"""A monograph as the extractors see it: its sentences in plain lower case, each letter where the page has it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypedDict

import msgspec

from dispensatory.monographs import Monograph, Section, Sentence
from dispensatory.monographs.blocks import bullet
from dispensatory.monographs.markup import FILL
from dispensatory.monographs.model import SectionKind

# Each is replaced by one character, so that every position in the plain text is a position in the page.
_PLAIN = (
    *((written, " ") for written in f"*_`#\n\t{FILL}"),
    *((dash, "-") for dash in "–—‑−"),
    *(("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("µ", "μ")),
    *(("St. John", "St  John"), ("st. john", "st  john")),  # whose full stop ends no clause
)

_BEFORE_MARK = re.compile(r" (?=[?.,;:!])")  # where emphasis ended: "with **lithium**?"
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
    are the sentence's labels in plain lower case, outermost first; `text` is the whole page as it is read, `written` as
    it was written.
    """

    text: str
    written: str
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

    def label_evidence(self, depth: int = 1) -> Span:
        """The words of the innermost label (or the one `depth` of them out) where they stand before the sentence, else
        the sentence.
        """
        words = self.sentence.labels[-depth]
        at = self.text.rfind(words, 0, self.sentence.start)
        if at < 0:
            return self.evidence()
        return {"quote": words, "section": self.heading, "start": at, "end": at + len(words)}

    def cut(self, first: int, last: int) -> Span:
        """The words `text[first:last]` of the page as evidence, without the markup and white space at their ends. Of a
        word that has markup in it, the whole is quoted, as it was written.
        """
        while first < last and self.text[first] in _AROUND:
            first += 1
        while last > first and self.text[last - 1] in _AROUND:
            last -= 1
        if self.text is not self.written:
            first, last = _whole(self.text, first, last)
        return {"quote": self.written[first:last], "section": self.heading, "start": first, "end": last}


_AROUND = f" *_\n\t{FILL}"
_WORD_END = re.compile(rf"[^\s]*({FILL}*)")


def _whole(text: str, first: int, last: int) -> tuple[int, int]:
    """`first` and `last` moved out to the ends of a word from which markup was taken: they may stand within it."""
    after = _WORD_END.match(text, last - 1 if last > first else last)
    if after and after[1]:
        last = after.end()
    opened = first
    while opened and not text[opened - 1].isspace():
        opened -= 1
    within = _WORD_END.match(text, opened)
    return (opened if within and within[1] else first), last


_LONGEST = 120  # characters of a label that is read with its text


def with_label(line: Line) -> Line | None:
    """The line as a sentence with the label that it opens under: "asthma: avoid" for "**Asthma:** Avoid". None for a
    question, and for what does not stand next to its label.
    """
    label = line.sentence.labels[-1] if line.sentence.labels else ""
    opened = line.text.rfind(label, max(0, line.sentence.start - _LONGEST * 3), line.sentence.start) if label else -1
    if opened < 0 or len(label) > _LONGEST or is_question(line.labels[-1]):
        return None
    if any(map(str.isalnum, line.text[opened + len(label) : line.sentence.start])):
        return None
    back = opened - line.sentence.start
    words = plain(label)
    places = [*range(back, back + len(words)), 0, 0]
    return msgspec.structs.replace(
        line,
        plain=f"{words}: {line.plain}",
        labels=line.labels[:-1],
        places=(*places, *(line.places or range(len(line.plain)))),
    )


_BARE = frozenset(  # the words of a verdict that names neither whom it is for nor what it is about
    (
        "a absolutely adjust adjusted adjustment advice advisable advised all always and any are ask at avoid "
        "avoided be before benefit benefits best by care careful carefully caution cautious cautiously close "
        "closely combine combined combining consult contraindicated do doctor does don't dosage dose drug "
        "essential extra extreme extremely first for generally give given great half halve if in is it its kept "
        "low lower medical medication medicine monitor monitored monitoring must necessary need needed needs "
        "never not of only or outweigh outweighs patients physician possible prescribe prescribed product "
        "recommended reduce reduced required seek should special start strict strictly such supervision take "
        "taken taking that the these this to together treatment under unless unsafe unsuitable use used using "
        "usually warranted when where with without your"
    ).split()
)
_WORD = re.compile(r"[a-z][a-z'-]*")


def says_only_a_verdict(line: Line) -> bool:
    """Whether a line says what to do and names neither whom nor what: it is said of its label."""
    return all(word[0] in _BARE for word in _WORD.finditer(line.plain))


def opens_its_line(line: Line) -> bool:
    """Whether nothing but the mark of a list stands before the sentence in its line."""
    opened = line.text.rfind("\n", 0, line.sentence.start) + 1
    return bullet(f"{line.text[opened : line.sentence.start]}.")[1] == line.sentence.start - opened


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
    text = plain_page(monograph.read)
    for section in monograph.sections:
        if section.kind != "disclaimer":
            for sentence in section.sentences:
                yield _line(monograph, text, section, sentence)


@lru_cache(maxsize=1 << 12)
def _labels(written: tuple[str, ...]) -> tuple[str, ...]:
    """A sentence's labels in plain lower case; those of one list are one tuple."""
    return tuple([_BEFORE_MARK.sub("", " ".join(plain(words).split())) for words in written])


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
    return Line(monograph.read, monograph.text, words, section.kind, section.heading, labels, sentence, places)
