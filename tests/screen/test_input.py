"""What is given is used, or it is told that it was not: nothing is dropped in silence."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import carebundle
import pytest
from population import Rows, screened, write
from tiny import formulary

from dispensatory.errors import CaseError
from dispensatory.formulary import Formulary
from dispensatory.screen import Inputs

PAGES: dict[str, Any] = {
    "Metformin": {
        "populations": [{"in": "renal", "says": "contraindicated", "degree": "severe"}],
        "interactions": [{"with": "warfarin", "says": "caution"}],
    },
    "Warfarin": {
        "populations": [{"in": "pregnancy", "says": "contraindicated"}, {"in": "elderly", "says": "caution"}],
        "conditions": [{"in": "hypertension", "says": "avoid"}],
    },
}


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Formulary:
    return formulary(PAGES, tmp_path_factory.mktemp("pages"))


def given(folder: Path, patients: Rows, medicines: Rows, conditions: Rows = (), **more: Any) -> Inputs:
    return Inputs(
        write(folder / "patients.csv", patients),
        write(folder / "medicines.csv", medicines, ("person_id", "text")),
        write(folder / "conditions.csv", conditions, ("person_id", "term")),
        **more,
    )


def told(found: dict[str, Any], person: str) -> list[str]:
    """What is said of the rows of a person that could not be used."""
    assert all(finding.status == "could_not_check" for finding in found[person] if finding.rule == "input")
    return sorted(finding.message for finding in found[person] if finding.rule == "input")


def rules_of(found: dict[str, Any], person: str) -> set[str]:
    return {finding.rule for finding in found.get(person, ()) if finding.status == "flagged"}


WARFARIN = {"text": "warfarin 5 mg daily"}


@pytest.mark.parametrize(
    ("patient", "said"),
    [
        ({"age_years": "-3"}, "age_years: -3.0 is not possible, so it was not used."),
        ({"age_years": "unknown"}, 'age_years: "unknown" cannot be read, so it was not used.'),
        ({"weight_kg": "0"}, "weight_kg: 0.0 is not possible, so it was not used."),
        ({"egfr": "nan"}, "egfr: nan is not possible, so it was not used."),
        ({"sex": "3"}, 'sex: "3" cannot be read, so it was not used.'),
        ({"renal": "awful"}, 'renal: "awful" cannot be read, so it was not used.'),
        ({"birth_date": "31/12/1999"}, 'birth_date: "31/12/1999" is no date, so it was not used.'),
        ({"birth_date": "2999-01-01"}, "age_years: -979 is not possible, so it was not used."),
        ({"sex": "male", "pregnant": "yes"}, "pregnant: a male patient is given as pregnant, so it was not used."),
    ],
)
def test_a_value_that_cannot_be_is_told_and_the_rest_is_checked(
    patient: dict[str, str], said: str, reference: Formulary, tmp_path: Path
) -> None:
    people = [{"person_id": "a", **patient}, {"person_id": "b"}]
    inputs = given(
        tmp_path,
        people,
        [{"person_id": "a", **WARFARIN}],
        [{"person_id": "a", "term": "hypertension"}],
        on=date(2020, 1, 1),
    )
    summary, found = screened(reference, inputs, tmp_path)
    (message,) = told(found, "a")
    assert message.split("-979")[0] == said.split("-979")[0]
    assert rules_of(found, "a") == {"condition"}
    assert (summary.people, summary.without) == (2, 1)
    assert summary.counts["input", "could_not_check", None] == 1


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"age_years": "71"}, "age"),
        ({"birth_date": "1950-06-30"}, "age"),
        ({"sex": "F", "pregnant": "TRUE"}, "pregnancy"),
        ({"sex": "f", "pregnant": "1", "trimester": "2.0"}, "pregnancy"),
        ({"sex": "Female", "pregnant": "yes"}, "pregnancy"),
    ],
)
def test_values_are_read_as_they_are_commonly_written(
    row: dict[str, str], rule: str, reference: Formulary, tmp_path: Path
) -> None:
    inputs = given(tmp_path, [{"person_id": "a", **row}], [{"person_id": "a", **WARFARIN}], on=date(2020, 1, 1))
    _, found = screened(reference, inputs, tmp_path)
    assert rules_of(found, "a") == {rule}
    assert not told(found, "a")


def test_rows_that_are_of_nobody_or_say_nothing_are_told(reference: Formulary, tmp_path: Path) -> None:
    medicines = [
        {"person_id": "a", **WARFARIN},
        {"person_id": "a", "text": "500 mg"},
        {"person_id": "a", "text": ""},
        {"person_id": "x", "text": "metformin"},
        {"person_id": "", "text": "metformin"},
    ]
    conditions = [{"person_id": "a", "term": ""}, {"person_id": "y", "term": "gout"}]
    summary, found = screened(reference, given(tmp_path, [{"person_id": "a"}], medicines, conditions), tmp_path)
    assert told(found, "a") == [
        'The condition "" was not checked: it is empty.',
        'The medicine "" was not checked: it is empty.',
    ]
    (nameless,) = [finding for finding in found["a"] if finding.rule == "unknown_medicine"]
    assert (nameless.status, nameless.medicines) == ("could_not_check", ("500 mg",))
    nobody = "was not checked: nobody among the patients has this person_id."
    assert told(found, "x") == [f'The medicine "metformin" {nobody}']
    assert told(found, "y") == [f'The condition "gout" {nobody}']
    assert told(found, None) == [f'The medicine "metformin" {nobody}']  # type: ignore[arg-type]
    assert summary.counts["input", "could_not_check", None] == 5


def test_days_choose_the_medicines_and_those_that_cannot_be_choose_none_out(
    reference: Formulary, tmp_path: Path
) -> None:
    days = {
        "before": ("2020-01-01", "2020-05-31"),
        "last": ("2020-01-01", "2020-06-01"),
        "first": ("2020-06-01", ""),
        "after": ("2020-06-02", ""),
        "always": ("", ""),
        "backwards": ("2020-07-01", "2020-05-01"),
        "words": ("last week", ""),
    }
    people = [{"person_id": person, "age_years": 70} for person in days]
    medicines = [{"person_id": person, **WARFARIN, "start": start, "end": end} for person, (start, end) in days.items()]
    summary, found = screened(reference, given(tmp_path, people, medicines, on=date(2020, 6, 1)), tmp_path)
    assert {person for person in days if rules_of(found, person)} == {"last", "first", "always", "backwards", "words"}
    assert {person for person in found if told(found, person)} == {"backwards", "words"}
    assert (summary.left_out, summary.without) == (2, 2)
    summary, found = screened(reference, given(tmp_path, people, medicines), tmp_path)
    assert {person for person in days if rules_of(found, person)} == set(days)


def test_a_list_too_long_to_be_one_is_cut_and_told(reference: Formulary, tmp_path: Path) -> None:
    medicines = [{"person_id": "a", "text": f"nothing{number} 5 mg"} for number in range(203)]
    _, found = screened(reference, given(tmp_path, [{"person_id": "a"}], medicines), tmp_path)
    assert told(found, "a") == [
        f'The medicine "nothing{number} 5 mg" was not checked: more than 200 are given.' for number in (200, 201, 202)
    ]
    assert sum(finding.rule == "unknown_medicine" for finding in found["a"]) == 200


def test_a_condition_given_twice_is_one(reference: Formulary, tmp_path: Path) -> None:
    conditions = [{"person_id": "a", "term": "hypertension"}] * 3
    _, found = screened(
        reference, given(tmp_path, [{"person_id": "a"}], [{"person_id": "a", **WARFARIN}], conditions), tmp_path
    )
    assert sum(number for finding, number in found["a"].items() if finding.rule == "condition") == 1


@pytest.mark.parametrize(
    ("patients", "medicines", "said"),
    [
        ([{"id": "a"}], [], "column person_id is missing"),
        ([{"person_id": "a", "wieght_kg": 70}], [], "unknown column: wieght_kg"),
        ([{"person_id": "a"}, {"person_id": "a"}], [], "same person_id is given to several rows: a"),
        ([{"person_id": "a"}, {"person_id": "", "age_years": 4}], [], "1 rows have no person_id"),
        ([{"person_id": "a"}], [{"person_id": "a", "drug": "warfarin"}], "unknown column: drug"),
    ],
)
def test_tables_that_cannot_be_used_are_refused(
    patients: Rows, medicines: Rows, said: str, reference: Formulary, tmp_path: Path
) -> None:
    with pytest.raises(CaseError, match=said):
        screened(reference, given(tmp_path, patients, medicines), tmp_path)
    assert not list(tmp_path.glob("*findings*"))


def test_other_columns_may_be_passed_over_by_name(reference: Formulary, tmp_path: Path) -> None:
    people = [{"person_id": "a", "Ward": "3"}]
    inputs = given(tmp_path, people, [{"person_id": "a", **WARFARIN}], ignored=("ward",))
    assert screened(reference, inputs, tmp_path)[0].people == 1


def test_files_that_are_none_are_refused(reference: Formulary, tmp_path: Path) -> None:
    inputs = given(tmp_path, [{"person_id": "a"}], [{"person_id": "a", **WARFARIN}])
    wrong = tmp_path / "wrong.parquet"
    wrong.write_text("person_id\n1\n")
    ragged = tmp_path / "ragged.csv"
    ragged.write_text('person_id,text\n1,"a\n2,b",c,d\n3,"')
    for path in (tmp_path / "nothing.csv", wrong, ragged, tmp_path):
        with pytest.raises(CaseError) as told:
            screened(reference, inputs._replace(medicines=path), tmp_path)
        assert told.value.where == str(path)


def test_a_name_with_marks_of_a_pattern_is_a_name(reference: Formulary, tmp_path: Path) -> None:
    inputs = given(tmp_path, [{"person_id": "a"}], [{"person_id": "a", **WARFARIN}])
    odd = inputs.medicines.rename(tmp_path / "what's [this] *?.csv")
    assert screened(reference, inputs._replace(medicines=odd), tmp_path)[0].medicines == 1


def test_name_and_sig_apart_are_the_line_together(reference: Formulary, tmp_path: Path) -> None:
    medicines = [
        {"person_id": "a", "name": "Warfarin", "sig": "5 mg daily"},
        {"person_id": "a", "name": "metformin 500 mg tablets", "sig": "1 bd"},
    ]
    _, found = screened(reference, given(tmp_path, [{"person_id": "a"}], medicines), tmp_path)
    assert {finding.medicines for finding in found["a"] if finding.rule == "interaction"} == {("Warfarin", "metformin")}
    assert any("1000 mg a day" in finding.message for finding in found["a"] if finding.rule == "daily_dose")


def test_made_up_patients_of_a_record_in_fhir(reference: Formulary, tmp_path: Path) -> None:
    """Carebundle's patients with diabetes: their prescriptions as RxNorm words them, conditions as ICD-10 does."""
    people, medicines, conditions = [], [], []
    for seed in range(8):
        bundle = carebundle.generate_bundle(profile="type2_diabetes", seed=seed).model_dump(exclude_none=True)
        for resource in (entry["resource"] for entry in bundle["entry"]):
            if resource["resourceType"] == "Patient":
                people.append({"person_id": seed, "sex": resource["gender"], "birth_date": resource["birthDate"]})
            elif resource["resourceType"] == "MedicationRequest":
                text = resource["medicationCodeableConcept"]["text"]
                medicines += [{"person_id": seed, "text": line} for line in (text, "warfarin 5 mg daily")]
            elif resource["resourceType"] == "Condition":
                conditions.append({"person_id": seed, "term": resource["code"]["text"]})
    _, found = screened(reference, given(tmp_path, people, medicines, conditions), tmp_path)
    takers = {str(row["person_id"]) for row in medicines if str(row["text"]).startswith("metformin")}
    high = {str(row["person_id"]) for row in conditions if "hypertension" in row["term"].lower()}
    assert takers
    assert high
    assert {person for person in found if "interaction" in rules_of(found, person)} == takers
    assert {person for person in found if "condition" in rules_of(found, person)} == high
    assert not any(told(found, person) for person in found)
