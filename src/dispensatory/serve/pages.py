"""The site: every page is made by `publish` from what the formulary, the search and the check give."""

from __future__ import annotations

from typing import Any

from litestar import MediaType, Request, Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import FormMultiDict, State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from dispensatory import publish
from dispensatory.cases import read_line
from dispensatory.check import run
from dispensatory.check.explaining import explain_condition, explain_pair
from dispensatory.errors import CaseError
from dispensatory.publish import CheckForm
from dispensatory.search import search as find
from dispensatory.serve.forms import case_of, field_of

_ALL = 1_000_000
_MOST_HITS = 50
_PRIVATE = {"Cache-Control": "no-store"}
_KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}


@get("/", media_type=MediaType.HTML, sync_to_thread=True, include_in_schema=False)
def home(state: State) -> str:
    return publish.home_page(state.formulary.meta, state.formulary.listing(0, _ALL))


@get("/medicines/{letter:str}", media_type=MediaType.HTML, sync_to_thread=True, include_in_schema=False)
def medicines(state: State, letter: FromPath[str]) -> str:
    return publish.letter_page(letter.upper(), state.formulary.listing(0, _ALL))


@get("/search", media_type=MediaType.HTML, sync_to_thread=True, include_in_schema=False)
def search(state: State, q: FromQuery[str] = "") -> str:
    return publish.results_page(q[:300], find(state.formulary, q, _MOST_HITS))


@get("/monographs/{slug:str}", media_type=MediaType.HTML, sync_to_thread=True, include_in_schema=False)
def monograph(state: State, slug: FromPath[str]) -> str:
    entry = state.formulary.monograph(slug)
    if entry is None:
        raise NotFoundException(detail=f"there is no monograph {slug!r}")
    return publish.monograph_page(entry)


@get("/check", media_type=MediaType.HTML, sync_to_thread=False, include_in_schema=False)
def check_form() -> str:
    return publish.check_page(CheckForm({}))


@post("/check", status_code=200, include_in_schema=False)
async def check(request: Request[Any, Any, Any], state: State) -> Response[str]:
    values = _values(await request.form())
    status, page = await sync_to_thread(_checked, state, values)
    return Response(page, status_code=status, media_type=MediaType.HTML, headers=_PRIVATE)


def _checked(state: State, values: dict[str, str]) -> tuple[int, str]:
    try:
        return 200, publish.report_page(run(state.formulary, case_of(values)), CheckForm(values))
    except CaseError as error:
        form = CheckForm(values, field_of(error.where), error.what, error.hint)
        return 400, publish.check_page(form)


@post("/explain", status_code=200, include_in_schema=False)
async def explain(request: Request[Any, Any, Any], state: State) -> Response[str]:
    values = _values(await request.form())
    page = await sync_to_thread(_explained, state, values)
    return Response(page, media_type=MediaType.HTML, headers=_PRIVATE)


def _explained(state: State, values: dict[str, str]) -> str:
    first, second = read_line(values.get("first", "")), read_line(values.get("second", ""))
    if condition := values.get("condition", "").strip():
        return publish.explain_page(explain_condition(state.formulary, first, condition))
    return publish.explain_page(explain_pair(state.formulary, first, second))


def _values(form: FormMultiDict) -> dict[str, str]:
    """The first value of every field that is text; a file that someone sends is not looked at."""
    return {name: value for name, value in reversed(list(form.multi_items())) if isinstance(value, str)}


@get("/assets/{name:str}", sync_to_thread=False, include_in_schema=False)
def asset(name: FromPath[str]) -> Response[bytes]:
    found = publish.asset(name)
    if found is None:
        raise NotFoundException(detail=f"there is no file {name!r}")
    return Response(found.content, media_type=found.media_type, headers=_KEPT)


ROUTES = (home, medicines, search, monograph, check_form, check, explain, asset)
