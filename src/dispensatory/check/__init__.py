"""The rulebook on one case: what is flagged, what is stated fine, what is silent, what could not be checked."""

from dispensatory.check.explaining import explain_condition, explain_pair
from dispensatory.check.running import exit_code, run

__all__ = ["exit_code", "explain_condition", "explain_pair", "run"]
