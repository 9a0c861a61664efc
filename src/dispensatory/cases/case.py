"""The case that is checked. Nothing of it is ever written to disk."""

from __future__ import annotations

from typing import Literal

import msgspec

from dispensatory.facts import Regimen

Degree = Literal["none", "mild", "moderate", "severe"]


class Patient(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of a patient; null is not known, and is never taken for normal.

    `age_years` may be fractional, `weight_kg` in kilograms, `egfr` in mL/min/1.73 m².
    """

    age_years: float | None = None
    sex: Literal["female", "male"] | None = None
    weight_kg: float | None = None
    pregnant: bool | None = None
    trimester: Literal[1, 2, 3] | None = None
    breast_feeding: bool | None = None
    egfr: float | None = None
    renal: Degree | None = None
    hepatic: Degree | None = None
    conditions: tuple[str, ...] = ()
    allergies: tuple[str, ...] = ()


class MedicineOrder(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine as ordered: the line as given, the name in it and the regimens read from the rest."""

    text: str
    name: str
    regimens: tuple[Regimen, ...] = ()


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A patient and the medicines to check."""

    id: str = ""
    patient: Patient = Patient()
    medicines: tuple[MedicineOrder, ...] = ()
