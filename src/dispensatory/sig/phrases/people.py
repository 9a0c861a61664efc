"""Whom a dose is for: population, age and weight as the words themselves say."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.facts import Range
from dispensatory.facts.regimen import RegimenPopulation
from dispensatory.sig.phrases.numbers import OPENERS as NUMBERS
from dispensatory.sig.phrases.numbers import Span, number, separator, span
from dispensatory.sig.phrases.tokens import Sentence

_SPELLINGS: tuple[tuple[RegimenPopulation, str], ...] = (
    ("adult", "adult adults"),
    (
        "child",
        "child children child's children's pediatric paediatric pediatrics infant infants neonate neonates newborn "
        "newborns adolescent adolescents teenagers toddlers toddler baby babies",
    ),
    ("elderly", "elderly geriatric geriatrics"),
    ("renal", "renal kidney crcl clcr egfr gfr dialysis hemodialysis haemodialysis creatinine esrd ckd"),
    ("hepatic", "hepatic liver cirrhosis"),
)
_POPULATIONS = {word: population for population, words in _SPELLINGS for word in words.split()}
_ORGANS = frozenset("renal kidney hepatic liver creatinine".split())
_IMPAIRED = frozenset(
    "impairment impaired insufficiency failure dysfunction function disease problems problem adjustment adjustments "
    "clearance impairments issues damage".split()
)
_YEARS = {"year": 1.0, "years": 1.0, "yr": 1.0, "yrs": 1.0, "yo": 1.0, "month": 1 / 12, "months": 1 / 12}
_APART = frozenset("after before apart later prior".split())
_POUNDS = frozenset("lb lbs pound pounds".split())
_SOMEBODY = frozenset("patient adult individual person man woman human child".split())
_KILOGRAMS = frozenset("kg kgs kilogram kilograms".split())
_ABOVE = frozenset("> ≥ over above older".split())
_BELOW = frozenset("< ≤ under below younger".split())
OPENERS = (
    frozenset({*_POPULATIONS, "child", "older", "more", "greater", "less", "up", "from"})
    | _ORGANS
    | _ABOVE
    | _BELOW
    | NUMBERS
)
_CLEARANCES = frozenset("crcl clcr egfr gfr creatinine".split())
_EXAMINED = frozenset("estimation measurement determination assessment".split())
_LESSENED = ("impair", "reduc", "decreas", "poor", "abnormal", "diminish", "declin", "compromis", "limit", "low")
_KEPT = 50  # mL/min: from here on a clearance is a condition of the dose, and no impairment
_MOST_CLEARANCE = 14
_SURFACE = 1.73
GROWN = 10  # years: adults and children from this age on take the adult dose
_LIKE = frozenset("similar identical equal equivalent same compared".split())
_LIKE_REACH = 7  # "the same 50 mg single dose as adults"
_WHEN = frozenset("during after before following between of each every".split())
_NOT_AGES = frozenset("for every after within first last next in to q each another additional past x than".split())
_YOUNG = frozenset("children child adolescents".split())
_OLDEST, _MAJORITY = 120, 18
_AFTER_AGE = frozenset(
    ["", ":", ",", ";", ")", *"should must can may might could will take use get receive is the are who and or".split()]
)
_OF_AGE = frozenset("age aged ages children infants patients adults adolescents child infant old girls boys".split())


class People(NamedTuple):
    """What some words say of the patients; `end` is the token after them."""

    end: int
    population: RegimenPopulation | None = None
    age: Range | None = None
    weight: Range | None = None


def people(s: Sentence, i: int) -> People | None:
    """The population, age or weight at token `i`."""
    word = s.word(i)
    if word == "child" and s.follows(i + 1, "-", "pugh"):
        return People(i + 3, "hepatic")
    if word == "older" and s.word(i + 1) in ("adults", "adult", "people", "patients"):
        return People(i + 2, "elderly")
    if word in _ORGANS and not _impaired(s, i):
        return None
    if word in _POPULATIONS and (_likened(s, i) or (word in _CLEARANCES and _kept(s, i))):
        return None
    if word in _CLEARANCES and s.word(i + 1) in _EXAMINED:
        return None  # "for GFR estimation" is what it is for
    if word == "ckd" and "for" in (s.word(i - 1), s.word(i - 2)):
        return None  # "for proteinuric CKD" is what it is for
    if word.endswith("dialysis") and s.word(i - 1) in _WHEN:
        return None  # "during dialysis" is when it is given
    if word in ("adult", "adults") and s.word(i - 1) in ("elderly", "geriatric"):
        return People(i + 1, "elderly")
    if word in _POPULATIONS:
        return People(i + 1, _POPULATIONS[word])
    return _measured(s, i)


def _impaired(s: Sentence, i: int) -> bool:
    """ "renal impairment", "liver (hepatic) or kidney problems"; not "renal cell carcinoma", "liver abscess"."""
    at = next((n for n in range(i + 1, i + 6) if s.word(n) in _IMPAIRED), 0)
    if s.word(i - 1) in ("diabetic", "polycystic", "compensated"):
        return False  # what it is for, or a liver that does its work
    return s.word(i + 1) == ":" or bool(at and (s.word(at) != "function" or _lessened(s, i, at)))


def _lessened(s: Sentence, i: int, at: int) -> bool:
    """Whether the function named from token `i` to `at` is less than it should be: "reduced", or told in numbers."""
    end = next((n for n in range(at, at + _MOST_CLEARANCE) if s.word(n) in (",", ";", "", ":")), at + _MOST_CLEARANCE)
    told = any(s.at(n).kind == "number" for n in range(at, end))
    return told or any(s.word(n).startswith(_LESSENED) for n in range(max(0, i - 4), i))


def _likened(s: Sentence, i: int) -> bool:
    """ "lower than for adults", "similar to adults", "the same as in adults": the dose is not theirs."""
    before = i - 1 if s.word(i - 1) in ("for", "in", "of", "those", "the", "with") else i
    before = before - 1 if before < i and s.word(before - 1) in ("for", "in", "that", "those") else before
    word = s.word(before - 1)
    if word in ("from", "exceed", "exceeding", "mirror", "mirrors", "approaches") and s.word(i - 1) not in (
        "in",
        "for",
    ):
        return True
    like = any(s.word(n) in _LIKE for n in range(before - _LIKE_REACH, before - 1))
    return word == "than" or (word == "as" and before < i) or (like and word in ("to", "as", "with"))


def _kept(s: Sentence, i: int) -> bool:
    """ "a creatinine clearance of at least 60 mL/min", "eGFR of 60 or higher"."""
    over = False
    for n in range(i + 1, i + _MOST_CLEARANCE):
        word, value = s.word(n), s.at(n).value
        if word in ("<", "≤", "below", "under", "less", "-", "to", "between", ";"):
            return False
        over = over or word in ("≥", ">", "above", "over", "greater", "higher", "least", "more")
        if value is not None and value != _SURFACE:
            return value >= _KEPT and (over or _goes_up(s, n + 1))
    return False


def _goes_up(s: Sentence, i: int) -> bool:
    """Whether "or higher" follows the number before token `i`, past its unit."""
    for n in range(i, i + _MOST_CLEARANCE):
        if s.word(n) in ("or", "and"):
            return s.word(n + 1) in ("higher", "greater", "above", "more", "over")
        if s.word(n) in ("-", "to", ",", ";", ":"):
            return False
    return False


def _measured(s: Sentence, i: int) -> People | None:
    """An age in years or months or a weight in kg, with "over", "≥", "up to", "and older" and the like."""
    start, compare = i, ""
    if s.word(i) in _ABOVE or s.word(i) in _BELOW:
        start, compare = i + 1, ">" if s.word(i) in _ABOVE else "<"
    elif s.word(i) in ("more", "greater", "less") and s.word(i + 1) == "than":
        start, compare = i + 2, "<" if s.word(i) == "less" else ">"
    elif s.follows(i, "up", "to"):
        start, compare = i + 2, "<"
    elif s.word(i) == "from":
        start, compare = i + 1, ">"
    elif s.follows(i - 2, "at", "least"):
        compare = ">"
    elif s.follows(i - 2, "more", "than") and s.word(i - 3) in ("no", "not"):
        compare = "<"
    if compare and s.word(start) in ("the", "=", "or", "age", "of", "equal", "to"):
        start += 1
    found = span(s, start)
    if found is None:
        return None
    across = _two_ages(s, i, found)
    if across:
        return across
    found = _across_units(s, found)
    unit, end = s.word(found.end), found.end + 1
    if unit == "-":
        unit, end = s.word(end), end + 1
    if found.low != found.high:
        compare = ""
    if unit in _KILOGRAMS and s.word(end) not in ("/", "per"):
        low, high, end = _bounds(s, found.low, found.high, compare, end)
        if low == high and s.word(end) in _SOMEBODY:
            return None  # "5 ml for a 70 kg patient" tells how large a dose is, and not for whom
        return People(end, weight=(low, high))
    if unit in _YEARS and _is_age(s, i, start, end, unit, compared=bool(compare)):
        return _age(s, found.low * _YEARS[unit], found.high * _YEARS[unit], compare, end)
    return _age(s, found.low, found.high, compare, found.end) if _is_bare_age(s, i, found) else None


def _is_bare_age(s: Sentence, i: int, found: Span) -> bool:
    """ "aged 6 to 11:", "adults aged over 65", "patients over 70", "children under 12": years that are not named."""
    if found.high > _OLDEST or s.word(found.end) not in _AFTER_AGE:
        return False
    whom = s.word(i - 1) in ("patients", "people", "adults", "those", "anyone") and s.word(i) in ("over", "above")
    onward = s.word(found.end) in ("and", "or") and s.word(found.end + 1) in ("older", "over", "younger", "under")
    bounded = onward or s.word(i) in _ABOVE or s.word(i) in _BELOW or found.low < found.high
    young = s.word(i - 1) in _YOUNG and bounded
    return s.word(i - 1) in ("aged", "ages") or (whom and found.low >= _MAJORITY) or (young and found.high <= _MAJORITY)


def _across_units(s: Sentence, found: Span) -> Span:
    """ "25 kg to <35 kg": the range of both, ending at the last unit."""
    unit = s.word(found.end)
    after = separator(s, found.end + 1) if unit in _KILOGRAMS or unit in _YEARS else None
    again = number(s, after) if after is not None else None
    if again is None or found.low != found.high or again.value <= found.high or s.word(again.end) != unit:
        return found
    return Span(found.low, again.value, again.end)


def _two_ages(s: Sentence, i: int, found: Span) -> People | None:
    """ "6 months to 2 years", "16 months to less than 5 years", "between 6 months and 2 years"."""
    first = s.word(found.end)
    between = s.word(i - 1) == "between" and s.word(found.end + 1) == "and"
    after = (found.end + 2 if between else separator(s, found.end + 1)) if first in _YEARS else None
    again = number(s, after) if after is not None else None
    if again is None or found.low != found.high or s.word(again.end) not in _YEARS or s.word(again.end) == first:
        return None
    low, high = found.low * _YEARS[first], again.value * _YEARS[s.word(again.end)]
    return _age(s, low, high, "", again.end + 1) if low < high else None


def _is_age(s: Sentence, i: int, start: int, end: int, unit: str, *, compared: bool) -> bool:
    """Ages, not times: "6-12 years:", "children 2 years", "over 12 years"; but "for 2 years", "every 6 months"."""
    before = s.word(i - 1)
    if s.word(end) in _APART:
        return False  # "at least one year after the last dose"
    told = before in _OF_AGE or s.word(end) in ("old", "of", "and", "or") or s.word(start - 1) in _OF_AGE
    if s.word(i) == "up" and not told:
        return s.word(end) == ":"  # "(up to 3 years)" is how long
    if before in _NOT_AGES and not (before in ("than", "to", "for", "in") and told and s.word(end) == "old"):
        return False
    if unit.startswith("month"):
        return before in _OF_AGE or s.word(end) == "old" or s.follows(end, "of", "age")
    return told or compared or before in ("", "(", ",", ":", ";", "|", "aged") or _is_next(s, i) or i == 0


def _is_next(s: Sentence, i: int) -> bool:
    """ "; and 10-12 years": the last of a list of ages."""
    return s.word(i - 1) == "and" and s.word(i - 2) in (",", ";")


def _age(s: Sentence, low: float, high: float, compare: str, end: int) -> People:
    if s.word(end) == "old":
        end += 1
    if s.follows(end, "of", "age"):
        end += 2
    bounds_low, bounds_high, end = _bounds(s, low, high, compare, end)
    return People(end, _population(bounds_low, bounds_high), age=(bounds_low, bounds_high))


def _bounds(s: Sentence, low: float, high: float, compare: str, end: int) -> tuple[float | None, float | None, int]:
    if compare:
        return (low, None, end) if compare == ">" else (None, high, end)
    if s.word(end) == "(" and s.word(end + 2) in _POUNDS and s.word(end + 3) == ")":
        end += 4  # "77 kg (170 lbs) or more"
    if low == high and s.word(end) in ("and", "or", "&"):
        if s.word(end + 1) in ("older", "over", "above", "more", "up", "greater", "heavier"):
            return low, None, end + 2
        if s.word(end + 1) in ("younger", "under", "below", "less"):
            return None, high, end + 2
    return round(low, 4), round(high, 4), end


def _population(low: float | None, high: float | None) -> RegimenPopulation | None:
    if low is not None and low >= 65:
        return "elderly"
    if high is not None and high <= 18:
        return "child"
    return "adult" if low is not None and low >= 18 else None
