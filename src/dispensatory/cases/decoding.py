"""JSON as it comes in, to data; nothing that it says twice is lost."""

from __future__ import annotations

import json
from typing import Any

from dispensatory.errors import CaseError

_MANY_DIGITS = 300  # more than a float holds


def decode(text: str) -> Any:
    """The data of a JSON text. NaN and numbers beyond all bounds are read, so that who reads the field can refuse it.

    ValueError, with where in the text, for what is no JSON; CaseError for a field that is given twice.
    """
    try:
        data = json.loads(text, object_pairs_hook=_unique, parse_int=_whole)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if "\\u" in text:
        _refuse_halves(data)
    return data


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) < _MANY_DIGITS else float(digits)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        names = [name for name, _ in pairs]
        refuse_twice(next(name for name in names if names.count(name) > 1))
    return fields


def refuse_twice(field: str) -> None:
    """CaseError: one of two values of a field would be lost."""
    raise CaseError("the field is given twice", where=field[:60], hint="give it once")


def _refuse_halves(data: Any) -> None:
    """ValueError for half of a surrogate pair, which no text can hold."""
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise ValueError("it has half of a surrogate pair") from None
