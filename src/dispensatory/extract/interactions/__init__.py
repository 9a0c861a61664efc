"""What the medicine is not to be combined with, or with care."""

from dispensatory.extract.interactions.reader import read_interactions

__all__ = ["read_interactions"]
