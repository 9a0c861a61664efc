"""Frames: the words that introduce a list of conditions, allergies or other medicines, and the words that end it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec
from ahocorasick_rs import AhoCorasick

from dispensatory.extract.statements.openers import OPENERS, Mode
from dispensatory.extract.text.pieces import openings_of
from dispensatory.extract.text.sought import Parsed, Sought

# Words that end a list; below, those that do so only before certain others.
_END_WORDS = (
    "should must may might can could will would is are was were be been has have had need needs require requires do "
    "does did increase increases decrease decreases reduce reduces enhance enhances potentiate potentiates lead leads "
    "result results worsen worsens exacerbate exacerbates alter alters experience cause causes affect affects raise "
    "raises lower lowers because since unless except while until before after during if when "
    "whenever so however "
    "although though where who then which consult discuss inform tell ask talk seek avoid monitor please don't "
    "shouldn't mustn't can't cannot ought throughout "
    "depending regardless potentially thereby only poses pose necessitate "
    "necessitates warrant warrants demands"
).split()
_ENDS: tuple[tuple[str, str], ...] = (
    *((word, "") for word in _END_WORDS),
    (
        "due",
        r"due to (?:the |its |an? |their )?(?:\w+ )?(?:risk|potential|possib|lack|limited|increas|reduc"
        r"|concern|decreas|insufficient|high|effects?)",
    ),
    # Not what a condition comes without: "abdominal pain without diarrhoea"
    (
        "without",
        r"without (?!an? (?:functioning |working )?spleen\b)(?:\w+ ){0,2}?"
        r"(?:\w+ing|an?|the|your|their|medical|medically|doctors?|physicians?|professional"
        r"|specialist|expert|consultation|advice|supervision|guidance|approval|permission|instructions?|adequate|proper|prior|close"
        r"|careful|appropriate|any|regard|need|food|risk)\b",
    ),
    *((word, rf"{word} (?:its|the) use\b") for word in ("preclude", "precludes", "rule out", "rules out")),
    ("calls", r"calls? for\b"),
    ("interfere", r"interferes? (?!with (?!it\b)[\w-]+ (?:absorption|metabolism)\b)"),
    ("but", r"but(?! not limited to\b)\b"),
    ("or", r"or (?=(?:drink|consume)\w* alcohol)"),
    ("as", r"(?<!such )as (?!well as|such)"),
    ("under", r"under (?:the|an?|strict|medical|close|direct|professional|careful)\b"),
    (
        "to",
        r"(?<!used )to (?:be|(?<!advisable to )(?<!recommended to )(?<!best to )(?<!important to )"
        r"(?<!prudent to )(?<!wise to )(?<!advised to )(?<!crucial to )(?<!essential to )(?<!need to )(?<!try to )"
        r"(?<!necessary to )(?<!safest to )(?<!critical to )(?<!vital to )(?<!imperative to )(?<!better to )"
        r"(?<!preferable to )(?<!sensible to )(?<!safer to )avoid|ensure|prevent"
        r"|minimi\w+|determine|reduce|monitor|discuss|assess|use"
        r"|take|help|treat|manage)\b",
    ),
    ("the", r"(?<!to )(?<!of )(?<!with )(?<!that increase )the (?:dos|use|initial|recommended|risk|benefit|maximum)"),
    ("it", r"(?<=, )it \w+"),
    ("with", r"with (?:it|this (?:\w+ )?(?:medication|medicine|drug|product|combination))\b"),
    ("-", r"(?<= )- (?=\w)"),
    (";", r"; (?:increased|risk of|potential|may|possible)\b"),
    (":", r": "),
)
_AFTER_RELATIVE = tuple(
    f"{word} {auxiliary}"
    for word in ("that", "which", "who")
    for auxiliary in ("", "also ", "may ", "can ", "might ", "could ")
)


class Stretch(msgspec.Struct, frozen=True):
    """A part of a plain line read in one mode: the frame's first letter, and the span of what it introduces, each item
    of which is named behind `head`.
    """

    mode: Mode
    frame: int
    start: int
    end: int
    head: str = ""


class _Row(msgspec.Struct, frozen=True):
    """A frame or an end: what it opens, and its pattern; a whole word has none."""

    mode: Mode | None
    pattern: Parsed | None


# What a colon may follow and the list go on: "patients with any of these:", "contraindicated in several situations:"
_LEADS_ON = re.compile(
    r"(?: ?\b(?:any|all|one|some|certain|several|various|specific|other|these|those|the|following|an?|known|personal"
    r"|prior|of|or|more|pre-existing|existing|underlying|medical|health|patient|history|conditions?|situations?|cases?"
    r"|circumstances|disorders?|diseases?|groups?|populations?|patients|people|individuals|medicines?|medications?"
    r"|drugs?|substances|agents)\b){1,8}"
)

_Event = Mode | Literal["resume"] | None
_CLOSING = re.compile(r"\)")
_RESUME = -1  # in place of a row


def _compile() -> tuple[AhoCorasick, tuple[int, ...], tuple[_Row, ...]]:
    """An automaton of what the rows begin with, the row of each of its pieces, and the rows.

    Of two rows that match the same words the one with the shorter word counts, then the first.
    """
    rows: list[tuple[str, Mode | None, str]] = [*OPENERS, *((word, None, pattern) for word, pattern in _ENDS)]
    rows.sort(key=lambda row: len(row[0]))
    made = tuple(_Row(mode, Parsed(pattern) if pattern else None) for _, mode, pattern in rows)
    pieces = [(piece, n) for n, (word, _, _) in enumerate(rows) for piece in _pieces(word, made[n].pattern)]
    return AhoCorasick([piece for piece, _ in pieces]), tuple(n for _, n in pieces), made


def _pieces(word: str, pattern: Parsed | None) -> list[str]:
    """What a row begins with: its word, or the longer pieces by which its pattern goes on from there."""
    if pattern is None:
        return [word]
    openings = openings_of(pattern.parsed)
    if any(word.startswith(piece) for piece in openings):
        return [word]
    return sorted(piece for piece in openings if piece.startswith(word))


_AUTOMATON, _OF_PIECE, _ROWS = _compile()


@lru_cache(maxsize=1 << 12)  # as conditions and interactions ask for the same lines, if not always with the same mode
def stretches(words: str, first: Mode = "open") -> tuple[Stretch, ...]:
    """The parts of a plain line in order, each with its mode; up to the first frame the mode is `first`."""
    out: list[Stretch] = []
    mode, frame, start = first, 0, 0
    for low, high, opened in _events(words):
        if low < start:
            continue
        if opened == "resume":
            if (bracket := words.rfind("(", 0, low)) < frame:
                out.append(Stretch(mode, frame, start, low))
                around = next(part for part in reversed(out) if part.start <= bracket + 1)
                mode, frame, start = around.mode, around.frame, high
            continue
        if mode != "open" and words[low] == ":" and _LEADS_ON.fullmatch(words, start, low):
            start = high
            continue
        at_once = opened is None and low - start < 2 and words[start - 1 : start] != ")"
        if mode != "open" and (at_once or opened == "examples"):
            continue
        out.append(Stretch(mode, frame, start, low))
        mode, frame, start = "condition" if opened == "examples" else opened or "open", low, high
    out.append(Stretch(mode, frame, start, len(words)))
    return tuple(part for part in out if part.end - part.start > 1)


@lru_cache(maxsize=1 << 12)
def _events(words: str) -> tuple[tuple[int, int, _Event], ...]:
    """Where frames begin, with the end of their words and their mode, and where something ends them (None).

    What brackets open or end, they close: behind them the words go on as before.
    """
    found: list[tuple[int, int, int]] = []  # where it begins, its end below zero so that the longest is first, its row
    if "(" in words:
        found.extend((mark.start(), -mark.end(), _RESUME) for mark in _CLOSING.finditer(words))
    for piece, position, after in _AUTOMATON.find_matches_as_indexes(words, overlapping=True):
        if position and words[position].isalpha() and (words[position - 1].isalnum() or words[position - 1] in "-'"):
            continue
        row = _ROWS[_OF_PIECE[piece]]
        if row.pattern:
            match = row.pattern.compiled.match(words, position)
            if match is None:
                continue
            after = match.end()
        elif words[after : after + 1].isalnum() or words[after : after + 1] == "-":
            continue
        if row.mode is not None or not words.endswith(_AFTER_RELATIVE, 0, position):
            found.append((position, -after, _OF_PIECE[piece]))
    return tuple([(at, -below, "resume" if row == _RESUME else _ROWS[row].mode) for at, below, row in sorted(found)])


# What may stand between a frame that ends a label and the list below it: "patients with any of the following:"
_LABEL_TAIL = Sought(
    r"(?:,? (?:including|includes?|such as|notably|especially|particularly|like|namely|but not limited to)"
    r"|,? (?:any of |one of |one or more of )?(?:the following|these|certain|several|various|some|many|a number of)"
    r"(?: other| different| medical| health| specific)?"
    r"(?: conditions?| situations?| cases?| circumstances| medications?| medicines?| drugs?| substances)?"
    r"|,? (?:conditions|medications|medicines|drugs)"
    r"|(?: an?| any)?(?: known| personal| prior)? history of)\Z"
)
_LABEL_PERSON = re.compile(r"\b(?:if you|if the patient|(?:patients|people|individuals|those|anyone) who)\Z")


@lru_cache(maxsize=4096)
def opened_by(label: str) -> Mode:
    """The mode that the last words of a label open ("Use with caution in patients with:"); "open" if none."""
    label = label.rstrip(" :")
    while tail := _LABEL_TAIL.search(label):
        label = label[: tail.start()]
    if _LABEL_PERSON.search(label):
        return "condition"
    openers = [(end, mode) for _, end, mode in _events(label + " x") if mode and mode != "resume"]
    return openers[-1][1] if openers and openers[-1][0] >= len(label) else "open"
