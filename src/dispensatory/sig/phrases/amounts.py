"""Amounts: a number or range with its unit."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.facts.regimen import PeriodUnit
from dispensatory.sig.phrases.measures import Per, form, is_product, ratio, unit
from dispensatory.sig.phrases.numbers import OPENERS as NUMBERS
from dispensatory.sig.phrases.numbers import number, past_aside, separator
from dispensatory.sig.phrases.people import people
from dispensatory.sig.phrases.tokens import Sentence, remembered
from dispensatory.sig.phrases.units import ADJECTIVES, FORMS, MEASURES, TIMES

_ARTICLES = frozenset({"a", "an", "i"})
OPENERS = _ARTICLES | NUMBERS
_NO_PIECE = frozenset("test form would".split())  # "while a tablet would be stronger"
_KILOGRAMS = frozenset("kg kilogram kilograms".split())
_EACH = frozenset("a per each every / other alternate second third fourth".split())
_MOST_PARTS = 6
_PIECES = frozenset("tablet capsule caplet softgel pill".split())
_MOST_PIECES = 50
_SCALES = ({"g": 1.0, "mg": 1e-3, "mcg": 1e-6, "ng": 1e-9}, {"l": 1.0, "ml": 1e-3})
_NAMED_BY_NUMBER = frozenset(
    "type phase class grade stage day days week weeks step cycle vitamin omega factor genotype group level q x "
    "×".split()
)

_STEPS = frozenset("increments steps increases".split())


class Amount(NamedTuple):
    """An amount as written: numbers in `unit`, perhaps `per` weight or surface and per `time`.

    `end` is the token after. `counts` tells tablets from milligrams. `product` is set where a form follows ("40 mg
    capsule"), `concentration` for "5 mg/mL", `article` for "a tablet".
    """

    low: float
    high: float
    unit: str
    end: int
    per: Per | None = None
    time: PeriodUnit | None = None
    per_dose: bool = False
    counts: bool = False
    product: bool = False
    concentration: bool = False
    article: bool = False


class _Part(NamedTuple):
    """One number of a range, with its unit where it has its own."""

    value: float
    end: int
    amount: Amount | None


def amount(s: Sentence, i: int) -> Amount | None:
    """The amount at token `i`, None where a number there has no unit of dose."""
    if s.word(i) in _ARTICLES:
        return _article(s, i)
    if _names(s, i):
        return None
    parts = _list(s, i) or _range(s, i)
    if parts is None:
        return None
    last = parts[-1].amount
    if last is None:
        return None
    values = [part.value for part in parts]
    if last.unit in _PIECES and max(values) > _MOST_PIECES:
        return None  # "Zolmidol 650 tablets": the strength in a name
    found = last._replace(low=min(values), high=max(values))
    return found._replace(product=not found.counts and found.unit not in ("ml", "l") and is_product(s, found.end))


def _names(s: Sentence, i: int) -> bool:
    """Whether the number belongs to a name: "type 2", "day 1", "COX-2", "20/10"."""
    before, token = s.at(i - 1), s.at(i)
    glued = before.text == "-" and before.end == token.start and s.at(i - 2).end == before.start
    paired = before.text == "/" and s.at(i - 2).kind == "number"
    # "three times a day 40 mg", "every three weeks 40 mg"
    often = before.text in TIMES and (s.word(i - 2) in _EACH or (i > 1 and s.keys[i - 2] in NUMBERS))
    named = before.text in _NAMED_BY_NUMBER and not (often or times_strength(s, i - 1))
    return named or paired or (glued and s.at(i - 2).kind == "word")


def times_strength(s: Sentence, i: int) -> bool:
    """Whether "x" at token `i` stands after a strength: "400 mg x 2 tabs"."""
    return s.word(i) in ("x", "×") and s.word(i - 1) in MEASURES


def _article(s: Sentence, i: int) -> Amount | None:
    """ "a tablet", but neither "as a tablet" nor "a patch test"; "i tab" is one. Larger Roman numbers stay unread."""
    found = form(s, i + 1)
    if s.word(i) == "i" and (s.word(i + 1) not in FORMS or s.word(i - 1) in _NAMED_BY_NUMBER or s.word(i - 1) == "-"):
        return None
    if found is None or any(s.word(n) not in ADJECTIVES for n in range(i + 1, found.end - 1)):
        return None  # "a few drops", "a 10 mg tablet": the milligrams are read
    named = s.word(i - 1) in ("as", "in", "of", "by", "half") and not (
        s.word(i - 1) == "as" and s.word(i + 1) == "single"
    )
    # "a film of cream", "a packet of 28 tablets"
    layer = s.word(found.end) == "of" and (found.name == "film" or s.word(found.end + 2) in FORMS)
    if named or layer or s.word(found.end) in _NO_PIECE:
        return None
    return Amount(1.0, 1.0, found.name, found.end, counts=True, article=True)


@remembered
def _part(s: Sentence, i: int) -> _Part | None:
    value = number(s, i)
    if value is None:
        return None
    named = unit(s, value.end)
    if named is None:
        return _Part(value.value, value.end, None)
    past = past_aside(s, named.end)  # "5 mg (milligrams) per kg"
    rest = ratio(s, past if s.word(past) in ("per", "/") else named.end)
    found = Amount(
        value.value,
        value.value,
        named.name + rest.suffix,
        rest.end,
        rest.per,
        rest.time,
        rest.per_dose,
        named.counts,
        concentration=rest.concentration and (not named.counts or s.word(rest.end - 1) in _KILOGRAMS),
    )
    return _Part(value.value, rest.end, found)


def _range(s: Sentence, i: int) -> list[_Part] | None:
    """ "5-10 mg", "5 mg to 10 mg", "between 5 and 10 mg"; None where no part has a unit."""
    first = _part(s, i)
    if first is None:
        return None
    parts = [first]
    between = s.word(i - 1) == "between"
    while len(parts) < _MOST_PARTS:
        end = parts[-1].end
        past = past_aside(s, end)  # "600 IU (units) to 800 IU", but not "13 g (capsules) or 14 g (powder)"
        pieces = first.amount is not None and first.amount.counts  # "2 tablets (for pain) - 28 tablets"
        apart = past if s.word(past) == "to" or (s.word(past) == "-" and not pieces) else end
        if s.word(end) == "up" and _is_step(s, i):
            break  # "in increments of 25 mg up to 200 mg"
        after = end + 1 if between and s.word(end) == "and" else separator(s, apart)
        following = _part(s, after) if after is not None else None
        following = _in_unit_of(parts[-1], following) if following else None
        if following and s.word(end) == "or" and not _per_alike(parts[-1].amount, following.amount):
            break  # "4 to 6 units or 0.1 unit/kg"
        if following is None or not _goes_on(parts[-1].amount, following.amount):
            break
        if _is_for_others(s, end, parts[-1], following):
            break
        parts.append(following)
    return parts if parts[-1].amount else None


def _is_for_others(s: Sentence, end: int, first: _Part, second: _Part) -> bool:
    """ "80 mg, or 40 mg in renal impairment": the second amount is that of some patients."""
    apart = s.word(end) == "," or (s.word(end) == "or" and second.value < first.value)
    if not apart or s.word(second.end) not in ("in", "for", "if", "with"):
        return False
    return any(people(s, n) for n in range(second.end + 1, second.end + _MOST_PARTS))


def _is_step(s: Sentence, i: int) -> bool:
    """Whether the amount at token `i` is so much as a dose changes by: "by 25 mg", "in steps of 25 mg"."""
    return s.word(i - 1) == "by" or (s.word(i - 1) == "of" and s.word(i - 2) in _STEPS)


def _in_unit_of(first: _Part, second: _Part) -> _Part:
    """ "250 mg to 1.5 g" is 250 to 1500 mg: the second part in the unit of the first, where it is then the larger."""
    one, other = first.amount, second.amount
    if one is None or other is None or one.unit == other.unit:
        return second
    scale = next((scale for scale in _SCALES if one.unit in scale and other.unit in scale), None)
    if scale is None:
        return second
    value = round(second.value * scale[other.unit] / scale[one.unit], 9)
    if value <= first.value:
        return second
    return _Part(value, second.end, other._replace(low=value, high=value, unit=one.unit))


def _list(s: Sentence, i: int) -> list[_Part] | None:
    """ "2.5, 5 or 10 mg"; None where it does not end in "or" and a last amount."""
    parts: list[_Part] = []
    while len(parts) < _MOST_PARTS:
        part = _part(s, i)
        if part is None or (parts and not _goes_on(parts[-1].amount, part.amount)):
            return None
        parts.append(part)
        i = _past_open_dash(s, part.end)
        if s.word(i) == "or" or s.follows(i, ",", "or"):
            last = _part(s, i + 1 if s.word(i) == "or" else i + 2)
            goes_on = len(parts) > 1 and last and last.amount and _goes_on(part.amount, last.amount)
            return [*parts, last] if goes_on and last else None
        if s.word(i) != ",":
            return None
        i += 1
    return None


def _past_open_dash(s: Sentence, i: int) -> int:
    """ "5-, 10- or 20-mg doses": the token after the dash of a number whose unit comes later."""
    return i + 1 if s.word(i) == "-" and s.word(i + 1) in (",", "or") else i


def _per_alike(one: Amount | None, other: Amount | None) -> bool:
    return one is None or other is None or one.per == other.per


def _goes_on(one: Amount | None, other: Amount | None) -> bool:
    """Whether two numbers are one range: the second has the same unit, or is the first to have one."""
    if one is None:
        return True
    if other is None or one.unit != other.unit:
        return False
    if one.per and one.per != other.per:
        return False
    return one.time in (None, other.time) and (one.time is not None or not one.per_dose or other.per_dose)
