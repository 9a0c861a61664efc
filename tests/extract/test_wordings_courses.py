"""A course of treatment, and a medicine told with its dose: what is forbidden with them is a stop, however they are
brought in. `{t}` is what the patient gets.
"""

from __future__ import annotations

import pytest
from test_wordings import STOP, facts, filled

WAYS = [
    "Contraindicated in patients receiving {t}.",
    "It is contraindicated in patients undergoing {t}.",
    "It is contraindicated in those undergoing or recently completing {t}.",
    "Do not use it in patients on {t}.",
    "Patients taking {t} should not use it.",
    "It should be avoided in people treated with {t}.",
    "Do not take it if you are having {t}.",
    "Do not take it during {t}.",
    "It must not be used with {t}.",
    "People who have recently had {t} should not take it.",
    "Do not use it if you have just had {t}.",
    "You must not take it if you are undergoing {t}.",
]
COURSES = {
    "chemotherapy": "chemotherapy",
    "radiotherapy": "radiotherapy",
    "radiation therapy": "radiation",
    "cancer treatment": "cancer treatment",
    "immunosuppressive therapy": "immunosuppressive",
    "high-dose corticosteroid treatment": "corticosteroid",
    "anticoagulant therapy": "anticoagulant",
    "hormone replacement therapy": "hormone",
    "treatment with warfarin": "warfarin",
}
DOSED = {
    "low-dose aspirin": "aspirin",
    "low dose aspirin": "aspirin",
    "high doses of aspirin": "aspirin",
    "high-dose methotrexate": "methotrexate",
    "long-term steroids": "steroid",
}
TAKEN_WITH = [way for way in WAYS if "receiving" in way or "with {t}" in way or "taking" in way]


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        *((filled(way, course), named) for way in WAYS for course, named in COURSES.items()),
        *((filled(way, dosed), named) for way in TAKEN_WITH for dosed, named in DOSED.items()),
        ("Do not take it with very high doses of aspirin.", "aspirin"),
    ],
)
def test_it_is_a_stop(sentence: str, named: str) -> None:
    page = facts(sentence)
    assert [one.target for one in page.interactions if named in one.target and STOP & {*one.verdicts}], sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "It is used in patients undergoing hormone therapy.",
        "Do not use it for long-term treatment.",
        "It is not suitable for first-line treatment.",
        "It should not be used during maintenance treatment.",
        "Do not take high doses of it.",
        "Patients undergoing dialysis must not take it.",  # a state of the patient, read as a condition
        "It is contraindicated in patients receiving renal replacement therapy.",
    ],
)
def test_none_is_read_where_none_is_combined(sentence: str) -> None:
    assert facts(sentence).interactions == ()
