"""Every case of tests/extract/<kind>/*.md: a small page, and the facts of that kind that it states.

A case is a `# title`, a ```page fence and a ```facts fence; `---` stands between cases. A line of facts is
`field: value | field: value`, with only the fields to be compared; no line means no fact. For populations a line is
`pregnancy: avoid, not_established`, for advice `driving: avoid`; those not named are not stated.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from dispensatory.extract import facts_of
from dispensatory.facts import PageFacts
from dispensatory.monographs import read_text

HERE = Path(__file__).parent
SUMMED = ("populations", "advice")


def cases() -> list[Any]:
    found = []
    for path in sorted(HERE.glob("*/*.md")):
        for number, case in enumerate(re.split(r"\n---\n(?=# )", path.read_text(encoding="utf-8")), 1):
            title = case.strip().split("\n", 1)[0].lstrip("# ")
            name = f"{path.parent.name}/{path.stem}: {number} {title}"
            found.append(pytest.param(path.parent.name, fence(case, "page"), fence(case, "facts"), id=name))
    return found


def fence(case: str, name: str) -> str:
    _, opened, rest = case.partition(f"```{name}\n")
    assert opened, f"a case without a ```{name} fence: {case[:80]}"
    return rest.split("```", 1)[0]


@pytest.mark.parametrize(("kind", "page", "expected"), cases())
def test_facts(kind: str, page: str, expected: str) -> None:
    if "title:" not in page:
        page = f"---\ntitle: Examplin\n---\n{page}"
    (monograph,) = read_text(page.encode(), "e/examplin.md")
    facts = facts_of(monograph)
    lines = [line for line in expected.split("\n") if line.strip()]
    if kind in SUMMED:
        stated = {k: v for k, v in getattr(facts, kind).items() if shown(v) != "not_stated"}
        assert {k: shown(v) for k, v in stated.items()} == dict(pair(line) for line in lines)
        return
    wanted = [dict(pair(field) for field in line.split("|")) for line in lines]
    fields = list(dict.fromkeys(name for row in wanted for name in row)) or ["quote"]
    found = [{name: shown(value(fact, name)) for name in fields} for fact in getattr(facts, kind)]
    wanted = [{name: row.get(name, "-") for name in fields} for row in wanted]
    key = sorted
    assert key(found, key=str) == key(wanted, key=str)
    assert_quotes(monograph.text, facts)


def pair(field: str) -> tuple[str, str]:
    name, _, said = field.partition(":")
    return name.strip(), said.strip()


def value(fact: Any, name: str) -> Any:
    """A field of a fact; `dose` and `frequency` of a regimen are written as one would say them."""
    if name == "dose" and fact.dose:
        return f"{span(fact.dose)} {fact.unit}" + (f"/{fact.per}" if fact.per else "")
    if name == "frequency" and getattr(fact, "period", None):
        often = span(fact.frequency) if fact.frequency else "total"
        return f"{often} per {span(fact.period)} {fact.period_unit}".replace("per 1 ", "per ")
    if name in ("age", "weight", "duration") and getattr(fact, name):
        return span(getattr(fact, name))
    return getattr(fact, name)


def span(bounds: tuple[float | None, float | None]) -> str:
    low, high = (f"{bound:g}" if bound is not None else "" for bound in bounds)
    return low if low == high else f"{low}-{high}"


def shown(said: Any) -> str:
    if said is None or said == ():
        return "-"
    if isinstance(said, (tuple, list)):
        return ", ".join(map(str, said))
    return str(said).lower() if isinstance(said, bool) else str(said)


def assert_quotes(text: str, facts: PageFacts) -> None:
    kinds = ("ingredient_statements", "classes", "indications", "regimens", "population_statements")
    for kind in (*kinds, "conditions", "interactions", "effects", "advice_statements"):
        for fact in getattr(facts, kind):
            assert text[fact.start : fact.end] == fact.quote
            assert fact.quote
