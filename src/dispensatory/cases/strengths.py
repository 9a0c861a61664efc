"""Prescriptions that give a strength and a count: "500 mg tablets, two four times a day" is 1000 mg at a time."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import re2

from dispensatory.facts import Range, Regimen
from dispensatory.sig import read_sig

_NUMBER = r"\d+(?:[.,]\d+)*"
_MASS = r"(?:mg|mcg|µg|μg|ug|g|gm|milligrams?|micrograms?|grams?|iu|units?|mmol)"
_FORM = (
    r"(?:tablets?|tabs?|capsules?|caps?|caplets?|pills?|softgels?|lozenges?|sachets?|suppositor(?:y|ies)|patch(?:es)?"
    r"|puffs?|sprays?|vials?|ampoules?|amps?)"
)
_KIND = (
    r"(?:oral|film[- ]coated|coated|chewable|dispersible|effervescent|soluble|mr|sr|er|xr|xl|cr|la|ec|e/c"
    r"|modified[- ]release|extended[- ]release|solution|suspension|syrup|elixir|liquid)"
)
_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|half)"
_COUNT = rf"(?:{_NUMBER}|{_WORD}|½)"

_STRENGTH = re2.compile(
    rf"(?i)^[\s,:(]*({_NUMBER})\s*-?\s*({_MASS})\b\s*(?:(?:/|per|in)\s*({_NUMBER})?\s*(ml|mls)\b)?\s*\)?\s*(?:{_KIND}\s+)*({_FORM}\b)?"
)
_RATIO = re2.compile(
    rf"(?i)^[\s,:(]*{_NUMBER}\s*/\s*{_NUMBER}(?:\s*/\s*{_NUMBER})?(?:\s*{_MASS}\b)?\s*\)?\s*({_FORM}\b)?"
)
_TRADE = re2.compile(rf"(?i)^[\s,:(]*(\d+)\s*({_FORM})\b")
_FEWEST = 5  # "Zolmidol 20 capsules od" names a strength; fewer are taken at once
_COUNTED = re2.compile(
    rf"(?i)^[\s,:;(.-]*(?:take\s+|sig:?\s*)?({_COUNT}(?:\s*(?:-|–|to|or)\s*{_COUNT})?)\s*(?:(?:of\s+)?an?\s+)?({_FORM}\b|ml\b|mls\b)?\s*(.*)$"
)
_NO_COUNT = re2.compile(
    r"(?i)^(?:times?|x|×|\*|hourly|hrly|hours?|hrs?|h|days?|weeks?|weekly|months?|monthly|minutes?|%|[-/.]|mg|mcg|µg|μg|ug|g|iu|units?)(?:\W|\d|$)"
)
_SCHEDULE = re2.compile(r"^[\s,:;(.-]*[\d½¼/]+\s*[-–+]{1,2}\s*[\d½¼/]+\s*[-–+]")
_PACK = re2.compile(rf"(?i)^[\s,]*\(\s*\d+\s*{_FORM}?\s*\)")
_NAME = "medicine"  # stands for the name, so that a number right after it is a trade strength and no count


class Strength(NamedTuple):
    """What one piece or millilitre holds: `amount` in `unit`; `form` is the piece, "ml" for a liquid."""

    amount: float | None
    unit: str
    form: str
    end: int


def read_doses(tail: str, before: str = "") -> tuple[Regimen, ...]:
    """The regimens of what follows the name in a prescription line, counted pieces turned into amounts where the
    strength is given. `before` is what stands before the name: "2 tablets of" paracetamol.
    """
    counted = before.removesuffix("of ") if any(map(str.isdigit, before)) else ""
    strength = _strength(tail)
    if strength is None:
        named = f"{before} {_NAME}" if not counted and tail[:1].isdigit() else counted
        return read_sig(f"{named} {tail}".strip()) or _how_often(f"{counted} {tail}".strip())
    rest = f"{counted} {_PACK.sub('', tail[strength.end :])}".strip()
    return _counted(rest, strength) or (read_sig(tail) if strength.unit else read_sig(rest) or _how_often(rest))


def _how_often(tail: str) -> tuple[Regimen, ...]:
    """The regimens of "once daily", without an amount; () where that says nothing of how often."""
    read = read_sig(f"1 tablet {tail}") if tail else ()
    return tuple(msgspec.structs.replace(regimen, dose=None, unit=None) for regimen in read if regimen.frequency)


def _strength(tail: str) -> Strength | None:
    if found := _STRENGTH.match(tail):
        amount = _value(found[1])
        if found[4]:
            volume = _value(found[3]) if found[3] else 1.0
            amount = amount / volume if amount is not None and volume else None
        return Strength(amount, found[2].lower(), "ml" if found[4] else _form(found[5]), found.end())
    if found := _RATIO.match(tail):  # "30/500": a combination, whose amount is not one number
        return Strength(None, "", _form(found[1]), found.end())
    found = _TRADE.match(tail)
    if found and int(found[1]) >= _FEWEST:
        return Strength(None, "", _form(found[2]), found.end())
    return None


def _value(digits: str) -> float | None:
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None


def _form(written: str | None) -> str:
    return (written or "tablet").lower().rstrip("s")


def _counted(rest: str, strength: Strength) -> tuple[Regimen, ...]:
    """The regimens of "two four times a day", "2 tabs qds" or "2-0-1"; () where `rest` counts nothing."""
    if _SCHEDULE.match(rest):
        return tuple(_in_amounts(regimen, strength) for regimen in read_sig(f"{strength.form} {rest}"))
    found = _COUNTED.match(rest)
    if found is None or (not found[2] and _NO_COUNT.match(found[3])):
        return ()
    piece = found[2] or strength.form
    read = read_sig(f"{found[1]} {piece} {found[3]}")
    return tuple(_in_amounts(regimen, strength) for regimen in read)


def _in_amounts(regimen: Regimen, strength: Strength) -> Regimen:
    counts = regimen.unit is not None and (regimen.unit == "ml") == (strength.form == "ml")
    if (
        strength.amount is None
        or regimen.dose is None
        or not counts
        or regimen.unit in ("mg", "mcg", "g", "iu", "unit")
    ):
        return regimen
    return msgspec.structs.replace(regimen, dose=_times(regimen.dose, strength.amount), unit=_unit(strength.unit))


def _times(dose: Range, amount: float) -> Range:
    low, high = dose
    return (None if low is None else low * amount), (None if high is None else high * amount)


def _unit(written: str) -> str:
    """The unit as the regimens name it."""
    read = read_sig(f"1 {written} daily")
    return (read[0].unit if read else None) or written
