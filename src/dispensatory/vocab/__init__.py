"""Substances, classes, conditions, effects, routes, exposures: data files with a source in every row, and one loader.

`load()` gives the Vocabulary; `normalise(term)` the form in which terms are compared.
"""

from dispensatory.vocab.coherence import problems, shared_names
from dispensatory.vocab.lexicon import without_salt
from dispensatory.vocab.loading import load, read_vocabulary
from dispensatory.vocab.look_up import Found
from dispensatory.vocab.normal import normalise
from dispensatory.vocab.rows import (
    Class,
    ClassMember,
    Combination,
    Condition,
    CrossAllergy,
    Effect,
    Exposure,
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
    "Route",
    "Substance",
    "Vocabulary",
    "VocabularyError",
    "load",
    "normalise",
    "problems",
    "read_vocabulary",
    "shared_names",
    "without_salt",
]
