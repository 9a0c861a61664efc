"""The words of side effects: which phrases can name one, and how a phrase becomes a term."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.text.sought import Opened
from dispensatory.vocab import Vocabulary
from dispensatory.words import normalise

_HEAD = re.compile(
    r"(?:reactions?|damage|toxicit(?:y|ies)|infections?|pains?|aches?|bleeding|swelling|rash(?:es)?"
    r"|irritation|discomfort"
    r"|disturbances?|disorders?|impairment|injur(?:y|ies)|failure|suppression|depression|problems?|changes|swings"
    r"|spasms?|cramps?|ulcers?|inflammation|weakness|stiffness|numbness|sensations?|dryness|redness"
    r"|itching|burning|stinging"
    r"|hypersensitivity|palpitations|clots?|attacks?|elevations?|imbalances?|dysfunction|abnormalit(?:y|ies)|vision"
    r"|insufficiency|irregularit(?:y|ies)|symptoms|thoughts|behaviou?rs?|discolou?ration|complications?|defects"
    r"|intolerance|perforation|hemorrhage|haemorrhage|neuropathy|cytopenia|fractures?|tumou?rs?"
    r"|cancers?|malignanc(?:y|ies)"
    r"|arrhythmias?|seizures?|convulsions?|syndrome|heartbeats?|events|effusions?|thrombosis|embolism|necrosis|atrophy"
    r"|\w+(?:itis|emia|aemia|algia|opathy|uria|rrhea|rrhoea|plegia|pnea|phagia|penia|cardia|edema"
    r"|oedema|asthenia|megaly))\Z"
)
_NO_EFFECT = re.compile(
    r"(?:[\w-]+ ){0,4}(?:side|adverse|unwanted|systemic|local|other|potential|serious|long-term"
    r"|additive|opposite) effects?"
    r"|(?:[\w-]+ ){0,2}(?:side|adverse) effects? (?:of|at|listed|seen|reported|observed|described|mentioned)\b.*"
    # What is said of effects, where a sentence was cut: "not well established", "uncommon at these doses"
    r"|not (?:[\w-]+ly |well[- ]|yet )?(?:[\w-]+(?:ed|able)|known|common)\b.*|(?:often|largely|extremely|generally) \w+"
    r"|(?:indicative of|dependent on|managed with|localized to|uncommon at|considered|requiring|necessitat\w+"
    r"|listed (?:for|as)|concerning (?:with|in)|vital for|something to|shouldn't|ranging in|contact with a"
    r"|interactions? with|causal|concentrations? (?:of|within)|excessive use|can (?:occur|be)|others"
    r"|many others?|less frequently|engaging in|severe ones?"
    r"|(?:systemic )?absorption|effects? (?:throughout|on other)|symptoms? (?:affecting|involving))\b.*"
    r"|(?:side|adverse) (?:effects?|events?|reactions?)|death|fatal\w*|overdos\w*|withdrawal|withdrawal symptoms?"
    r"|withdrawal of .*|misuse|abuse|cross-.*|interactions?|drug interactions?"
    r"|reduced effectiveness|treatment failure|serious (?:complications|health problems)|complications?|symptoms?"
    r"|(?:al)?though (?:\w+ )?rare|while (?:\w+ )?rare|(?:\w+ )?(?:more|less) (?:serious|severe"
    r"|common|frequent)|additive|considered safe"
    r"|(?:with|if|those|but|varying|important|who|when|that|very|quite|needs?|each|due|caused|related|though|although"
    r"|in severe cases?|high(?:er)? doses?|accidental (?:ingestion|exposure)|ingestion|treatment of"
    # ... and other heads of what is no noun: where, how often and on what grounds, what is to be done
    r"|at|for|from|as|upon|under|above|along|which|while|there(?:'s)?|not|these|such|its|associated|linked"
    r"|limited|likely|unlikely|reported|based|difficult to|impossible|occurs|warrants?|requires?|have been|will be|may"
    r"|could|would|contribut(?:e|es|ing) to|making|reducing|affecting|involving|indicating|meaning|highlighting"
    r"|experiencing|characteri[sz]ed|categori[sz]ed|absorbed into|absorption (?:into|of)|unavailable|undocumented"
    r"|well-(?:tolerated|documented|established)|similar to|provided|exceptionally|extremely (?:rare|high)"
    r"|highly (?:toxic"
    r"|variable)|still under|synergistically|serious condition|given|often|possibly|relatively|frequency"
    r"|reason for|more and"
    r"|grade \d|particular concern"
    r"|interactions? between|individual's|combination of|effects? similar|severity of|uncommon|primarily"
    r"|less readily|harmless|compounded|prolonged\Z|inappropriate use|radiation exposure"
    r"|(?:serious )?health (?:concerns?|risks?|issues?)|around|covering"
    r"|membranes?|(?:central|colou?red|white) part of|expected in|see|use (?:of|with)|(?:topical|prolonged"
    r"|long-term|excessive) (?:use|application)|case reports?|clinical (?:trials?|stud(?:y|ies))"
    r"|professional guidance|body areas?|dose dependent|dosage|speed of|caution in|rarer|early-phase"
    r"|intravenous formulation|indication of|increased compared|opposite of intended|modified in|higher (?:risk"
    r"|frequency|toxicity)|increased risk|and (?:many )?other|long-term (?:risks?"
    r"|effects?)|older adults?|additive side effects|problems affecting"
    r"|post-marketing|central vision|largely dependent)\b.*"
    r"|(?:serious|severe|life-threatening|unexpected|concerning|persistent|unusual|worse|such|additive|unpredictable"
    r"|(?:less|more) \w+) (?:reactions?|complications?|conditions?|consequences?|issues?|ones?|effects?"
    r"|symptoms?|events?"
    r"|interactions?|(?:adverse|allergic) (?:events?|reactions? occurred))"
    r"|serious (?:adverse )?reactions?|harmful|frequency"
    r"|in [a-z].*|dose-dependent|life-threatening|while|amplified|relatively (?:frequent|common|rare)"
    r"|(?:immediate |prompt |urgent )?medical (?:attention|help|care)|(?:serious )?adverse events?"
    r"|harm|toxicity|serious concern|important|f(?:o)?etal harm|alt|ast|alp|ggt|transaminases?"
    r"|individuals?|individual sensitivity|problems?|changes|reactions?"
    r"|health problems|adverse outcomes?|further complications|(?:serious |severe )?medical (?:emergency|conditions?)"
)
_OPENING = re.compile(
    r"(?:(?:(?:rare )?(?:potential for|possibility of|instances? of|chance of)|(?:(?:some )?people|individuals"
    r"|patients)"
    r" (?:may )?(?:experienced?|report(?:ed)?|develop(?:ed)?)|an?|the|any|some|certain|other|various|possible"
    r"|potentially|potential|known|more|also|of|to|even|mild|minor"
    r"|moderate|temporary|transient|occasional|slight|generali[sz]ed|general|including|such as|like"
    r"|e\.g\.,?|for example,?"
    r"|rare|rarely|occasionally|sometimes|especially|particularly|typically|common|usually|generally|new|worsening of"
    r"|both|your|their|in (?:rare|severe|some) cases,?|rare cases of|cases of|reports of|signs of|symptoms of"
    r"|development of|episodes of"
    r"|(?:an )?(?:increased|increasing(?: the)?|increase in|higher|potential|elevated|the|rare|greater"
    r"|possible)? ?risk (?:of|for)(?: developing)?"
    r"|increased susceptibility to|increase in the risk of|the potential for|a feeling of"
    r"|but(?= (?:potentially )?(?:serious|severe|fatal|life-threatening|dangerous) )|dangerous(?:ly)?|fatal|to severe)"
    r"(?: |\Z))+"
)
_HOW = re.compile(r"[a-z-]+(?<!anoma)(?<!mega)(?<!bel)ly\Z")  # an adverb alone, left where a sentence was cut
_KEPT_WHOLE = ("general discomfort", "worsening of", "new onset", "new-onset")
_TAIL = Opened(
    r" (?:which|that|who|especially|particularly|if|when|while|where|due to|because|during|unless"
    r"|without|since|upon|after"
    r"|following|as (?:a|an|it|they|the|well|your)|may|can|could|should|must|are|is|was|were|has|have"
    r"|had|requires?|needs?"
    r"|than|from|beyond|so|but|though|although|these|this|it|they|you|ranging|typically|usually|generally"
    r"|sometimes|often|over time"
    r"|requiring|necessitating|increasing|leading|causing|resulting|characterized|seek|contact(?! (?:dermatitis"
    r"|sensiti|allerg))"
    r"|associated with|related to|caused by"
    r"|in (?:some|rare|extremely|very|a few|patients|people|individuals|certain|those|the elderly|children|women|men"
    r"|infants|adults|both"
    r"|susceptible|severe cases|many|very|older|newborns?|neonates|case|addition|most|overdose|elderly|high|sensitive"
    r"|predisposed|pregnan\w+|general|particular|rarer?)|with (?:prolonged|long|high|repeated"
    r"|excessive|continued|use|the|other"
    r"|certain|chronic|some|extended|overuse|rapid|abrupt|oral)|at (?:very high|high|the (?:start|beginning)"
    r"|higher|first|large)"
    r"|(?<=reactions )to|(?<=reaction )to"
    r"|to (?:the drug|it|the medication|the medicine|any|sunlight exposure)|for (?:some|a few|several|those)|by|among"
    r"|also|include[sd]?|including|such as|like)\b"
)
_TAG = re.compile(r"</?[a-z]{1,6}>")
# "A serious condition called lactic acidosis"
_CALLED = re.compile(r"\A(?:[\w-]+ ){1,8}(?<!also )(?<!sometimes )(?<!commonly )(?:called|known as) (?:an? )?")
_EDGES = " .,;:-*_\"'()[]"
_STOP_WORDS = frozenset(
    (
        "others other etc these them it this effects effect severe serious mild moderate minor major rare rarely "
        "common uncommon severity possibility possibilities unavailable breakdown sensitivity temporary permanent "
        "reversible none yes no more all increased decreased fatal reported possible risk medications drugs patients "
        "people doctor face lips tongue throat extremities eyes skin breathing system toxic "
        "dangerous ranging however following can may ingredient ingredients and or "
        "intense worsened limited associated unknown influenced problematic inaccurate incomplete include monitoring "
        "women clothing allergic cardiovascular renal neurological gastrointestinal dermatological concentration ten "
        "sjs "
        # qualities and things, left where a list was cut or its shared words were not read
        "additionally alarming ampicillin challenging commonly complex component concentration concern concerning "
        "condition dexterity difficult discontinuation disorder disturbance documented dosage eating estrogenic "
        "experiencing extensive failure frequent fungal fungi heavier higher imbalance immune-mediated increase "
        "indicated infrequent insufficiency intensified interactive interference irreversible issue lability largely "
        "leading listed loss malignant medication mentioned motor necessary neuromuscular outdated persistent "
        "post-marketing potentiated pre-clinical primarily pronounced rather reduced retention rhythm shopping "
        "significant sourced space study subside substantial swing syndrome synergistic tendency texture thinking "
        "treatment unexpected unpredictable unusual upper varied virus warm worsen action dose overlapping "
        "inducing impairment organ tissue organs insulin pharmacist"
    ).split()
)
# The parts of the body by which a list says where an effect is
_BODY = frozenset(
    "face lips lip tongue throat mouth eyes eye hands feet ankles legs arms limbs skin eyelids fingers toes hand foot "
    "extremities urine nails lower neck scalp gums airways body breasts sclera nose ears ear soles palms stomach "
    "intestines intestine bowel chest veins vein arteries artery conjunctiva iris eyelashes eyelash eyebrows hair "
    "membranes membrane genitals liver kidneys kidney bones joints muscles tissues heart lungs brain jaw stool stools "
    "feces faeces sweat saliva vomit semen sputum retina cornea palate cheeks airway".split()
)
_IN_PLACE = frozenset("the your in of on or and mucous usually other".split())
_PLACING = _BODY | _IN_PLACE
_SHORT = 5  # words


def is_place(words: str) -> bool:
    """Whether `words` name parts of the body and nothing else: "the lips"."""
    parts = [part for part in words.replace(",", " ").split() if part not in _IN_PLACE]
    return bool(parts) and _BODY.issuperset(parts)


def is_short(term: str) -> bool:
    """Whether `term` has as few words as an effect nobody knows may have, the places it names left out."""
    words = term.split()
    return len(words) <= _SHORT or (words[-1] in _BODY and sum(word.strip(",") not in _PLACING for word in words) <= 3)


@lru_cache(maxsize=1 << 14)
def term_of(words: str) -> str:
    """The term that plain lower-case words name, or "" where they name none: without lead-in and what comes after."""
    short = " ".join((_TAG.sub("", words) if "<" in words else words).split()).strip(_EDGES)
    if " called " in short or " known as " in short:
        short = _CALLED.sub("", short)
    opening = None if short.startswith(_KEPT_WHOLE) else _OPENING.match(short)
    short = short[opening.end() :] if opening else short
    tail = _TAIL.search(short)
    short = (short[: tail.start()] if tail else short).strip(_EDGES).removesuffix(" and").removesuffix(" or")
    if short in _STOP_WORDS or len(short) < 3 or len(short) > 80 or _NO_EFFECT.fullmatch(short) or _HOW.match(short):
        return ""
    return singular(short) if len(short.split()) <= 9 else ""


def singular(term: str) -> str:
    """`term` with its head in the singular, where the vocabulary or plain English has one ("rashes" to "rash")."""
    head, joined, rest = term.partition(" of ")
    before, _, last = head.rpartition(" ")
    if not last.endswith("s") or last in _PLURAL or not last.isalpha() or last.endswith(("ss", "us", "is", "itis")):
        return term
    whole = (len(last) > 7 and last.endswith(("oses", "tases"))) or last == "crises"
    one = last[:-2] + "is" if whole else normalise(last)
    if last.endswith("itides"):
        return f"{before} {last[:-3]}s".strip() + joined + rest
    if not last.startswith(one[:-2]):
        return term
    return f"{before} {one}".strip() + joined + rest


_PLURAL = frozenset(
    "cramps symptoms flashes flushes thoughts enzymes levels palpitations hives chills sweats diabetes thinning "
    "pcos ards aids".split()
)


_OF_HABIT = frozenset("dependence addiction tolerance".split())


def is_of_habit(term: str) -> bool:
    """Whether `term` is a matter of habit: an effect where side effects are listed, advice elsewhere."""
    return term.rsplit(" ", 1)[-1] in _OF_HABIT


def is_named(term: str, vocab: Vocabulary) -> bool:
    """Whether the vocabulary knows `term` as an adverse effect, severity words left out if need be."""
    return bool(vocab.effect(term) or vocab.effect(_SEVERITY.sub("", term)))


_SEVERITY = re.compile(
    r"^(?:(?:severe|serious|life-threatening|potentially|fatal|acute|persistent|excessive|unusual"
    r"|extreme|worsening|sudden"
    r"|chronic|increased|major|easy|local) )+"
)


_WHERE = re.compile(r" (?:at|around|near|of|in) (?:the |your )?")


def is_likely(term: str, vocab: Vocabulary) -> bool:
    """Whether `term` is an adverse effect by the vocabulary, or by its last word or the one before its place."""
    return _likely(term, vocab) or _likely(_WHERE.split(term, maxsplit=1)[0], vocab)


@lru_cache(maxsize=1 << 14)
def _likely(term: str, vocab: Vocabulary) -> bool:
    return bool(is_named(term, vocab) or vocab.condition(term) or _HEAD.search(term))
