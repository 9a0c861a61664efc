"""Prescription lines and dose sentences, read into regimens."""

from dispensatory.sig.counting import fastest, leaves_count, read_count
from dispensatory.sig.most import most_times
from dispensatory.sig.normal import Amounts, normalise
from dispensatory.sig.phrases.haste import apart
from dispensatory.sig.phrases.numbers import WORDS
from dispensatory.sig.phrases.tokens import number_value
from dispensatory.sig.phrases.units import FORMS, MEASURES
from dispensatory.sig.reader import read_sig

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
