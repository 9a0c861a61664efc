"""Text to tokens and sentences, in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, Literal, TypeVar

import msgspec

from dispensatory.sig.phrases.haste import SLIPS, pieces

TokenKind = Literal["number", "word", "mark", "end"]

_LETTER = r"[^\W\d_½¼¾⅓⅔⅛²³]"
_GAP = "[ \u00a0\u2009\u202f]"
_TOKEN = re.compile(
    rf"(?<![0-9.,/])[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}}){{0,2}}{_GAP}000(?![0-9]|[.,][0-9])"
    r"|[0-9]+(?:[.,·][0-9]+)*"  # a number, with its thousands and decimals
    r"|[qQ]\.(?=[0-9])"  # "q.6.h."
    r"|\.[0-9]+"
    rf"|{_LETTER}(?:\.{_LETTER})+\b\.?"  # an abbreviation: b.i.d.
    rf"|{_LETTER}[^\W_]*(?:['’]{_LETTER}+)?"
    rf"|</?{_LETTER}{{1,6}}>"
    r"|\n"
    r"|\S"
)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_LONGEST_NUMBER = 15
_NOUGHTS = re.compile("00+")
_TAKE_PIECES = len("t1t")
_DIGITS = "0123456789"
_SENTENCE_ENDS = frozenset(".!?")
_NO_SENTENCE_END = frozenset(
    "approx max min t tab tabs cap caps no vs dr inj syr syp susp soln oint qty disp eg ie".split()
)


class Token(msgspec.Struct, frozen=True, gc=False):
    """A number, word or mark; `text` in lower case without the dots of abbreviations, `start` and `end` in characters.

    `value` is the number a number token stands for, None where it cannot be read safely ("1,5").
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    value: float | None = None


END = Token("end", "", 0, 0)
NUMBER = "\0number"  # the key of every number, which no word is


class Sentence:
    """The tokens of one sentence; reading past either end gives `END`."""

    def __init__(self, tokens: list[Token], *, opens_line: bool) -> None:
        self.tokens = tokens
        self.opens_line = opens_line
        self.words = tuple([token.text for token in tokens])
        self.keys = [NUMBER if token.kind == "number" else token.text for token in tokens]  # what a reader opens with
        self._length = len(tokens)
        self.read: dict[tuple[str, int], Any] = {}  # what was read at a token already, by reader

    def __len__(self) -> int:
        return self._length

    def at(self, index: int) -> Token:
        """The token at `index`, or `END`."""
        return self.tokens[index] if 0 <= index < self._length else END

    def word(self, index: int) -> str:
        """The text of the token at `index`, "" past the ends."""
        return self.words[index] if 0 <= index < self._length else ""

    def follows(self, index: int, *words: str) -> bool:
        """Whether the tokens from `index` on read `words`."""
        return index >= 0 and self.words[index : index + len(words)] == words


_Read = TypeVar("_Read")


def remembered(read: Callable[[Sentence, int], _Read]) -> Callable[[Sentence, int], _Read]:
    """A reader that reads each token of a sentence once: many of them look at the same number."""
    name = read.__qualname__

    @wraps(read)
    def again(s: Sentence, i: int) -> _Read:
        key = (name, i)
        if key not in s.read:
            s.read[key] = read(s, i)
        found: _Read = s.read[key]
        return found

    return again


def number_value(text: str) -> float | None:
    """The number that digits write: "1,000" and "1 000" are 1000; None for "1,5", which some countries read as 1.5, and
    for noughts alone.
    """
    text = "".join(text.replace("·", ".").split())
    if len(text) > _LONGEST_NUMBER or text.count(".") > 1 or _NOUGHTS.fullmatch(text):
        return None
    whole, _, decimals = text.partition(".")
    groups = whole.split(",")
    if "," in decimals or (len(groups) > 1 and not _thousands(groups)):
        return None
    return float(text.replace(",", "").replace(" ", ""))


