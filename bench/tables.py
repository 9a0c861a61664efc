"""The tables in `bench/data`."""

from __future__ import annotations

import csv
from pathlib import Path

DATA = Path(__file__).parent / "data"


def lines(name: str) -> list[str]:
    """The lines of a text file in `data`."""
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def rows(name: str) -> list[list[str]]:
    """The rows of a TSV file in `data`, without its heading."""
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
