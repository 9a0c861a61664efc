"""What the medicine is used for."""

from dispensatory.extract.indications.reader import read_indications

__all__ = ["read_indications"]
