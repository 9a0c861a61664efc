"""Conditions with a degree, a state or a measure, in the common ways to forbid; exceptions to a stop are none."""

from __future__ import annotations

import pytest

from dispensatory.extract import facts_of
from dispensatory.facts import PageFacts
from dispensatory.monographs import read_text

STOP = {"contraindicated", "avoid"}
STATES = {  # in a sentence, and the word by which the fact is known
    "uncontrolled hypertension": "hypertension",
    "a recent myocardial infarction": "myocardial infarction",
    "a myocardial infarction within the last 3 months": "myocardial infarction",
    "recent stroke (within 6 months)": "stroke",
    "an active or recent stomach ulcer": "ulcer",
    "current or past blood clots": "clot",
    "known or suspected breast cancer": "breast cancer",
    "moderate to severe heart failure": "heart failure",
    "heart failure (NYHA class III or IV)": "heart failure",
    "an increased risk of bleeding": "bleeding",
    "obstructive jaundice": "jaundice",
    "abnormal liver function tests": "liver function test",
    "liver enzymes above three times the upper limit of normal": "liver enzyme",
    "a heart rate below 50 beats per minute": "heart rate",
    "systolic blood pressure below 90 mmHg": "blood pressure",
}
FORBIDDEN = [
    "Examplin is contraindicated in patients with {c}.",
    "Do not take examplin if you have {c}.",
    "Do not take this medicine:\n* if you have {c}\n* if you are pregnant",
    "### Contraindications\n* {C}",
    "{C}: contraindicated.",
    "Do not use if you have ever had {c}.",
    "Examplin has not been studied in patients with {c}. It should not be used.",
    "It should not be used in people with {c} unless a specialist advises it.",
    "If you've had {c}, do not take it.",
    "If you've been diagnosed with {c}, do not take it.",
    "Anyone affected by {c} must not take it.",
    "Patients known to have {c} should not receive it.",
    "Do not use it in the setting of {c}.",
    "Contraindications included {c}.",
    "It has several contraindications, such as {c}.",
    "{C} was a contraindication to its use.",
    "{C} precludes its use.",
    "Reasons not to take it include {c}.",
    "Do not use if there is {c}.",
    "If there is {c}, do not use this medicine.",
    "Use for {c} is not recommended.",
    "Avoid indiscriminate use for {c}.",
]
NO_STOP = [
    "It is contraindicated except in {c}.",
    "It should not be used in children except those with {c}.",
    "Unlike others, it is not to be avoided in {c}.",
    "It has not been studied in patients with {c}. It should not be used with alcohol.",
]
PLAIN = ("asthma", "severe heart failure", "uncontrolled hypertension")


def facts(sentence: str) -> PageFacts:
    head = "" if sentence.startswith("#") else "### Precautions\n"
    (monograph,) = read_text(f"---\ntitle: Examplin\n---\n{head}{sentence}\n".encode(), "e/examplin.md")
    return facts_of(monograph)


@pytest.mark.parametrize("template", FORBIDDEN)
def test_a_condition_with_a_state_is_forbidden_as_any(template: str) -> None:
    for state, term in STATES.items():
        sentence = template.format(c=state, C=state[0].upper() + state[1:])
        found = [fact for fact in facts(sentence).conditions if term in fact.term]
        assert any(STOP & set(fact.verdicts) for fact in found), sentence


@pytest.mark.parametrize("template", NO_STOP)
def test_what_is_excepted_is_not_forbidden(template: str) -> None:
    for condition in PLAIN:
        sentence = template.format(c=condition)
        found = [fact for fact in facts(sentence).conditions if condition.split()[-1] in fact.term]
        assert not any(STOP & set(fact.verdicts) for fact in found), sentence
