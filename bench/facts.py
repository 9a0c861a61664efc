"""How fast pages are read into facts, beside spaCy with medspaCy on the same pages in the same run.

    python -m bench.facts FOLDER [--sample 40] [--rounds 3]

1. `dispensatory facts FOLDER` as a whole process, start and vocabulary included: pages and megabytes a second, clock,
   processor time and the most memory of the process with its children.
2. A sample of the pages, evenly spaced, read by one warm process of each kind, in turn and as often as `--rounds`:
   ours (page to every kind of fact) and the peer's (a blank English pipeline: sentences, a target list of the medicines
   in `data/well_known.txt`, ConText), once with medspaCy's own parter of sentences, PyRuSH, and once with spaCy's plain
   one. What each loads before its first page is not counted. The peer finds one kind of thing and what is said of it,
   ours ten kinds; it is the nearest open pipeline for clinical text.

The ratio is of bytes a second of one core (processor time), so that neither other work on the machine nor the number of
cores changes it. The median round counts.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from bench.environment import COMMAND, ask_peer
from bench.measure import run_measured
from bench.tables import DATA

from dispensatory.extract import facts_of, facts_of_each
from dispensatory.monographs import page_paths, read_page

PEERS = {"medspacy_pyrush": "medspaCy, PyRuSH", "sentencizer": "medspaCy, plain"}


def main() -> None:
    """Print the figures of the whole command and of the sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=40, help="pages that both read")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--ours", action="store_true", help=argparse.SUPPRESS)  # one round of ours, as JSON
    arguments = parser.parse_args()
    pages = list(page_paths(arguments.folder))
    sample = pages[:: max(len(pages) // arguments.sample, 1)][: arguments.sample]
    if arguments.ours:
        sys.stdout.write(json.dumps(warm(sample)))
        return
    whole(arguments.folder, pages)
    beside(arguments, sample)


def whole(folder: Path, pages: list[Path]) -> None:
    """Print what the command costs on the whole folder."""
    megabytes = sum(page.stat().st_size for page in pages) / 1e6
    cost = run_measured([str(COMMAND), "facts", str(folder)])
    print(f"dispensatory facts: {len(pages):,} pages, {megabytes:.1f} MB to {cost.output_bytes / 1e6:.0f} MB of facts")
    for name, seconds in (("clock", cost.wall_s), ("processor", cost.cpu_s)):
        rates = f"{len(pages) / seconds:8.0f} pages/s {megabytes / seconds:8.2f} MB/s"
        print(f"  {name:<10} {seconds:8.1f} s {rates}{' a core' if name == 'processor' else ''}")
    print(f"  {'memory':<10} {cost.peak_mb:8.0f} MB at most, with children; exit code {cost.exit_code}")


def beside(arguments: argparse.Namespace, sample: list[Path]) -> None:
    """Print ours and the peer's rate on the sample, and the ratio of the two."""
    ours: list[dict[str, Any]] = []
    peers: dict[str, list[dict[str, Any]]] = {pipe: [] for pipe in PEERS}
    again = [sys.executable, "-m", "bench.facts", str(arguments.folder), "--sample", str(arguments.sample), "--ours"]
    for _ in range(arguments.rounds):
        ours.append(json.loads(subprocess.run(again, check=True, stdout=subprocess.PIPE).stdout))
        for pipe, rounds in peers.items():
            rounds.append(ask_peer("medspacy_pipeline.py", pipe, DATA / "well_known.txt", *sample))
    print(
        f"\nthe same {len(sample)} pages, {ours[0]['bytes'] / 1e6:.2f} MB, warm, one core, median of {arguments.rounds}"
    )
    rate = report("dispensatory", ours)
    print()
    for pipe, rounds in peers.items():
        print(f"   ratio a core: {rate / report(PEERS[pipe], rounds):.1f}")


def report(name: str, rounds: list[dict[str, Any]]) -> float:
    """Print one line, without its end; gives the megabytes a second of one core."""
    first, seconds = rounds[0], float(median(found["cpu_s"] for found in rounds))
    rate = float(first["bytes"] / 1e6 / seconds)
    print(f"  {name:<18}{seconds:8.2f} s {first['pages'] / seconds:8.1f} pages/s {rate:8.3f} MB/s", end="")
    print(f"   {first['found']:<32}", end="")
    return rate


def warm(sample: list[Path]) -> dict[str, Any]:
    """Read the sample together, as the command does; one page is read before, to load what is loaded once."""
    for monograph in read_page(sample[0]):
        facts_of(monograph)
    gc.freeze()
    start = time.process_time()
    count = 0
    for found in facts_of_each([monograph for page in sample for monograph in read_page(page)]):
        count += sum(map(len, (found.interactions, found.effects, found.conditions, found.regimens)))
    spent = time.process_time() - start
    size = sum(page.stat().st_size for page in sample)
    return {"pages": len(sample), "bytes": size, "cpu_s": spent, "found": f"{count:,} facts of four kinds"}


if __name__ == "__main__":
    main()
