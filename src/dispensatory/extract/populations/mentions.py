"""Where a line speaks of one of the six populations."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from dispensatory.extract.statements.cues_words import TERATOGEN
from dispensatory.extract.statements.organs import OF_ITS_OWN
from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.facts.verdicts import Population


class Mention(msgspec.Struct, frozen=True):
    """A population named in a plain line, and where."""

    population: Population
    start: int
    end: int


_BAD = (
    r"(?:disease|disorder|impairment|insufficiency|failure|dysfunction|problem|issue|condition|damage|injury"
    r"|complication|trouble)s?"
)


_CHANGED = "inflammation|fibrosis|steatosis|scarring|enlargement"


def _organ(own: str) -> str:
    """The ways in which a page names a bad kidney or liver: "liver or kidney disease", "impaired renal function"."""
    return (
        rf"\b{own}\b(?:[^.;:()]|\([\w ]{{1,20}}\)){{0,40}}?\b(?:{_BAD}|function|clearance|patients"
        rf"|adjustments?|cirrhosis|disease)"
        rf"|\b(?:{_BAD}|function|metabolism) (?:of|in|with) (?:the |your )?{own}s?\b"
        rf"|\b(?:impaired (?:\w+ (?:and|or|/) )?|(?:fatty|enlarged|cirrhotic|inflamed|scarred|diseased"
        rf"|damaged) ){own}s?\b"
        rf"|\b{own} (?:{_CHANGED})\b|\b(?:{_CHANGED}) of the {own}s?\b"
        rf"|\b{own}s? (?:(?:do|does|is|are) not|isn't|aren't|don't|doesn't|ha(?:s|ve) (?:failed"
        rf"|stopped)) (?:\w+ )?(?:work|function)"
        rf"|\b{own}s? (?:(?:is|are) (?:\w+ly )?(?:damaged|failing|diseased|weak|bad|impaired)|ha(?:s|ve) failed)\b"
    )


_YOUNG = (
    r"(?:1\d|2[01]|[1-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen)"
)
# A small number without a unit is an age unless a fraction, another unit or a count follows: "a level below 5.5".
_AN_AGE = (
    r"(?:'?s\b|\b)(?![.,]\d| ?(?:%|°|/|times|x\b|m?[cm]?g\b|μg|ng|g/|kg|m?ml\b|[mnμ]?mol|m?eq|i?units?\b|iu\b|m?ci\b"
    r"|[cm]?m\b|cm|mmhg|ppm|bpm|beats|points|copies|cells|degrees|hours?|minutes?|seconds|weeks|days|drops|doses))"
)

_PATTERNS: tuple[tuple[Population, str], ...] = (
    (
        "pregnancy",
        r"\bpregnan(?:t|cy|cies)\b|\bunborn\b|\bf(?:o)?etus\b|\bf(?:o)?etal\b|\bexpectant mothers?\b|\bmothers?-to-be\b"
        r"|\bgestation\b|\btrimesters?\b|\bconceiv|\bor (?:may|might|could) (?:be|become) pregnant\b"
        rf"|{TERATOGEN}",
    ),
    (
        "lactation",
        r"\bbreast-? ?(?:feed\w*|fed|milk)|\blactat(?:ion|ing)\b|\bnursing\b(?! home)|\bhuman milk\b"
        r"|\bnurse (?:your|the|her|their|an?) (?:bab(?:y|ies)|infants?|child)|\bbottle-? ?feed\b|\bformula milk\b"
        r"|\bmilk (?:should|must) be (?:\w+ and )?discarded|\bdiscard (?:the |any |your )?milk\b",
    ),
    (
        "children",
        r"\bchild(?:ren)?\b(?![ -]pugh|-? ?bearing|'s reach)|\bp(?:a)?ediatrics?\b|\binfants?\b|\bneonat\w+"
        r"|\bnewborns?\b"
        r"|\badolescents?\b|\bbab(?:y|ies)\b|\bteen(?:s|ager)s?\b|\bteenaged?\b|\btoddlers?\b|\bminors\b|\bkids\b"
        r"|\b(?:girls?|boys?|preschool(?:er)?s?|schoolchildren|youngsters|juveniles)\b"
        r"|\b(?:pre-?menarch(?:e?al|e)|pre-?pubert?al|pre-?pubescent|school-?aged?|under-?aged?)\b"
        rf"|(?<!adults )\b(?:(?:under|below)[ -]|(?:younger|less) than )(?:the )?(?:age (?:of )?)?(?:{_YOUNG}{_AN_AGE}"
        r"|\d{1,2} months\b"
        r"|[2-5]\d years\b)"
        rf"|\b(?:before|until|(?:not|n't) (?:yet )?reached) (?:the age of {_YOUNG}\b|{_YOUNG} years (?:of age|old)\b)",
    ),
    (
        "elderly",
        r"\belderly\b|\bolder (?:adults?|patients?|people|individuals|persons?|men|women)\b|\bgeriatrics?\b"
        r"|\bold people\b|\b(?:over|above|aged?|older than)[ -](?:the age of )?(?:6[05]|7[05])(?:'?s\b|\b)"
        r"(?! ?(?:mg|ml|kg|mcg|%|min|seconds|hours|days|weeks|beats|bpm|mmhg|units|years of (?:use|experience)))"
        r"|\b(?:6[05]|7[05]) (?:years )?(?:of age )?(?:and|or) (?:older|over|above)"
        r"|\b(?:the|very) aged\b|\bolder age\b"
        r"|\badvanced age\b|\bseniors?\b",
    ),
    (
        "renal",
        _organ("(?:kidney|renal)")
        + r"|\bcreatinine clearance\b|\bcrcl\b|\bclcr\b|\be?gfr\b|\bglomerular filtration\b|\b(?:ha?emo)?dialysis\b"
        r"|\bnephropathy\b|\banuri[ac]\b|\bckd\b|\bes[rk]d\b|\besrf\b|\brenally\b|\bkidneys\b",
    ),
    (
        "hepatic",
        _organ("(?:liver|hepatic)")
        + r"|\bcirrhosis\b|\bchild[ -]pugh\b|\bhepatitis\b(?! [abc] (?:virus|vaccin))|\bactive liver\b",
    ),
)
_COMPILED = tuple((population, Opened(pattern)) for population, pattern in _PATTERNS)
_STEMS: Stems[Population] = Stems(
    {
        "pregnancy": "teratogen pregn to-be born fetus foetus fetal foetal expectant gestation trimest conceiv",
        "lactation": "breast lactat nursing nurse milk bottle",
        "children": "child diatric infant neonat newborn adolesc baby babies teen toddler minors kids girl boy "
        "youngster juvenile menarch pubert pubesc school under below younger less+than before until reached",
        "elderly": "elderly old+people older geriatric senior 60 65 70 75 aged advanced+age",
        "renal": "renal kidney creatinin crcl clcr gfr glomerul dialys nephro anuri ckd esrd eskd esrf",
        "hepatic": "liver hepat cirrho pugh",
    }
)
# Words of another matter, blanked before a population is looked for.
_OTHER = Sought(
    r"reach of (?:\w+ ){0,2}(?:children|infants)|away from (?:\w+ ){0,2}children|child-? ?(?:bearing|proof|resistant)"
    r"|children's reach|get(?:ting)? pregnant"
    r"|if (?:your|the) child (?:is|has)(?: \w+){0,4} (?:ill|illness|sick|unwell|fever)\b"
    r"|academy of p(?:a)?ediatrics|(?:boy|girl)friends?|juvenile (?:\w+ )?(?:arthritis|diabetes)"
    r"|(?<!may )(?<!might )(?<!could )becom(?:e|ing) pregnant|prevent(?:s|ing|ion)? (?:of )?pregnancy"
    r"|unintended pregnanc|pregnancy test|planning (?:a pregnancy|to (?:become|get) pregnant)"
    rf"|(?:kidney|renal|liver|hepatic) (?:{OF_ITS_OWN})|liver (?:enzymes?|function tests?)|hepatitis [abc] virus"
)
# Who becomes pregnant is, where treatment is to end then, or is told not to.
_ENDS_THEN = re.compile(
    r"\b(?:not|never|n't|avoid(?:ing)?) (?:becom|gett?)(?:e|ing)? pregnant\b"
    r"|\b(?:stop(?:ped)?|discontinued?) (?:[\w-]+ ){0,5}(?:if|when|as soon as) (?:you|they) become pregnant"
    r"|\bbecome pregnant(?: (?!not|never|do\b|don't)[\w-]+){0,6}, (?:[\w-]+ ){0,3}?(?<!not )(?:stop|discontinue)\b"
)
# Looked after rather than bad: no mention may start here.
_WATCHED = Sought(
    r"(?:monitor\w*|to (?:assess|check|evaluate)) (?:\w+ ){0,3}(?:liver|kidney|renal|hepatic)(?: (?:and|or) \w+)?"
    r" function|(?<!impaired )(?<!reduced )(?<!poor )(?<!decreased )(?<!compromised )(?<!diminished )(?<!abnormal )"
    r"(?<!declining )(?<!low )(?<!with )(?:liver|kidney|renal|hepatic)(?: (?:and|or) \w+)? function"
    r" (?:should|must|needs|regularly|monitoring|tests?)"
)


# No patient on dialysis: who is not, or not yet, on it; and what it removes.
_UNDIALYSED = re.compile(
    r"\b(?:not (?:yet )?(?:on|requiring|needing|undergoing|receiving|dependent on) (?:\w+ )?|without "
    r"|enough for |non-|pre-|pre)"
    r"(?:ha?emo)?dialysis\b|(?<!treated )\b(?:by|via|through|using|prompt) (?:[\w-]+ )?(?:ha?emo)?dialysis\b"
)


@lru_cache(maxsize=1 << 10)
def mentions(words: str) -> tuple[Mention, ...]:
    """The populations named in the plain line `words`, in order of position; each population once a place."""
    possible = _STEMS.groups(words)
    if not possible:
        return ()
    words = _OTHER.sub(_blanked, words)
    words = _UNDIALYSED.sub(_blanked, words) if "dialysis" in words else words
    watched = [(m.start(), m.end()) for m in _WATCHED.finditer(words)]
    found = [
        Mention(population, match.start(), match.end())
        for population, pattern in _COMPILED
        if population in possible
        for match in pattern.finditer(words)
        if not any(start <= match.start() < end for start, end in watched)
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


_BECOMING = frozenset(("become pregnant", "becoming pregnant", "get pregnant", "getting pregnant"))


def _blanked(other: re.Match[str]) -> str:
    kept = other[0] in _BECOMING and _ENDS_THEN.search(other.string)
    return other[0] if kept else " " * len(other[0])
