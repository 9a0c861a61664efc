"""The doses of a gel are no doses of a tablet: a page on a local form answers to its own title only."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import entry

from dispensatory.formulary import Formulary, open_formulary
from dispensatory.formulary.building import build


@pytest.fixture(scope="module")
def formulary(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    path: Path = tmp_path_factory.mktemp("local") / "f.sqlite"
    pages = [("Ibuprofen (Topical)", "ibuprofen"), ("Tramadol", "tramadol"), ("Tramadol (Nasal)", "tramadol")]
    build([entry(*page) for page in pages], path)
    return open_formulary(path)


def test_a_plain_name_does_not_find_it(formulary: Formulary) -> None:
    assert formulary.find("ibuprofen") is None
    assert formulary.near("ibuprofen") == ("Ibuprofen (Topical)",)


def test_its_title_does(formulary: Formulary) -> None:
    assert formulary.find("Ibuprofen (Topical)") is not None


@pytest.mark.parametrize(
    ("name", "route", "title"),
    [
        ("ibuprofen", "topical", "Ibuprofen (Topical)"),
        ("ibuprofen", "oral", None),
        ("tramadol", None, "Tramadol"),
        ("tramadol", "oral", "Tramadol"),
        ("tramadol", "nasal", "Tramadol (Nasal)"),
        ("tramadol", "topical", "Tramadol"),  # no page on that form: the rule on routes has its say
    ],
)
def test_an_order_by_a_local_route_finds_the_page_on_that_form(
    formulary: Formulary, name: str, route: str | None, title: str | None
) -> None:
    number = formulary.find(name, route)
    row = formulary.connection.execute("SELECT title FROM monograph WHERE id = ?", (number,)).fetchone()
    assert (row and row[0]) == title
