"""How often, said once over a list of doses by weight or age: "It depends on weight and is given daily:"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.regimens.joined import Told, is_dose, is_rate
from dispensatory.facts import Regimen

_BY_WHAT = re.compile(r"\b(?:weight|age)\b")
_WHOM = re.compile(r"\d ?(?:kg|years?|months?|yrs?)\b")
_LEAST = 2  # doses that make a list
_MOST_BETWEEN = 3  # sentences from how often to the list


def share(told: list[Told]) -> None:
    """Gives each rate that stands alone over such a list to its doses."""
    for k, (line, regimens) in enumerate(told):
        if len(regimens) != 1 or not is_rate(regimens[0]) or not _BY_WHAT.search(line.plain):
            continue
        below = list(_below(told, k))
        if len(below) >= _LEAST:
            for at in below:
                told[at][1][:] = [_timed(dose, regimens[0]) for dose in told[at][1]]
            regimens.clear()


def _below(told: list[Told], k: int) -> Iterator[int]:
    """The list after sentence `k`: where doses of some weight or age stand, none of them with how often."""
    over, between = told[k][0].labels, 0
    for at in range(k + 1, len(told)):
        line, doses = told[at]
        if line.labels[: len(over)] != over:
            return
        if not doses and between < _MOST_BETWEEN:
            between += 1
            continue
        whom = " ".join((*line.labels[len(over) :][-1:], line.plain))
        if not doses or not all(map(is_dose, doses)) or not _WHOM.search(whom):
            return
        between = _MOST_BETWEEN
        yield at


def _timed(dose: Regimen, often: Regimen) -> Regimen:
    return msgspec.structs.replace(
        dose,
        frequency=often.frequency,
        period=often.period,
        period_unit=often.period_unit,
        duration=dose.duration or often.duration,
        duration_unit=dose.duration_unit or often.duration_unit,
        as_needed=dose.as_needed or often.as_needed,
    )
