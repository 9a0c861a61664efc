"""Running the server."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

from dispensatory.errors import DispensatoryError
from dispensatory.formulary import open_formulary
from dispensatory.serve.app import create_app

_PATH = "DISPENSATORY_FORMULARY"  # hands the path to the worker, which is a process of its own


def from_environment() -> object:
    """The application of the formulary that `serve` was called with."""
    return create_app(Path(os.environ[_PATH]))


def serve(path: Path, host: str, port: int) -> None:
    """Serve the formulary at `path` until stopped. DispensatoryError if it is none, or the port is taken."""
    described = open_formulary(path).describe()
    _free(host, port)
    from granian import Granian
    from granian.constants import Interfaces

    os.environ[_PATH] = str(path)
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::", "::1") else host
    sys.stderr.write(f"Dispensatory at http://{shown}:{port} - {described}\n")
    Granian(
        "dispensatory.serve.server:from_environment",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        factory=True,
        workers=1,
        log_enabled=False,
        log_access=False,
    ).serve()


def _free(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise DispensatoryError(
            f"cannot listen there: {error.strerror or error}",
            where=f"{host}:{port}",
            hint="is another server running? give another port with --port",
        ) from error
