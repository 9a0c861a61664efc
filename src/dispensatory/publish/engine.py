"""Templates to HTML. Everything put into a template is escaped, unless it is marked as safe by `raw`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from minijinja import Environment, safe

from dispensatory import DISCLAIMER, __version__
from dispensatory.publish.assets import asset_url


def render(template: str, **values: Any) -> str:
    """The HTML of templates/`template` with `values`; a value that the template misses is an error."""
    return _environment().render_template(template, **values)


def raw(html: str) -> str:
    """HTML that goes into a template as it is: only for what this package made and sanitised."""
    return safe(html)


def sentence(words: str) -> str:
    """Words with a capital and a full stop, as far as they lack them."""
    return f"{words[:1].upper()}{words[1:]}{'' if words[-1:] in '.!?' else '.'}"


@cache
def _environment() -> Environment:
    folder = files("dispensatory.publish").joinpath("templates")

    def load(name: str) -> str:
        return folder.joinpath(name).read_text(encoding="utf-8")

    return Environment(
        loader=load,
        filters={"path": lambda text: quote(str(text), safe=""), "sentence": sentence},
        globals={"asset": asset_url, "disclaimer": DISCLAIMER, "version": __version__},
        undefined_behavior="strict",
        debug=False,  # its errors would hold every value, and so a patient's
        trim_blocks=True,
        lstrip_blocks=True,
    )
