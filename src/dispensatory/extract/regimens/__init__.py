"""The doses a page states, each with whom it is for, by which route, and to what end."""

from dispensatory.extract.regimens.reader import read_regimens

__all__ = ["read_regimens"]
