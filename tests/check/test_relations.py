"""Relations between the answers to two cases, whatever the pages say."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from generated import case_of as case_of_orders
from generated import orders, people, written
from generated import pages as pages_with_doses
from generated_people import Listed, case_of, reference_of, worlds
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from oracle import Ordered, Person
from oracle_answers import Page

from dispensatory.cases import Case, Finding
from dispensatory.check import run

World = tuple[dict[str, Page], list[tuple[object, list[Listed]]]]
Alerts = dict[tuple[str, str], list[int]]
PHASES = (Phase.reuse, Phase.generate)
_LEVELS = ("critical", "warning", "info", None)
# "Below the usual dose" is for one whose organs work and who takes nothing else with the same ingredient in it.
_UNDONE = frozenset({"below_usual"})


def answers(case: Case, findings: tuple[Finding, ...]) -> Counter[tuple[object, ...]]:
    """The answers, each with its medicines in no order."""
    return Counter((one.rule, one.status, one.severity, *sorted(one.medicines)) for one in findings)


def alerts(findings: tuple[Finding, ...]) -> Alerts:
    """How bad what is flagged or could not be checked is, for each rule and each medicine of it."""
    found: Alerts = defaultdict(list)
    for one in findings:
        if one.status in ("flagged", "could_not_check") and one.rule not in _UNDONE:
            for name in one.medicines or ("",):
                found[one.rule, name].append(_LEVELS.index(one.severity))
    return found


def softened(before: Alerts, after: Alerts) -> list[tuple[str, str]]:
    """The rules and medicines of which the worst alert before is worse than the worst after."""
    return [key for key, levels in before.items() if min(levels) < min(after.get(key, [len(_LEVELS)]))]


def turned_round(case: Case) -> Case:
    patient = msgspec.structs.replace(
        case.patient, conditions=case.patient.conditions[::-1], allergies=case.patient.allergies[::-1]
    )
    return msgspec.structs.replace(case, patient=patient, medicines=case.medicines[::-1])


@settings(max_examples=6, deadline=None, phases=PHASES)
@given(worlds)
def test_the_order_of_what_is_given_does_not_matter(world: World) -> None:
    said, cases = world
    with TemporaryDirectory() as folder:
        reference = reference_of(said, Path(folder))
        for patient, listed in cases:
            case = case_of(patient, listed)  # type: ignore[arg-type]
            back = turned_round(case)
            assert answers(case, run(reference, case).findings) == answers(back, run(reference, back).findings)


@settings(max_examples=6, deadline=None, phases=PHASES)
@given(worlds)
def test_what_is_added_to_a_case_takes_no_alert_away(world: World) -> None:
    """Another medicine, another condition, another allergy: those of the case before."""
    said, cases = world
    with TemporaryDirectory() as folder:
        reference = reference_of(said, Path(folder))
        for (patient, listed), (_, others) in pairwise(cases):
            case = case_of(patient, listed)  # type: ignore[arg-type]
            other = case_of(patient, others).medicines  # type: ignore[arg-type]
            before = alerts(run(reference, case).findings)
            if not any(reference.find(one.name) for one in listed if not one.stopped):
                before.pop(("condition", ""), None)  # words that no page was asked for: the next page may know them
            more = msgspec.structs.replace(case, medicines=(*case.medicines, *other))
            assert softened(before, alerts(run(reference, more).findings)) == []
            ill = msgspec.structs.replace(
                case.patient,
                conditions=(*case.patient.conditions, "gout"),
                allergies=(*case.patient.allergies, "tramadol"),
            )
            more = msgspec.structs.replace(case, patient=ill)
            assert softened(before, alerts(run(reference, more).findings)) == []


@settings(max_examples=6, deadline=None, phases=PHASES)
@given(worlds)
def test_what_a_medicine_is_warned_of_a_combination_with_it_is(world: World) -> None:
    """Warnings and worse; the other ingredient has no page that could say anything."""
    said, cases = world
    with TemporaryDirectory() as folder:
        reference = reference_of(said, Path(folder))
        for patient, _ in cases:
            for title in (title for title, page in said.items() if len(page["ingredients"]) == 1):
                alone, together = (
                    run(reference, case_of(patient, [Listed(name, False)])).findings  # type: ignore[arg-type]
                    for name in (title, f"{title} + naproxen")
                )
                warned = tuple(one for one in alone if one.severity in ("critical", "warning"))
                renamed = tuple(
                    msgspec.structs.replace(one, medicines=tuple(title for _ in one.medicines)) for one in together
                )
                assert softened(alerts(warned), alerts(renamed)) == []


@st.composite
def ordered(draw: st.DrawFn) -> tuple[dict[str, Page], list[tuple[Person, list[Ordered]]]]:
    said = draw(pages_with_doses)
    return said, draw(st.lists(st.tuples(people, orders(sorted(said))), min_size=6, max_size=12))


@settings(max_examples=12, deadline=None, phases=PHASES)
@given(ordered())
def test_a_line_that_stands_twice_is_told_and_hides_nothing(
    made: tuple[dict[str, Page], list[tuple[Person, list[Ordered]]]],
) -> None:
    said, cases = made
    with TemporaryDirectory() as folder:
        reference = written(said, Path(folder))
        for person, given_orders in cases:
            case = case_of_orders(person, given_orders)
            first = case.medicines[0]
            twice = msgspec.structs.replace(case, medicines=(*case.medicines, first))
            found = run(reference, twice).findings
            assert softened(alerts(run(reference, case).findings), alerts(found)) == []
            if first.change != "stopped":
                assert any(one.rule == "duplicate_ingredient" and first.name in one.medicines for one in found)
