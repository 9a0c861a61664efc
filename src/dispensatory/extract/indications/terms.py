"""The words of indications: a stretch of a list to the condition or purpose it names."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.effects.words import singular

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
    r"|visuali[sz](?:e|ing)|prolong(?:ing)?|slow(?:ing)?(?: down)?(?! (?:gastric|stomach|bowel|heart|healing)))"
)
_LEAD = re.compile(
    rf"(?:(?:the|an?|clinically significant|any|some|certain|other|various|several|many"
    rf"|different|specific|both"
    rf"|also|even|especially|particularly|possibly|ultimately|more(?= severe| advanced| serious| systemic)|most"
    rf"|developing|accompanying|(?:small |large )?areas? of(?! the)"
    rf"|(?<!different )(?<!various )(?<!several )(?<!multiple )(?<!all )aspects of"
    rf"|(?:issues|concerns) (?:such as|like|related to|associated with|involving)"
    rf"|part of (?:[\w-]+ ){{0,5}}(?:for|in)|limited to|solely|(?:[\w-]+ ){{0,2}}(?:infants|newborns|neonates) with"
    rf"|(?:the )?effects of(?= (?:[\w-]+ ){{0,3}}(?:deficiency|menopause|poisoning|syndrome)\b)"
    rf"|multiple(?= (?:cold|flu|symptoms)\b)|other similar|resulting|(?:targeted |directed "
    rf"|aimed )?(?:towards?|at)|the (?:overall|combined) effects? of"
    rf"|(?:a )?(?:wide )?variety of|(?:a )?(?:wider? |broad(?:er)? |full )?(?:range|spectrum) of"
    rf"|(?:now )?(?:largely )?(?:restricted|confined) to|(?:most |more )?commonly|most often"
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
    rf"|{_ACT}(?:,? (?:and|or) {_ACT})?(?: (?:of|for|against|in|with))?|(?:[\w-]+ )?patients with"
    rf"|individuals with"
    rf"|people with|adults with|those with|conditions? (?:such as|like|involving|including"
    rf"|associated with)"
    rf"|(?:first|second|third|later)(?:-line)?(?: (?:and|or) (?:second|third|later))?-line (?:treatments?"
    rf"|therapy) (?:of|for)"
    rf"|conditions? (?:called|known as)"
    rf"|(?:\w+ )?conditions like|[\w-]+ (?:conditions|disorders) involving|(?:commonly )?(?:implicated|seen"
    rf"|experienced|observed|felt) (?:in|with|during)"
    rf"|infections? (?:such as|like|including)"
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
    rf"|aid(?:ing)? in|assist(?:ing)? (?:in|with)|(?:those|that) (?:related to|caused by|associated with|due to|from"
    rf"|(?:experienced|seen|felt) (?:with|during|in|after|by)|resulting from|(?!following)\w+ing)) )+"
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
    r"|related to|after other|not responding|unresponsive|when other|by|from(?<!recovery from)|using|without|affecting"
    r"|with (?:or|both|either|similar|multiple)|in combination|in addition|in select(?:ed)? cases"
    r"|patients on|compared"
    r"|to (?:reduce|relieve|alleviate|improve|confirm|prevent|treat|manage|control|help|promote|restore))\b| - "
)
_LOOSE_END = re.compile(
    r"(?:,? (?:programs?|programmes?|cases?|often|only|as|during|involving|affecting|to|and|or|the|for|in|of"
    r"|with|by|helps?|also|further|then"
    r"|associated|off|itself|themselves))+\s*\Z"
)
# "Severe forms of lupus", "moderate to severe cases of psoriasis": how bad it is.
_DEGREE_OF = re.compile(
    r"\b((?:(?:very )?(?:mild(?= to|-to)|moderate|severe|complicated|uncomplicated|acute|chronic|advanced"
    r"|refractory|resistant)"
    r"(?:,? (?:to|or|and) |-to-|, )?)+) (?:cases?|forms?|types?) of (?:(?:the|several|various|certain|some|many) )?"
)
_RECOVERING = re.compile(r"\b(?:(?:those|people|patients|individuals) )?(?:who are )?recovering from\b")
_POTENTIALLY = re.compile(r"(?:[\w-]+ or )?potentially (?=life-threatening|severe|serious|fatal)")
_ORGAN = frozenset(
    "skin lung lungs bone blood joint eye eyes tissues liver kidney heart throat nose tongue brain bladder muscle "
    "muscles stomach acute severe serious chronic mild moderate "
    "intermediate first second third "
    "complicated uncomplicated life-threatening surgery sinuses airways chest passages hair neck hands feet "
    "fluid food pressure sound often support iii induction "
    "primary secondary rough scaly soles palms gums mouth areas function incomplete tendons bolus "
    "adjuvant imaging radiotherapy "
    "gallbladder surgeries circulation strength thus".split()
)
_GENERIC = re.compile(
    r"(?:(?:other|all|both|various|certain|specific|many|different|several|underlying|related|medical|these"
    r"|those|such|similar|significant|more|following|health|serious|associated|its"
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
_BAD = re.compile(
    r"\b(?:kills?|killing|prescribed|used|experiencing|women|men|safety|efficacy|potentially|these|acts?"
    r"|medications?|drugs?(?![ -](?:abuse|addiction|dependen|misuse|overdose|intoxication|use disorder|rash|eruption"
    r"|fever"
    r"|withdrawal|induced|resistant|associated|related|sensitive))|medicines|increasing|properties"
    r"|antibiotics?(?!-(?:associated|induced|resistant))|doctor|effectiveness|component|dosage|approved|you"
    r"|your|available|bodily"
    r"|supplement|quality of life|process|mucus|patient's|vary|aspects?|similar characteristics?|less common|approach"
    r"|allows?|exhibits?|helps|success rate|constriction of (?:the )?blood|given (?:during|before"
    r"|after)|causes? of"
    r"|purposes|pathogens?|having undergone|(?:cuti|propioni)bacterium"
    r"|side effects?|apoptosis|strongly|contributing|risk factors?|excipients?|listed above|serves?|makes?|settings?"
    r"|stud(?:y|ies)|trials?|might|could|would"
    r"|will|should|do|does|did|don't|doesn't|isn't|but|history of|exists?|varies|consult|patients (?:receiving"
    r"|undergoing)|results in"
    r"|suggests|indicates|discouraged|assists|tackles|addresses|undergone|(?:immediate|postoperative"
    r"|limited) period|shelf life"
    r"|regimens?)\b|\A(?:(?:reduced|preserved"
    r"|low) ejection fraction\Z|responsible|important|crucial"
    r"|essential for|vital"
    r"|involved|individuals|people|patients|after|on|at|combination|conjunction|although"
    r"|though|only"
    r"|causing|leading to|showing|around|(?:\w+ly )?impacting|before|such|this|another|thus|species of"
    r"|that|conditions? (?:causing|of|other than|outside|in the past)|following|according|always|while|circumstances"
    r"|\d+ (?:hours?|days?|weeks?)|off|older|part|between) "
    r"|\b(?:high|higher|increased) risk\b|meaning|\A(?:directly )?into |\A(?:reduced|preserved"
    r"|low) ejection fraction\Z|\A[\w-]+ components?\Z|\A(?:stages?|grades?|class(?:es)?)(?: [ivx\d]+[abc]?|_\w+)\Z"
    r"|\A(?:(?:hemo|peritoneal )?dialysis)\Z|\A[a-z] infections?\Z|\Aover \d|(?<!skin )\b(?:patch|gel|cream"
    r"|ointment|tablets?|capsules?|spray|lotion)\Z"
)
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
_LONGEST = 10  # words
_MANY = 1 << 15  # terms remembered: pages say the same


@lru_cache(maxsize=_MANY)
def term_of(words: str) -> str:
    """The condition or purpose that plain lower-case words name, or "" for none: without lead-in and what follows."""
    short = " ".join(words.split()).strip(_EDGES)
    if "potentially " in short:
        short = _POTENTIALLY.sub("", short)
    if " of " in short:
        short = _DEGREE_OF.sub(r"\1 ", short)
    if "recovering" in short:
        short = _RECOVERING.sub("recovery from", short)
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
