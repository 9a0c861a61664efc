"""What narrows a statement. An assurance must never reach further than its words."""

from __future__ import annotations

import pytest

from dispensatory.extract.scope import age_of, degree_of, trimesters_of


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        ("severe renal impairment", "severe"),
        ("mild to moderate hepatic impairment", "mild to moderate"),
        ("creatinine clearance below 30 ml/min", "severe to end-stage"),
        ("crcl 30-60 ml/min", "moderate"),
        ("crcl < 15", "end-stage"),
        ("creatinine clearance of 30 ml/min or greater", "mild to moderate"),
        ("egfr of ≥30 ml/min/1.73 m²", "mild to moderate"),
        ("creatinine clearance greater than 50", "mild"),  # holds for some of the moderate stage only
        ("kidney disease", None),
    ],
)
def test_degree(words: str, degree: str | None) -> None:
    assert degree_of(words) == degree


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("children under 12 years", (None, 12)),
        ("children aged 6 to 12 years", (6, 12)),
        ("adults and children 12 years and older", (12, None)),
        ("infants younger than 6 months", (None, 0.5)),
        ("children", None),
    ],
)
def test_age(words: str, age: tuple[float | None, float | None] | None) -> None:
    assert age_of(words) == age


@pytest.mark.parametrize(
    ("words", "trimesters"),
    [
        ("avoid it in the third trimester", (3,)),
        ("avoid it in the first and second trimesters", (1, 2)),
        ("avoid it in pregnancy, especially in the first trimester", ()),
        ("avoid it in pregnancy", ()),
    ],
)
def test_trimesters(words: str, trimesters: tuple[int, ...]) -> None:
    assert trimesters_of(words) == trimesters
