"""What is left out of a term and in which order its words may stand, and the near misses that must find nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispensatory.vocab import Class, Condition, Effect, Exposure, Found, Substance, Vocabulary
from dispensatory.words import normalise
from dispensatory.words.keys import key
from dispensatory.words.qualifiers import CONDITION, EFFECT, forms

S, D = "a source", "2026-01-01"


def condition(id_: str, term: str, *synonyms: str) -> Condition:
    return Condition(id_, term, synonyms, (), S, D)


SMALL = Vocabulary(
    substances=(
        Substance("acetaminophen", "", "", ("paracetamol",), (), S, D),
        Substance("gentamicin", "", "", (), (), S, D),
    ),
    classes=(
        Class("cephalosporin", "cephalosporin", ("cephalosporin antibiotic",), (), (), S, D),
        Class("cyp3a4-inhibitor", "CYP3A4 inhibitor", (), (), (), S, D),
        Class("strong-cyp3a4-inhibitor", "strong CYP3A4 inhibitor", (), (), (), S, D),
        Class("hepatotoxic", "hepatotoxic medicine", (), ("medication affecting the liver",), (), S, D),
        Class("anticoagulant", "anticoagulant", (), ("blood thinner", "medication for blood clots"), (), S, D),
    ),
    conditions=(
        condition("asthma", "asthma"),
        condition("heart-failure", "heart failure"),
        condition("hepatitis-a", "hepatitis A"),
        condition("hepatitis", "hepatitis"),
        condition("tuberculosis", "tuberculosis"),
        condition("latent-tuberculosis", "latent tuberculosis"),
        condition("pancreatitis", "pancreatitis"),
        condition("chronic-pancreatitis", "chronic pancreatitis"),
        condition("skin-infection", "skin infection"),
        condition("melanoma", "melanoma"),
        condition("renal-impairment", "kidney disease"),
        condition("hypertension", "high blood pressure"),
        condition("hypotension", "low blood pressure"),
        condition("cephalosporin-allergy", "allergy to cephalosporins"),
        condition("gentamicin-allergy", "gentamicin allergy"),
    ),
    effects=(
        Effect("nausea", "nausea", (), "gastrointestinal", S, D),
        Effect("facial-swelling", "swelling of the face or lips", (), "skin", S, D),
        Effect("difficulty-concentrating", "decreased concentration", (), "nervous", S, D),
    ),
    exposures=(
        Exposure("grapefruit", "grapefruit", ("grapefruit juice",), "food", S, D),
        Exposure("sunlight", "sunlight", (), "environment", S, D),
    ),
)

CONDITIONS = {
    "a history of severe asthma": Found("asthma", ("a", "history", "of", "severe")),
    "mild to moderate heart failure": Found("heart-failure", ("mild", "to", "moderate")),
    "asthma attack": Found("asthma", ("attack",)),
    "worsening of heart failure": Found("heart-failure", ("worsening", "of")),
    "poorly controlled high blood pressure": Found("hypertension", ("poorly", "controlled")),
    "acute or chronic pancreatitis": Found("pancreatitis", ("acute", "or", "chronic")),
    "chronic pancreatitis": Found("chronic-pancreatitis", ()),
    "infection of the skin": Found("skin-infection", ()),
    "renal disorder": Found("renal-impairment", ()),
    "raised blood pressure": Found("hypertension", ()),
    "reduced blood pressure": Found("hypotension", ()),
    "severe hepatitis A": Found("hepatitis-a", ("severe",)),
    "cephalosporin antibiotic hypersensitivity": Found("cephalosporin-allergy", ()),
    "serious allergy to gentamicin": Found("gentamicin-allergy", ("serious",)),
    "minor superficial skin infection": Found("skin-infection", ("minor", "superficial")),
    "sudden asthma attack": Found("asthma", ("sudden", "attack")),
    "locally advanced or metastatic melanoma": Found("melanoma", ("locally", "advanced", "or", "metastatic")),
    "relapsed or refractory melanoma": Found("melanoma", ("relapsed", "or", "refractory")),
    "early-stage localised melanoma": Found("melanoma", ("early", "stage", "localised")),
    "infected skin": Found("skin-infection", ()),
    # near misses
    "active or latent tuberculosis": None,  # not the latent one alone
    "no asthma": None,
    "asthma is not present": None,
    "without a history of asthma": None,
    "absence of asthma": None,
    "non-asthma": None,
    "family history of asthma": None,
    "risk of asthma": None,
    "history of no asthma": None,
    "hepatitis B": None,
    "metastatic disease": None,
    "melanoma management": None,  # what is done about it, where no one with it may be meant
    "deep skin infection": None,  # more than an infection of the skin
    "infection": None,
    "disorder": None,
    "blood thinner allergy": None,  # which medicine is meant is not said
    "no known gentamicin allergy": None,
    "skin infection and": None,  # torn off
}


@pytest.mark.parametrize(("term", "expected"), CONDITIONS.items())
def test_condition_and_what_was_left_out(term: str, expected: Found | None) -> None:
    assert SMALL.find_condition(term) == expected


EFFECTS = {
    "severe nausea": Found("nausea", ("severe",)),
    "increased risk of nausea": Found("nausea", ("increased", "risk", "of")),
    "swelling of the lips or face": Found("facial-swelling", ()),
    "no nausea": None,
    "decreased nausea": None,
    "sudden decrease": None,
    "swelling of the face": None,
}


@pytest.mark.parametrize(("term", "expected"), EFFECTS.items())
def test_effect_and_what_was_left_out(term: str, expected: Found | None) -> None:
    assert SMALL.find_effect(term) == expected


CLASSES = {
    "strong inhibitors of CYP3A4": ("strong-cyp3a4-inhibitor", False),
    "strong inhibitors of the liver enzyme CYP3A4": ("strong-cyp3a4-inhibitor", False),
    "inhibitors of the CYP3A enzyme system": ("cyp3a4-inhibitor", False),
    "inhibitors of CYP3A4": ("cyp3a4-inhibitor", False),
    "systemic anticoagulants": ("anticoagulant", False),
    "investigational fast-acting anticoagulant": ("anticoagulant", False),
    "competitive inhibitors of CYP3A4": ("cyp3a4-inhibitor", False),
    "medicines that can affect the liver": ("hepatotoxic", True),
    "anticoagulant-containing products": ("anticoagulant", False),
    "medicines used to treat blood clots": ("anticoagulant", True),
    "products used to treat hair loss": (None, False),
    "inhibitors of CYP2D6": (None, False),
    "weak CYP3A4 inhibitors": (None, False),  # not every inhibitor
    "topical anticoagulants": (None, False),
    "medicines not affecting the liver": (None, False),
}


@pytest.mark.parametrize(("term", "expected"), CLASSES.items())
def test_class_by_the_words_in_another_order(term: str, expected: tuple[str | None, bool]) -> None:
    assert (SMALL.class_(term), SMALL.is_vague(term)) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("paracetamol-containing medicines", "acetaminophen"),
        ("products that contain paracetamol", "acetaminophen"),
        ("paracetamol-free products", None),
        ("products without paracetamol", None),
        ("paracetamol supplements", "acetaminophen"),
    ],
)
def test_a_product_is_what_it_contains(term: str, expected: str | None) -> None:
    assert SMALL.substance(term) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("large amounts of grapefruit juice", "grapefruit"),
        ("prolonged exposure to sunlight", "sunlight"),
        ("grapes", None),
        ("moonlight", None),
    ],
)
def test_exposure(term: str, expected: str | None) -> None:
    assert SMALL.exposure(term) == expected


WORDS = st.sampled_from("severe history of mild or to and acute asthma no not without skin infection the a".split())


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_no_word_that_denies_is_left_out_and_a_word_always_stays(words: list[str]) -> None:
    name = normalise(" ".join(words))
    for qualifiers in (CONDITION, EFFECT):
        for form in forms(name, qualifiers):
            assert form.name
            assert not {"no", "not", "without"} & set(form.left_out)
            assert sorted((*form.left_out, *form.name.split())) == sorted(name.split())


@given(st.permutations("infection of upper respiratory tract".split()))
def test_the_order_of_the_words_does_not_matter(words: list[str]) -> None:
    torn = {words[0], words[-1]} & {"of"}
    assert key(normalise(" ".join(words))) == ("" if torn else "infection respiratory tract upper")
