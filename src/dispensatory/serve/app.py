"""The application."""

from __future__ import annotations

from pathlib import Path

from litestar import Litestar
from litestar.datastructures import State
from litestar.openapi import OpenAPIConfig
from litestar.response import Response

from dispensatory import __version__
from dispensatory.formulary import open_formulary
from dispensatory.serve import api, site
from dispensatory.serve.errors import HANDLERS

MAX_BODY = 1_000_000
_HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
}


def create_app(formulary_path: Path) -> Litestar:
    """The site and the API of the formulary at `formulary_path`. FormularyError if that is none."""
    return Litestar(
        route_handlers=[*api.ROUTES, *site.ROUTES],
        state=State({"formulary": open_formulary(formulary_path)}),
        openapi_config=OpenAPIConfig(
            title="Dispensatory",
            version=__version__,
            description="Medicines checked against monographs; every answer shows the words it rests on.",
            path="/api/schema",
            use_handler_docstrings=True,
            render_plugins=[],
        ),
        exception_handlers=HANDLERS,
        request_max_body_size=MAX_BODY,
        after_request=_secure,
        logging_config=None,
    )


def _secure(response: Response[object]) -> Response[object]:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response
