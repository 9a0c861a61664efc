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
    build([entry("Ibuprofen (Topical)", "ibuprofen")], path)
    return open_formulary(path)


def test_a_plain_name_does_not_find_it(formulary: Formulary) -> None:
    assert formulary.find("ibuprofen") is None
    assert formulary.near("ibuprofen") == ("Ibuprofen (Topical)",)


def test_its_title_does(formulary: Formulary) -> None:
    assert formulary.find("Ibuprofen (Topical)") is not None
