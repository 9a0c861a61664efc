"""What words name: an ailment, a purpose, those who are treated, or the medical word for what stands before it."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.indications.verbs import PURPOSES
from dispensatory.extract.text.sought import Sought
from dispensatory.vocab import Vocabulary

_HEAD = Sought(
    r"(?:pneumonia|delirium(?: tremens?)?|grand mal|toxic effects?|embolism|sepsis|dysfunction|impairment|insufficiency"
    r"|abnormalit(?:y|ies)"
    r"|decline|incontinence"
    r"|crisis|crises|anaphylaxis|thrush|malformations?|weakness|redness|pruritus|cramping|bronchospasm|hypotension"
    r"|obstruction|h(?:a)?emorrhage|colic|tremors?|herpes(?: simplex| zoster)?|sores?|blisters?"
    r"|(?:clot|thrombus|stone|scar|keloid|plaque) formation|infections?|pains?|aches?|diseases?|disorders?|syndromes?"
    r"|cancers?|symptoms|deficienc(?:y"
    r"|ies)|fevers?|ulcers?|inflammation|spasms?|spasticity"
    r"|failure|attacks?|tumou?rs?|conditions?|reactions?|hypertension|cough(?:s|ing)?|congestion"
    r"|itching|swelling|bleeding|clots?|strokes?|seizures?"
    r"|insomnia|anxiety|depression|nausea|vomiting|constipation|diarrh?oea|headaches?|migraines?"
    r"|burns?|wounds?|allerg(?:y|ies)|injur(?:y|ies)"
    r"|withdrawal|dependence|toxicity|overdose|poisoning|rejection|ana?esthesia|analgesia|imaging|contraception"
    r"|infertility|abscess(?:es)?|events?"
    r"|menopause|obesity|rash(?:es)?|irritations?|discomfort|cramps|stiffness|fatigue|hair loss|imbalances?|damage"
    r"|flash(?:es)?|sweats?|dryness|(?:labou?r|ovulation) induction|sedation|transplant(?:ation)?"
    r"|[a-z-]+ prophylaxis|\w{3,}(?:graphy|scopy)|lesions?|(?:cracked|chapped|rough|oily) (?:skin|lips)"
    r"|(?:pain|weight|airway|stress) (?:management|control)|smoking cessation"
    r"|(?:neurogenic|overactive|hyperactive|irritable) bladder|\w{4,} vulgaris|replenishment|rehydration|(?:fluid"
    r"|volume|electrolyte|hormone|enzyme|iron) replacement|(?:iron|calcium|magnesium|potassium|zinc|iodine|fluoride"
    r"|vitamin|folate|mineral|electrolyte|nutritional|hormone|enzyme) supplementation|(?<![a-z] )strains?"
    r"|(?:muscle|ligament) strains?|empyema|fractures?|metastases|metastasis|preparation"
    r"|decontamination|contamination|repigmentation"
    r"|(?:wound|skin) (?:cleansing|disinfection|care|closure)|abortion|ripening|pregnancy|bites?|psoriasis"
    r"|acne|(?:bone|hearing|vision|blood|weight) loss"
    r"|(?:overall|general|digestive|gut|liver) health|well-being|miscarriage|mole|wellness|warts?"
    r"|death|freckles?|(?:age|dark|sun|liver) spots?|lice|worms?|infestations?|malaria"
    r"|tb|copd|gerd|hiv|utis?|pah|tuberculosis|anthrax|plague|gout|asthma"
    r"|exacerbations?|flares?|episodes?|behaviou?r|angina|fibrillation|flutter|arrhythmias?|palsy"
    r"|sclerosis|dementia|schizophrenia|mania|psychosis"
    r"|cold|flu|sneezing|tingling|burning|straining|scaling|wheezing|bruising|teething|snoring|scarring|(?:runny"
    r"|stuffy|blocked|itchy|dry|watery|red) (?:nose|nostrils|eyes)|sore throat|heartburn"
    r"|indigestion|bloating|gas|hiccups"
    r"|shock|surgery|opacit(?:y|ies)|(?:gall)?stones?"
    r"|leuk(?:a)?emia|lymphoma|melanoma|carcinoma|glioma|sarcoma|myeloma|neuropathy|retinopathy|edema"
    r"|oedema|eczema|glaucoma|h(?:a)?emophilia"
    r"|\w{2,}(?:itis|osis|emia|aemia|algia|oma|opathy|uria|rrhea|rrhoea|plegia|pnea|phagia|trophy"
    r"|iasis|plasia|penia|thermia|cardia|mycosis|ency|asthenia))(?: (?:type|stage) \w+)?\Z"
)
_MEDICAL = re.compile(
    r"(?!(?:especially|particularly|mainly|usually|often|typically|including|like|such) )"
    r"(?:[\w-]+ ){0,2}(?:eczema|hypertension|o?edema|(?!rhinorr)\w+(?:osis|emia|aemia|itis|algia|rrhea|rrhoea"
    r"|rrhagia|uria|pathy|thmia|thmias"
    r"|mycosis|iasis|pnea|penia"
    r"|ectasis|plegia|edema|stasis|stases))\Z"
)
# Kinds of infection that are names of their own: "fungal nail infections (onychomycosis)".
_LAY_KIND = re.compile(
    r"\b(?:yeast|fungal|worm|nail|skin|ear|eye|tract|sinus|throat|bone|joint|bloodstream|abdominal|bacterial|viral|lice"
    r"|lung|kidney|bladder|parasit\w+) (?:infections?|infestations?)\Z|\bthrush\Z"
)
_KIND = re.compile(r"(?:(?!(?:in|of|to|for|with|from|by|their|its|between)\b)[\w'-]+ ){1,3}[\w'-]+")
_JOINED = re.compile(r"\b(?:and|or)\b")
_SHORT_FORM = re.compile(r"[a-z]{2,6}\Z")
_PERSON = Sought(
    r"(?:patients?|infants?|bab(?:y|ies)|cows?|cattle|dogs?|cats?|horses?|breeders?|pets?|livestock|children"
    r"|adults?|individuals?|women|men|people|smokers?|pediatrics?|(?<!of the )newborns?|elderly|adolescents?"
    r"|neonates?|males?|females?|persons?|users?|older|younger|trimester|structures?|exposure|mutations?|recipients?"
    r"|animals?|boys?|girls?|doctors?|metaboli[sz]ers?|\w+-infected"
    r"|(?:weakened|weak|compromised|suppressed) immune (?:systems?|responses?))\Z"
    r"|\bwhose\b|\bsomeone\b"
)
_CLAUSE = re.compile(
    r"\b(?:is|are|was|it|its|they|their|which|that|when|reduc\w+|improv\w+|increas\w+|help\w*|work\w*|can"
    r"|may|more|less"
    r"|other|first-line|alone|than|only|longer|time|days?|weeks?|treatments?|therap(?:y|ies)|effects?"
    r"|action|age|years?"
    r"|undergoing|including|doctor|professional|physician|use|dose|short|long|both|due|not|no|best|well|agents?"
    r"|available"
    r"|developing|acting|body|this|these|such|formulation|products?|applied|applications?|purposes?|reasons?|options?"
    r"|kills?|bacteria)\b|(?:ly|\d| of)\Z|\Amissing\Z|\A(?:(?!memory\Z)[\w-]+(?:ed|al|ic|ous|ive|ar|ory|able|ible)"
    r"|itchy|watery"
    r"|dry)\Z"
)
_ACT_ALONE = re.compile(r"[a-z]+ing")  # "timing"
_VAGUE = re.compile(
    r"\b(?:efficacy|effectiveness|outcomes?|symptoms?|(?<!sleep )quality|absorption"
    r"|(?<!athletic )(?<!exercise )performance|tolerability"
    r"|stability|results?"
    r"|comfort|adherence"
    r"|compliance|response|(?<!energy )levels?|(?<!energy )(?<!acid )production|activity|release|growth of"
    r"|survival|risk|amount|rate"
    r"|relief|protection"
    r"|solubility|permeability|penetration|bioavailability|access|visibility)\b"
)
_SHORT = 6  # words
_NO_AILMENT = re.compile(r"(?:mucus|phlegm|secretions?|sputum)\b")  # though an effect may be called so
_OWN = re.compile(r" (?:in|around|after|of|with|associated with|during|from|due to|caused by) ")
_ACT_OF = re.compile(
    r"(?:[\w-]+ ){0,2}(?:reversal|removal|termination|induction|maintenance|suppression|stimulation|dilation"
    r"|preparation"
    r"|expulsion|dissolution|visuali[sz]ation|replacement|correction|irrigation|disinfection|cleansing"
    r"|lubrication) of (?:[\w-]+ ){0,3}[\w-]+\Z"
)
_MANY = 1 << 15  # terms remembered: pages say the same


def is_person(term: str) -> bool:
    """Whether a term names those who are treated, and no ailment: "pediatric patients"."""
    return bool(_PERSON.search(term))


def is_plain_noun(term: str) -> bool:
    """Whether a term of no known word can be a name: short, and without the words of a clause."""
    return len(term.split()) <= _SHORT and not _CLAUSE.search(term) and not _ACT_ALONE.fullmatch(term)


def is_purpose(term: str) -> bool:
    """Whether a term can be what a purpose acts on ("secretions" that are dried)."""
    words = term.split()
    return len(words) <= _SHORT and words[0] not in PURPOSES and not _CLAUSE.search(term) and not _VAGUE.search(term)


def is_medical_for(name: str, lay: str) -> bool:
    """Whether `name`, in brackets after `lay`, is the medical word for it: "irregular heartbeats (arrhythmias)"."""
    return (
        bool(_MEDICAL.match(name))
        and not _JOINED.search(name)
        and not _SHORT_FORM.match(name)
        and not _MEDICAL.search(lay)
        and not _LAY_KIND.search(lay)
        and not lay.endswith((" lice", " disease", " sickness", " fever"))
    )


def is_known(term: str, vocab: Vocabulary) -> bool:
    """Whether the vocabulary knows `term` as a condition or a complaint."""
    bare = term.removeprefix("prevention of ")
    return bool(vocab.condition(bare) or vocab.effect(bare))


@lru_cache(maxsize=_MANY)
def is_likely(term: str, vocab: Vocabulary) -> bool:
    """Whether `term` names a condition, by the vocabulary or by its last word."""
    if _NO_AILMENT.match(term):
        return False
    if _HEAD.search(term) or _ACT_OF.match(term) or is_known(term, vocab):
        return True
    if _KIND.fullmatch(term) and vocab.condition(term.rpartition(" ")[2]):  # "drug-induced urticaria"
        return True
    head = _OWN.split(term, maxsplit=1)[0]
    return head != term and bool(_HEAD.search(head) or is_known(head, vocab))
