"""Conditions and allergies again, slow and obvious."""

from __future__ import annotations

from typing import NamedTuple

from oracle_answers import Answer, Page, said, unsure, weakness
from oracle_list import asked, classes_of, contents
from oracle_organs import OF_KIDNEY, OF_LIVER
from tiny import vocabulary

from dispensatory.cases import Patient

ASKED_ELSEWHERE = {"pregnancy", "breastfeeding"} | {
    term for table in (OF_KIDNEY, OF_LIVER) for term, degrees in table.items() if degrees
}
BEFORE = tuple(
    "of to or and any one other certain known prior previous mild severe serious immediate documented confirmed "
    "suspected the all some".split()
)
NO_ALLERGY = ("NKDA", "No known allergies", "none")
# As allergies are written, and what they are to.
ALLERGENS = {
    "Penicillin allergy": "penicillin",
    "allergic to amoxicillin": "amoxicillin",
    "severe penicillin allergy": "penicillin",
    "anaphylaxis to aspirin": "aspirin",
    "ibuprofen (rash)": "ibuprofen",
    "codeine: itching": "codeine",
    "Advil": "advil",
}


class Match(NamedTuple):
    """One reason for an answer; the least is the one that is told."""

    weakness: int
    doubt: int
    by_stem: bool
    verdict: str
    certainty: str
    is_unsure: bool


def _match(verdict: str, doubt: int, certainty: str = "named", *, sure: bool = True) -> Match:
    return Match(weakness(verdict), doubt, certainty == "name_stem", verdict, certainty, not sure)


def of_conditions(page: Page, patient: Patient, n: int) -> list[Answer]:
    answers = []
    for term in patient.conditions:
        matches = [match for one in page.get("conditions", ()) if (match := _about(one, term.lower()))]
        if matches:
            answers.append(_told("condition", min(matches), n))
        elif term.lower() not in ASKED_ELSEWHERE:
            answers.append(said("condition", None, n))
    return answers


def of_unknown_conditions(said_of: list[Page], patient: Patient) -> list[Answer]:
    """One for each condition of no known name, unless every page has its very words."""
    of_each = [{one["in"] for one in page.get("conditions", ())} for page in said_of]
    named = set.intersection(*of_each) if of_each else set()
    terms = (term.lower() for term in patient.conditions)
    return [
        unsure("condition")
        for term in terms
        if not vocabulary().find_condition(term) and term not in ASKED_ELSEWHERE and term not in named
    ]


def _told(rule: str, match: Match, n: int) -> Answer:
    if match.verdict == "acceptable" and match.is_unsure:
        return unsure(rule, n, certainty=match.certainty)
    return said(rule, match.verdict, n, certainty=match.certainty)


def _about(one: Page, term: str) -> Match | None:
    """Whether what the page says of `one["in"]` is about a patient with `term`."""
    words = vocabulary()
    theirs, mine = words.find_condition(one["in"]), words.find_condition(term)
    verdict, same_words = one["says"], one["in"] == term
    if theirs and mine:
        if theirs.entry in words.condition_ancestors[mine.entry]:
            sure = verdict != "acceptable" or not theirs.left_out or same_words
            return _match(verdict, int(not sure), "named", sure=sure)
        if mine.entry in words.condition_ancestors[theirs.entry]:
            return _match(verdict, 1, "name_stem", sure=False)
        return None
    if same_words:
        return _match(verdict, 0, "named")
    if "family history" in term and "family history" not in one["in"]:
        return None
    if _within(one["in"], term):
        return _match(verdict, int(verdict == "acceptable"), "name_stem", sure=False)
    return _match(verdict, 1, "name_stem", sure=False) if _within(term, one["in"]) else None


def _within(short: str, long: str) -> bool:
    return f" {short} " in f" {long} "


def of_allergies(pages: dict[str, Page], title: str | None, name: str, patient: Patient, n: int) -> list[Answer]:
    """The answers of one medicine of the list, called `name`, whose page is `title`."""
    answers = []
    for term in patient.allergies:
        if term in NO_ALLERGY:
            continue
        allergen = ALLERGENS.get(term, term.lower())
        matches = _reasons(pages, title, name, allergen)
        if matches:
            answers.append(_told("allergy", min(matches), n))
        elif title is not None and is_known(allergen):
            answers.append(said("allergy", None, n))
    return answers


def of_unknown_allergens(patient: Patient) -> list[Answer]:
    terms = (term for term in patient.allergies if term not in NO_ALLERGY)
    return [unsure("allergy") for term in terms if not is_known(ALLERGENS.get(term, term.lower()))]


def is_known(allergen: str) -> bool:
    return bool(vocabulary().class_(allergen) or vocabulary().base(allergen))


def _reasons(pages: dict[str, Page], title: str | None, name: str, allergen: str) -> list[Match]:
    words = vocabulary()
    group = words.class_(allergen)
    substance = None if group else words.base(allergen)
    above = set(words.class_ancestors[group]) if group else _listed(substance)
    mine = classes_of(pages, title, name)
    found = []
    if (substance or allergen) in contents(pages, title, name):
        found.append(_match("contraindicated", 0))
    if group in mine:
        found.append(_match("contraindicated", 1, mine[group]))
    for row in words.cross_allergies:
        if row.cls in mine and row.cls != group and (row.allergen in above or row.allergen == substance):
            found.append(_match(row.verdict, 3, "class_by_vocabulary"))
    names = {allergen, substance or allergen} | _forms({group} if group else set())
    for one in asked(pages, title, name).get("conditions", ()):
        found += _page_speaks(one, names, _forms(above) - names)
    return found


def _forms(classes: set[str]) -> set[str]:
    return {form for form, known in vocabulary().class_index.items() if known.entry in classes}


def _listed(substance: str | None) -> set[str]:
    """Every class that the vocabulary puts a substance in."""
    words = vocabulary()
    rows = [row.cls for row in words.class_members if row.substance == substance]
    return {up for cls in rows for up in words.class_ancestors[cls]}


def _page_speaks(one: Page, names: set[str], wider: set[str]) -> list[Match]:
    """Of an allergy to one of `names`: a warning where a word begins with it, an assurance where it alone is named.
    One of the `wider` classes counts where no narrower one can stand before it.
    """
    written = one["in"].replace("-", " ")
    if "allerg" not in written and "sensitiv" not in written:
        return []
    near = any(f" {name}" in f" {written}" for name in names)
    bare = any(written.startswith(name) or f" {word} {name}" in f" {written}" for name in wider for word in BEFORE)
    if not near and not bare:
        return []
    frames = (
        "{} allergy",
        "{}s allergy",
        "allergy to {}",
        "allergy to {}s",
        "hypersensitivity to {}",
        "hypersensitivity to {}s",
    )
    exactly = any(frame.format(name) == written for frame in frames for name in names | wider)
    return [_match(one["says"], 2, "named", sure=exactly)]
