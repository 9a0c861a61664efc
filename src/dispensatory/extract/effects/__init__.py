"""The unwanted effects of the medicine, with how often and how badly."""

from dispensatory.extract.effects.reader import read_effects

__all__ = ["read_effects"]
