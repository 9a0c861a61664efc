"""The rules against a slow, obvious reading of the same pages, on generated formularies and cases."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from generated import case_of, orders, people, written
from generated import pages as whole_pages
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Ordered, Page, Person, answers
from tiny import formulary, vocabulary

from dispensatory.cases import Case, read_line
from dispensatory.check import run
from dispensatory.facts.verdicts import VERDICTS
from dispensatory.words import normalise

TITLES = (
    "Tofisopam",
    "Diazepam",
    "Tramadol",
    "Morphine",
    "Aspirin",
    "Ibuprofen",
    "Warfarin",
    "Amoxicillin",
    "Sertraline",
)
CLASSES = (
    "opioid",
    "cns depressants",
    "analgesic",
    "benzodiazepine",
    "nsaid",
    "other salicylates",
    "blood thinners",
    "beta-lactam",
)
VERDICTS_SAID = tuple(verdict for verdict in VERDICTS if verdict != "not_stated")
SEVERITY = {"contraindicated": "critical"} | dict.fromkeys(("avoid", "caution", "adjust", "monitor"), "warning")

statements = st.fixed_dictionaries(
    {
        "with": st.sampled_from(tuple(title.lower() for title in TITLES) + CLASSES),
        "kind": st.sampled_from(("substance", "class")),
        "says": st.sampled_from(VERDICTS_SAID),
    }
)
page = st.fixed_dictionaries(
    {
        "classes": st.lists(
            st.sampled_from(("opioid analgesic", "sedative hypnotic", "strong painkiller", "nsaid")), max_size=2
        ),
        "interactions": st.lists(statements, max_size=4),
    }
)
pages = st.dictionaries(st.sampled_from(TITLES), page, min_size=2, max_size=4)


class Candidate(NamedTuple):
    """One statement that a pair falls under; the least is the strongest."""

    rank: int
    doubt: int
    status: str
    severity: str | None
    certainty: str


def candidates(said: dict[str, Any], one: str, other: str) -> list[Candidate]:
    """Every statement of the page `one` that `other` falls under."""
    found = []
    for statement in said[one]["interactions"]:
        certainty = matches(statement, said[other], other)
        if certainty is None or statement["with"] == one.lower():
            continue
        rank = VERDICTS.index(statement["says"])
        flagged = statement["says"] != "acceptable"
        if not flagged and certainty != "named" and not in_its_own_name(statement["with"]):
            continue  # that some may be used assures nothing of this one
        severity = SEVERITY.get(statement["says"], "info") if flagged else None
        if flagged and certainty != "named" and vocabulary().is_vague(statement["with"]):
            rank, severity = max(rank, VERDICTS.index("avoid")), "warning" if severity == "critical" else severity
        doubt = ("named", "class_by_page", "class_by_vocabulary").index(certainty)
        found.append(Candidate(rank, doubt, "flagged" if flagged else "acceptable", severity, certainty))
    return found


def in_its_own_name(target: str) -> bool:
    """Whether a page names a class by a name of it, and neither by an everyday word nor with words round it."""
    return not vocabulary().is_vague(target) and normalise(target) in vocabulary().class_names.index


def matches(statement: dict[str, Any], page: dict[str, Any], title: str) -> str | None:
    """How sure it is that the medicine `title` is what `statement` speaks of; None where it is not."""
    words = vocabulary()
    class_ = words.class_(statement["with"])
    if class_ is None:
        return "named" if words.substance(statement["with"]) == title.lower() else None
    own = [words.class_(term) for term in page["classes"] if not words.is_vague(term)]
    if any(class_ in words.class_ancestors[above] for above in own if above):
        return "class_by_page"
    listed = [row.cls for row in words.class_members if row.substance == title.lower()]
    return "class_by_vocabulary" if any(class_ in words.class_ancestors[above] for above in listed) else None


@settings(max_examples=60, deadline=None)
@given(pages)
def test_the_query_agrees_with_the_oracle(said: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        reference = formulary(said, Path(folder))
        report = run(reference, Case(medicines=tuple(map(read_line, said))))
    got = {
        frozenset(finding.medicines): (finding.status, finding.severity, finding.certainty)
        for finding in report.findings
        if finding.rule == "interaction"
    }
    expected = {}
    for one, other in combinations(said, 2):
        best = min(candidates(said, one, other) + candidates(said, other, one), default=None)
        answer = (best.status, best.severity, best.certainty) if best else ("not_stated", None, None)
        expected[frozenset((one, other))] = answer
    assert got == expected


KNOWN = frozenset(
    "abrupt_stop alcohol below_usual daily_dose dependence driving duplicate_class food frequency indication route "
    "single_dose".split()
)


@st.composite
def generated(draw: st.DrawFn) -> tuple[dict[str, Page], list[tuple[Person, list[Ordered]]]]:
    """Pages, and cases of their medicines."""
    said = draw(whole_pages)
    return said, draw(st.lists(st.tuples(people, orders(sorted(said))), min_size=4, max_size=12))


@settings(max_examples=60, deadline=None)
@given(generated())
def test_the_rules_agree_with_the_oracle(made: tuple[dict[str, Page], list[tuple[Person, list[Ordered]]]]) -> None:
    said, cases = made
    with TemporaryDirectory() as folder:
        reference = written(said, Path(folder))
        for person, given_orders in cases:
            report = run(reference, case_of(person, given_orders))
            got = Counter(
                (finding.rule, finding.status, finding.severity, finding.medicines)
                for finding in report.findings
                if finding.rule in KNOWN
            )
            expected = Counter(
                (rule, status, severity, tuple(given_orders[place].page for place in places))
                for rule, status, severity, places in answers(said, person, given_orders)
            )
            assert got == expected, (person, given_orders)
