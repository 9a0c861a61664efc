"""`dispensatory serve`: the site and the API."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dispensatory.cli.library import built_in, cached
from dispensatory.errors import DispensatoryError


def serve(
    monographs: Annotated[
        Path | None, typer.Option(help="A folder of pages to serve; without it the built-in library.")
    ] = None,
    formulary: Annotated[Path | None, typer.Option(help="A formulary that `dispensatory build` wrote.")] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")] = 8000,
) -> None:
    """Serve the site and the API on this machine."""
    from dispensatory.serve import serve as run_server  # the server's libraries are slow to load

    if monographs and formulary:
        raise DispensatoryError("--monographs and --formulary were both given", hint="give one of them")
    run_server(formulary or (cached(monographs) if monographs else built_in()), host, port)
