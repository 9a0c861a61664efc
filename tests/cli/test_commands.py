"""The commands as a user runs them: what they print, and what they exit with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

COMMAND = Path(sys.executable).parent / "dispensatory"
LIBRARY = Path(__file__).parents[2] / "src" / "dispensatory" / "library"
PAGE = "---\ntitle: Examplin\n---\n\n### Usage\n\nUsed to treat pain.\n\n### Dosage\n\nTake 5 mg once daily.\n"


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all commands of this run, so that the built-in formulary is built once and not in the home."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(cache: Path) -> Any:
    def command(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [COMMAND, *map(str, arguments)],
            input=given,
            capture_output=True,
            env={**os.environ, "XDG_CACHE_HOME": str(cache), "COLUMNS": "100", "NO_COLOR": "1"},
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, " ".join(done.stdout.decode().split()), " ".join(done.stderr.decode().split())
        )

    return command


def test_the_first_case_of_everything(run: Any) -> None:
    done = run(
        "check",
        "tofisopam 100 mg four times daily",
        "tramadol 50 mg every 6 hours",
        *("--age", "70", "--condition", "glaucoma"),
    )
    assert done.returncode == 1
    for words in (
        "400 mg",
        "300 mg",
        "opioid",
        "glaucoma",
        "70",
        "Not stated",
        "Tramadol, Usage",
        "not medical advice",
    ):
        assert words in done.stdout, words
    assert done.stdout.index("above") < done.stdout.index("Not stated")


def test_a_quote_stands_once_in_a_finding_with_all_that_it_is_read_to_say(run: Any, tmp_path: Path) -> None:
    says = "Older adults need a lower dose and regular monitoring. Avoid alcohol during treatment."
    (tmp_path / "examplin.md").write_text(f"{PAGE}\n### Precautions\n\n{says}\n")
    formulary = tmp_path / "formulary.sqlite"
    assert run("build", tmp_path, "-o", formulary).returncode == 0
    text = run("check", "examplin 5 mg daily", "--age", "80", "--formulary", formulary).stdout
    flagged, advice = text.index("Flagged (1)"), text.index("To tell the patient (1)")
    of_age = text[flagged:advice]
    assert of_age.count("Older adults need a lower dose") == 1
    assert "read as adjust" in of_age
    assert "read as monitor" in of_age
    assert "alcohol" not in of_age
    assert "Avoid alcohol" in text[advice:]


def test_advice_alone_is_told_as_nothing_flagged(run: Any, tmp_path: Path) -> None:
    (tmp_path / "examplin.md").write_text(f"{PAGE}\n### Precautions\n\nAvoid alcohol during treatment.\n")
    formulary = tmp_path / "formulary.sqlite"
    assert run("build", tmp_path, "-o", formulary).returncode == 0
    text = run("check", "examplin 5 mg daily", "--formulary", formulary).stdout
    assert "nothing was flagged but advice for the patient" in text[text.index("Flagged (0)") :]


def test_the_same_as_data(run: Any) -> None:
    done = run("check", "tofisopam 100 mg four times daily", "tramadol 50 mg every 6 hours", "--format", "json")
    report = json.loads(done.stdout)
    pair = next(f for f in report["findings"] if f["rule"] == "interaction" and f["status"] == "flagged")
    pages = {step["slug"] for step in pair["basis"] if step["kind"] == "page"}
    assert pages == {"tofisopam", "tramadol"}
    for step in pair["basis"]:
        if step["kind"] == "page":
            text = (LIBRARY / f"{step['slug']}.md").read_text(encoding="utf-8")
            assert text[step["start"] : step["end"]] == step["quote"]


def test_an_unknown_medicine_is_not_checked_and_near_names_are_offered(run: Any) -> None:
    done = run("check", "tofisopan 50 mg daily")
    assert done.returncode == 3
    assert "Could not check" in done.stdout
    assert "Tofisopam" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "tofisopam", "--age", "-1"), ("age",)),
        (("check", "tofisopam", "--sex", "purple"), ("sex",)),
        (("check",), ("medicines",)),
        (("check", "tofisopam", "--formulary", "nowhere.sqlite"), ("nowhere.sqlite", "build")),
        (("facts", "nowhere"), ("nowhere", "no such file")),
        (("build", "nowhere"), ("nowhere",)),
        (("sig",), ("--jsonl",)),
    ],
)
def test_wrong_use_says_where_and_what(run: Any, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_one_bad_page_does_not_stop_the_others(run: Any, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "good.md").write_text(PAGE)
    (tmp_path / "bad.md").write_bytes(b"# Bad\n\n5 \xb5g\n")
    done = run("facts", tmp_path)
    assert done.returncode == 2
    assert "bad.md:3" in done.stderr
    (line,) = done.stdout.split("\n")
    facts = json.loads(line)
    assert facts["page"] == "a/good.md"
    assert [(r["dose"], r["unit"]) for r in facts["regimens"]] == [([5, 5], "mg")]


def test_build_then_check_against_it(run: Any, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "examplin.md").write_text(PAGE)
    built = run("build", tmp_path / "pages", "-o", tmp_path / "f.sqlite")
    assert built.returncode == 0, built.stderr
    assert "1 monograph" in built.stderr
    done = run("check", "examplin 5 mg once daily", "--formulary", tmp_path / "f.sqlite")
    assert "1 monograph" in done.stdout
    first = (tmp_path / "f.sqlite").read_bytes()
    run("build", tmp_path / "pages", "-o", tmp_path / "f.sqlite")
    assert (tmp_path / "f.sqlite").read_bytes() == first


def test_the_same_pages_give_the_same_bytes() -> None:
    """Whatever order Python's sets have in a run."""
    runs = [
        subprocess.run(
            [COMMAND, "facts", LIBRARY], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert runs[0].count(b"\n") == 20
    assert runs[0] == runs[1] == runs[2]


def test_sig_lines(run: Any) -> None:
    done = run("sig", "--jsonl", given=b'{"id": "a", "text": "50 mg three times daily"}\nnonsense\n')
    assert done.returncode == 2
    first, second = done.stdout.replace("} {", "}\n{").split("\n")
    assert json.loads(first)["regimens"][0]["frequency"] == [3, 3]
    assert "line 2" in json.loads(second)["error"]


def test_a_case_a_line(run: Any) -> None:
    lines = [
        {"id": "a", "patient": {"age_years": 70}, "medicines": [{"text": "tofisopam 100 mg four times daily"}]},
        {"id": "b", "patient": {"wieght": 70}, "medicines": ["tofisopam"]},
        {"id": "c", "medicines": ["warfarin 5 mg"] * 201},
        {"resourceType": "Bundle", "id": "d", "entry": []},
    ]
    given = b"\n".join([*(json.dumps(line).encode() for line in lines), b"{", b"\xff", b"", b'{"medicines": [NaN]}'])
    command = subprocess.run([COMMAND, "check", "--jsonl"], input=given, capture_output=True, check=False)
    results = [json.loads(line) for line in command.stdout.splitlines()]
    assert command.returncode == 2
    assert [result["id"] for result in results] == ["a", "b", "c", "d", None, None, None]
    assert all(isinstance(result["findings"], list) for result in results)
    flagged = {finding["rule"] for finding in results[0]["findings"] if finding["status"] == "flagged"}
    assert "age" in flagged
    wrong = {result["id"]: result["error"]["where"] for result in results[1:4]}
    assert wrong == {"b": "patient.wieght", "c": "medicines", "d": "medicines"}


@pytest.mark.parametrize(
    "content",
    [
        '{"patient": {"age": 70}, "medicines": ["tofisopam 50 mg"]}',
        "patient: {age: 70}\nmedicines:\n  - tofisopam 50 mg\n",
        '{"resourceType": "MedicationRequest", "medicationCodeableConcept": {"text": "tofisopam 50 mg"}}',
        "Medications:\n- tofisopam 50 mg\n",
    ],
)
def test_a_case_in_a_file_of_any_form(run: Any, tmp_path: Path, content: str) -> None:
    path = tmp_path / "case"
    path.write_text(content, encoding="utf-8")
    done = run("check", "--case", path)
    assert "tofisopam 50 mg: the page Tofisopam; 50 mg at one time" in done.stdout
    assert run("check", "--case", "-", given=content.encode()).stdout == done.stdout
