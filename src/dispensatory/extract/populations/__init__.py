"""What is said of pregnancy, lactation, children, the elderly, kidney and liver."""

from dispensatory.extract.populations.reader import read_populations

__all__ = ["read_populations"]
