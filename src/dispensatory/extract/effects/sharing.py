"""The words that the pieces of a list of side effects share: a head after them, a change or a place before them."""

from __future__ import annotations

import re

import msgspec

from dispensatory.extract.effects.words import is_likely, is_named, is_place, term_of
from dispensatory.vocab import Vocabulary


class Piece(msgspec.Struct):
    """A stretch between two breaks: its words without brackets, its span, and the brackets after its first word."""

    words: str
    start: int
    end: int
    brackets: list[tuple[int, int]]


_LONGEST = 9  # words of a term
_CHEMISTRY = re.compile(
    r"(?:serum |blood |plasma )?(?:cholesterol|triglycerides?|glucose|potassium|sodium|magnesium"
    r"|calcium|creatinine|uric acid"
    r"|bilirubin|prolactin|liver enzymes?|urea|phosphate|phosphorus|albumin|amylase|lipase|lipids?|ldl|bun|alt"
    r"|ast|alp|ggt"
    r"|h(?:a)?emoglobin|h(?:a)?ematocrit|platelets?|neutrophils?|lymphocytes?|leukocytes?|(?:white|red) blood cells?"
    r"|heart rate|respiratory rate)"
    r"(?: levels?| enzymes?| concentrations?| counts?)?\Z"
)
_CHANGE = re.compile(r"(?:increased|elevated|decreased|reduced|raised|low|high|abnormal|altered|changes in)\b")
# What is altered, where it is no change by itself: "changes in taste or smell"
_ALTERED = re.compile(r"(?:(?:\w+ )?changes? in|altered|alterations? in|disturbances? (?:in|of)) (?=\w)")
_SENSES = re.compile(
    r"(?:heart |cardiac )?rhythm|weight|appetite|taste|smell|vision|hearing|mood|behaviou?r|thinking|speech"
    r"|sleep|libido"
    r"|mental (?:state|status)|blood pressure|heart rate|menstruation|memory|perception|breathing"
)
_DIFFICULTY = re.compile(r"(?:difficulty|trouble|problems?)(?: with)? (?=\w+ing\Z)")
_DOING = re.compile(r"(?:breathing|swallowing|speaking|sleeping|walking|urinating|thinking|concentrating|talking)\Z")
_OF_PART = re.compile(
    r"(?:muscle|joint|chest|stomach|abdominal|breast|skin|hair|nail|weight|vision|visual"
    r"|hearing|memory|mood|renal|kidney"
    r"|hepatic|liver|heart|cardiac|respiratory|urinary|suicidal|tendon) (?=\w+\Z)"
)
# What stands after a comma may be of the same part where it hardly stands alone: "muscle pain, stiffness"
_OF_MUSCLE = re.compile(r"(?:muscle|joint|chest|stomach|abdominal|breast|skin) (?=\w+\Z)")
_MUSCLE_HEADS = frozenset(
    "weakness tenderness stiffness cramps cramping spasms tightness bleeding dryness peeling".split()
)
_PART_HEADS = _MUSCLE_HEADS | frozenset(
    "loss gain failure retention insufficiency tendencies actions behavior behaviors behaviour behaviours "
    "rupture swings "
    "thinning dysfunction arrest enlargement lability".split()
)
_OF_SURFACE = re.compile(
    r"(?:eye|eyelid|ocular|nasal|vaginal|ear|scalp|genital|anal|rectal|(stomach|abdominal|chest|muscle|joint"
    r"|back|breast))"
    r" (?=\w+\Z)"
)
_PAINS = frozenset(("pain", "discomfort"))
_ITCHES = _PAINS | frozenset("irritation redness itching swelling burning stinging dryness".split())
_DRY = re.compile(r"((?:dry|itchy|sore|brittle) )([a-z]+)\Z")
_WHICH = re.compile(r"[\w-]+(?:al|ic|ar|ary|ive|ous|ant|er)\Z")
_NO_HEAD = frozenset("symptoms signs rarely however possibly or and tears".split())  # what takes no head from behind

_ADVERBIAL = ("in ", "usually ", "generally ", "at ", "during ")


