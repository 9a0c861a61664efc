"""What share of the corpus's terms the vocabulary knows, by weight: a term counts as often as it is stated.

    dispensatory facts FOLDER > facts.jsonl
    python -m bench.mapped_terms facts.jsonl [--top 25] [--kind conditions]

The look-ups are the vocabulary's own, those by which a formulary is built. An interaction's target counts as mapped
where it is a substance, a class, or a food, drink, test or other exposure of the vocabulary; of the classes it says
how many are named by an everyday word only ("blood thinner"), for those are mapped with less certainty.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dispensatory.vocab import Vocabulary, load


def main() -> None:
    """Print the share of each kind of term, and the heaviest terms that are not mapped."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path, help="JSON lines, as `dispensatory facts` writes them")
    parser.add_argument("--top", type=int, default=25, help="how many unmapped terms of each kind to print")
    parser.add_argument("--kind", help="only the kinds that begin so")
    arguments = parser.parse_args()
    vocabulary = load()
    counted = {kind: terms for kind, terms in count(arguments.facts).items() if kind.startswith(arguments.kind or "")}
    for kind, terms in sorted(counted.items()):
        report(kind, terms, vocabulary, arguments.top)


def count(path: Path) -> dict[str, Counter[str]]:
    """For each kind of term, how many facts state each term."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            for kind, term in terms_of(json.loads(line)):
                counted[kind][term] += 1
    return counted


def terms_of(page: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and term of every fact of a page that names one."""
    for fact in page["interactions"]:
        yield f"interactions: {fact['kind']}", fact["target"]
        yield "interactions", fact["target"]
    for kind in ("classes", "conditions", "effects", "indications"):
        for fact in page[kind]:
            yield kind, fact["term"]


def report(kind: str, terms: Counter[str], vocabulary: Vocabulary, top: int) -> None:
    """Print one kind: mentions, the share that is mapped, to what, and the heaviest that are not."""
    kinds: Counter[str] = Counter()
    unmapped: Counter[str] = Counter()
    for term, weight in terms.items():
        found = mapped(kind, term, vocabulary)
        kinds[found or "none"] += weight
        if found is None:
            unmapped[term] = weight
    total = terms.total()
    share = 1 - kinds["none"] / total
    parts = ", ".join(f"{name} {weight / total:.1%}" for name, weight in kinds.most_common() if name != "none")
    print(f"{kind}: {total:,} mentions of {len(terms):,} terms, {share:.1%} mapped ({parts})")
    print(f"    unmapped: {unmapped.total():,} mentions of {len(unmapped):,} terms")
    for term, weight in sorted(unmapped.items(), key=lambda pair: (-pair[1], pair[0]))[:top]:
        print(f"    {weight:6} {term}")


def mapped(kind: str, term: str, vocabulary: Vocabulary) -> str | None:
    """What sort of entry `term` is mapped to; None where to none."""
    if kind in ("conditions", "indications"):
        return "condition" if vocabulary.condition(term) else None
    if kind == "effects":
        return "effect" if vocabulary.effect(term) else None
    if kind == "classes":
        return _class(term, vocabulary)
    return _target(kind, term, vocabulary)


def _target(kind: str, term: str, vocabulary: Vocabulary) -> str | None:
    """The same for an interaction's target; what the page takes it for is tried first."""
    if kind.endswith("class") and (found := _class(term, vocabulary)):
        return found
    if kind.endswith(("food", "other")) and vocabulary.exposure(term):
        return "exposure"
    if vocabulary.base(term):
        return "substance"
    return _class(term, vocabulary) or ("exposure" if vocabulary.exposure(term) else None)


def _class(term: str, vocabulary: Vocabulary) -> str | None:
    if not vocabulary.class_(term):
        return None
    return "everyday word for a class" if vocabulary.is_vague(term) else "class"


if __name__ == "__main__":
    main()
