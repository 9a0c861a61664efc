"""Where sentences end. One linear pass; the text is never copied."""

from __future__ import annotations

import re

_ABBREVIATIONS = frozenset(
    (
        "e.g i.e eg ie vs etc approx dr mr mrs ms prof st max min fig ref incl esp cf al inc ca sr jr viz subsp spp "
        "var a.m p.m am pm b.i.d t.i.d q.i.d q.d p.o p.r.n i.v i.m s.c u.s u.k e.coli"
    ).split()
)
_MAY_END = frozenset("etc a.m p.m am pm b.i.d t.i.d q.i.d i.v i.m s.c p.o".split())
MAX_SENTENCE = 4000  # no sentence is longer; what claims to be one is cut, so that work a sentence stays bounded
_END = re.compile(r"[.!?]+[\"')\]*_”’]{0,4}(?=\s|$)")
_WORD = re.compile(r"[A-Za-z.]{1,12}\Z")


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences of `text[start:end]`, without the white space round them."""
    spans: list[tuple[int, int]] = []
    opened = start
    for mark in _END.finditer(text, start, end):
        if _is_end(text, mark.start(), mark.end(), end):
            _add(text, opened, mark.end(), spans)
            opened = mark.end()
    _add(text, opened, end, spans)
    return spans


def _is_end(text: str, dot: int, after: int, end: int) -> bool:
    if after >= end:
        return True
    following = text[after : min(end, after + 40)].lstrip()
    first = following.lstrip("*_\"'([“‘")[:1]
    if text[dot] != ".":
        return not first.islower()
    found = _WORD.search(text, max(0, dot - 12), dot)
    word = found[0].lower().strip(".") if found else ""
    if word == "no" and first.isdigit():
        return False
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and first.isupper() and not _closes(text, dot)):
        # "etc." and "60 ml/min." may end a sentence: they do when a capital follows.
        return (word in _MAY_END or text.endswith("/min", 0, dot)) and first.isupper()
    return not first.islower() or following[:1] in "*-"


def _closes(text: str, dot: int) -> bool:
    """A single letter that ends a sentence ("vitamin C.", "2 g.", "3 mmol/L.") and not an initial ("J. Smith")."""
    before = text[max(0, dot - 14) : dot - 1].rstrip()[-1:]
    return before.islower() or before.isdigit() or before == "/"


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    words = text[start:end]
    start = end - len(words.lstrip())
    end = start + len(words.strip())
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        spans.append((start, cut))
        start = cut
    if text[start : start + 1].isalnum() or any(character.isalnum() for character in text[start:end]):
        spans.append((start, end))
