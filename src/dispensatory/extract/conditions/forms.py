"""Which words have the form of a condition: the vocabulary's, those with its heads and endings, and narrower ones."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.text.sought import Sought
from dispensatory.vocab import Vocabulary

# The heads of a condition's name, in the singular or cut before the plural's last letter.
_HEADS = (
    "disease disorder impairment insufficiency failure dysfunction deficiency deficiencie syndrome infection "
    "coinfection "
    "ulcer ulceration bleeding hemorrhage haemorrhage injury injurie trauma cancer tumor tumour neoplasm mass "
    "masse metastase metastasi cyst polyp nodule plaque wart lesion wound laceration fissure fistula tear burn "
    "skin rash eruption allergy allergie hypersensitivity (?<!cross-)sensitivity sensitivitie intolerance seizure "
    "epilepsy tic diabetes asthma "
    "glaucoma hypertension hypotension depression psychosis abuse dependence addiction misuse obstruction "
    "retention stricture stenosis perforation rupture leakage arrhythmia infarction stroke attack block shock "
    "prolongation angina aneurysm shunt thrombosis embolism surgery transplant transplantation amputation "
    "implant prosthesi graft iud dialysis hemodialysis dehydration imbalance abnormality abnormalitie "
    "malformation deformity deformitie defect instability mutation predisposition tendency tendencie "
    "metabolizer metaboliser malnutrition malabsorption migraine gout porphyria dementia obesity alcoholism "
    "lupus coma anuria condition problem illness toxicity fever angioedema edema stone suppression disturbance "
    "jaundice ileus hernia prolapse sepsis hypoventilation starvation hypertrophy immaturity "
    "hyperexcitability epiphyse purpura allele genotype "
    "fracture paralysi adrenal damage adhesion susceptibility abscesse abscess gangrene coarctation dissection "
    "herniation detachment narrowing enlargement exacerbation distress scarring incompetence murmur tetany herpe "
    "varicosity varicositie overload derangement previa praevia abruption "
).split()
_PHRASES = (
    r"\w+-\w+ diet|(?:restricted|restrictive|vegan|vegetarian|ketogenic|poor) diet|"
    r"(?:renal|kidney) replacement therapy|"
    r"hemodynamically (?:unstable|compromised)|blood pressure|enlarged prostate|debilitated patient"
    r"|sleep apnea|suicidal thought|substance use"
    r"|transplant recipient|chemotherapy|radiotherapy|(?:radiation|cancer) (?:therapy|treatment)|transfusion"
    r"|intolerance to (?:other |any |oral |topical |systemic )*[\w-]+(?: [\w-]+)?"
    r"|\w+ (?:state|complication|symptom|pain|vein|discharge|irritation|adhesion|inflammation|pacemaker)"
    r"|(?:prior|previous|recent) (?:\w+ )?(?:chemotherapy|radiation|radiotherapy|radiation therapy|treatment"
    r"|vaccination)"
    r"|(?:slow|slowed|\w+ac|nerve) conduction|conduction (?:delay|defect|block|disease)|(?:allergic|anaphylactic"
    r"|infusion|transfusion|skin|hypersensitivity"
    r"|local|drug|vaccine|media|contrast|adverse|severe|serious) reaction"
)
_ENDINGS = (
    "itis emia aemia osis opathy penia uria algia plegia trophy oma rrhea rrhoea cardia thyroidism philia phobia "
    "kalemia natremia iasis ectomy "
    "otomy ostomy plasia malignancy malignancie dyscrasia gravis megaly sclerosis esia spasm ptysis "
    "stasis apnea tonia (?<!metabol)(?<!mechan)(?<!organ)ism"
).split()
_LIKE = Sought(rf"(?:\b(?:{'|'.join(_HEADS)}|{_PHRASES})s?|(?:{'|'.join(_ENDINGS)})s?)\Z")

# A finding that is out of order: "impaired skin barrier function", "low endothelial cell count".
_STATE = re.compile(
    r"(?:(?:borderline|severe|severely|moderate|moderately|mild|mildly|very|unexplained|significant|significantly"
    r"|persistent|abnormally|existing|pre-existing|known|history of|an?) )*"
    r"(?:impaired|compromised|hypo\w+|low|elevated|decreased|reduced|diminished|abnormal|unstable|weakened|disturbed"
    r"|altered|raised|increased|poor|high|slow|rapid|ultra-?rapid|absent|excessive)"
    r"(?: [\w-]+){0,4} (?:functions?|counts?|pressures?|reserves?|burden|status|levels?|volumes?|output|rates?|state"
    r"|health|lvef|metaboli[sz]ers?|phosphatase|clearance|immunity|immune systems?|responses?|rhythms?|heartbeat"
    r"|vision"
    r"|hearing|circulation|flow|perfusion|motility|weight|balance|ph|acidity|secretions?|fraction|enzymes?|potassium"
    r"|sodium|calcium|magnesium|phosphate|glucose|sugar|albumin|platelets?|oxygen|tone|coordination|mobility"
    r"|swallowing|gag reflex|synthesis|stores?|nutrition|nutritional status)\Z"
)
# Conditions told by what they do: "conditions worsened by fluid retention".
_GROUP = re.compile(
    r"(?:(?:pre-existing|existing|underlying|medical|certain|other|any|chronic) )*"
    r"(?:conditions?|diseases?|disorders?|illness(?:es)?)"
    r" (?:(?:that|which) (?:\w+ ){1,3}?|affecting |exacerbated by |worsened by |aggravated by |predisposing to "
    r"|associated with |causing |involving |characteri[sz]ed by |of |in |with |requiring )[\w/-]{3,}(?: [\w/-]+)+\Z"
)
# A finding told by its number: "a platelet count below 50", "potassium above 5.5"
_MEASURED = re.compile(
    r"(?:[\w-]+ ){0,4}(?:counts?|levels?|intervals?|qtc?|bmi|index|fraction|pressure|rate|temperature|saturation"
    r"|enzymes?|transaminases?"
    r"|titers?|potassium|sodium|calcium|magnesium|phosphate|albumin|h(?:a)?emoglobin|bilirubin|ferritin|triglycerides?|fev1"
    r"|alt|ast|lvef|iop)(?: values?)? (?:(?:of|that is|that are|is|are) )?"
    r"(?:below|above|less than|greater than|more than|over|under|lower than|higher than|exceeding|at least|<|>|≤|≥)"
    r" ?(?:\d|(?:two|three|four|five|ten) times|twice|the upper limit)"
)
# People told by what they lack or have: "opioid-naive patients", "HIV-positive individuals".
_TOLD_BY = re.compile(
    r"(?:[\w-]+ )?(?!dose|time|age|gram|rate|concentration|weight|ph\b)\w+-"
    r"(?:naive|naïve|deficient|dependent|infected|positive|seropositive|seronegative|depleted|deprived|exposed)\Z"
    r"|alcohol (?:consumer|user|drinker)s?\Z|(?:heavy|chronic) (?:drinker|smoker)s?\Z"
)
_PEOPLE = re.compile(r"(?:those exposed to|(?:wo)?men (?:whose|who|with)) \w")
# What may narrow a condition: the words before it are one for themselves.
_QUALIFIED = re.compile(
    r" (?:requiring|within|related to|of unknown|near|inside|around|located"
    r"|(?:not )?caused by|triggered by|induced by|associated with|affecting"
    r"|due to|secondary to|characteri[sz]ed by|undergoing|involving|with|without|in|from|for|at|of|on|during|after"
    r"|following|that|which) "
    r"|(?<=predisposition) to |(?<=susceptibility) to |(?<=tendency) to |(?<=exposure) to "
)
_FORMS = (_STATE, _GROUP, _PEOPLE, _MEASURED, _TOLD_BY)
_HEADLESS = frozenset(("condition", "conditions", "disease", "disorder", "patient", "risk"))
_HISTORY = re.compile(r"(?:personal )?(?:(?:or|and|and/or) )?(?:family )?history of ")


@lru_cache(maxsize=1 << 15)
def is_known(term: str, vocab: Vocabulary) -> bool:
    """Whether `term` is a condition of the vocabulary, or is formed like one, or joins two ("asthma/copd")."""
    if vocab.condition(term) is not None or any(form.match(term) for form in _FORMS):
        return True
    if _LIKE.search(term):
        return True
    if history := _HISTORY.match(term):
        return is_known(term[history.end() :], vocab)
    head = _QUALIFIED.split(term, maxsplit=1)[0]
    if head != term:
        return head not in _HEADLESS and is_known(head, vocab)
    return "/" in term and any(is_known(part.strip(), vocab) for part in term.split("/"))
