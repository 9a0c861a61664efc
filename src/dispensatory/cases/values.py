"""Values of a case as they come in JSON, YAML or a form: checked one by one, each refused by the name of its field."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, TypeVar

from dispensatory.errors import CaseError

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.DOTALL)
_NUMBER = re.compile(r"[+-]?\d{1,9}(?:\.\d{1,9})?")
_WITH_UNIT = re.compile(r"([+-]?[\d.]+)\s*([^\d\s.].*)")
_SHOWN = 60  # characters of a wrong value that an error repeats
_NEAR = 60  # least likeness, of 100, of a field's name that is offered for another
_Choice = TypeVar("_Choice")


def is_text(value: Any) -> bool:
    """Whether there is a text in `value` that says anything."""
    return isinstance(value, str) and bool(value.strip())


def shown(value: Any) -> str:
    """`value` as an error repeats it: in a few characters."""
    words = value if isinstance(value, str) else repr(value)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}..."


def mapping(value: Any, where: str) -> Mapping[str, Any]:
    """`value` where it is an object with names."""
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        return value
    raise CaseError(f'"{shown(value)}" is no object with named fields', where=where, hint='give {"field": value, ...}')


def only(given: Mapping[str, Any], known: Collection[str], where: str) -> None:
    """Refuse a field that is not `known`: what a misspelt field says would be lost."""
    for field in given:
        if field not in known:
            from rapidfuzz import fuzz, process  # loaded for a mistake alone

            near = process.extractOne(field, list(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
            hint = f'do you mean "{near[0]}"?' if near else f"the fields are: {', '.join(sorted(known))}"
            raise CaseError(f'there is no field "{shown(field)}"', where=f"{where}.{shown(field)}", hint=hint)


def text(value: Any, where: str) -> str | None:
    """A text without white space at its ends, None for null and for an empty one."""
    if value is None or isinstance(value, str):
        return " ".join((value or "").split()) or None
    raise CaseError(f'"{shown(value)}" is no text', where=where, hint="give it in quotes")


def number(value: Any, where: str) -> float | None:
    """A finite number, also one that is written as text; None for null and for an empty text."""
    if isinstance(value, str):
        value = value.strip()
        if not value:
            return None
        if not _NUMBER.fullmatch(value):
            raise CaseError(f'"{shown(value)}" is no number', where=where, hint="give digits alone, such as 70 or 0.5")
        return float(value)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not _finite(value):
        raise CaseError(f'"{shown(value)}" is no number', where=where, hint="give a number, such as 70 or 0.5")
    return float(value)


def _finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # a whole number beyond every float
        return False


def yes_no(value: Any, where: str) -> bool | None:
    """True or false, also as "yes" and "no"; None for null."""
    if isinstance(value, str):
        value = {"yes": True, "no": False, "true": True, "false": False, "": None}.get(value.strip().lower(), value)
    if value is None or isinstance(value, bool):
        return value
    raise CaseError(f'"{shown(value)}" is neither true nor false', where=where, hint="give true, false or null")


def choice(value: Any, where: str, choices: Mapping[str, _Choice | None]) -> _Choice | None:
    """What `choices` has for a word; None for null."""
    if value is None or value == "":
        return None
    key = value.strip().lower() if isinstance(value, str) else ""
    if key not in choices:
        raise CaseError(f'"{shown(value)}" is not possible', where=where, hint=f"give one of: {', '.join(choices)}")
    return choices[key]


def day(value: Any, where: str) -> date | None:
    """A day, of an ISO date or date and time; None for null."""
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)  # YAML reads dates itself, with a time or without
    found = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise CaseError(f'"{shown(value)}" is no date', where=where, hint="give it as 2026-01-31")


def terms(value: Any, where: str) -> tuple[str, ...]:
    """A list of texts; one text is a list of one, its commas part it."""
    if value is None:
        return ()
    if isinstance(value, str):
        return tuple(term for part in re.split(r"[,;\n]", value) if (term := " ".join(part.split())))
    if not isinstance(value, list | tuple):
        raise CaseError(f'"{shown(value)}" is no list', where=where, hint='give a list of texts, such as ["asthma"]')
    found = tuple(text(one, f"{where}[{n}]") or "" for n, one in enumerate(value))
    if "" in found:
        at = f"{where}[{found.index('')}]"
        raise CaseError("it is empty", where=at, hint="give the name of one condition or allergy")
    return found


def quantity(value: Any, where: str, units: Mapping[str, float]) -> float | None:
    """A number in the first of `units`, of a number alone, {"value", "unit"}, or "1.7 mg/dL"; `units` gives for each
    unit, in lower case, what it is to be multiplied by.
    """
    unit = ""
    if isinstance(value, Mapping):
        only(value, ("value", "unit", "code", "system"), where)
        unit = text(value.get("unit") or value.get("code"), f"{where}.unit") or ""
        value = value.get("value")
    elif isinstance(value, str) and (found := _WITH_UNIT.fullmatch(value.strip())):
        value, unit = found[1], found[2]
    amount = number(value, where)
    if amount is None or not unit:
        return amount
    scale = units.get(unit.strip().lower().replace("µ", "u").replace("μ", "u"))
    if scale is None:
        raise CaseError(f'the unit "{shown(unit)}" is not known', where=where, hint=f"give it in {', '.join(units)}")
    return amount * scale
