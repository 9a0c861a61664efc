"""Prescription lines and dose sentences, read into regimens."""

from dispensatory.sig.counting import how_often, leaves_count, leaves_unit, read_count
from dispensatory.sig.most import most_times
from dispensatory.sig.normal import Amounts, normalise
from dispensatory.sig.phrases.haste import apart
from dispensatory.sig.phrases.numbers import WORDS
from dispensatory.sig.phrases.slips import is_nearly_count
from dispensatory.sig.phrases.tokens import number_value
from dispensatory.sig.phrases.units import FORMS, MEASURES
from dispensatory.sig.reader import read_sig

__all__ = [
    "FORMS",
    "MEASURES",
    "WORDS",
    "Amounts",
    "apart",
    "how_often",
    "is_nearly_count",
    "leaves_count",
    "leaves_unit",
    "most_times",
    "normalise",
    "number_value",
    "read_count",
    "read_sig",
]
