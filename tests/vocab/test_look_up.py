"""Which entry of the vocabulary a term finds, and which near misses find none."""

import pytest

from dispensatory.vocab import (
    Class,
    ClassMember,
    Condition,
    Effect,
    Route,
    Substance,
    Vocabulary,
    load,
)


def substance(name: str, *other_names: str, brands: tuple[str, ...] = ()) -> Substance:
    return Substance(name, "", "", other_names, brands, "a source", "2026-01-01")


def condition(id_: str, *synonyms: str, parents: tuple[str, ...] = ()) -> Condition:
    return Condition(id_, id_.replace("-", " "), synonyms, parents, "a source", "2026-01-01")


SMALL = Vocabulary(
    substances=(
        substance("acetaminophen", "paracetamol", brands=("Tylenol",)),
        substance("hydrochlorothiazide"),
        substance("metoprolol"),
        substance("metoprolol tartrate", brands=("Lopressor",)),
        substance("potassium"),
        substance("potassium chloride", brands=("Klor-Con",)),
        substance("sucrose"),
        substance("iron sucrose"),
        substance("tramadol", brands=("Ultram", "Duo")),
        substance("valproic acid", "valproate"),
        substance("warfarin", brands=("Duo",)),
    ),
    classes=(
        Class("antithrombotic", "antithrombotic", ("antithrombotic drug",), ("blood thinner",), (), "s", "2026"),
        Class("anticoagulant", "anticoagulant", (), (), ("antithrombotic",), "s", "2026"),
        Class("potassium-sparing-diuretic", "potassium-sparing diuretic", (), (), (), "s", "2026"),
        Class("antidiabetic", "antidiabetic", (), ("diabetes medicine",), (), "s", "2026"),
    ),
    class_members=(ClassMember("anticoagulant", "warfarin", "s", "2026"),),
    conditions=(
        condition("asthma"),
        condition("renal-impairment", "kidney disease"),
        condition("severe-asthma"),
    ),
    effects=(Effect("nausea", "nausea", ("feeling sick",), "gastrointestinal", "s", "2026"),),
    routes=(Route("iv", "intravenous", ("into a vein",)),),
)

SUBSTANCES = {
    "Paracetamol": "acetaminophen",
    "TYLENOL": "acetaminophen",
    "hydrochlorothiazide": "hydrochlorothiazide",
    "hydrochlorothiazide hydrochloride": "hydrochlorothiazide",
    "tramadol HCl": "tramadol",
    "warfarin sodium": "warfarin",
    "sodium valproate": "valproic acid",
    "valproate sodium": "valproic acid",
    "potassium chloride": "potassium chloride",
    "Klor-Con": "potassium chloride",
    "metoprolol tartrate": "metoprolol tartrate",
    "metoprolol succinate": "metoprolol",
    "potassium citrate": None,
    "sodium": None,
    "hydrochloride": None,
    "chlorothiazide": None,
    "tramadol and paracetamol": None,
    "Duo": None,  # the brand of two
    "": None,
}
CLASSES = {
    "anticoagulants": ("anticoagulant", False),
    "other anticoagulant medications": ("anticoagulant", False),
    "certain anticoagulant drugs": ("anticoagulant", False),
    "antithrombotic agents": ("antithrombotic", False),
    "blood thinners": ("antithrombotic", True),
    "other blood thinner medicines": ("antithrombotic", True),
    "diabetes medications": ("antidiabetic", True),
    "potassium sparing diuretics": ("potassium-sparing-diuretic", False),
    "potassium chloride": (None, False),
    "potassium": (None, False),
    "diabetes": (None, False),
    "other medications": (None, False),
    "blood": (None, False),
    "": (None, False),
}
CONDITIONS = {
    "asthma": "asthma",
    "a history of asthma": "asthma",
    "severe asthma": "severe-asthma",
    "mild asthma": "asthma",
    "severe kidney diseases": "renal-impairment",
    "family history of asthma": None,
    "no asthma": None,
    "severe": None,
    "history of": None,
    "": None,
}


@pytest.mark.parametrize(("term", "expected"), SUBSTANCES.items())
def test_substance(term: str, expected: str | None) -> None:
    assert SMALL.substance(term) == expected


@pytest.mark.parametrize(("term", "expected"), CLASSES.items())
def test_class_and_whether_it_is_vague(term: str, expected: tuple[str | None, bool]) -> None:
    assert (SMALL.class_(term), SMALL.is_vague(term)) == expected


@pytest.mark.parametrize(("term", "expected"), CONDITIONS.items())
def test_condition(term: str, expected: str | None) -> None:
    assert SMALL.condition(term) == expected


def test_effect_and_route() -> None:
    assert (SMALL.effect("Feeling sick"), SMALL.effect("feeling")) == ("nausea", None)
    assert (SMALL.route("IV"), SMALL.route("intravenous"), SMALL.route("vein")) == ("iv", "iv", None)


