"""The data files hold together, every row says where it is from, and a bad row is refused in plain words."""

import re
from pathlib import Path

import pytest

from dispensatory.vocab import (
    Class,
    ClassMember,
    Combination,
    Condition,
    CrossAllergy,
    Effect,
    Exposure,
    LooseClass,
    Substance,
    Vocabulary,
    VocabularyError,
    load,
    problems,
    read_vocabulary,
    shared_names,
)
from dispensatory.words import normalise

GOOD = {
    "substances.tsv": """\
name	unii	rxcui	other_names	brands	source	date
tramadol				Ultram|Zydol	S	2026
""",
    "classes.tsv": """
id	term	synonyms	lay_terms	parents	source	date
opioid	opioid		narcotic		S	2026
""",
    "class_members.tsv": """
class	substance	source	date
opioid	tramadol	S	2026
""",
    "conditions.tsv": """
id	term	synonyms	parents	source	date
asthma	asthma			S	2026
""",
    "effects.tsv": """
id	term	synonyms	system	source	date
nausea	nausea			S	2026
""",
    "exposures.tsv": """
id\tterm\tsynonyms\tkind\tsource\tdate
grapefruit\tgrapefruit\tgrapefruit juice\tfood\tS\t2026
""",
    "loose_classes.tsv": """
class\tway\tsource\tdate
""",
    "cross_allergy.tsv": """
class\tallergen\tverdict\tsource\tdate
opioid\ttramadol\tcaution\tS\t2026
""",
    "interactions.tsv": """
first\tsecond\tverdict\teffect\tsource\tdate
opioid\ttramadol\tavoid\tsedation\tS\t2026
""",
    "routes.tsv": """
id	term	synonyms
oral	oral	by mouth
""",
    "combinations.tsv": """\
name	other_names	ingredients	source	date
zydol plus		tramadol	S	2026
""",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in GOOD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_parents_exist_nothing_is_its_own_ancestor_and_members_are_known() -> None:
    assert problems(load()) == ()


def test_no_term_or_synonym_stands_for_two_entries() -> None:
    assert shared_names(load()) == ()


def test_every_row_has_a_source_and_a_date() -> None:
    vocabulary = load()
    rows: tuple[Substance | Combination | Class | ClassMember | Condition | Effect | Exposure | CrossAllergy, ...] = (
        *vocabulary.substances,
        *vocabulary.combinations,
        *vocabulary.classes,
        *vocabulary.class_members,
        *vocabulary.conditions,
        *vocabulary.effects,
        *vocabulary.exposures,
        *vocabulary.cross_allergies,
    )
    undated = [row for row in rows if not row.source.strip() or not re.fullmatch(r"\d{4}(-\d\d){0,2}", row.date)]
    assert rows
    assert undated == []


def test_no_kind_of_entry_is_missing() -> None:
    vocabulary = load()
    assert vocabulary.substances
    assert vocabulary.combinations
    assert vocabulary.classes
    assert vocabulary.class_members
    assert vocabulary.conditions
    assert vocabulary.effects
    assert vocabulary.routes
    assert vocabulary.exposures
    assert vocabulary.cross_allergies


def test_no_two_substances_are_one_by_their_unii_or_their_spelling() -> None:
    substances = load().substances
    uniis = [row.unii for row in substances if row.unii]
    assert sorted(uniis) == sorted(set(uniis))
    names = [normalise(row.name) for row in substances]
    assert sorted(names) == sorted(set(names))


def test_good_files_are_read(folder: Path) -> None:
    vocabulary = read_vocabulary(folder)
    assert vocabulary.substances == (Substance("tramadol", "", "", (), ("Ultram", "Zydol"), "S", "2026"),)
    assert vocabulary.class_members == (ClassMember("opioid", "tramadol", "S", "2026"),)


@pytest.mark.parametrize(
    ("name", "text", "where", "what"),
    [
        ("routes.tsv", "id\tterm\n", "routes.tsv:1", "heading line"),
        ("routes.tsv", "id\tterm\tsynonyms\noral\toral\n", "routes.tsv:2", "2 columns, where 3 are expected"),
        ("routes.tsv", "# note\n\nid\tterm\tsynonyms\noral\t\t\n", "routes.tsv:4", '"term" is empty'),
        ("routes.tsv", "id\tterm\tsynonyms\noral\toral\tpo||mouth\n", "routes.tsv:2", '"synonyms"'),
        ("routes.tsv", "id\tterm\tsynonyms\noral\toral\tpo |mouth \n", "routes.tsv:2", '"synonyms"'),
        (
            "routes.tsv",
            "id\tterm\tsynonyms\noral\toral\t\noral\tpo\t\n",
            "routes.tsv",
            'two rows have "oral"',
        ),
        (
            "conditions.tsv",
            GOOD["conditions.tsv"].replace("\tS\t", "\t\t"),
            "conditions.tsv:3",
            '"source" is empty',
        ),
        ("effects.tsv", GOOD["effects.tsv"].replace("2026", ""), "effects.tsv:3", '"date" is empty'),
    ],
)
def test_a_bad_row_is_refused_with_file_line_and_what_to_do(
    folder: Path, name: str, text: str, where: str, what: str
) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError) as caught:
        read_vocabulary(folder)
    assert caught.value.where == where
    assert what in caught.value.what
    assert caught.value.hint


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "effects.tsv").unlink()
    with pytest.raises(VocabularyError, match=r"effects\.tsv"):
        read_vocabulary(folder)


