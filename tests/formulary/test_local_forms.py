"""The doses of a gel are no doses of a tablet: a page on a local form answers to its own title only."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from making import entry

from dispensatory.formulary import Formulary, open_formulary
from dispensatory.formulary.acting import acts_locally
from dispensatory.formulary.building import build
from dispensatory.sig import read_sig


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


@pytest.mark.parametrize(
    ("title", "use", "local"),
    [
        ("Tofisopam and caffeine", "worry. Swallow the tablet with water", False),
        ("Tofisopam and caffeine", "worry", False),  # nothing is said of the form
        ("Zinc and camphor", "itching. Put the cream on the affected area", True),
        ("Zinc and camphor", "itching. It is an ointment, and no tablet", True),
        ("Zinc and camphor", "colds. Take a capsule or a tablet by mouth; the balm is a cream", False),
        ("Zinc and camphor (Topical)", "itching. Never swallow the tablets", True),
        ("Formoterol and budesonide", "asthma. Breathe from the inhaler twice a day", True),
    ],
)
def test_whether_a_page_is_on_a_local_form_is_told_by_its_words(title: str, use: str, local: bool) -> None:
    assert acts_locally(entry(title, use=use)) is local


def test_the_routes_of_its_doses_tell_it_first() -> None:
    page = entry("Zinc and camphor", use="itching. Put the cream on the affected area")
    by_mouth, on_skin = read_sig("10 mg by mouth daily")[0], read_sig("apply 1 g topically daily")[0]
    for regimens, local in (((by_mouth,), False), ((on_skin,), True), ((on_skin, by_mouth), False)):
        facts = msgspec.structs.replace(page.facts, regimens=regimens)
        assert acts_locally(msgspec.structs.replace(page, facts=facts)) is local
