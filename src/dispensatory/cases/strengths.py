"""The strength at the head of what a prescription line says: what one tablet or millilitre of the product holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import re2

from dispensatory.sig import FORMS, MEASURES, number_value, read_count

NUMBER = r"(?:\d{1,3}(?: 000)+|\d+(?:[.,·]\d+)*|\.\d+)"


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(map(re2.escape, words), key=len, reverse=True)) + ")"


FORM = _any(FORMS)
MASS = _any(word for word, unit in MEASURES.items() if unit in ("mg", "mcg", "g", "ng", "iu", "unit", "mmol", "meq"))
_KIND = (
    r"(?:oral|(?:film|enteric|sugar)[- ]coated|coated|chewable|(?:oro)?dispersible|effervescent|soluble|buccal"
    r"|sublingual|hard|soft|gastro-?resistant|m/r|mr|sr|er|xr|xl|cr|la|ec|e/c|retard"
    r"|(?:modified|extended|prolonged|sustained|slow)[- ]release|solution|suspension|susp|syrup|elixir|liquid|linctus"
    r"|bp|usp|ip|transdermal|(?:sugar|cfc)[- ]free|s/?f)"
)
_STRENGTH = re2.compile(
    rf"(?i)^[\s,:(]*(?:(?:{_KIND}|({FORM}))\b[\s(]*)*({NUMBER})\s*-?\s*({MASS})\b"
    rf"(?:\s*/\s*(?:tab|cap)(?:s|lets?|sules?)?\b)?"
    rf"\s*(?:(?:/|per|in)\s*(?:({NUMBER})?\s*(ml|mls)|((?:24\s*)?(?:hours?|hrs?|h)))\b)?"
    rf"\s*\)?\s*(?:{_KIND}\b\s*)*({FORM}\b)?(?:/s\b|\(s\))?"
)
_RATIO = re2.compile(
    rf"(?i)^[\s,:(]*{NUMBER}(?:\s*{MASS})?(?:\s*/\s*{NUMBER}(?:\s*{MASS}\b)?){{1,2}}\s*\)?\s*(?:{_KIND}\b\s*)*({FORM}\b)?"
)
_COUNT = r"(?:\d{1,2}(?:\.\d+)?[½¼]?|½|one and a half|one|two|three|four|five|six|half an?|half)"
_TIMES_STRENGTH = re2.compile(
    rf"(?i)^[\s,:–-]*(?:take\s+)?({_COUNT})(?:\s*([x×])\s*|\s+)({NUMBER}\s?{MASS})\b"
    rf"\s*(?:{_KIND}\b\s*)*({FORM}\b)?"
)
_TOLD = re2.compile(
    rf"(?i)^[\s,:–-]*(?:take\s+)?(?:{NUMBER}\s*mls?|(?:1|one|an?)\s+{FORM}|{_COUNT}\s+{FORM})"
    rf"\s*[(\[]\s*=?\s*({NUMBER}\s?{MASS})(?:\s+total)?\s*[)\]]"
)
_OTHER_HALF = re2.compile(r"^\s*/\s*\.?\d")
_HISTORY = re2.compile(
    r"(?i)\((?:was|previously|prev|formerly|old dose|(?:(?:increased|reduced|decreased|changed|up|down) )?from)\b"
    r"[^()]*\)"
    rf"|(?:\b(?:increased|reduced|decreased|changed|up|down) )?\bfrom {NUMBER}\s?{MASS}\b(?: [a-z]+)? to "
    rf"|{NUMBER}\s?{MASS}\b(?: [a-z]+)?\s*(?:→|->|=>)"
)
_TRADE = re2.compile(rf"(?i)^[\s,:(]*(\d+)\s*({FORM})\b")
_FEWEST = 5  # "Zolmidol 20 capsules od" names a strength; fewer are taken at once
_PACK = re2.compile(
    rf"(?i)^[\s,]*(?:\(\s*(?:[x×]\s*)?(?:\d\d+|[5-9]|\d+\s*(?:{FORM}|mls?|g))\s*\)|[x×]\s*\d+\s*(?:{FORM}\s*)?[-–—,;:])"
)
_BEFORE_DOSE = re2.compile(
    rf"(?i)^[\s,]*(?:(\d+)\s*mls?\s*(?:bottle\s*)?[-–—,;:]|[x×]\s*(\d+)\s*(?:{FORM}\b)?)\s*(?:(?:take|give)\s+)?"
)
_FEWEST_DOSES = 2  # in a pack: "100 ml - 5 ml" is one and its dose, "10 ml - 15 ml" a range


class Strength(NamedTuple):
    """What one piece or millilitre holds: `amount` in `unit`; `form` is the piece, "ml" for a liquid, of which the
    strength is told for `volume`.
    """

    amount: float | None
    unit: str
    form: str
    end: int
    named: bool = False  # whether the form is written
    volume: float = 1.0


def read_strength(text: str) -> Strength | None:
    """The strength that `text` opens with, with or without the form before or after it; None where there is none.

    Of a combination ("30/500"), of a bare number before a form ("20 capsules") and of what a patch gives off in an
    hour the amount is None.
    """
    found = _STRENGTH.match(text)
    if found and not _OTHER_HALF.match(text[found.end() :]):
        amount = number_value(found[2])
        form = found[7] or found[1]
        if found[6]:
            return Strength(None, "", _form(form or "patch"), found.end(), named=True)
        volume = 1.0
        if found[5]:
            volume = (number_value(found[4]) if found[4] else 1.0) or 1.0
            amount = amount / volume if amount is not None else None
        return Strength(
            amount, found[3].lower(), "ml" if found[5] else _form(form), found.end(), bool(form), volume=volume
        )
    found = _RATIO.match(text)
    if found:
        return Strength(None, "", _form(found[1]), found.end())
    found = _TRADE.match(text)
    if found and int(found[1]) >= _FEWEST:
        return Strength(None, "", _form(found[2]), found.end())
    return None


def without_history(text: str) -> str:
    """`text` without the dose that was: "40 mg bd (previously 80 mg bd)", "from 80 mg to 40 mg", "20 mg -> 40 mg"."""
    return str(_HISTORY.sub(" ", text))


def strength_first(text: str) -> str:
    """`text` with the strength before the count: "2 x 40 mg tablets bd" is "40 mg tablets, 2 tablets bd"; and of "5 ml
    (250 mg)" the amount of medicine alone.
    """
    if told := _TOLD.match(text):
        return f"{told[1]} {text[told.end() :]}"
    found = _TIMES_STRENGTH.match(text)
    if found is None or not (found[2] or found[4]):
        return text
    return f"{found[3]} {found[4] or ''}, {found[1]} {found[4] or ''} {text[found.end() :]}"


def without_pack(text: str) -> str:
    """`text` without the size of the pack at its head: "(28)", "x28 -", and before a dose "x 28", "100 ml -"."""
    text = _PACK.sub("", text)
    pack = _BEFORE_DOSE.match(text)
    count = read_count(text[pack.end() :]) if pack else None
    holds = int(pack[1] or pack[2]) if pack else 0
    return text[pack.end() :] if pack and count and holds >= _FEWEST_DOSES * count.high else text


def _form(written: str | None) -> str:
    return FORMS[written.lower()] if written else "tablet"
