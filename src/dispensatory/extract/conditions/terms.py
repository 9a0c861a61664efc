"""Which words name a condition of the patient that is none of the six populations."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.statements.organs import OF_ITS_OWN
from dispensatory.extract.statements.own import is_own, is_own_class
from dispensatory.extract.text.items import singular
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.vocab import Vocabulary

_POPULATION = Sought(
    r"\bpregnan|\bbreast-? ?(?:feed|fed|milk)|\blactat|\bnursing\b|\bchild(?:ren|hood)?\b(?!-?bearing"
    r"|-? ?bearing)|\bmothers?\b|\bp(?:a)?ediatric|\binfants?\b|\bneonat|\bnewborn"
    r"|\badolescen|\bteen|\bbab(?:y|ies)\b|\bmenarch|\bpremenarch|\bpre-?pub|\bgirls?\b|\bboys?\b|\btoddler|\bminors\b|\belderly"
    r"|\bolder (?:adults?|patients?|people|individuals?)"
    r"|\bgeriatric|\btrimester|\b(?:near|at) term\b|\bconceiv|\bf(?:o)?et(?:us|al)"
    r"|\b(?:years?|months?|weeks?) (?:of age|old)|\baged? \d|\b(?:under|below|over) (?:the age|\d)"
    r"|^(?:adults?|women|men)$|older$"
)
_ORGAN = Sought(
    rf"(?<!solitary )(?<!single )(?<!one )\b(?:kidney|renal|liver|hepatic|hepatobiliary)s?\b"
    rf"(?! (?:{OF_ITS_OWN}|decompensation|enzyme|function tests?|replacement))"
    r"|\bcirrhosis\b|\bcreatinine\b|\be?gfr\b|\bcrcl\b|^esrd$"
    r"|\bnephropath"
)
_KEPT = re.compile(
    r"\bectopic\b|\bpreeclampsia\b|\bchild-?bearing\b|\bhepatitis\b"
    r"|\b(?:counts?|(?<!creatinine )levels?|(?<!filtration )rates?|pressures?|intervals?|fraction|index|bmi|temperature"
    r"|saturation|sodium|potassium|h(?:a)?emoglobin) (?:of )?(?:below|under|over)\b"
)
_FILLER = frozenset(
    (
        "eyes face mouth nose impairment insufficiency failure dysfunction deficiency function "
        "life-threatening anaphylactic documented circumstance circumstances everyone everybody "
        "condition conditions medical health certain some other any specific particular pre-existing "
        "preexisting existing underlying problem problems disease diseases disorder "
        "disorders illness illnesses issue issues history of concern concerns chronic acute severe "
        "serious mild moderate the a an these this those such following "
        "risk factor factors known patient patients people individuals women men adults situation "
        "situations reaction reactions symptom symptoms complication complications case cases "
        "significant various "
        "clinical related who it them medication medications medicine drug drugs use treatment age body "
        "type types population populations previous past and or side effect effects comorbidities "
        "comorbidity "
        "all special different group groups caution high low increased general long-term area areas first second third "
        "severely moderately mildly mucous membrane membranes lips "
        "early late active premature full-term "
        "morning evening night bedtime day currently recently previously generally alone apply occur "
        "anyone everyone person persons others individual effects "
        "cause causes same similar need needs to either organ organs sensitivity obstruction"
    ).split()
)
# Left of "renal, cardiac (or hepatic) disease" where its head is not found.
_BARE = frozenset(
    "eye skin heart lung breast prostate thyroid viral bacterial fungal parasitic cardiac pulmonary gastrointestinal "
    "neurologic neurological cardiovascular venous arterial respiratory metabolic hematologic psychiatric ocular "
    "sinus sinuses retroperitoneal pericardial uterine primary secondary deep dental urinary mental "
    "physical emotional".split()
)
# What is going on now is a state of its own, for one who is to be vaccinated.
_ILL = frozenset(
    f"{kind} {ill}" for kind in ("acute", "significant", "severe", "moderate") for ill in ("illness", "illnesses")
)
_NOISE = re.compile(
    r"\b(?:doctor|undiluted|physician|pharmacist|healthcare|provider|professional|dos(?:e|es|age|ing)|medications?"
    r"|medicines?|treatment (?:with|of)|interactions?|supervision|guidance|prescri\w+|tablets?|capsules?|"
    r"mg(?!/d?l)|(?<!/)ml|hours?|days?|side effects?|benefits?|reaction to|their|your|you|they|this|these|store"
    r"|benefit|water|food|meals?|use|information|consult|questions?|driving|machinery|developing|seeking|attention"
    r"|(?<!replacement )therap(?:y|ies)"
    r"|monitoring|documents?|labell?ing|package|insert|section|listed|below(?! (?:\d|\w+ times))"
    r"|above(?! (?:\d|\w+ times|twice))|sources?"
    r"|it's|relief|basis|purpos(?:es?|is)|essential|everyone|birth control|contraception"
    r"|self-medicat\w*|clinical (?:trials|studies)"
    r"|minor ailments|anything|repeated|routine|large areas|prolonged use|all"
    r"|accordingly|adjust\w*|lower(?! (?:than|limb|leg|urinary|back|respiratory|gastro|gi)\b)|higher(?! than))\b"
)
_MOST_WORDS = 9
_CLAUSE = re.compile(r" (?:that|which|due to|requiring|caused by|associated with) ")  # left out where a term is long
_PLACE = re.compile(
    r" (?:in|on|of) (?:your|his|her) [\w ]+\Z|(?<=upper limit) of (?:the )?normal(?: range)?\Z"
)  # "an infection in your nose"
_UNFINISHED = re.compile(
    r"(?:\A| )(?:components?|excipients?|related substances?)\Z|\Athose (?:using|taking|receiving|caused|who)\b"
    r"| (?:that|which)(?: (?:could|may|can|might))?\Z"
)  # "conditions that could"


def condition_of(term: str, page: Page) -> str | None:
    """`term` as a condition, in the singular; None for a population, for nothing in particular, and for no state."""
    term = _PURPOSE.sub("", term)
    if term.endswith((" use", " medications", " medicines", " drugs")):
        term = _BY_USE.sub("", term)
    if term.endswith(_SENSITIVE) and (allergy := _ALLERGY_TO.fullmatch(term)) and is_own(allergy[1], page):
        return "hypersensitivity"
    found = _named(term, page.vocab)
    return None if found is None or is_own(term, page) else found


@lru_cache(maxsize=1 << 15)
def _named(term: str, vocab: Vocabulary) -> str | None:
    term = _PLACE.sub("", term)
    if len(term.split()) > _MOST_WORDS:
        term = _CLAUSE.split(term, maxsplit=1)[0]
    short = len(term) <= 2 and vocab.condition(term) is None  # "TB" and "MI" are known
    if short or len(term) > 80 or len(term.split()) > _MOST_WORDS:
        return None
    if term in ("allergies", "sensitivities"):
        return "allergy"  # to whatever: "in people with certain allergies"
    if term in ("allergy", "allergic", "hypersensitivities", "hypersensitive") or _ALLERGIC.match(term):
        return "hypersensitivity"
    if _HAD_ANAPHYLAXIS.match(term):
        return singular(term)
    if (
        is_population(term)
        or term in _BARE
        or (term not in _ILL and all(word in _FILLER for word in term.replace("/", " ").split()))
    ):
        return None
    if _UNFINISHED.search(term) or (_NOISE.search(term) and not vocab.condition(term)):
        return None
    term = singular(term)
    if lacking := _LACKING.fullmatch(term):
        return f"{lacking[1]} {lacking[2]}{'ce' if lacking[2] == 'intoleran' else 'cy'}"
    return _STATES.get(term, term)


# People as such, for whom a medicine may be wrong: "not for use in women".
ANYONE = {"women": "women", "men": "men", "adults": "adult", "females": "women", "males": "men"}
_STATES = {
    "diabetic": "diabetes",
    "asthmatic": "asthma",
    "hypertensive": "hypertension",
    "hypotensive": "hypotension",
    "hypovolemic": "hypovolemia",
    "epileptic": "epilepsy",
    "alcoholic": "alcoholism",
    "obese": "obesity",
    "malnourished": "malnutrition",
    "dehydrated": "dehydration",
    "hypothyroid": "hypothyroidism",
    "debilitated": "debilitated patient",
    "smoke": "smoking",
    "smokes": "smoking",
    "anemic": "anemia",
    "anaemic": "anaemia",
    "smoker": "smoking",
    "drink heavily": "heavy drinking",
    "drink too much": "heavy drinking",
    "inject drug": "injecting drug use",
}
_LACKING = re.compile(r"([\w-]+?)[ -](intoleran|deficien)t")
# "It may raise the pressure or worsen", "it may hold salt back, potentially worsening"
_GOING_ON = re.compile(r"[^.;]{0,40}? (?:may|can|could|might)\b")
_JOINED = re.compile(r"(?:\b(or|and)(?: also)?|,(?: (?:potentially|possibly|thus|thereby|even))*) \Z")
_MAYBE = frozenset("may can could might also potentially sometimes or cause even".split())
_IT = frozenset("it they which this that medication medicine drug combination product agent".split())


def is_said_of_it(words: str, page: Page) -> bool:
    """Whether `words`, which end before a verb, have the medicine itself for its subject: "this medicine may also"."""
    parts = words.split()
    while parts and (parts[-1] in _MAYBE or parts[-1] == "component"):
        parts.pop()
    if (joined := _JOINED.search(words)) and (going_on := _GOING_ON.match(words)):
        return (joined[1] is not None or "risk of" not in words) and is_said_of_it(going_on[0], page)
    return bool(parts) and (
        parts[-1] in _IT
        or is_own(parts[-1], page)
        or is_own(" ".join(parts[-2:]), page)
        or is_own_class(singular(parts[-1]), page)
    )


_PURPOSE = re.compile(
    r"\A(?:(?:those )?(?:requiring|needing)"
    r"|(?:on|receiving)(?= (?:[\w-]+ )?(?:(?:hemo|haemo)?dialysis|replacement therapy)\b)"
    r"|(?:the )?treat(?:ing|ment of)?|use in|managing|(?:the )?management of|(?:the )?symptoms of(?: an?)?) "
)
_SENSITIVE = ("allergy", "allergies", "sensitivity", "sensitivities")
_ALLERGY_TO = re.compile(r"(.{3,60}) (?:allerg(?:y|ies)|(?:hyper)?sensitivit(?:y|ies))")
_BY_USE = re.compile(
    r" (?:from|due to|caused by|associated with|related to|after) (?:[\w-]+ ){1,3}(?:use|medications|medicines|drugs)\Z"
)
_ALLERGIC = re.compile(
    r"(?:history of |severe |serious |life-threatening |previous |prior )*(?:hypersensitivity|allerg(?:y"
    r"|ies|ic))(?: reactions?)?\Z"
)
# To whatever it was: one to the medicine is read as an allergy to it.
_HAD_ANAPHYLAXIS = re.compile(
    r"(?:(?:prior|previous|past) |history of )(?:\w+ ){0,2}(?:anaphylactic|anaphylactoid) reactions?\Z"
)


def is_nothing(term: str, vocab: Vocabulary) -> bool:
    """Whether `term` is a population, or nothing in particular: what may stand in a list and name no state."""
    return _named(term, vocab) is None


def is_population(term: str) -> bool:
    """Whether `term` is of a population: a pregnancy, an age, the kidneys or the liver."""
    if _KEPT.search(term):
        return False
    if _ORGAN.search(term):
        return True
    return bool(_POPULATION.search(term))
