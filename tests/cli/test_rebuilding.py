"""A folder built again: what has not changed is not read again, and the answers are those of a first build."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from dispensatory.cli.build import build_from
from dispensatory.formulary import Entry, open_formulary
from dispensatory.search import search

PAGES = {
    "a/examplin.md": "### Usage\nUsed to treat pain.\n### Precautions\nAvoid it in pregnancy.\n",
    "b/otherin.md": "### Usage\nUsed to treat gout.\n",
    "c/otherin.md": "### Usage\nUsed to treat asthma.\n",  # its slug is that of the page before
    "d/strange.md": "Nothing of the form.\n",  # read with a problem
}
CHANGES: dict[str, dict[str, str | None]] = {
    "nothing": {},
    "one page says something else": {"a/examplin.md": "### Usage\nUsed to treat cough.\n"},
    "the page with a slug of another": {"c/otherin.md": "### Usage\nUsed to treat migraine.\n"},
    "a page gets a problem": {"b/otherin.md": "It is a medicine.\n"},
    "a page loses its problem": {"d/strange.md": "### Usage\nUsed to treat fever.\n"},
    "a page more": {"e/newin.md": "### Usage\nUsed to treat fever.\n"},
    "a page less": {"b/otherin.md": None},
    "a page that cannot be read": {"b/otherin.md": "\0"},
}


def write(folder: Path, pages: Mapping[str, str | None]) -> None:
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink()
        else:
            path.write_text(text if text == "\0" else f"---\ntitle: {path.stem.capitalize()}\n---\n{text}", "utf-8")


def answers(path: Path) -> object:
    """All that a formulary answers from, but for the numbers of its rows."""
    formulary = open_formulary(path)
    slugs = [slug for (slug,) in formulary.connection.execute("SELECT slug FROM monograph ORDER BY slug")]
    entries: list[Entry | None] = [formulary.monograph(slug) for slug in slugs]
    problems = sorted(formulary.connection.execute("SELECT page, message FROM problem"))
    uses = sorted(
        formulary.connection.execute(
            "SELECT m.slug, i.term, q.quote FROM indication AS i JOIN monograph AS m ON m.id = i.monograph_id "
            "JOIN quotation AS q ON q.id = i.evidence_id"
        )
    )
    found = {word: [hit.slug for hit in search(formulary, word)] for word in ("pain", "cough", "gout", "otherin")}
    return entries, problems, uses, found, formulary.meta


@pytest.mark.parametrize("change", CHANGES)
def test_a_second_build_answers_as_a_first_one(tmp_path: Path, change: str) -> None:
    folder, again, first = tmp_path / "pages", tmp_path / "again.sqlite", tmp_path / "first.sqlite"
    write(folder, PAGES)
    build_from(folder, again)
    write(folder, CHANGES[change])
    summary = build_from(folder, again)
    fresh = build_from(folder, first)
    assert answers(again) == answers(first)
    assert (summary.monographs, summary.facts, summary.problems) == (fresh.monographs, fresh.facts, fresh.problems)


def test_what_has_not_changed_is_not_written_again(tmp_path: Path) -> None:
    folder, target = tmp_path / "pages", tmp_path / "formulary.sqlite"
    write(folder, PAGES)
    build_from(folder, target)
    before = target.stat()
    build_from(folder, target)
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    build_from(folder, target, fresh=True)
    assert target.stat().st_ino != before.st_ino


def test_a_formulary_of_another_engine_is_built_anew(tmp_path: Path) -> None:
    folder, target, first = tmp_path / "pages", tmp_path / "formulary.sqlite", tmp_path / "first.sqlite"
    write(folder, PAGES)
    build_from(folder, target)
    with sqlite3.connect(target) as database:
        database.execute("UPDATE meta SET value = 'another' WHERE key = 'reader'")
        database.execute("UPDATE monograph SET title = 'Stale'")
    build_from(folder, target)
    build_from(folder, first)
    assert target.read_bytes() == first.read_bytes()
