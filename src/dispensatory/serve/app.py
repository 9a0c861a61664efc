"""The application: routes, limits, headers and errors put together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from litestar import Litestar, Response, Router
from litestar.config.app import AppConfig
from litestar.datastructures import State
from litestar.exceptions import NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import License

from dispensatory import DISCLAIMER, __version__
from dispensatory.formulary import open_formulary
from dispensatory.serve import api, pages
from dispensatory.serve.errors import answer_error
from dispensatory.serve.headers import add_headers

MOST_BYTES = 1_000_000  # of a request's body


def create_app(formulary_path: Path) -> Litestar:
    """The site and the API over the formulary at `formulary_path`; FormularyError where that is none."""
    formulary = open_formulary(formulary_path)
    return Litestar(
        route_handlers=[*api.ROUTES, *pages.ROUTES],
        state=State({"formulary": formulary}),
        openapi_config=_openapi(),
        exception_handlers={Exception: answer_error},
        before_send=[add_headers],
        request_max_body_size=MOST_BYTES,
        logging_config=None,  # a log would hold what was sent
        on_app_init=[_without_debug],
    )


def _without_debug(config: AppConfig) -> AppConfig:
    """Never answer with a traceback, whatever the environment says: it may hold a patient's data."""
    config.debug = False
    return config


def _without_a_page(response: Response[Any]) -> Response[Any]:
    """Answer an unknown address below /api as any other error, where the framework would send a page of its own."""
    if response.status_code == 404:
        raise NotFoundException
    return response


def _openapi() -> OpenAPIConfig:
    return OpenAPIConfig(
        title="Dispensatory",
        version=__version__,
        description=f"Medicine monographs as facts, and checks that show the words they rest on.\n\n{DISCLAIMER}",
        license=License(name="Apache-2.0", identifier="Apache-2.0"),
        openapi_router=Router(
            "/api", route_handlers=[], after_request=_without_a_page, include_in_schema=False, dto=None, return_dto=None
        ),
        render_plugins=[JsonRenderPlugin(media_type="application/json")],  # type: ignore[arg-type]
        use_handler_docstrings=True,
    )
