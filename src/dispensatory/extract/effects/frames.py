"""Where a sentence names side effects: what a verb of cause governs, and what is said to occur."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.effects.words import is_likely, term_of
from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.vocab import Vocabulary

# Where an effect is, and no case in which it is rare: "blood in the urine".
_BODY = (
    r"(?:\w+ )?(?:urine|stools?|f(?:a)?eces|eyes?|nails?|ears?|mouth|throat|chest|legs?|feet|foot|ankles?|hands?|arms?"
    r"|face|blood"
    r"|brain|lungs?|stomach|abdomen|back|joints?|muscles?|skin|head|nose|bones?|tongue|gums?|fingers?|toes?|extremities"
    r"|limbs?|hips?|neck|jaw|vagina|groin)\b"
)
_STOP = re.compile(
    r"[.;:](?:\s|\Z)|\b(?:seek|contact(?! dermatitis)|stop|discontinue|call|tell|consult|inform|which|that|who"
    rf"|in (?:some|patients|people|individuals|those|the(?! {_BODY})|rare|certain|combination|children"
    r"|women|adults|infants|newborns?|susceptible|elderly|older|pregnan\w+|addition)|when|if|so|while|because|due to"
    r"|with (?:prolonged|long|high|other|alcohol|the|certain|use|these|excessive|repeated)|making"
    r"|during|after|from|unless"
    r"|and (?:should|may|can|must|is|are|it|require|affect|potentially|increase|worsen|reduce|impair|interact|also"
    r"|other serious|even death)|or (?:affect|increase|worsen|reduce|interact|alter)"
    r"|(?<!rare )(?<!rare, )(?<!uncommon )(?<!uncommon, )but|however"
    r"|especially|particularly"
    r"|(?:usually|generally|often|mostly) (?:pass|go|resolve|disappear|subside|improve|settle|wear)"
    r"|until|before|upon|by|therefore|should|must|therefore|thus|is|are|was|were|though|although)\b"
)
_CAUSES = Opened(
    r"\b(?:(?:can|may|might|could|will|also|to|sometimes|rarely|does|do|which|that|potentially|it"
    r"|alcohol|commonly|often)"
    r" (?:also |potentially |sometimes |rarely |occasionally |commonly |often |in rare cases,? |lead to or "
    r"|significantly )*(?:causes?|leads? to|results? in|produces?|induces?|triggers?|provokes?|contributes? to)"
    r"|causes|(?:potentially )?(?:causing|leading to|resulting in|inducing)|has (?:also )?caused|have caused"
    r"|(?:associated|linked) (?:with|to) an? (?:\w+ )?risk of"
    r"|(?:has|have|is|may be) (?:also )?(?:been )?(?:associated with|linked to)"
    r"(?! (?:an?|the|these|this|other)\b)) (?=\w)"
    r"|\b(?:risks?|possibility|likelihood|incidence|chances?|potential|signs?|development|occurrence"
    r"|cases|reports?|instances)"
    r" (?:of|for)(?: (?:developing|serious side effects?,? (?:like|such as|including)))? (?=\w)"
    r"|\b(?:side|adverse) effects?,? (?:especially|particularly|notably) (?=\w)"
    r"|\b(?:side effects?|adverse (?:effects|reactions|events)|reactions|symptoms|complications"
    r"|problems|risks|effects|changes)"
    r"(?: (?:may|can|could|might|of \w+|like|also|often|to watch for)){0,2},? (?:such as|like"
    r"|including|include|are|of)(?! (?:not|all|usually|generally|mild)\b) (?=\w)"
    r"|\b(?:you|patients?|people|individuals|users|some|they|infants|newborns|neonates) (?:may|might"
    r"|can|could|will)? ?(?:also )?"
    r"(?:experience|develop|notice|feel|get) (?=\w)"
    r"|\b(?:increases? (?:in )?|raises? )(?:the )?risk of (?=\w)|\bmonitor(?:ed"
    r"|ing)? for (?:signs? (?:and symptoms )?of )?(?=\w)"
)
# A line without one of these is not read for causes.
_CAUSE_STEMS: Stems[str] = Stems(
    {
        "cause": "caus lead result induc produc trigger risk experienc associated linked effects reactions symptoms "
        "signs develop potential monitor reports cases notice provok contribut chance incidence possibility likelihood "
        "feel complications problems changes effect events get",
    }
)
_DENIED = re.compile(
    r"\b(?:not|n't|never|unlikely|no|without|reduc\w+|lower\w*|prevent\w*|minimi\w+|decreas\w+|avoid"
    r"|help\w*|less(?! common| frequent| often)|treat\w*"
    r"|protect\w*|worsen\w*|mask\w*|relie\w+|control|rather than|mitigate|if|history of|doesn't|rarely if ever"
    r"|before)\b"
)
_OF_PATIENTS = re.compile(
    r"\b(?:(?:patients|individuals|people|those|anyone) with|if you have|history of) (?:\w+ ){0,4}\Z"
    r"|\bwith (?:\w+ ){0,2}\Z|\bat (?:\w+ )?\Z|\b(?:contraindicated|caution|avoided|recommended) in (?:\w+ )?\Z"
)
# An item of a list of those whose patients they are: "contraindicated in people with epilepsy, or a risk of stroke"
_WHOSE_RISK = re.compile(
    r"\b(?:patients|individuals|people|those|anyone) (?:who have )?with "
    r"(?:(?!\b(?:can|may|might|could|is|are|was|were|should|must|as|because|has|have|due|since|while|who|which)\b)[^.;:])*"
    r"(?:,|,? or|,? and) (?:an? |at )?(?:\w+ )?\Z"
)
_OF_ALL = re.compile(r"(?:\A|[.:;] )(?:all )?patients (?:are|may be) at (?:\w+ )?\Z")
_LEAD = 200  # characters of a list's lead-in that are looked at
_NEAR = 36  # characters before a cue within which a denial holds
_IF = Sought(
    r"\bif (?:you|they|the patient|a patient|patients|symptoms of) (?:experiences?|develops?|notices?"
    r"|occur|get) (?=\w)"
)
_IF_OCCURS = re.compile(r"\bif ((?!you |any |these |no )[^.;:,]{3,60}?) (?:occurs?|develops?|appears?)\b")
# "If any serious side effects, such as ..."; "if any severe reaction occurs (e.g., ...)"
_SUCH_AS = re.compile(r"(?: or [\w ]{3,20}?)?,? \(?(?:such as|like|including|e\.g\.,?|for example,?) (?=\w)")
_IF_ANY = re.compile(
    r"\bif any [^.;:,()]{3,50}? (?:occurs?|develops?|appears?) \((?:such as|like|including|e\.g\.,?) ([^()]*)\)"
)
_ADJECTIVES = {"rarely": "rare", "very rarely": "very rare", "occasionally": "occasional", "commonly": "common"}
_RARELY = re.compile(
    rf"\s*(?:(?P<adverb>{'|'.join(sorted(_ADJECTIVES, reverse=True))}),? "
    r"|(?:(?:in|while|(?:al)?though) )?(?P<case>very rare|rare|uncommon)(?: (?:cases|instances|circumstances))?,? )"
)
_OF_HOW_MANY = re.compile(
    r" (?:in|by|with) (?:(?:about|up to|more than|less than|over|at least|around) )?\d[^.;,]{0,25}"
)
# What is less than with others, told of another, or in doubt: before a list, and at its head.
_NOT_OF_IT = re.compile(r"\bunlike [^,;]{2,60}, which (?:\w+ )?\Z|\bwhether (?:\w+ ){1,3}\Z")
_LESS = ("less ", "fewer ", "no ")
_CLAUSE = re.compile(r"[.;:] |\b(?:as|because|since|but|although|while|however,|therefore,|occasionally,|rarely,) ")
_RAISED = re.compile(
    r"\bincreas(?:e|es|ed|ing) (?:the )?((?!the|your|this|their)[\w-]+(?: [\w-]+)?) risk\b(?! of| for)"
)
_RANGES = re.compile(
    r"\b(?:can|may|might|could) range from (?:(?:an? )?(?:mild|minor) )?([^.;:()]{3,40}?) to (?:an? )?([^.;:()]{3,40})"
)
_NOT_SAID = re.compile(
    r"\b(?:if|when|whether|unless|not|no|never|patients|people|those|in case|should|must|treat\w*|effects? \w+)\b|n't\b"
)
_ANY_EFFECT = re.compile(
    r"(?:any |these |such |serious |severe |of |the |other |or |persistent |concerning |unusual |new )*"
    r"(?:side |adverse )?effects?\b"
)
_OCCURS = Sought(
    r"(?<!\bthat)(?<!\bwhich)\s+(?:(?:is|are|was|were|has|have|had|may|can|could|might) (?:also |been |be |sometimes "
    r"|rarely |most |more |less |very |not un"
    r"|the most |a |an |potential,? |possible,? |increased |known |serious "
    r"|(?:al)?though rare, |but rare, |frequently |commonly |typically |relatively "
    r"|theoretical |theoretically |among the (?:most )?)*(?:possible|possibilit(?:y|ies)"
    r"|common|reported|rare|uncommon|observed"
    r"|seen|noted|occur|happen|develop|concerns?|risks?|occurred|experienced|(?<!ve )(?<!has )side effects?"
    r"|frequent|appear|arise|result)"
    r"|(?:occurs?|develops?|is a (?:potential |possible |known |common |serious )?(?:side effect|risk|concern)))\b"
)
_LISTS = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|manifest as|(?:may|can|could|might) be(?! associated| linked)|such as"
    r"|(?<=effects )like|(?<=symptoms )like"
    r"|(?<=reactions )like|e\.g\.,?"
    r"|(?:may|can|might|could|also|to|you|patients|they|people|individuals|users|some) "
    r"(?:(?:also|sometimes|occasionally|rarely|have|has) )?"
    r"(?:experience|develop|notice|cause|produce|lead to|trigger|induce|provoke|get|feel|report|(?<=have )reported"
    r"|give you|make you feel|result in)|(?<=you may )have|has (?:also )?caused|causing"
    r"|causes|leading to|resulting in|characteri[sz]ed by|has identified|involves?"
    r"|(?:risk|cases|reports|instances) of(?: developing)?"
    r"|(?:has|have|is|are|may be|can be) (?:also )?(?:been )?(?:\w+ly )?(?:associated with|linked to)"
    r"|(?:effects?|reactions|ones|symptoms|events)(?: (?!like\b|such\b)\w+){0,4}? (?:are|is|were"
    r"(?! (?:an?|the|observed|reported"
    r"|noted|seen|described|documented|(?:\w+ly )?(?:associated|linked))\b)))"
    r"(?: also|,? \(?(?:but )?(?:(?:is|are) not|aren't|isn't|not) limited to[,)]{0,2}|:"
    r"| the following:?)*:?\s+(?=[\w(*])"
)
_ADVICE = re.compile(
    r"\b(?:seek|contact (?:your|a|an|the|medical|emergency)|consult|inform|tell|call|talk|speak"
    r"|report (?:any|them|these|to|all|side)|stop (?:taking|using|(?:the |this )?(?:treatment|medicine"
    r"|medication|drug))|discontinue (?:use|the|this"
    r"|taking)"
    r"|notify|(?:not|n't) (?:an )?(?:exhaustive|a complete|all)|if you (?:experience|notice|develop"
    r"|have)|if any|ask your|should be (?:reported|used|taken|noted)"
    r"|any (?:new|unusual|concerning|signs)|important to|crucial"
    r"|more information|everyone|complete list|available data|depend(?:s|ing)? on|affected by)\b"
)
# What a sentence says of side effects as such; a list of them may follow ("generally mild, they may include ...").
_AS_SUCH = re.compile(
    r"\b(?:generally (?:well|mild|safe)|well[- ]tolerated|vary|varies|usually (?:mild|resolve)|mild and infrequent)\b"
)
_ASIDE = re.compile(r"\(| - ")
_BRACKET = Sought(r"\([^()]*\)")
_BEFORE_VERB = re.compile(r" \([^()]*\) (?=includ)")  # "side effects (though rare) included ..."
_PROSE = re.compile(
    r"\b(?:is|are|was|were|can|may|might|could|should|must|include|includes|included|including|has|have|this"
    r"|these|it|seek|contact your|requires?"
    r"|will|occurs?|if you|such as|you|while|because|causing)\b"
)

_EXAMPLES = frozenset(("such as", "including"))
_ENTRY = re.compile(r"[,;] (?:and |or )?| (?:and|or) ")
_PRONOUNS = frozenset("these they those this it some others there patients people users individuals you".split())


class Stretch(msgspec.Struct, frozen=True):
    """The span of a list in a plain line, and the span's lead-in, whose words hold for the list."""

    start: int
    end: int
    lead: str


