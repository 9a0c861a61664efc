"""Prescription lines and dose sentences, read into regimens."""

from dispensatory.sig.counting import fastest, leaves_count, read_count
from dispensatory.sig.haste import apart
from dispensatory.sig.most import most_times
from dispensatory.sig.normal import Amounts, normalise
from dispensatory.sig.numbers import WORDS
from dispensatory.sig.reader import read_sig
from dispensatory.sig.tokens import number_value
from dispensatory.sig.units import FORMS, MEASURES

__all__ = [
    "FORMS",
    "MEASURES",
    "WORDS",
    "Amounts",
    "apart",
    "fastest",
    "leaves_count",
    "most_times",
    "normalise",
    "number_value",
    "read_count",
    "read_sig",
]
