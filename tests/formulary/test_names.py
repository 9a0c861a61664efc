"""Which monograph a name asks for, and which names ask for none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import VOCABULARY, entry, pages

from dispensatory.formulary import Formulary, open_formulary
from dispensatory.formulary.building import build

FOUND = {
    "tofisopam": "Tofisopam",
    " TOFISOPAM ": "Tofisopam",
    "Grandaxin": "Tofisopam",
    "paracetamol": "Paracetamol",
    "acetaminophen": "Paracetamol",
    "Tylenol": "Paracetamol",
    "tramadol hydrochloride": "Tramadol",
    "Ultram": "Tramadol",
    "morphine sulphate": "Morphine",
    "Contin": "Morphine",
    "warfarin": "Warfarin Sodium",
    "Coumadin": "Warfarin Sodium",
    "Tramadol + Paracetamol": "Tramadol + Paracetamol",
    "paracetamol/tramadol": "Tramadol + Paracetamol",
    "acetaminophen and tramadol hydrochloride": "Tramadol + Paracetamol",
    "tramadol paracetamol": "Tramadol + Paracetamol",
    "paracetamol-tramadol": "Tramadol + Paracetamol",
    "Tramadol hydrochloride acetaminophen": "Tramadol + Paracetamol",
    "co-tramacet": "Tramadol + Paracetamol",
    "Ultracet": "Tramadol + Paracetamol",
    "ketoconazole": "Ketoconazole (Systemic)",
    "ketoconazole (topical)": "Ketoconazole (Topical)",
}
NOT_FOUND = (
    "tofisopan",
    "tramadol and tofisopam",
    "tramadol 50 mg",
    "tramadol paracetamol forte",
    "tramadol morphine",
    "iron tramadol",
    "tramacet",
    "hydrochloride",
    "sodium",
    "opioid",
    "narcotic",
    "",
    " + ",
    "x" * 10_000,
    "' OR 1=1 --",
)
NEAR = {
    "tofizopam": ("Tofisopam",),
    "tofisopan": ("Tofisopam",),
    "paracetmol": ("Paracetamol",),
    "acetominophen": ("Paracetamol",),
    "tylenoll": ("Paracetamol",),
    "warfrin": ("Warfarin Sodium",),
    "xyzzy": (),
    "": (),
    "a": (),
    "insulin": (),
    "x" * 10_000: (),
}


@pytest.fixture(scope="module")
def formulary(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    target = tmp_path_factory.mktemp("names") / "formulary.sqlite"
    build(pages(), target, vocabulary=VOCABULARY)
    return open_formulary(target)


def title(formulary: Formulary, number: int | None) -> str | None:
    query = "SELECT title FROM monograph WHERE id = ?"
    row = formulary.connection.execute(query, (number,)).fetchone()
    return None if row is None else str(row[0])


@pytest.mark.parametrize(("name", "expected"), FOUND.items())
def test_a_name_finds_its_page(formulary: Formulary, name: str, expected: str) -> None:
    assert title(formulary, formulary.find(name)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ultram", ("tramadol",)),
        ("co-tramacet", ("acetaminophen", "tramadol")),
        ("morphine tramadol", ("morphine", "tramadol")),
        ("tramadol and xyzzy", ("tramadol",)),
        ("tramadol xyzzy", ()),
        ("xyzzy", ()),
        ("", ()),
        ("x" * 10_000, ()),
    ],
)
def test_the_substances_of_a_name_are_known_though_it_has_no_page(
    formulary: Formulary, name: str, expected: tuple[str, ...]
) -> None:
    assert formulary.substances(name) == expected


@pytest.mark.parametrize("name", NOT_FOUND)
def test_a_near_miss_finds_nothing(formulary: Formulary, name: str) -> None:
    assert formulary.find(name) is None


@pytest.mark.parametrize(("name", "expected"), NEAR.items())
def test_near_names(formulary: Formulary, name: str, expected: tuple[str, ...]) -> None:
    assert formulary.near(name) == expected


def test_near_gives_no_more_than_asked_for(tmp_path: Path) -> None:
    build([entry(f"Tofisopam {end}") for end in "abcdef"], tmp_path / "f", vocabulary=VOCABULARY)
    formulary = open_formulary(tmp_path / "f")
    assert len(formulary.near("tofisopam x")) == 3
    assert len(formulary.near("tofisopam x", limit=1)) == 1
    assert formulary.near("tofisopam x", limit=0) == ()


def test_a_combination_never_answers_to_the_name_or_brand_of_a_part(tmp_path: Path) -> None:
    build([entry("Duo", "tramadol", "paracetamol")], tmp_path / "f", vocabulary=VOCABULARY)
    formulary = open_formulary(tmp_path / "f")
    for name in ("tramadol", "paracetamol", "acetaminophen", "Ultram", "Tylenol"):
        assert formulary.find(name) is None
    assert title(formulary, formulary.find("paracetamol + tramadol")) == "Duo"


def test_a_title_wins_over_an_ingredient_and_an_ingredient_over_a_brand(tmp_path: Path) -> None:
    made = [entry("Ultram", "tofisopam"), entry("Pain pill", "tramadol"), entry("A", "b"), entry("B", "c")]
    build(made, tmp_path / "f", vocabulary=VOCABULARY)
    formulary = open_formulary(tmp_path / "f")
    assert title(formulary, formulary.find("ultram")) == "Ultram"
    assert title(formulary, formulary.find("tramadol")) == "Pain pill"
    assert title(formulary, formulary.find("b")) == "B"


def test_one_ingredient_under_two_names_is_no_combination(tmp_path: Path) -> None:
    build([entry("Pills", "tramadol", "tramadol hydrochloride")], tmp_path / "f", vocabulary=VOCABULARY)
    formulary = open_formulary(tmp_path / "f")
    assert title(formulary, formulary.find("Ultram")) == "Pills"


@pytest.mark.parametrize(("name", "substance"), [("Contin", "morphine"), ("tramadol HCl", "tramadol"), ("no", None)])
def test_substance(formulary: Formulary, name: str, substance: str | None) -> None:
    assert formulary.substance(name) == substance


@given(name=st.text())
def test_any_text_may_be_asked_for(formulary: Formulary, name: str) -> None:
    found = formulary.find(name)
    assert found is None or title(formulary, found) is not None
    assert len(formulary.near(name)) <= 3
    assert formulary.monograph(name) is None
