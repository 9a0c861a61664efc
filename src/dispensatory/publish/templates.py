"""The templates, every one with its values escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import minijinja

from dispensatory import DISCLAIMER


def render(name: str, **values: Any) -> str:
    """The template `name` with `values`: plain values only, escaped where they stand."""
    return _environment().render_template(name, **values)


@cache
def _environment() -> minijinja.Environment:
    environment = minijinja.Environment(
        loader=lambda name: files("dispensatory.publish").joinpath("templates", name).read_text(encoding="utf-8"),
        undefined_behavior="strict",
    )
    environment.add_global("disclaimer", DISCLAIMER)
    return environment
