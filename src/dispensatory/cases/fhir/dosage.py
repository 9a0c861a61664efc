"""FHIR Dosages as a prescription line would write them."""

from __future__ import annotations

from typing import Any

from dispensatory.cases.fhir.loose import Json, codes, concept, each, obj, word
from dispensatory.cases.fhir.timing import UNITS, duration, number, often
from dispensatory.cases.lines import read_line
from dispensatory.sig import Amounts, normalise

_NAME = "medicine"  # stands for a name that is not given
# Units of UCUM and of HL7 that a prescription line writes otherwise; "1" counts pieces.
_WRITTEN = {
    "[iu]": "IU", "[usp'u]": "units", "[drp]": "drops", "[puff]": "puffs", "1": "", "ea": "", "each": "",
    "tbl": "tablets", "tab": "tablets", "cap": "capsules", "suppos": "suppositories", "spry": "sprays",
}  # fmt: skip
# Routes that come as a code alone, of HL7 and SNOMED CT.
_ROUTES = {
    "po": "oral", "iv": "intravenous", "ivp": "intravenous", "im": "intramuscular", "sq": "subcutaneous",
    "sc": "subcutaneous", "sl": "sublingual", "pr": "rectal", "26643006": "oral", "47625008": "intravenous",
    "78421000": "intramuscular", "34206005": "subcutaneous", "37839007": "sublingual", "37161004": "rectal",
    "16857009": "vaginal", "6064005": "topical", "46713006": "nasal", "54485002": "ophthalmic", "10547007": "otic",
    "45890007": "transdermal", "54471007": "buccal", "447694001": "inhaled", "18679011000001101": "inhaled",
}  # fmt: skip
_MORE = 1.001  # as much again, but for rounding


def line_of(name: str, dosages: Any, left_out: list[str]) -> str:
    """What a list of dosages of `name` says in one line; "" where they say nothing. Words that say less of the dose
    than the fields beside them go to `left_out`.

    Dosages of one place in the sequence, or of none, are taken together; those of several follow each other.
    """
    together: dict[Any, list[str]] = {}
    for dosage in each(dosages):
        written = word(dosage) if isinstance(dosage, str) else _line(name, obj(dosage), left_out)
        if written:
            together.setdefault(_place(dosage), []).append(written.rstrip("."))
    return ", then ".join(". ".join(lines) for lines in together.values())


def route_of(dosages: Any) -> str | None:
    """The route of the first dosage that names one."""
    return next(filter(None, (_route(obj(dosage).get("route")) for dosage in each(dosages))), None)


def as_needed(dosages: Any) -> bool | None:
    """Whether the medicine is for when it is needed; None where no dosage tells."""
    for dosage in each(dosages):
        for field in ("asNeededBoolean", "asNeeded"):
            if isinstance(told := obj(dosage).get(field), bool):
                return told
        if obj(dosage).get("asNeededCodeableConcept") or obj(dosage).get("asNeededFor"):
            return True
    return None


def _place(dosage: Any) -> Any:
    """What parts the dosages that are taken at the same time from those that follow: the sequence, else the days."""
    given = obj(dosage)
    start = obj(obj(obj(given.get("timing")).get("repeat")).get("boundsPeriod")).get("start")
    return str(given.get("sequence") or start or "")


def _route(route: Any) -> str:
    return concept(route) or next((words for code in codes(route) if (words := _ROUTES.get(code))), "")


def _line(name: str, dosage: Json, left_out: list[str]) -> str:
    text = word(dosage.get("text")) or word(dosage.get("patientInstruction"))
    timing = obj(dosage.get("timing"))
    parts = (_dose(dosage), _rate(dosage), often(timing), duration(timing))
    fields = ", ".join(filter(None, (" ".join(filter(None, parts)), _most(dosage))))
    told = _fuller(name, text, fields, left_out)
    more = [words for one in each(dosage.get("additionalInstruction")) if (words := concept(one))]
    return ". ".join(filter(None, (told.rstrip("."), *more)))


