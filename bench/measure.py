"""What a whole process costs: wall clock, processor time and the most memory, its children included. Linux only."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_EVERY = 0.05  # seconds between two looks at the memory
_MEGABYTE = 1e6


class Cost(NamedTuple):
    """The cost of one process with its children; memory is their private and proportional share, added up."""

    wall_s: float
    cpu_s: float
    peak_mb: float
    exit_code: int
    output_bytes: int


def run_measured(command: Sequence[str]) -> Cost:
    """Run `command` to its end, its standard output counted and thrown away, and tell what it cost."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    peak = _Peak(process.pid)
    peak.start()
    assert process.stdout is not None
    size = 0
    while chunk := process.stdout.read(1 << 16):
        size += len(chunk)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    peak.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak.megabytes, process.returncode, size)


class _Peak(threading.Thread):
    """Looks at the memory of a process and its descendants until it is stopped."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.megabytes = 0.0
        self._root = root
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(_EVERY):
            self.megabytes = max(self.megabytes, sum(map(_memory, _family(self._root))) / _MEGABYTE)

    def stop(self) -> None:
        self._done.set()
        self.join()


def _family(root: int) -> list[int]:
    """`root` and all that descend from it."""
    children: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (parent := _parent(folder)) is not None:
            children.setdefault(parent, []).append(int(folder.name))
    family = [root]
    for member in family:  # grows as it is walked
        family.extend(children.get(member, ()))
    return family


def _parent(folder: Path) -> int | None:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError, ValueError):
        return None  # it has ended


def _memory(number: int) -> int:
    """The bytes of memory of one process, what it shares with others counted in parts."""
    try:
        for line in Path(f"/proc/{number}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    except OSError:
        pass  # it has ended, or is another user's
    return 0
