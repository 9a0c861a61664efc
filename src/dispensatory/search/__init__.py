"""Search: names (typos, synonyms, brands) and full text."""

from dispensatory.search.hit import Hit, HitKind
from dispensatory.search.searching import search

__all__ = ["Hit", "HitKind", "search"]
