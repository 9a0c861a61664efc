"""Opening: a clear error for what is no formulary, and use from several threads."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from making import VOCABULARY, entry, pages

from dispensatory.errors import FormularyError
from dispensatory.formulary import open_formulary
from dispensatory.formulary.building import build


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "a folder? #1" / "formulary.sqlite"
    path.parent.mkdir()
    build(pages(), path, vocabulary=VOCABULARY)
    return path


def refused(path: Path) -> str:
    with pytest.raises(FormularyError) as caught:
        open_formulary(path)
    assert caught.value.where == str(path)
    assert "dispensatory build" in caught.value.hint
    return caught.value.what


def test_a_missing_file(tmp_path: Path) -> None:
    assert "no such formulary" in refused(tmp_path / "none.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    assert "no such formulary" in refused(tmp_path)


@pytest.mark.parametrize("content", [b"", b"# Tofisopam\n", b"SQLite format 3\0" + b"\xff" * 500])
def test_another_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(content)
    assert "no formulary" in refused(path)


def test_another_database(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE meta (key, value)")
    assert "no formulary" in refused(path)


def test_another_form(target: Path) -> None:
    with closing(sqlite3.connect(target)) as database:
        database.execute("PRAGMA user_version = 999")
    assert "form 999" in refused(target)


@pytest.mark.parametrize("kept", [100, 4096, 40_960, -4096, -1])
def test_a_file_cut_short(target: Path, kept: int) -> None:
    target.write_bytes(target.read_bytes()[:kept])
    assert "damaged" in refused(target)


def test_several_threads_share_one_formulary(target: Path) -> None:
    formulary = open_formulary(target)
    expected = (formulary.find("tramadol"), formulary.near("tofizopam"), formulary.monograph("tofisopam"))

    def ask(_: int) -> object:
        return formulary.find("tramadol"), formulary.near("tofizopam"), formulary.monograph("tofisopam")

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(ask, range(40))) == [expected] * 40


def test_a_reader_keeps_what_it_opened_while_a_build_replaces_it(target: Path) -> None:
    old = open_formulary(target)
    build([entry("New")], target, vocabulary=VOCABULARY)
    assert old.monograph("tofisopam") is not None
    assert open_formulary(target).meta["monographs"] == "1"
