"""What the tests of several rooms share can be imported by its file's name."""

import sys
from pathlib import Path

for room in ("extract", "formulary", "rules", "screen"):
    sys.path.insert(0, str(Path(__file__).parent / room))
