"""A patient, the medicines they take, and what a check finds."""

from dispensatory.cases.case import Case, MedicineOrder, Patient
from dispensatory.cases.explanation import Explanation, Tried
from dispensatory.cases.finding import Certainty, Finding, Report, Severity, Status, Step
from dispensatory.cases.lines import read_line
from dispensatory.cases.lists import read_list
from dispensatory.cases.reading import case_of, read_case, read_medicine
from dispensatory.cases.states import excepted, says_none, stage
from dispensatory.cases.validation import validate

__all__ = [
    "Case",
    "Certainty",
    "Explanation",
    "Finding",
    "MedicineOrder",
    "Patient",
    "Report",
    "Severity",
    "Status",
    "Step",
    "Tried",
    "case_of",
    "excepted",
    "read_case",
    "read_line",
    "read_list",
    "read_medicine",
    "says_none",
    "stage",
    "validate",
]
