"""Every error in one shape.

For the API {"error": {"status", "what", "where", "hint"}}; for the site a page that says the same in words.
"""

from __future__ import annotations

from typing import Any

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.types import ExceptionHandlersMap

from dispensatory.errors import CaseError
from dispensatory.publish import error_page

_HINTS = {
    404: ("there is no such page", "look it up with the search"),
    405: ("this address does not take that method", "see /api/openapi.json"),
    413: ("the request is too large", "send at most one million bytes"),
    500: ("something went wrong here", "nothing was kept of the request; please report what you asked"),
}


class Problem(msgspec.Struct, frozen=True):
    """What went wrong, where (a field of the request, or its path), and what to do."""

    status: int
    what: str
    where: str
    hint: str


class Failure(msgspec.Struct, frozen=True):
    """The body of every error of the API."""

    error: Problem


def _answer(request: Request[Any, Any, Any], problem: Problem) -> Response[Any]:
    if request.url.path.startswith("/api"):
        return Response(Failure(problem), status_code=problem.status, media_type=MediaType.JSON)
    html = error_page(problem.status, problem.what, problem.hint)
    return Response(html, status_code=problem.status, media_type=MediaType.HTML)


def _case(request: Request[Any, Any, Any], error: CaseError) -> Response[Any]:
    return _answer(request, Problem(400, error.what, error.where, error.hint))


def _invalid(request: Request[Any, Any, Any], error: ValidationException) -> Response[Any]:
    details = error.extra if isinstance(error.extra, list) else []
    first: dict[str, Any] = details[0] if details and isinstance(details[0], dict) else {}
    what = str(first.get("message") or error.detail)
    where = str(first.get("key") or first.get("source") or "the request")
    return _answer(request, Problem(400, what, where, "see /api/openapi.json for what is taken"))


def _http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Any]:
    what, hint = _HINTS.get(error.status_code, (error.detail, "see /api/openapi.json for what is taken"))
    return _answer(request, Problem(error.status_code, what, request.url.path, hint))


def _fault(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    what, hint = _HINTS[500]
    return _answer(request, Problem(500, what, request.url.path, hint))


HANDLERS: ExceptionHandlersMap = {
    CaseError: _case,
    ValidationException: _invalid,
    HTTPException: _http,
    Exception: _fault,
}
