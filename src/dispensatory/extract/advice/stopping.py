"""Whether it may be stopped at once, or has to be reduced step by step."""

from __future__ import annotations

import re

from dispensatory.extract.advice.answers import NO, YES
from dispensatory.extract.text.sought import Opened

_STOP = re.compile(
    r"\b(?:stop(?:ping|ped)?|discontinu\w+|cessation|withdraw(?:al|n|ing)?|quit(?:ting)?|com(?:e|ing) off"
    r"|(?:tail|wean|phas)(?:ed|ing)? (?:off|out))\b"
)
_ABRUPT = re.compile(
    r"\b(?:sudden(?:ly)?|abrupt(?:ly)?|taper\w*|gradual(?:ly)?|slowly|step by step|(?:all )?at once"
    r"|withdrawal symptoms|(?:tail|wean|phas)(?:ed|ing)? (?:off|out)"
    r"|rebound(?! congest| redness| hyper| head))\b"
)
_TAPER = Opened(
    r"taper|(?:tail|wean|phas)(?:ed|ing)? (?:off|out)|com(?:e|ing) off (?:it |this \w+ )?(?:slowly|gradually)"
    r"|(?:reduced|lowered|decreased) (?:slowly|gradually|step by step)"
    r"|gradual(?:ly)? (?:reduc|decreas|lower|discontinu|withdr|wean)"
    r"|(?:withdrawn|discontinued|stopped|withdraw|discontinue) (?:gradually|slowly)"
    r"|(?:reduc|decreas|lower)\w* (?:the |your )?(?:dose|dosage) (?:gradually|slowly) before|(?:do not|don't|should not"
    r"|shouldn't|must not|never|not) (?:\w+ ){0,3}(?:stop|discontinu|be (?:stopped|discontinued"
    r"|withdrawn))"
    r"|avoid (?:\w+ ){0,2}(?:abrupt|sudden|stopping)|(?:abrupt|sudden)\w* (?:\w+ ){0,4}(?:can|may|could"
    r"|might|should be avoided|is not|is dangerous|increases?)|rebound(?! congest| redness| hyper| head)"
    r"|(?:stopping|discontinuing|cessation|discontinuation|withdrawal) (?:\w+ ){0,4}(?:abruptly|suddenly"
    r"|can|may|could|should)"
)
# Nor by oneself: whoever is asked will see to it that it ends step by step.
_NOT_ALONE = re.compile(
    r"\b(?:not|never|n't) (?:\w+ ){0,3}(?:stop|discontinue)\b[^.;]* without (?:\w+ ){0,2}"
    r"(?:consult|talk|ask|speak|discuss|check|tell|inform|contact|(?:medical|doctor|physician|your|a|the)\b)"
)
_NO_TAPER = re.compile(
    r"\b(?:no need to |(?:need|do|does) not (?:need to |have to )?|without (?:\w+ )?)taper\w*|\btapering is not\b"
    r"|\b(?:can|may) be (?:stopped|discontinued) (?:at any time|suddenly|abruptly)\b"
)
_YET = re.compile(r"\b(?:but|unless|if|except|however|although|though|after|once|only|not (?:be )?(?:stop|discontinu))")
_ASKS_TO_STOP = re.compile(r"\b(?:can|may|should|could|safe|okay|ok) (?:\w+ ){0,4}(?:stop|discontinue)\b")
_MAY_STOP = re.compile(
    r"(?:safe|fine|okay|may|can) (?:\w+ ){0,3}(?:to )?stop|no (?:need to )?taper|does not (?:usually "
    r"|generally )?(?:cause|require)|withdrawal (?:symptoms )?(?:is|are) not"
)
_COURSE = re.compile(r"(?:full|complete|entire|whole|prescribed) course|complete the|finish")


def abrupt_stop(words: str, about: str) -> str | None:
    """taper or may_stop, of a plain sentence and the question it answers; None where it says nothing of it."""
    if _NO_TAPER.search(words) and not _YET.search(words):
        return "may_stop"
    if _NOT_ALONE.search(words):
        return "taper"
    asked = about.endswith("?") and bool(_STOP.search(about))
    stops = _STOP.search(words) or "taper" in words or (asked and NO.match(words))
    if not stops or (_COURSE.search(words) and not _ABRUPT.search(words)):
        return None
    if _ASKS_TO_STOP.search(about) and (YES.match(words) or _MAY_STOP.search(words)) and not _TAPER.search(words):
        return "may_stop"
    if asked and _ABRUPT.search(about) and (NO.match(words) or _TAPER.search(words)):
        return "taper"
    return "taper" if _ABRUPT.search(words) and _TAPER.search(words) else None
