"""The tables that the benchmarks draw on say what they are taken to say."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from dispensatory.vocab import load

DATA = Path(__file__).parents[2] / "bench" / "data"


def table(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, restkey="more", restval="missing"))


def names(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def test_every_classic_pair_has_a_reason_a_source_and_a_date() -> None:
    rows = table("classic_pairs.tsv")
    assert rows
    for row in rows:
        assert list(row) == ["first", "second", "why", "source", "date"]
        assert all(value.strip() and value == value.strip() for value in row.values()), row
        assert re.fullmatch(r"20\d\d(-\d\d-\d\d)?", row["date"]), row


def test_no_classic_pair_stands_twice_in_either_order() -> None:
    vocab = load()
    pairs = [frozenset(vocab.substance(row[side]) or row[side] for side in ("first", "second")) for row in
             table("classic_pairs.tsv")]  # fmt: skip
    assert all(len(pair) == 2 for pair in pairs)
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("side", ["first", "second"])
def test_every_classic_medicine_is_a_substance_of_the_vocabulary(side: str) -> None:
    """A misspelled name would count as a miss of the check."""
    vocab = load()
    assert [row[side] for row in table("classic_pairs.tsv") if vocab.substance(row[side]) is None] == []


def test_the_well_known_medicines_stand_once_each_and_in_order() -> None:
    found = names("well_known.txt")
    assert found == sorted(set(found))
    vocab = load()
    assert [name for name in found if vocab.substance(name) is None] == []
