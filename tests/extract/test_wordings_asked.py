"""Questions that patients ask, and answers that begin with no, or ask for care: each is read with its question."""

from __future__ import annotations

import pytest
from test_wordings import STOP, facts_under, filled

from dispensatory.facts import PageFacts

WITH_ANOTHER = [
    "Can I take it with {t}?",
    "Can I take {t} while using it?",
    "Is it safe to take it together with {t}?",
    "Can I use it if I am taking {t}?",
    "May I combine it with {t}?",
    "What about {t}?",
    "Can it be taken alongside {t}?",
    "I take {t}. Can I use it?",
]
OTHERS = ["ibuprofen", "warfarin", "antidepressants", "grapefruit juice", "blood pressure tablets", "alcohol"]
IN_A_CONDITION = [
    "Can I take it if I have {t}?",
    "Is it safe for people with {t}?",
    "Can people with {t} use it?",
    "I have {t}. Can I take it?",
    "Is it suitable for patients with {t}?",
    "Can it be used in {t}?",
]
CONDITIONS = ["asthma", "diabetes", "high blood pressure", "glaucoma", "a stomach ulcer"]
NO = [
    "No.",
    "No, you should not.",
    "No, it is contraindicated.",
    "It is best avoided.",
    "It should be avoided.",
    "It is not recommended.",
    "Absolutely not.",
    "Generally, no.",
    "You should not.",
    "Never.",
    "That would be dangerous.",
    "No, do not do so.",
]
WITH_CARE = [
    "Only with caution.",
    "Use caution.",
    "Ask your doctor first.",
    "Your doctor will monitor you closely.",
    "It depends; talk to your doctor.",
    "Yes, but with caution.",
    "Yes, but your dose may need to be lowered.",
    "Possibly, but check with your doctor.",
]


def _answered(question: str, answer: str) -> PageFacts:
    return facts_under("FAQs", f"* **Q: {question}** A: {answer}")


def _said(page: PageFacts) -> set[str]:
    said = [one.verdicts for one in page.conditions] + [one.verdicts for one in page.interactions]
    return {verdict for verdicts in said for verdict in verdicts}


@pytest.mark.parametrize("question", [*WITH_ANOTHER, *IN_A_CONDITION])
def test_no_is_a_stop(question: str) -> None:
    for words in OTHERS if question in WITH_ANOTHER else CONDITIONS:
        for answer in NO:
            page = _answered(filled(question, words), answer)
            assert STOP & _said(page) or page.advice["alcohol"] == "avoid", (question, words, answer)


@pytest.mark.parametrize("question", [*WITH_ANOTHER, *IN_A_CONDITION])
def test_care_is_neither_a_stop_nor_an_assurance(question: str) -> None:
    for words in OTHERS[:-1] if question in WITH_ANOTHER else CONDITIONS:
        for answer in WITH_CARE:
            said = _said(_answered(filled(question, words), answer))
            assert said, (question, words, answer)
            assert not said & {*STOP, "acceptable"}, (question, words, answer)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Does it interact with warfarin?", "No."),
        ("Is it harmful with ibuprofen?", "No, not that is known."),
        ("Do I have to avoid it in asthma?", "No."),
        ("Will it make my asthma worse?", "No."),
    ],
)
def test_no_to_a_question_of_harm_is_no_stop(question: str, answer: str) -> None:
    assert not STOP & _said(_answered(question, answer))
