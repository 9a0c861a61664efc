"""How fast a population is screened: patients a second and the most memory, for 10^4, 10^5 and 10^6 patients.

    python -m bench.screen FORMULARY [--patients 10000 100000 1000000]

The rows stand in no order. Every patient takes five medicines, drawn from all the titles of the formulary alike: the
same pair is seldom drawn again, which is harder than any real population. Each size runs in a process of its own, for
its own peak of memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

from dispensatory.formulary import open_formulary
from dispensatory.screen import Inputs, screen

SIGS = ("50 mg twice daily", "1 tablet daily", "500 mg three times a day", "10 mg at night")
SEED = 20_240_501


def main() -> None:
    """Print one line a size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("formulary", type=Path)
    parser.add_argument("--patients", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    arguments = parser.parse_args()
    if len(arguments.patients) > 1:
        for size in arguments.patients:
            subprocess.run(
                [sys.executable, "-m", "bench.screen", str(arguments.formulary), "--patients", str(size)], check=True
            )
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(arguments.formulary, arguments.patients[0], Path(folder))


def measure(formulary: Path, size: int, folder: Path) -> None:
    """Make the tables of `size` patients, screen them, and print how long it took."""
    reference = open_formulary(formulary)
    inputs = make(
        folder, [row[0] for row in reference.connection.execute("SELECT title FROM monograph ORDER BY id")], size
    )
    start = time.perf_counter()
    summary = screen(reference, inputs, folder / "findings.parquet")
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    answers = sum(summary.counts.values())
    print(
        f"{size:>9,} patients: {seconds:6.1f} s, {size / seconds:8,.0f} a second, {peak:6,.0f} MB, {answers:,} answers"
    )


def make(folder: Path, titles: list[str], size: int) -> Inputs:
    """Tables of `size` patients: age and sex of all, eGFR of one in ten, a pregnancy of one in a hundred."""
    database = duckdb.connect()
    rng = random.Random(SEED)
    database.execute("CREATE TABLE title (i BIGINT, name VARCHAR)")
    database.execute(
        "INSERT INTO title SELECT unnest(range(?)), unnest(?::VARCHAR[])",
        [len(titles), [f"{title} {rng.choice(SIGS)}" for title in titles]],
    )
    patients, medicines = folder / "patients.parquet", folder / "medicines.parquet"
    database.execute(f"""COPY (SELECT 'p' || i AS person_id, hash(i, 1) % 95 AS age_years,
            if(hash(i, 2) % 2 = 0, 'female', 'male') AS sex,
            if(hash(i, 3) % 10 = 0, 15 + hash(i, 4) % 75, NULL) AS egfr,
            if(hash(i, 2) % 2 = 0 AND hash(i, 1) % 95 BETWEEN 16 AND 45, hash(i, 5) % 15 = 0, NULL) AS pregnant
        FROM range({size}) AS t(i)) TO '{patients}'""")
    database.execute(f"""COPY (SELECT 'p' || p.i AS person_id, title.name AS text
        FROM range({size}) AS p(i) CROSS JOIN range(5) AS m(n)
        JOIN title ON title.i = hash(p.i, m.n, {SEED}) % {len(titles)}
        ORDER BY hash(p.i, m.n)) TO '{medicines}'""")
    return Inputs(patients, medicines)


if __name__ == "__main__":
    main()
