"""Procedures: what is done to a patient while a medicine is used is an interaction, what was done is a condition."""

from __future__ import annotations

import re

_PROCEDURE = re.compile(
    r"(?:(?!recent|history|prior|previous|past|complicat)[\w-]+ ){0,4}"
    r"(?:surger(?:y|ies)|an(?:a)?esthesia|catheteri[sz]ation|blood transfusions?|procedures?"
    r"|(?:paracervical|nerve|spinal|epidural|spinal/epidural) (?:an(?:a)?esthesia|blocks?))"
    r"(?: (?:in|that|which|for|of|with|involving|under) [\w -]+)?\Z"
)
_ANY = frozenset(("procedure", "procedures", "medical procedures", "medical procedure"))
_HAVING = re.compile(r"\b(?:with|hav(?:e|ing)|has|had|undergone|history of|presence|cases?)\Z")


def is_procedure(term: str, frame: str) -> bool:
    """Whether `term` is a procedure to use the medicine in ("contraindicated during surgery"), not what one has had.

    `frame` are the words that introduce it; of those who have had one, or of nothing, it is a condition.
    """
    if not frame or term in _ANY or "candidate" in term or _HAVING.search(frame.strip()):
        return False
    return _PROCEDURE.match(term) is not None
