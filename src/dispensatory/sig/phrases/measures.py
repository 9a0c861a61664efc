"""What stands after the number of an amount: its unit, and what it is per."""

from __future__ import annotations

from typing import Literal, NamedTuple

from dispensatory.facts.regimen import PeriodUnit
from dispensatory.sig.phrases.numbers import WORDS, number
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import ADJECTIVES, FORMS, HOURLY, MEASURES, PREPARATIONS, TIMES

Per = Literal["kg", "m2"]

_PER_DOSE = frozenset(
    "meal feeding dose administration injection infusion application treatment session instillation".split()
)
_PER_SITE = frozenset("eye eyes nostril nostrils ear ears nare naris side lung site".split())
_VOLUMES = frozenset("ml l dl litre liter g gram".split())
_NO_BODY = frozenset("stool ileostomy fluid tissue output food amino".split())
_NO_DOSE = frozenset("cm2 cm² lb sec second seconds".split())
_STOP = frozenset(
    "with without of the to in into on at for from by and or nor but if as is are was be may can should x times take "
    "taken use given give apply once twice then every each per a an thin few daily weekly monthly nightly day days "
    "week weeks month months year years hour hours minute minutes old".split()
)
_MANY = frozenset("lakh lakhs lac lacs crore hundred thousand million billion dosage care blood mega".split())
_KILOGRAM = frozenset("kg kgs kilogram kilograms kilo".split())
_METRE = frozenset("m2 m² sqm".split())
_STRENGTH_UNITS = frozenset("mg mcg g ng iu unit % mmol meq ml".split())
_COLONIES = frozenset({"cfu", "cfus", "colony"})
_MOST_WORDS = 3
_MOST_RATIOS = 3


class Unit(NamedTuple):
    """A unit, whether it counts things (tablets, drops), and the token after it."""

    name: str
    counts: bool
    end: int


class Ratio(NamedTuple):
    """What an amount is per: weight or surface, a time, each dose; or it is a concentration and no dose at all."""

    end: int
    suffix: str = ""
    per: Per | None = None
    time: PeriodUnit | None = None
    per_dose: bool = False
    concentration: bool = False


def unit(s: Sentence, i: int) -> Unit | None:
    """The unit at token `i`, after a number: "mg", "-mg", "international units", "oral tablets", "500 mg tablets"."""
    if s.word(i) == "-" and (s.word(i + 1) in MEASURES or s.word(i + 1) in FORMS):
        i += 1
    if s.word(i) in ("lipase", "usp") and s.word(i + 1) in ("unit", "units"):
        return Unit("unit", False, i + 2)
    if s.word(i) == "billion" or s.word(i) in _COLONIES:
        return _colonies(s, i)
    if s.word(i) in ("international", "intl") and s.word(i + 1) in ("unit", "units"):
        return Unit("iu", False, i + 2)
    if s.word(i) in MEASURES:
        return Unit(MEASURES[s.word(i)], False, i + 1)
    return form(s, i) or _named_units(s, i)


def _named_units(s: Sentence, i: int) -> Unit | None:
    """ "anti-Xa units", "anti-Xa IU", "fibrinolytic units": units of some kind, not "lakh units", which are many."""
    for n in range(i, i + _MOST_WORDS + 1):
        word = s.word(n)
        if word in ("unit", "units"):
            return Unit("unit", False, n + 1)
        if word == "iu" and n > i:
            return Unit("iu", False, n + 1)
        if word != "-" and (s.at(n).kind != "word" or word in _STOP or word in _MANY):
            return None
    return None


def _colonies(s: Sentence, i: int) -> Unit | None:
    """ "billion CFU", "billion colony-forming units (CFUs)": so many live bacteria or yeasts."""
    name, start = ("billion cfu", i + 1) if s.word(i) == "billion" else ("cfu", i)
    if start > i and s.word(start) in ("to", "-") and s.word(start + 2) == "billion":
        return Unit(name, False, start) if _colonies(s, start + 2) else None  # "1 billion to 10 billion CFU"
    if s.word(start) in ("cfu", "cfus"):
        return Unit(name, False, start + 1)
    end = start + 2 if s.word(start + 1) == "-" else start + 1
    if s.word(start) != "colony" or not s.follows(end, "forming", "units"):
        return None
    end += 2
    named = s.word(end) == "(" and s.word(end + 1) in _COLONIES and s.word(end + 2) == ")"
    return Unit(name, False, end + 3 if named else end)


def form(s: Sentence, i: int) -> Unit | None:
    """A counted form at token `i`, its strength and adjectives first: "40 mg vaginal capsule"."""
    if s.word(i) in ("x", "×"):
        i += 1
    elif s.follows(i, "of", "the"):
        i += 2
    strength = _strength_end(s, i)
    unknown = 2 if strength > i else 1
    i = strength
    for _ in range(_MOST_WORDS + 1):
        word = s.word(i)
        if word in FORMS:
            return Unit(FORMS[word], True, i + 1)
        if word in ADJECTIVES or word == "-":
            i += 1
        elif unknown and s.at(i).kind == "word" and word not in _STOP and word not in MEASURES and word not in WORDS:
            unknown -= 1
            i += 1
        else:
            return None
    return None


