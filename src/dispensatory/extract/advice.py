"""Everyday advice: driving, alcohol, stopping, a missed dose, dependence, food."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Opened
from dispensatory.extract.text.stems import Stems
from dispensatory.extract.text.view import Line, is_question
from dispensatory.facts import AdviceStatement
from dispensatory.facts.kinds import Topic

Reading = Callable[[str, str], str | None]  # (plain sentence, question it answers or "") -> value

_NO = re.compile(r"\s*(?:no\b|never\b|it's (?:best|advisable) not|not recommended|do not|don't)")
_YES = re.compile(r"\s*(?:yes|generally safe|it(?:'s| is) (?:generally |usually )?safe)\b")

_DRIVE = re.compile(
    r"(?<!-)\bdriv(?:e|ing)\b(?! (?:force|cancer|tumou?r|growth|cell|the|inflamm))"
    r"|\b(?:operat\w+|us\w+) (?:\w+ )?(?:machine|vehicle)"
)
_DRIVE_FREE = re.compile(
    r"(?:not|unlikely to|no known|n't) (?:\w+ ){0,3}(?:affect|impair|influence|interfere)"
    r"|no (?:\w+ ){0,2}effect|(?<!not )\bsafe to drive|driving (?:should not|shouldn't) be an? (?:issue|problem)"
)
_DRIVE_AVOID = re.compile(
    r"avoid|do not|don't|should not|must not|unsafe|not (?:recommended|advised|advisable|safe|(?:to )?drive)"
    r"|refrain|never|dangerous"
)
_DRIVE_RESERVE = re.compile(r"\b(?:but|although|however|while|though|if)\b|drows|dizz|caution|careful")
_DRIVE_CARE = re.compile(
    r"caution|careful|until you know|impair|affect|drows|dizz|sleep|may cause|can cause|vision|alert"
)
_ALCOHOL = re.compile(
    r"\balcohol(?:ic)?\b(?! (?:withdraw|abuse|depend|addict|use disorder|misuse|swab|pad|wipe|intoxic))"
    r"|\bdrink(?:ing)? alcohol"
)
_ALCOHOL_NOT = re.compile(
    r"history of (?:\w+ ){0,3}alcohol|allergic to [^.;]{0,120}alcohol"
    r"|alcohol(?:ic)? (?:liver|hepatitis|cirrhosis|withdrawal|abuse"
    r"|dependence|consumers|addiction|based|free|content)"
    r"|(?:\b(?!ethyl\b)\w+yl|rubbing|wool|lanolin|contains?) alcohol|alcoholi(?:sm"
    r"|cs)|fetal alcohol|chronic alcohol|heavy alcohol|alcohol-"
)
_ALCOHOL_AVOID = re.compile(
    r"avoid|do not|don't|should not|must not|not (?:recommended|advised|advisable|drink|consume)|refrain"
    r"|abstain|contraindicat|never|prohibit|forbidden|best not|(?:stay|keep) away|(?:\A|[.;:] ?)no alcohol"
)
_ALCOHOL_CARE = re.compile(
    r"limit|moderat|caution|careful|increase|worsen|exacerbat|interact|enhance|intensif|potentiat|risk"
    r"|reduce|consult|minimi|affect|discuss|irritat|may "
)
_ALCOHOL_RESERVE = re.compile(r"excessive|worsen|aggravat|limit|increase|negativ")
_ALCOHOL_FREE = re.compile(
    r"no (?:known |direct |significant |specific )*(?:interaction|contraindication)|(?:not"
    r"|n't) (?:\w+ ){0,3}(?:interact|affect)|generally (?:safe|acceptable)|can (?:safely )?drink"
)
_STOP = re.compile(r"\b(?:stop(?:ping|ped)?|discontinu\w+|cessation|withdraw(?:al|n|ing)?|quit(?:ting)?)\b")
_ABRUPT = re.compile(
    r"\b(?:sudden(?:ly)?|abrupt(?:ly)?|taper\w*|gradual(?:ly)?|slowly|all at once|withdrawal symptoms"
    r"|rebound(?! congest| redness| hyper| head))\b"
)
_TAPER = Opened(
    r"taper|gradual(?:ly)? (?:reduc|decreas|lower|discontinu|withdr|wean)"
    r"|(?:withdrawn|discontinued|stopped|withdraw|discontinue) (?:gradually|slowly)"
    r"|(?:reduc|decreas|lower)\w* (?:the |your )?(?:dose|dosage) (?:gradually|slowly) before|(?:do not|don't|should not"
    r"|shouldn't|must not|never|not) (?:\w+ ){0,3}(?:stop|discontinu|be (?:stopped|discontinued"
    r"|withdrawn))"
    r"|avoid (?:\w+ ){0,2}(?:abrupt|sudden|stopping)|(?:abrupt|sudden)\w* (?:\w+ ){0,4}(?:can|may|could"
    r"|might|should be avoided|is not|is dangerous|increases?)|rebound(?! congest| redness| hyper| head)"
    r"|(?:stopping|discontinuing|cessation|discontinuation|withdrawal) (?:\w+ ){0,4}(?:abruptly|suddenly"
    r"|can|may|could|should)"
)
_ASKS_TO_STOP = re.compile(r"\b(?:can|may|should|could|safe|okay|ok) (?:\w+ ){0,4}(?:stop|discontinue)\b")
_MAY_STOP = re.compile(
    r"(?:safe|fine|okay|may|can) (?:\w+ ){0,3}(?:to )?stop|no (?:need to )?taper|does not (?:usually "
    r"|generally )?(?:cause|require)|withdrawal (?:symptoms )?(?:is|are) not"
)
_COURSE = re.compile(r"(?:full|complete|entire|whole|prescribed) course|complete the|finish")
_MISS = re.compile(
    r"\bmiss(?:ed|es|ing)? (?:a |an |the |your |one |any |my )?(?:\w+ )?(?:dose|doses|injection|tablet"
    r"|pill|application|appointment|day)\b|\bforg[eo]t\w* (?:to (?:take|use|apply)|a dose)"
    r"|\b(?:dose|tablet|injection|application) (?:is|was|has been) missed\b"
)
_USUAL = re.compile(
    r"as soon as (?:you |they |he |she )?(?:remember|possible|realize|realise|can|it is remembered"
    r"|recalled)|when(?:ever)? you remember|once you remember|(?:upon|on) remembering"
    r"|\btake (?:the (?:missed )?dose|it) unless [^.;]{0,30}\bnext\b"
)
_CALL = re.compile(r"\b(?:contact|call|consult|inform|notify|ask|tell|see) [^.;,]{0,60}as soon as \w+")
_ASK_MISS = re.compile(
    r"(?:contact|consult|call|ask|follow) (?:\w+ )?(?:\w+ )?(?:doctor|physician|healthcare|oncologist"
    r"|pharmacist|provider|instructions)"
)
_NEXT = re.compile(
    r"next (?:scheduled |regular |dose|application|injection)|time for|double|skip|regular schedule|remember"
)
_DEPEND = re.compile(
    r"\baddict\w*|\bhabit[- ]forming|\b(?:physical |psychological |drug |physiological "
    r"|potential for )(?:\w+ )?dependen(?:ce|cy)\b|\bdependen(?:ce|cy)\b|\bdependent on (?:it|this)"
)
_DEPEND_NO = re.compile(r"\bno(?:t|n)?\b|n't\b|unlikely|without|lacks?")
_DEPEND_LOW = re.compile(
    r"low (?:\w+ ){0,3}(?:potential|risk|likelihood)|less (?:likely|potential|risk)|minimal|rare(?:ly)?"
    r"|\b(?:dependen(?:ce|cy)|addiction) is (?:\w+ ){0,2}low\b"
)
# Denied behind its name: "physical dependence is not typically seen".
_DEPEND_DENIED = re.compile(
    r"(?: (?:on|potential|to|with|[\w-]+)){0,3}? (?:is|are|has|was)(?:n't| not| unlikely| rarely)\b"
)
# What a denial of one kind of it grants: "while not addictive, it can lead to dependence".
_DEPEND_YET = re.compile(
    r"\b(?:while|although|though)\b[^.;,]{0,120},[^.;]{0,80}?\b(?:can|may|might|could) (?:\w+ )?"
    r"(?:cause|lead to|result in|develop) (?:\w+ ){0,3}?(?:dependen|addict)"
    r"|\b(?:but|however|although)\b[^.;]{0,80}? (?:can|may|might|could) (?:\w+ )?"
    r"(?:cause|lead to|result in|develop) (?:\w+ ){0,3}?(?:dependen|addict)"
    r"|\b(?:dependence|addiction) (?:\w+ )?(?:can|may|might|could) (?:\w+ )?(?:occur|develop|happen)"
)
# Among the effects it is named without a verb.
_DEPEND_LISTED = re.compile(r"(?:\A|[,:] |\b(?:and|or|physical|psychological|drug) )(?:dependence|addiction)\b")
_DEPEND_NOT = re.compile(
    r"history of|dose-dependent|pacemaker|alcohol dependen|opioid dependen|insulin|treat(?:ment"
    r"|ing)? (?:of )?(?:\w+ )?(?:addict|depend)|nicotine|dependent patients|depends"
)
_FOOD = re.compile(r"\bfoods?\b|\bmeals?\b|\bempty stomach\b|\bbreakfast\b|\beating\b|\bsnack\b|\bdinner\b|\bsupper\b")
_EITHER = re.compile(
    r"with(?:/| or | and )without (?:food|meals?|regard)|(?:without|with no) regard (?:to|for) (?:food|meals?)"
    r"|(?:regardless|irrespective) of (?:food|meals?)|before or after (?:food|meals?|eating)"
    r"|either with or without"
)
_WITHOUT = re.compile(
    r"empty stomach|(?:hours?|minutes?|min|mins|half an hour) (?:\w+ ){0,2}(?:before|prior to|after"
    r"|following) (?:\w+ ){0,4}?(?:food|meals?|eating|breakfast|dinner|supper)"
    r"|(?:before|between) (?:\w+ ){0,2}(?:meals?|food|breakfast|eating)|without food"
    r"|avoid (?:food|eating|taking (?:\w+ )?with (?:[\w-]+ ){0,2}(?:food|meals?))|fasting"
)
_WITH = re.compile(
    r"(?:with|after|during|following|immediately after|alongside|at) (?:\w+ ){0,3}(?:food|meals?"
    r"|mealtimes?|breakfast|dinner|snack|eating)|with (?:food|meals|milk)|food or milk"
    r"|food can (?:help )?(?:reduc|minimi|increas)"
    r"|within \w+ minutes of (?:a |each |your )?(?:meal|food|eating|breakfast)"
)
_STEMS: Stems[Topic] = Stems(
    {
        "driving": "driv machine vehicle",
        "alcohol": "alcohol",
        "abrupt_stop": "stop discontinu cessation withdr quit taper",
        "missed_dose": "miss forg",
        "dependence": "addict habit dependen",
        "food": "food meal stomach breakfast eating snack dinner supper",
    }
)


def read_advice(page: Page) -> tuple[AdviceStatement, ...]:
    """The everyday advice of a page in its order; of one topic the first statement carries the most."""
    found: list[AdviceStatement] = []
    for line in page.lines:
        if line.kind not in ("name", "mechanism"):
            found.extend(_read(line))
    return tuple(sorted(found, key=_rank))


def _read(line: Line) -> Iterator[AdviceStatement]:
    about, asked = _about(line.labels)
    possible = _STEMS.groups(line.plain) | asked
    if not possible:
        return
    for topic, reading in _READINGS:
        value = reading(line.plain, about) if topic in possible else None
        if topic == "dependence" and not value and line.kind == "effects" and _is_listed(line.plain):
            value = "yes"
        if value and not (topic == "food" and line.kind not in ("dosage", "faq", "precautions")):
            yield AdviceStatement(topic=topic, value=value, **line.evidence())


@lru_cache(maxsize=256)
def _about(labels: tuple[str, ...]) -> tuple[str, frozenset[Topic]]:
    """The question that a line answers, else its label, and the topics that it can be about."""
    about = next((label for label in reversed(labels) if is_question(label)), labels[-1] if labels else "")
    return about, frozenset(_STEMS.groups(about))


def _driving(words: str, about: str) -> str | None:
    direct = _DRIVE.search(words)
    if not direct and not _DRIVE.search(about):
        return None
    free = _DRIVE_FREE.search(words)
    if free and not re.search(r"\bunless|until", words):
        return "caution" if _DRIVE_RESERVE.search(words, free.end()) else "no_effect"
    if "until" in words or "if you" in words:
        return "caution"
    if _DRIVE_AVOID.search(words) or (about.endswith("?") and _NO.match(words)):
        return "avoid"
    return "caution" if _DRIVE_CARE.search(words) else None


def _alcohol(words: str, about: str) -> str | None:
    direct = _ALCOHOL.search(words) and not _ALCOHOL_NOT.search(words)
    asked = _ALCOHOL.search(about) and not _ALCOHOL_NOT.search(about)
    if not direct and not asked:
        return None
    if _ALCOHOL_FREE.search(words) and not _ALCOHOL_AVOID.search(words):
        return "caution" if _ALCOHOL_RESERVE.search(words) else "no_effect"
    if _ALCOHOL_AVOID.search(words) or (about.endswith("?") and asked and _NO.match(words)):
        return "avoid"
    return "caution" if _ALCOHOL_CARE.search(words) else None


def _abrupt_stop(words: str, about: str) -> str | None:
    asked = about.endswith("?") and bool(_STOP.search(about))
    stops = _STOP.search(words) or "taper" in words or (asked and _NO.match(words))
    if not stops or (_COURSE.search(words) and not _ABRUPT.search(words)):
        return None
    if _ASKS_TO_STOP.search(about) and (_YES.match(words) or _MAY_STOP.search(words)) and not _TAPER.search(words):
        return "may_stop"
    if asked and _ABRUPT.search(about) and (_NO.match(words) or _TAPER.search(words)):
        return "taper"
    return "taper" if _ABRUPT.search(words) and _TAPER.search(words) else None


def _missed_dose(words: str, about: str) -> str | None:
    asked = bool(_MISS.search(about))
    if not asked and not _MISS.search(words):
        return None
    if _USUAL.search(_CALL.sub(" ", words)):
        return "usual_rule"
    if asked:
        return "other"
    return "other" if _ASK_MISS.search(words) or _NEXT.search(words) else None


def _dependence(words: str, about: str) -> str | None:
    asked = about.endswith("?") and bool(_DEPEND.search(about))
    found = _DEPEND.search(words)
    if _DEPEND_NOT.search(words) or not (found or asked):
        return None
    if asked and _NO.match(words):
        return "no"
    if asked and _YES.match(words):
        return "yes"
    if not found:
        return None
    if _DEPEND_LOW.search(words) and not _DEPEND_YET.search(words):
        return "low"
    before = words[max(0, found.start() - 45) : found.start()]
    if _DEPEND_NO.search(before) or _DEPEND_DENIED.match(words, found.end()):
        return "yes" if _DEPEND_YET.search(words) else "no"
    claims = re.search(r"\b(?:can|may|risk|potential|cause|lead|develop|is|possib|carr|high)\w*\b", words)
    return "yes" if claims else None


def _is_listed(words: str) -> bool:
    return _DEPEND_LISTED.search(words) is not None and not _DEPEND_NOT.search(words)


def _food(words: str, about: str) -> str | None:
    if not _FOOD.search(words):
        asked = about.endswith("?") and re.search(r"\bwith (?:food|meals)\b", about)
        return "with" if asked and _YES.match(words) else None
    if _EITHER.search(words):
        return "either"
    taking = re.search(
        r"\b(?:take|taken|taking|administer\w*|oral\w*|dose|dosage|daily|tablet|capsule|recommended|swallow|mg"
        r"|best|given|minutes|hours?)\b",
        words,
    )
    if not taking:
        return None
    if _WITHOUT.search(words):
        return "without"
    return "with" if _WITH.search(words) else None


_READINGS: tuple[tuple[Topic, Reading], ...] = (
    ("driving", _driving),
    ("alcohol", _alcohol),
    ("abrupt_stop", _abrupt_stop),
    ("missed_dose", _missed_dose),
    ("dependence", _dependence),
    ("food", _food),
)
# Which of several statements of one topic counts: the more careful one.
_ORDER = {
    value: rank
    for rank, value in enumerate(
        (
            "avoid",
            "taper",
            "usual_rule",
            "caution",
            "yes",
            "either",
            "without",
            "with",
            "low",
            "no",
            "no_effect",
            "may_stop",
            "other",
        )
    )
}


def _rank(statement: AdviceStatement) -> tuple[int, int]:
    return _ORDER[statement.value], statement.start
