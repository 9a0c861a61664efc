"""Sentences that tell what the medicine and another do to each other, or that keep them some hours apart."""

from __future__ import annotations

from collections.abc import Iterator

from dispensatory.extract.interactions.pairs import END, IT, LISTED, OTHER, PARTNER
from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.text.sought import Several
from dispensatory.extract.text.stems import Stems
from dispensatory.facts import Verdict

_MAY = r"(?:(?:may|can|could|might|will) (?:also )?|also )?(?:\w+ly )?"
_CHANGES = (
    r"(?:increas|rais|lower|decreas|reduc|slow|inhibit|strengthen|weaken|enhanc|alter|affect|chang|interact|bind|worsen"
    r"|potentiat|block|diminish|stop|mak|prevent|delay|boost|induc|oppos|caus|interfer)(?:es|e|s)?"
)
_HOURS = (
    r"(?:at least |about )?(?:\d+|one|two|three|four|six|an|half an)(?:(?: to |-)(?:\d+|two|three|four|six))? (?:hours?"
    r"|minutes)"
)
_NO_MEAL = (
    r"(?!(?:or|and|before|after)\b|surgery|the\b|an?\b|bed|meals?\b|food\b|eating|breakfast|exercise"
    r"|sun|sex|intercourse|anticipated|planned|your|each|starting|going|sleep)"
)
_ENZYME = r"(?:cyp ?\d\w*(?:/\w+)?|p-glycoprotein|p-gp|bcrp|oatp\w*|ugt\w*)(?: (?:iso)?enzymes?| transporters?)?"
# "It inhibits CYP3A4 and CYP2D6": what both of them break down
_ON_ENZYMES = (
    rf"(?:{_MAY}(?:inhibit|induc|block)(?:es|s|e)?|(?:is|acts as|may be) (?:also )?an? (?:[\w-]+ ){{0,2}}?"
    rf"(?:inhibitor|inducer) of) (?:the )?(?:enzymes? )?(?P<enzymes>{_ENZYME}(?:(?:, and|,| and| or) {_ENZYME}){{0,4}})"
    r"(?: \([\w -]+\))?[^.;]{0,90}?\b(?:drugs|medicines|medications|substrates|substances|agents)\b"
)
_STEADY = r"(?:consistent|constant|steady|stable|regular)\b"
_SKIN = r"(?:skin|yourself|themselves|areas?|face|body)"
_TREATED = r"(?:the |any |all )?(?:(?:your|their|treated|exposed|affected) |(?=yourself|themselves))"
_SUN = (
    r"(?P<partner>(?:the |direct |strong |natural ){0,2}(?:sun\w*|uv|ultraviolet)(?: (?:or|and|and/or) [\w ]{2,20})?"
    r"(?: \w+)?)"
)
_TAKE = r"(?:take|taken|administer(?:ed)?|give|given|swallow(?:ed)?)"