def cross(class_: str, allergen: str) -> CrossAllergy:
    return CrossAllergy(class_, allergen, "caution", "S", "2026")


def class_(id_: str, *parents: str) -> Class:
    return Class(id_, id_, (), (), parents, "S", "2026")


@pytest.mark.parametrize(
    ("vocabulary", "problem"),
    [
        (Vocabulary(classes=(class_("a", "b"),)), "parent b, which has no row"),
        (Vocabulary(classes=(class_("a", "b"), class_("b", "a"))), "a is its own ancestor"),
        (Vocabulary(classes=(class_("a", "a"),)), "a is its own ancestor"),
        (
            Vocabulary(conditions=(Condition("x", "x", (), ("y",), "S", "2026"),)),
            "conditions.tsv: x has the parent y",
        ),
        (Vocabulary(combinations=(Combination("ab", (), ("a",), "S", "2026"),)), "ab contains a, which has no row"),
        (
            Vocabulary(
                substances=(Substance("a", "", "", (), ("ab",), "S", "2026"),),
                combinations=(Combination("ab", (), ("a",), "S", "2026"),),
            ),
            "ab names a alone",
        ),
        (Vocabulary(class_members=(ClassMember("a", "s", "S", "2026"),)), "no row in classes.tsv"),
        (
            Vocabulary(classes=(class_("a"),), class_members=(ClassMember("a", "s", "S", "2026"),)),
            "substances.tsv",
        ),
        (Vocabulary(loose_classes=(LooseClass("x", "possibly", "S", "2026"),)), "loose_classes.tsv: x has no row"),
        (
            Vocabulary(classes=(class_("a"),), loose_classes=(LooseClass("a", "possibly", "S", "2026"),)),
            "or no wider class there",
        ),
        (Vocabulary(cross_allergies=(cross("x", "x"),)), "cross_allergy.tsv: x has no row in classes.tsv"),
        (
            Vocabulary(classes=(class_("a"),), cross_allergies=(cross("a", "s"),)),
            "s has no row in classes.tsv nor in substances.tsv",
        ),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(vocabulary: Vocabulary, problem: str) -> None:
    assert any(problem in found for found in problems(vocabulary))


def test_a_name_of_two_classes_is_told_and_finds_neither() -> None:
    one, two = class_("a"), class_("b")
    vocabulary = Vocabulary(classes=(one._replace(synonyms=("same thing",)), two._replace(synonyms=("same things",))))
    assert vocabulary.class_("same thing") is None
    assert shared_names(vocabulary) == ("classes.tsv: 'same thing' stands for a and b",)
