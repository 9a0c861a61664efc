"""A FHIR Dosage as a prescription line would write it."""

from __future__ import annotations

from typing import Any

from dispensatory.cases.fhir.loose import Json, concept, each, obj, word

_UNITS = {
    "s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year",
}  # fmt: skip
_CODES = {
    "bid": "twice a day", "tid": "three times a day", "qid": "four times a day", "qd": "once a day",
    "qod": "every other day", "am": "in the morning", "pm": "in the evening", "bed": "at bedtime",
    "wk": "once a week", "mo": "once a month",
}  # fmt: skip


def line_of(dosages: Any) -> str:
    """What a list of dosages says in one line; "" where they say nothing."""
    lines = (_line(obj(dosage)) if not isinstance(dosage, str) else word(dosage) for dosage in each(dosages))
    return ", then ".join(filter(None, lines))


def route_of(dosages: Any) -> str | None:
    """The route of the first dosage that names one."""
    return next(filter(None, (concept(obj(dosage).get("route")) for dosage in each(dosages))), None)


def as_needed(dosages: Any) -> bool | None:
    """Whether the medicine is for when it is needed; None where no dosage tells."""
    for dosage in each(dosages):
        for field in ("asNeededBoolean", "asNeeded"):
            if isinstance(told := obj(dosage).get(field), bool):
                return told
        if obj(dosage).get("asNeededCodeableConcept") or obj(dosage).get("asNeededFor"):
            return True
    return None


def _line(dosage: Json) -> str:
    written = word(dosage.get("text")) or word(dosage.get("patientInstruction"))
    return written or " ".join(filter(None, (_dose(dosage), _often(dosage), _most(dosage))))


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


def _amount(quantity: Any) -> str:
    given = obj(quantity)
    value, unit = given.get("value"), word(given.get("unit")) or word(given.get("code"))
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return ""
    return f"{value} {unit.strip('{}')}".strip()


def _often(dosage: Json) -> str:
    timing = obj(dosage.get("timing"))
    repeat = obj(timing.get("repeat"))
    period, unit = repeat.get("period"), _UNITS.get(word(repeat.get("periodUnit")).lower())
    times, most = repeat.get("frequency", 1), repeat.get("frequencyMax")
    if isinstance(period, int | float) and unit and isinstance(times, int):
        count = f"{times} to {most}" if isinstance(most, int) else f"{times}"
        longest = repeat.get("periodMax")
        span = f"{period:g} to {longest:g}" if isinstance(longest, int | float) else f"{period:g}"
        if span == "1":
            return f"{count} times a {unit}"
        return f"every {span} {unit}s" if count == "1" else f"{count} times every {span} {unit}s"
    code = concept(timing.get("code")) or next(
        (word(obj(coding).get("code")) for coding in each(obj(timing.get("code")).get("coding"))), ""
    )
    return _CODES.get(code.lower(), code)


def _most(dosage: Json) -> str:
    for ratio in each(dosage.get("maxDosePerPeriod")):
        top, below = _amount(obj(ratio).get("numerator")), obj(obj(ratio).get("denominator"))
        unit = _UNITS.get(word(below.get("code")).lower(), word(below.get("unit")))
        if top and unit in ("day", "d", "days") and below.get("value") in (1, 1.0):
            return f"maximum {top} a day"
        if top and unit in ("hour", "h", "hours") and below.get("value") in (24, 24.0):
            return f"maximum {top} in 24 hours"
    return ""
