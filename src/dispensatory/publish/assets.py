"""The files that pages load: a stylesheet, a script, an icon. All are part of the package."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_TYPES = {
    "style.css": "text/css; charset=utf-8",
    "site.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}


class Asset(NamedTuple):
    """A file as it is sent: its bytes, its media type and a version that changes with its bytes."""

    content: bytes
    media_type: str
    version: str


@cache
def asset(name: str) -> Asset | None:
    """The asset of that name; None where there is none."""
    if name not in _TYPES:
        return None
    content = files("dispensatory.publish").joinpath("assets", name).read_bytes()
    return Asset(content, _TYPES[name], hashlib.sha256(content).hexdigest()[:12])


def asset_url(name: str) -> str:
    """The address of an asset, with its version, so that a browser may keep it for good."""
    found = asset(name)
    if found is None:
        raise KeyError(name)
    return f"/assets/{name}?v={found.version}"
