"""Patterns that are tried only where they can match find what the same patterns find anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from importlib.resources import files
from pkgutil import walk_packages

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispensatory import extract
from dispensatory.extract.text.pieces import openings_of, parse, pieces_of
from dispensatory.extract.text.sought import Opened, Several, Sought
from dispensatory.extract.text.view import lines
from dispensatory.monographs import read_text

# Each with some words of its matches and of near misses, of which texts are made.
PATTERNS = (
    (r"\b(?:is|are)(?: not)? (?:an? )?(?:known|used)\b", "is are not a an known used unis"),
    (r"\b(?:treat(?:ing|s)?|cures?) (?!of)", "treat treats treating cure of recure"),
    (r"(?<!un)stable\b|\bsafe(?:ly)?\Z", "stable unstable safe safely"),
    (r"\s*[,;]\s*(?:and\s+)?|\s+(?:and|or)\s+", ", ; and or sand"),
    (r"(?:\w+ ){0,2}(?:dose|doses of) (?P<much>\d+)", "dose doses of 5 10 mg"),
    (r"\A(?:such as|like)|;[^;]{0,3};", "such as like ; ;"),
)
MADE_OF = st.sampled_from([" ", "  ", "", "-", *(word for _, words in PATTERNS for word in words.split())])
TEXTS = st.lists(MADE_OF, max_size=12).map("".join) | st.lists(MADE_OF, max_size=12).map(" ".join)


@pytest.mark.parametrize("pattern", [pattern for pattern, _ in PATTERNS])
@given(words=TEXTS, start=st.integers(0, 20), end=st.integers(0, 60))
def test_a_sought_pattern_finds_what_it_finds_anywhere(pattern: str, words: str, start: int, end: int) -> None:
    plain, sought = re.compile(pattern), Sought(pattern)
    assert _span(sought.search(words, start, end)) == _span(plain.search(words, start, end))
    assert _spans(sought.finditer(words, start, end)) == _spans(plain.finditer(words, start, end))
    assert sought.sub("_", words) == plain.sub("_", words)


@pytest.mark.parametrize("pattern", [PATTERNS[0][0], PATTERNS[1][0], PATTERNS[2][0], PATTERNS[5][0]])
@given(words=TEXTS, start=st.integers(0, 20), end=st.integers(0, 60))
def test_an_opened_pattern_finds_what_it_finds_anywhere(pattern: str, words: str, start: int, end: int) -> None:
    plain, opened = re.compile(pattern), Opened(pattern)
    assert _span(opened.search(words, start, end)) == _span(plain.search(words, start, end))
    assert _spans(opened.finditer(words, start, end)) == _spans(plain.finditer(words, start, end))
    places = (plain.match(words, at, end) for at in range(start, len(words)))
    assert _spans(opened.each(words, start, end)) == [found.span() for found in places if found]


@pytest.mark.parametrize(
    ("pattern", "pieces"),
    [
        (r"\bavoid(?:ed)?\b", {"avoid"}),
        (r"(?:\w+ ){0,3}(?:safe|fine)", {"safe", "fine"}),
        (r"a\s+(?:long )?word", {"word"}),
        (r"(?:cat|dog)s? [^.]{0,9}", {"cat ", "cats ", "dog ", "dogs "}),
        (r"[ab]c+", {"c"}),
        (r"x(?=later)|y(?<!before)", {"x", "y"}),
    ],
)
def test_pieces(pattern: str, pieces: set[str]) -> None:
    assert pieces_of(parse(pattern))[0] == pieces


@pytest.mark.parametrize("pattern", [r"\w+", r"a?", r"a|\d", "(?i)avoid", "(?i:avoid)"])
def test_a_pattern_without_pieces_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="piece"):
        Sought(pattern).search("words")


@pytest.mark.parametrize(
    ("pattern", "openings"),
    [
        (r"\b(?:treats?|cure) (?!of)\w+", {"treat ", "treats ", "cure "}),
        (r"\A(?P<one>so) \w+ such|like(?:ly)?", {"so ", "like"}),
        (r"(?<!the )(?=young(?:er)? adults)", {"young adults", "younger adults"}),
    ],
)
def test_openings(pattern: str, openings: set[str]) -> None:
    assert openings_of(parse(pattern)) == openings


def test_a_pattern_that_may_begin_with_anything_is_refused() -> None:
    with pytest.raises(ValueError, match="anything"):
        Opened(r"\s*,").search("words")


def _all_patterns() -> list[Sought | Opened]:
    modules = [import_module(found.name) for found in walk_packages(extract.__path__, "dispensatory.extract.")]
    values = [value for module in modules for value in vars(module).values()]
    values += [part for value in values if isinstance(value, tuple) for part in value]
    values += [Sought(pattern) for value in values if isinstance(value, Several) for pattern in value.patterns]
    return list({id(value): value for value in values if isinstance(value, Sought | Opened)}.values())


def test_every_such_pattern_finds_in_the_library_what_it_finds_anywhere() -> None:
    pages = [file.read_bytes() for file in files("dispensatory.library").iterdir() if file.name.endswith(".md")]
    words = {line.plain for page in pages for monograph in read_text(page, "a.md") for line in lines(monograph)}
    patterns = _all_patterns()
    assert len(words) > 500
    assert len(patterns) > 50
    for pattern in patterns:
        plain = re.compile(pattern.pattern)
        for line in words:
            assert _spans(pattern.finditer(line)) == _spans(plain.finditer(line)), (pattern.pattern, line)


def test_several_at_once_find_what_each_finds_by_itself() -> None:
    rows = Several((("stop", r"\bavoid \w+"), ("care", r"\bcare(?:ful)? with (\w+)"), ("stop", r"never (?=mix)")))
    words = "avoid milk, avoid tea; be careful with wine and never mix"
    assert [(meaning, found[0]) for meaning, found in rows.finditer(words)] == [
        ("stop", "avoid milk"),
        ("stop", "avoid tea"),
        ("care", "careful with wine"),
        ("stop", "never "),
    ]
    assert list(rows.finditer("nothing of it")) == []


def _span(found: re.Match[str] | None) -> tuple[int, int] | None:
    return found.span() if found else None


def _spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [each.span() for each in found]
