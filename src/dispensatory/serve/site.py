"""The site."""

from __future__ import annotations

import re
from typing import Annotated, Any

import msgspec
from litestar import MediaType, Response, get, post
from litestar.datastructures import State
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery, QueryParameter, URLEncodedBody

from dispensatory.cases import Case, Patient
from dispensatory.cases.lines import read_line
from dispensatory.check import run
from dispensatory.errors import CaseError
from dispensatory.publish import STYLE, checker_page, home_page, monograph_page, report_page, search_page
from dispensatory.search import search

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")
_LISTS = ("conditions", "allergies")
_TRUTH = {"yes": True, "no": False}
_NOT_KEPT = {"cache-control": "no-store"}
_ALL = 100_000


@get("/", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=True)
def home(state: State) -> str:
    return home_page(state.formulary.describe(), state.formulary.listing(0, _ALL))


@get("/style.css", media_type="text/css; charset=utf-8", include_in_schema=False, sync_to_thread=False)
def style() -> str:
    return STYLE


@get("/search", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=True)
def find(state: State, q: Annotated[str, QueryParameter(max_length=1000)] = "") -> str:
    return search_page(q, search(state.formulary, q, 40))


@get("/medicine/{slug:str}", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=True)
def medicine(slug: FromPath[str], state: State, at: FromQuery[str] = "") -> str:
    entry = state.formulary.monograph(slug)
    if entry is None:
        raise NotFoundException
    place = _AT.fullmatch(at)
    return monograph_page(entry, (int(place[1]), int(place[2])) if place else None)


@get("/check", media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=False)
def form() -> str:
    return checker_page()


@post("/check", status_code=200, media_type=MediaType.HTML, include_in_schema=False, sync_to_thread=True)
def check(data: URLEncodedBody[dict[str, str]], state: State) -> Response[str]:
    try:
        html = report_page(run(state.formulary, _case(data)))
    except CaseError as error:
        html = checker_page(data, str(error))
        return Response(html, media_type=MediaType.HTML, status_code=400, headers=_NOT_KEPT)
    return Response(html, media_type=MediaType.HTML, headers=_NOT_KEPT)


def _case(form: dict[str, str]) -> Case:
    """The case that a form describes; an empty field is not known."""
    given: dict[str, Any] = {}
    for name in Patient.__struct_fields__:
        words = str(form.get(name) or "").strip()
        if name in _LISTS:
            given[name] = tuple(part.strip() for part in words.replace(";", ",").split(",") if part.strip())
        elif words in _TRUTH:
            given[name] = _TRUTH[words]
        elif words:
            given[name] = int(words) if name == "trimester" and words.isdigit() else words
    try:
        patient = msgspec.convert(given, Patient, strict=False)
    except msgspec.ValidationError as error:
        raise CaseError(str(error), where="patient", hint="correct the field and check again") from error
    lines = [line.strip() for line in str(form.get("medicines") or "").split("\n") if line.strip()]
    if not lines:
        raise CaseError("no medicine was given", where="medicines", hint="write one a line")
    return Case(patient=patient, medicines=tuple(map(read_line, lines)))


ROUTES = (home, style, find, medicine, form, check)
