"""The words of indications: a stretch of a list to the condition or purpose it names."""

from __future__ import annotations

import re

from dispensatory.extract.effects_words import singular
from dispensatory.vocab import Vocabulary

_ACT = (
    r"(?:treat(?:ing|ment|s)?|manag(?:e|es|ing|ement)|reliev(?:e|es|ing)|relief|prevent(?:ing|ion|s)?"
    r"|prophylaxis|control(?:ling|s)?|reduc(?:e|es|ing|tion)"
    r"|alleviat(?:e|es|ing|ion)|eas(?:e|ing)|lower(?:ing)?|combat(?:ing|ting)?|cur(?:e|ing)"
    r"|eliminat(?:e|ing|ion)|eradicat(?:e|ing|ion)"
    r"|correct(?:ing|ion)?|address(?:ing)?|sooth(?:e|ing)|minimi[sz](?:e|ing)|diagnos(?:e|ing|is)"
    r"|replac(?:e|ing)|improv(?:e|ing)|fight(?:ing)?|delay(?:ing)?"
    r"|help(?:ing|s)?|therapy|lessen(?:ing)?|suppress(?:ing)?|heal(?:ing)?|detect(?:ing|ion)?"
    r"|visuali[sz](?:e|ing)|prolong(?:ing)?)"
)
_LEAD = re.compile(
    rf"(?:(?:the|an?|any|some|certain|other|various|several|many|different|specific|both|also|even"
    rf"|other similar|(?:a )?(?:wide )?variety of|(?:a )?(?:wide |broad )?range of|a number of"
    rf"|types? of|forms? of|kinds? of|cases? of|symptoms? (?:of|associated with|related to|caused by"
    rf"|such as|like)|(?:the )?signs(?: and symptoms)? of|the effects of|"
    rf"(?:the )?risks? of|(?:the )?time to recurrence of|(?:the )?urge to|(?:the )?(?:development"
    rf"|onset|occurrence|frequency|incidence|progression|recurrence|severity|spread|growth|formation"
    rf"|number|duration|discomfort) of"
    rf"|(?:short-term|long-term|symptomatic|temporary|temporarily|effectively|initial|adjunctive|acute"
    rf"|routine|primary|secondary|maintenance|medical|topical|early|ongoing|supportive|further|future"
    rf"|recurrent|minor)(?= {_ACT}\b)"
    rf"|{_ACT}(?:,? (?:and|or) {_ACT})?(?: (?:of|for|against|in|with))?|patients with|individuals with"
    rf"|people with|adults with|those with|conditions? (?:such as|like|involving|including"
    rf"|associated with)"
    rf"|(?:\w+ )?conditions like|infections? (?:such as|like|including)|include|including|such as|like"
    rf"|primarily|mainly|specifically|most notably|notably|mostly|typically|in|for|to|of|with|as|and"
    rf"|or|further|future|recurrent|use|against|occasional|sometimes|related|associated with|due to"
    rf"|caused by|problems like|help|of symptoms|aid in|assist in|those (?:related to|caused by|associated with)) )+"
)
_KEEP = re.compile(
    r"(?:control of|termination of|prevention of|prophylaxis of|prophylaxis against|replacement of|induction of)"
)
_TAIL = re.compile(
    r" (?:(?:in|among) (?:\w+ ){0,2}(?:adults?|patients|children|people|individuals|women|men|some"
    r"|certain|those|infants|adolescents|both|the (?:body|eyes?|lungs|stomach))"
    r"|caused by|that|which|who|when|up to|where|if|because|resulting from|like|such as|including"
    r"|especially|particularly|as an?|associated with"
    r"|related to|after other|not responding|unresponsive|when other|by|from|using|without|affecting"
    r"|with or|in combination|in addition)\b"
)
_ORGAN = frozenset(
    "skin lung lungs bone blood joint eye eyes tissues liver kidney heart throat nose tongue brain bladder muscle "
    "muscles stomach acute severe serious chronic mild moderate "
    "complicated uncomplicated life-threatening surgery".split()
)
_GENERIC = re.compile(
    r"(?:(?:other|various|certain|specific|many|different|several|underlying|related|medical|these"
    r"|those|such|similar|more|following|skin|eye|health|serious|associated|its"
    r"|general|common|individual|two|three|four|key|distinct|main|major|primary|the|of|this|their|a"
    r"|wide|range|number|chronic|acute|severe|mild"
    r"|minor|complex|particular|long-term|broad|any|combination|specific) )*"
    r"(?:conditions?|symptoms?|uses?|purposes?|problems?|issues?|diseases?|disorders?|situations?"
    r"|treatments?|infections?|reactions?|procedures?|health|therapy|medications?|cases"
    r"|drugs?|causes?|patients|risk|need|use|ailments|illnesses|complications|types?|forms?"
    r"|applications?|indications?|effects?|stages|pathogens|it|them|off-label|bacteria|fungi|levels"
    r"|common allergy|drug resistance|resistance|development|healing|outcomes|one|ones|women|men"
    r"|children|adults|side effects|others|needs)?"
)
_HEAD = re.compile(
    r"(?:infections?|pains?|aches?|diseases?|disorders?|syndromes?|cancers?|symptoms|deficienc(?:y"
    r"|ies)|fevers?|ulcers?|inflammation|spasms?|spasticity"
    r"|failure|attacks?|tumou?rs?|conditions?|reactions?|hypertension|cough(?:s|ing)?|congestion"
    r"|itching|swelling|bleeding|clots?|strokes?|seizures?"
    r"|insomnia|anxiety|depression|nausea|vomiting|constipation|diarrh?oea|headaches?|migraines?"
    r"|burns?|wounds?|allerg(?:y|ies)|injur(?:y|ies)"
    r"|withdrawal|dependence|toxicity|overdose|poisoning|rejection|anesthesia|imaging|contraception"
    r"|infertility|abscess(?:es)?|events"
    r"|menopause|obesity|rash(?:es)?|irritations?|discomfort|cramps|stiffness|fatigue|hair loss|imbalances?|damage"
    r"|flashes|sweats|dryness|(?:labou?r|ovulation) induction|sedation|transplant(?:ation)?"
    r"|fractures?|metastases|metastasis|preparation|decontamination"
    r"|abortion|ripening|pregnancy|bites?|psoriasis|acne|(?:bone|hearing|vision|blood|weight) loss"
    r"|(?:overall|general|digestive|gut|liver) health|well-being|miscarriage|mole|wellness|warts?"
    r"|lice|worms?|infestations?|malaria"
    r"|tuberculosis|anthrax|plague|gout|asthma"
    r"|exacerbations?|flares?|episodes?|behaviou?r|angina|fibrillation|flutter|arrhythmias?|palsy"
    r"|sclerosis|dementia|schizophrenia|mania|psychosis"
    r"|cold|flu|sneezing|nose|eyes|throat|heartburn|indigestion|bloating|gas|hiccups|sinuses|phlegm"
    r"|mucus|shock|surgery|opacities|stones|gallstones"
    r"|leuk(?:a)?emia|lymphoma|melanoma|carcinoma|glioma|sarcoma|myeloma|neuropathy|retinopathy|edema"
    r"|oedema|eczema|glaucoma|h(?:a)?emophilia"
    r"|\w{2,}(?:itis|osis|emia|aemia|algia|oma|opathy|uria|rrhea|rrhoea|plegia|pnea|phagia|trophy"
    r"|iasis|plasia|penia|thermia|cardia|mycosis|ency|asthenia))\Z"
)
_BAD = re.compile(
    r"\b(?:prescribed|used|experiencing|women|men|safety|efficacy|potentially|these|acts?"
    r"|medications?|drugs?|medicines|increasing|properties"
    r"|antibiotics?|doctor|effectiveness|component|dosage|approved|you|your|available|bodily"
    r"|supplement|quality of life)\b|\Aafter |meaning"
)
_MEDICAL = re.compile(
    r"(?:[\w-]+ ){0,2}\w+(?:osis|emia|aemia|itis|algia|rrhea|rrhoea|rrhagia|uria|pathy|thmia|thmias|mycosis|pnea|penia"
    r"|ectasis|plegia|edema|stasis|stases)\Z"
)
_SHORT_FORM = re.compile(r"[a-z]{2,6}\Z")
_EDGES = " .,;:-*_\"'()[]"
_OWN = re.compile(r" (?:in|after|of|with|associated with|during|from|due to|caused by) ")
_LONGEST = 10  # words


