"""The words of indications: a stretch of a list to the condition or purpose it names."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.effects.words import singular
from dispensatory.extract.indications.verbs import PURPOSES
from dispensatory.extract.text.sought import Sought
from dispensatory.vocab import Vocabulary

_ACT = (
    r"(?:treat(?:ing|ment|s)?|manag(?:e|es|ing|ement)|reliev(?:e|es|ing)|relief|prevent(?:ing|ion|s)?"
    r"|prophylaxis|control(?:ling|s)?|reduc(?:e|es|ing|tion)"
    r"|alleviat(?:e|es|ing|ion)|eas(?:e|ing)|lower(?:ing|(?! (?:limb|leg|back|respiratory|urinary|abdom"
    r"|gastro|extrem|bowel|tract|airway)))|combat(?:ing|ting)?|cur(?:e|ing)"
    r"|eliminat(?:e|ing|ion)|eradicat(?:e|ing|ion)"
    r"|correct(?:ing|ion)?|address(?:ing)?|sooth(?:e|ing)|minimi[sz](?:e|ing)|diagnos(?:e|ing|is)"
    r"|replac(?:e|ing)|improv(?:e|ing)|fight(?:ing)?|delay(?:ing)?"
    r"|clos(?:ing|ure)|complet(?:e|ing)(?= (?:the|an?)\b)|characteri[sz]ing|help(?:ing|s)?|monitoring|therapy"
    r"|lessen(?:ing)?|suppress(?:ing)?"
    r"|heal(?:ing)?|identify(?:ing)?|limiting|detect(?:ing|ion)?|produc(?:e"
    r"|ing)"
    r"|visuali[sz](?:e|ing)|prolong(?:ing)?|slow(?:ing)?(?: down)?)"
)
_LEAD = re.compile(
    rf"(?:(?:the|an?|clinically significant|any|some|certain|other|various|several|many"
    rf"|different|specific|both"
    rf"|also|even"
    rf"|multiple(?= (?:cold|flu|symptoms)\b)|other similar|resulting|(?:targeted |directed "
    rf"|aimed )?(?:towards?|at)|the (?:overall|combined) effects? of"
    rf"|(?:a )?(?:wide )?variety of|(?:a )?(?:wide |broad |full )?(?:range|spectrum) of"
    rf"|(?:now )?(?:largely )?restricted to|(?:most |more )?commonly|most often"
    rf"|provid(?:e|es|ing)|a number of|(?:core|main|key|common|typical|usual"
    rf"|many)(?= (?:symptoms|respiratory|of))|similar"
    rf"|types? of|forms? of|kinds? of|(?:mild |severe )?cases? of|instances? of|symptoms? (?:of|associated with"
    rf"|related to|caused by"
    rf"|such as|like|involving)|(?:the )?signs(?: and symptoms)? of|(?:the |life-threatening |harmful )+effects of"
    rf"|sources? of|"
    rf"(?:the )?risks? of|(?:the )?time to recurrence of|(?:the )?urge to|(?:the )?(?:development"
    rf"|location|extent|presence|onset|occurrence|frequency|incidence|likelihood|progression|recurrence|severity"
    rf"|spread|growth|formation"
    rf"|number|duration|discomfort) of"
    rf"|(?:short-term|long-term|symptomatic|temporary|temporarily|effectively|initial|adjunctive|acute"
    rf"|routine|primary|secondary|maintenance|medical|topical|early|ongoing|supportive|further|future"
    rf"|recurrent|minor)(?= {_ACT}\b)"
    rf"|{_ACT}(?:,? (?:and|or) {_ACT})?(?: (?:of|for|against|in|with))?|patients with|individuals with"
    rf"|people with|adults with|those with|conditions? (?:such as|like|involving|including"
    rf"|associated with)"
    rf"|(?:first|second|third|later)(?:-line)?(?: (?:and|or) (?:second|third|later))?-line (?:treatments?"
    rf"|therapy) (?:of|for)"
    rf"|conditions? (?:called|known as)"
    rf"|(?:\w+ )?conditions like|[\w-]+ (?:conditions|disorders) involving|infections? (?:such as|like|including)"
    rf"|include|including|encompassing|such as|like"
    rf"|primarily|mainly|specifically|focus(?:ed|ing) on|within|during|most notably|notably|mostly|typically|in|for|to"
    rf"|of|with|as|and"
    rf"|or|further|future|recurrent|use|against|occasional|sometimes|often|related|associated(?: with)?|due to"
    rf"|caused by|problems like|(?:[\w-]+ )?(?:conditions|illnesses|injuries|disorders|infections"
    rf"|bacteri(?:a|um)|fung(?:i|us)|virus(?:es)?|parasites?|mites?|molds|yeasts?|dermatophytes|organisms"
    rf"|pathogens)(?: (?:that )?(?:commonly"
    rf"|often|typically|usually|frequently|can|may"
    rf"|known to))*"
    rf" (?:causing|causes?|(?:are )?responsible for(?: causing)?)|help|of symptoms"
    rf"|aid(?:ing)? in|assist(?:ing)? (?:in|with)|those (?:related to|caused by|associated with|\w+ing)) )+"
)
_TAIL = re.compile(
    r" (?:(?:in|among) (?:[\w-]+ ){0,2}(?:adults?|patients|children|people|individuals|women|men|some"
    r"|certain|those|infants|babies|newborns|adolescents|recipients|both|the (?:body|lungs|stomach)|cows|cattle|dogs"
    r"|cats|horses)"
    r"|in (?:(?:an? )?(?:wide|broad|range)|other (?:[\w-]+ ){0,2}(?:conditions|diseases|disorders|illnesses)|(?:other "
    r"|various )?parts of|conditions|cases|situations|various|many"
    r"|several|different|(?:\w+ )?ways|the (?:long|short) term|mild cases?"
    r"|severe cases?)"
    r"|(?:stemming|remaining|accompanied|marked|identified|experienced|arising|seen|requiring|triggered|linked"
    r"|characteri[sz]ed|followed"
    r"|contributing|responsive|driven|proven|complicated(?= by))(?= |\Z)|(?:characteristic|typical"
    r"|indicative)(?: of\b|\Z)"
    r"|involving (?:both|either)|caused by|due to (?:various|other|certain|several|many|different)|compared|sometimes"
    r"|that|which|who|when|up to"
    r"|where|if|because|resulting from|like"
    r"|such as|including"
    r"|especially|particularly|as an?|associated with"
    r"|related to|after other|not responding|unresponsive|when other|by|from|using|without|affecting"
    r"|with or|in combination|in addition)\b| - "
)
_LOOSE_END = re.compile(
    r"(?:,? (?:programs?|programmes?|involving|affecting|to|and|or|the|for|in|of|with|by|helps?|also|further|then"
    r"|associated|off|itself|themselves))+\s*\Z"
)
_POTENTIALLY = re.compile(r"(?:[\w-]+ or )?potentially (?=life-threatening|severe|serious|fatal)")
_ORGAN = frozenset(
    "skin lung lungs bone blood joint eye eyes tissues liver kidney heart throat nose tongue brain bladder muscle "
    "muscles stomach acute severe serious chronic mild moderate "
    "intermediate first second third "
    "complicated uncomplicated life-threatening surgery sinuses airways chest passages hair neck hands feet "
    "fluid food pressure sound often support iii induction "
    "primary secondary rough scaly soles palms gums mouth areas function incomplete tendons bolus "
    "adjuvant imaging "
    "gallbladder surgeries circulation strength thus".split()
)
_GENERIC = re.compile(
    r"(?:(?:other|all|both|various|certain|specific|many|different|several|underlying|related|medical|these"
    r"|those|such|similar|more|following|health|serious|associated|its"
    r"|general|common|individual|associated|uncomplicated|complicated|cluster|unpleasant|bothersome|uncomfortable"
    r"|emergency|cosmetic|new|suitable|locally|metastatic|recurrent|persistent|relapsed|refractory|residual"
    r"|[\w-]+-(?:resistant|sensitive|refractory)|unresectable|active|or|and|two|three"
    r"|four|five|six|seven|childhood|infectious|advanced|key|distinct"
    r"|main|major|primary|the|of|this|their|a"
    r"|wide|range|number|chronic|acute|less|severe|mild|to|moderate|susceptible"
    r"|minor|complex|particular|long-term|broad|any|combination|specific),? )*"
    r"(?:(?:skin|eye) (?:conditions?|problems?|issues?)|conditions?|symptoms?|uses?|purposes?|problems?|issues?"
    r"|diseases?|disorders?|situations?"
    r"|treatments?|infections?|reactions?|procedures?|health|therapy|medications?|cases"
    r"|drugs?|causes?|patients|risk|need|use|ailments|illnesses|complications|types?|forms?"
    r"|applications?|indications?|effects?|stages|pathogens|(?:blood )?(?:sugar|glucose)(?: levels)?|acid levels"
    r"|stomach acid|blood flow|it|them|off-label|bacteria|fungi|levels"
    r"|common allergy|drug resistance|resistance|development|healing|outcomes|outbreaks?|(?:earlier |early "
    r"|late |later )?stages?(?: of the disease)?|one|ones|women|men"
    r"|children|adults|side effects|others|most|needs|those|signs|damage|events?|infestations?|(?:first|second"
    r"|third)-line|discomfort|life|deficienc(?:y|ies)|research|oncology|frequency"
    r"|severity|illness|episodes?"
    r"|blood pressure)?"
)
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
    r"|abortion|ripening|pregnancy|bites?|psoriasis|acne|(?:bone|hearing|vision|blood|weight) loss"
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
_BAD = re.compile(
    r"\b(?:kills?|killing|prescribed|used|experiencing|women|men|safety|efficacy|potentially|these|acts?"
    r"|medications?|drugs?(?![ -](?:abuse|addiction|dependen|misuse|overdose|intoxication|use disorder|rash|eruption"
    r"|fever"
    r"|withdrawal|induced|resistant|associated|related|sensitive))|medicines|increasing|properties"
    r"|antibiotics?(?!-(?:associated|induced|resistant))|doctor|effectiveness|component|dosage|approved|you|your|available|bodily"
    r"|supplement|quality of life|process|mucus|patient's|vary|aspects?|similar characteristics?|less common|approach"
    r"|allows?|exhibits?|helps|success rate|constriction of (?:the )?blood|given (?:during|before"
    r"|after)|causes? of"
    r"|purposes|pathogens?|having undergone|(?:cuti|propioni)bacterium"
    r"|side effects?|apoptosis|strongly|contributing|risk factors?|excipients?|listed above|serves?|makes?|settings?"
    r"|stud(?:y|ies)|trials?|might|could|would"
    r"|will|should|do|does|did|don't|doesn't|isn't|but|history of)\b|\A(?:(?:reduced|preserved"
    r"|low) ejection fraction\Z|responsible|important|crucial"
    r"|essential for|vital"
    r"|involved|individuals|people|patients|after|on|at|combination|conjunction|although"
    r"|though|only"
    r"|causing|leading to|showing|around|(?:\w+ly )?impacting|before|such|this|another|thus|species of"
    r"|conditions? (?:causing"
    r"|of)) "
    r"|\b(?:high|higher|increased) risk\b|meaning|\A(?:directly )?into |\A(?:reduced|preserved"
    r"|low) ejection fraction\Z|\A[\w-]+ components?\Z|\Astage [ivx\d]+[abc]?\Z"
    r"|\A[a-z] infections?\Z|\Aover \d|(?<!skin )\b(?:patch|gel|cream|ointment|tablets?|capsules?|spray|lotion)\Z"
)
_MEDICAL = re.compile(
    r"(?:[\w-]+ ){0,2}(?:eczema|hypertension|o?edema|(?!rhinorr)\w+(?:osis|emia|aemia|itis|algia|rrhea|rrhoea"
    r"|rrhagia|uria|pathy|thmia|thmias"
    r"|mycosis|iasis|pnea|penia"
    r"|ectasis|plegia|edema|stasis|stases))\Z"
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
    r"\b(?:efficacy|effectiveness|outcomes?|symptoms?|(?<!sleep )quality|absorption|performance|tolerability"
    r"|stability|results?"
    r"|comfort|adherence"
    r"|compliance|response|(?<!energy )levels?|production|activity|release|growth of|survival|risk|amount|rate"
    r"|relief|protection"
    r"|solubility|permeability|penetration|bioavailability|access|visibility)\b"
)
_SHORT = 6  # words
# An adjective without its noun: "allergic or viral".
_BARE = re.compile(
    r"(?:[\w-]+ ){0,3}?(?!(?:colic|panic|withdrawal|removal|renewal|arousal|survival|reversal|retrieval"
    r"|approval)\Z)[a-z-]+"
    r"(?:ic|al|ous|ive|arian|nary|ular|mutant|immune)\Z|(?:(?:[\w-]+ )?(?:acute|chronic)|subacute|autoimmune"
    r"|locally advanced"
    r"|relapsing-remitting|(?:mild|moderate|severe)(?: to (?:moderate"
    r"|severe))?)\Z"
)
# "Endocarditis during dental", of which the rest is another item's.
_DANGLING = re.compile(r" (?:during|after|before) (?:(?:[\w-]+ )?[a-z-]+(?:ic|al|ous|ive|ary)|hip|knee)\Z")
# What opens a list and names none of it: "two serious bacterial infections".
_COUNTED = re.compile(
    r"(?:two|three|four|five|six) (?:[\w/-]+ ){0,3}(?:conditions|infections|disorders|diseases|infestations|symptoms"
    r"|cancers)"
)
_EDGES = " .,;:-*_\"'()[]"
_NO_AILMENT = re.compile(r"(?:mucus|phlegm|secretions?|sputum)\b")  # though an effect may be called so
_OWN = re.compile(r" (?:in|around|after|of|with|associated with|during|from|due to|caused by) ")
_ACT_OF = re.compile(
    r"(?:[\w-]+ ){0,2}(?:reversal|removal|termination|induction|maintenance|suppression|stimulation|dilation"
    r"|preparation"
    r"|expulsion|dissolution|visuali[sz]ation|replacement|correction|irrigation|disinfection|cleansing"
    r"|lubrication) of (?:[\w-]+ ){0,3}[\w-]+\Z"
)
_LONGEST = 10  # words
_MANY = 1 << 15  # terms remembered: pages say the same


@lru_cache(maxsize=_MANY)
def term_of(words: str) -> str:
    """The condition or purpose that plain lower-case words name, or "" for none: without lead-in and what follows."""
    short = " ".join(words.split()).strip(_EDGES)
    if "potentially " in short:
        short = _POTENTIALLY.sub("", short)
    kept = ""
    while lead := _LEAD.match(short + " "):
        cut = short[: lead.end()].strip()
        kept = "prevention of " if cut.endswith(("prevention of", "prophylaxis of", "preventing", "prevent")) else kept
        short = short[lead.end() :].strip(_EDGES)
        if not short:
            return ""
    tail = _TAIL.search(short)
    short = _LOOSE_END.sub("", short[: tail.start()] if tail else short).strip(_EDGES)
    if dangling := _DANGLING.search(short):
        short = short[: dangling.start()]
    if (
        len(short) < 3
        or len(short.split()) > _LONGEST
        or short in _ORGAN
        or _GENERIC.fullmatch(short)
        or _BAD.search(short)
        or _BARE.match(short)
        or _COUNTED.fullmatch(short)
    ):
        return ""
    if short == "flutter":  # "atrial fibrillation or flutter"
        return "atrial flutter"
    return kept + singular(short) if kept and len(short.split()) > 1 else singular(short)


def without_lead(words: str) -> str:
    """`words` without what only leads to the name of a use: "a wide range of"."""
    lead = _LEAD.match(words)
    return words[lead.end() :] if lead else words


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
