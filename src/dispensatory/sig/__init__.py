"""Prescription lines and dose sentences, read into regimens."""

from dispensatory.sig.counting import leaves_count, read_count
from dispensatory.sig.normal import Amounts, normalise
from dispensatory.sig.numbers import WORDS
from dispensatory.sig.reader import read_sig
from dispensatory.sig.units import FORMS

__all__ = ["FORMS", "WORDS", "Amounts", "leaves_count", "normalise", "read_count", "read_sig"]
