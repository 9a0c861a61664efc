"""Amounts that are no doses: strengths, diluents, laboratory values, thresholds, conditions."""

from __future__ import annotations

from dispensatory.sig.phrases.amounts import Amount, times_strength
from dispensatory.sig.phrases.rates import rate
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import FORMS, PREPARATIONS, TIMES
from dispensatory.sig.sentence.nobodys import is_nobodys
from dispensatory.sig.sentence.parts import is_sum

_COMPARE = frozenset("< > ≥ ≤ beyond above below under over than least".split())
_NOT_DOSED = frozenset("per each every nearest x × if = equals contains containing contain instead tolerate".split())
_FLUIDS = frozenset(
    "water saline fluid fluids juice milk sterile normal dextrose diluent liquid sodium isotonic lukewarm warm 0.9 5 "
    "glucose bloodstream blood applesauce yogurt yoghurt pudding".split()
)
_DRUNK = frozenset("water juice milk".split())
_ASIDE = 8
_MEASURED = frozenset("output level levels concentration concentrations volume serum reading readings".split())
_LED = frozenset("of between from".split())
_OF_BODY = frozenset("oxygen plasma serum blood alveolar tissue urine alcohol".split())
_USED = frozenset("used use given administered maintained maintenance applied inhaled aiming aim initial".split())
_SOLD = frozenset("sold available contains containing contain supplied marketed comes".split())
_MIXED = frozenset("diluted dilute dissolved dissolve reconstituted reconstitute mixed mix added".split())
_FLOWS = frozenset("infusion infused infuse rate drip iv intravenous intravenously".split())
_KIDNEYS = frozenset("clearance crcl clcr egfr gfr creatinine filtration".split())
_SPREAD = frozenset("cream ointment gel lotion paste foam shampoo".split())
_AFTER_SIZE = frozenset(["", ":", ",", ".", ";", "apply", "use"])
_BEGINS = ("alt", "start", "begin", "initiat", "commenc", "follow", "replac", "treat", "continu")
_TURNS = ("increas", "rais", "rising", "titrat", "reduc", "decreas")
_CONTAINERS = frozenset({"tube", "tubes"})
_BOUNDS = (["at", "most"], ["no", "more", "than"], ["not", "more", "than"], ["less", "than"])
_LAYERS = frozenset("amount layer film application".split())
_DISCOURAGED = frozenset("avoided contraindicated discouraged prohibited forbidden unsafe".split())
_PERHAPS = frozenset("may might will would".split())  # "may not be more effective" forbids nothing
_BETTER = frozenset("more any better effective beneficial helpful useful needed necessary required".split())
_ADVISED = frozenset("recommended advised advisable allowed permitted safe".split())
_FLOWING = frozenset("second seconds sec secs".split())
_WEIGHING = frozenset("weighing weigh weighs weighed".split())
_COVERED = frozenset("square area by skin".split())
_GIVEN = frozenset("given administered taken".split())
_INACTIVE = frozenset("inactive placebo dummy inert".split())
_ACTIVE = frozenset("active hormone hormonal".split())
_MOST_AT_ONCE = 6  # tablets; a pack of the pill has more
_NEAR = 4
_STRENGTH_WORDS = 10
_LIST_WORDS = 18
_NO_NAME = frozenset("maximum max about approximately usually typically initially daily maintenance then".split())
_REACH = 12


def compared(s: Sentence, start: int) -> bool:
    """Whether the amount at token `start` is a threshold: "above 40 mg", "<10 mg"."""
    return s.word(start - 1) in _COMPARE or s.follows(start - 3, "in", "excess", "of")


def discouraged(s: Sentence, end: int) -> bool:
    """Whether the threshold that ends before token `end` is one not to go beyond: "above 40 mg is not recommended"."""
    for n in range(end, end + _REACH):
        advised = s.word(n) == "not" and s.word(n + 1) in _ADVISED
        if s.word(n) in _DISCOURAGED or advised or s.follows(n, "rarely", "used"):
            return True
        if s.follows(n, "not", "be"):
            return not (s.word(n - 1) in _PERHAPS and _BETTER & {s.word(n + 2), s.word(n + 3)})
        if s.word(n) in (",", ";"):
            return False
    return False


