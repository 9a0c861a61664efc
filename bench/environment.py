"""Where the peers live: an environment of their own that `bench/peers.sh` makes, never the project's."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

BENCH = Path(__file__).parent
COMMAND = Path(sys.executable).parent / "dispensatory"  # of the environment that runs the benchmark


def peers_python() -> Path:
    """The Python of the peers' environment: `.venv-peers`, or the folder in PEERS. Exits where there is none."""
    python = Path(os.environ.get("PEERS") or BENCH.parent / ".venv-peers") / "bin" / "python"
    if not python.exists():
        sys.exit(f"{python}: the peers are not installed; run `sh bench/peers.sh`, or name their environment in PEERS")
    return python


def ask_peer(script: str, *arguments: object) -> Any:
    """What the script of that name in `bench/peers` prints, in the peers' environment, from JSON."""
    command = [str(peers_python()), str(BENCH / "peers" / script), *map(str, arguments)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