def _fuller(name: str, text: str, fields: str, left_out: list[str]) -> str:
    """The words or the fields of a dosage: whichever says all of the dose, the larger where both do."""
    if not (text and fields):
        return text or fields
    of_text, of_fields = _a_day(name, text), _a_day(name, fields)
    if of_text and (not of_fields or of_fields <= of_text * _MORE):
        return text
    if of_fields is None:
        both = f"{fields} {text}"
        return both if _a_day(name, both) else max(text, fields, key=lambda line: _at_once(name, line))
    less = ", which say less than the fields beside them" if of_text else ""
    left_out.append(f'the words "{text}" of the dosage of {name or "a medicine without a name"}{less}')
    return fields


def _a_day(name: str, line: str) -> float | None:
    """The amount a day that a line comes to; None where it does not say all of the dose."""
    given = _amounts(name, line)
    amounts = [amount.daily_high for amount in given if amount.daily_high]
    return sum(amounts) if amounts and len(amounts) == len(given) else None


def _at_once(name: str, line: str) -> float:
    """The most at one time that a line names; 0 where it names none, -1 where nothing of it is read."""
    given = _amounts(name, line)
    return max((amount.single_high or 0 for amount in given), default=-1)


def _amounts(name: str, line: str) -> list[Amounts]:
    return [normalise(regimen) for regimen in read_line(f"{name or _NAME} {line}").regimens]


def _dose(dosage: Json) -> str:
    for rate in (*each(dosage.get("doseAndRate")), dosage):
        given = obj(rate)
        if amount := _amount(given.get("doseQuantity")) or _amount(given.get("dose")):
            return amount
        ends = obj(given.get("doseRange"))
        low, high = _amount(ends.get("low")), _amount(ends.get("high"))
        if low or high:
            return f"{low} to {high}" if low and high else low or f"up to {high}"
    return ""


def _rate(dosage: Json) -> str:
    """How fast it is given: "at a rate of 100 mg per hour"."""
    for rate in (*each(dosage.get("doseAndRate")), dosage):
        given = obj(rate)
        ratio = obj(given.get("rateRatio"))
        below = obj(ratio.get("denominator"))
        speed = _amount(given.get("rateQuantity")) or _amount(obj(given.get("rateRange")).get("high"))
        if top := _amount(ratio.get("numerator")):
            unit = UNITS.get(_unit(below).lower(), _unit(below))
            count = number(below.get("value")) or 1
            speed = f"{top} per {unit}" if count == 1 else f"{top} every {count:g} {unit}s"
        if speed:
            return f"at a rate of {speed}" if _dose(dosage) else speed
    return ""


def _amount(quantity: Any) -> str:
    given = obj(quantity)
    value = given.get("value")
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return ""
    return f"{value} {_unit(given)}".strip()


def _unit(quantity: Json) -> str:
    unit = (word(quantity.get("unit")) or word(quantity.get("code"))).strip("{}")
    return _WRITTEN.get(unit.lower(), unit)


def _most(dosage: Json) -> str:
    """The most in a period and at one time: "maximum 4 g a day, maximum 1 g at one time"."""
    found = [_most_in(obj(ratio)) for ratio in each(dosage.get("maxDosePerPeriod"))]
    if at_once := _amount(dosage.get("maxDosePerAdministration")):
        found.append(f"maximum {at_once} at one time")
    return ", ".join(filter(None, found))


def _most_in(ratio: Json) -> str:
    top, below = obj(ratio.get("numerator")), obj(ratio.get("denominator"))
    amount, span = number(top.get("value")), number(below.get("value")) or 1
    unit = UNITS.get(_unit(below).lower(), "")
    if amount is None or unit not in ("hour", "day", "week"):
        return ""
    hours = span * {"hour": 1, "day": 24, "week": 168}[unit]
    whole, each_ = (24, "day") if hours < 168 else (168, "week")
    return f"maximum {amount * whole / hours:g} {_unit(top)} a {each_}"
