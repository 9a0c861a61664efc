"""The tests of the rules share tiny.py, which is imported by its file's name."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