@pytest.mark.parametrize(
    ("salt", "base"),
    [
        ("metoprolol tartrate", "metoprolol"),
        ("Lopressor", "metoprolol"),
        ("metoprolol", "metoprolol"),
        ("potassium chloride", "potassium chloride"),
        ("iron sucrose", "iron sucrose"),
        ("no such thing", None),
    ],
)
def test_facts_on_a_salt_are_facts_on_its_base(salt: str, base: str | None) -> None:
    assert SMALL.base(salt) == base


def test_ancestors_go_all_the_way_up_and_include_the_entry_itself() -> None:
    small = Vocabulary(conditions=(condition("a"), condition("b", parents=("a",)), condition("c", parents=("b",))))
    assert small.condition_ancestors == {"a": ("a",), "b": ("a", "b"), "c": ("a", "b", "c")}


def test_terms_are_as_a_text_writes_them_and_leave_out_what_is_ambiguous() -> None:
    terms = SMALL.terms("substance")
    assert terms["paracetamol"] == "acetaminophen"
    assert "duo" not in terms
    assert {"anticoagulant", "anticoagulants", "potassium-sparing diuretics"} <= set(SMALL.terms("class"))
    assert SMALL.terms("effect")["feeling sick"] == "nausea"


@pytest.mark.parametrize(
    ("term", "id_"),
    [
        ("paracetamol", "acetaminophen"),
        ("hydrochlorothiazide", "hydrochlorothiazide"),
        ("potassium chloride", "potassium chloride"),
        ("sodium valproate", "sodium valproate"),
    ],
)
def test_the_packages_own_substances(term: str, id_: str) -> None:
    assert load().substance(term) == id_


def test_the_packages_own_classes() -> None:
    vocabulary = load()
    assert vocabulary.class_("nonsteroidal anti-inflammatory drugs") == vocabulary.class_("NSAIDs") is not None
    assert vocabulary.is_vague("blood thinner")
    assert not vocabulary.is_vague("anticoagulant")
    assert vocabulary.class_("potassium chloride") is None
    assert "potassium-sparing-diuretic" in classes_of("amiloride")
    assert "potassium-sparing-diuretic" not in classes_of("potassium chloride")


def classes_of(substance: str) -> set[str]:
    vocabulary = load()
    own = [row.cls for row in vocabulary.class_members if row.substance == substance]
    return {ancestor for cls in own for ancestor in vocabulary.class_ancestors[cls]}


@pytest.mark.parametrize(
    ("name", "substance"),
    [
        ("Ultram", "tramadol"),
        ("Coumadin", "warfarin"),
        ("Tylenol", "acetaminophen"),
        ("paracetamol", "acetaminophen"),
        ("Advil", "ibuprofen"),
        ("salbutamol", "albuterol"),
        ("adrenaline", "epinephrine"),
    ],
)
def test_well_known_names_find_their_substance(name: str, substance: str) -> None:
    assert load().base(name) == substance


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("betablockers", ("beta-blocker", False)),
        ("blood thinners", ("anticoagulant", True)),
        ("water pills", ("diuretic", True)),
        ("heart medications", ("cardiovascular-medicine", True)),
        ("certain antibiotics", ("antibiotic", False)),
        ("medicines that affect the liver", ("hepatotoxic", True)),
        ("hepatotoxic medicines", ("hepatotoxic", False)),
        ("strong inhibitors of CYP3A4", ("strong-cyp3a4-inhibitor", False)),
        ("vitamin", ("vitamin", False)),
        ("inducer", (None, False)),
    ],
)
def test_words_of_pages_find_their_class(term: str, expected: tuple[str | None, bool]) -> None:
    vocabulary = load()
    assert (vocabulary.class_(term), vocabulary.is_vague(term)) == expected


MEMBERS = [
    *(("maoi", name) for name in "linezolid|methylene blue|selegiline|rasagiline|phenelzine|moclobemide".split("|")),
    *(("nsaid", name) for name in "ibuprofen|naproxen|diclofenac|celecoxib|aspirin".split("|")),
    *(("anticoagulant", name) for name in "warfarin|apixaban|heparin|enoxaparin".split("|")),
    *(("cyp3a4-inhibitor", name) for name in "clarithromycin|ketoconazole|ritonavir|diltiazem".split("|")),
    *(("cyp3a4-inducer", name) for name in "rifampin|carbamazepine|phenytoin|st. john's wort".split("|")),
    *(("cns-depressant", name) for name in "morphine|diazepam|phenobarbital|alcohol".split("|")),
    *(("serotonergic-medicine", name) for name in "tramadol|sertraline|sumatriptan|cyclobenzaprine".split("|")),
    ("potassium-raising", "spironolactone"),
    ("potassium-raising", "lisinopril"),
    ("nitrate", "nitroglycerin"),
    ("beta-lactam", "amoxicillin"),
]


@pytest.mark.parametrize(("class_", "substance"), MEMBERS)
def test_members_of_the_classes_of_well_known_interactions(class_: str, substance: str) -> None:
    vocabulary = load()
    of = {row.cls for row in vocabulary.class_members if row.substance == substance}
    assert any(class_ in vocabulary.class_ancestors[direct] for direct in of)