def _thousands(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of `text` in order; a newline ends a sentence and a line. Takes time linear in the text."""
    tokens: list[Token] = []
    opens_line = True
    for match in _TOKEN.finditer(text):
        raw, (start, end) = match[0], match.span()
        if raw == "\n" or (raw in _SENTENCE_ENDS and _ends_sentence(text, raw, end, tokens)):
            if tokens:
                yield Sentence(tokens, opens_line=opens_line)
            opens_line = raw == "\n" or (opens_line and not tokens)
            tokens = []
        else:
            tokens.extend(
                [Token("mark", ",", start, end)]
                if _parts(text, raw, start, end)
                else _run_together(text, raw, start) or _tokens(raw, start, end)
            )
            if raw[-1] == "." and _abbreviation_ends(text, raw, end):
                yield Sentence(tokens, opens_line=opens_line)
                tokens, opens_line = [], False
    if tokens:
        yield Sentence(tokens, opens_line=opens_line)


def _parts(text: str, raw: str, start: int, end: int) -> bool:
    """Whether a long dash sets apart what follows: "higher doses—3 g daily"; "5—10 mg" is a range."""
    return raw == "—" and text[start - 1 : start].isalpha() and text[end : end + 1].isdigit()


def _tokens(raw: str, start: int, end: int) -> list[Token]:
    """Most pieces are one token; "q8h" and "x7" are a word and a number, Markdown and HTML marks are none."""
    first = raw[0]
    if first in _DIGITS or (first == "." and len(raw) > 1):
        return [Token("number", raw, start, end, number_value(raw))]
    if first in _FRACTIONS:
        return [Token("number", raw, start, end, _FRACTIONS[first])]
    if first in "qQxX" and raw[1:2] in _DIGITS and len(raw) > 1:
        return _split(raw, start)
    if first.isalpha():
        word = raw.lower().replace(".", "").replace("’", "'")
        return [Token("word", SLIPS.get(word, word), start, end)]
    if first in "*_`\\" or (first == "<" and len(raw) > 1):
        return []
    return [Token("mark", "-" if raw in "‐‑–—−~" else raw, start, end)]


def _run_together(text: str, raw: str, start: int) -> list[Token]:
    """The tokens of "mgtds" in "500mgtds" and of "T1T"; none for a word as it should be."""
    after_number = start > 0 and text[start - 1] in _DIGITS and len(raw) > 1
    if not (after_number or len(raw) == _TAKE_PIECES) or not raw[0].isalpha():
        return []
    return [
        Token("number", piece.text, start + piece.start, start + piece.end, number_value(piece.text))
        if piece.text.isdecimal()
        else Token("word", piece.text, start + piece.start, start + piece.end)
        for piece in pieces(raw, after_number=after_number)
    ]


def _split(raw: str, start: int) -> list[Token]:
    digits = 1
    while digits < len(raw) and raw[digits] in _DIGITS:
        digits += 1
    middle = start + digits
    pieces = [
        Token("word", raw[0].lower(), start, start + 1),
        Token("number", raw[1:digits], start + 1, middle, number_value(raw[1:digits])),
    ]
    if digits < len(raw):
        pieces.append(Token("word", raw[digits:].lower(), middle, start + len(raw)))
    return pieces


def _ends_sentence(text: str, raw: str, end: int, tokens: list[Token]) -> bool:
    if raw != ".":
        return True
    if tokens and tokens[-1].text in _NO_SENTENCE_END:
        return False
    after = text[end : end + 12].lstrip(" *_)\"'")
    return not after or (not after[0].islower() and after[0] not in ",;:)")


def _abbreviation_ends(text: str, raw: str, end: int) -> bool:
    """Whether the dot of "b.i.d." ends a sentence too: a capitalised word follows."""
    after = text[end : end + 3]
    return len(raw) > 2 and after[:1] == " " and after[1:2].isupper() and after[2:3].islower()
