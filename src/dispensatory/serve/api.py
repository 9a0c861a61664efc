"""The JSON API."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, JSONBody, QueryParameter

from dispensatory.cases import Case, Patient, Report
from dispensatory.cases.lines import read_line
from dispensatory.check import run
from dispensatory.facts import PageFacts
from dispensatory.formulary import Listing
from dispensatory.search import Hit, search


class MedicineText(msgspec.Struct, frozen=True):
    """A medicine as one would write it on a prescription: "tofisopam 100 mg four times daily"."""

    text: str


class CheckRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A patient, of whom all that is left out is not known, and the medicines to check."""

    medicines: tuple[MedicineText, ...]
    patient: Patient = Patient()
    id: str = ""


class MonographAnswer(msgspec.Struct, frozen=True):
    """A monograph: where it is from, its text, and its facts, whose spans count characters of that text."""

    slug: str
    title: str
    status: str
    updated: str | None
    sha256: str
    sources: tuple[str, ...]
    text: str
    facts: PageFacts


class Health(msgspec.Struct, frozen=True):
    """That the server answers, and against which formulary."""

    status: str
    formulary: str


@post("/api/check", status_code=200, summary="Check a patient's medicines", sync_to_thread=True)
def check(data: JSONBody[CheckRequest], state: State) -> Report:
    """Every finding with its status, its severity and the chain of quotes it rests on. Nothing of it is kept."""
    medicines = tuple(read_line(medicine.text) for medicine in data.medicines)
    return run(state.formulary, Case(id=data.id, patient=data.patient, medicines=medicines))


@get("/api/monographs", summary="List the monographs", sync_to_thread=True)
def monographs(
    state: State,
    offset: Annotated[int, QueryParameter(ge=0)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=1000)] = 100,
) -> tuple[Listing, ...]:
    """Monographs by title."""
    found: tuple[Listing, ...] = state.formulary.listing(offset, limit)
    return found


@get("/api/monographs/{slug:str}", summary="One monograph with its facts", sync_to_thread=True)
def monograph(slug: FromPath[str], state: State) -> MonographAnswer:
    """The text of a monograph and every fact that was read from it."""
    entry = state.formulary.monograph(slug)
    if entry is None:
        raise NotFoundException
    return MonographAnswer(
        entry.slug, entry.title, entry.status, entry.updated, entry.sha256, entry.sources, entry.text, entry.facts
    )


@get("/api/search", summary="Search names and text", sync_to_thread=True)
def find(
    state: State,
    q: Annotated[str, QueryParameter(max_length=1000)] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=100)] = 20,
) -> tuple[Hit, ...]:
    """Monographs by name, synonym, brand or near name, then by the words of their text."""
    return search(state.formulary, q, limit)


@get("/api/health", summary="Whether the server answers", sync_to_thread=True)
def health(state: State) -> Health:
    """The formulary that is served."""
    return Health("ok", state.formulary.describe())


@get("/api/openapi.json", include_in_schema=False, sync_to_thread=False)
def openapi(request: Request[Any, Any, Any]) -> dict[str, Any]:
    """The description of this API, after OpenAPI 3.1."""
    return request.app.openapi_schema.to_schema()


ROUTES = (check, monographs, monograph, find, health, openapi)
