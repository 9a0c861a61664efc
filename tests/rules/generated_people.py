"""Generated pages and cases for the oracles of people, organs, terms and lists."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, NamedTuple

from hypothesis import strategies as st
from oracle_answers import SAID, Answer, Page
from oracle_list import asked, of_the_list, page_of
from oracle_organs import OF_KIDNEY, OF_LIVER, of_kidney, of_liver
from oracle_people import of_age, of_lactation, of_pregnancy
from oracle_terms import ALLERGENS, NO_ALLERGY, of_allergies, of_conditions, of_unknown_allergens, of_unknown_conditions
from tiny import formulary

from dispensatory.cases import Case, MedicineOrder, Patient
from dispensatory.formulary import Formulary

# Titles, and what such a page says that it contains.
TITLES: dict[str, list[str]] = {
    "Amoxicillin": ["amoxicillin"],
    "Ibuprofen": ["ibuprofen"],
    "Aspirin": ["acetylsalicylic acid"],
    "Codeine and paracetamol": ["codeine", "acetaminophen"],
    "Codeine": ["codeine"],
    "Paracetamol": ["acetaminophen"],
    "Cefalexin": ["cefalexin"],
    "Foobar": ["foobar"],
}
NAMES = (
    *(title.lower() for title in TITLES),
    *(
        "Advil",
        "acetylsalicylic acid",
        "paracetamol + codeine",
        "paracetamol + ibuprofen",
        "ampicillin",
        "Tylenol",
        "naproxen",
    ),
    *("qwerty", "qwerty and ibuprofen"),
)
CONDITIONS = (
    *("asthma", "mild asthma", "severe asthma", "bronchial asthma", "history of mild asthma"),
    *("cardiovascular disease", "heart failure", "congestive heart failure", "severe heart failure"),
    *("glaucoma", "angle-closure glaucoma", "hay fever", "hay fever in spring", "fever", "chronic kidney disease"),
)
OF_ALLERGY = (
    *("penicillin allergy", "hypersensitivity to penicillins", "mild penicillin allergy", "allergy to amoxicillin"),
    *("aspirin-sensitive asthma", "nutmeg allergy", "beta-lactam allergy", "allergy to nsaids"),
)

_verdicts = st.sampled_from(("contraindicated", "caution", "consult", *["acceptable"] * 3)) | st.sampled_from(SAID)
_ages = st.sampled_from((None, None, [None, 12], [2, 12], [12, 17], [6, None], [0.25, 0.5], [None, 16], [16, 20]))
_quotes = st.sampled_from((None, "Children may have it.", "For newborns too.", "Children and infants.", "At all ages."))
_degrees = st.sampled_from((None, "mild", "moderate", "severe", "end-stage", "mild to moderate", "moderate to severe"))
_trimesters = st.sampled_from(([], [], [1], [2], [3], [1, 2], [2, 3], [1, 2, 3]))


def _said(**rest: st.SearchStrategy[Any]) -> st.SearchStrategy[Page]:
    """A statement; what is None or empty is left out of it."""
    made = st.fixed_dictionaries({"says": _verdicts, **rest})
    return made.map(lambda one: {key: value for key, value in one.items() if value not in (None, [])})


_populations = st.one_of(
    _said(**{"in": st.just("children"), "age": _ages, "quote": _quotes}),
    _said(**{"in": st.just("elderly"), "age": st.sampled_from((None, [60, None], [75, None], [65, 75]))}),
    _said(
        **{
            "in": st.just("pregnancy"),
            "trimester": _trimesters,
            "quote": st.sampled_from((None, "Not especially early.")),
        }
    ),
    _said(**{"in": st.just("lactation")}),
    _said(**{"in": st.just("renal"), "degree": _degrees}),
    _said(**{"in": st.just("hepatic"), "degree": _degrees}),
)
_conditions = st.one_of(_said(**{"in": st.sampled_from(CONDITIONS)}), _said(**{"in": st.sampled_from(OF_ALLERGY)}))
_page = st.fixed_dictionaries(
    {
        "classes": st.lists(st.sampled_from(("penicillin", "nsaid", "strong painkiller", "opioid")), max_size=1),
        "populations": st.lists(_populations, max_size=8),
        "conditions": st.lists(_conditions, max_size=6),
        "indications": st.lists(st.sampled_from(CONDITIONS), max_size=2),
    }
)
pages = st.dictionaries(st.sampled_from(sorted(TITLES)), _page, min_size=2, max_size=5).map(
    lambda made: {title: {"ingredients": TITLES[title], **page} for title, page in made.items()}
)


class Listed(NamedTuple):
    """A medicine of a list."""

    name: str
    stopped: bool


_AGES = (0.0, 0.05, 0.077, 0.3, 0.55, 0.6, 1.99, 2.0, 5.999, 6.0, 11.9, 12.0, 12.9, 13.0, 15.9, 16.0, 17.99, 18.0, 20.9)
_OLD = (21.0, 30.0, 55.9, 56.0, 59.9, 60.0, 64.99, 65.0, 74.9, 75.0, 75.9, 76.0, 100.0)
_fits: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"pregnant": st.sampled_from((None, False, True))}),
    st.fixed_dictionaries({"trimester": st.sampled_from((1, 2, 3)), "pregnant": st.sampled_from((None, True))}),
    st.fixed_dictionaries({"gestation_weeks": st.sampled_from((0.0, 13.9, 14.0, 27.9, 28.0, 40.0))}),
)
_terms = st.sampled_from((*CONDITIONS, *OF_KIDNEY, *OF_LIVER, "Pregnancy", "breastfeeding", "family history of asthma"))
_allergens = st.sampled_from(
    (
        *(*ALLERGENS, *NO_ALLERGY, "penicillin", "ampicillin", "cephalosporin", "beta-lactam", "analgesic"),
        *("peanut", "nut", "foobar", "qwerty", "aspirin"),
    )
)


@st.composite
def patients(draw: st.DrawFn) -> Patient:
    sex: Literal["female", "male"] | None = draw(st.sampled_from((None, "female", "female", "male")))
    of_sex = {} if sex == "male" else {**draw(_fits), "breast_feeding": draw(st.sampled_from((None, False, True)))}
    return Patient(
        age_years=draw(st.none() | st.sampled_from(_AGES) | st.sampled_from(_OLD)),
        sex=sex,
        egfr=draw(st.none() | st.sampled_from((0.0, 14.9, 15.0, 29.9, 30.0, 59.9, 60.0, 89.9, 90.0, 120.0))),
        renal=draw(st.sampled_from((None, None, "none", "mild", "moderate", "severe"))),
        hepatic=draw(st.sampled_from((None, "none", "mild", "moderate", "severe"))),
        conditions=tuple(draw(st.lists(_terms, max_size=3, unique=True))),
        allergies=tuple(draw(st.lists(_allergens, max_size=2, unique=True))),
        **of_sex,
    )


lists = st.lists(
    st.builds(Listed, st.sampled_from(NAMES), st.sampled_from((False, False, False, True))), min_size=1, max_size=4
)
# Many cases a formulary: to make one takes longer than to ask it.
worlds = st.tuples(pages, st.lists(st.tuples(patients(), lists), min_size=12, max_size=30))


def reference_of(said: dict[str, Page], folder: Path) -> Formulary:
    """The formulary of generated pages. A statement that quotes nothing gets a sentence of its own."""
    return formulary(said, folder)


def case_of(patient: Patient, listed: list[Listed]) -> Case:
    """The case that a patient and a list make."""
    orders = (MedicineOrder(text=one.name, name=one.name, change="stopped" if one.stopped else None) for one in listed)
    return Case(patient=patient, medicines=tuple(orders))


def answers(said: dict[str, Page], patient: Patient, listed: list[Listed]) -> list[Answer]:
    """Every answer of the rules that these oracles know."""
    taken = [(n, one.name) for n, one in enumerate(listed) if not one.stopped]
    found = [*of_the_list(said, taken), *of_unknown_allergens(patient)]
    pages_of = [said[title] for _, name in taken if (title := page_of(said, name)) is not None]
    found += of_unknown_conditions(pages_of, patient)
    for n, name in taken:
        title = page_of(said, name)
        found += of_allergies(said, title, name, patient, n)
        page = asked(said, title, name)
        for rule in (of_age, of_pregnancy, of_lactation, of_kidney, of_liver, of_conditions):
            # A medicine without a page is warned of by those on its ingredients, and not said to be not stated.
            found += (one for one in rule(page, patient, n) if title is not None or one.status != "not_stated")
    return found
