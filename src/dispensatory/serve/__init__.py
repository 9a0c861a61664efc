"""HTTP, and no logic: the site, and the API of the same answers."""

from dispensatory.serve.app import create_app
from dispensatory.serve.running import serve

__all__ = ["create_app", "serve"]
