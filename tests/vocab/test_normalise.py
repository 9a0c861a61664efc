"""Two spellings of a term meet; two terms stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dispensatory.words import normalise

SAME = (
    ("Non-steroidal anti-inflammatory drugs", "nonsteroidal antiinflammatory drug"),
    ("non\u2013steroidal", "nonsteroidal"),
    ("beta-blockers", "beta blocker"),
    ("Parkinson\u2019s disease", "parkinsons disease"),
    ("St John's wort", "St. Johns Wort"),
    ("oedema", "edema"),
    ("anaemia", "anemia"),
    ("haemorrhages", "hemorrhage"),
    ("diarrhoea", "diarrhea"),
    ("oesophageal ulcers", "esophageal ulcer"),
    ("ferrous sulphate", "ferrous sulfate"),
    ("allergies", "allergy"),
    ("diagnoses", "diagnosis"),
    ("viruses", "virus"),
    ("rashes", "rash"),
    ("SSRIs", "SSRI"),
    ("MAOIs", "MAOI"),
    ("  skin   rash. ", "skin rash"),
    ("skin\u200b rash", "skin rash"),
    ("ｓｋｉｎ ra\u00adsh", "skin rash"),
)
DIFFERENT = (
    ("hypertension", "hypotension"),
    ("hyperkalaemia", "hypokalaemia"),
    ("prednisone", "prednisolone"),
    ("chlorpromazine", "chlorpropamide"),
    ("estradiol", "estriol"),
    ("glucosamine", "glucose"),
    ("nonsteroidal", "steroidal"),
    ("potassium chloride", "potassium"),
    ("type 1 diabetes", "type 2 diabetes"),
    ("hepatitis B", "hepatitis C"),
)
UNCHANGED = (
    "diabetes",
    "cystitis",
    "herpes",
    "abscess",
    "digoxin",
    "virus",
    "gas",
    "scabies",
    "sepsis",
    "insulin glargine",
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_term_are_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_terms_stay_different(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize("term", UNCHANGED)
def test_a_singular_keeps_its_s(term: str) -> None:
    assert normalise(term) == term


@pytest.mark.parametrize("term", ["", "   ", "-", " ' "])
def test_nothing_is_nothing(term: str) -> None:
    assert normalise(term) == ""


@given(st.text() | st.text(alphabet="aeiosuchmny -'."))
def test_twice_is_once(term: str) -> None:
    assert normalise(normalise(term)) == normalise(term)
