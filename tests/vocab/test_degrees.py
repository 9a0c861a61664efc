"""Degrees of impairment in words and numbers. With `whole`, for assurances, only what is meant as a whole counts."""

from __future__ import annotations

import pytest

from dispensatory.words.degrees import Organ, degrees_of, ends, on_dialysis


@pytest.mark.parametrize(
    ("organ", "words", "touched", "whole"),
    [
        ("renal", "severe to moderate impairment", "moderate to severe", "moderate to severe"),
        ("renal", "severely impaired renal function", "severe", "severe"),
        ("renal", "end stage renal failure", "end-stage", "end-stage"),
        ("renal", "significant kidney disease", "severe", "severe"),
        ("renal", "no significant change in kidney disease", None, None),
        ("renal", "advanced age and kidney disease", None, None),
        ("renal", "less severe kidney disease", "mild to moderate", "mild to moderate"),
        ("renal", "creatinine clearance below 30 ml/min", "severe to end-stage", "severe to end-stage"),
        (
            "renal",
            "creatinine clearance (crcl) of less than 30 ml per minute",
            "severe to end-stage",
            "severe to end-stage",
        ),
        ("renal", "egfr persistently <5", "end-stage", "end-stage"),
        ("renal", "a clearance of 30 ml/min or less", "severe to end-stage", "severe to end-stage"),
        ("renal", "contraindicated below 30 ml/min", "severe to end-stage", "severe to end-stage"),
        ("renal", "crcl 15-29 ml/min", "severe", "severe"),
        ("renal", "an egfr between 30 and 45", "moderate", "moderate"),
        ("renal", "crcl above 50 ml/min", "mild to moderate", "mild"),
        ("renal", "egfr exceeding 80", "mild", ""),
        ("renal", "down to a clearance of 30 ml/min", "mild to moderate", "mild to moderate"),
        ("renal", "mild renal impairment (crcl 50-80 ml/min)", "mild to moderate", "mild"),
        ("renal", "crcl 25 ml/min", None, None),
        ("renal", "infused over 30 to 60 min", None, None),
        ("renal", "ckd stage 4 or 5", "severe to end-stage", "severe to end-stage"),
        ("renal", "stages 1-3 of kidney disease", "mild to moderate", "mild to moderate"),
        ("renal", "stage 3a kidney disease", "moderate", "mild"),
        ("renal", "ckd g3b to g4", "moderate to severe", "moderate to severe"),
        ("renal", "stage iv chronic kidney disease", "severe", "severe"),
        ("renal", "stage 3 or higher", "moderate to end-stage", "moderate to end-stage"),
        ("renal", "acute kidney injury, stage 3", None, None),
        ("renal", "renal impairment not requiring dialysis", None, "mild to severe"),
        ("hepatic", "child-pugh c", "severe", "severe"),
        ("hepatic", "child pugh class a or b", "mild to moderate", "mild to moderate"),
        ("hepatic", "a child-pugh score of 7 to 9", "moderate", "mild to moderate"),
        ("hepatic", "a child-pugh score of 10 or more", "severe", "mild to severe"),
        ("hepatic", "compensated cirrhosis", "mild", "mild"),
        ("hepatic", "decompensated cirrhosis", "moderate to severe", "moderate to severe"),
    ],
)
def test_degrees(organ: Organ, words: str, touched: str | None, whole: str | None) -> None:
    for expected, found in ((touched, degrees_of(words, organ)), (whole, degrees_of(words, organ, whole=True))):
        assert (found if found is None else ends(found) if found else "") == expected


@pytest.mark.parametrize(
    ("words", "whether"),
    [
        ("on haemodialysis", True),
        ("dialysed three times a week", True),
        ("pre-dialysis", False),
        ("not on dialysis", False),
    ],
)
def test_who_is_on_dialysis(words: str, whether: bool) -> None:
    assert on_dialysis(words) == whether
