"""Prescriptions that give a strength and a count: "500 mg tablets, two four times a day" is 1000 mg at a time."""

from __future__ import annotations

import msgspec
import re2

from dispensatory.cases.strengths import FORM, NUMBER, Strength, read_strength, without_pack
from dispensatory.facts import Range, Regimen
from dispensatory.sig import leaves_count, read_count, read_sig

# What may stand before a count and after it: "- take", "of a tablet"
_BEFORE_COUNT = re2.compile(r"(?i)^[\s,:;(.|/–—-]*(?:[x×]\s*|(?:take|give|sig:?|po|by mouth)\s+)?")
_COUNTED = re2.compile(rf"(?i)^\s*(?:(?:(?:of\s+)?an?\s+)?({FORM}\b|mls?\b))?\s*")
_SPOONS = re2.compile(
    rf"(?i)^\s*(?:[x×]\s*)?(?:({NUMBER})\s*mls?[\s-]+spoon(?:ful)?s?|(tea)\s?spoon(?:s?ful)?s?|(tsp)s?"
    r"|table\s?spoon(?:s?ful)?s?|tbsps?)\b"
)
# In ml, as pharmacies measure them in the UK and the US (USP, 2023); the tablespoon of an Australian kitchen holds 20.
_TEASPOON = 5.0
_TABLESPOON = 15.0
_NO_COUNT = re2.compile(
    r"(?i)^(?:times?|x|×|\*|hourly|hrly|hours?|hrs?|h|days?|weeks?|weekly|months?|monthly|minutes?|%|[-/.]|mg|mcg|µg|μg|ug|g|iu|units?)(?:\W|\d|$)"
)
# Of pieces "two weekly" is two a week or one a fortnight; of an injection it is the latter.
_TWO_WEEKLY = re2.compile(r"(?i)(?:\d|[½¼¾]|\b(?:two|three|four|six|half))[\s-]*(?:weekly|monthly)\b")
_SCHEDULE = re2.compile(r"^[\s,:;(.-]*[\d½¼/]+\s*[-–+]{1,2}\s*[\d½¼/]+\s*[-–+]")
_NAME = "medicine"  # stands for the name, so that a number right after it is a trade strength and no count
_MASSES = ("mg", "mcg", "g", "iu", "unit")


def read_doses(tail: str, before: str = "") -> tuple[Regimen, ...]:
    """The regimens of what follows the name in a prescription line, counted pieces turned into amounts where the
    strength is given. `before` is what stands before the name: "2 tablets of" paracetamol.

    () where no dose is given, or one with a count that is not understood: the strength alone would be too little.
    """
    counted = before.removesuffix("of ") if _has_count(before) else ""
    strength = read_strength(tail)
    if strength is None:
        named = f"{before} {_NAME}" if not counted and tail[:1].isdigit() else counted
        read = read_sig(f"{named} {tail}".strip())
        if any(regimen.unit in _MASSES for regimen in read) and not tail[:1].isdigit() and leaves_count(tail):
            return ()
        return read or _how_often(f"{counted} {tail}".strip())
    taken = without_pack(tail[strength.end :])
    rest = f"{counted} {taken}".strip()
    if read := _counted(rest, strength):
        return read
    if strength.unit:
        unclear = leaves_count(rest) or (strength.named and _TWO_WEEKLY.search(rest))
        return () if unclear else read_sig(f"{tail[: strength.end]} {taken}")
    return read_sig(rest) or _how_often(rest)


def _has_count(before: str) -> bool:
    return any(map(str.isdigit, before)) or read_count(_BEFORE_COUNT.sub("", before)) is not None


def _how_often(tail: str) -> tuple[Regimen, ...]:
    """The regimens of "once daily", without an amount; () where that says nothing of how often."""
    read = read_sig(f"1 tablet {tail}") if tail else ()
    return tuple(msgspec.structs.replace(regimen, dose=None, unit=None) for regimen in read if regimen.frequency)


def _counted(rest: str, strength: Strength) -> tuple[Regimen, ...]:
    """The regimens of "two four times a day", "2 tabs qds" or "2-0-1"; () where `rest` counts nothing."""
    if _SCHEDULE.match(rest):
        return tuple(_in_amounts(regimen, strength) for regimen in read_sig(f"{strength.form} {rest}"))
    opened = _BEFORE_COUNT.match(rest)
    counted = rest[opened.end() :] if opened else rest
    count = read_count(counted)
    if count is None:
        return ()
    if strength.form == "ml" and (spoons := _SPOONS.match(counted[count.end :])):
        each = _millilitres(spoons)
        taken = f"{count.low * each:g}-{count.high * each:g} ml {counted[count.end + spoons.end() :]}"
    else:
        found = _COUNTED.match(counted[count.end :])
        piece, end = (found[1], count.end + found.end()) if found else (None, count.end)
        if not piece and _NO_COUNT.match(counted[end:]):
            return ()
        taken = f"{counted[: count.end]} {piece or strength.form} {counted[end:]}"
    return tuple(_in_amounts(regimen, strength) for regimen in read_sig(taken))


def _millilitres(spoons: re2._Match[str]) -> float:
    """What one of the spoons named holds."""
    if spoons[1]:
        return float(spoons[1].replace(",", ""))
    return _TEASPOON if spoons[2] or spoons[3] else _TABLESPOON


def _in_amounts(regimen: Regimen, strength: Strength) -> Regimen:
    counts = regimen.unit is not None and (regimen.unit == "ml") == (strength.form == "ml")
    if strength.amount is None or regimen.dose is None or not counts or regimen.unit in _MASSES:
        return regimen
    return msgspec.structs.replace(regimen, dose=_times(regimen.dose, strength.amount), unit=_unit(strength.unit))


def _times(dose: Range, amount: float) -> Range:
    low, high = dose
    return (None if low is None else low * amount), (None if high is None else high * amount)


def _unit(written: str) -> str:
    """The unit as the regimens name it."""
    read = read_sig(f"1 {written} daily")
    return (read[0].unit if read else None) or written
