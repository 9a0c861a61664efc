"""From the ids of a basis to the steps a reader can follow: quotes with their place, and entries with their source."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from dispensatory.cases import Step

_QUOTES = """
SELECT q.id, q.quote, q.section, q.start, q."end", m.slug, m.title,
    i.target, i.verdict, ms.term, ms.of_ingredient, p.population, p.verdict, c.term, c.verdict, r.kind, g.name,
    u.term, a.topic, a.value
FROM quotation AS q JOIN monograph AS m ON m.id = q.monograph_id
LEFT JOIN interaction AS i ON i.evidence_id = q.id
LEFT JOIN membership AS ms ON ms.evidence_id = q.id
LEFT JOIN population_statement AS p ON p.evidence_id = q.id
LEFT JOIN condition_statement AS c ON c.evidence_id = q.id
LEFT JOIN regimen AS r ON r.evidence_id = q.id
LEFT JOIN ingredient AS g ON g.evidence_id = q.id
LEFT JOIN indication AS u ON u.evidence_id = q.id
LEFT JOIN advice_statement AS a ON a.evidence_id = q.id
WHERE q.id IN (SELECT value FROM json_each(?))
"""
_MEMBER = """
SELECT cm.substance, k.term, cm.source, cm.date
FROM class_member AS cm JOIN class AS k ON k.id = cm.class
WHERE cm.id = ?
"""
_CROSS = """
SELECT k.term, coalesce(a.term, x.allergen_substance), x.source, x.date
FROM cross_allergy AS x JOIN class AS k ON k.id = x.class LEFT JOIN class AS a ON a.id = x.allergen_class
WHERE x.id = ?
"""
_KNOWN = """
SELECT coalesce(a.term, i.first), coalesce(b.term, i.second), i.verdict, i.effect, i.source, i.date
FROM known_interaction AS i
LEFT JOIN class AS a ON a.id = i.first AND i.first_is_class = 1
LEFT JOIN class AS b ON b.id = i.second AND i.second_is_class = 1
WHERE i.id = ?
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
_TOPICS = {"abrupt_stop": "stopping", "missed_dose": "a missed dose"}


def keys_of(basis: str) -> tuple[str, ...]:
    """The ids of a basis such as "e:12,m:7,c:opioid>cns-depressant", each once, in their order."""
    return tuple(part for part in dict.fromkeys(basis.split(",")) if part)


def resolve(database: sqlite3.Connection, basis: str) -> tuple[Step, ...]:
    """The steps of a basis, each once, in their order."""
    return tuple(steps(database, keys_of(basis)).values())


def steps(database: sqlite3.Connection, keys: Iterable[str]) -> dict[str, Step]:
    """The step of each of `keys`, which are ids of any number of bases, in their order."""
    wanted = dict.fromkeys(keys)
    quotes = dict(_pages(database, [int(key[2:]) for key in wanted if key.startswith("e:")]))
    return {key: quotes[key] if key.startswith("e:") else _entry(database, *key.split(":", 1)) for key in wanted}


def _entry(database: sqlite3.Connection, kind: str, key: str) -> Step:
    if kind == "x":
        class_, allergen, source, date = database.execute(_CROSS, (int(key),)).fetchone()
        says = f"an allergy to {allergen} may extend to the class: {class_}"
        return Step(kind="vocabulary", says=says, source=source, date=date)
    if kind == "k":
        first, second, verdict, effect, source, date = database.execute(_KNOWN, (int(key),)).fetchone()
        says = f"{first} with {second} ({effect}): read as {_plain(verdict)}"
        return Step(kind="vocabulary", says=says, source=source, date=date)
    if kind == "m":
        substance, term, source, date = database.execute(_MEMBER, (int(key),)).fetchone()
        return Step(kind="vocabulary", says=f"{substance} belongs to the class: {term}", source=source, date=date)
    below, _, above = key.partition(">")
    term, source, date = database.execute(_TERM[kind], (below,)).fetchone()
    parent = database.execute(_TERM[kind], (above,)).fetchone()[0]
    return Step(kind="vocabulary", says=f"{term} is a kind of {parent}", source=source, date=date)


def _pages(database: sqlite3.Connection, ids: list[int]) -> Iterator[tuple[str, Step]]:
    for key, quote, section, start, end, slug, title, *fact in database.execute(
        _QUOTES, (msgspec.json.encode(ids).decode(),)
    ):
        yield (
            f"e:{key}",
            Step(
                kind="page",
                says=_says(title, *fact),
                slug=slug,
                title=title,
                section=section,
                start=start,
                end=end,
                quote=quote,
            ),
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
    indication: str | None,
    topic: str | None,
    advice: str | None,
) -> str:
    """What a quote is read to say."""
    page = f"the page on {title}"
    if target:
        return f"{page} speaks of use with {target}: read as {_plain(interaction)}"
    if class_:
        return f"{page} puts {of or title} in the class: {class_}"
    if population:
        return f"{page} speaks of {_GROUPS[population]}: read as {_plain(for_population)}"
    if condition:
        return f"{page} speaks of {condition}: read as {_plain(in_condition)}"
    if regimen:
        return f"{page} states a dose: read as {regimen}"
    if indication:
        return f"{page} names a use: {indication}"
    if topic:
        return f"{page} speaks of {_TOPICS.get(topic, topic)}: read as {_plain(advice)}"
    return f"{page} names its ingredient: {ingredient}"


def _plain(verdict: str | None) -> str:
    return (verdict or "").replace("_", " ")
