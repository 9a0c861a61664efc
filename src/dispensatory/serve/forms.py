"""The form of the checker to a case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from dispensatory.cases import Case, Patient, read_line
from dispensatory.errors import CaseError

_NUMBERS = {"age": "age_years", "weight": "weight_kg", "egfr": "egfr"}
_YES_NO = {"yes": True, "no": False}
_FIELDS = {"age_years": "age", "weight_kg": "weight"}


def case_of(values: Mapping[str, str]) -> Case:
    """The case that a form describes. CaseError, with the form's own field in `where`, for a value that is none."""
    given: dict[str, Any] = {field: _number(values, name) for name, field in _NUMBERS.items()}
    given |= {name: values.get(name) or None for name in ("sex", "renal", "hepatic")}
    given |= {name: _yes_no(values, name) for name in ("pregnant", "breast_feeding")}
    given |= {name: _terms(values.get(name, "")) for name in ("conditions", "allergies")}
    trimester = values.get("trimester", "")
    given["trimester"] = int(trimester) if trimester in ("1", "2", "3") else trimester or None
    try:
        patient = msgspec.convert(given, Patient)
    except msgspec.ValidationError as error:
        name = re.search(r"\$\.(\w+)", str(error))
        raise CaseError(
            "this is not one of the choices", where=name.group(1) if name else "", hint="Choose from the list"
        ) from error
    lines = (line for line in values.get("medicines", "").splitlines() if line.strip())
    return Case(patient=patient, medicines=tuple(map(read_line, lines)))


def field_of(where: str) -> str:
    """The form's field for a place that a check names: "patient.age_years" is "age", "medicines[1]" "medicines"."""
    name = re.sub(r"\[\d+\]$", "", where.removeprefix("patient."))
    return _FIELDS.get(name, name)


def _number(values: Mapping[str, str], name: str) -> float | None:
    text = values.get(name, "").strip().replace(",", ".")
    if not text:
        return None
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", text):
        raise CaseError("this is not a number", where=name, hint="Write digits alone, such as 70 or 0.5")
    return float(text)


def _yes_no(values: Mapping[str, str], name: str) -> bool | str | None:
    value = values.get(name, "")
    return _YES_NO.get(value, value or None)


def _terms(text: str) -> tuple[str, ...]:
    return tuple(term for part in re.split(r"[\n\r,;]", text) if (term := " ".join(part.split())))
