"""Frames: the words that introduce a list of conditions, allergies or other medicines, and the words that end it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec
from ahocorasick_rs import AhoCorasick

Mode = Literal["condition", "allergy", "medicine", "open", "examples"]

_PEOPLE_BEFORE = r"(?:patients?|people|persons?|individuals?|those|anyone|someone|women|men|adults?|users?)"
_HAVING = (
    r"(?:with|who (?:have|has|had|suffer from|are suffering from|are diagnosed with|currently have)"
    r"|having|suffering from|experiencing|predisposed to|prone to|diagnosed with|recovering from"
    r"|at (?=(?:\w+ )?risk (?:of|for) )|undergoing|on (?=(?:hemo|haemo)?dialysis))"
)
_HAVE = (
    r"(?:(?:currently |ever |also |already |previously )?(?:have|has|had)(?! (?:any )?(?:questions"
    r"|concerns|trouble remembering))"
    r"(?: (?:ever )?(?:had|experienced)| been diagnosed with)?|suffer(?:s)? from|(?:are"
    r"|is) (?:suffering from|diagnosed with))"
)
_WHO = r"(?:you|they|he or she|a person|someone|the patient|patients|individuals|people)"
_USED = r"(?:used?|taken|take|given|give|administered|applied|appl(?:y|ying)|using)"
_STATE = (
    r"(?:(?:hemo)?dialysis|immunocompromised|immunosuppressed|debilitated|diabetic|asthmatic|hypertensive"
    r"|epileptic|obese|malnourished|dehydrated|critically ill|hypothyroid)"
)
_IT = r"(?:(?:it|this (?:\w+ )?(?:medication|medicine|drug|product|combination))? ?)"
_TOGETHER = (
    r"(?:use|used|using|administration|therapy|treatment|taken|taking|ingestion|intake|consumption"
    r"|administered|given|combination)"
)
_OWN_TAKING = (
    r"(?!it\b|this\b|these\b|the (?:medic|drug|prescri|next|missed|recommended)|your\b|them\b|any new"
    r"|a (?:dose|missed)|too|more|with\b"
    r"|as\b|for\b|in\b|on\b|at\b|before|after)"
)

# First word (or stem) of a frame, the mode it opens, and the frame from that word on. An empty pattern: the word alone.
_OPENERS: tuple[tuple[str, Mode, str], ...] = (
    *(
        (word, "condition", rf"{word}\w*(?: (?!treated|taking|using|receiving)\w+){{0,2}}? {_HAVING}(?: either)?\b")
        for word in (
            "patient",
            "people",
            "person",
            "individual",
            "those",
            "anyone",
            "someone",
            "women",
            "men",
            "adult",
            "user",
            "infants",
            "children",
        )
    ),
    ("if", "condition", rf"if {_WHO} {_HAVE}\b"),
    ("when", "condition", rf"when {_WHO} {_HAVE}\b"),
    (
        "you",
        "condition",
        rf"you {_HAVE}\b(?= (?:a |any |an |ever )?(?:\w+ ){{0,3}}(?:history|disease|disorder|condition|problem"
        r"|allerg))",
    ),
    ("in", "condition", rf"in (?={_STATE} (?:patients?|individuals|people|persons)\b)"),
    ("elderly", "condition", rf"elderly(?: patients)?,? (?:and|or) (?={_STATE} )"),
    ("history", "condition", r"(?=history of )"),
    ("presence", "condition", r"presence of (?!an? (?:iud|intrauterine))"),
    (
        "cases",
        "condition",
        r"cases? of (?!a (?:missed|suspected )?(?:overdose|dose)|overdose|an? (?:overdose|emergency)|missed)",
    ),
    ("known", "condition", r"known (?=(?:history|cases?) )"),
    (
        "contraindicat",
        "condition",
        r"contraindicat\w+ (?:\w+ ){0,3}?(?:in|for|during|if (?:you|the patient) (?:have|has)|include"
        r"|including|are|is)\b:?",
    ),
    (
        "not",
        "condition",
        rf"not (?:be )?(?:\w+ )?(?:{_USED}|recommended|suitable|appropriate|advised|indicated|intended"
        rf"|effective|approved)(?: \w+ing)? {_IT}(?:\w+ )?(?:by|in|on|for|during|to)\b(?! (?:\w+ )?(?:long"
        r"|short|use|more|prolonged|extended|drive|drink|stop|be\b))",
    ),
    ("not", "condition", rf"not {_USED} (?:\w+ ){{0,4}}?(?:in|on|if you have)\b"),
    (
        "isn't",
        "condition",
        rf"isn't (?:\w+ly )?(?:{_USED}|recommended|suitable|appropriate|advised|indicated|intended|effective|meant)"
        rf" {_IT}(?:in|on|for|during)\b(?! (?:\w+ )?(?:long|short|use|more|prolonged|extended))",
    ),
    ("never", "condition", rf"never (?:be )?{_USED} {_IT}(?:by|in|on|for|to)\b"),
    (
        "cautio",
        "condition",
        r"cautio(?:n|us)\w* (?:(?:is|should|must) (?:be )?(?:\w+ )?(?:advised|exercised|recommended|needed"
        r"|required|necessary|used|warranted) )?(?:(?:in|for|on|with)\b(?! (?:\w+ )?(?:use|other medic))"
        r"|when (?:\w+ ){1,6}?(?:in|for|on)\b)",
    ),
    ("careful", "condition", r"carefully in\b"),
    ("avoid", "condition", r"avoid(?:ed)? (?:(?:its |the )?use )?(?:by|in|on|if you have)\b"),
    (
        "appl",
        "condition",
        r"appl(?:y|ied|ying) (?:it )?(?:to|on) (?=(?:\w+, )?(?:\w+ (?:or|and) )?(?:broken|open|damaged"
        r"|irritated|inflamed|infected|cut))",
    ),
    *(
        (word, "examples", rf"{word}\w*,? \(?(?:such as|like|including|e\.g\.,?)(?= )")
        for word in ("condition", "disease", "disorder", "problem", "illness", "complication")
    ),
    *((word, "condition", rf"(?={word} )") for word in ("pre-existing", "preexisting", "underlying")),
    (
        "hypersensitiv",
        "allergy",
        r"hypersensitiv\w+(?: \([\w ]+\))?(?: reactions?)?(?: \([\w ]+\))? (?:to|with|towards?)\b",
    ),
    (
        "allerg",
        "allergy",
        r"allerg(?:y|ies|ic)(?: \([\w ]+\))?(?: reactions?| response)?(?: \([\w ]+\))? (?:to|with|towards?)\b",
    ),
    (
        "sensitive",
        "allergy",
        r"sensitive to (?!(?:the )?(?:sun|light|effects|uv|cold|heat|its|this|these|changes|any ))",
    ),
    ("anaphyla", "allergy", r"anaphyla\w+(?: reactions?)? to\b"),
    (
        "sensitiv",
        "allergy",
        r"sensitivit(?:y|ies) to (?!(?:the )?(?:sun|light|effects|uv|cold|heat|insulin|alcohol|sedat|this risk))",
    ),
    ("interact", "medicine", r"interact\w*(?: \w+){0,2}? (?:with|between|include|including|involving)\b"),
    *(
        (
            word,
            "medicine",
            rf"{word}\w*(?:,? (?:or|and) \w+)?(?: {_TOGETHER})?(?: (?:of|with))+\b(?: it with\b| (?:this"
            r"|the) (?:medication|medicine|drug|combination) with\b)?",
        )
        for word in (
            "concurrent",
            "concomitant",
            "simultaneous",
            "combined",
            "combination",
            "coadminist",
            "co-administ",
            "together",
            "mixing",
            "mixed",
            "combining",
            "coadministration",
        )
    ),
    ("concurrent", "medicine", r"concurrent(?:ly)? (?:taking|using|use|receiving)?(?=\w| \w)"),
    ("concomitant", "medicine", r"concomitant(?:ly)? (?:taking|using|use|receiving)?(?=\w| \w)"),
    (
        "taking",
        "medicine",
        r"taking (?:\w+ ){0,4}?(?:with|alongside|together with|along with) (?!food|meals?\b|or without|water"
        r"|a |the )",
    ),
    ("taking", "medicine", rf"taking {_OWN_TAKING}"),
    ("more", "medicine", r"more than one (?=(?:topical|ophthalmic|eye|inhaled|nasal)\b)"),
    ("receiving", "medicine", rf"receiving {_OWN_TAKING}"),
    ("using", "medicine", rf"using {_OWN_TAKING}"),
    ("contraindicat", "medicine", r"contraindicat\w+ with\b"),
    ("treated", "medicine", r"treated with\b"),
    (
        "use",
        "medicine",
        r"used? (?:it |together )?(?:with|alongside|of) (?!caution|care\b|extreme|the utmost|this|food|a |the same)",
    ),
    (
        "taken",
        "medicine",
        r"taken (?:\w+ )?(?:with|alongside|concurrently with) (?!food|meals?\b|or without|water|a |caution|the )",
    ),
    (
        "take",
        "medicine",
        r"take (?:it |this (?:\w+ )?)?(?:together )?(?:with|alongside) (?!food|meals?\b|or without|water"
        r"|a |the |plenty|milk)",
    ),
    ("given", "medicine", r"given (?:\w+ )?with (?!food|caution)"),
    ("combine", "medicine", r"combined? (?:\w+ ){0,3}?with\b"),
    ("alongside", "medicine", r"alongside\b"),
    (
        "avoid",
        "medicine",
        r"avoid(?:ing)? (?:the )?(?:(?:concurrent |concomitant |simultaneous )?use of |taking |using "
        r"|combining |consuming |consumption of |drinking |eating )?(?:it |this (?:medication"
        r"|medicine) )?(?:with )?(?=\w)",
    ),
    ("effect", "medicine", r"effects? (?:and \w+ )?(?:of|on) (?!this|the (?:drug|medic))"),
    ("effectiveness", "medicine", r"effectiveness of (?!this|the (?:drug|medic))"),
    ("level", "medicine", r"levels? of (?!this|the (?:drug|medic))"),
    ("absorption", "medicine", r"absorption of (?!this|the (?:drug|medic))"),
    ("metabolism", "medicine", r"metabolism of (?!this|the (?:drug|medic))"),
    ("concentration", "medicine", r"concentrations? of (?!this|the (?:drug|medic))"),
    ("toxicity", "medicine", r"toxicity of (?!this|the (?:drug|medic))"),
    ("action", "medicine", r"actions? of (?!this|the (?:drug|medic))"),
)
# Words that end a list; below, those that do so only before certain others.
_END_WORDS = (
    "should must may might can could will would is are was were be been has have had need needs require requires do "
    "does did increase increases decrease decreases reduce reduces enhance enhances potentiate potentiates lead leads "
    "result results worsen worsens exacerbate exacerbates alter alters experience cause causes affect affects raise "
    "raises lower lowers because since unless except while until before after during if when whenever so but however "
    "although though where who then which consult discuss inform tell ask talk seek avoid monitor please don't "
    "shouldn't without throughout depending regardless potentially thereby only"
).split()
_ENDS: tuple[tuple[str, str], ...] = (
    *((word, "") for word in _END_WORDS),
    (
        "due",
        r"due to (?:the |its |an? |their )?(?:\w+ )?(?:risk|potential|possib|lack|limited|increas|reduc"
        r"|concern|decreas|insufficient|effects?)",
    ),
    ("as", r"(?<!such )as (?!well as|such)"),
    ("under", r"under (?:the|an?|strict|medical|close|direct|professional|careful)\b"),
    (
        "to",
        r"to (?:be|avoid|ensure|prevent|minimi\w+|determine|reduce|monitor|discuss|assess|use|take|help|treat"
        r"|manage)\b",
    ),
    ("the", r"(?<!to )(?<!of )(?<!with )the (?:dos|use|initial|recommended|risk|benefit|maximum)"),
    ("-", r"- (?=\w)"),
    (";", r"; (?:increased|risk of|potential|may|possible)\b"),
    (":", r": "),
)
_AFTER_RELATIVE = tuple(
    f"{word} {auxiliary}"
    for word in ("that", "which", "who")
    for auxiliary in ("", "also ", "may ", "can ", "might ", "could ")
)


class Stretch(msgspec.Struct, frozen=True):
    """A part of a plain line read in one mode: the frame's first letter, and the span of what it introduces."""

    mode: Mode
    frame: int
    start: int
    end: int


