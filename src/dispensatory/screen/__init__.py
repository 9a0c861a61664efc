"""The rulebook on a population: the same rules as `check` runs, in DuckDB, over tables of people and medicines."""

from dispensatory.screen.intake import Inputs
from dispensatory.screen.running import EVERY, MEMORY, WRITTEN, Summary, screen

__all__ = ["EVERY", "MEMORY", "WRITTEN", "Inputs", "Summary", "screen"]
