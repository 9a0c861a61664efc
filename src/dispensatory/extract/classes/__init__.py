"""The classes the medicine is said to belong to."""

from dispensatory.extract.classes.reader import read_classes

__all__ = ["read_classes"]
