"""The strength at the head of what a prescription line says: what one tablet or millilitre of the product holds."""

from __future__ import annotations

from typing import NamedTuple

import re2

from dispensatory.sig import FORMS, read_count

NUMBER = r"\d+(?:[.,]\d+)*"
FORM = "(?:" + "|".join(sorted(map(re2.escape, FORMS), key=len, reverse=True)) + ")"
_MASS = r"(?:mg|mcg|µg|μg|ug|g|gm|milligrams?|micrograms?|grams?|iu|units?|mmol)"
_KIND = (
    r"(?:oral|(?:film|enteric|sugar)[- ]coated|coated|chewable|(?:oro)?dispersible|effervescent|soluble|buccal"
    r"|sublingual|hard|soft|gastro-?resistant|m/r|mr|sr|er|xr|xl|cr|la|ec|e/c|retard"
    r"|(?:modified|extended|prolonged|sustained|slow)[- ]release|solution|suspension|susp|syrup|elixir|liquid|linctus"
    r"|bp|usp|ip)"
)
_STRENGTH = re2.compile(
    rf"(?i)^[\s,:(]*(?:(?:{_KIND}|({FORM}))\b[\s(]*)*({NUMBER})\s*-?\s*({_MASS})\b"
    rf"\s*(?:(?:/|per|in)\s*({NUMBER})?\s*(ml|mls)\b)?\s*\)?\s*(?:{_KIND}\b\s*)*({FORM}\b)?"
)
_RATIO = re2.compile(rf"(?i)^[\s,:(]*{NUMBER}\s*/\s*{NUMBER}(?:\s*/\s*{NUMBER})?(?:\s*{_MASS}\b)?\s*\)?\s*({FORM}\b)?")
_TRADE = re2.compile(rf"(?i)^[\s,:(]*(\d+)\s*({FORM})\b")
_FEWEST = 5  # "Zolmidol 20 capsules od" names a strength; fewer are taken at once
_PACK = re2.compile(
    rf"(?i)^[\s,]*(?:\(\s*(?:[x×]\s*)?\d+\s*(?:{FORM}|mls?|g)?\s*\)|[x×]\s*\d+\s*(?:{FORM}\s*)?[-–—,;:])"
)
_BEFORE_DOSE = re2.compile(
    rf"(?i)^[\s,]*(?:(\d+)\s*mls?\s*(?:bottle\s*)?[-–—,;:]|[x×]\s*(\d+)\s*(?:{FORM}\b)?)\s*(?:(?:take|give)\s+)?"
)
_FEWEST_DOSES = 3  # in a pack: "100 ml - 5 ml" is one and its dose, "10 ml - 15 ml" a range


class Strength(NamedTuple):
    """What one piece or millilitre holds: `amount` in `unit`; `form` is the piece, "ml" for a liquid."""

    amount: float | None
    unit: str
    form: str
    end: int
    named: bool = False  # whether the form is written


def read_strength(text: str) -> Strength | None:
    """The strength that `text` opens with, with or without the form before or after it; None where there is none.

    Of a combination ("30/500") and of a bare number before a form ("20 capsules") the amount is None.
    """
    if found := _STRENGTH.match(text):
        amount = _value(found[2])
        if found[5]:
            volume = _value(found[4]) if found[4] else 1.0
            amount = amount / volume if amount is not None and volume else None
        form = found[6] or found[1]
        return Strength(amount, found[3].lower(), "ml" if found[5] else _form(form), found.end(), bool(form))
    if found := _RATIO.match(text):
        return Strength(None, "", _form(found[1]), found.end())
    found = _TRADE.match(text)
    if found and int(found[1]) >= _FEWEST:
        return Strength(None, "", _form(found[2]), found.end())
    return None


def without_pack(text: str) -> str:
    """`text` without the size of the pack at its head: "(28)", "x28 -", and before a dose "x 28", "100 ml -"."""
    text = _PACK.sub("", text)
    pack = _BEFORE_DOSE.match(text)
    count = read_count(text[pack.end() :]) if pack else None
    holds = int(pack[1] or pack[2]) if pack else 0
    return text[pack.end() :] if pack and count and holds >= _FEWEST_DOSES * count.high else text


def _value(digits: str) -> float | None:
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None


def _form(written: str | None) -> str:
    return FORMS[written.lower()] if written else "tablet"
