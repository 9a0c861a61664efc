"""What the labels over a dose say of it: for whom, for what, by which route, and which kind of dose it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeVar

import msgspec

from dispensatory.extract.regimens.routes import only_route
from dispensatory.extract.statements.scope import age_of
from dispensatory.extract.text.view import Line, is_question
from dispensatory.facts import Range
from dispensatory.facts.regimen import RegimenKind, RegimenPopulation
from dispensatory.sig.phrases.people import GROWN

_IMPAIRED = r"(?:impair|insufficien|failure|dysfunction|function|adjust|dos|patients)\w*"
_POPULATIONS: tuple[tuple[RegimenPopulation, re.Pattern[str]], ...] = (
    # A disease of the kidney or liver is what many medicines are for; only where it opens the label is it whom for.
    (
        "renal",
        re.compile(
            rf"\b(?:(?:renal|kidney)(?: \([^)]*\))?(?:(?: (?:or|and) |/)\w+(?: \([^)]*\))?)? {_IMPAIRED}"
            r"|creatinine|crcl|clcr|e?gfr|esrd|dialysis patients|patients (?:on|undergoing|receiving) \w*dialysis)\b"
            r"|^(?:patients with )?(?:(?:mild|moderate|severe) )?(?:renal|kidney)(?: \(\w+\))?(?: disease| problems|$)"
            r"|^(?:on )?(?:ha?emo)?dialysis"
        ),
    ),
    (
        "hepatic",
        re.compile(
            rf"\b(?:(?:hepatic|liver)(?: \([^)]*\))?(?:(?: (?:or|and) |/)\w+(?: \([^)]*\))?)? {_IMPAIRED}|child-pugh)\b"
            r"|^(?:patients with )?(?:(?:mild|moderate|severe) )?(?:hepatic|liver)(?: \(\w+\))?(?: disease| problems|$)"
            r"|^(?:patients with )?cirrhosis"
        ),
    ),
    ("elderly", re.compile(r"\b(?:elderly|older (?:adults?|patients?|people)|geriatric)\b")),
    ("adult", re.compile(r"\badults?\b|\bpost-?menopausal women\b")),
    (
        "child",
        re.compile(r"\b(?:child(?:ren)?|p(?:a)?ediatrics?|infants?|neonat\w+|newborns?|adolescents?|toddlers?)\b"),
    ),
)
_BOTH = re.compile(r"\badults? ?(?:and|or|&|/) ?(?:\w+ )?(?:child(?:ren)?|p(?:a)?ediatrics?|(adolescents?))\b")
_LIKENED = re.compile(
    r"\b(?:than|similar to|same as|as)(?: (?:that|those))?(?: (?:of|for|in))? (?:the )?adults?(?: \w+)?\b"
)
_MAJORITY, _OLD = 18, 65
_NO_AGE = re.compile(r"(?:[<>≥≤] ?)?\d[\d.]*(?: ?(?:-|to) ?[<≤]?\d[\d.]*)? ?(?:kg|ml|mg|lb|%|points)\b\S*")
_LESS = ("<", "≤", "under", "below", "less than", "up to")
_KILOGRAMS = re.compile(
    r"(?:(<|≤|under|below|less than|up to|>|≥|over|above|at least|more than) ?)?\b(\d{1,3}(?:\.\d+)?)(?: ?kg)?"
    r"(?: ?(?:-|to) ?(?:<|≤|less than|under)? ?(\d{1,3}(?:\.\d+)?))? ?kg\b(?!/)"
)
_UPWARD = re.compile(r" (?:and|or) (?:over|above|more|greater|heavier|up)\b")
_DOWNWARD = re.compile(r" (?:and|or) (?:under|below|less|lighter)\b")
_AGED = re.compile(
    r"^(?:[<>≥≤] ?)?\d+(?: ?(?:-|to) ?\d+)? months|year|yr|\bage|\bold\b|infant|child|neonat|ediatric|adolesc|adult"
    r"|toddler|newborn"
)
_KINDS: tuple[tuple[RegimenKind, re.Pattern[str]], ...] = (
    (
        "maximum",
        re.compile(
            r"\bmax(?:imum)?\b(?! (?:\w+ )?(?:duration|period)\b)|\bhighest (?:\w+ ){0,2}dose\b"
            r"|^(?:do )?not (?:to )?exceed\b|^(?:no|not|(?:do not|never) (?:take|give|use)) more than\b"
        ),
    ),
    (
        "initial",
        re.compile(
            r"\b(?:initial(?! (?:episode|infection|attack|symptom|diagnosis)s?\b)"
            r"|starting(?! (?:on |at |from )?(?:day|week|month))|initiation)\b"
        ),
    ),
    ("maintenance", re.compile(r"\b(?<!asthma )(?<!prevention & )(?<!prevention and )maintenance\b")),
    ("loading", re.compile(r"\bloading\b")),
)
_MEASURED = re.compile(r"\d")  # a label of an age, a weight or days: what stands over it says which dose it is
_ADJUSTS = re.compile(r"\badjust|\bimpair|insufficien")
_OF_ORGAN = re.compile(r"renal|kidney|hepatic|liver|dialysis|\besrd\b")
_STAGE = re.compile(
    r"^(?:(?P<initial>initial|starting)|(?P<maintenance>maintenance)|(?P<loading>loading))"
    r" (?:therapy|treatment|phase|dos(?:e|es|ing|age)|period)\b"
    r"|^(?P<maximum>(?:do )?not (?:to )?exceed|no more than|"
    r"(?:recommended )?max(?:imum|\.)? (?:\w+ ){0,2}dos(?:e|es|ing|age)s?)\b"
)
_NO_INDICATION = re.compile(
    r"\b(?:dos(?:e|es|age|ages|ing)|adults?|child(?:ren)?|p(?:a)?ediatrics?|infants?|neonat\w+|newborns?|adolescents?"
    r"|elderly|older|geriatric|administration|notes?|routes?|forms?|tablets?|capsules?|solutions?|suspensions?|injections?"
    r"|creams?|oral|intravenous|iv|im|topical|release|adjustments?|impairment|maximum|initial|starting|maintenance"
    r"|loading|duration|frequency|general|usual|typical|strengths?|formulations?|use|ages?|years?|kg|weeks?|days?|months?"
    r"|examples?|following|information|important|regimens?|methods?|range|recommend\w+|vary|varies|depend\w*|guidelines?"
    r"|populations?|generally|typically|below|adjusted|single|daily|sub-?q|subcutaneous\w*|sc"
    r"|intramuscular\w*|rectal\w*|ophthalmic|otic|inhal\w+|nasal\w*|ointments?|gels?|lotions?|drops?|sprays?|syrups?"
    r"|suppositor\w+|patch(?:es)?|vials?|foams?|schedules?|titration|transdermal|phase \d|bolus|infusion|components?"
    r"|coadministration|approach(?:es)?|intranasal|parenteral(?! nutrition)|monotherapy|initiation|labeling"
    r"|off-label uses|\d+kg|rinse|mdi|dogs|charts?|weight-based|subsequent|(?:first|second|third) treatment"
    r"|involves?|ranges|exceed|quarterly|monthly|weekly"
    r"|(?:correction|continuation|induction) phase|crcl|clcr|e?gfr(?= ?[<>≤≥\d])|creatinine|child-pugh"
    r"|pregnant|breast-?feeding|liquids?)\b|\d ?(?:mg|mcg|g|units?|ml)\b|[<>≥≤] ?\d"
    r"|^(?:mild|moderate|severe)(?:[ -](?:to|and|or)[ -](?:mild|moderate|severe))?$|^(?:with|as|before|after|if|when)\b"
    r"|^(?:no|not|never|do not|treatment$)\b"
    r"|^(?:[\w-]+ )?(?:patients|women|men)(?: (?:with(?:out)?|not|on|transitioning)\b.*)?$"
)
_BRACKETS = re.compile(r" ?\(([^()]*)\)")
_WHOM = re.compile(r"(?:adults?|child(?:ren)?|p(?:a)?ediatrics?)(?: (?:dosage|dosing|dose|patients))?:?")
_NO_USE = re.compile(  # what else stands in brackets after "adults"
    r"\b(?:women|men|males?|females?|patients|hospitali[sz]ed|outpatients?|inpatients?|only|off-label|safety|consult"
    r"|weigh\w*|normal|guidance|physician\w*|doctor|illustrat\w*|hypothetical|combination|varies|approximate|average"
    r"|representative|not|always|caution|over|under|\w+gfr|crcl|each|per|based|up|both|all|most|healthy)\b"
)
_FOR = re.compile(r"^(?:for|in) (?:the )?(?:treatment of )?")
_T = TypeVar("_T")


class Context(msgspec.Struct, frozen=True):
    """What the labels of a line say of the doses in it; null where they say nothing."""

    population: RegimenPopulation | None
    age: Range | None
    kind: RegimenKind | None
    route: str | None
    weight: Range | None
    indication: str | None
    of: str | None


def context_of(line: Line, ingredients: tuple[str, ...]) -> Context:
    """Read the labels of `line`, the innermost first."""
    return _of_labels(line.labels, line.sentence.over, ingredients)


@lru_cache(maxsize=256)
def _of_labels(given: tuple[str, ...], over: int, ingredients: tuple[str, ...]) -> Context:
    labels = [label for label in reversed(given) if not is_question(label)]
    several = len(ingredients) > 1
    return Context(
        population=next((whom for label in labels if (whom := population_of(label))), None),
        age=next((age for label in labels if (age := _age(label))), None),
        kind=_first(labels[:over], _KINDS)
        or (_first(labels[over : over + 1], _KINDS) if _MEASURED.search(" ".join(labels[:over])) else None)
        or next((kind for label in labels[over:] if (kind := _stage(label))), None),
        route=next((route for label in labels if len(label) < 100 and (route := only_route(label))), None),
        weight=next((weight for label in labels if (weight := _weight(label))), None),
        indication=next((named for label in _of_uses(labels) if (named := _indication(label, ingredients))), None),
        of=next((name for label in labels if (name := _only(label, ingredients))), None) if several else None,
    )


def _of_uses(labels: list[str]) -> list[str]:
    """The labels that may name what a dose is for: under "Dose adjustments", none that names a state of the kidneys."""
    if any(_ADJUSTS.search(label) for label in labels[1:]):
        return [label for label in labels if not _OF_ORGAN.search(label)]
    return labels


def _only(label: str, ingredients: tuple[str, ...]) -> str | None:
    """The one ingredient that a label names."""
    named = [name for name in ingredients if name in label]
    return named[0] if len(named) == 1 else None


def kind_of(words: str) -> RegimenKind | None:
    """The kind of dose that plain words over one name."""
    return _first([words], _KINDS)


def population_of(words: str) -> RegimenPopulation | None:
    """Whom plain words are about; None where they name nobody, or everybody."""
    words = _LIKENED.sub(" ", words)
    both = _BOTH.search(words)
    age = _age(words)
    if both:
        # "Adults and children over 12 years" take the adult dose; what a child of 2 years takes too is anyone's.
        return "adult" if both[1] or (age and (age[0] or 0) >= GROWN) else None
    return _first([words], _POPULATIONS) or (age and _of_age(age)) or None


def _age(words: str) -> Range | None:
    words = _NO_AGE.sub(" ", words)
    return age_of(words) if _AGED.search(words) else None


def _weight(words: str) -> Range | None:
    """The kilograms that a label is about: "under 20 kg", "20 to <30 kg", "30 kg and over"."""
    found = _KILOGRAMS.search(words) if "kg" in words else None
    if found is None:
        return None
    first = float(found[2])
    if found[3]:
        return first, float(found[3])
    if found[1] and found[1].strip() in _LESS:
        return None, first
    if found[1]:
        return first, None
    return (
        (first, None)
        if _UPWARD.match(words, found.end())
        else (None, first)
        if _DOWNWARD.match(words, found.end())
        else None
    )


def _of_age(age: Range) -> RegimenPopulation | None:
    low, high = age
    if high is not None and high <= _MAJORITY:
        return "child"
    if low is None or low < _MAJORITY:
        return None
    return "elderly" if low >= _OLD else "adult"


def _stage(label: str) -> RegimenKind | None:
    """ "Maintenance therapy", "do not exceed" over a list say of every dose in it what kind it is."""
    found = _STAGE.search(label)
    return found.lastgroup if found else None  # type: ignore[return-value]


def _first(labels: list[str], table: tuple[tuple[_T, re.Pattern[str]], ...]) -> _T | None:
    return next((value for label in labels for value, pattern in table if pattern.search(label)), None)


def _indication(label: str, ingredients: tuple[str, ...]) -> str | None:
    """What a label says the dose is for: "gout", "gout (oral)" without the bracket, "adults (gout)" within it."""
    outside = _BRACKETS.sub("", label).strip()
    if _is_indication(label, ingredients):
        return _FOR.sub("", label)
    if outside != label and _is_indication(outside, ingredients):
        return _FOR.sub("", outside)
    inside = _BRACKETS.search(label) if _WHOM.fullmatch(outside) else None
    if inside is None or _NO_USE.search(inside[1]) or age_of(inside[1]):
        return None
    return _FOR.sub("", inside[1]) if _is_indication(inside[1], ingredients) else None


def _is_indication(label: str, ingredients: tuple[str, ...]) -> bool:
    if len(label) > 90 or _NO_INDICATION.search(label) or not any(c.isalpha() for c in label):
        return False
    return not any(name in label for name in ingredients)
