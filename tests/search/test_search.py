"""A search finds names first, then text; any text is a good query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import VOCABULARY, entry, pages

from dispensatory.formulary import Formulary, open_formulary
from dispensatory.formulary.building import build
from dispensatory.search import Hit, search

LONG = "# Long\n\n### Usage\n" + "Filler words stand here. " * 40 + "Take **it** with\n* milk thistle. " + "More. " * 90


@pytest.fixture(scope="module")
def formulary(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    target = tmp_path_factory.mktemp("search") / "formulary.sqlite"
    build([*pages(), entry("Long", text=LONG)], target, vocabulary=VOCABULARY)
    return open_formulary(target)


def first(formulary: Formulary, query: str) -> tuple[str, str, str] | None:
    hits = search(formulary, query)
    return (hits[0].title, hits[0].matched, hits[0].kind) if hits else None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("tofisopam", ("Tofisopam", "tofisopam", "name")),
        ("TOFI", ("Tofisopam", "tofisopam", "name")),
        ("grandaxin", ("Tofisopam", "grandaxin", "brand")),
        ("grand", ("Tofisopam", "grandaxin", "brand")),
        ("acetaminophen", ("Paracetamol", "acetaminophen", "name")),
        ("tofizopam", ("Tofisopam", "tofisopam", "near")),
        ("grandaxim", ("Tofisopam", "grandaxin", "near")),
        ("tramadol", ("Tramadol", "tramadol", "name")),
        ("paracetamol and tramadol", ("Tramadol + Paracetamol", "paracetamol and tramadol", "name")),
        ("warfarin", ("Warfarin Sodium", "warfarin", "name")),
        ("ketoconazole", ("Ketoconazole (Systemic)", "ketoconazole", "name")),
        ("dandruff", ("Ketoconazole (Topical)", "dandruff", "text")),
        ("fungal inf", ("Ketoconazole (Systemic)", "fungal infection", "text")),
        ("infection fungal", ("Ketoconazole (Systemic)", "infection", "text")),
        ("milk thistle", ("Long", "milk thistle", "text")),
        ("eviter", ("Tofisopam", "eviter", "text")),
        ("xyzzy", None),
        ("fungal dandruff", None),
        ("", None),
        ("   ", None),
        ("\0", None),
        ("*", None),
        ('"', None),
    ],
)
def test_the_first_hit(formulary: Formulary, query: str, expected: tuple[str, str, str] | None) -> None:
    assert first(formulary, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        'dandruff"',
        '"dandruff',
        "dandruff*",
        "dandruff)",
        "(dandruff",
        "body:dandruff",
        "-dandruff",
        "^dandruff",
    ],
)
def test_signs_of_the_query_language_are_no_more_than_text(formulary: Formulary, query: str) -> None:
    titles = [hit.title for hit in search(formulary, query)]
    assert titles == ([] if query.startswith("body") else ["Ketoconazole (Topical)"])


@pytest.mark.parametrize(
    "query", ["NEAR(dandruff fungal)", "dandruff OR fungal", "dandruff NOT fungal", "x' OR '1'='1"]
)
def test_operators_are_words(formulary: Formulary, query: str) -> None:
    assert search(formulary, query) == ()


def test_names_come_before_text_and_each_page_once(formulary: Formulary) -> None:
    hits = search(formulary, "tramadol")
    assert [hit.kind for hit in hits] == ["name", "name", "text"]
    assert [hit.title for hit in hits] == ["Tramadol", "Tramadol + Paracetamol", "Tofisopam"]


def test_no_more_hits_than_asked_for(formulary: Formulary) -> None:
    assert len(search(formulary, "usage")) == 9
    assert len(search(formulary, "usage", limit=2)) == 2
    assert search(formulary, "usage", limit=0) == search(formulary, "usage", limit=-1) == ()


def test_a_snippet_is_plain_text_around_the_hit_in_whole_words(formulary: Formulary) -> None:
    [hit] = search(formulary, "milk thistle")
    assert "Take it with milk thistle. More." in hit.snippet
    assert hit.snippet.startswith("\u2026")
    assert hit.snippet.endswith("\u2026")
    inside = hit.snippet.strip("\u2026").split()
    assert set(inside) <= set(LONG.replace("*", "").split())


def test_the_snippet_of_a_name_is_the_opening_of_the_page(formulary: Formulary) -> None:
    [hit] = search(formulary, "paracetamol", limit=1)
    assert hit == Hit("paracetamol", "Paracetamol", "paracetamol", "name", "Paracetamol is given for fever.")


@given(query=st.text() | st.text(alphabet="tofisopam\"'*()^:-+ANDORNEAR ,\\%_"), limit=st.integers(-1, 5))
def test_any_text_is_a_good_query(formulary: Formulary, query: str, limit: int) -> None:
    hits = search(formulary, query, limit)
    assert len(hits) <= max(limit, 0)
    assert len({hit.slug for hit in hits}) == len(hits)


@pytest.mark.parametrize("query", ["\ud800", "a\ud800b", "x" * 1_000_000, "dandruff " * 10_000])
def test_odd_and_endless_text_is_a_good_query(formulary: Formulary, query: str) -> None:
    assert len(search(formulary, query)) <= 20
