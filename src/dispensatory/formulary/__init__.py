"""The formulary: one SQLite file, built from pages and their facts, that every answer is made from.

What reads it is here; what writes it, with the vocabulary, is in `building` and `patching`, which a check never loads.
"""

from dispensatory.formulary.entry import Entry, Listing, Summary
from dispensatory.formulary.forms import is_put_on
from dispensatory.formulary.identity import APPLICATION_ID, SCHEMA_VERSION
from dispensatory.formulary.reading import Formulary, open_formulary

__all__ = [
    "APPLICATION_ID",
    "SCHEMA_VERSION",
    "Entry",
    "Formulary",
    "Listing",
    "Summary",
    "is_put_on",
    "open_formulary",
]
