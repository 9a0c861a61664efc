"""What the API takes and gives, beside the types of the rooms themselves."""

from __future__ import annotations

import msgspec

from dispensatory.facts import PageFacts
from dispensatory.formulary import Entry, Listing


class Measure(msgspec.Struct, frozen=True):
    """A number with its unit, such as {"value": 1.7, "unit": "mg/dL"}."""

    value: float
    unit: str


class PatientRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is known of a patient; what is left out is not known, and is never taken for normal.

    One of `age_years`, `age` (such as "8 months") and `birth_date` (2026-01-31). `weight` in kg, `height` in cm and
    `creatinine` in µmol/L unless they have a unit; `egfr` in mL/min/1.73 m². `renal` is none, mild, moderate or severe,
    `hepatic` too, or a class of Child and Pugh.
    """

    age_years: float | None = None
    age: float | str | None = None
    birth_date: str | None = None
    sex: str | None = None
    weight_kg: float | None = None
    weight: float | str | Measure | None = None
    height_cm: float | None = None
    height: float | str | Measure | None = None
    pregnant: bool | None = None
    gestation_weeks: float | None = None
    trimester: int | None = None
    breast_feeding: bool | None = None
    egfr: float | None = None
    creatinine: float | str | Measure | None = None
    renal: str | None = None
    hepatic: str | None = None
    conditions: list[str] | str | None = None
    allergies: list[str] | str | None = None


class MedicineRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One medicine: a prescription line as `text` ("tofisopam 100 mg four times daily"), or `name`, `dose` and `sig`.

    `start` and `end` are days, `change` is new, continued or stopped, `indication` is what it is for.
    """

    text: str | None = None
    name: str | None = None
    dose: str | None = None
    sig: str | None = None
    route: str | None = None
    start: str | None = None
    end: str | None = None
    as_needed: bool | None = None
    change: str | None = None
    indication: str | None = None


class CheckRequest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A patient, as far as known, and the medicines to check. `id` comes back in the report."""

    medicines: list[str | MedicineRequest]
    patient: PatientRequest = PatientRequest()
    id: str = ""


class Monographs(msgspec.Struct, frozen=True):
    """A part of the list of monographs, in the order of their titles; `total` counts all there are."""

    total: int
    offset: int
    limit: int
    monographs: tuple[Listing, ...]


class MonographAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A monograph: where it is from, its text, and its facts, whose spans count characters of `text`."""

    slug: str
    page: str
    title: str
    status: str
    updated: str | None
    sha256: str
    sources: tuple[str, ...]
    text: str
    facts: PageFacts
    disclaimer: str


class Found(msgspec.Struct, frozen=True):
    """A monograph that was found: `matched` is the name or word, `kind` what that is to it, `snippet` plain text."""

    slug: str
    title: str
    matched: str
    kind: str
    snippet: str


class SearchAnswer(msgspec.Struct, frozen=True):
    """The monographs found for `query`, the best first."""

    query: str
    hits: tuple[Found, ...]


class Health(msgspec.Struct, frozen=True):
    """That the server answers, and what from."""

    status: str
    monographs: int
    reviewed: int
    dated: str
    sha256: str
    version: str


class ErrorBody(msgspec.Struct, frozen=True):
    """What went wrong: the HTTP status, what is wrong, the field or address where, and what to do about it."""

    status: int
    what: str
    where: str
    hint: str


class ErrorAnswer(msgspec.Struct, frozen=True):
    """The one shape of every error of the API."""

    error: ErrorBody


def monograph_answer(entry: Entry, disclaimer: str) -> MonographAnswer:
    """An entry of the formulary as the API gives it."""
    return MonographAnswer(
        slug=entry.slug,
        page=entry.page,
        title=entry.title,
        status=entry.status,
        updated=entry.updated,
        sha256=entry.sha256,
        sources=entry.sources,
        text=entry.text,
        facts=entry.facts,
        disclaimer=disclaimer,
    )
