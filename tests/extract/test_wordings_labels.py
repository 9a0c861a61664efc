"""Labels that name whom or what, with a verdict and no more below them, in the ways in which a label is written."""

from __future__ import annotations

import pytest
from test_wordings import STOP, facts

WAYS = [
    "* **{label}:** {verdict}",
    "**{label}:** {verdict}",
    "* {label}: {verdict}",
    "{label} - {verdict}",
    "* **{label}** \u2013 {verdict}",
    "#### {label}\n{verdict}",
    "| Group | Advice |\n|---|---|\n| {label} | {verdict} |",
]
CONDITIONS = ["Asthma", "Glaucoma", "Heart failure", "Peptic ulcer", "Epilepsy", "Diabetes"]
PARTNERS = ["Warfarin", "MAO inhibitors", "Grapefruit", "NSAIDs", "Oral contraceptives"]
PEOPLE = {
    "pregnancy": ["Pregnancy", "Pregnant women", "Use in pregnancy"],
    "lactation": ["Breastfeeding", "Lactation", "Nursing mothers"],
    "children": ["Children", "Pediatric use", "Under 12 years"],
    "elderly": ["Elderly", "Older adults", "Geriatric use"],
    "renal": ["Kidney disease", "Renal impairment"],
    "hepatic": ["Liver disease", "Hepatic impairment"],
}
NOT_TO_BE_USED = [
    "Avoid.",
    "Contraindicated.",
    "Do not use.",
    "Not recommended.",
    "Must not be used.",
    "Should not be taken.",
    "Avoid use.",
    "Never use.",
    "Use is contraindicated.",
    "Not to be used.",
    "Don't take it.",
    "Avoid unless essential.",
    "Best avoided.",
]
TO_BE_USED_WITH_CARE = [
    "Use with caution.",
    "Caution.",
    "Caution advised.",
    "Reduce the dose.",
    "Dose adjustment needed.",
    "Use only if needed.",
    "Special care is needed.",
    "Halve the dose.",
]


def said(text: str, population: str = "") -> set[str]:
    """What the page says of the population, or else of conditions and other medicines."""
    page = facts(text)
    if population:
        return {one.verdict for one in page.population_statements if one.population == population}
    lists = [one.verdicts for one in page.conditions] + [one.verdicts for one in page.interactions]
    return {verdict for verdicts in lists for verdict in verdicts}


LABELS = [(label, "") for label in (*CONDITIONS, *PARTNERS)]
LABELS += [(label, population) for population, labels in PEOPLE.items() for label in labels]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("verdict", NOT_TO_BE_USED)
def test_a_stop_is_of_its_label(way: str, verdict: str) -> None:
    for label, population in LABELS:
        text = way.format(label=label, verdict=verdict)
        assert STOP & said(text, population), text


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("verdict", TO_BE_USED_WITH_CARE)
def test_care_is_of_its_label(way: str, verdict: str) -> None:
    for label, population in LABELS:
        if label in PARTNERS and "dose" in verdict.lower():
            continue  # whose dose is not told
        text = way.format(label=label, verdict=verdict)
        told = said(text, population)
        assert told, text
        assert not told & {*STOP, "acceptable"}, text


@pytest.mark.parametrize("way", WAYS)
def test_what_is_said_of_an_effect_is_no_condition(way: str) -> None:
    assert not said(way.format(label="Heart failure", verdict="Monitor closely."))
