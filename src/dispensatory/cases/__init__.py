"""A patient, the medicines they take, and what a check finds."""

from dispensatory.cases.case import Case, MedicineOrder, Patient
from dispensatory.cases.finding import Certainty, Finding, Report, Severity, Status, Step

__all__ = [
    "Case",
    "Certainty",
    "Finding",
    "MedicineOrder",
    "Patient",
    "Report",
    "Severity",
    "Status",
    "Step",
]
