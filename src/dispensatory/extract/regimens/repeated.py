"""Doses told again under the same labels with less said of them: "2 mL twice daily. A second 2 mL dose ..." """

from __future__ import annotations

from collections.abc import Iterator

from dispensatory.extract.regimens.flow import ANEW
from dispensatory.extract.regimens.joined import Told, is_rate
from dispensatory.facts import Regimen

_Key = tuple[object, ...]
_AGAIN = ("a second ", "the second ", "another ")


def told_once(told: list[Told]) -> Iterator[Regimen]:
    """The regimens of all sentences in order, without those that say again, or less of, what another says.

    What two sentences say alike, each with a rate of its own, stays, and so does one that opens with "For gout": they
    may be about different uses.
    """
    under: dict[tuple[tuple[str, ...], _Key], list[Regimen]] = {}
    for line, regimens in told:
        for regimen in () if line.plain.startswith(ANEW) else regimens:
            if regimen.dose is not None and regimen.unit != "%":
                under.setdefault((line.labels, _dose(regimen)), []).append(regimen)
    again = {id(regimen) for same in under.values() if len(same) > 1 for regimen in _less(same)}
    again.update(map(id, _rates_again(told)))
    again.update(map(id, _second(told)))
    for _, regimens in told:
        said: set[_Key] = set()
        for regimen in regimens:
            whole = (*_dose(regimen), *_rate(regimen), regimen.duration)
            if id(regimen) not in again and whole not in said:
                said.add(whole)
                yield regimen


def _second(told: list[Told]) -> Iterator[Regimen]:
    """ "A bolus of 5 mg is followed by 2 mg/hour. A second bolus of 5 mg may be given.": the first, once more."""
    said: set[_Key] = set()
    for line, regimens in told:
        again = line.plain.startswith(_AGAIN)
        for regimen in regimens:
            key = (line.labels, regimen.dose, regimen.unit, regimen.per)
            if again and key in said and _is_untimed(regimen) and regimen.kind == "usual":
                yield regimen
            said.add(key)


def _rates_again(told: list[Told]) -> Iterator[Regimen]:
    """How often, without a dose, where doses told under the same labels or below them are given so: "It is given three
    times a day" over "10 mg/kg a day in three doses".
    """
    for line, regimens in told:
        for regimen in regimens:
            if not is_rate(regimen):
                continue
            over = len(line.labels)
            if any(
                _rate_of(other) == _rate_of(regimen) and other.dose is not None and other.kind == "usual"
                for beside, others in told
                if beside.labels[:over] == line.labels
                for other in others
            ):
                yield regimen


def _rate_of(regimen: Regimen) -> _Key:
    return (regimen.frequency, regimen.period, regimen.period_unit)


def _less(same: list[Regimen]) -> Iterator[Regimen]:
    """Those of regimens of one dose that say less than another of them."""
    timed = any(not _is_untimed(regimen) for regimen in same)
    once = any(_is_once_a_day(regimen) for regimen in same)
    first = True
    for regimen in same:
        if _is_untimed(regimen):
            if timed or not first:
                yield regimen
            first = False
        elif once and _is_of_a_day(regimen):
            yield regimen


def _dose(regimen: Regimen) -> _Key:
    """What two regimens of the same dose have in common."""
    whom = (regimen.population, regimen.age, regimen.weight, regimen.indication, regimen.route, regimen.of)
    return (*whom, regimen.kind, regimen.dose, regimen.unit, regimen.per)


def _rate(regimen: Regimen) -> _Key:
    return (regimen.basis, regimen.frequency, regimen.period, regimen.period_unit)


def _is_untimed(regimen: Regimen) -> bool:
    return regimen.basis == "dose" and regimen.frequency is None and regimen.period is None


def _is_once_a_day(regimen: Regimen) -> bool:
    return _rate(regimen) == ("dose", (1.0, 1.0), (1.0, 1.0), "d")


def _is_of_a_day(regimen: Regimen) -> bool:
    """ "At most 20 mg a day", which is as much as "at most 20 mg once daily"."""
    return _rate(regimen) == ("period", None, (1.0, 1.0), "d")
