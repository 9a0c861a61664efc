"""Why something is flagged, and why not: the statements that were looked at, and where the chain stops."""

from __future__ import annotations

import pytest
from tiny import formulary

from dispensatory.cases import Explanation, read_line
from dispensatory.check.explaining import explain_condition, explain_pair
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary

PAGES = {
    "Tofisopam": {
        "classes": ["benzodiazepine"],
        "interactions": [
            {"with": "opioid agonist", "kind": "class", "says": "avoid"},
            {"with": "warfarin", "says": "caution"},
            {"with": "certain nameless medicines", "kind": "class", "says": "avoid"},
        ],
        "conditions": [{"in": "glaucoma", "says": "caution"}, {"in": "blue moods", "says": "avoid"}],
    },
    "Tramadol": {"classes": ["opioid analgesic"]},
    "Amoxicillin": {},
    "Tofisopam and amoxicillin": {"ingredients": ["tofisopam", "amoxicillin"]},
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    return formulary(PAGES, tmp_path_factory.mktemp("explaining"))


def pair(tiny: Formulary, first: str, second: str) -> Explanation:
    return explain_pair(tiny, read_line(first), read_line(second))


def test_a_flagged_pair_shows_the_statement_that_holds_and_those_that_do_not(tiny: Formulary) -> None:
    found = pair(tiny, "tofisopam 50 mg", "tramadol")
    assert [finding.status for finding in found.findings] == ["flagged"]
    assert [(tried.holds, tried.why) for tried in found.tried] == [
        (True, '"opioid agonist" (avoid): Tramadol is "opioid"'),
        (False, '"warfarin" (caution): it names another medicine (warfarin)'),
        (
            False,
            '"certain nameless medicines" (avoid): the vocabulary does not know these words, so the chain stops here: '
            "read them yourself",
        ),
    ]
    assert found.tried[0].statement.quote == "With opioid agonist it is to be avoided."


def test_the_order_of_the_two_does_not_matter(tiny: Formulary) -> None:
    assert pair(tiny, "tramadol", "tofisopam").tried == pair(tiny, "tofisopam", "tramadol").tried


def test_a_pair_that_is_not_flagged_tells_what_was_tried(tiny: Formulary) -> None:
    found = pair(tiny, "tofisopam", "amoxicillin")
    assert [finding.status for finding in found.findings] == ["not_stated"]
    assert found.tried[0].why == '"opioid agonist" (avoid): Amoxicillin is not known as "opioid"'
    assert not any(tried.holds for tried in found.tried)
    assert any(note.startswith("Amoxicillin was tried as amoxicillin, and as: ") for note in found.notes)


def test_a_medicine_without_a_page(tiny: Formulary) -> None:
    found = pair(tiny, "tofisopam", "qwertycillin")
    assert any("qwertycillin has no page in this formulary" in note for note in found.notes)


@pytest.mark.parametrize(
    ("term", "holds"),
    [("Glaucoma", ["glaucoma"]), ("asthma", []), ("blue moods", ["blue moods"]), ("green moods", [])],
)
def test_a_condition(tiny: Formulary, term: str, holds: list[str]) -> None:
    found = explain_condition(tiny, read_line("tofisopam"), term)
    assert [tried.why.split('"')[1] for tried in found.tried if tried.holds] == holds
    assert len(found.tried) == 2
    assert bool(holds) == any(finding.status == "flagged" for finding in found.findings)


def test_a_line_without_a_name_is_refused(tiny: Formulary) -> None:
    with pytest.raises(CaseError) as error:
        pair(tiny, "tofisopam", "500 mg")
    assert error.value.where == "medicines"


@pytest.mark.parametrize("name", ["Tofisopam and amoxicillin", "tofisopam + warfarin"])
def test_of_a_combination_the_pages_on_its_ingredients_are_looked_at_too(tiny: Formulary, name: str) -> None:
    found = pair(tiny, name, "tramadol")
    assert [(finding.status, finding.severity) for finding in found.findings] == [("flagged", "warning")]
    assert "the page on Tofisopam, which it holds," in found.findings[0].message
    assert (found.tried[0].holds, found.tried[0].statement.title) == (True, "Tofisopam")
    assert any("Tofisopam" in note and "were looked at too" in note for note in found.notes)
    condition = explain_condition(tiny, read_line(name), "glaucoma")
    assert [tried.why for tried in condition.tried if tried.holds] == ['"glaucoma" (caution): it names glaucoma']
    assert any("were looked at too" in note for note in condition.notes)
