"""Substances, classes, conditions, effects, routes, exposures: data files with a source in every row, and one loader.

`load()` gives the Vocabulary. How terms are compared is in the room `words`.
"""

from dispensatory.vocab.coherence import problems, shared_names
from dispensatory.vocab.loading import load, read_vocabulary
from dispensatory.vocab.look_up import Found
from dispensatory.vocab.rows import (
    Class,
    ClassMember,
    Combination,
    Condition,
    CrossAllergy,
    Effect,
    Exposure,
    LooseClass,
    Route,
    Substance,
)
from dispensatory.vocab.table import VocabularyError
from dispensatory.vocab.vocabulary import Kind, Vocabulary

__all__ = [
    "Class",
    "ClassMember",
    "Combination",
    "Condition",
    "CrossAllergy",
    "Effect",
    "Exposure",
    "Found",
    "Kind",
    "LooseClass",
    "Route",
    "Substance",
    "Vocabulary",
    "VocabularyError",
    "load",
    "problems",
    "read_vocabulary",
    "shared_names",
]