def is_advice(words: str) -> bool:
    """Whether a sentence of the Side Effects section says what to do."""
    return bool(_ADVICE.search(_ASIDE.split(words, maxsplit=1)[0]))


def speaks_as_such(words: str) -> bool:
    """Whether a sentence of the section speaks of side effects as such ("mild and infrequent"), before any list."""
    as_such = _AS_SUCH.search(_ASIDE.split(words, maxsplit=1)[0])
    return bool(as_such and not _LISTS.search(words, as_such.end()))


def is_prose(words: str, vocab: Vocabulary) -> bool:
    """Whether a list item is a sentence rather than a list, by its words before any bracket or dash."""
    return _prose(_ASIDE.split(_BEFORE_VERB.sub(" ", words), maxsplit=1)[0], 0, vocab) is not None


def _prose(words: str, start: int, vocab: Vocabulary) -> re.Match[str] | None:
    """The first word that only a sentence has, "such as" not among them where the effect before it is of the list."""
    return next(
        (
            found
            for found in _PROSE.finditer(words, start)
            if found[0] not in _EXAMPLES or not _ends_in_effect(words[start : found.start()], vocab)
        ),
        None,
    )


def _ends_in_effect(words: str, vocab: Vocabulary) -> bool:
    """Whether the last entry of a list, which "including" gives examples of, is an effect by itself."""
    last = term_of(_ENTRY.split(words.rstrip(" ,"))[-1])
    return bool(last) and is_likely(last, vocab)


