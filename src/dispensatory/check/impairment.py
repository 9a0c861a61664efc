"""How badly kidneys and liver work, as far as a case tells: a degree, or both ends of what it can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from dispensatory.cases import Patient
from dispensatory.words.degrees import FILTERS, MOST, NAMES, Degrees, Organ, clearances, degrees_of, named, on_dialysis

Implied = Literal["renal", "hepatic", "pregnancy", "lactation"]

DEGREES = NAMES
_SEVERE = 3
# Words that tell of a bad organ by themselves, and those that do together with its name.
_ILL: dict[Organ, re.Pattern[str]] = {
    "renal": re.compile(
        r"\b(?:\w*nephropathy|(?!pyelo)\w*nephritis|nephrotic|nephrosclerosis|ckd(?:[ -]?g?[1-5][ab]?)?|aki"
        r"|crf|es[rk]d|esrf|ur(?:a)?emi[ac]"
        r"|anuri[ac]|capd|(?:ha?emo)?dialysis|hepatorenal)\b"
    ),
    "hepatic": re.compile(
        r"\b(?:cirrhosis|cirrhotic|\w*hepatitis|hepatopathy|hepatorenal|nafld|nash|mash|masld"
        r"|(?<!neonatal )(?<!newborn )"
        r"(?<!physiological )jaundice|biliary cholangitis|child[ -]pugh)\b"
        r"|\b(?:raised|elevated|high|increased|abnormal|deranged) (?:lfts?|transaminases?|alt|ast)\b"
    ),
}
_ORGANS: dict[Organ, re.Pattern[str]] = {
    "renal": re.compile(r"\b(?:renal|kidneys?)\b"),
    "hepatic": re.compile(r"\b(?:hepatic|liver)\b"),
}
_IMPAIRED = re.compile(
    r"\b(?:impair(?:ed|ments?)|failure|failing|failed|insufficiency|dysfunction|diseased?|injur(?:y|ed)"
    r"|damaged?|problems?"
    r"|disorders?|trouble|reduced|decreased|diminished|compromised|poor|poorly|low|bad|weak(?:ened)?|abnormal"
    r"|deranged|raised"
    r"|elevated|fatty|fibrosis|scarring|encephalopathy|coma|decompensat\w+|steatosis)\b"
)
# What denies a disease, or is about somebody or something else.
_NONE = re.compile(
    r"(?:no|not|without|denies|never|nil|family history|fh) |.* (?:ruled out|excluded)\Z"
    r"|.*\b(?:vaccin\w+|immuni[sz]\w+|immune|antibod\w+|screening|biopsy|donor)\b"
)
_COMPENSATED = re.compile(r"\bcompensated\b")
_FILTERS = re.compile(
    r"\b(?:e?gfr|crcl|clcr|creatinine clearance"
    r"|glomerular filtration rate)\b[ a-z():=-]{0,20}?(\d{1,3}(?:\.\d+)?)(?![\d.])"
    r"(?! ?(?:-|to|and|or) ?\w)"
)
_VAGUE = "degree not given"
_STATES: dict[Implied, frozenset[str]] = {
    "pregnancy": frozenset({"pregnant", "pregnancy", "gravid"}),
    "lactation": frozenset({"breastfeeding", "lactating", "lactation"}),
}
# Words with which it is another state, or another's: "planning pregnancy", "pregnancy test negative".
_NOT_NOW = frozenset(
    "not no never history hx h/o previous previously past prior planning planned plans trying wish wishes desire "
    "ectopic termination terminated miscarriage post after postpartum partner partners wife mother prevention prevent "
    "avoid contraception test negative risk phantom false family stopped stopping suppression suppress".split()
)
_CODE_OF_CKD = re.compile(r"n18(?:\.([1-5]))?\b")  # of ICD-10, with the stage


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
        degree = _filtered(patient.egfr)
        if degree == 0 and found[0] and found[0].high == MOST and found[0].low == 1:
            found[0] = Impairment(1, 1, f"{found[0].words.removesuffix(f', {_VAGUE}')}, eGFR {patient.egfr:g}")
        found.append(Impairment(degree, degree, f"{DEGREES[degree]}, eGFR {patient.egfr:g}"))
    return _worst(found)


def hepatic(patient: Patient) -> Impairment | None:
    """The liver's impairment by the worse of degree and conditions; None where nothing is known of it."""
    return _worst([_from_conditions("hepatic", patient.conditions), _from_degree(patient.hepatic)])


