"""A build that is killed at any moment leaves the old formulary or the new one, whole."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from making import VOCABULARY, entry, names_in

from dispensatory.formulary import open_formulary
from dispensatory.formulary.building import build

BUILD = """
import sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from making import VOCABULARY, entry
from dispensatory.formulary.building import build
new = [entry(f"New {number}", text="# New\\n\\n### Usage\\n" + "word " * 2000) for number in range(400)]
print("ready", flush=True)
while True:
    build(new, Path(sys.argv[2]), vocabulary=VOCABULARY)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system that can kill a process outright")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    target = tmp_path / "formulary.sqlite"
    build([entry("Old")], target, vocabulary=VOCABULARY)
    chance = random.Random(1)
    for _ in range(8):
        command = [sys.executable, "-c", BUILD, str(Path(__file__).parent), str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.4))
            process.kill()
        formulary = open_formulary(target)
        assert formulary.meta["monographs"] in ("1", "400")
        assert formulary.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    build([entry("Last")], target, vocabulary=VOCABULARY)
    assert names_in(tmp_path) == [target.name]


def test_leftovers_are_removed_and_nothing_else_is(tmp_path: Path) -> None:
    target = tmp_path / "formulary.sqlite"
    others = [".other.sqlite.1.building", "formulary.sqlite.building", ".formulary.sqlite.bak"]
    for name in [*others, ".formulary.sqlite.0011.building"]:
        (tmp_path / name).write_text("left behind")
    build([entry("New")], target, vocabulary=VOCABULARY)
    assert names_in(tmp_path) == sorted([*others, target.name])
