"""What a build writes, what it refuses, and that the same pages give the same bytes."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from making import VOCABULARY, entry, facts, names_in, pages, span, tofisopam

from dispensatory.errors import FormularyError
from dispensatory.facts import (
    AdviceStatement,
    ClassMembership,
    Effect,
    Indication,
    Ingredient,
    Interaction,
    PageFacts,
    PopulationStatement,
)
from dispensatory.formulary import Entry, Formulary, open_formulary
from dispensatory.formulary.building import build
from dispensatory.vocab import ClassMember, Vocabulary


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "formulary.sqlite"


@pytest.fixture
def formulary(target: Path) -> Formulary:
    build(pages(), target, problems=[("z/bad.md", "it has no title")], vocabulary=VOCABULARY)
    return open_formulary(target)


def rows(formulary: Formulary, query: str, *values: object) -> list[tuple[object, ...]]:
    return formulary.connection.execute(query, values).fetchall()


def test_a_page_comes_back_as_it_went_in(formulary: Formulary) -> None:
    assert formulary.monograph("tofisopam") == tofisopam()
    assert formulary.monograph("no-such-page") is None


def test_pages_are_numbered_and_listed_by_name(formulary: Formulary) -> None:
    titles = [listing.title for listing in formulary.listing(0, 100)]
    assert titles == sorted(page.title for page in pages())
    assert [listing.title for listing in formulary.listing(1, 2)] == titles[1:3]
    assert [listing.status for listing in formulary.listing(0, 100) if listing.updated == "2026-05-01"] == [
        "reviewed by A. Pharmacist"
    ]
    assert formulary.listing(0, -1) == ()
    ids = [slug for (slug,) in rows(formulary, "SELECT slug FROM monograph ORDER BY id")]
    assert ids == sorted(page.slug for page in pages())


def test_meta_says_what_answers_rest_on(formulary: Formulary) -> None:
    assert {key: formulary.meta[key] for key in ("schema_version", "monographs", "reviewed", "dated")} == {
        "schema_version": "6",
        "monographs": "8",
        "reviewed": "1",
        "dated": "2026-05-01",
    }
    assert formulary.describe().startswith("8 monographs (1 reviewed), dated 2026-05-01, content ")


def test_summary_counts(target: Path) -> None:
    told: list[int] = []
    summary = build(pages(), target, problems=[("a.md", "bad")], progress=told.append, vocabulary=VOCABULARY)
    assert (summary.monographs, summary.facts, summary.problems) == (8, 8, 1)
    assert (told[-1], summary.path) == (8, target)
    assert summary.sha256 == open_formulary(target).meta["sha256"]


def test_the_content_hash_changes_with_a_page_and_with_nothing_else(target: Path) -> None:
    first = build(pages(), target, vocabulary=VOCABULARY).sha256
    assert build(reversed(pages()), target, vocabulary=VOCABULARY).sha256 == first
    assert build([*pages()[1:], entry("Tofisopam")], target, vocabulary=VOCABULARY).sha256 != first


def test_quotations_are_the_words_of_the_page_also_beyond_the_basic_plane(formulary: Formulary) -> None:
    quotes = [quote for (quote,) in rows(formulary, "SELECT quote FROM quotation ORDER BY id")]
    assert "a benzodiazepine" in quotes
    assert "\u00c9viter \U0001f48a" in quotes


def test_targets_and_conditions_are_mapped_and_an_unknown_one_stays_as_text(formulary: Formulary) -> None:
    found = rows(formulary, "SELECT target, verdict, substance, class, vague FROM interaction ORDER BY evidence_id")
    assert found == [
        ("opioid agonist", "interacts", None, "opioid", 0),
        ("tramadol", "avoid", "tramadol", None, 0),
        ("grapefruit", "interacts", None, None, 0),
        ("blood thinner", "interacts", None, "antithrombotic", 1),
    ]
    assert rows(formulary, "SELECT term, condition, verdict FROM condition_statement") == [
        ("acute angle-closure glaucoma", "angle-closure-glaucoma", "caution")
    ]


def test_regimens_are_in_milligrams(formulary: Formulary) -> None:
    query = "SELECT unit, single_low, single_high, daily_low, daily_high, rate_low, rate_high FROM regimen"
    assert rows(formulary, query) == [("mg", 50, 100, 150, 300, 3, 3)]


def test_the_other_kinds_of_fact(target: Path) -> None:
    text = "# Odd\n\n### Usage\nFor glaucoma. Not below 2 years in the first trimesters. Nausea, itch. Do not drive.\n"
    found = (
        Indication(term="glaucoma", **span(text, "For glaucoma")),
        PopulationStatement(
            population="children", verdict="avoid", age=(None, 2), trimester=(2, 1), **span(text, "Not below 2 years")
        ),
        Effect(term="nausea", serious=True, system="gut", frequency="rare", **span(text, "Nausea")),
        Effect(term="itch", serious=False, **span(text, "itch")),
        AdviceStatement(topic="driving", value="avoid", **span(text, "Do not drive")),
    )
    build([entry("Odd", text=text, facts=facts("Odd", ("odd",), *found))], target, vocabulary=VOCABULARY)
    formulary = open_formulary(target)
    assert rows(formulary, "SELECT term, condition FROM indication") == [("glaucoma", "glaucoma")]
    query = "SELECT population, verdict, age_low, age_high, trimesters, degree FROM population_statement"
    assert rows(formulary, query) == [("children", "avoid", None, 2, "1,2", None)]
    assert rows(formulary, "SELECT term, effect, serious, system, frequency FROM effect ORDER BY evidence_id") == [
        ("nausea", "nausea", 1, "gut", "rare"),
        ("itch", None, 0, None, None),
    ]
    assert rows(formulary, "SELECT topic, value FROM advice_statement") == [("driving", "avoid")]


def test_more_pages_than_are_written_at_once(target: Path) -> None:
    told: list[int] = []
    build([entry(f"Page {n}") for n in range(450)], target, progress=told.append, vocabulary=VOCABULARY)
    assert told == [200, 400, 450]
    formulary = open_formulary(target)
    assert rows(formulary, "SELECT count(*), min(id), max(id) FROM monograph") == [(450, 1, 450)]
    assert len(formulary.listing(0, 1000)) == 450


def test_a_value_the_file_cannot_hold_is_refused_and_leaves_the_old_one(target: Path) -> None:
    build([entry("Old")], target, vocabulary=VOCABULARY)
    with pytest.raises(FormularyError, match="cannot be written"):
        build([entry("Odd", sentences=((0, 2**63),))], target, vocabulary=VOCABULARY)
    assert open_formulary(target).monograph("old") is not None
    assert names_in(target.parent) == [target.name]


def test_problems_of_pages_and_of_reading_are_kept(target: Path) -> None:
    page = entry("Odd", facts=msgspec.structs.replace(facts("Odd", ("odd",)), problems=("no dosage section",)))
    build([page], target, problems=[("z/bad.md", "it has no title")], vocabulary=VOCABULARY)
    assert rows(open_formulary(target), "SELECT page, message FROM problem") == [
        ("odd.md", "no dosage section"),
        ("z/bad.md", "it has no title"),
    ]


def test_two_pages_with_one_slug_are_both_kept_and_a_problem_says_so(target: Path) -> None:
    twins = [entry("Twin", page=f"{letter}/twin.md", use=letter) for letter in "ba"]
    build([*twins, entry("Other", slug="twin-2")], target, vocabulary=VOCABULARY)
    formulary = open_formulary(target)
    assert rows(formulary, "SELECT slug, page FROM monograph ORDER BY slug") == [
        ("twin", "a/twin.md"),
        ("twin-2", "other.md"),
        ("twin-3", "b/twin.md"),
    ]
    [(page, message)] = rows(formulary, "SELECT page, message FROM problem")
    assert page == "b/twin.md"
    assert "twin-3" in str(message)


def test_no_pages_make_a_formulary_that_says_so(target: Path) -> None:
    build([], target, vocabulary=VOCABULARY)
    assert open_formulary(target).describe().startswith("0 monographs (0 reviewed), dated nowhere")


def wrong_quote() -> PageFacts:
    text = entry("Wrong").text
    return facts("Wrong", ("wrong",), Ingredient(name="wrong", **{**span(text, "Wrong"), "end": 6}))


def no_words() -> PageFacts:
    return facts("Wrong", ("wrong",), Ingredient(name="wrong", quote="", section="", start=3, end=3))


@pytest.mark.parametrize("found", [wrong_quote(), no_words()])
def test_a_fact_whose_span_does_not_give_its_quote_is_refused(target: Path, found: PageFacts) -> None:
    build([entry("Old")], target, vocabulary=VOCABULARY)
    with pytest.raises(FormularyError) as caught:
        build([entry("Wrong", facts=found)], target, vocabulary=VOCABULARY)
    assert caught.value.where == "wrong.md"
    assert "Ingredient" in caught.value.what
    assert found.ingredient_statements[0].quote in caught.value.what
    assert open_formulary(target).monograph("old") is not None
    assert names_in(target.parent) == [target.name]


def test_a_page_with_a_nul_character_is_refused_by_name(target: Path) -> None:
    with pytest.raises(FormularyError, match=r"odd\.md: the page holds a NUL"):
        build([entry("Odd", text="# Odd\n\n### Usage\nOdd\0 page.\n")], target, vocabulary=VOCABULARY)


def test_a_vocabulary_that_does_not_hold_together_is_refused(target: Path) -> None:
    loose = Vocabulary(class_members=(ClassMember("opioid", "tramadol", "a list", "2026"),))
    with pytest.raises(FormularyError, match=r"no row in classes\.tsv"):
        build([], target, vocabulary=loose)


@pytest.mark.parametrize("name", ["missing/formulary.sqlite", "file/formulary.sqlite", "folder"])
def test_a_place_that_cannot_be_written_is_a_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(FormularyError) as caught:
        build(pages(), tmp_path / name, vocabulary=VOCABULARY)
    assert caught.value.where == str(tmp_path / name)
    assert "folder" in caught.value.hint
    assert names_in(tmp_path) == ["file", "folder"]


def test_a_folder_that_may_not_be_written_is_a_clear_error(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("dispensatory.formulary.replacing.os.open", refuse)
    with pytest.raises(FormularyError, match="Permission denied"):
        build([], target, vocabulary=VOCABULARY)


BUILD = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from making import VOCABULARY, pages
from dispensatory.formulary.building import build
made = pages()
build(made if sys.argv[3] == "forwards" else reversed(made), Path(sys.argv[2]), vocabulary=VOCABULARY)
"""


