"""How badly kidneys and liver work, as far as a case tells: a degree, or both ends of what it can be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

from dispensatory.cases import Patient

Implied = Literal["renal", "hepatic", "pregnancy", "lactation"]

DEGREES = ("none", "mild", "moderate", "severe", "end-stage")
# Lowest eGFR of a degree, by the KDIGO categories G1, G2, G3, G4; G5 is below.
_EGFR = ((90.0, 0), (60.0, 1), (30.0, 2), (15.0, 3), (0.0, 4))
_ORGANS: dict[Implied, frozenset[str]] = {
    "renal": frozenset(
        {
            "renal",
            "kidney",
            "kidneys",
            "nephropathy",
            "ckd",
            "aki",
            "eskd",
            "esrd",
            "esrf",
            "dialysis",
            "hemodialysis",
            "haemodialysis",
        }
    ),
    "hepatic": frozenset({"hepatic", "liver", "cirrhosis"}),
}
_IMPAIRED = frozenset(
    "impairment impaired failure insufficiency dysfunction disease injury nephropathy ckd aki eskd esrd esrf dialysis "
    "hemodialysis haemodialysis cirrhosis".split()
)
_VAGUE = "degree not given"
_STATES: dict[Implied, tuple[str, ...]] = {
    "pregnancy": ("pregnant", "pregnancy"),
    "lactation": ("breastfeeding", "breast-feeding", "breast feeding", "lactating", "lactation", "nursing mother"),
}


class Impairment(NamedTuple):
    """`low` and `high` are indices into DEGREES: both ends of what the degree can be; `words` says where it is from."""

    low: int
    high: int
    words: str


def renal(patient: Patient) -> Impairment | None:
    """The kidney's impairment by the worse of eGFR, degree and conditions; None where nothing is known of it.

    A disease of the kidney with a normal eGFR is mild.
    """
    found = [_from_conditions("renal", patient.conditions), _from_degree(patient.renal)]
    if patient.egfr is not None:
        degree = next(degree for least, degree in _EGFR if patient.egfr >= least)
        if degree == 0 and found[0] and found[0].high == 4 and found[0].low == 1:
            found[0] = Impairment(1, 1, f"{found[0].words.removesuffix(f', {_VAGUE}')}, eGFR {patient.egfr:g}")
        found.append(Impairment(degree, degree, f"{DEGREES[degree]}, eGFR {patient.egfr:g}"))
    return _worst(found)


def hepatic(patient: Patient) -> Impairment | None:
    """The liver's impairment by the worse of degree and conditions; None where nothing is known of it."""
    return _worst([_from_conditions("hepatic", patient.conditions), _from_degree(patient.hepatic)])


def implied(conditions: Iterable[str]) -> frozenset[Implied]:
    """Which of the questions that a rule of its own asks are raised by these conditions."""
    return frozenset(kind for term in conditions for kind in _implied_by(term.lower()))


def _implied_by(term: str) -> Iterable[Implied]:
    words = _words(term)
    for organ, names in _ORGANS.items():
        if words & names and words & _IMPAIRED:
            yield organ
    for state, spellings in _STATES.items():
        if term.strip() in spellings:
            yield state


def _words(term: str) -> frozenset[str]:
    return frozenset(term.replace("-", " ").replace(",", " ").split())


def _from_conditions(organ: Implied, conditions: tuple[str, ...]) -> Impairment | None:
    return _worst([_from_term(term) for term in conditions if organ in _implied_by(term.lower())])


def _from_term(term: str) -> Impairment:
    words = _words(term.lower())
    if words & {"dialysis", "hemodialysis", "haemodialysis", "eskd", "esrd", "esrf"} or {"end", "stage"} <= words:
        return Impairment(4, 4, term)
    named = [degree for degree, name in enumerate(DEGREES) if name in words]  # "moderate to severe" names two
    return Impairment(min(named), _ends(max(named), "").high, term) if named else Impairment(1, 4, f"{term}, {_VAGUE}")


def _from_degree(degree: str | None) -> Impairment | None:
    return None if degree is None else _ends(DEGREES.index(degree), degree)


def _ends(degree: int, words: str) -> Impairment:
    """A severe impairment may be end-stage; the other degrees are what they say."""
    return Impairment(degree, 4 if degree == 3 else degree, words)


def _worst(found: Iterable[Impairment | None]) -> Impairment | None:
    """The one that is worst at least, of those of a degree where there are any; of two that are as bad, the more exact.

    That there is none does not undo a disease.
    """
    known = [impairment for impairment in found if impairment is not None]
    exact = [impairment for impairment in known if impairment.low and impairment[:2] != (1, 4)]
    return max(exact or known, key=lambda impairment: (impairment.low, -impairment.high), default=None)
