"""The case that is checked. Nothing of it is ever written to disk."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from dispensatory.facts import Regimen

Degree = Literal["none", "mild", "moderate", "severe"]
Change = Literal["new", "continued", "stopped"]


class Patient(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is known of a patient; null is not known, and is never taken for normal.

    `age_years` may be fractional, `weight_kg` in kilograms, `height_cm` in centimetres, `gestation_weeks` in completed
    weeks (and days as a fraction), `egfr` in mL/min/1.73 m², `creatinine` of the serum in µmol/L.
    """

    age_years: float | None = None
    sex: Literal["female", "male"] | None = None
    weight_kg: float | None = None
    height_cm: float | None = None
    pregnant: bool | None = None
    gestation_weeks: float | None = None
    trimester: Literal[1, 2, 3] | None = None
    breast_feeding: bool | None = None
    egfr: float | None = None
    creatinine: float | None = None
    renal: Degree | None = None
    hepatic: Degree | None = None
    conditions: tuple[str, ...] = ()
    allergies: tuple[str, ...] = ()


class MedicineOrder(msgspec.Struct, frozen=True, kw_only=True):
    """One medicine as ordered: the line as given, the name in it and the regimens read from the rest.

    `route` is in the words given, `start` and `end` are days, both included; `change` says whether this order begins
    the medicine, goes on with it or ends it; `indication` is what it is for, in the words given.
    """

    text: str
    name: str
    regimens: tuple[Regimen, ...] = ()
    route: str | None = None
    start: date | None = None
    end: date | None = None
    as_needed: bool | None = None
    change: Change | None = None
    indication: str | None = None


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A patient and the medicines to check.

    `notes` say what was worked out of what was given, `left_out` what was given and is not checked, each with why.
    """

    id: str = ""
    patient: Patient = Patient()
    medicines: tuple[MedicineOrder, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
