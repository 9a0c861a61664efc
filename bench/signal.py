"""How much of what the check flags deserves it: pairs drawn at random beside pairs known to be dangerous.

    python -m bench.signal FORMULARY [--pairs 2000] [--seed 20240501] [--read N]

Noise: pairs are drawn, each once and always the same for one seed, from the well-known medicines with one ingredient
that have a page in the formulary (`data/well_known.txt`: generic names that stand on lists of essential or most
prescribed medicines). Printed is the share that the rules `interaction` and `duplicate_ingredient` flag, by the worst
severity. Most pairs of a prescription are harmless, so a share that is high is a flood.

Signal: of the pairs in `data/classic_pairs.tsv` whose pages are both there, the share flagged with both medicines in
one finding, by severity, and those that are missed or shown as information only, with both slugs. Where only one page
is there the pair can still be found by the other's class; these are counted apart.

`--read N` prints the first N critical findings among the random pairs, with the quotes they rest on.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench.tables import lines, rows

from dispensatory.cases import Case, Finding
from dispensatory.cases.lines import read_line
from dispensatory.check import run
from dispensatory.formulary import Formulary, open_formulary

RULES = ("interaction", "duplicate_ingredient")
SEVERITIES = ("critical", "warning", "info")


class Pair(NamedTuple):
    """A pair known to be dangerous."""

    first: str
    second: str
    why: str
    source: str
    date: str


def main() -> None:
    """Print the noise, the signal, and what is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("formulary", type=Path)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20_240_501)
    parser.add_argument("--read", type=int, default=0, metavar="N")
    arguments = parser.parse_args()
    formulary = open_formulary(arguments.formulary)
    print(formulary.describe())
    critical = noise(formulary, arguments.pairs, arguments.seed)
    signal(formulary)
    for finding in critical[: arguments.read]:
        show(finding)


def noise(formulary: Formulary, count: int, seed: int) -> list[Finding]:
    """Print how many of `count` random pairs are flagged; gives the critical findings, in the order drawn."""
    names = [name for name in lines("well_known.txt") if is_single(formulary, name)]
    pairs = random.Random(seed).sample(list(combinations(names, 2)), count)
    worst = [worst_finding(formulary, *pair) for pair in pairs]
    counts: Counter[str | None] = Counter(finding.severity if finding else None for finding in worst)
    print(f"\n{count:,} random pairs of {len(names)} well-known medicines (seed {seed}), by the worst finding")
    table(counts, count, "not flagged")
    return [finding for finding in worst if finding and finding.severity == "critical"]


def signal(formulary: Formulary) -> None:
    """Print how many of the classic pairs are flagged, and which are missed or shown as information only."""
    found: dict[int, Counter[str | None]] = {1: Counter(), 2: Counter()}
    weak: dict[str | None, list[str]] = {None: [], "info": []}
    for pair in classic_pairs():
        slugs = [slug(formulary, name) for name in pair[:2]]
        pages = sum(page is not None for page in slugs)
        if not pages:
            continue
        finding = worst_finding(formulary, pair.first, pair.second)
        severity = finding.severity if finding else None
        found[pages][severity] += 1
        if severity in weak:
            on = " + ".join(page or "no page" for page in slugs)
            weak[severity].append(f"{pair.first} + {pair.second} ({pair.why}): {on}")
    for pages, words in ((2, "with both pages"), (1, "with one page")):
        total = sum(found[pages].values())
        print(f"\n{total} classic dangerous pairs {words}")
        table(found[pages], total, "missed")
    for severity, words in ((None, "missed"), ("info", "flagged as information only")):
        print(f"\n{words}: {len(weak[severity])}")
        for line in sorted(weak[severity], key=lambda line: "no page" in line):
            print(f"  {line}")


def table(counts: Counter[str | None], total: int, none: str) -> None:
    """Print a line a severity, and one for `None`, which is called `none`."""
    flagged = total - counts[None]
    print(f"  {'flagged':<12}{flagged:>6}{flagged / max(total, 1):>9.1%}")
    for severity in (*SEVERITIES, None):
        print(f"  {severity or none:<12}{counts[severity]:>6}{counts[severity] / max(total, 1):>9.1%}")


def worst_finding(formulary: Formulary, first: str, second: str) -> Finding | None:
    """The worst finding that names both medicines; None where the pair is not flagged."""
    report = run(formulary, Case(medicines=(read_line(first), read_line(second))))
    flagged = (f for f in report.findings if f.rule in RULES and f.status == "flagged" and len(f.medicines) == 2)
    return min(flagged, key=lambda f: SEVERITIES.index(f.severity or "info"), default=None)


def show(finding: Finding) -> None:
    """Print one finding with the steps it rests on."""
    print(f"\n{finding.message} [{finding.certainty}]")
    for step in finding.basis:
        print(f"  - {step.says}")
        print(f"    {step.slug}, {step.section}: {step.quote!r}" if step.kind == "page" else f"    {step.source}")


def is_single(formulary: Formulary, name: str) -> bool:
    """Whether the page that `name` asks for is there and has one ingredient."""
    query = "SELECT count(DISTINCT coalesce(substance, lower(name))) FROM ingredient WHERE monograph_id = ?"
    page = formulary.find(name)
    return page is not None and formulary.connection.execute(query, (page,)).fetchone()[0] == 1


def slug(formulary: Formulary, name: str) -> str | None:
    """The slug of the page that `name` asks for."""
    row = formulary.connection.execute("SELECT slug FROM monograph WHERE id = ?", (formulary.find(name),)).fetchone()
    return str(row[0]) if row else None


def classic_pairs() -> list[Pair]:
    """The pairs of `data/classic_pairs.tsv`."""
    return [Pair(*row) for row in rows("classic_pairs.tsv")]


if __name__ == "__main__":
    main()
