"""Everyday advice of a page."""

from dispensatory.extract.advice.reader import read_advice

__all__ = ["read_advice"]
