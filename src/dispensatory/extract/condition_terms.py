"""Which words name a condition of the patient that is none of the six populations."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.items import singular
from dispensatory.extract.page import Page
from dispensatory.extract.targets import is_own
from dispensatory.vocab import Vocabulary

_POPULATION = re.compile(
    r"\bpregnan|\bbreast-? ?(?:feed|fed|milk)|\blactat|\bnursing\b|\bchild(?:ren|hood)?\b(?!-?bearing"
    r"|-? ?bearing)|\bmothers?\b|\bp(?:a)?ediatric|\binfants?\b|\bneonat|\bnewborn"
    r"|\badolescen|\bteen|\bbab(?:y|ies)\b|\belderly|\bolder (?:adults?|patients?|people|individuals?)"
    r"|\bgeriatric|\btrimester|\bconceiv|\bf(?:o)?et(?:us|al)"
    r"|\b(?:years?|months?|weeks?) (?:of age|old)|\baged? \d|\b(?:under|below|over) (?:the age|\d)"
    r"|^(?:adults?|women|men)$|older$"
)
_ORGAN = re.compile(
    r"\b(?:kidney|renal|liver|hepatic|hepatobiliary)s?\b(?! (?:transplant|stones?|cancer|(?:pre)?coma"
    r"|encephalopathy|decompensation|enzyme))|\bcirrhosis\b|\bcreatinine\b|\be?gfr\b|\bcrcl\b|^esrd$"
    r"|\bnephropath"
)
_KEPT = re.compile(r"\bectopic\b|\bpreeclampsia\b|\bchild-?bearing\b|\bhepatitis\b")
_FILLER = frozenset(
    (
        "eye eyes face mouth nose skin impairment insufficiency failure dysfunction deficiency function "
        "life-threatening anaphylactic documented circumstance circumstances everyone everybody "
        "allergic "
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
        "all special different group groups caution high low increased general long-term area areas "
        "cause causes same similar need needs"
    ).split()
)
_NOISE = re.compile(
    r"\b(?:doctor|physician|pharmacist|healthcare|provider|professional|dos(?:e|es|age|ing)|medications?"
    r"|medicines?|treatment (?:with|of)|interactions?|supervision|guidance|prescri\w+|tablets?|capsules?|"
    r"mg|ml|hours?|days?|side effects?|benefits?|reaction to|their|your|you|they|this|these|store|benefit"
    r"|water|food|meals?|use|information|consult|questions?|driving|machinery|developing|seeking|attention"
    r"|therap(?:y|ies)|monitoring|documents?|labell?ing|package|insert|section|listed|below|above|sources?"
    r"|it's|essential|everyone|minor ailments|repeated|routine|large areas|prolonged use|all|accordingly"
    r"|adjust\w*|lower|higher)\b"
)
_LIKE = re.compile(
    r"(?:\b(?:disease|disorder|impairment|insufficiency|failure|dysfunction|deficiency|syndrome|infection"
    r"|ulcer|bleeding|hemorrhage|haemorrhage|injury|cancer|tumou?r|allerg(?:y|ie)|"
    r"seizure|epilepsy|diabetes|asthma|glaucoma|hypertension|hypotension|depression|psychosis|abuse"
    r"|dependence|addiction|misuse|obstruction|retention|arrhythmia|infarction|stroke|attack|block|shock|"
    r"surgery|transplant|dialysis|hemodialysis|dehydration|imbalance|abnormalit(?:y|ie)|malnutrition"
    r"|migraine|gout|porphyria|dementia|obesity|alcoholism|wound|skin|burn|enlarged prostate|"
    r"hypersensitivity|blood pressure|rash|lupus|coma|anuria|condition|problem|illness|defect|trauma"
    r"|stenosis|toxicity|fever|angioedema|edema|prolongation|angina|stone|debilitated patient|"
    r"suppression|thrombosis|embolism|disturbance|lesion|perforation|ileus|hernia|hypertrophy|mass|masse"
    r"|iud|transplantation|injurie|sleep apnea|adrenal|suicidal thought|substance use)s?"
    r"|(?:itis|emia|aemia|osis|opathy|penia|uria|algia|plegia|trophy|oma|rrhea|rrhoea|cardia|thyroidism"
    r"|philia|phobia|kalemia|natremia|iasis|ectomy|plasia|gravis|megaly|sclerosis|esia|spasm|ptysis|stasis"
    r"|apnea))s?\Z"
)


def condition_of(term: str, page: Page) -> str | None:
    """`term` as a condition, in the singular; None for a population, for nothing in particular, and for no state."""
    term = _PURPOSE.sub("", term)
    found = _named(term, page.vocab)
    return None if found is None or is_own(term, page) else found


@lru_cache(maxsize=1 << 15)
def _named(term: str, vocab: Vocabulary) -> str | None:
    if not 2 < len(term) <= 80 or len(term.split()) > 9:
        return None
    if term in ("allergies", "allergy", "allergic", "hypersensitivities", "hypersensitive") or _ALLERGIC.match(term):
        return "hypersensitivity"
    if _is_population(term) or all(word in _FILLER for word in term.replace("/", " ").split()):
        return None
    if _NOISE.search(term) and not vocab.condition(term):
        return None
    return singular(term)


_PURPOSE = re.compile(r"\A(?:(?:the )?treat(?:ing|ment of)?|use in|managing|(?:the )?management of) ")
_ALLERGIC = re.compile(
    r"(?:history of |severe |serious |life-threatening |previous |prior )*(?:hypersensitivity|allerg(?:y"
    r"|ies|ic))(?: reactions?)?\Z"
)


def _is_population(term: str) -> bool:
    if _KEPT.search(term):
        return False
    if _ORGAN.search(term):
        return True
    return bool(_POPULATION.search(term))


@lru_cache(maxsize=1 << 15)
def is_known(term: str, vocab: Vocabulary) -> bool:
    """Whether `term` is a condition of the vocabulary, or is formed like one."""
    return vocab.condition(term) is not None or _LIKE.search(term) is not None
