"""Which rules look at one medicine at a time, or at two, and which of them read the same: those are asked together.

What such a rule says follows from the columns that its text names, of `patient` and of the medicine's own tables, and
from what the medicine holds and which classes it is of, which follow from its page or else its name.
"""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.rules import Rule, rules
from dispensatory.screen.database import words

Columns = list[tuple[str, str]]  # names and types

# These look at one medicine of a patient at a time. A rule that is named nowhere here is run on whole cases, which is
# always right, and slower.
_ALONE = frozenset(
    "abrupt_stop age alcohol dependence driving food hepatic indication lactation pregnancy renal route "
    "unknown_medicine".split()
)
# These look at other medicines too, but only at those with which the medicine has an ingredient in common.
_UNLESS_SHARED = frozenset({"below_usual", "daily_dose", "frequency", "single_dose"})
# These look at two medicines at a time, each row is of two, and of the patient they look at nothing.
_PAIRS = frozenset({"duplicate_class", "duplicate_ingredient", "interaction"})
_MORE = frozenset({"patient_condition", "allergy"})  # tables that a question has nothing of
_OF_MEDICINE = ("medicine", "stopped_medicine", "medicine_dose")
_ALWAYS = frozenset({"monograph_id"})  # what medicine_ingredient and medicine_class follow from, where there is a page


class Reads(NamedTuple):
    """What a rule looks at: one medicine or two, and which columns."""

    in_pairs: bool
    unless_shared: bool
    patient: tuple[tuple[str, str], ...]
    medicine: tuple[str, ...]  # medicine.label, medicine_dose.unit ...


class Group(NamedTuple):
    """Rules that read the same; named by the first of them."""

    name: str
    rules: tuple[Rule, ...]
    reads: Reads


def grouped(tables: dict[str, Columns]) -> tuple[list[Group], list[Rule]]:
    """The rules whose questions can be asked once of many, in groups; and those that are run on whole cases."""
    found: dict[Reads, list[Rule]] = {}
    whole: list[Rule] = []
    for rule in rules():
        reads = _reads(rule, tables)
        if reads is None:
            whole.append(rule)
        else:
            found.setdefault(reads, []).append(rule)
    return [Group(members[0].name, tuple(members), reads) for reads, members in found.items()], whole


def _reads(rule: Rule, tables: dict[str, Columns]) -> Reads | None:
    """What the rule looks at; None where it has to be given whole cases."""
    named = words(f"{rule.needs} {rule.sql}")
    of_patient = tuple(column for column in tables["patient"][1:] if column[0] in named)
    in_pairs = rule.name in _PAIRS and "patient" not in named
    if not (in_pairs or rule.name in _ALONE | _UNLESS_SHARED) or _MORE & named:
        return None
    of_medicine = tuple(
        f"{table}.{column}"
        for table in _OF_MEDICINE
        if table == "medicine" or table in named
        for column, _ in tables[table][2:]
        if column in named or (table == "medicine" and column in _ALWAYS)
    )
    return Reads(in_pairs, rule.name in _UNLESS_SHARED, of_patient, of_medicine)
