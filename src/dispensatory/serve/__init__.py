"""The site and the API over HTTP. No logic: each route calls one room and shows its answer."""

from dispensatory.serve.app import create_app
from dispensatory.serve.server import serve

__all__ = ["create_app", "serve"]