# Each with what it says where no words of its own do.
_ROWS: tuple[tuple[Verdict, str], ...] = (
    # "Warfarin can stop it from working", "it makes warfarin less effective"
    (
        "interacts",
        rf"\A(?:(?:a: ?)?(?:yes|no)[,.:] )?(?!\w+ing\b){PARTNER} {_MAY}{_CHANGES}\b [^.;,]{{0,50}}?\b(?:{IT}|its)\b",
    ),
    (
        "interacts",
        rf"\b{IT} {_MAY}{_CHANGES} {PARTNER} (?:(?:less|more) (?:effective|toxic|potent|likely)|from working|from being"
        r"|(?:work |act |last )?(?:too )?(?:stronger|strong|weaker|better|longer|less well|more strongly))\b",
    ),
    ("interacts", rf"\b{IT} {_MAY}{_CHANGES} (?:the way|how) {PARTNER} works?\b"),
    ("interacts", rf"\b{IT} {_MAY}{_CHANGES} the (?:removal|breakdown|clearance|elimination|action) of {PARTNER}{END}"),
    ("interacts", rf"\b{IT} binds? (?:to )?{PARTNER} in the\b"),
    (
        "interacts",
        rf"(?:\b{IT}|\A(?:[\w-]+ ){{1,4}}(?:doses?|use|intake|levels?)) {_MAY}(?:impair|reduc|decreas|lower|inhibit"
        rf"|block"
        rf"|hinder|interfer)(?:es|s|e)?(?: with)? (?:the )?{PARTNER} absorption\b",
    ),
    ("interacts", rf"\b{IT} {_MAY}reacts? (?:\w+ly )?with {PARTNER}(?:{END}|(?=,| to\b| and\b))"),
    # "It may increase the requirement for insulin", "insulin requirements may fall"
    (
        "interacts",
        rf"\b{IT} {_MAY}{_CHANGES} (?:the |your )?(?:{PARTNER} (?:dos(?:e|age) )?requirements?\b"
        rf"|(?:\w+ )?(?:requirements?|needs?) (?:for|of) {OTHER}{END})",
    ),
    (
        "interacts",
        rf"(?:\A|[,;:] )(?:the |your )?(?:{PARTNER} requirements?|(?:\w+ )?(?:requirements?|need) (?:for|of) {OTHER})"
        rf" {_MAY}(?:be |is |are )?"
        r"(?:increas|reduc|decreas|lower|higher|rais|chang|alter|affect|fall|rise|drop|diminish)\w*\b",
    ),
    (
        "interacts",
        rf"\b(?:may|might|will) (?:\w+ )?(?:need|require) (?:more|less|(?:higher|lower) doses of) {PARTNER}{END}",
    ),
    ("interacts", rf"\b{IT} (?:and|plus|together with) {PARTNER} (?:(?:together|both) )?{_MAY}{_CHANGES}\b"),
    ("interacts", rf"\b(?:both )?{IT} and {PARTNER} (?:at the same time|together) {_MAY}{_CHANGES}\b"),
    ("interacts", rf"\b(?:{IT}|they) {_ON_ENZYMES}"),
    # "The risk of bleeding is greater with warfarin"
    ("interacts", rf"\brisk of [\w -]{{3,30}} with {PARTNER}{END}"),
    (
        "interacts",
        rf"\b(?:more likely|worse|enhanced effect|reduced effect) with {PARTNER}{END}|\bmade worse by {OTHER}{END}",
    ),
    (
        "interacts",
        rf"\b(?:interactions?|reactions?|bleeding) (?:have|has) (?:been reported|occurred) with {PARTNER}{END}",
    ),
    # "Its use with warfarin has led to deaths", "using warfarin at the same time raises the risk"
    (
        "interacts",
        rf"\b(?:its use|use|using {IT}|taking {IT}) with {PARTNER} (?:has|have|may|can|could) (?:\w+ )?"
        r"(?:led|resulted|caused|lead|result|cause|increased?|raised?)\b",
    ),
    (
        "interacts",
        rf"\b(?:using|taking|use of) {PARTNER} (?:at the same time|together|as well|concurrently) {_MAY}{_CHANGES}\b",
    ),
    ("interacts", rf"\b{IT} (?:can|may|could|might) make {PARTNER} work less\b"),
    (
        "interacts",
        rf"\A{PARTNER} {_MAY}competes? with {IT}\b|\b{IT} {_MAY}(?:competes? with|displaces?) {OTHER} (?:for|from)\b",
    ),
    ("interacts", rf"\A{PARTNER} {_MAY}build up\b[^.;]{{0,40}}? (?:with|by|due to) {IT}\b"),
    (
        "monitor",
        r"\A(?:patients |people |those )?(?:stabili[sz]ed|established|maintained) on "
        rf"{PARTNER} (?:need|require|should)\b",
    ),
    (
        "monitor",
        rf"\A{PARTNER} (?:users|patients) (?:should|must|need to) (?:\w+ )?be (?:\w+ly )?"
        r"(?:monitored|watched|checked)\b",
    ),
    (
        "not_established",
        rf"\bnot known (?:whether|if) {IT} (?:can|may) be (?:taken|used|given|combined) with {PARTNER}{END}",
    ),
    ("interacts", rf"\b(?:possible |potential |known )interaction with {PARTNER} (?:exists|has been)\b"),
    # "Care should be taken with warfarin"
    (
        "caution",
        r"\b(?:take (?:\w+ )?care|care (?:should be taken|is (?:needed|required|advised))|be careful"
        rf"|prescribing {IT}) with {PARTNER}{END}",
    ),
    (
        "adjust",
        rf"\bdos(?:e|age) (?:adjustments?|reductions?) (?:of {PARTNER} (?:may|is|are)\b|(?:is|are"
        rf"|may be) needed with {OTHER}{END})",
    ),
    ("monitor", rf"\bmonitoring is (?:needed|required|advised|recommended) with {PARTNER}{END}"),
    # "Take it two hours before warfarin", "take warfarin two hours after it"
    (
        "caution",
        rf"\b{_TAKE} (?:{IT} )?{_HOURS} (?:before|after)(?: (?:or|and) (?:{_HOURS} )?(?:before"
        rf"|after))? {_NO_MEAL}{PARTNER}{END}",
    ),
    ("caution", rf"\b{_TAKE} {PARTNER} (?:{_HOURS} (?:before|after) {IT}|at a different time)"),
    ("caution", rf"\b(?:not|never) {_TAKE} {PARTNER} within {_HOURS} of {IT}"),
    ("caution", rf"\b(?:gap|interval) of {_HOURS} between (?:{IT} and {PARTNER}{END}|{OTHER} and {IT}\b)"),
    ("caution", rf"\b(?:space|separate|stagger) {IT} and {PARTNER} by {_HOURS}"),
    # "Protect your skin from the sun", "it makes the skin sensitive to sunlight"
    (
        "caution",
        rf"(?:\b(?<!continue to )(?:protect|keep|shield) {_TREATED}|(?:\A|[;,:] |\b(?:should|must|so|and) )protect )"
        rf"(?:[\w']+ ){{0,2}}?{_SKIN} (?:[\w']+ ){{0,3}}?(?:from|out of) {_SUN}",
    ),
    ("interacts", rf"(?<!not )\bsensitiv(?:e|ity) (?:[\w']+ ){{0,4}}?to {_SUN}"),
    # "Care is needed if a diuretic is added"
    (
        "caution",
        rf"\b(?:care|caution|careful|monitor\w*)\b[^.;]{{0,40}}?\b(?:if|when) (?:an? )?{PARTNER} (?:is|are) (?:also )?"
        r"(?:added|started|introduced|stopped|taken|used|given|prescribed)\b",
    ),
    (
        "caution",
        rf"(?:\A|[,;:] ){PARTNER} (?:and {IT} )?(?:should|must) be (?:taken|given|used) at (?:a )?different times?\b",
    ),
    # "Birth control pills may fail", "it may alter the results of thyroid tests"
    (
        "interacts",
        r"(?P<partner>(?:(?:oral|hormonal|combined) ){0,2}(?:contraceptives?|contraceptive pills?|contraception"
        r"|birth control(?: pills?)?)) (?:may|can|could|might|will) (?:\w+ly )?(?:become |be )?(?:less (?:reliable"
        r"|effective)|fail|not work|unreliable)\b",
    ),
    (
        "interacts",
        rf"\b{IT} {_MAY}(?:affect|alter|chang|influenc|interfer|caus|giv|produc)(?:e|es|s)? (?:with )?(?:the )?"
        r"(?:results? of |false[ -](?:positive|negative) (?:results? (?:in|on|for|with|of) )?)?(?:some |certain )?"
        r"(?P<partner>(?:[\w-]+ ){1,3}tests?)\b",
    ),
    # "Keep your intake of vitamin K-rich foods steady"
    (
        "caution",
        rf"\b(?:keep|maintain|eat|have) (?:[\w']+ ){{0,3}}?(?:intake|consumption"
        rf"|amounts?) of {PARTNER} (?:\w+ )?{_STEADY}",
    ),
    (
        "caution",
        rf"\b{_STEADY} (?:\w+ )?(?:intake|consumption|amounts?) of {PARTNER}{END}|\bchang(?:es?|ing) (?:in )?(?:the"
        rf"|your)"
        rf" (?:intake|consumption|amounts?) of {OTHER}(?:{END}|(?= you\b| in your\b))",
    ),
    (
        "interacts",
        rf"\b(?:using|applying|administering|instilling) {IT} (?:together |along |at the same time )?(?:with|alongside"
        rf"|as)"
        rf" (?!food|meals?\b|care|caution|water|milk|an? |the )(?:any )?(?:other )?{PARTNER}{END}",
    ),
    # "If you use tampons, insert them before", "contact lenses must be removed first"
    (
        "caution",
        rf"\bif (?:you(?: are|'re)? (?:also )?)?(?:using|use|wearing|wear) (?:any |an? )?{PARTNER},? "
        r"(?:please |always )?(?:insert|remove|take (?:it|them|these)|apply|use (?:it|them)|wait|leave|allow|put"
        r"|change)\b",
    ),
    (
        "caution",
        r"(?:\b|\A)(?P<partner>(?:\w+ )?contact lens(?:es)?) (?:should|must|need to|have to) (?:\w+ )?be (?:removed"
        r"|taken out)\b|\btake (?:out|off) (?:any |your )?(?P<other>(?:\w+ )?contact lens(?:es)?)\b",
    ),
    # "Make sure your doctor knows you take warfarin"
    ("consult", rf"\b(?:that|knows?|before) you (?:also |already )?(?:take|use) {PARTNER}{END}"),
    ("consult", rf"\btaking, or have recently taken, {PARTNER}{END}"),
    ("consult", rf"\b(?:use|take|taking|using)(?: any of (?:these|the following))?: {LISTED}"),
    (
        "interacts",
        rf"\b(?:medicines|medications|drugs|following)\b[^.;:]{{0,40}}\b(?:interact"
        rf"|affect)\w*\b[^.;:]{{0,40}}: {LISTED}",
    ),
    ("interacts", rf"\binteracting (?:medicines|drugs|medications): {LISTED}"),
    (
        "interacts",
        rf"\b(?:medicines|medications|drugs)\b[^.;:]{{0,20}} {_MAY}(?:affect|interact with"
        rf"|change) {IT},? (?:include|such as"
        rf"|including|e\.g\.|especially|for example|like),? {PARTNER}{END}",
    ),
)
_TOLD: Several[Verdict] = Several(_ROWS)
_TELLS: Stems[str] = Stems(
    {
        "tells": "may can could might will increas rais lower decreas reduc slow inhibit strengthen weaken enhanc "
        "alter affect chang interact bind worse potentiat block diminish stop mak prevent delay boost induc oppos "
        "intake consumption amount using applying administering instilling interfer absorption react+ reacts hinder "
        "impair sun uv ultraviolet if+using if+you lens require "
        "occurred+with led+to resulted at+the+same compet displac build+up stabili established maintained users "
        "not+known "
        "risk likely care monitoring dos hour minutes different+time you+take you+use you+also recently+taken :"
    }
)


def told_pairs(words: str) -> Iterator[tuple[Stretch, Verdict]]:
    """The parts of `words`, in which the medicine is "it", that name what it is told to act upon or with."""
    if not _TELLS.possible(words):
        return
    for verdict, found in _TOLD.finditer(words):
        head = "drug metabolized by " if found.lastgroup == "enzymes" else ""
        yield Stretch("open", found.start(), *found.span(found.lastgroup or 0), head), verdict
