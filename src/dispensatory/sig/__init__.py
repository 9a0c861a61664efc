"""Prescription lines and dose sentences, read into regimens."""

from dispensatory.sig.normal import Amounts, normalise
from dispensatory.sig.reader import read_sig

__all__ = ["Amounts", "normalise", "read_sig"]