def _strength_end(s: Sentence, i: int) -> int:
    """The token after a strength such as "40 mg", "500-mg" or "5 mg/325 mg" at `i`; `i` itself for none."""
    end = i
    for _ in range(_MOST_RATIOS):
        found = number(s, end + 1 if end > i else end)
        if found is None or (end > i and s.word(end) not in "/+-"):
            break
        after = found.end + 1 if s.word(found.end) == "-" else found.end
        if MEASURES.get(s.word(after)) not in _STRENGTH_UNITS:
            return end
        end = after + 1
    return end


def is_product(s: Sentence, i: int) -> bool:
    """Whether a form or preparation follows, so that the amount before `i` may be a product's strength."""
    if s.word(i - 1) in ("%", "percent") and s.at(i).kind == "word" and s.word(i) not in _STOP:
        named = {s.word(i + 1), s.word(i + 2) if s.word(i + 1) not in _STOP else ""}
        if named & PREPARATIONS:
            return True  # "10% lactic acid lotion"
    for n in range(_MOST_WORDS):
        word = s.word(i + n)
        if word in FORMS or word in PREPARATIONS:
            return True
        if word not in ADJECTIVES and word not in "-)" and (n or word in _STOP or s.at(i).kind != "word"):
            return False
    return False


def ratio(s: Sentence, i: int) -> Ratio:
    """What follows the unit that ends before token `i`: "/kg/day", "per kg of body weight", "/1.73 m²", "/5 mL"."""
    if s.word(i) in ("w", "v") and s.word(i + 1) == "/" and s.word(i + 2) in ("w", "v"):
        return Ratio(i + 3)  # "a 0.75% w/w gel": by weight, and not a week
    found = Ratio(_of_substance(s, i))
    for _ in range(_MOST_RATIOS):
        start = _past_per(s, found.end)
        if not start:
            break
        step = _one_ratio(s, start)
        if step is None:
            break
        found = Ratio(
            step.end,
            found.suffix or step.suffix,
            found.per or step.per,
            found.time or step.time,
            found.per_dose or step.per_dose,
            found.concentration or step.concentration,
        )
    return found


def _past_per(s: Sentence, i: int) -> int:
    """The token after "/", "per" or, of a weight alone, "for each" and "for every"; 0 for none of them."""
    if s.word(i) in ("/", "per"):
        return i + 1
    every = s.word(i) == "for" and s.word(i + 1) in ("each", "every")
    weight = s.word(i + 2) in _KILOGRAM or _surface_end(s, i + 2) or s.word(i + 3) in _KILOGRAM
    return i + 2 if every and weight else 0


def _of_substance(s: Sentence, i: int) -> int:
    """ "units of factor IX/kg", "mg iodine/mL": the token of "/"; `i` itself where no such ratio follows."""
    for n in range(1, _MOST_WORDS + 2):
        word = s.word(i + n - 1)
        if s.at(i + n - 1).kind != "word" or word in HOURLY or (word == "s" and s.word(i + n) == "/"):
            break  # "400 mcg s/l"
        after = s.word(i + n + 1)
        if s.word(i + n) in ("/", "per") and (after in _KILOGRAM or after in _METRE or after in _VOLUMES - {"g"}):
            return i + n
    return i


def _one_ratio(s: Sentence, i: int) -> Ratio | None:
    word = s.word(i)
    if word in _KILOGRAM and s.word(i + 1) == "of" and s.word(i + 2) in _NO_BODY:
        return Ratio(i + 1, concentration=True)
    if word in _KILOGRAM:
        return Ratio(_past_body(s, i + 1), per="kg")
    surface = _surface_end(s, i)
    if surface:
        return Ratio(_past_body(s, surface), per="m2")
    if word == "1.73" and _surface_end(s, i + 1):
        return Ratio(_past_body(s, _surface_end(s, i + 1)), suffix="/1.73m2")
    if word == "24" and s.word(i + 1) in TIMES:
        return Ratio(i + 2, time="d")
    if word in TIMES and TIMES[word][1] == 1.0:
        return Ratio(i + 1, time=TIMES[word][0])
    if word in _PER_DOSE:
        return Ratio(i + 1, per_dose=True)
    if word in ("single", "individual") and s.word(i + 1) in _PER_DOSE:
        return Ratio(i + 2, per_dose=True)
    if word in _PER_SITE:
        return Ratio(i + 1)
    if s.at(i).kind == "number" and s.word(i + 1) in _KILOGRAM:
        return Ratio(i + 2, per="kg") if word == "1" else Ratio(i + 2, concentration=True)  # "1 mg per 10 kg": unread
    counted = s.at(i).kind == "number"
    if word in _VOLUMES or word in FORMS or word in _NO_DOSE or (counted and s.word(i + 1) in MEASURES):
        return Ratio(i + 1 + counted, concentration=True)
    return None


def _surface_end(s: Sentence, i: int) -> int:
    """The token after "m²", "m2", "m^2" or "square metre" at `i`; 0 for none."""
    if s.word(i) in _METRE:
        return i + 1
    if s.follows(i, "m", "^", "2"):
        return i + 3
    if s.follows(i, "m", "2") or (s.word(i) in ("square", "sq") and s.word(i + 1).startswith("m")):
        return i + 2
    return 0


def _past_body(s: Sentence, i: int) -> int:
    """The token after "of body weight", "BW" or "BSA"."""
    start = i + 1 if s.word(i) == "of" else i
    if s.word(start) in ("bodyweight", "bw", "bsa"):
        return start + 1
    if s.follows(start, "body", "weight"):
        return start + 2
    if s.follows(start, "body", "surface", "area"):
        return start + 3
    return i
