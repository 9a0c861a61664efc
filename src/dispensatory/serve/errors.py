"""Every error in one shape: JSON below /api, a page in words elsewhere."""

from __future__ import annotations

import re
import sys
import traceback
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, SerializationException, ValidationException

from dispensatory.errors import CaseError, DispensatoryError
from dispensatory.publish import error_page
from dispensatory.serve.shapes import ErrorAnswer, ErrorBody

_WORDS = {
    404: ("there is nothing at this address", "see /api/openapi.json for what there is"),
    405: ("this address does not take this method", "see /api/openapi.json for what it takes"),
    413: ("the request is larger than 1 MB", "send it in smaller parts"),
    415: ("this kind of content is not understood", "send JSON, as application/json"),
    500: ("the server failed to answer", "try again; if it happens again, report it"),
}
_HINT = "see /api/openapi.json for what it takes"
_MISSING = re.compile(r"Missing required query parameter '(\w+)'")
_PAGE_HINTS = {
    404: "Look for it in the search above, or in the list of medicines.",
    405: "Follow a link, or fill in the form, instead of writing the address.",
    413: "A check takes at most 1 MB. Send it in smaller parts.",
}


def answer_error(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """The answer to a request that failed. A fault of ours is told on standard error by its place alone: its
    message may hold what was sent."""
    body = error_of(error, request.url.path)
    if body.status >= 500:
        _tell(error)
    headers = {"Cache-Control": "no-store"}
    if isinstance(error, HTTPException) and error.headers:
        headers |= dict(error.headers)
    if request.url.path == "/api" or request.url.path.startswith("/api/"):
        return Response(ErrorAnswer(body), status_code=body.status, headers=headers, media_type="application/json")
    hint = _PAGE_HINTS.get(body.status, body.hint)
    page = error_page(body.status, body.what, hint)
    return Response(page, status_code=body.status, headers=headers, media_type="text/html")


def error_of(error: Exception, path: str) -> ErrorBody:
    """What an exception says to the one who asked; `path` is the address that was asked for."""
    if isinstance(error, CaseError):
        return ErrorBody(400, error.what, error.where, error.hint)
    if isinstance(error, DispensatoryError):
        return ErrorBody(500, error.what, "", error.hint)
    if isinstance(error, ValidationException):
        return _invalid(error)
    if isinstance(error, SerializationException) or isinstance(error.__cause__, SerializationException):
        return ErrorBody(400, "this is not valid JSON", "body", _HINT)
    status = error.status_code if isinstance(error, HTTPException) else 500
    what, hint = _WORDS.get(status, _WORDS[500] if status >= 500 else ("the request is not valid", ""))
    if isinstance(error, HTTPException) and status in (400, 404) and _is_ours(error.detail):
        return ErrorBody(status, error.detail, path, "search for it at /api/search?q=" if status == 404 else "")
    return ErrorBody(status, what, path, hint)


def _is_ours(detail: str) -> bool:
    return detail.startswith("there is no ")


def _invalid(error: ValidationException) -> ErrorBody:
    """A body or parameter that does not fit, by the name of the field."""
    found = error.extra[0] if isinstance(error.extra, list) and error.extra else {}
    what, where = str(found.get("message") or error.detail), str(found.get("key", ""))
    if missing := _MISSING.match(what):
        return ErrorBody(400, "it is missing", missing.group(1), _HINT)
    if what == "'data'":  # the framework's way to say that there is no body
        return ErrorBody(400, "no JSON was sent", "body", _HINT)
    return ErrorBody(400, what, "body" if where in ("", "data") else where, _HINT)


def _tell(error: Exception) -> None:
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "unknown place"
    sys.stderr.write(f"dispensatory: {type(error).__name__} at {place}\n")
