"""The patient conditions a page speaks of, each with what it says of use in them."""

from dispensatory.extract.conditions.reader import read_conditions

__all__ = ["read_conditions"]