def _compile() -> tuple[AhoCorasick, tuple[tuple[Mode | None, re.Pattern[str] | None], ...]]:
    rows: list[tuple[str, Mode | None, str]] = [*_OPENERS, *((word, None, pattern) for word, pattern in _ENDS)]
    patterns = tuple((mode, re.compile(pattern) if pattern else None) for _, mode, pattern in rows)
    return AhoCorasick([word for word, _, _ in rows]), patterns


_AUTOMATON, _PATTERNS = _compile()


@lru_cache(maxsize=512)
def stretches(words: str, first: Mode = "open") -> tuple[Stretch, ...]:
    """The parts of a plain line in order, each with its mode; up to the first frame the mode is `first`.

    Kept for a while, as conditions and interactions ask for the same lines.
    """
    out: list[Stretch] = []
    mode, frame, start = first, 0, 0
    for low, high, opened in _events(words):
        if low < start:
            continue
        if (opened is None and low - start < 2 and mode != "open") or (opened == "examples" and mode != "open"):
            continue
        out.append(Stretch(mode, frame, start, low))
        mode, frame, start = "condition" if opened == "examples" else opened or "open", low, high
    out.append(Stretch(mode, frame, start, len(words)))
    return tuple(part for part in out if part.end - part.start > 1)


def _events(words: str) -> list[tuple[int, int, Mode | None]]:
    """Where frames begin, with the end of their words and their mode, and where something ends them (None)."""
    found: list[tuple[int, int, Mode | None]] = []
    for index, position, after in _AUTOMATON.find_matches_as_indexes(words, overlapping=True):
        if position and words[position].isalpha() and (words[position - 1].isalnum() or words[position - 1] in "-'"):
            continue
        mode, pattern = _PATTERNS[index]
        end = _end_of(words, position, pattern, after)
        if end is None or (mode is None and words.endswith(_AFTER_RELATIVE, 0, position)):
            continue
        found.append((position, end, mode))
    return sorted(found, key=lambda event: (event[0], -event[1]))


def _end_of(words: str, position: int, pattern: re.Pattern[str] | None, after: int) -> int | None:
    """Where a frame ends, or a whole word that has no pattern; None where it does not stand there."""
    if pattern is None:
        return None if words[after : after + 1].isalnum() or words[after : after + 1] == "-" else after
    match = pattern.match(words, position)
    return match.end() if match else None


@lru_cache(maxsize=4096)
def opened_by(label: str) -> Mode:
    """The mode that the last words of a label open ("Use with caution in patients with:"); "open" if none."""
    label = label.rstrip(" :")
    openers = [event for event in _events(label + " x") if event[2] is not None]
    return (openers[-1][2] or "open") if openers and openers[-1][1] >= len(label) else "open"
