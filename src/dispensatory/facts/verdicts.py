"""What a page says about using a medicine in a situation, from strongest to weakest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Verdict = Literal[
    "contraindicated",
    "avoid",
    "caution",
    "adjust",
    "monitor",
    "consult",
    "interacts",
    "not_established",
    "acceptable",
    "not_stated",
]
Population = Literal["pregnancy", "lactation", "children", "elderly", "renal", "hepatic"]
Tier = Literal["stop", "care", "fine", "silent"]

VERDICTS: tuple[Verdict, ...] = Verdict.__args__  # type: ignore[attr-defined]
POPULATIONS: tuple[Population, ...] = Population.__args__  # type: ignore[attr-defined]
SILENT: tuple[Verdict, ...] = ("not_stated",)

_ORDER = {verdict: rank for rank, verdict in enumerate(VERDICTS)}
_TIERS: dict[Verdict, Tier] = {
    "contraindicated": "stop",
    "avoid": "stop",
    "acceptable": "fine",
    "not_stated": "silent",
}


def strongest_first(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Distinct verdicts, strongest first; `("not_stated",)` for none."""
    return tuple(sorted(set(verdicts), key=_ORDER.__getitem__)) or SILENT


def tier(verdict: Verdict) -> Tier:
    """Whether a verdict says stop, asks for care, says fine, or is silent."""
    return _TIERS.get(verdict, "care")