def implied(conditions: Iterable[str]) -> frozenset[Implied]:
    """Which of the questions that a rule of its own asks are raised by these conditions."""
    return frozenset(kind for term in conditions for kind in _implied_by(_spelled(term)))


def _implied_by(term: str) -> Iterator[Implied]:
    yield from (organ for organ in _ORGANS if _is_of(organ, term))
    words = _words(term)
    for state, names in _STATES.items():
        if words & names and not words & _NOT_NOW:
            yield state


def _words(term: str) -> frozenset[str]:
    joined = re.sub(r"(?:breast[ -]?feeding|nursing)(?: \(?mothers?\)?)?", "breastfeeding", term)
    return frozenset(re.split(r"[-\s,;:()\[\]]+", joined))


def _spelled(term: str) -> str:
    """A condition in lower case, a code of chronic kidney disease in words."""
    return _CODE_OF_CKD.sub(lambda code: f"ckd stage {code[1]}" if code[1] else "ckd", term.lower())


def _is_of(organ: Organ, term: str) -> bool:
    """Whether a condition in lower case tells that the organ is impaired."""
    if _NONE.match(term.strip()):
        return False
    if _ILL[organ].search(term) or (_ORGANS[organ].search(term) and _IMPAIRED.search(term)):
        return True
    return organ == "renal" and bool(_measured(term))


def _measured(term: str) -> Degrees:
    """The degrees that a filtration in a condition's words comes to; none for a healthy one."""
    if any(clearances(term)):
        return degrees_of(term, "renal") or frozenset()
    exact = _FILTERS.search(term)
    return frozenset({_filtered(float(exact[1]))} - {0}) if exact else frozenset()


def _filtered(rate: float) -> int:
    """The degree of the kidneys that filter so much in mL/min."""
    return next(degree for degree, (least, _) in enumerate(FILTERS) if rate >= least)


def _from_conditions(organ: Organ, conditions: tuple[str, ...]) -> Impairment | None:
    return _worst([_from_term(organ, term) for term in conditions if _is_of(organ, _spelled(term))])


def _from_term(organ: Organ, term: str) -> Impairment:
    words = _spelled(term)
    if organ == "renal" and on_dialysis(words):
        return Impairment(MOST, MOST, term)
    degrees = _measured(words) if organ == "renal" else frozenset()
    degrees = degrees or degrees_of(words, organ) or frozenset()
    if not degrees:
        return Impairment(1, MOST, f"{term}, {_VAGUE}")
    low, high = min(degrees), max(degrees)
    if _COMPENSATED.search(words):
        high = max(high, 2)  # as a rule mild, and not always
    in_words = organ == "hepatic" or high in (named(words) or ())
    return Impairment(low, _ends(high, "").high if in_words else high, term)


def _from_degree(degree: str | None) -> Impairment | None:
    return None if degree is None else _ends(DEGREES.index(degree), degree)


def _ends(degree: int, words: str) -> Impairment:
    """A severe impairment may be end-stage; the other degrees are what they say."""
    return Impairment(degree, MOST if degree == _SEVERE else degree, words)


def _worst(found: Iterable[Impairment | None]) -> Impairment | None:
    """The one that is worst at least, of those of a degree where there are any; of two that are as bad, the more exact.

    That there is none does not undo a disease.
    """
    known = [impairment for impairment in found if impairment is not None]
    exact = [impairment for impairment in known if impairment.low and impairment[:2] != (1, MOST)]
    return max(exact or known, key=lambda impairment: (impairment.low, -impairment.high), default=None)
