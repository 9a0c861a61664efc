"""The formulary: one SQLite file, built from pages and their facts, that every answer is made from."""

from dispensatory.formulary.building import APPLICATION_ID, SCHEMA_VERSION, build
from dispensatory.formulary.entry import Entry, Listing, Summary
from dispensatory.formulary.patching import patch
from dispensatory.formulary.reading import Formulary, open_formulary
from dispensatory.formulary.slugs import SHARED_SLUG

__all__ = [
    "APPLICATION_ID",
    "SCHEMA_VERSION",
    "SHARED_SLUG",
    "Entry",
    "Formulary",
    "Listing",
    "Summary",
    "build",
    "open_formulary",
    "patch",
]
