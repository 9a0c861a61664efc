"""A monograph's page: its text, and beside it the facts that were read from it."""

from __future__ import annotations

from typing import Any

from dispensatory.facts import Evidence, PageFacts, Regimen
from dispensatory.formulary import Entry
from dispensatory.publish.rendering import body_html
from dispensatory.publish.templates import render

_POPULATIONS = {
    "pregnancy": "Pregnancy",
    "lactation": "Breast-feeding",
    "children": "Children",
    "elderly": "Older people",
    "renal": "Kidney impairment",
    "hepatic": "Liver impairment",
}
_TOPICS = {
    "driving": "Driving",
    "alcohol": "Alcohol",
    "abrupt_stop": "Stopping suddenly",
    "missed_dose": "A missed dose",
    "dependence": "Dependence",
    "food": "Food",
}


def monograph_page(entry: Entry, at: tuple[int, int] | None = None) -> str:
    """The HTML page of a monograph, the words `at` (start, end in its text) marked."""
    # The title and the generic name stand over the text already.
    shown = [s for s in entry.sections if s[1] != "name" and not (s[1] == "other" and s[0] in ("", entry.title))]
    start = shown[0][2] if shown else 0
    end = entry.sections[-1][3] if entry.sections else len(entry.text)
    return render(
        "monograph.html",
        title=entry.title,
        entry={
            "slug": entry.slug,
            "page": entry.page,
            "status": entry.status.replace("-", " "),
            "updated": entry.updated or "no date given",
            "sources": list(entry.sources),
            "revision": entry.sha256[:12],
        },
        body=body_html(entry.text, start, end, at),
        groups=_groups(entry.facts),
        silent=_silent(entry.facts),
        problems=list(entry.facts.problems),
    )


def _groups(facts: PageFacts) -> list[dict[str, Any]]:
    groups = (
        ("Is a", [_fact(f, f.term) for f in facts.classes]),
        ("Used for", [_fact(f, f.term) for f in facts.indications]),
        ("Doses", [_fact(f, _dose(f), _dose_note(f)) for f in facts.regimens]),
        (
            "Who should take care",
            [_fact(f, _POPULATIONS[f.population], _words(f.verdict)) for f in facts.population_statements],
        ),
        ("Conditions", [_fact(f, f.term, _words(*f.verdicts)) for f in facts.conditions]),
        ("Interactions", [_fact(f, f.target, _words(*f.verdicts)) for f in facts.interactions]),
        ("Everyday advice", [_fact(f, _TOPICS[f.topic], _words(f.value)) for f in facts.advice_statements]),
        ("Side effects", [_fact(f, f.term, "serious" if f.serious else "") for f in facts.effects]),
    )
    return [{"name": name, "facts": found, "count": len(found)} for name, found in groups if found]


def _silent(facts: PageFacts) -> list[str]:
    """What the page does not state, in words."""
    silent = [words for key, words in _POPULATIONS.items() if facts.populations.get(key) == ("not_stated",)]
    silent += [words for key, words in _TOPICS.items() if facts.advice.get(key) == "not_stated"]
    maxima = any(regimen.kind == "maximum" for regimen in facts.regimens)
    return silent + ([] if maxima else ["A maximum dose"]) + ([] if facts.interactions else ["Interactions"])


def _fact(fact: Evidence, words: str, note: str = "") -> dict[str, Any]:
    quote = " ".join(fact.quote.replace("*", "").split())
    return {"words": words, "note": note, "start": fact.start, "end": fact.end, "quote": quote[:400]}


def _words(*verdicts: str) -> str:
    return ", ".join(verdict.replace("_", " ") for verdict in verdicts)


def _dose(regimen: Regimen) -> str:
    amount = f"{_range(regimen.dose)} {regimen.unit or ''}".strip() if regimen.dose else ""
    if regimen.per:
        amount += f"/{'m²' if regimen.per == 'm2' else regimen.per}"
    return " ".join(part for part in (amount, _rate(regimen)) if part) or regimen.kind


def _rate(regimen: Regimen) -> str:
    if not regimen.period or not regimen.period_unit:
        return ""
    unit = {"min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month"}[regimen.period_unit]
    every = _range(regimen.period)
    period = f"a {unit}" if every == "1" else f"every {every} {unit}s"
    period = period.replace("a hour", "an hour")
    if regimen.basis == "period":
        doses = (
            f", in {_range(regimen.frequency)} doses" if regimen.frequency and _range(regimen.frequency) != "1" else ""
        )
        return period + doses
    return f"{_range(regimen.frequency)} × {period}" if regimen.frequency and every == "1" else period


def _dose_note(regimen: Regimen) -> str:
    kind = "" if regimen.kind == "usual" else regimen.kind
    age = f"{_range(regimen.age)} years" if regimen.age else ""
    who = "" if regimen.population == "any" else regimen.population
    needed = "as needed" if regimen.as_needed else ""
    return ", ".join(part for part in (kind, who, age, regimen.route or "", regimen.indication or "", needed) if part)


def _range(bounds: tuple[float | None, float | None] | None) -> str:
    low, high = (("" if bound is None else f"{bound:g}") for bound in (bounds or (None, None)))
    if low == high:
        return low
    return f"{low}–{high}" if low and high else (f"from {low}" if low else f"up to {high}")
