"""Fixed words and phrases that say what kind of dose follows, by which route, or that something else is meant."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.phrases.tokens import Sentence

_PHRASES: dict[str, tuple[str, ...]] = {
    "mark:maximum": (
        "maximum", "max", "maximal", "maximally", "up to", "not to exceed", "not exceed", "not exceeding",
        "never exceed", "no more than", "not more than", "at most", "as high as", "as much as", "upper limit",
        "ceiling", "without exceeding", "mdd", "nte", "rarely exceed", "rarely exceeds",
        "rarely exceeding", "seldom exceed", "seldom exceeds",
    ),
    "mark:initial": (
        "initial", "initially", "initiate", "initiated", "initiating", "initiation", "start", "starts", "started",
        "starting", "begin", "begins", "beginning", "began", "commence", "commenced", "restarted", "restart",
        "first dose", "introductory",
    ),
    "mark:loading": ("loading", "load"),
    "mark:maintenance": ("maintenance", "maintained", "maintain"),
    "mark:single": ("single", "one time", "one - time", "one - off", "stat"),
    "first": ("on day 1", "on day one", "on the first day", "on the 1st day", "day 1"),
    "usual": ("usual dose", "usual dosage", "typical dose", "recommended dose", "standard dose", "target dose",
        "adjusted to"),
    "then": (
        "then", "followed by", "followed with", "thereafter", "afterwards", "subsequently", "subsequent", "after which",
        "following which", "and later", "continue with", "continued with", "continuing with", "continue at",
    ),
    "rise": (
        "incr",
        "increase", "increased", "increases", "increasing", "titrate", "titrated", "titrating", "titration", "raised",
        "raise", "raising", "escalate", "escalated", "escalating", "escalation to", "uptitrated", "doubled",
        "advanced to", "advanced by", "advance to", "rising to", "going up to", "built up to", "build up to",
        "building up to", "work up to", "working up to", "step up to", "stepped up to", "moved up to", "doubling to",
        "double the dose",
    ),
    "fall": (
        "reduce", "reduced", "reducing", "reduction", "decrease", "decreased", "decreasing", "taper", "tapered",
        "tapering", "lowered", "lowering",
        "cut to", "halved to", "falling to", "brought down to", "dropped to", "stepped down to",
    ),
    "other": (
        "adjust", "adjusted", "adjusting", "adjustment", "adjustments", "monitor", "monitored", "monitoring", "tests",
        "test", "tested", "testing",
        "check", "checked", "checks", "checkups", "assess", "assessed", "assessment", "reassess", "reassessed",
        "review", "reviewed", "evaluate", "evaluated", "evaluation", "visits", "visit",
        "examinations", "changed", "repeat course",
    ),
    "step": (
        "increments", "increment", "steps", "step", "increments of", "steps of", "increases of", "per adjustment",
        "per increase", "per increment", "per step", "per titration", "per change",
    ),
    "needed": (
        "prn", "as needed", "if needed", "when needed", "as required", "if required", "when required", "if necessary",
        "as necessary", "sos",
    ),
    "remark:maximum": (
        "or less", "must not be exceeded", "should not be exceeded", "not to be exceeded", "cannot be exceeded",
    ),
    "remark:threshold": ("or more", "or above", "or higher", "or greater", "or larger", "or over"),
    "remark:each": ("at a time", "at one time", "at any one time", "in one go", "in one dose"),
    "remark:vague": ("several times", "multiple times", "many times"),
    "exceed": (
        "exceed", "exceeding", "exceeds", "exceeded", "increased beyond", "increase beyond", "go beyond",
        "raised beyond",
    ),
    "product": (
        "available", "contains", "containing", "contain", "supplied", "comes in", "comes as", "come as",
        "come in", "strengths", "strength", "marketed",
    ),
    "product:same": ("equivalent to", "equivalent", "equals", "equal to", "equal", "equates to", "equate to",
        "converts to", "convert to", "≈", "as strong as", "as potent as", "corresponds to", "correspond to"),
    "route:oral": ("oral", "orally", "po", "by mouth", "per os", "swallow", "swallowed"),
    "route:iv": ("iv", "intravenous", "intravenously", "ivpb"),
    "route:im": ("im", "intramuscular", "intramuscularly"),
    "route:sc": ("sc", "sq", "subq", "subcut", "subcutaneous", "subcutaneously", "s / c", "under the skin"),
    "route:topical": ("topical", "topically", "affected area", "affected areas", "affected skin"),
    "route:inhaled": ("inhaled", "inhale", "nebulized", "nebulised", "nebulizer", "nebuliser", "by inhalation",
        "nebulization", "nebulisation", "oral inhalation", "orally inhaled", "inhaled orally", "inh", "neb", "nebs"),
    "route:nasal": ("nasal", "nasally", "intranasal", "intranasally", "nostril", "nostrils"),
    "route:ophthalmic": (
        "ophthalmic", "eye", "eyes", "ou", "os", "od", "conjunctival", "right eye", "left eye", "both eyes", "e / d",
        "re", "le",
    ),
    "route:otic": ("otic", "ear", "ears", "au"),
    "route:rectal": ("rectal", "rectally", "per rectum", "pr"),
    "route:vaginal": ("pv", "vaginal", "vaginally", "intravaginally", "intravaginal", "vagina"),
    "route:sublingual": ("sublingual", "sublingually", "sl", "s / l", "under the tongue"),
    "route:buccal": ("buccal", "buccally"),
    "route:transdermal": ("transdermal", "transdermally"),
    "route:intrathecal": ("intrathecal", "intrathecally"),
    "route:epidural": ("epidural", "epidurally"),
    "route:intravitreal": ("intravitreal", "intravitreally"),
    "route:intradermal": ("intradermal", "intradermally"),
    "route:intra-articular": ("intra - articular", "intraarticular"),
    "nothing": (
        "take your temperature", "take your pulse", "take your blood pressure",
        "e / c", "less than or equal to", "or less frequently", "or less often", "or more often",
        "or more frequently", "behind the ear",
        "upper limit of normal", "upper limit of the normal",
    ),
    "nothing:form": (
        "or the equivalent", "or an equivalent", "or its equivalent", "or equivalent", "or their equivalent",
        "or the equivalent amount", "or an equivalent amount", "or the equivalent dose", "or an equivalent dose",
        "or the equivalent volume", "or an equivalent volume", "or equivalent amount", "or equivalent dose",
    ),
    "rest": (
        "on all other days", "on the other days", "on other days", "on the remaining days", "on all the other days",
    ),
    "same": ("same time each day", "same time every day", "same time daily", "same time of day"),
    "stop": ("discontinue", "discontinued", "discontinuation", "discontinuing", "stopped"),
    "give": (
        "take", "taken", "taking", "give", "given", "administer", "administered", "use", "used",
        "instil", "instill", "instilled", "insert", "inserted", "inject", "injected", "rinse", "gargle", "rub",
        "massage", "done", "instilling", "inserting", "injecting", "administering", "placing", "massaging", "gargling",
        "change the patch", "change your patch", "replace the patch", "chew", "dissolve", "place", "placed", "dosed",
        "application", "dosage is", "dose is", "wash", "swish",
        "infused", "frequency of application", "application is", "application of",
        "implanted", "irrigated", "prescribe", "receive", "receives",
        "number of tablets", "number of capsules", "number of drops", "number of sprays",
        "number of puffs", "number of inhalations",
    ),
    "give:topical": ("apply", "applied", "applying", "thin layer", "thin film"),
    "give:booster": ("booster", "boosters"),
    "cue": (
        "dose", "doses", "dosage", "dosages", "dosing", "infusion", "bolus", "infuse", "injection", "administration",
        "first sign", "at onset", "regimen", "schedule", "range", "ranges", "ranging", "single agent",
        "single - agent", "single ingredient", "suggest", "suggests", "require", "requires",
        "before meals", "before eating", "before exposure",
    ),
    "and": ("and", "plus", "+", "&"),
    "with": ("with",),
    "or": ("or", "alternatively", "/"),
    "to": ("to",),
    "by": ("by",),
    "comma": (",",),
    "semicolon": (";", "•", "|"),
    "colon": (":",),
    "open": ("(", "["),
    "close": (")", "]"),
    "not": ("not", "never", "avoid", "don't", "shouldn't"),
}  # fmt: skip


# What ails a place, or another medicine given there ("vaginal yeast infection", "oral contraceptives"), or another way
# to be treated: "where oral options are unsuitable".
_AILMENTS = (
    "candid", "thrush", "yeast", "infection", "mycos", "bleeding", "dryness", "atrophy", "discharge", "trichomon",
    "contraceptive", "mucositis", "lichen", "corticosteroid", "steroid", "hypoglyc", "antidiabetic", "anticoagul",
    "congestion", "polyp", "allerg", "disorder", "irritation", "pain", "herpes", "ulcer", "lesion", "surger",
    "delivery", "hygiene", "hysterectom", "fluid", "effluent", "catheter", "immunoglobulin", "cancer", "interval",
    "prolong", "option", "alternative", "intake", "feeding", "nutrition",
)  # fmt: skip

_GRADED = frozenset("- regular extra double single full".split())
_NO_PRODUCT = frozenset("food foods meal meals diet breakfast snack snacks infusion injection".split())
_BESIDE = frozenset("along together combination combined conjunction".split())  # "in combination with oral steroids"
_DOSES = frozenset("dose doses dosage dosages".split())
_NUMBERED = frozenset("class stage grade type phase group i ii iii".split())
_OFTEN = frozenset("every once twice two three four daily weekly".split())
_OF_FIRST = frozenset("before after within prior at given reduction administered".split())  # when it is given
_EYES = (("re",), ("le",))  # the right and the left one, of drops only
_SHUNNED_REACH = 5
_DROPS = frozenset("drop drops gtt gtts".split())
_OF_DOSES = frozenset("initial starting maintenance daily single total".split())


class Phrase(NamedTuple):
    """What a phrase says and the token after it."""

    name: str
    end: int


def _index() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, phrases in _PHRASES.items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, name))
    for choices in found.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return found


_BY_FIRST_WORD = _index()
OPENERS = frozenset(_BY_FIRST_WORD)


def phrase(s: Sentence, i: int) -> Phrase | None:
    """The longest known phrase that starts at token `i`."""
    for words, name in _BY_FIRST_WORD.get(s.word(i), ()):
        if s.follows(i, *words):
            end = i + len(words)
            if name.startswith("route:") and s.word(end).startswith(_AILMENTS):
                return Phrase("nothing", end + 1)
            if name.startswith("route:") and (
                _is_beside(s, i) or _is_over(s, i, end) or _is_shunned(s, i) or _is_ruled_out(s, end)
            ):
                return Phrase("nothing", end + 1)
            if name == "nothing:form":
                if any(s.at(n).kind == "number" for n in (end, end + 1)):
                    continue  # "40 mg, or the equivalent of 50 mg of the salt"
                return Phrase("nothing", end)  # "two tablets or the equivalent amount of syrup"
            if words == ("containing",) and (s.word(i - 1) == "-" or s.word(i - 1) in _NO_PRODUCT):
                return None  # "an aluminium-containing antacid", "food containing fat", "an infusion containing 1 g"
            if words == ("strength",) and s.word(i - 1) in _GRADED:
                return None  # "double-strength tablets: one twice daily"
            if words == ("iv",) and _is_numeral(s, i):
                return None  # "class III/IV heart failure"
            if words in _EYES and s.word(i - 1) not in _DROPS:
                return None
            if name in ("rise", "fall") and _describes_dose(s, i):
                return Phrase("cue", end)
            if words == ("first", "dose") and s.word(end) in _OF_FIRST:
                return Phrase("cue", end)
            if words == ("mdd",) and s.at(end).kind != "number" and s.word(end) not in (":", "="):
                return None  # major depressive disorder
            if words == ("changed",) and s.word(end) in _OFTEN:
                return Phrase("give", end)  # "the patch is changed every 72 hours"
            if words == ("application",) and s.word(end) not in _OFTEN:
                return None
            return Phrase(name, end)
    return None


def _is_numeral(s: Sentence, i: int) -> bool:
    return s.word(i - 1) in _NUMBERED or (s.word(i - 1) in ("/", "-", "or", "and", "to") and s.word(i - 2) in _NUMBERED)


def _is_beside(s: Sentence, i: int) -> bool:
    """ "in combination with oral steroids": the route at token `i` is of what is given beside it."""
    return s.word(i - 1) == "with" and s.word(i - 2) in _BESIDE


def _is_over(s: Sentence, i: int, end: int) -> bool:
    """ "after initial IV therapy": the route at token `i` is of what went before, or is likened to."""
    if s.word(i - 1) == "as" and s.word(i - 2) != "such" and s.word(end) == "administration":
        return True  # "at the same times as IM administration"
    before = i - 2 if s.word(i - 1) in ("initial", "the") else i - 1
    return s.word(before) in ("after", "following") and s.word(end) in ("therapy", "treatment")


def _is_ruled_out(s: Sentence, end: int) -> bool:
    """ "if oral treatment is not possible": the route before token `end` is the one that is not taken."""
    be = end + 1 if s.word(end) in ("therapy", "treatment", "administration", "route", "dosing") else end
    return s.word(be) in ("is", "are", "was") and s.word(be + 1) in ("not", "impossible", "unsuitable", "unavailable")


def _is_shunned(s: Sentence, i: int) -> bool:
    """ "avoiding the face and eyes": where the medicine is not to come."""
    return any(s.word(n) in ("avoid", "avoiding") for n in range(max(0, i - _SHUNNED_REACH), i))


def _describes_dose(s: Sentence, i: int) -> bool:
    """ "a reduced dose of 5 mg", "increased starting doses": how large a dose is, not that it changes by 5 mg."""
    noun = i + 2 if s.word(i + 1) in _OF_DOSES else i + 1
    return s.word(i).endswith("ed") and s.word(noun) in _DOSES


def routes_between(s: Sentence, start: int, end: int) -> list[str]:
    """The routes that the words of an amount name: "one vaginal capsule"."""
    said = [phrase(s, n) for n in range(start, end)]
    return [found.name.partition(":")[2] for found in said if found and found.name.startswith("route:")]
