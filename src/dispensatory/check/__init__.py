"""The rulebook on one case: what is flagged, what is stated fine, what is silent, what could not be checked.

Why it is so is told by `dispensatory.check.explaining`, which a check does without.
"""

from dispensatory.check.running import exit_code, run

__all__ = ["exit_code", "run"]
