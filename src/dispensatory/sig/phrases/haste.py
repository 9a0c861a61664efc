"""What a hurried hand writes: words run together ("500mgtds", "2bd", "T1T") and common slips of spelling."""

from __future__ import annotations

import re
from typing import NamedTuple

from dispensatory.sig.phrases.slips import mended

SLIPS: dict[str, str] = {
    slip: word
    for word, slips in {
        "daily": "dialy daliy dayly dailly daiy",
        "twice": "tiwce twcie twise",
        "weekly": "wekly weeky weelky",
        "hourly": "hourlty houlry hourley",
        "every": "evry evrey",
        "night": "nigth nihgt",
        "morning": "mornign moring morining",
        "tablet": "tabelt tablt talbet",
        "tablets": "tabelts tablts talbets tabletes",
        "capsule": "capsul capusle",
        "capsules": "capsuls capusles",
    }.items()
    for slip in slips.split()
}
_UNIT = r"mgs?|mcgs?|gm?|mls?|iu|units?|u|tabs?|caps?|puffs?|drops?"
_OFTEN = r"od|bds?|bid|tds|tid|qds|qid|om|on|nocte|mane|hs|qhs|prn|stat|sos|po|daily"
# The letters after a number, "mgtds" of "500mgtds"
_AFTER_NUMBER = re.compile(rf"(?i)({_UNIT})?(\d{{1,2}})?({_OFTEN})?(?<=[a-z])")
_TAKE_PIECES = re.compile(r"T(\d)([TC])")
_RUN_TOGETHER = re.compile(rf"(?i)(?<=\d)(?:({_UNIT})(\d{{1,2}})?({_OFTEN})|({_OFTEN}))(?![a-z0-9])|\b(?-i:T\d[TC])\b")
_PIECES = {"T": "tab", "C": "cap"}


class Piece(NamedTuple):
    """A part of a word: what it stands for, and where it begins and ends in it."""

    text: str
    start: int
    end: int


def pieces(word: str, *, after_number: bool) -> list[Piece]:
    """The parts of a word that was run together, [] where it is one word.

    `after_number`: a digit stands right before it.
    """
    if after_number:
        found = _AFTER_NUMBER.fullmatch(word)
        spans = [found.span(n) for n in (1, 2, 3) if found[n]] if found else []
        return [Piece(word[start:end].lower(), start, end) for start, end in spans] if len(spans) > 1 else []
    taken = _TAKE_PIECES.fullmatch(word) if len(word) == len("t1t") else None
    if taken is None:
        return []
    return [Piece("take", 0, 1), Piece(taken[1], 1, 2), Piece(_PIECES[taken[2]], 2, 3)]


def apart(text: str) -> str:
    """`text` with words that were run together parted by spaces, and slips of spelling mended."""
    return mended(_RUN_TOGETHER.sub(_parted, text))


def _parted(found: re.Match[str]) -> str:
    if found[4]:
        return f" {found[4]}"
    if found[1]:
        return " ".join(part for part in ("", found[1], found[2], found[3]) if part)
    return " ".join(piece.text for piece in pieces(found[0], after_number=False))