def _opens_list(subject: str, vocab: Vocabulary) -> bool:
    """Whether a list starts within the subject of a sentence, other than the examples of an effect named there."""
    return any(
        opened[0].strip(" :") not in _EXAMPLES or not _ends_in_effect(subject[: opened.start()], vocab)
        for opened in _LISTS.finditer(subject)
    )


def listed(words: str, start: int, vocab: Vocabulary) -> Iterator[Stretch]:
    """The lists in `words[start:]`, a sentence of the Side Effects section."""
    occurs = _OCCURS.search(words, start)
    subject = words[start : occurs.start()].strip() if occurs else ""
    if (
        occurs
        and subject.rpartition(" ")[2] not in _PRONOUNS
        and "effect" not in subject
        and " if " not in subject
        and not _opens_list(f"{subject} ", vocab)
    ):
        yield Stretch(start, occurs.start(), _how_often(words, start, occurs))
        start = occurs.end()  # "... can occur, leading to" something else
    reached = 0
    for opened in _LISTS.finditer(words, start):
        if words.startswith(_LESS, opened.end()) or _NOT_OF_IT.search(words, 0, opened.start()):
            continue
        if opened.start() >= reached and not _DENIED.search(_BRACKET.sub("", words[start : opened.start()])[-12:]):
            reached = _end(words, opened.end())
            yield Stretch(opened.end(), reached, _lead(words, opened.end()))


