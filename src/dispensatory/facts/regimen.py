"""A stated posology."""

from __future__ import annotations

from typing import Literal

from dispensatory.facts.evidence import Evidence

Range = tuple[float | None, float | None]
RegimenKind = Literal["initial", "usual", "maintenance", "maximum", "loading", "single"]
RegimenPopulation = Literal["adult", "child", "elderly", "renal", "hepatic", "any"]
PeriodUnit = Literal["min", "h", "d", "wk", "mo"]


class Regimen(Evidence, frozen=True, kw_only=True, omit_defaults=False):
    """One numeric posology as the page, or a prescription line, states it.

    Ranges are [low, high]; null is open or not stated. `dose` is in `unit` (mg, mcg, g, ml, tablet, ...) and, where
    `per` is given, per kilogram or square metre. `basis` "dose" is an amount at one time, "period" the total over the
    period. `frequency` counts administrations in a `period` of `period_unit`. `age` is in years, `weight` in kg,
    `duration` in `duration_unit` (d, wk, mo, doses, cycles). Where no route is stated and a form is, `implied_route` is
    the way of that form: tablets go by mouth.
    """

    population: RegimenPopulation = "any"
    indication: str | None = None
    route: str | None = None
    implied_route: str | None = None
    kind: RegimenKind = "usual"
    dose: Range | None = None
    unit: str | None = None
    per: Literal["kg", "m2"] | None = None
    basis: Literal["dose", "period"] = "dose"
    frequency: Range | None = None
    period: Range | None = None
    period_unit: PeriodUnit | None = None
    age: Range | None = None
    weight: Range | None = None
    duration: Range | None = None
    duration_unit: str | None = None
    as_needed: bool = False
    of: str | None = None