def test_the_same_pages_give_the_same_bytes_in_any_order_and_any_process(tmp_path: Path) -> None:
    made = []
    for order, seed in (("forwards", "1"), ("backwards", "2")):
        target = tmp_path / order
        command = [sys.executable, "-c", BUILD, str(Path(__file__).parent), str(target), order]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_the_file_is_whole_and_keeps_no_journal_beside_it(formulary: Formulary, target: Path) -> None:
    assert rows(formulary, "PRAGMA integrity_check") == [("ok",)]
    assert names_in(target.parent) == [target.name]


def page_of(title: str, *terms: str, ingredients: tuple[str, ...] = ()) -> Entry:
    """A page that says its medicine is each of `terms`, and names nausea."""
    text = f"# {title}\n\n### Usage\n{title} is a {', a '.join(terms)}. It may cause nausea.\n"
    found = [ClassMembership(term=term, **span(text, term)) for term in terms]
    nausea = Effect(term="nausea", serious=False, **span(text, "nausea"))
    return entry(title, text=text, facts=facts(title, ingredients or (title.lower(),), *found, nausea))


CLASSES = "SELECT class, certainty, substance FROM monograph_class ORDER BY class"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # The page's own words come before the vocabulary's, for the class and for its ancestors.
        (
            page_of("Tramadol", "opioid agonist"),
            [("cns-depressant", "class_by_page", "tramadol"), ("opioid", "class_by_page", "tramadol")],
        ),
        (
            page_of("Tramadol", "tablet"),
            [
                ("cns-depressant", "class_by_vocabulary", "tramadol"),
                ("opioid", "class_by_vocabulary", "tramadol"),
            ],
        ),
        # A salt belongs where its base does.
        (
            page_of("Morphine sulfate", "tablet"),
            [
                ("cns-depressant", "class_by_vocabulary", "morphine"),
                ("opioid", "class_by_vocabulary", "morphine"),
            ],
        ),
        # An everyday word is no membership.
        (page_of("Warfarin", "blood thinner"), []),
        # Two ingredients: each brings its classes, a shared ancestor comes once.
        (
            page_of("Both", "pill", ingredients=("tofisopam", "tramadol")),
            [
                ("benzodiazepine", "class_by_vocabulary", "tofisopam"),
                ("cns-depressant", "class_by_vocabulary", "tofisopam"),
                ("opioid", "class_by_vocabulary", "tramadol"),
            ],
        ),
    ],
)
def test_classes_of_a_monograph(target: Path, page: Entry, expected: list[tuple[str, str, str]]) -> None:
    build([page], target, vocabulary=VOCABULARY)
    assert rows(open_formulary(target), CLASSES) == expected


