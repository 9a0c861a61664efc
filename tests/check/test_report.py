"""What a report tells: what was understood, the findings worst first, each with steps that can be followed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from tiny import formulary

from dispensatory import DISCLAIMER
from dispensatory.cases import Case, MedicineOrder, Patient, Report, read_line
from dispensatory.check import exit_code, run
from dispensatory.errors import CaseError, Exit
from dispensatory.formulary import Formulary

PAGES = {
    "Tofisopam": {
        "classes": ["benzodiazepine"],
        "interactions": [{"with": "opioid agonist", "kind": "class", "says": "interacts"}],
        "populations": [{"in": "children", "says": "contraindicated"}, {"in": "pregnancy", "says": "avoid"}],
        "doses": [{"sig": "50 to 100 mg one to three times daily", "population": "adult"}],
    },
    "Tramadol": {"classes": ["opioid analgesic"], "conditions": [{"in": "epilepsy", "says": "avoid"}]},
    "Amoxicillin": {"populations": [{"in": "pregnancy", "says": "acceptable"}]},
    "Cetirizine": None,
}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    return formulary(PAGES, tmp_path_factory.mktemp("check"))


def check(tiny: Formulary, *lines: str, **patient: object) -> Report:
    return run(tiny, Case(id="c1", patient=Patient(**patient), medicines=tuple(map(read_line, lines))))  # type: ignore[arg-type]


def test_findings_stand_worst_first(tiny: Formulary) -> None:
    report = check(
        tiny,
        "tofisopam 100 mg",
        "tramadol",
        "amoxicillin",
        "qwerty",
        age_years=10,
        pregnant=True,
        conditions=("epilepsy",),
    )
    order = [(finding.status, finding.severity) for finding in report.findings]
    levels = [
        ("flagged", "critical"),
        ("flagged", "warning"),
        ("flagged", "info"),
        ("could_not_check", None),
        ("not_stated", None),
        ("acceptable", None),
    ]
    assert set(order) == set(levels)
    assert order == sorted(order, key=levels.index)


def test_of_one_severity_pairs_come_first_then_the_order_of_the_medicines(tiny: Formulary) -> None:
    report = check(tiny, "cetirizine", "tofisopam", "tramadol", age_years=70, conditions=("asthma",))
    silent = [finding for finding in report.findings if finding.status == "not_stated"]
    pairs = [len(finding.medicines) == 2 for finding in silent]
    assert pairs == sorted(pairs, reverse=True)
    assert 0 < sum(pairs) < len(pairs)
    alone = [finding.medicines[0] for finding in silent if len(finding.medicines) == 1]
    assert alone == sorted(alone, key=("cetirizine", "tofisopam", "tramadol").index)


def test_every_quote_stands_in_its_page_where_the_step_says(tiny: Formulary) -> None:
    report = check(tiny, "tofisopam 100 mg four times daily", "tramadol", age_years=10, pregnant=True)
    steps = [step for finding in report.findings for step in finding.basis if step.kind == "page"]
    assert len(steps) >= 4
    for step in steps:
        page = tiny.monograph(step.slug)
        assert page is not None
        assert page.text[step.start : step.end] == step.quote
        assert (step.title, step.section) == (page.title, "Facts")


def test_steps_say_in_words_how_a_quote_was_read(tiny: Formulary) -> None:
    report = check(tiny, "tofisopam", "tramadol", age_years=40)
    found = next(finding for finding in report.findings if finding.rule == "interaction")
    assert [step.says for step in found.basis] == [
        "the page on Tofisopam speaks of use with opioid agonist: read as interacts",
        "the page on Tramadol puts Tramadol in the class: opioid analgesic",
    ]


def test_understood_tells_page_dose_patient_and_what_is_missing(tiny: Formulary) -> None:
    report = check(
        tiny,
        "tofisopam 100 mg four times daily",
        "qwerty 5 mg",
        age_years=40,
        height_cm=170,
        egfr=50,
        allergies=("penicillin",),
    )
    assert report.understood == (
        "tofisopam 100 mg four times daily: the page Tofisopam; 100 mg at one time, 400 mg a day",
        "qwerty 5 mg: no page in this formulary; 5 mg at one time, how often is not given",
        "patient: 40 years old; 170 cm; kidney impairment: moderate, eGFR 50; allergies: penicillin",
        "not given, so not checked: pregnancy, breast-feeding, liver function, conditions",
    )


def test_report_carries_formulary_id_and_disclaimer(tiny: Formulary) -> None:
    report = check(tiny, "tramadol")
    assert (report.id, report.checked_against, report.disclaimer) == ("c1", tiny.describe(), DISCLAIMER)


def test_exit_codes(tiny: Formulary) -> None:
    assert exit_code(check(tiny, "tofisopam", "tramadol", "qwerty", age_years=40)) is Exit.FLAGGED
    assert exit_code(check(tiny, "qwerty")) is Exit.NOT_CHECKED
    assert exit_code(check(tiny, "cetirizine", "amoxicillin")) is Exit.CLEAR


def test_a_wrong_case_is_refused_before_anything_is_looked_up(tiny: Formulary) -> None:
    with pytest.raises(CaseError, match="age_years"):
        check(tiny, "tramadol", age_years=-3)


def test_nothing_of_a_patient_stays(tiny: Formulary) -> None:
    check(tiny, "tramadol", age_years=40, conditions=("epilepsy",))
    for table in (
        "patient",
        "medicine",
        "stopped_medicine",
        "medicine_dose",
        "patient_condition",
        "allergy",
        "medicine_ingredient",
        "medicine_class",
    ):
        assert tiny.connection.execute(f"SELECT count(*) FROM temp.{table}").fetchone() == (0,), table
    assert not tiny.connection.in_transaction


def test_the_same_case_gives_the_same_report_in_several_threads(tiny: Formulary) -> None:
    expected = check(tiny, "tofisopam 100 mg four times daily", "tramadol", age_years=40)
    with ThreadPoolExecutor(4) as pool:
        reports = pool.map(
            lambda _: check(tiny, "tofisopam 100 mg four times daily", "tramadol", age_years=40), range(16)
        )
        assert set(reports) == {expected}


@pytest.mark.parametrize(
    "text", ["'; DROP TABLE patient; --", "%", "\x00", "\ud800", "e:1,m:2", "a" * 300, "日本語", "(", "((()"]
)
def test_odd_words_of_a_case_are_only_words(tiny: Formulary, text: str) -> None:
    order = MedicineOrder(text=text, name=text)
    report = run(
        tiny, Case(patient=Patient(conditions=(text,), allergies=(text,)), medicines=(order, read_line("tramadol")))
    )
    flagged = {finding.rule for finding in report.findings if finding.status == "flagged"}
    assert flagged <= {"allergy"}  # to what is on the list, by the very same words
    assert any(finding.rule == "unknown_medicine" for finding in report.findings)


def test_a_formulary_is_not_written_to(tiny: Formulary) -> None:
    before = tiny.path.read_bytes()
    check(tiny, "tofisopam 100 mg", "tramadol", age_years=40)
    assert tiny.path.read_bytes() == before


def test_a_second_medicine_in_a_line_is_told(tiny: Formulary) -> None:
    report = check(tiny, "tofisopam 50 mg tds, tramadol 50 mg bd")
    assert "it also names tramadol, not checked" in report.understood[0]
    assert any(finding.rule == "daily_dose" and "could not be read" in finding.message for finding in report.findings)
    assert "also names" not in check(tiny, "tofisopam 100 mg tds, then tofisopam 50 mg bd").understood[0]


def test_what_is_denied_is_told_and_not_checked(tiny: Formulary) -> None:
    report = check(tiny, "tramadol 50 mg", conditions=("no epilepsy",))
    assert "not checked: no epilepsy: says that the patient has it not" in report.understood
    assert not any(finding.rule == "condition" for finding in report.findings)


def test_small_amounts_and_many_pieces_are_told_as_they_are_said(tiny: Formulary) -> None:
    first, second, third = check(tiny, "qwerty 100 mcg daily", "qwerty 2 puffs bd", "qwerty 20 iu daily").understood[:3]
    assert "100 micrograms a day" in first
    assert "4 puffs a day" in second
    assert "20 units a day" in third


def test_a_route_that_is_not_known_is_told(tiny: Formulary) -> None:
    order = MedicineOrder(text="tofisopam 50 mg", name="tofisopam", route="qwerty")
    report = run(tiny, Case(medicines=(order,)))
    assert report.understood[0].endswith("route: qwerty, which is not known and not checked")


def test_what_a_condition_says_is_not_told_to_be_missing(tiny: Formulary) -> None:
    told = check(tiny, "tofisopam", sex="female", conditions=("24 weeks pregnant",)).understood[-1]
    assert told.startswith("not given")
    assert "pregnancy" not in told
    assert "breast-feeding" in told