def term_of(words: str) -> str:
    """The condition or purpose that plain lower-case words name, or "" for none: without lead-in and what follows."""
    short = " ".join(words.split()).strip(_EDGES)
    kept = ""
    while lead := _LEAD.match(short + " "):
        cut = short[: lead.end()].strip()
        kept = "prevention of " if cut.endswith(("prevention of", "prophylaxis of", "preventing", "prevent")) else kept
        short = short[lead.end() :].strip(_EDGES)
        if not short:
            return ""
    tail = _TAIL.search(short)
    short = (short[: tail.start()] if tail else short).strip(_EDGES)
    if (
        len(short) < 3
        or len(short.split()) > _LONGEST
        or short in _ORGAN
        or _GENERIC.fullmatch(short)
        or _BAD.search(short)
    ):
        return ""
    return kept + singular(short) if kept and len(short.split()) > 1 else singular(short)


def is_medical_for(name: str, lay: str) -> bool:
    """Whether `name`, in brackets after `lay`, is the medical word for it: "irregular heartbeats (arrhythmias)"."""
    return bool(_MEDICAL.match(name)) and not _SHORT_FORM.match(name) and not _MEDICAL.search(lay)


def is_known(term: str, vocab: Vocabulary) -> bool:
    """Whether the vocabulary knows `term` as a condition or a complaint."""
    bare = term.removeprefix("prevention of ")
    return bool(vocab.condition(bare) or vocab.effect(bare))


def is_likely(term: str, vocab: Vocabulary) -> bool:
    """Whether `term` names a condition, by the vocabulary or by its last word."""
    if _HEAD.search(term) or is_known(term, vocab):
        return True
    head = _OWN.split(term, maxsplit=1)[0]
    return head != term and bool(_HEAD.search(head) or is_known(head, vocab))