def no_dose(s: Sentence, start: int, amount: Amount, *, after_amount: bool, marked: bool) -> bool:
    """Whether the words around the amount at token `start` say that it is not what is given.

    `after_amount`: another amount of the clause stands before it; `marked`: words such as "maximum" lead up to it.
    """
    before = [s.word(n) for n in range(max(0, start - _NEAR), start)]
    last = before[-1] if before else ""
    timed = last in _NOT_DOSED and not (amount.counts and times_strength(s, start - 1))
    timed = timed and not (last == "containing" and before[-2:-1] in (["infusion"], ["injection"]))
    if amount.unit == "%" and is_concentration(s, start):
        return False
    if amount.concentration or timed or _is_tolerated(before) or is_nobodys(s, start, amount):
        return True
    if last in ("is", "was") and _is_supposed(s, start):
        return True
    if last == "of" and before[-2:-1] in (["multiple"], ["multiples"]):
        return True  # "to the nearest multiple of 50 mg"
    if any(word in _WEIGHING for word in before[-2:]) and (last in _WEIGHING or last in _COMPARE):
        return True  # "infants weighing 700 g", "weighing over 700 g"
    if amount.unit.startswith("ml/") or _is_measured(before):
        return True
    if after_amount and is_sum(s, start):
        return True
    if after_amount and not marked and amount.time in ("h", "min") and before[-2:] == ["rate", "of"]:
        return True  # how fast the amount before runs in
    if (amount.counts and _is_of_pack(s, amount)) or _is_rule_of_rise(s, amount):
        return True
    if s.word(amount.end) in _CONTAINERS:
        return True  # "a 1 g tube"
    flows = s.word(amount.end) in ("every", "per", "each") and s.word(amount.end + 2) not in TIMES
    if flows and {s.word(amount.end + n) for n in (1, 2)} & _FLOWING:
        return True  # "10 mL every 15 seconds": how fast it runs in
    if amount.unit == "inch" and last in ("within", "least"):
        return True  # "not within 2 inches of the navel"
    if amount.unit == "inch" and {s.word(n) for n in range(amount.end, amount.end + _NEAR)} & _COVERED:
        return True  # how much skin is covered
    if s.word(amount.end) == "to" and s.word(amount.end + 1) in ("several", "many"):
        return True  # "20 mg to several hundred milligrams"
    if amount.unit == "%":
        strength = (last == "for" and marked) or (after_amount and before[-2:-1] == ["of"] and last in ("a", "the"))
        return strength or not _percent_of_product(s, start, amount)
    if amount.unit in ("ml", "g") and last in _SPREAD and s.word(amount.end) in _AFTER_SIZE:
        return True  # "cream 30 g: apply daily"
    if amount.unit in ("ml", "l") and (_is_drunk(s, start) or _is_fluid(s, before, amount, after_amount=after_amount)):
        return True
    if amount.unit == "ml" and amount.time == "min":
        return _is_clearance(s, start)
    given = s.word(amount.end) in _GIVEN and rate(s, amount.end + 1) is not None  # "90 mg, with 30 mg given daily"
    of_another = last == "with" and after_amount and not (given or is_companion(s, start, amount))
    return of_another and not (_begins_with(before) or before[-2:-1] == ["combined"])


def _is_of_pack(s: Sentence, amount: Amount) -> bool:
    """ "24 active tablets followed by 4 inactive tablets": what a pack holds."""
    kind = s.word(amount.end - 2)
    return kind in _INACTIVE or (kind in _ACTIVE and amount.high > _MOST_AT_ONCE)


def _is_rule_of_rise(s: Sentence, amount: Amount) -> bool:
    """ "1 unit/kg raises the level by 2%": what a dose is reckoned by."""
    if amount.unit not in ("unit", "iu") or amount.per != "kg" or amount.high != 1:
        return False
    return any(s.word(n).startswith(("increas", "rais")) for n in range(amount.end, amount.end + _REACH))


def _is_tolerated(before: list[str]) -> bool:
    """ "if they tolerate 5 mg"; but "increase, as tolerated, to 5 mg"."""
    return any(word.startswith("tolerat") for word in before[-3:]) and "as" not in before


def _is_measured(before: list[str]) -> bool:
    """ "a level of", "a volume of"; but "a maintenance level of" is a dose."""
    return any(word in _MEASURED for word in before[-3:]) and "maintenance" not in before


