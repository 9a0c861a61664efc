"""Why a pair of medicines, or a medicine and a condition, is flagged, or is not: each statement that was looked at."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from dispensatory.cases import Case, Explanation, MedicineOrder, Patient, Tried
from dispensatory.check.basis import resolve
from dispensatory.check.reading import Known, label, understand
from dispensatory.check.running import run
from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary

_INTERACTIONS = """
SELECT evidence_id, target, verdict, substance, class FROM interaction WHERE monograph_id = ? ORDER BY evidence_id
"""
_CONDITIONS = """
SELECT evidence_id, term, verdict, NULL, condition FROM condition_statement WHERE monograph_id = ? ORDER BY evidence_id
"""
_CLASSES = """
SELECT k.term, mc.class, mc.certainty FROM monograph_class AS mc JOIN class AS k ON k.id = mc.class
WHERE mc.monograph_id = ? ORDER BY k.term
"""
_INGREDIENTS = "SELECT coalesce(substance, lower(name)) FROM ingredient WHERE monograph_id = ?"
_UP = "SELECT ancestor FROM condition_ancestor WHERE condition = ?"
_DOWN = "SELECT condition FROM condition_ancestor WHERE ancestor = ? AND condition <> ancestor"
_CLASS_TERM = "SELECT term FROM class WHERE id = ?"
_CONDITION_TERM = "SELECT term FROM condition WHERE id = ?"


class _Other(NamedTuple):
    """What a statement may name the other side by: ingredients, and classes or conditions by id, with their terms;
    `narrower` are the conditions that the one given may turn out to be.
    """

    label: str
    names: frozenset[str]
    kinds: dict[str, str]
    notes: tuple[str, ...]
    narrower: frozenset[str] = frozenset()


def explain_pair(formulary: Formulary, first: MedicineOrder, second: MedicineOrder) -> Explanation:
    """Why the two are flagged together, or are not."""
    report = run(formulary, Case(medicines=(first, second)))
    both = [_medicine(formulary, order) for order in (first, second)]
    tried = [
        found
        for one, other in (both, reversed(both))
        for found in _tried(formulary.connection, one.pages, _INTERACTIONS, other.as_other, _CLASS_TERM)
    ]
    return Explanation(
        question=f"{both[0].label} with {both[1].label}",
        findings=tuple(finding for finding in report.findings if len(finding.medicines) == 2),
        tried=tuple(sorted(tried, key=lambda one: not one.holds)),
        notes=tuple(note for one in both for note in one.as_other.notes),
        checked_against=report.checked_against,
        disclaimer=report.disclaimer,
    )


def explain_condition(formulary: Formulary, order: MedicineOrder, term: str) -> Explanation:
    """Why the medicine is flagged in the condition `term`, or is not."""
    report = run(formulary, Case(patient=Patient(conditions=(term,)), medicines=(order,)))
    medicine = _medicine(formulary, order)
    tried = _tried(formulary.connection, medicine.pages, _CONDITIONS, _condition(formulary, term), _CONDITION_TERM)
    return Explanation(
        question=f"{medicine.label} with {term}",
        findings=tuple(finding for finding in report.findings if finding.rule in _OF_A_CONDITION),
        tried=tuple(sorted(tried, key=lambda one: not one.holds)),
        notes=(*_condition(formulary, term).notes, *medicine.notes),
        checked_against=report.checked_against,
        disclaimer=report.disclaimer,
    )


_OF_A_CONDITION = ("condition", "renal", "hepatic", "pregnancy", "lactation", "unknown_medicine")


class _Medicine(NamedTuple):
    """A medicine: the pages that were asked about it, what they are, and what other pages may name it by."""

    label: str
    pages: tuple[int, ...]
    notes: tuple[str, ...]
    as_other: _Other


def _medicine(formulary: Formulary, order: MedicineOrder) -> _Medicine:
    if not order.name:
        raise CaseError(f'no medicine is named in "{order.text}"', where="medicines", hint="write its name")
    known = understand(formulary, order)
    name = label(known)
    if known.monograph is None:
        substance = formulary.substance(order.name)
        near = f"; did you mean {' or '.join(known.near)}?" if known.near else ""
        alone = "" if known.pages else ", so only what other pages say of it was looked at"
        notes = (f"{name} has no page in this formulary{alone}{near}", *_held(name, known))
        names = frozenset(known.substances or filter(None, (substance,)))
        return _Medicine(name, _asked(known), notes, _Other(name, names, {}, notes))
    rows = formulary.connection.execute(_CLASSES, (known.monograph,)).fetchall()
    said = ", ".join(
        f"{term}{'' if certainty == 'class_by_page' else ' (by the vocabulary)'}" for term, _, certainty in rows
    )
    names = frozenset(row[0] for row in formulary.connection.execute(_INGREDIENTS, (known.monograph,)))
    note = f"{name} was tried as {', '.join(sorted(names)) or name}, and as: {said or 'no class that is known'}"
    held = _held(name, known)
    other = _Other(name, names, {key: term for term, key, _ in rows}, (note, *held))
    return _Medicine(name, _asked(known), held, other)


def _asked(known: Known) -> tuple[int, ...]:
    """The pages that are asked about a medicine: its own, and those on its ingredients."""
    own = () if known.monograph is None else (known.monograph,)
    return (*own, *(number for number, _ in known.pages))


def _held(name: str, known: Known) -> tuple[str, ...]:
    titles = " and ".join(title for _, title in known.pages)
    return (
        (f"of what {name} holds, the pages on {titles} were looked at too: they warn, and assure nothing",)
        if titles
        else ()
    )


def _condition(formulary: Formulary, term: str) -> _Other:
    found = formulary.condition(term)
    if found is None:
        note = f'"{term}" is not in the vocabulary, so it was compared with the pages\' own words alone'
        return _Other(term, frozenset({term.lower()}), {}, (note,))
    up = [row[0] for row in formulary.connection.execute(_UP, (found,))]
    terms = {key: _term(formulary.connection, _CONDITION_TERM, key) for key in up}
    down = frozenset(row[0] for row in formulary.connection.execute(_DOWN, (found,)))
    note = f"{term} was tried as: {', '.join(terms.values())}; and as {len(down)} narrower conditions that it may be"
    return _Other(term, frozenset({term.lower()}), terms, (note,), down)


def _tried(
    database: sqlite3.Connection, pages: tuple[int, ...], query: str, other: _Other, terms: str
) -> Iterator[Tried]:
    rows = (row for page in pages for row in database.execute(query, (page,)).fetchall())
    for evidence, term, verdict, substance, kind in rows:
        holds, why = _why(database, terms, str(term), substance, kind, other)
        says = str(verdict).replace("_", " ")
        yield Tried(statement=resolve(database, f"e:{evidence}")[0], holds=holds, why=f'"{term}" ({says}): {why}')


def _why(
    database: sqlite3.Connection, terms: str, term: str, substance: str | None, kind: str | None, other: _Other
) -> tuple[bool, str]:
    """Whether a statement about `term` is about the other side, and why, or where the chain stops."""
    if (substance or term.lower()) in other.names:
        return True, f"it names {other.label}"
    if kind is not None and kind in other.kinds:
        return True, f"{other.label} is {_as(other.kinds[kind])}"
    if kind is not None and kind in other.narrower:
        return True, f"{other.label} may be of this kind; whether it is, is not given"
    if substance is not None:
        return False, f"it names another medicine ({substance})"
    if kind is not None:
        return False, f"{other.label} is not known as {_as(_term(database, terms, kind))}"
    return False, "the vocabulary does not know these words, so the chain stops here: read them yourself"


def _as(term: str) -> str:
    return f'"{term}"'


def _term(database: sqlite3.Connection, query: str, key: str) -> str:
    row = database.execute(query, (key,)).fetchone()
    return str(row[0]) if row else key