def test_a_class_by_page_leads_to_the_words_and_a_class_by_vocabulary_to_its_source(target: Path) -> None:
    build([page_of("Tramadol", "opioid agonist"), page_of("Tofisopam", "tablet")], target, vocabulary=VOCABULARY)
    formulary = open_formulary(target)
    by_page = """
        SELECT q.quote FROM monograph_class AS c JOIN quotation AS q ON q.id = c.evidence_id
        WHERE c.class = 'opioid'
    """
    by_vocabulary = """
        SELECT v.substance, v.class, v.source, v.date
        FROM monograph_class AS c JOIN class_member AS v ON v.id = c.class_member_id
        WHERE c.class = 'benzodiazepine'
    """
    assert rows(formulary, by_page) == [("opioid agonist",)]
    assert rows(formulary, by_vocabulary) == [("tofisopam", "benzodiazepine", "a list", "2026-01-01")]


def test_no_part_of_the_file_may_be_written_by_a_reader(formulary: Formulary) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        formulary.connection.execute("DELETE FROM monograph")
    formulary.connection.execute("CREATE TEMP TABLE patient (age REAL)")


@pytest.mark.parametrize(
    ("target", "kind", "verdict", "mapped"),
    [
        ("low-dose tramadol", "substance", "contraindicated", ("tramadol", None, 0)),
        ("oral tramadol", "substance", "caution", ("tramadol", None, 0)),
        ("high-dose opioid agonist", "class", "avoid", (None, "opioid", 1)),  # not of every dose: never critical
        ("low-dose tramadol", "substance", "acceptable", (None, None, 0)),  # assures of no other dose
        ("opioid agonist", "class", "avoid", (None, "opioid", 0)),
    ],
)
def test_a_target_told_with_its_dose_or_route_is_the_medicine(
    tmp_path: Path, target: str, kind: Any, verdict: Any, mapped: tuple[Any, ...]
) -> None:
    page = entry("Tofisopam", text=f"# Tofisopam\n\n### Usage\nFor worry. With {target}.\n")
    said = Interaction(target=target, kind=kind, verdicts=(verdict,), effect=None, **span(page.text, target))
    facts = msgspec.structs.replace(page.facts, interactions=(said,))
    path = tmp_path / "f.sqlite"
    build([msgspec.structs.replace(page, facts=facts)], path, vocabulary=VOCABULARY)
    assert rows(open_formulary(path), "SELECT substance, class, vague FROM interaction") == [mapped]
