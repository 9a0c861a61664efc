"""FHIR resources (R4, R4B, R5, and the loose JSON that systems send in their name) to a case."""

from dispensatory.cases.fhir.reading import is_fhir, read_fhir

__all__ = ["is_fhir", "read_fhir"]
