"""Procedures: what is done to a patient while a medicine is used is an interaction, what was done is a condition."""

from __future__ import annotations

import re

_PROCEDURE = re.compile(
    r"(?:(?!recent|history|prior|previous|past|complicat)[\w-]+ ){0,4}"
    r"(?:surger(?:y|ies)|an(?:a)?esthesia|catheteri[sz]ation|blood transfusions?|procedures?"
    r"|(?:paracervical|nerve|spinal|epidural|spinal/epidural) (?:an(?:a)?esthesia|blocks?))"
    r"(?: (?:in|that|which|for|of|with|involving|under) [\w -]+)?\Z"
)
# Treatments that go on: "during chemotherapy", "undergoing hormone replacement therapy".
_COURSE = re.compile(
    r"(?:undergoing |receiving )?(?:(?!recent|history|prior|previous|past|caused|due)[\w-]+ ){0,2}"
    r"(?:[\w-]+/)?(?:chemotherapy|radiotherapy|radiation|immunotherapy|phototherapy)(?: with [\w -]+)?\Z"
)
_THERAPY = re.compile(
    r"(?:undergoing |receiving )?(?:(?:treatment|therapy) with (?!it\b|this|the\b)[\w -]+"
    r"|(?:(?!recent|history|prior|previous|past|it\b|this|the\b|your|other|any|medical|drug|renal|kidney|immediate|first"
    r"|maintenance|alternative|combination|current|appropriate|standard|initial|long-term|of\b|to\b|by\b|due)[\w/-]+ )"
    r"{1,3}(?:therap(?:y|ies)|treatments?))\Z"
)
_GIVEN = re.compile(r"\b(?:undergo\w*|hav(?:e|ing)|had|receiv\w+|during|completing|completed)\b")
_ANY = frozenset(("procedure", "procedures", "medical procedures", "medical procedure"))
_HAVING = re.compile(r"\b(?:with|hav(?:e|ing)|has|had|undergone|history of|presence|cases?)\Z")


def is_procedure(term: str, frame: str) -> bool:
    """Whether `term` is a procedure to use the medicine in ("contraindicated during surgery"), not what one has had.

    `frame` are the words that introduce it; of those who have had one, or of nothing, it is a condition, but not a
    course of treatment, which acts for a while after.
    """
    if not frame or term in _ANY or "candidate" in term:
        return False
    if is_therapy(term, frame):
        return True
    return not _HAVING.search(frame.strip()) and _PROCEDURE.match(term) is not None


def is_therapy(term: str, frame: str) -> bool:
    """Whether `term`, behind the words `frame`, is a treatment that goes on for a while: "chemotherapy", or what one is
    "undergoing" or "having".
    """
    return _COURSE.match(term) is not None or (
        _THERAPY.match(term) is not None and _GIVEN.search(f"{frame} {term}") is not None
    )
