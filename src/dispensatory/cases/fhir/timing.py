"""How often a FHIR Timing says that a dose is taken, as a prescription line would write it."""

from __future__ import annotations

import re
from typing import Any

from dispensatory.cases.fhir.loose import Json, concept, each, obj, word

UNITS = {
    "s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year",
    "hour": "hour", "hours": "hour", "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
    "months": "month", "year": "year", "years": "year",
}  # fmt: skip
_CODES = {
    "bid": "twice a day", "tid": "three times a day", "qid": "four times a day", "qd": "once a day",
    "qod": "every other day", "am": "in the morning", "pm": "in the evening", "bed": "at bedtime",
    "wk": "once a week", "mo": "once a month",
}  # fmt: skip
_HOURLY = re.compile(r"q(\d{1,2})h")
_DAYS = {
    "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
    "sun": "Sunday",
}  # fmt: skip
_EACH_MEAL = frozenset({"c", "ac", "pc"})  # how many meals a day has is not told
_TIMES = {"1": "once", "2": "twice"}


def often(timing: Json) -> str:
    """How often, such as "twice a day on Monday"; "" where the timing does not tell."""
    repeat = obj(timing.get("repeat"))
    told = _repeated(repeat) or _coded(timing.get("code"))
    days = [_DAYS[day] for value in each(repeat.get("dayOfWeek")) if (day := word(value).lower()[:3]) in _DAYS]
    if not days:
        return told
    on = f"on {' and '.join(filter(None, (', '.join(days[:-1]), days[-1])))}"
    return f"{told} {on}" if told.endswith("times a day") or told == "twice a day" else on


def duration(timing: Json) -> str:
    """For how long: "for 7 days"; "" where the timing does not tell."""
    bounds = obj(obj(timing.get("repeat")).get("boundsDuration"))
    value = number(bounds.get("value"))
    unit = UNITS.get(word(bounds.get("code")).lower()) or UNITS.get(word(bounds.get("unit")).lower())
    return f"for {value:g} {unit}s" if value and unit else ""


def number(value: Any) -> float | None:
    """A number, also one written as text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        return float(value)
    except (ValueError, OverflowError):
        return None


def _repeated(repeat: Json) -> str:
    period, longest = number(repeat.get("period")), number(repeat.get("periodMax"))
    unit = UNITS.get(word(repeat.get("periodUnit")).lower())
    times, most = number(repeat.get("frequency")), number(repeat.get("frequencyMax"))
    moments = _moments(repeat)
    if not (period and unit):
        return _a_day(moments) if moments else ""
    if period == 1 and unit == "day" and not longest:
        times = max(times or 1, moments)  # each of the moments is one
    count = f"{times or 1:g}" + (f" to {most:g}" if most else "")
    span = f"{period:g} to {longest:g}" if longest else f"{period:g}"
    if span == "1":
        return f"{_TIMES.get(count) or f'{count} times'} a {unit}"
    return f"every {span} {unit}s" if count == "1" else f"{count} times every {span} {unit}s"


def _a_day(times: int) -> str:
    return f"{_TIMES.get(str(times)) or f'{times} times'} a day"


def _moments(repeat: Json) -> int:
    """How many moments of a day are named."""
    when = {word(code).lower() for code in each(repeat.get("when"))} - {""}
    return max(len(when - _EACH_MEAL), len(each(repeat.get("timeOfDay"))))


def _coded(code: Any) -> str:
    given = obj(code)
    words = [word(obj(coding).get("code")) for coding in each(given.get("coding"))]
    for one in (*words, concept(code)):
        if plain := _CODES.get(one.lower()):
            return plain
        if hours := _HOURLY.fullmatch(one.lower()):
            return f"every {int(hours[1])} hour{'s' * (int(hours[1]) > 1)}"
    return concept(code) or next(filter(None, words), "")
