"""The rulebook on a population: the same rules as `check` runs, in DuckDB, over tables of people and medicines."""

from dispensatory.screen.intake import Inputs
from dispensatory.screen.running import EVERY, WRITTEN, Summary, screen

__all__ = ["EVERY", "WRITTEN", "Inputs", "Summary", "screen"]
