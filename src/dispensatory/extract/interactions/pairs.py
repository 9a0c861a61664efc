"""Sentences that name both sides of a combination they warn of, in any order: "warfarin must not be used with it".

The frames of `openers` know the words right before a partner; here it is the whole construction that shows one.
"""

from __future__ import annotations

from collections.abc import Iterator

from dispensatory.extract.statements.cues_words import NOT_TO
from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.text.sought import Several, Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.facts import Verdict

IT = (
    r"(?:it|this (?:\w+ )?(?:medicine|medication|drug|product|treatment|preparation|combination|agent)"
    r"|the (?:medicine|medication|drug))"
)
# What is combined: any words that are not the medicine itself, up to those that a row ends with.
PARTNER = (
    rf"(?P<partner>(?!{IT}\b|(?:them|your|its|more|a dose|the dose|any of|if|not|no|avoid|do|don't|never|there|you"
    rf"|such)\b)"
    r"(?:(?!(?<!that)(?<!which) (?:it|this|you|they|can|may|is|are|should|must|will|do|does)\b)(?:[^.;:]|e\.g\."
    r"|i\.e\.))"
    r"{2,110}?)"
)
OTHER = PARTNER.replace("partner", "other")
LISTED = r"(?P<partner>.{2,160}?)\.?\Z"
_FIRST = r"(?:\A|[,;:] |\bthat )"
_WHOM = r"(?:patients|people|those|anyone|individuals|someone|women|men|adults|children)"
_ON = rf"(?:on|taking|using|receiving|being treated with|treated with|given) {IT}"
_ON_IT = (
    rf"(?:(?:while|when|whilst|if) (?:(?:you|they|patients) (?:are )?|you're )?(?:also )?{_ON}"
    rf"|during (?:the |your )?(?:treatment|therapy|use)|(?:in|to|by) {_WHOM} (?:who are )?{_ON})"
)
_BOTH = r"(?:together|at the same time|concurrently|concomitantly|simultaneously|in combination|side by side)\b"
_WITH_IT = rf"(?:(?:together |along |in combination )?(?:with|alongside) {IT}\b|as well as {IT}\b)"
_BESIDE = rf"(?:{_WITH_IT}|and {IT}\b|{_ON_IT}|{_BOTH})"
_TAKE = (
    r"(?:take|taking|use|using|start|starting|have|drink|drinking|eat|eating|combine|combining|mix|mixing|give|giving"
    r"|prescribe|prescribing|add|adding|co-?administer|co-?administering|coadministration of|co-administration of)"
)
_MUST_NOT = (
    r"(?:(?:should|must|can|could|may|ought to|will) (?:\w+ly )?(?:not|never|be avoided)|cannot|can't|shouldn't|mustn't"
    r"|(?:is|are) (?:\w+ly )?(?:not|contraindicated|prohibited|unsafe|to be avoided)|isn't|aren't)"
)
_NOT_BOTH = (
    rf"(?:{_MUST_NOT}\b[^.;]{{0,40}}?(?:{_BOTH}|co-?(?:administer|prescrib)ed|combined|mixed)|(?:is|are) (?:\w+ly )?"
    r"(?:incompatible|contraindicated(?=[.;,]|\Z)))"
)
_SPAN = r"(?:[\w-]+ ){1,3}(?:hours|days|weeks|months)"
END = (
    r"(?=(?<!\(e)(?<!e\.g)(?<!\(i)(?<!i\.e)[.;:]|\Z| should\b| must\b| is\b| are\b| within\b| in the (?:last|past)\b"
    r"|, (?:you|it|do|don't|avoid|never|use|as|because|since|due|which|and (?:it|this|you)|unless|the|this|if)\b)"
)
_STOPPED = r"(?:contraindicated|avoid(?:ed)?|not recommended|not advised|prohibited)"