def _how_often(words: str, start: int, occurs: re.Match[str]) -> str:
    """What a sentence says of how often what it names occurs, before and after: "rarely, ...", "... in 5 % of them"."""
    share = _OF_HOW_MANY.match(words, occurs.end())
    return f"{how_rare(words, start)} {occurs[0]}{share[0] if share else ''}"


def how_rare(words: str, start: int) -> str:
    """The word for how rarely what follows occurs that a sentence opens with: "in rare cases, ..."; "" for none."""
    opened = _RARELY.match(words, start)
    return (opened["case"] or _ADJECTIVES[opened["adverb"]]) if opened else ""


def has_examples(words: str) -> bool:
    """Whether an item is one effect with its examples: "rare allergic reactions, including anaphylaxis"."""
    return any(f" {example} " in words for example in _EXAMPLES)


def are_examples(stretches: tuple[Stretch, ...]) -> bool:
    """Whether lists are but the examples of what stands before them; true for no list."""
    return all(stretch.lead.rstrip().endswith(("such as", "including")) for stretch in stretches)


def list_end(words: str, start: int, vocab: Vocabulary) -> int:
    """Where a list item's list ends: before the sentence that follows a bracket or a dash, else at its end."""
    depth_0 = _BRACKET.sub(lambda found: " " * len(found[0]), words)
    prose = _prose(depth_0, start, vocab)
    if prose is None:
        return len(words)
    if _OCCURS.match(words, prose.start() - 1):
        return prose.start()
    return max(words.rfind(")", start, prose.start()) + 1, words.rfind(" - ", start, prose.start()), start)


