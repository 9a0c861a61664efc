"""The API: JSON in, JSON out."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import ResponseHeader, State
from litestar.exceptions import NotFoundException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, JSONBody, QueryParameter

from dispensatory import DISCLAIMER, __version__
from dispensatory.cases import Report, read_case
from dispensatory.cases.decoding import decode
from dispensatory.cases.fhir import read_fhir
from dispensatory.check import run
from dispensatory.search import search as find
from dispensatory.serve.shapes import (
    CheckRequest,
    ErrorAnswer,
    Found,
    Health,
    MonographAnswer,
    Monographs,
    SearchAnswer,
    monograph_answer,
)

_WRONG = {status: ResponseSpec(ErrorAnswer, description=words, generate_examples=False) for status, words in (
    (400, "The request is not valid; `where` names the field."),
    (404, "There is no such monograph."),
    (413, "The request is larger than 1 MB."),
    (500, "A fault of the server."),
)}  # fmt: skip


def _errors(*statuses: int) -> dict[int, ResponseSpec]:
    return {status: _WRONG[status] for status in (*statuses, 500)}


async def _nothing_twice(request: Request[Any, Any, Any]) -> None:
    """CaseError for a field that is given twice, of which the reading of the body would keep one and lose the other."""
    body = await request.body()
    try:
        decode(body.decode())
    except ValueError:
        return  # it is no JSON: who reads the body says so


@post(
    "/api/check",
    status_code=200,
    summary="Check medicines",
    tags=["check"],
    sync_to_thread=True,
    before_request=_nothing_twice,
    responses=_errors(400, 413),
    response_headers=[ResponseHeader(name="Cache-Control", value="no-store")],
)
def check(state: State, data: JSONBody[CheckRequest]) -> Report:
    """Check medicines against each other and against what is known of the patient. Findings come worst first, each
    with the chain of quotes it rests on. Nothing of the request is kept.
    """
    return run(state.formulary, read_case(msgspec.to_builtins(data), on=date.today()))


@post(
    "/api/fhir/check",
    status_code=200,
    summary="Check a FHIR bundle",
    tags=["check"],
    sync_to_thread=True,
    before_request=_nothing_twice,
    responses=_errors(400, 413),
    response_headers=[ResponseHeader(name="Cache-Control", value="no-store")],
)
def check_fhir(state: State, data: JSONBody[dict[str, Any]]) -> Report:
    """Check one patient's FHIR Bundle (R4, R4B, R5), or one resource. The report tells what was understood and what was
    left out. Nothing of the request is kept.
    """
    return run(state.formulary, read_fhir(data, on=date.today()))


@get(
    "/api/monographs",
    summary="List monographs",
    tags=["monographs"],
    sync_to_thread=True,
    responses=_errors(400),
)
def monographs(
    state: State,
    offset: Annotated[int, QueryParameter(ge=0, le=10_000_000, description="How many to pass over.")] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=1000, description="How many to give at most.")] = 100,
) -> Monographs:
    """The monographs by title, a part at a time."""
    rows = state.formulary.listing(offset, limit)
    return Monographs(int(state.formulary.meta["monographs"]), offset, limit, rows)


@get(
    "/api/monographs/{slug:str}",
    summary="Read a monograph",
    tags=["monographs"],
    sync_to_thread=True,
    responses=_errors(404),
)
def monograph(state: State, slug: FromPath[str]) -> MonographAnswer:
    """A monograph's text and its facts, each with the words it rests on and where they stand in the text."""
    entry = state.formulary.monograph(slug)
    if entry is None:
        raise NotFoundException(detail=f"there is no monograph {slug!r}")
    return monograph_answer(entry, DISCLAIMER)


@get("/api/search", summary="Search", tags=["monographs"], sync_to_thread=True, responses=_errors(400))
def search(
    state: State,
    q: Annotated[str, QueryParameter(max_length=300, description="A name, in any spelling, or words of a page.")],
    limit: Annotated[int, QueryParameter(ge=1, le=100, description="How many to give at most.")] = 20,
) -> SearchAnswer:
    """Monographs by name (also synonyms, brands and near spellings), then by the words of their text."""
    hits = find(state.formulary, q, limit)
    return SearchAnswer(q, tuple(Found(h.slug, h.title, h.matched, h.kind, h.snippet) for h in hits))


@get("/api/health", summary="Health", tags=["server"], sync_to_thread=False, responses=_errors())
def health(state: State) -> Response[Health]:
    """Whether the server answers, from how many monographs, of what date."""
    meta = state.formulary.meta
    body = Health("ok", int(meta["monographs"]), int(meta["reviewed"]), meta["dated"], meta["sha256"], __version__)
    return Response(body, headers={"Cache-Control": "no-store"})


ROUTES = (check, check_fhir, monographs, monograph, search, health)
