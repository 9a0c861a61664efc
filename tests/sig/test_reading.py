"""Every case of tests/sig/*.md: a line (">"), and the regimens ("=") that are read from it, or "nothing"."""

from __future__ import annotations

from pathlib import Path

import pytest

from dispensatory.facts import Range, Regimen
from dispensatory.sig import read_sig

HERE = Path(__file__).parent


def cases() -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for path in sorted(HERE.glob("*.md")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line.startswith("> "):
                found.append((line[2:], []))
            elif line.startswith("= "):
                found[-1][1].append(line[2:])
    return found


@pytest.mark.parametrize(("line", "expected"), cases())
def test_line(line: str, expected: list[str]) -> None:
    assert [shown(regimen) for regimen in read_sig(line)] == expected


@pytest.mark.parametrize("line", [line for line, _ in cases()])
def test_every_quote_stands_in_the_line(line: str) -> None:
    for regimen in read_sig(line, increments=True):
        assert regimen.quote
        assert regimen.quote == line[regimen.start : regimen.end]


def test_steps_are_read_where_they_are_asked_for() -> None:
    line = "The dose is increased in increments of 25 mg twice daily, then to 200 mg twice daily."
    assert shown(read_sig(line, increments=True)[0]) == "usual 25 mg, 2 per d"
    (raised,) = read_sig("The dose may be increased to 50 mg daily.", increments=True)
    assert shown(raised) == "usual 50 mg, 1 per d"


def test_a_quote_is_the_clause_that_states_the_dose() -> None:
    text = "Zolmidol is an old medicine. The starting dose is 5 mg twice daily, as with others."
    (regimen,) = read_sig(text)
    assert regimen.quote == "starting dose is 5 mg twice daily"
    assert regimen.section == ""


def shown(regimen: Regimen) -> str:
    dose = "?" if regimen.dose is None else " ".join(filter(None, (span(regimen.dose), regimen.unit)))
    per = f"/{regimen.per}" if regimen.per else ""
    total = " total" if regimen.basis == "period" else ""
    parts = [f"{regimen.kind} {dose}{per}{total}"]
    if regimen.period:
        often = "?" if regimen.frequency is None else span(regimen.frequency)
        every = "" if regimen.period == (1, 1) else f"{span(regimen.period)} "
        parts.append(f"{often} per {every}{regimen.period_unit}")
    parts += [f"population {regimen.population}"] if regimen.population != "any" else []
    parts += [f"route {regimen.route}"] if regimen.route else []
    parts += [f"age {span(regimen.age)}"] if regimen.age else []
    parts += [f"weight {span(regimen.weight)}"] if regimen.weight else []
    parts += [f"for {span(regimen.duration)} {regimen.duration_unit}"] if regimen.duration else []
    parts += ["as needed"] if regimen.as_needed else []
    return ", ".join(parts)


def span(value: Range) -> str:
    low, high = ("" if end is None else f"{end:.10g}" for end in value)
    return low if low == high else f"{low}..{high}"
