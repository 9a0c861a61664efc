"""Prescriptions that give a strength and a count: "500 mg tablets, two four times a day" is 1000 mg at a time."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
import re2

from dispensatory.cases.strengths import (
    FORM,
    MASS,
    NUMBER,
    Strength,
    read_strength,
    strength_first,
    without_history,
    without_pack,
)
from dispensatory.facts import Range, Regimen
from dispensatory.sig import (
    apart,
    how_often,
    is_nearly_count,
    leaves_count,
    leaves_unit,
    normalise,
    read_count,
    read_sig,
)

# What may stand before a count and after it: "- I take", "up to", "of a tablet"
_BEFORE_COUNT = re2.compile(
    r"(?i)^(?:[\s,:;(|/•–—-]|\.[\s,:;(|/–—-])*(?:[x×]\s*|\.?sig:?\s+)?"
    r"(?:\.?(?:(?:i|he|she|they|pt|patient|please|to)\s+)?"
    r"(?:takes?|taking|gives?|has|have|uses?|apply|insert|inhale|po|by mouth|orally)\s+)?"
    r"(?:up to\s+)?"
)
_COUNTED = re2.compile(rf"(?i)^\s*(?:(?:(?:of\s+)?an?\s+)?({FORM}\b|mls?\b)(?:\(s\)|/s\b)?)?\s*")
_ARTICLE = re2.compile(rf"(?i)^an?\s+({FORM})\b")
_SPOONS = re2.compile(
    rf"(?i)^\s*(?:[x×]\s*)?(?:({NUMBER})\s*mls?[\s-]+spoon(?:ful)?s?|(tea)\s?spoon(?:s?ful)?s?|(t\.?sp?f?)s?"
    r"|table\s?spoon(?:s?ful)?s?|tbsps?)\b"
)
# In ml, as pharmacies measure them in the UK and the US (USP, 2023); the tablespoon of an Australian kitchen holds 20.
_MOST_VOLUMES = 3  # "250 mg/5 ml, two tds" is two spoons of 5 ml; "250 mg/5 ml 10 tds" may be 10 ml
_TEASPOON = 5.0
_TABLESPOON = 15.0
_NO_COUNT = re2.compile(
    r"(?i)^(?:-?\s?(?:times?|hourly|hrly|hours?|hrs?|d|days?|weeks?|wks?|weekly|wkly|months?|monthly"
    r"|minutes?|mins?|doses?)|x|×|\*|[ap]\.?m|:|%|[-/.]|mgs?|mcgs?|µg|μg|ug|g|iu|units?)(?:\W|\d|$)|^/|^h(?:[\s\d,;]|$)"
)
_IN_THE_MORNING = re2.compile(r"(?i)[1-4] [ap]\.?m\b")  # "2 am, 1 pm" may be counts or hours
_A_DAY = re2.compile(r"(?i)^\s*(?:daily|a day|per day|/\s*d(?:ay)?)\b")
_TURNS = re2.compile(rf"(?i)^{NUMBER}\s?{MASS}\s*/\s*{NUMBER}\s?{MASS}\s+(?:on )?alt")
_ANOTHER = re2.compile(
    r"(?i)(?:\b[1-9]|½|\b(?:one|two|three|half)) (?:with |at |in the |before |after )?(?:breakfast|lunch|dinner|supper"
    r"|tea|night|nocte|morning|mane|noon|midday|evening|bed|pm|am|hs)"
)
_TIMES = re2.compile(r"\s*[x×]\s*$")
# Of pieces "two weekly" is two a week or one a fortnight; of an injection it is the latter.
_TWO_WEEKLY = re2.compile(r"(?i)(?:\d|[½¼¾]|\b(?:two|three|four|six|half))[\s-]*(?:weekly|monthly)\b")
_FEW_WEEKLY = re2.compile(r"(?i)(?:^|[^\d.])(?:[2-8]|two|three|four|six|eight) (?:weekly|wkly)\b")
_INJECTED = re2.compile(r"(?i)\b(?:depot|inj|injections?|im|sc|s/c|iv|infusions?|patch|patches|amp|vial)\b")
_SCHEDULE = re2.compile(r"^[\s,:;(.-]*[\d½¼/]+\s*[-–+]{1,2}\s*[\d½¼/]+\s*[-–+]")
_UNITS_THROUGH_THE_DAY = re2.compile(r"(?i)^[\s,:(-]*\d+\s*(?:u|units?|iu|mls?)\s*[-–+]\s*\d")
# "10 mg at night, may repeat once": how often at most is not told
_REPEATS = re2.compile(
    r"(?i)\b(?:may|can|could) (?:be )?repeat(?:ed)?\b|\brepeat(?:ed)? (?:dose )?(?:once|if|after|in|as|x ?1)\b"
)
_REPEATED = 2
_NAME = "medicine"  # stands for the name, so that a number right after it is a trade strength and no count
_ROUNDED = 1.01
_MASSES = ("mg", "mcg", "g", "iu", "unit")


def read_doses(tail: str, before: str = "") -> tuple[Regimen, ...]:
    """The regimens of what follows the name in a prescription line, counted pieces turned into amounts where the
    strength is given. `before` is what stands before the name: "2 tablets of" paracetamol.

    () where no dose is given, or one with a unit, a count or a rate that is not understood: the strength alone would be
    too little, and so would "once" of "od on day 1, bd on day 2" and of "in themorning and at night".
    """
    line = apart(tail)
    read = _read(line, before)
    if not any(regimen.dose for regimen in read):
        return () if leaves_unit(line) else read
    amounts = [normalise(regimen) for regimen in read]
    said = how_often(line)
    if said.unclear and any(amount.daily_high or amount.rate_high for amount in amounts):
        return ()
    often = [amount.rate_high or 0 for amount in amounts]
    repeated = _REPEATED if _REPEATS.search(line) and not _is_limited(read) else 0
    told = max(said.times, said.parts, repeated)
    return () if any(often) and told > _ROUNDED * max(*often, sum(often)) else read


def _is_limited(read: tuple[Regimen, ...]) -> bool:
    return any(regimen.kind == "maximum" for regimen in read)


def _read(tail: str, before: str) -> tuple[Regimen, ...]:
    counted = _TIMES.sub("", before.removesuffix("of ")) if _has_count(before) else ""
    tail = strength_first(without_history(tail))
    if _TURNS.match(tail):
        return ()
    strength = None if _UNITS_THROUGH_THE_DAY.match(tail) else read_strength(tail)
    if strength is None:
        named = f"{before} {_NAME}" if not counted and tail[:1].isdigit() else counted
        read = read_sig(f"{named} {tail}".strip())
        if any(regimen.unit in _MASSES for regimen in read) and not tail[:1].isdigit() and leaves_count(tail):
            return ()
        return read or _how_often(f"{counted} {tail}".strip())
    taken = without_pack(tail[strength.end :])
    rest = f"{counted} {taken}".strip()
    read_counted = _counted(rest, strength)
    if read_counted or read_counted is None:
        return read_counted or ()
    if strength.unit:
        fortnight = _TWO_WEEKLY if strength.named else _FEW_WEEKLY
        pieces = fortnight.search(rest) and (strength.named or not _INJECTED.search(f"{before} {tail}"))
        unclear = leaves_count(f"{tail[: strength.end]} {rest}") or pieces
        return () if unclear else read_sig(f"{tail[: strength.end]} {taken}")
    return read_sig(rest) or _how_often(rest)


def _has_count(before: str) -> bool:
    return any(map(str.isdigit, before)) or read_count(_BEFORE_COUNT.sub("", before)) is not None


def _how_often(tail: str) -> tuple[Regimen, ...]:
    """The regimens of "once daily", without an amount; () where that says nothing of how often."""
    read = read_sig(f"1 tablet {tail}") if tail else ()
    return tuple(msgspec.structs.replace(regimen, dose=None, unit=None) for regimen in read if regimen.frequency)


def _counted(rest: str, strength: Strength) -> tuple[Regimen, ...] | None:
    """The regimens of "two four times a day", "2 tabs qds" or "2-0-1"; () where `rest` counts nothing, None where it is
    not clear what it counts: "tow at night".
    """
    if _SCHEDULE.match(rest):
        return tuple(_in_amounts(regimen, strength) for regimen in read_sig(f"{strength.form} {rest}"))
    opened = _BEFORE_COUNT.match(rest)
    counted = rest[opened.end() :] if opened else rest
    if article := _ARTICLE.match(counted):
        counted = f"1 {counted[article.start(1) :]}"
    count = read_count(counted)
    if count is None:
        return None if is_nearly_count(counted.partition(" ")[0].lower().strip(",;:.")) else ()
    if opened and opened[0].rstrip().endswith(("x", "×")) and _A_DAY.match(counted[count.end :]):
        return ()  # "40 mg x2 daily": twice
    found = _COUNTED.match(counted[count.end :])
    piece, end = (found[1], count.end + found.end()) if found else (None, count.end)
    if not piece and _NO_COUNT.match(counted[end:]):
        return () if not _IN_THE_MORNING.match(counted) else None
    if strength.form == "ml" and (each := _millilitres(counted[count.end :], strength, named=bool(piece))):
        if not each.named and count.high > _MOST_VOLUMES:
            return None
        volume = f"{count.low * each.millilitres:g}-{count.high * each.millilitres:g} ml"
        taken = f"{volume} {counted[count.end + each.end :]}"
    else:
        taken = f"{counted[: count.end]} {piece or strength.form} {counted[end:]}"
    if _ANOTHER.search(taken) and leaves_count(taken):
        return None  # "1 with breakfast, 2 with dinner": the first count alone would be too little
    return tuple(_in_amounts(regimen, strength) for regimen in read_sig(taken))


class _Measure(NamedTuple):
    """What each of those counted holds; `named` where a spoon is named, `end` after its name."""

    millilitres: float
    end: int = 0
    named: bool = False


def _millilitres(text: str, strength: Strength, *, named: bool) -> _Measure | None:
    """The spoons that `text` names, else so much as the strength is told for; None where pieces or ml are `named`."""
    spoons = _SPOONS.match(text)
    if spoons is None:
        return None if named else _Measure(strength.volume)
    each = float(spoons[1].replace(",", "")) if spoons[1] else _TEASPOON if spoons[2] or spoons[3] else _TABLESPOON
    return _Measure(each, spoons.end(), named=True)


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
