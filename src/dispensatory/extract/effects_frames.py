"""Where a sentence names side effects: what a verb of cause governs, and what is said to occur."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_STOP = re.compile(
    r"[.;:](?:\s|\Z)|\b(?:which|that|who|in (?:some|patients|people|individuals|those|the|rare|certain|combination|children"
    r"|women|adults|infants|newborns?|susceptible|elderly|older|pregnan\w+|addition)|when|if|so|while|because|due to"
    r"|with (?:prolonged|long|high|other|alcohol|the|certain|use|these|excessive|repeated)|making|during|after|from|unless"
    r"|and (?:should|may|can|must|is|are|it|require|affect|potentially|increase|worsen|reduce|impair|interact|also"
    r"|other serious|even death)|or (?:affect|increase|worsen|reduce|interact|alter)|but|however|especially|particularly"
    r"|until|before|upon|by|therefore|should|must|therefore|thus|is|are|was|were|though|although)\b"
)
_CAUSES = re.compile(
    r"\b(?:(?:can|may|might|could|will|also|to|sometimes|rarely|does|do|which|that|potentially|it|alcohol|commonly|often)"
    r" (?:also |potentially |sometimes |rarely |occasionally |commonly |often |in rare cases,? |lead to or "
    r"|significantly )*(?:causes?|leads? to|results? in|produces?|induces?|triggers?|provokes?|contributes? to)"
    r"|causes|(?:potentially )?(?:causing|leading to|resulting in|inducing)|has (?:also )?caused|have caused"
    r"|(?:associated|linked) with|linked to) (?=\w)"
    r"|\b(?:risks?|possibility|likelihood|incidence|chances?|potential|signs?|development|occurrence|cases|reports?|instances)"
    r" (?:of|for)(?: (?:developing|serious side effects?,? (?:like|such as|including)))? (?=\w)"
    r"|\b(?:side effects?|adverse (?:effects|reactions|events)|reactions|symptoms|complications|problems|risks|effects|changes)"
    r"(?: (?:may|can|could|might|of \w+|like|also|often|to watch for)){0,2},? (?:such as|like|including|include|are|of)(?! (?:not|all|usually|generally|mild)\b) (?=\w)"
    r"|\b(?:you|patients?|people|individuals|users|some|they|infants|newborns|neonates) (?:may|might|can|could|will)? ?(?:also )?"
    r"(?:experience|develop|notice|feel) (?=\w)"
    r"|\b(?:increases? (?:in )?|raises? )(?:the )?risk of (?=\w)|\bmonitor(?:ed|ing)? for (?:signs? (?:and symptoms )?of )?(?=\w)"
)
_CAUSE_STEMS = (
    "caus", "lead", "result", "induc", "produc", "trigger", "risk", "experienc", "associated", "linked", "effects", "reactions",
    "symptoms", "signs", "develop", "potential", "monitor", "reports", "cases", "notice", "provok", "contribut", "chance",
    "incidence", "possibility", "likelihood", "feel", "complications", "problems", "changes", "effect",
)  # fmt: skip
_DENIED = re.compile(
    r"\b(?:not|n't|never|unlikely|no|without|reduc\w+|lower\w*|prevent\w*|minimi\w+|decreas\w+|avoid|help\w*|less|treat\w*"
    r"|protect\w*|rather than|mitigate|if|history of|doesn't|rarely if ever|before)\b"
)
_NEAR = 36  # characters before a cue within which a denial holds
_OCCURS = re.compile(
    r"\s+(?:(?:is|are|was|were|has|have|had|may|can|could|might) (?:also |been |be |sometimes |rarely |most |more |less |very |not un"
    r"|the most |a |potential |possible |frequently |commonly |typically |relatively )*(?:possible|common|reported|rare|uncommon|observed"
    r"|seen|noted|occur|happen|develop|concern|risk|occurred|experienced|side effects?|frequent|appear|arise|result)"
    r"|(?:occur|is a (?:potential |possible |known |common |serious )?(?:side effect|risk|concern)))\b"
)
_LISTS = re.compile(
    r"\b(?:includ(?:e|es|ing)|(?:may|can|could|might) be|such as|like|are|is|e\.g\.,?|for example,?|experience|experienced|causes?|reported|lead to"
    r"|result in|causing|leading to|characteri[sz]ed by|identified|risk of(?: developing)?|involves?|produce|develop|notice|of)"
    r"(?: also| but (?:is|are) not limited to|:| the following:?)*\s+(?=[\w(])"
)
_ADVICE = re.compile(
    r"\b(?:seek|contact|consult|inform|tell|call|talk|speak|report (?:any|them|these|to|all|side)|stop (?:taking|using)|discontinue (?:use|the|this|taking)"
    r"|notify|(?:not|n't) (?:an )?(?:exhaustive|a complete|all)|if you (?:experience|notice|develop|have)|if any|ask your|should be (?:reported|used|taken|noted)"
    r"|generally (?:well|mild|safe)|well[- ]tolerated|vary|varies|any (?:new|unusual|concerning|signs)|important to|crucial|usually (?:mild|resolve)"
    r"|more information|everyone|complete list|available data|depend(?:s|ing)? on|affected by)\b"
)
_PROSE = re.compile(
    r"\b(?:is|are|was|were|can|may|might|could|should|must|include|includes|including|has|have|this|these|it|seek|contact|requires?"
    r"|will|occurs?|if you|such as|you|while|because|causing)\b"
)


class Stretch(msgspec.Struct, frozen=True):
    """The span of a list in a plain line, and the span's lead-in, whose words hold for the list."""

    start: int
    end: int
    lead: str


def is_advice(words: str) -> bool:
    """Whether a sentence of the Side Effects section says what to do, or speaks of side effects as such."""
    return bool(_ADVICE.search(words))


def is_prose(words: str) -> bool:
    """Whether a list item is a sentence rather than a list."""
    return bool(_PROSE.search(words))


def listed(words: str) -> Iterator[Stretch]:
    """The lists in a sentence of the Side Effects section."""
    occurs = _OCCURS.search(words)
    if occurs and not _LISTS.search(words, 0, occurs.start()) and "effect" not in words[: occurs.start()]:
        yield Stretch(0, occurs.start(), occurs[0])
    elif opened := _LISTS.search(words):
        end = _end(words, opened.end())
        yield Stretch(opened.end(), end, words[: opened.end()])


def caused(words: str) -> Iterator[Stretch]:
    """The lists that a verb of cause, or a word of risk, governs, wherever it stands; none that is denied."""
    if not any(stem in words for stem in _CAUSE_STEMS):
        return
    reached = 0
    for cue in _CAUSES.finditer(words):
        if cue.start() < reached or _DENIED.search(words, max(0, cue.start() - _NEAR), cue.end()):
            continue
        reached = cue.end()
        yield Stretch(cue.end(), _end(words, cue.end()), words[: cue.end()][-80:])


def _end(words: str, start: int) -> int:
    """Where the list that starts at `start` stops; brackets are passed over."""
    opened = 0
    for stop in _STOP.finditer(words, start):
        opened = words.count("(", start, stop.start()) - words.count(")", start, stop.start())
        if opened <= 0:
            return stop.start()
    return len(words)