def share(pieces: list[Piece], words: str, vocab: Vocabulary) -> None:
    """Give each piece of a list in `words` what it shares with its neighbours."""
    index = 0
    while index < len(pieces):
        piece, following = pieces[index], pieces[index + 1] if index + 1 < len(pieces) else None
        before = pieces[index - 1] if index else None
        if before and (is_place(piece.words) or (piece.words == "tears" and "discolo" in before.words)):
            if dry := _DRY.match(before.words):
                piece.words = dry[1] + piece.words
            elif " " in before.words and is_place(before.words.rsplit(" ", 1)[-1]):
                _place(pieces, index)
                index = index if len(pieces) > index and pieces[index] is not piece else index + 1
                continue
        if before and (led := _lead(piece.words, before.words, _is_joined(words, before, piece))):
            piece.words = led + piece.words
        elif (
            following
            and piece.words not in _NO_HEAD
            and not piece.words.startswith(_ADVERBIAL)
            and piece.words
            and not is_likely(term_of(piece.words), vocab)
        ):
            _borrow_head(piece, pieces[index + 1 : index + 4], vocab)
        index += 1


def _is_joined(words: str, before: Piece, piece: Piece) -> bool:
    """Whether "or" or "and" alone stands between two pieces."""
    return words[before.end : piece.start].rpartition(")")[2].strip() in ("or", "and", "and/or", "/", "&")


def _lead(words: str, before: str, joined: bool) -> str | None:
    """The words that `words` shares with the piece before it: "changes in taste or smell", "hair thinning or loss"."""
    if _CHEMISTRY.match(words) and (change := _CHANGE.match(before)):
        return f"{change[0]} "
    if _SENSES.fullmatch(words) and (change := _ALTERED.match(before)):
        return change[0]
    if _DOING.match(words) and (difficulty := _DIFFICULTY.match(before)):
        return difficulty[0]
    if joined and words in _ITCHES and (part := _OF_SURFACE.match(before)):
        return None if part[1] and words not in _PAINS else part[0]
    if words in _PART_HEADS and (part := (_OF_PART if joined else _OF_MUSCLE).match(before)):
        return part[0] if joined or words in _MUSCLE_HEADS else None
    return None


def _place(pieces: list[Piece], index: int) -> None:
    """ "Swelling of the face, lips, or tongue" is one effect; a discolouration of several things is several."""
    piece, before = pieces[index], pieces[index - 1]
    stem, joined, _ = before.words.rpartition(" of ")
    if joined and "discolo" in stem:
        piece.words = f"{stem} of {piece.words}"
        return
    last = index + 1 == len(pieces) or not is_place(pieces[index + 1].words)
    link = " and " if before.words.startswith("cold ") else " or " if last else ", "
    whole = f"{before.words}{link}{piece.words}"
    before.words = whole if len(whole.split()) <= _LONGEST else before.words
    before.end = piece.end
    before.brackets.extend(piece.brackets)
    del pieces[index]


def _borrow_head(piece: Piece, later: list[Piece], vocab: Vocabulary) -> None:
    for other in later:
        parts = other.words.split()
        for size in (1, 2, 3):
            if len(parts) > size and is_named(term_of(both := f"{piece.words} {' '.join(parts[-size:])}"), vocab):
                piece.words = both
                if (severe := both.split()[0]) == "severe":
                    _make_severe(later[: later.index(other) + 1], severe)
                return
    which, *head = term_of(later[0].words).split() or [""]
    if head and _WHICH.match(piece.words.rsplit(" ", 1)[-1]) and _WHICH.match(which):
        joined = f"{piece.words} {' '.join(head)}"
        if len(piece.words.split()) < 3 and is_likely(term_of(joined), vocab):
            piece.words = joined
            return
    if len(piece.words.split()) == 1 and len(parts := later[-1].words.split()) == 2:
        joined = f"{piece.words} {parts[1]}"
        if is_likely(joined, vocab) and parts[0] != "severe":
            piece.words = joined


def _make_severe(pieces: list[Piece], word: str) -> None:
    for piece in pieces:
        piece.words = piece.words if piece.words.startswith(word) else f"{word} {piece.words}"
