"""How fast a population is screened: patients a second and the most memory, for 10^4, 10^5 and 10^6 patients.

    python -m bench.screen FORMULARY [--patients 10000 100000 1000000] [--draw real uniform]

The rows stand in no order. Every patient takes five medicines. `real` draws them as prescriptions are: the well-known
names with a page, the n-th by chance in proportion to 1 / (n + 10), each in four doses, and one in fifty any title of
the formulary. `uniform` draws all titles alike: the same pair is seldom drawn again, which is harder than any real
population. Each size runs in a process of its own, for its own peak of memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

import duckdb

from dispensatory.formulary import Formulary, open_formulary
from dispensatory.screen import Inputs, screen

SIGS = ("50 mg twice daily", "1 tablet daily", "500 mg three times a day", "10 mg at night")
SEED = 20_240_501
WELL_KNOWN = Path(__file__).parent / "data" / "well_known.txt"
_COMMONEST = 11  # the commonest name is drawn twice as often as the eleventh after it
_TICKETS = 10_000


def main() -> None:
    """Print one line a draw and size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("formulary", type=Path)
    parser.add_argument("--patients", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--draw", choices=DRAWS, nargs="+", default=list(DRAWS))
    arguments = parser.parse_args()
    if len(arguments.patients) == len(arguments.draw) == 1:
        with tempfile.TemporaryDirectory() as folder:
            measure(arguments.formulary, arguments.draw[0], arguments.patients[0], Path(folder))
        return
    again = [sys.executable, "-m", "bench.screen", str(arguments.formulary)]
    for draw in arguments.draw:
        for size in arguments.patients:
            subprocess.run([*again, "--patients", str(size), "--draw", draw], check=True)


def measure(formulary: Path, draw: str, size: int, folder: Path) -> None:
    """Make the tables of `size` patients, screen them, and print how long it took.

    Beside the clock it tells the seconds of processor, of all cores: where others use them too, these say more.
    """
    reference = open_formulary(formulary)
    inputs = Inputs(folder / "patients.parquet", folder / "medicines.parquet")
    with get_context("spawn").Pool(1) as apart:  # so that the peak of memory is that of the screening
        apart.apply(make, (inputs, DRAWS[draw](reference), size))
    start, busy = time.perf_counter(), time.process_time()
    summary = screen(reference, inputs, folder / "findings.parquet")
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers = sum(summary.counts.values())
    print(
        f"{draw:>8} {size:>9,} patients: {seconds:6.1f} s, {size / seconds:8,.0f} a second; "
        f"{busy:6.1f} s of processor; {peak:6,.0f} MB; {answers:,} answers"
    )


def uniform(formulary: Formulary) -> list[str]:
    """Every title once, each in one dose."""
    rng = random.Random(SEED)
    return [f"{title} {rng.choice(SIGS)}" for title in _titles(formulary)]


def real(formulary: Formulary) -> list[str]:
    """Lines as often as they are to be drawn: common medicines often."""
    rng = random.Random(SEED)
    names = [name for name in WELL_KNOWN.read_text(encoding="utf-8").split("\n") if name and formulary.find(name)]
    rng.shuffle(names)
    weights = [1 / (place + _COMMONEST) for place in range(len(names))]
    common = rng.choices(names, weights, k=_TICKETS * 49 // 50)
    rare = rng.choices(_titles(formulary), k=_TICKETS // 50)
    return [f"{name} {rng.choice(SIGS)}" for name in (*common, *rare)]


DRAWS = {"real": real, "uniform": uniform}


def _titles(formulary: Formulary) -> list[str]:
    return [row[0] for row in formulary.connection.execute("SELECT title FROM monograph ORDER BY id")]


def make(inputs: Inputs, lines: list[str], size: int) -> None:
    """Tables of `size` patients: age and sex of all, eGFR of one in ten, a pregnancy of one in a hundred."""
    database = duckdb.connect()
    database.execute("SET enable_progress_bar = false")
    database.execute("CREATE TABLE line (i BIGINT, text VARCHAR)")
    database.execute("INSERT INTO line SELECT unnest(range(?)), unnest(?::VARCHAR[])", [len(lines), lines])
    database.execute(f"""COPY (SELECT 'p' || i AS person_id, hash(i, 1) % 95 AS age_years,
            if(hash(i, 2) % 2 = 0, 'female', 'male') AS sex,
            if(hash(i, 3) % 10 = 0, 15 + hash(i, 4) % 75, NULL) AS egfr,
            if(hash(i, 2) % 2 = 0 AND hash(i, 1) % 95 BETWEEN 16 AND 45, hash(i, 5) % 15 = 0, NULL) AS pregnant
        FROM range({size}) AS t(i)) TO '{inputs.patients}'""")
    database.execute(f"""COPY (SELECT 'p' || p.i AS person_id, line.text
        FROM range({size}) AS p(i) CROSS JOIN range(5) AS m(n)
        JOIN line ON line.i = hash(p.i, m.n, {SEED}) % {len(lines)}
        ORDER BY hash(p.i, m.n)) TO '{inputs.medicines}'""")


if __name__ == "__main__":
    main()