def is_concentration(s: Sentence, start: int) -> bool:
    """ "concentrations of 2-8% are used": what is breathed in or put on; but not a concentration in the blood."""
    if s.word(start - 1) not in _LED or s.word(start - 2) not in ("concentration", "concentrations"):
        return False
    return s.word(start - 3) not in _OF_BODY and not _SOLD.intersection(s.words) and bool(_USED.intersection(s.words))


def is_companion(s: Sentence, start: int, amount: Amount) -> bool:
    """Whether the amount at token `start` is of another medicine: "1 g of zolmidol with 2 g of benamil"."""
    named = s.word(amount.end) == "of" and s.word(amount.end + 1) not in _FLUIDS
    apart = s.word(start - 1) == "with" and s.word(start - 2) != "combined"
    return apart and named and amount.unit in ("g", "mg", "mcg", "iu", "unit")


def names_strength(s: Sentence, start: int) -> bool:
    """Whether "of" and a name lead up to the amount: "2 puffs twice daily of X 50 mcg/Y 5 mcg", "of X 5 mg, Y 2 mg"."""
    listed = s.word(start - 2) in (",", "and") and s.word(start - 1) not in _NO_NAME
    for n in range(start - 1, max(-1, start - (_LIST_WORDS if listed else _STRENGTH_WORDS)), -1):
        if s.word(n) == "of":
            return n < start - 1
        if s.word(n) in (";", "(", ")", "to", "then", "or") or (s.word(n) == "," and not listed):
            return False
    return False


def _percent_of_product(s: Sentence, start: int, amount: Amount) -> bool:
    """ "2% cream" and "cream (2%)", but not "50% of the dose"."""
    if s.word(amount.end) == "of" or s.word(start - 1) == "by":
        return False
    if s.word(start - 1) == "of" and not (amount.product and s.word(start - 2) in _LAYERS):
        return False
    near = [s.word(n) for n in range(max(0, start - _NEAR), start)]
    if s.word(amount.end) == "applied" or (start > 0 and s.at(start - 1).kind == "word" and rate(s, amount.end)):
        return True  # "zolmidol 0.5% applied daily", "zolmidol 2% bd"
    return amount.product or any(word in PREPARATIONS or word in FORMS for word in near)


def _is_supposed(s: Sentence, start: int) -> bool:
    """ "if the starting dose is 5 mg, it may be doubled": the dose at token `start` is told elsewhere."""
    for n in range(start - 2, max(-1, start - _REACH), -1):
        if s.word(n) == "if":
            return "dose" in s.words[n:start] or "dosage" in s.words[n:start]
        if s.word(n) in (",", ";", ":"):
            return False
    return False


def _is_drunk(s: Sentence, start: int) -> bool:
    """ "a glass of water (about 8 ounces or 250 ml)": the amount at token `start` is of the water."""
    opened = next((n for n in range(start - 1, max(0, start - _ASIDE), -1) if s.word(n) in ("(", ")")), 0)
    return s.word(opened) == "(" and s.word(opened - 1) in _DRUNK


def _is_fluid(s: Sentence, before: list[str], amount: Amount, *, after_amount: bool) -> bool:
    after = amount.end + 1 if s.word(amount.end) == "of" else amount.end
    if (
        s.word(after) in _FLUIDS
        or (before[-1:] == ["("] and before[-2:-1] == ["water"])
        or any(word in _MIXED for word in before)
    ):
        return True
    if before[-2:] == ["up", "to"] or any(word.startswith(_TURNS) for word in before):
        return False
    bound = next((words for words in _BOUNDS if before[-len(words) :] == words), [])  # "12 mg in at most 10 mL"
    leads = before[: len(before) - len(bound)][-1:]
    return after_amount and (leads == ["in"] if bound else leads in (["in"], ["into"], ["with"], ["to"]))


def _is_clearance(s: Sentence, start: int) -> bool:
    near = {s.word(n) for n in range(max(0, start - 3 * _NEAR), start)}
    return bool(near & _KIDNEYS) or not any(token.text in _FLOWS for token in s.tokens[max(0, start - 30) : start + 30])


def _begins_with(before: list[str]) -> bool:
    return len(before) > 1 and before[-2].startswith(_BEGINS)
