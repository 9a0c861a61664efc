"""Real pages and their annotations, where they lie beside the checkout (../shared); skipped, and said so, elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from dispensatory.extract import facts_of
from dispensatory.facts import PageFacts
from dispensatory.monographs import page_paths, read_page

SHARED = Path(__file__).parents[3] / "shared"
CORPUS, GOLD = SHARED / "corpus", SHARED / "gold"
KINDS = (
    *("ingredient_statements", "classes", "indications", "regimens", "population_statements"),
    *("conditions", "interactions", "effects", "advice_statements"),
)

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout (../shared/corpus)")


def facts_of_file(path: Path) -> list[tuple[str, PageFacts]]:
    return [(monograph.text, facts_of(monograph)) for monograph in read_page(path, CORPUS)]


def test_every_tenth_page_gives_facts_whose_quotes_stand_where_they_say() -> None:
    paths = list(page_paths(CORPUS))
    assert len(paths) > 5000
    for path in paths[::10]:
        for text, facts in facts_of_file(path):
            for kind in KINDS:
                for fact in getattr(facts, kind):
                    assert fact.quote, path
                    assert text[fact.start : fact.end] == fact.quote, path


def test_no_dangerous_miss_and_no_fall_of_the_score(tmp_path: Path) -> None:
    """A stated stop is never read as fine or silent; the mean F1 stays above what it was when this was written."""
    lines = []
    for path in sorted((GOLD / "dev").glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))["page"]
        lines += [msgspec.json.encode(facts) for _, facts in facts_of_file(CORPUS / page)]
    read = tmp_path / "facts.jsonl"
    read.write_bytes(b"\n".join(lines))
    scored = subprocess.run(
        [sys.executable, GOLD / "score.py", GOLD / "dev", read, "--pages", CORPUS],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "dangerous misses 0" in scored, scored
    assert "quotes not found in their page: 0 of" in scored, scored
    assert float(scored.rsplit("mean F1", 1)[1]) >= 0.9, scored
