"""From the ids of a basis to the steps a reader can follow: quotes with their place, and entries with their source."""

from __future__ import annotations

import sqlite3

from dispensatory.cases import Step

_QUOTE = """
SELECT q.quote, q.section, q.start, q."end", m.slug, m.title,
    i.target, i.verdict, ms.term, ms.of_ingredient, p.population, p.verdict, c.term, c.verdict, r.kind, g.name
FROM quotation AS q JOIN monograph AS m ON m.id = q.monograph_id
LEFT JOIN interaction AS i ON i.evidence_id = q.id
LEFT JOIN membership AS ms ON ms.evidence_id = q.id
LEFT JOIN population_statement AS p ON p.evidence_id = q.id
LEFT JOIN condition_statement AS c ON c.evidence_id = q.id
LEFT JOIN regimen AS r ON r.evidence_id = q.id
LEFT JOIN ingredient AS g ON g.evidence_id = q.id
WHERE q.id = ?
"""
_MEMBER = """
SELECT cm.substance, k.term, cm.source, cm.date
FROM class_member AS cm JOIN class AS k ON k.id = cm.class
WHERE cm.id = ?
"""
_TERM = {
    "c": "SELECT term, source, date FROM class WHERE id = ?",
    "d": "SELECT term, source, date FROM condition WHERE id = ?",
}
_GROUPS = {
    "pregnancy": "pregnancy",
    "lactation": "breast-feeding",
    "children": "children",
    "elderly": "older people",
    "renal": "kidney impairment",
    "hepatic": "liver impairment",
}


def resolve(database: sqlite3.Connection, basis: str) -> tuple[Step, ...]:
    """The steps of a basis such as "e:12,m:7,c:opioid>cns-depressant", each once, in their order."""
    return tuple(_step(database, *part.split(":", 1)) for part in dict.fromkeys(basis.split(",")) if part)


def _step(database: sqlite3.Connection, kind: str, key: str) -> Step:
    if kind == "e":
        return _page(database, int(key))
    if kind == "m":
        substance, term, source, date = database.execute(_MEMBER, (int(key),)).fetchone()
        return Step(kind="vocabulary", says=f"{substance} belongs to the class: {term}", source=source, date=date)
    below, _, above = key.partition(">")
    term, source, date = database.execute(_TERM[kind], (below,)).fetchone()
    parent = database.execute(_TERM[kind], (above,)).fetchone()[0]
    return Step(kind="vocabulary", says=f"{term} is a kind of {parent}", source=source, date=date)


def _page(database: sqlite3.Connection, key: int) -> Step:
    quote, section, start, end, slug, title, *fact = database.execute(_QUOTE, (key,)).fetchone()
    return Step(
        kind="page",
        says=_says(title, *fact),
        slug=slug,
        title=title,
        section=section,
        start=start,
        end=end,
        quote=quote,
    )


def _says(
    title: str,
    target: str | None,
    interaction: str | None,
    class_: str | None,
    of: str | None,
    population: str | None,
    for_population: str | None,
    condition: str | None,
    in_condition: str | None,
    regimen: str | None,
    ingredient: str | None,
) -> str:
    """What a quote is read to say."""
    if target:
        return f"the page on {title} speaks of use with {target}: read as {_plain(interaction)}"
    if class_:
        return f"the page on {title} puts {of or title} in the class: {class_}"
    if population:
        return f"the page on {title} speaks of {_GROUPS[population]}: read as {_plain(for_population)}"
    if condition:
        return f"the page on {title} speaks of {condition}: read as {_plain(in_condition)}"
    if regimen:
        return f"the page on {title} states a dose: read as {regimen}"
    return f"the page on {title} names its ingredient: {ingredient}"


def _plain(verdict: str | None) -> str:
    return (verdict or "").replace("_", " ")
