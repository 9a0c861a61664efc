"""Running the application in a server of its own."""

from __future__ import annotations

import socket
from functools import partial
from pathlib import Path
from typing import Any

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from dispensatory.errors import DispensatoryError
from dispensatory.formulary import open_formulary

_HERE = ("127.0.0.1", "::1", "localhost")


def serve(path: Path, host: str, port: int) -> None:
    """Serve the formulary at `path` until interrupted, in one worker. DispensatoryError where the port is taken."""
    monographs = int(open_formulary(path).meta["monographs"])
    _free(host, port)
    server = Granian(
        "dispensatory",
        address=host,
        port=port,
        interface=Interfaces.ASGI,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
    )
    server.on_startup(partial(_greet, host, port, monographs))
    server.serve(target_loader=partial(_load, path), wrap_loader=False)


def _load(path: Path) -> Any:
    from dispensatory.serve.app import create_app

    return create_app(path)


def _greet(host: str, port: int, monographs: int) -> None:
    name = "localhost" if host in _HERE else f"[{host}]" if ":" in host else host
    pages = "monograph" if monographs == 1 else "monographs"
    print(f"Dispensatory at http://{name}:{port} - {monographs:,} {pages}", flush=True)  # noqa: T201 - the one line


def _free(host: str, port: int) -> None:
    """Refuse a port that another program listens on, or an address that is not this machine's."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        raise DispensatoryError(
            f"cannot listen here: {error.strerror or error}",
            where=f"{host}:{port}",
            hint=f"stop the program that uses the port, or take another: --port {port + 1}",
        ) from error