def caused(words: str) -> Iterator[Stretch]:
    """The lists that a verb of cause, or a word of risk, governs, wherever it stands; none that is denied."""
    if not _CAUSE_STEMS.possible(words):
        return
    cues = list(_CAUSES.finditer(words))
    for index, cue in enumerate(cues):
        until = cues[index + 1].start() if index + 1 < len(cues) else len(words)
        before = max(0, cue.start() - _NEAR)
        of_some = _OF_PATIENTS.search(words, before, cue.start()) and not _OF_ALL.search(words, 0, cue.start())
        of_some = of_some or _is_whose_risk(words, cue)
        if words.startswith(_LESS, cue.end()) or _NOT_OF_IT.search(words, 0, cue.start()):
            continue
        if not of_some and not _DENIED.search(words, before, cue.end()):
            yield Stretch(cue.end(), _end(words, cue.end(), until), _lead(words, cue.end()))


def _is_whose_risk(words: str, cue: re.Match[str]) -> bool:
    """Whether a risk is one that patients have already, in a list of what they have."""
    return cue[0].startswith("risk") and " with " in words and _WHOSE_RISK.search(words[: cue.start()]) is not None


def warned(words: str) -> Iterator[Stretch]:
    """What a sentence tells the patient to act on ("if you experience a severe allergic reaction, ...")."""
    if found := _IF.search(words):
        such = _ANY_EFFECT.match(words, found.end())
        start = _SUCH_AS.match(words, such.end()) if such else found
        if start:
            yield Stretch(start.end(), _end(words, start.end()), "")


def arising(words: str) -> Iterator[Stretch]:
    """What a sentence tells what to do about if it occurs ("stop the treatment if a rash develops")."""
    for found in _IF_OCCURS.finditer(words) if "if " in words else ():
        yield Stretch(found.start(1), found.end(1), "")
    if listed_after := _IF_ANY.search(words) if "if any " in words else None:
        yield Stretch(listed_after.start(1), listed_after.end(1), "")


def raised(words: str) -> Iterator[Stretch]:
    """What a sentence says the risk of is raised, the risk standing last ("increasing infection risk")."""
    for found in _RAISED.finditer(words) if " risk" in words else ():
        if not _DENIED.search(words, max(0, found.start() - _NEAR), found.start()):
            yield Stretch(found.start(1), found.end(1), "")


def ranging(words: str) -> Iterator[Stretch]:
    """Both ends of what "can range from a mild rash to severe anaphylaxis"."""
    if " range from " in words and (found := _RANGES.search(words)):
        yield Stretch(found.start(1), found.end(1), "")
        yield Stretch(found.start(2), found.end(2), found[0])


def occurring(words: str) -> Iterator[Stretch]:
    """What a sentence, or the last clause of one, says can occur ("dizziness and drowsiness are side effects")."""
    if (occurs := _OCCURS.search(words)) and occurs.start() < _LEAD:
        start = max((cut.end() for cut in _CLAUSE.finditer(words, 0, occurs.start())), default=0)
        if not _NOT_SAID.search(words, start, occurs.end()):
            yield Stretch(start, occurs.start(), "")


def _lead(words: str, end: int) -> str:
    return words[max(0, end - _LEAD) : end]


def _end(words: str, start: int, until: int | None = None) -> int:
    """Where the list that starts at `start` stops, at most `until`; brackets are passed over."""
    until = len(words) if until is None else until
    for stop in _STOP.finditer(words, start, until):
        if words.count("(", start, stop.start()) <= words.count(")", start, stop.start()):
            return stop.start()
    return until