# Each with what it says where no words of its own say so: "no warfarin during treatment".
_ROWS: tuple[tuple[Verdict | None, str], ...] = (
    # "Do not take warfarin while you are taking it", "taking warfarin and it together"
    (None, rf"\b{_TAKE} (?:any )?{PARTNER} {_BESIDE}"),
    # "Because of the risk of bleeding, warfarin must not be used with it"
    (None, rf"{_FIRST}{PARTNER} (?:{_MUST_NOT}|not be)\b[^.;]{{0,60}}? (?:{_WITH_IT}|{_ON_IT}|{_BOTH})"),
    (
        None,
        rf"{_FIRST}{PARTNER} (?:(?:should|must) (?:\w+ )?|is to |are to |)be avoided"
        rf"(?:{END}|(?= (?:while|until|whilst)\b))",
    ),
    # "It raises the pressure and must not be taken", of warfarin or another
    (
        None,
        rf"\A{PARTNER} (?:may |can |could |might )?(?:\w+ly )?(?:increas|decreas|rais|lower|reduc|caus|enhanc"
        rf"|block|weaken"
        rf"|worsen|prolong|potentiat)(?:es?|s)? [^.;]{{2,80}}?(?:,? (?:and|so) (?:\w+ )?(?:they )?(?:should"
        rf"|must) (?:not be"
        r"|(?:\w+ )?be avoided)|[;:,] (?:do not|never|avoid)\b[^.;]{0,30}\b(?:them|both|together)\b)",
    ),
    # "Warfarin with it: contraindicated", "stop it if warfarin is needed"
    (None, rf"\A{PARTNER} (?:with|and|plus|together with) {IT} ?(?:: ?|- |\()(?:{_STOPPED}|do not|must not|never)\b"),
    (
        "avoid",
        rf"\b(?:stop|stopped|discontinued?|withheld) (?:{IT} )?(?:if|when|before) {PARTNER} (?:is"
        rf"|are) (?:\w+ )?(?:needed"
        r"|required|started|given)\b",
    ),
    # "It and warfarin together", "warfarin and it do not mix"
    (
        None,
        rf"\b{IT} (?:and|plus|together with) {PARTNER} (?:{_BOTH}|combined\b|{_NOT_BOTH})",
    ),
    (None, rf"{_FIRST}{PARTNER} (?:and|plus|together with) {IT} (?:{_BOTH}|{_NOT_BOTH})"),
    ("avoid", rf"(?:{_FIRST}{PARTNER} and {IT}|\b{IT} and {OTHER}) (?:do not|don't) mix\b"),
    (
        None,
        rf"\b(?:combin(?:e|ing)|mix(?:ing)?|co-?administer(?:ing)?|between) (?:{IT} (?:and|with) {PARTNER}{END}"
        rf"|{OTHER} and {IT}\b)",
    ),
    # "If you're on warfarin", "while on warfarin you must not take it", "during treatment with warfarin"
    (
        None,
        rf"(?:\b(?:you're|you are|while|whilst|when|if|{_WHOM}|those|already|i am|i'm) (?:already |also |currently )?on"
        r"|\b(?:during|while on|current|concurrent|concomitant|recent|(?:days|weeks|months) after|in"
        r"|contraindications?:)"
        rf" (?:\w+ )?(?:treatment|therapy) with) {PARTNER}(?:{END}|(?= you\b| do\b| don't\b| avoid\b))",
    ),
    (None, rf"\Atreatment with {PARTNER}(?=[.;,]|\Z| is an?\b| are\b)"),
    (
        None,
        rf"\b(?:if|when|while|where) {PARTNER} (?:is|are) (?:being |also |already |currently )?(?:taken|used|given"
        r"|prescribed|required)\b",
    ),
    (None, rf"{_FIRST}(?:in combination|together|along) with {PARTNER},? {IT} (?:should|must|is|cannot)\b"),
    (None, rf"\Awith {PARTNER}, (?:avoid|do not|never|use is|it)\b"),
    # "It is not safe with warfarin", "do not co-administer it with warfarin"
    (
        None,
        r"\b(?:mix|mixed|co-?prescribed?|co-?administer(?:ed)?|administer(?:ed)?|giv(?:e|en)|compatible|safe|unsafe"
        r"|recommended|prescribed?|advised|suitable|dangerous|started|combined?|take|use|contraindicated|occurred"
        r"|reported)"
        rf" (?:(?:to (?:take|use|combine|give) )?{IT} )?(?:together |in combination |at the same time "
        rf"|simultaneously )?"
        r"(?:with|as|plus) (?!caution|care|food|meals?\b|water|a |an |the )(?:other )?"
        rf"{PARTNER}(?:{END}|(?= during\b| while\b| because\b| due\b| as it\b| and this\b))",
    ),
    # "Discontinue warfarin before starting it", "14 days between stopping warfarin and starting it"
    (
        "avoid",
        rf"{NOT_TO}\b(?:discontinue|stop|withdraw|cease) (?:taking |using )?{PARTNER} (?:at least {_SPAN} )?"
        rf"before (?:starting|beginning|taking|using|initiating|you (?:start|begin|take)|treatment|{IT})\b",
    ),
    (
        "avoid",
        r"\b(?:days|weeks|months) [^.;]{0,40}?between (?:stopping |discontinuing |the (?:last dose|end) of )?"
        rf"{PARTNER} and (?:the (?:first dose|start) of |starting |beginning |taking )?{IT}\b",
    ),
    (
        None,
        rf"\b(?:within|until|for) (?:at least )?{_SPAN} (?:of|after) (?:stopping |taking |using |discontinuing "
        rf"|the (?:last dose|use|end) of |treatment with |therapy with )?{PARTNER}{END}",
    ),
    # "Do not start warfarin until two weeks after stopping it"
    (
        "avoid",
        rf"(?:not|never|n't) (?:start|begin|initiate|take|use|give) {PARTNER} (?:until|for|within) (?:at least )?"
        rf"{_SPAN} (?:of|after) (?:(?:stopping|taking|discontinuing|the (?:last dose|end) of) )?{IT}\b",
    ),
    # "It must be stopped two weeks before starting warfarin"
    (
        "avoid",
        rf"{NOT_TO}\b(?:{IT} (?:should|must) (?:\w+ )?be (?:stopped|discontinued|withdrawn)|(?:discontinue|stop"
        rf"|withdraw)"
        rf" (?:taking |using )?{IT})[^.;:]{{0,40}}? before (?:starting|beginning|initiating|giving|switching to)"
        rf" (?:an? |any )?{PARTNER}{END}",
    ),
    (None, rf"\buntil {PARTNER} (?:has|have) been (?:stopped|discontinued|withdrawn)\b"),
    (None, rf"\b(?:use of|using|used|taken|took|received) {PARTNER} (?:within|in) the (?:last|past|previous) "),
    (
        "avoid",
        r"(?:\A|[;,:] )no (?!interaction|known|dose|need|effect|change|adjust|data|studies|specific|clinical"
        r"|significant"
        rf"|other|more){PARTNER} (?:should be \w+ )?(?:{_WITH_IT}|{_ON_IT})",
    ),
    # "Patients should be told not to take warfarin", "you are advised against taking it"
    (
        None,
        r"\b(?:told|instructed|advised?|advisable|recommended|best|better|warn(?:ed)?|cautioned) "
        r"(?:(?:patients|people|women|you) )?(?:not to (?:take|use|have|drink|eat|start)"
        rf"|against (?:taking|using|drinking|eating|the use of|starting)) (?:any )?{PARTNER}(?:{END}"
        r"|(?= while\b| during\b| with\b| when\b| at the same\b| together\b| concurrently\b))",
    ),
    (
        None,
        r"(?:\A|[;,:] )(?:you|patients|people|women) (?:must|should) (?:not|never) (?:take|use|have|drink|eat|start)"
        rf" (?:any )?{PARTNER}(?=[.;]|\Z)",
    ),
    (
        None,
        r"(?:\A|[,;:] )(?:do not|don't|never) (?:take|use|have|drink|eat) (?:any )?"
        r"(?!(?:on|in|for|to|as|with|by|at|near|after|before|while|when|once)\b|[\w-]+ (?:that|which) (?:is|are|has"
        r"|have)\b)"
        rf"{PARTNER}(?=[.;]|\Z)",
    ),
    (None, rf"\bstay off {PARTNER} {_BESIDE}"),
    # "The use of warfarin is contraindicated"
    (
        None,
        r"(?:\A|[;,:] )(?:the |any )?(?:current |recent |concomitant |concurrent |combined )?(?:use|intake|consumption"
        rf"|ingestion|administration) of {PARTNER} (?:{_ON_IT} )?(?:is|are|should|must) (?:\w+ )?(?:be )?"
        rf"(?:{_STOPPED}|an? (?:\w+ )?contraindication)(?! (?:in|for|by) )",
    ),
    # What is forbidden is told behind a colon, or in an example
    (
        None,
        rf"\A(?:{_STOPPED}(?: (?:with|in combination with|together with))?|(?:medicines|drugs|medications|combinations)"
        rf" to avoid): {LISTED}",
    ),
    (
        None,
        r"\b(?:following|these|medicines|medications|drugs|combinations)\b[^.:;]{0,80}?"
        rf"\b(?:{_STOPPED}|not (?:\w+ ){{1,5}}?{_WITH_IT}): {LISTED}",
    ),
    (
        None,
        rf"\b(?:medicines|medications|drugs|agents|products)\b[^.:;]{{0,60}}?\b(?:{_STOPPED}|not be \w+"
        rf"|not \w+ with {IT})[^.;:]{{0,30}}?[,(] ?(?:e\.g\.|notably|especially|particularly|including|for example"
        r"|such as),? (?P<partner>[^.;:)]{2,110})",
    ),
)
_PAIRS: Several[Verdict | None] = Several(_ROWS)
# Only what warns is read so: each line that does has one of these.
_WARNS: Stems[str] = Stems(
    {
        "warns": "not n't never no+ avoid contraindicat stop discontinu unsafe incompatib dangerous against days weeks "
        "cannot prohibit stay+off"
    }
)
# What is said of the two in words that follow: "tell your doctor if you take warfarin; they must not be combined"
_OF_BOTH = Sought(
    r"(?:[;:,] ?(?:(?:and|so|but|as) )?| (?:and|as|so) )(?:(?:they|these|both|the two|(?:the|this) combination"
    r"|these two)\b"
    r"[^.;]{0,60}|(?:do not|don't|never|avoid)\b[^.;]{0,30}?\b(?:them|both|together|(?:the|this) combination)\b)"
)


def said_of_both(words: str, after: int) -> tuple[int, int] | None:
    """The span in which `words`, after those that name a combination, speak of it again."""
    found = _OF_BOTH.search(words, after)
    return found.span() if found else None


def pairs(words: str, labels: tuple[str, ...]) -> Iterator[tuple[Stretch, Verdict | None]]:
    """The parts of `words`, in which the medicine is "it", that name what it is warned to be combined with, each with
    the verdict of its construction, if that has one. `labels`: those that the words stand under.
    """
    if not _WARNS.possible(words) and not any(map(_WARNS.possible, labels[-1:])):
        return
    for verdict, found in _PAIRS.finditer(words):
        yield Stretch("open", found.start(), *found.span(found.lastgroup or 0)), verdict
