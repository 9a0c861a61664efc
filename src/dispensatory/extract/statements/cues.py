"""The words by which a page says how strongly it means it, each read with what negates or softens it."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from dispensatory.extract.statements.cues_doses import ANOTHER_DOSE, DOSE_BOUND, MAYBE_NO_ADJUSTMENT, NO_ADJUSTMENT
from dispensatory.extract.statements.cues_words import (
    CARE,
    CUT_SHORT,
    DANGEROUS,
    FOR_ANOTHER,
    INCOMPATIBLE,
    MOTHERS_STOP,
    MOTHERS_STOP_STEMS,
    NOBODY,
    NOBODY_STEMS,
    NOT_BELOW,
    NOT_MUCH,
    NOT_TO,
    NOT_TOGETHER,
    RATHER_NOT,
    RATHER_NOT_STEMS,
    SOON,
    TERATOGEN,
)
from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.facts import Verdict


class Cue(msgspec.Struct, frozen=True):
    """A verdict and the span of the words, in the plain line, that give it."""

    verdict: Verdict
    start: int
    end: int


# In the order of trial: an earlier row takes the words it matches from the later ones, so exceptions stand first. Each
# row has the stems one of which stands in whatever it matches: a line without them is not searched. <not> and <often>
# stand for every way to say them.
_NOT = "(?:not|never|no longer)"
_NOT_IN_SHORT = r"(?:not|never|no longer|\w+n't)"
_OFTEN = r"(?:generally|usually|routinely|typically|normally|commonly|ordinarily|rarely|often) (?:do |does |should )?"
# Of whom "not for" and "never in" are said without a verb: "Not for children under 12."
_ANYBODY = (
    "elderly|older adults|children|infants|babies|toddlers|adolescents|pregnancy|lactation|women|mothers|people"
    "|patients|individuals|adults with|adults who|those|anyone"
)
_PATTERNS: tuple[tuple[Verdict, str, str], ...] = (
    (
        "consult",
        "without self-",
        (
            r"(?:do not|don't|never|should not|shouldn't|must not|not be) (?:[\w'-]+,? ){0,16}without"
            r" (?:[\w']+ ){0,5}(?:consult|ask|talk|speak|discuss|check|advice|approval|guidance|advised"
            r"|direct|instruct|told|prescri|permission|consent)\w*"
            r"|not (?:\w+ly )?(?:recommended|advised|suitable|appropriate|intended|meant) for self-\w+"
        ),
    ),
    (
        "not_established",
        "specific adjustment may+not might+not",
        MAYBE_NO_ADJUSTMENT
        + r"|no (?:dose |dosage |dosing )?adjustments? (?:is|are|have been) (?:\w+ly )?(?:recommended|specified"
        r"|provided|given"
        r"|established|available|defined|detailed|listed|stated|mentioned|outlined|described|noted|suggested)"
        r"|(?:(?:dose|dosage"
        r"|dosing) )?adjustments? (?:(?!not )[\w()-]+ ){0,10}?(?:(?:is|are|may"
        r"|might) (?:\w+ )?not|isn't"
        r"|aren't) (?:be )?(?:\w+ ){0,3}?(?:provided|given|established|specified|available|defined|detailed|addressed"
        r"|stated|mentioned|outlined|described|noted|suggested|listed)"
        r"|specific (?:dose |dosage |dosing )?adjustments? (?:(?!not )[\w()-]+ ){0,10}?(?:(?:is|are) (?:\w+ )?not"
        r"|isn't"
        r"|aren't) (?:\w+ )?(?:recommended|provided|given|established|specified|available)",
    ),
    (
        "acceptable",
        "adjust similar+to same adult+dos change modif reduc",
        r"(?:adjustments?|dos(?:e|age|ing) (?:changes?|modifications?"
        r"|reductions?)) (?:(?!not )[\w()-]+ ){0,10}?(?:(?:is|are) (?:\w+ )?not|isn't"
        r"|aren't) (?!specifically )(?:\w+ )?"
        r"(?:recommended|needed|required|necessary)"
        r"|similar to (?:that (?:of|for|in) )?adults|same as (?:for |in |that )?(?:the )?adult"
        r"|same (?:\w+ )?(?:dos(?:e|es|age|ages)|schedule|instructions) (?:\w+ )?(?:as|for) (?:both )?(?:for "
        r"|in )?adults"
        r"|(?:receive|use|take|follow) the (?:usual )?adult dos(?:e|age)"
        + NO_ADJUSTMENT
        + r"|without (?:a |any )?(?:dose|dosage) adjustment",
    ),
    (
        "caution",
        "contraindic",
        r"not \w+ly contraindicated|no (?:direct|absolute|formal|strict) contraindications?",
    ),
    (
        "caution",
        "breast nipple",
        r"(?:avoid(?:ing)? (?:applying|application|using|use)|not (?:be )?appl(?:y|ied)) (?:[\w-]+ ){0,4}?(?:to|on"
        r"|near)"
        r" (?:[\w-]+ ){0,2}?(?:breasts?\b(?!-| ?feed| cancer| milk)|nipples?)",
    ),
    # What is avoided is not the medicine, but much or long or hasty use of it, or another thing.
    (
        "caution",
        "avoid",
        r"avoid(?:ing)? (?:high|higher|large|prolonged|long-term|rapid|excessive) (?:doses?|use|treatment|injection"
        r"|infusion|administration)\b"
        r"|(?:high|higher|large|prolonged|long-term|rapid|excessive) (?:doses?|use|treatment|injection|infusion"
        r"|administration) (?:should|must) (?:\w+ )?be avoided",
    ),
    # A bound to the dose: "doses above 20 mg should be avoided", "no more than one tablet".
    (
        "adjust",
        "dose+a doses+ more+ often loading amount",
        DOSE_BOUND,
    ),
    ("caution", "within", SOON),
    ("caution", "safe", r"(?:may|might|can) not (?:\w+ )?be (?:\w+ly )?(?:considered )?safe\b"),
    (
        "not_established",
        "safe",
        r"(?:may|might|could) (?:\w+ly )?be (?:\w+ly )?(?:considered )?(?:\w+ly )?safe\b",
    ),
    (
        "consult",
        "safe",
        r"(?:if|whether|ensure)(?: that)? (?:(?:it|this|these|the|its|they)|(?<=whether )[\w+-]+"
        r"|(?<=known if )[\w+-]+)(?: (?!is\b|are\b|was\b)[\w+-]+){0,3}?(?:'s| is| are) (?:\w+ ){0,2}?safe\b",
    ),
    ("caution", "safe", r"some (?:of (?:its|the) )?(?:[\w-]+ ){0,2}?(?:is|are) (?:\w+ly )?(?:considered )?safe\b"),
    (
        "avoid",
        "safe",
        r"(?:is|are|be|been) (?:not|never) (?:\w+ly )?(?:considered |regarded as |thought to be )?(?:\w+ly )?safe\b"
        r"|(?:isn't|aren't) (?:\w+ly )?(?:considered )?safe\b|unsafe\b",
    ),
    (
        "acceptable",
        "safe contraindication not+contraindicated compatible restrictions continue+breast continue+to+breast",
        r"(?<!not )(?<!not considered )compatible with breast|no restrictions on breast|(?:can|may) (?:\w+ )?continue"
        r" (?:to )?breast-? ?feed(?:ing)?\b(?! only| unless)"
        r"|(?:is|are|be|been) (?:generally |usually |often |typically )?(?:considered "
        r"|regarded as "
        r"|thought to be )?(?:relatively |generally |probably )?safe\b"
        r"(?! only| unless)|not contraindicated|no (?:known |specific )?contraindications?",
    ),
    (
        "not_established",
        "specific standard establish studied evaluat determin known specified provided defined "
        "understood documented dos data information studies evidence research guidance recommendations advice approv "
        "authori licen trial available lacking ruled+out clear ediatric",
        r"(?:no|<not> provide|without) (?:any )?(?:specific|standard(?:i[sz]ed)?) (?:dose "
        r"|dosage |dosing )?(?:adjustments?|recommendations?|guidelines?)"
        r"|<not> (?:\w+ly )?(?:specify|provide|offer|list|give|contain|include) (?:any |specific )*"
        r"(?:dose|dosage|dosing) (?:adjustments?|recommendations?|information|guidance|guidelines)"
        r"|<not> provide (?:\w+ ){0,2}(?:guidance|information|recommendations|data|advice)"
        r"|no established|<not> (?:yet )?(?:been )?(?:\w+ly )?(?:well[- ])?(?:established|studied|evaluated"
        r"|determined|known|specified|provided|defined|standardi[sz]ed|understood|documented"
        r"|been studied)"
        r"|<not> (?:yet |currently |generally |been |officially |fda-? ?){0,3}(?:approved|authori[sz]ed|licen[sc]ed)"
        r"(?! (?:or|and) (?:\w+ly )?(?:recommended|advised|suitable|indicated|intended|appropriate)\b)"
        r"|(?:excluded from|not (?:been )?included in) (?:\w+ ){0,2}(?:trials|studies)|cannot be ruled out"
        r"|<not> specifically (?:recommended|indicated|advised)"
        r"|(?:studies|data|information|evidence|experience) (?:(?!is |are |but |while )[\w'-]+,? ){0,10}(?:is|are"
        r"|(?:would|may) (?:\w+ )?be)"
        r" (?:\w+ ){0,2}?(?:lacking|limited|insufficient|inadequate|scarce|(?:not|un) ?(?:\w+ )?available)"
        r"|unclear\b|<not> (?:\w+ly )?clear\b"
        r"|no (?:(?:current|currently|standard|standardi[sz]ed|specific|separate|established|universal|approved"
        r"|generally"
        r"|accepted|applicable|commonly|used) ){0,3}p(?:a)?ediatric (?!(?:or|and) adult)(?:\w+ ){0,2}(?:dos(?:e|es"
        r"|age|ages|ing)"
        r"|formulations?|guidelines?|use)\b(?! (?:or|and) adult)"
        r"|(?<!of )unknown|(?:limited|insufficient|inadequate|no adequate|lack of|little|no) (?:[\w-]+ ){0,3}(?:data"
        r"|information|studies|evidence|research)",
    ),
    (
        "caution",
        "only outweigh weigh risks+and risk+and benefit unless decision special restricted care+ vigilan",
        r"decisions? (?:\w+ ){0,6}(?:breast-? ?feed\w*|nurs\w+|discontinu\w+)|weighed against"
        rf"|special (?:care|attention|considerations?)|{CARE}"
        r"|restricted to (?:\w+ ){0,2}(?:situations|cases|when)"
        r"|only if|only when|only (?:be |when )?(?:\w+ ){1,5}?(?:if|when) (?:\w+ )?(?:absolutely|clearly|strictly"
        r"|really|the"
        r"|necessary|needed|essential|prescribed)"
        r"|only be used (?:if|when|under|with)|(?:benefits?|advantages?) (?:\w+ ){0,3}outweighs?"
        r"|(?:weigh|weighed|weighing) (?:\w+ ){0,4}(?:risk|benefit)s?|risks? and benefits?"
        r"|benefits? and (?:\w+ )?risks?|unless (?:clearly|absolutely)",
    ),
    (
        "contraindicated",
        "contra not+ never n't should+not must+not cannot category+x prohibit forbid off-limits off+limits "
        + NOBODY_STEMS,
        r"contra-?indicat(?:ed|ions?|es?)|category x\b|prohibited|forbidden|(?:must|should|can"
        r"|may|ought) (?:(?:absolutely|strictly|definitely|also) )?(?:not"
        r"|never) (?:ever |to )?(?:normally )?(?:have )?(?:be |been )?(?:\w+ )?(?:used?|taken?|take|given|give"
        r"|administered|treated(?= with\b|[.;,]|\Z)|prescribe\b"
        rf"|applied|injected|combined|co-?administered|mixed|receive|prescribed|consumed?|handled?|worn)\b{NOT_MUCH}"
        r"|not (?:for use|to be (?:\w+ly )?(?:used|taken|given|administered))\b"
        r"|(?:(?<![a-z] )|(?<=is )|(?<=are )|(?<='s ))not for (?=(?:the |any )?(?:[\w-]+ )?"
        rf"(?:{_ANYBODY})\b)|(?<![a-z] )(?:not|never) (?:in|during) (?=(?:[\w-]+ )?(?:{_ANYBODY})\b)"
        rf"|{NOT_BELOW}|{CUT_SHORT}|{NOBODY}|{NOT_TOGETHER}"
        r"|off[- ]limits\b"
        r"|but not (?:in|for|with|if) (?=(?:(?:those|patients|people|it is|they are) (?:with )?)?"
        r"(?:severe|moderate|end-stage|advanced)\b)"
        r"|(?:do not|don't) (?:use|take|wear|give(?! (?:an? )?adult)|combine|administer|apply|inject|initiate|start)\b"
        rf"{NOT_MUCH}"
        r"|never (?:(?:use|take|combine|mix)\b(?! (?:an? )?adult)|be (?:used|taken|given)"
        r"|(?:give|administer)(?! an? (?:higher|larger|double|extra|second))"
        r"(?= [^.;]{0,60}?\b(?:to|an?) (?:[\w-]+ )?(?:child|infant|newborn|bab|pregnan|toddler"
        r"|women|mothers|patients|people|individuals|adolescents|anyone|those|(?:the )?elderly"
        r"|older adults|adults (?:with|who)))"
        r"(?! [^.;]{0,80}\b(?:adult(?!s)|more than|without)))"
        r"|(?:shouldn't|mustn't|can't|cannot) (?:be )?(?:\w+ly )?(?:used?|taken?|given|administered|combined)",
    ),
    (
        "avoid",
        "avoid vaccinat immunis immuniz "
        "breast nursing not+ +not n't+ delay postpone discourag refrain abstain against don't unsuitable inappropriate "
        "preclude rule+out rules+out reasons+not "
        "restricted reserved discontinu stop preferred only+for+ only+in+ only+to+ solely only+used "
        "only+prescribed only+given only+approved only+indicated only+intended "
        "be+stopped be+discontinued be+withdrawn inadvisable neither no+safe discard alternatives withheld clear+of "
        "eat consume not+have "
        f"stay no+place incompatible stop+ wait+ allow+ leave+ {RATHER_NOT_STEMS} {MOTHERS_STOP_STEMS}",
        r"(?:best|advisable|recommended|prudent|important|should|(?<!no )need|wise|safest|must|advised"
        r"|try) to (?:generally )?avoid"
        r"|(?:(?<=it's )|(?<=it is )|(?<=it was )|(?<=would be )|(?<=would have been ))"
        r"(?:crucial|essential|critical|vital|imperative|necessary|better|preferable|sensible|safer) to avoid"
        rf"|{RATHER_NOT}|{MOTHERS_STOP}|{INCOMPATIBLE}"
        r"|(?:breast-? ?feeding|nursing) (?:(?:should|must|may|needs?|has|have|to) ){0,3}"
        r"be (?:\w+ly )?(?:discontinued"
        r"|stopped|avoided|interrupted|suspended)"
        rf"|{NOT_TO}"
        r"(?:stop(?:ping)?|(?:discontinu|interrupt|ceas|withhold|suspend)(?:e|ing)?) (?:breast-? ?feeding|nursing)"
        r"|(?:discontinuation|interruption|cessation|suspension) of (?:breast-? ?feeding|nursing)"
        r"|(?:should|must|do) (?:\w+ly )?not (?:breast-? ?feed|nurse)\b"
        r"|(?<!reason to )(?<!need to )(?:postpone|delay|defer) (?:the )?(?:vaccin|immuni[sz])ation"
        r"|(?:vaccin|immuni[sz])ation (?:(?:should|may|must|can) )?(?:generally )?"
        r"(?:be )?(?:postponed|delayed|deferred)"
        r"|(?<!to )(?<!to help )(?<!need not be )(?<!not have to be )(?<!not to be )avoid(?:ed|ing|ance)?\b"
        r"(?! (?:missed|missing|dehydration"
        r"|overdos|driving))|(?:delayed?|postponed?) (?:\w+ ){0,6}until after"
        r"|<not> <often>(?:used|given|prescribed|administered|offered)|not be able to (?:take|use|receive)"
        r"|<not> (?:\w+ly )?recommend (?!specific|any|dos|adjust|chang|routine)"
        r"|should <often>not (?:use|take|receive)\b|<often>not (?:\w+ly )?(?:used|given"
        r"|prescribed|administered|receive|offered)\b|<not> (?:used|given|prescribed|administered) (?:in|to|during"
        r"|for)\b"
        r"|<not> (?:\w+ly )?(?:(?:be|have been) )?(?:\w+ly )?(?:recommended|advised|advisable"
        rf"|suitable(?! (?:for|in) (?:all|every)|{FOR_ANOTHER})|suited"
        r"|appropriate|intended"
        r"|indicated|meant|permitted|(?:an? )?(?:\w+ )?candidates?)|(?<!s are )unsuitable"
        r"|inappropriate (?:for|in|during)\b|advised not to (?:take|use|receive)\b"
        r"|(?<!not )(?<!n't )(?:have|has) to avoid"
        r"|<not> (?:\w+ly )?(?:approved|authori[sz]ed|licen[sc]ed|established) (?:or|nor|and) (?:\w+ly )?(?:recommended"
        r"|advised|suitable|indicated|intended|appropriate)\b"
        r"|making (?:it|its use) (?:\w+ )?(?:inappropriate|dangerous)"
        r"|(?:preclude[sd]?|rules? out) (?:its|the|their) use|reasons not to (?:take|use)\b"
        r"|(?:restricted to|reserved for"
        r"|only (?:used|prescribed|given|approved|indicated|intended) (?:for use in|for|in|to)"
        r"|(?:used|prescribed|given|approved|indicated|intended) (?:only|solely) (?:for use in|for|in|to))"
        r" (?:\w+ )?adults"
        r"|(?<!not )(?<!n't )(?:discontinued?|stop|stopped) (?:\w+ ){0,5}(?:pregnancy|pregnant)\b"
        r"|pregnant (?:\w+ ){0,3}(?:discontinue|stop)\b"
        r"|(?:other|alternative|different|safer) (?:[\w-]+ ){1,7}?(?:is|are|(?:may|might|should) be)"
        r" (?:\w+ly )?preferred"
        r"|alternatives (?:to (?:[\w-]+ ){1,3}?)?(?:are|(?:may|might|should) be) (?:\w+ly )?preferred"
        r"|be (?:stopped|discontinued|withdrawn) (?:(?:at least )?[\w-]+ (?:days?|weeks?|hours?) )?(?:before|prior to"
        r"|first)\b|(?:before|prior to) (?:starting|beginning|initiating|taking|using) [^.;]{3,400} (?:should|must) be"
        r" (?:stopped|discontinued|withdrawn)\b"
        r"|inadvisable|no safe (?:dose|dosage|amount|level|use)|<not> (?:be )?(?:\w+ )?(?:started|initiated"
        r"|begun|commenced) (?:in|if|when|with"
        r"|during)\b"
        r"|(?:stop(?:ped)?|discontinued?|withdrawn?|cease) (?:\w+ ){0,5}?(?:if|when|once) (?:(?:the|your|an?"
        r"|creatinine|estimated"
        r"|patient's) ){0,3}(?:clearance|crcl|e?gfr|glomerular filtration)"
        r"|neither (?:[\w-]+ ){1,6}?(?:is|are|(?:should|may) be) (?:\w+ly )?(?:used|given|taken|recommended"
        r"|advised|suitable"
        r"|indicated|prescribed|safe)|breast-? ?feeding should (?:cease|stop)"
        r"|(?:should|must|recommended to|advised to|need to) (?:\w+ ){0,3}discard (?:\w+ ){0,2}milk"
        r"|discarding (?:\w+ ){0,2}milk (?:[\w-]+ ){0,10}(?:is|are) (?:\w+ly )?(?:recommended|advised|necessary)"
        r"|(?<!not be )withheld (?:in|from)|precluded (?:in|by)|(?:steer|stay|keep) (?:well )?clear of"
        r"|incompatible with (?!pregnancy|life)"
        rf"|{NOT_TO}"
        r"stop (?!it\b|this|the\b)[^.;:]{3,60} (?:before|prior to) (?:starting|beginning|taking|using)\b"
        r"|(?:wait|allow|leave) (?:at least )?[\w-]+ (?:days|weeks) (?:after|between)\b"
        r"|stay (?:away from|off)\b|no place in\b"
        r"|discouraged|refrain|abstain (?=from)|foods? (?:and (?:drinks|beverages) )?to avoid"
        r"|(?:advised?|advises|cautioned|recommend(?:ed|s)?) against|(?:do|should|must|may) not drink|don't drink"
        r"|(?:(?:do|should|must|may) not|don't) (?:eat|consume) (?!or\b|and\b|anything|for\b|within|before|until|after)"
        r"|(?:should|must|may) not have (?=[^.;:]{3,80}? (?:while|during)\b)",
    ),
    (
        "acceptable",
        "approved+ indicated+for licensed+for used+ given+to",
        r"(?<!or )(?<!formulations )(?<!products )(?:approved|indicated|licen[sc]ed)(?: and \w+)? (?:for|in)"
        r" (?:use (?:in|by) )?(?=(?:[\w-]+ )?(?:children|p(?:a)?ediatric|infants|adolescents|pregnant|neonates))"
        r"|(?<!medications )(?<!medicines )(?<!components )(?:can|may) (?:\w+ly )?be (?:\w+ly )?(?:used"
        r"|given) (?:\w+ly )?(?:in|to(?! suppress| stop| inhibit| induce| stimulate| prevent| increase)|by|during)"
        r" (?=(?:[\w-]+ )?(?:children"
        r"|p(?:a)?ediatric|infants|adolescents|pregnan|breast|lactat))(?![^.;]{0,120}?\b(?:if|only|unless|when"
        r"|cautio|but|yet|although|though|despite"
        r"|however|under|contraindicated|alternatives?)\b)",
    ),
    (
        "caution",
        "cautio sparing careful precaution limited lens wait allow leave separat apart harm birth+defect category "
        "sensitiv susceptib vulnerab risk pose teratogen prefer suitable+for suitable+in weighed posing discard "
        "taken+into danger hazard risky",
        (
            r"cautio(?:n|us|usly|ned)|used? sparingly (?:in|by)|taken into (?:account|consideration)"
            r"|careful(?:ly)?\b(?! monitor)"
            r"|precautions|(?:be|is) limited to"
            r"|should be limited|remove (?:\w+ ){0,3}lens|(?:wait|allow|leave) (?:\w+ ){0,3}(?:\d+|five|ten|fifteen)\b"
            r"|separate\w* (?:\w+ ){0,5}by\b|(?:minutes|hours) apart|harm(?:ful)? (?:(?:to|an?|the|your"
            r"|developing|nursing) ){0,3}(?:unborn|f(?:o)?etus|f(?:o)?etal|bab(?:y|ies)|infants?)"
            rf"|harmful (?:during|in|for|to|if)\b|{DANGEROUS}"
            rf"|f(?:o)?etal harm|teratogenic|{TERATOGEN}|birth defects|category [cd]\b"
            r"|pos(?:es?|ing) (?:an? )?(?:(?!minimal|little|low|no\b)\w+ )?risks?|discard(?:ed"
            r"|ing)? (?:\w+ ){0,3}(?:breast )?milk"
            r"|more (?:sensitive|susceptible|vulnerable)|<not> (?:a |the )?(?:\w+ )?preferred"
            r"|<not> (?:be )?suitable (?:for|in) (?:all|every)"
            r"|(?<!no )(?<!low )(?<!little )risks? (?:to|for) (?:(?:an?|the|your|developing|nursing|breastfed) ){0,3}"
            r"(?:unborn|f(?:o)?etus|f(?:o)?etal|mother|bab(?:y|ies)|infants?)"
            r"|increased? (?:the )?(?:risk|sensitivity)|higher risk|greater risk"
        ),
    ),
    (
        "adjust",
        "weight age body+surface dos adjust function interval less+ half halv %+of time+between",
        r"weight[- ]based|(?:calculated|based|determined|depend\w*) (?:\w+ ){0,3}(?:on|by"
        r"|upon) (?:[\w'/()-]+,? ){0,14}?(?:weight|age|body surface|(?:kidney|renal|liver|hepatic) function)"
        r"|(?:higher|lower|reduced|smaller|different|modified"
        r"|adjusted) (?:\w+ ){0,2}(?:dos(?:e|es|age|ages|ing))|(?:dos(?:e|age"
        r"|ing)s?) (?:\w+ ){0,4}(?:adjust\w*|reduc\w*|lower\w*|modif\w*|chang\w*)"
        r"|(?<!before )(?<!any )adjust(?:ments?|ed|ing)?\b|reduce (?:the |your )?(?:\w+ )?dos(?:e|age)"
        r"|\bsupplement(?:al|ary) doses?\b" + ANOTHER_DOSE,
    ),
    (
        "monitor",
        "monitor supervis close",
        r"monitor(?:ed|ing|s)?\b|supervis(?:ion|ed)|close(?:ly)? (?:watch|observ)\w*",
    ),
    (
        "consult",
        "consult seek doctor physician health pharmacist pediatrician paediatrician specialist provider "
        "professional prescriber dentist guidance medical surgeon anesthe anaesthe ologist midwife",
        (
            r"consult\w*|(?:determined|decided|evaluated|assessed|discussed|directed|guided|made"
            r"|obtained) (?:\w+ ){0,2}(?:by|with|from) (?:\w+ ){0,4}(?:doctor|physician|healthcare|health"
            r"|pharmacist|pa?ediatrician|specialist|provider|professional)\w*|(?:follow"
            r"|under) (?:\w+ ){0,6}(?:doctor|physician|healthcare|health care|professional|specialist|dentist"
            r"|pa?ediatrician"
            r"|obstetrician|ophthalmologist|oncologist|guidance)\w*|as prescribed by"
            r"|(?:physician|doctor|specialist|pa?ediatrician|provider|professional)'s (?:\w+ )?(?:guidance|advice"
            r"|approval)"
            r"|requires? (?:\w+ )?(?:medical|professional|expert) (?:advice|guidance|consultation|oversight)"
            r"|(?:an?|the|your) (?:doctor|physician|healthcare provider|healthcare professional|specialist"
            r"|pa?ediatrician) (?:should|must|will|needs to)|(?:ask|tell|inform|discuss|talk|speak|check"
            r"|notify)\w* (?:[\w']+ ){0,10}(?:doctor|physician|healthcare|health care|pharmacist|provider"
            r"|prescriber|dentist|pa?ediatrician|specialist|surgeon|midwife|[a-z]{4,}ologist|an(?:a)?esthetist)\w*"
            r"|seek (?:medical|professional|(?:\w+ )?(?:advice|guidance))"
        ),
    ),
    ("interacts", "interact", r"interact\w*"),
)
_COMPLETE = tuple(rf"\b(?:{pattern})".replace("<often>", _OFTEN) for _, _, pattern in _PATTERNS)
# In lines without "n't" each begins with one of a list of words, and is tried at those alone.
_WITHOUT_NT = tuple(Opened(pattern.replace("<not>", _NOT)) for pattern in _COMPLETE)
_WITH_NT = tuple(
    Sought(pattern.replace("<not>", _NOT_IN_SHORT)) if "<not>" in pattern else same
    for pattern, same in zip(_COMPLETE, _WITHOUT_NT, strict=True)
)
_STEMS: Stems[int] = Stems({row: stems for row, (_, stems, _) in enumerate(_PATTERNS)})


@lru_cache(maxsize=1 << 12)
def cues(words: str) -> tuple[Cue, ...]:
    """The cues in `words` (a plain line), in the order they stand."""
    found: list[Cue] = []
    patterns = _WITH_NT if "n't" in words else _WITHOUT_NT
    for row in sorted(_STEMS.groups(words)):
        verdict, pattern = _PATTERNS[row][0], patterns[row]
        position = 0
        while match := pattern.search(words, position):
            start, end = match.span()
            taken = max((cue.end for cue in found if cue.start < end and start < cue.end), default=0)
            if not taken:
                found.append(Cue(verdict, start, end))
            position = max(taken or end, start + 1)  # behind words that are taken, another match may stand
    return tuple(sorted(found, key=lambda cue: cue.start))
