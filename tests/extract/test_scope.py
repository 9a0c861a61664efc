"""What narrows a statement. An assurance must never reach further than its words."""

from __future__ import annotations

import pytest

from dispensatory.extract import facts_of
from dispensatory.extract.statements.scope import age_of, trimesters_of
from dispensatory.monographs import read_text
from dispensatory.words.degrees import degrees_of, ends


@pytest.mark.parametrize(
    ("words", "degree"),
    [
        ("for mild, moderate or severe hepatic impairment", "mild to severe"),
        ("severe to moderate impairment", "moderate to severe"),
        ("severe renal impairment", "severe"),
        ("mild to moderate hepatic impairment", "mild to moderate"),
        ("creatinine clearance below 30 ml/min", "severe to end-stage"),
        ("crcl 30-60 ml/min", "moderate"),
        ("crcl < 15", "end-stage"),
        ("creatinine clearance of 30 ml/min or greater", "mild to moderate"),
        ("egfr of ≥30 ml/min/1.73 m²", "mild to moderate"),
        ("creatinine clearance greater than 50", "mild"),  # holds for some of the moderate stage only
        ("kidney disease", None),
        ("no significant change in kidney disease", None),
        ("significant kidney disease", "severe"),
    ],
)
def test_degree(words: str, degree: str | None) -> None:
    found = degrees_of(words, "renal", whole=True)
    assert (ends(found) if found else None) == degree


@pytest.mark.parametrize(
    ("words", "age"),
    [
        ("children under 12 years", (None, 12)),
        ("children aged 6 to 12 years", (6, 12)),
        ("adults and children 12 years and older", (12, None)),
        ("infants younger than 6 months", (None, 0.5)),
        ("children", None),
        ("children <12 years", (None, 12)),
        ("children (≥6)", (6, None)),
        ("infants 1-6 months", (0.083, 0.5)),
        ("6 months of age and older", (0.5, None)),
        ("given slowly over 10 minutes", None),
        ("every 4 to 6 weeks", None),
        ("children over 15 kg", None),
        ("at least 2 months of treatment", None),
        ("less than 2.5 mg", None),
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


@pytest.mark.parametrize(
    ("sentence", "degrees"),
    [
        ("No adjustment is needed in hepatic impairment unless it is severe.", {"hepatic": "mild to moderate"}),
        (
            "No adjustment is needed for severe hepatic or mild renal impairment.",
            {"hepatic": "severe", "renal": "mild"},
        ),
        ("No adjustment is needed in mild liver or kidney disease.", {"hepatic": "mild", "renal": "mild"}),
        ("It is considered safe in mild renal impairment but not in the severe one.", {"renal": "mild"}),
        (
            "In renal impairment no adjustment is needed if the clearance is above 60 mL/min. If it is below 30, "
            "monitoring is advised.",
            {"renal": "mild"},
        ),
    ],
)
def test_an_assurance_reaches_no_further_than_its_words(sentence: str, degrees: dict[str, str]) -> None:
    (monograph,) = read_text(f"---\ntitle: Examplin\n---\n### Dosage\n{sentence}\n".encode(), "e/examplin.md")
    assured = [s for s in facts_of(monograph).population_statements if s.verdict == "acceptable"]
    assert {s.population: s.degree for s in assured} == degrees


def test_a_dose_under_a_label_has_the_ages_of_the_label() -> None:
    page = b"---\ntitle: Examplin\n---\n### Dosage\n* **Children 6 to 12 years:** 5 mg once daily.\n"
    (monograph,) = read_text(page, "e/examplin.md")
    (statement,) = facts_of(monograph).population_statements
    assert (statement.verdict, statement.age) == ("acceptable", (6, 12))


@pytest.mark.parametrize(
    ("lines", "age"),
    [
        (["Children under 6 should not take it.", "Children aged 6 to 12: 5 mg daily."], (None, 6)),
        (["It should not be given to children.", "Children aged 6 to 12: 5 mg daily."], None),
        (["The dose for children aged 6 to 12 years is 5 mg daily."], (6, 12)),
    ],
)
def test_the_ages_of_a_page_are_those_of_its_strongest_statement(lines: list[str], age: tuple[float, float]) -> None:
    page = "---\ntitle: Examplin\n---\n### Dosage\n" + "".join(f"* {line}\n" for line in lines)
    (monograph,) = read_text(page.encode(), "e/examplin.md")
    assert facts_of(monograph).children_age == age


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "It is considered safe in pregnancy, but caution is needed in the first trimester.",
            {("acceptable", ()), ("caution", (1,))},
        ),
        ("It is contraindicated in the third trimester of pregnancy.", {("contraindicated", (3,))}),
        ("Second trimester of pregnancy: it is considered safe.", {("acceptable", (2,))}),
        (
            "It is contraindicated in pregnancy; monitoring is advised after the second trimester of it.",
            {("contraindicated", ())},
        ),
    ],
)
def test_a_verdict_holds_for_the_trimesters_of_its_own_clause(
    sentence: str, said: set[tuple[str, tuple[int, ...]]]
) -> None:
    page = f"---\ntitle: Examplin\n---\n### Precautions\n{sentence}\n".encode()
    (monograph,) = read_text(page, "e/examplin.md")
    statements = {(s.verdict, s.trimester) for s in facts_of(monograph).population_statements}
    assert statements >= said
    assert not any(verdict == "acceptable" for verdict, _ in statements - said)


@pytest.mark.parametrize(
    ("under", "age"),
    [
        ("**Children:**\n\n* **2-5 years:** 5 mg once daily.", (2.0, 5.0)),
        ("**Children:**\n\n* 2-5 years: 5 mg once daily.", (2.0, 5.0)),
        ("**Children (6 years and older):**\n\n* **Children under 50 kg:** 5 mg once daily.", (6.0, None)),
        ("| Children | Dose |\n|---|---|\n| Children 2-5 years | 5 mg once daily |", (2.0, 5.0)),
    ],
)
def test_a_dose_under_labels_is_for_the_ages_that_they_name(under: str, age: tuple[float, float | None]) -> None:
    (monograph,) = read_text(f"---\ntitle: Examplin\n---\n### Dosage\n{under}\n".encode(), "e/examplin.md")
    assert {s.age for s in facts_of(monograph).population_statements} == {age}
