"""The conditions of a patient as they are given: those that are denied, and several in one."""

from __future__ import annotations

import msgspec
import re2

from dispensatory.cases import Case, says_none
from dispensatory.check.cleaning import clean
from dispensatory.check.impairment import implied
from dispensatory.formulary import Formulary

_DENIED = re2.compile(
    r"(?i)^(?:no (?:known |previous )?history of|no known|no evidence of|no|denie[sd]|never had|without|not)\s+(.+)$"
)
_RULED_OUT = re2.compile(r"(?i)^(.+?)[ ,:(-]+(?:was |is |has been )?(?:ruled out|excluded|absent)\)?$")
_CODE = re2.compile(r"(?i)[a-z]\d{2}(?:\.\d{1,4})?")
_BETWEEN = re2.compile(r"(?i)\s*(?:/|\+|&|\band\b|\bwith\b|\bplus\b)\s*")


def of_the_patient(formulary: Formulary, case: Case) -> Case:
    """The case with the conditions that the patient has; those that are denied are left out and said to be."""
    kept: list[str] = []
    left_out: list[str] = []
    for term in map(clean, case.patient.conditions):
        why = _why_not(formulary, term)
        if why:
            left_out.append(f"{term}: {why}")
        else:
            kept += _several(formulary, term)
    if not left_out and tuple(kept) == case.patient.conditions:
        return case
    patient = msgspec.structs.replace(case.patient, conditions=tuple(dict.fromkeys(kept)))
    return msgspec.structs.replace(case, patient=patient, left_out=(*case.left_out, *left_out))


def _why_not(formulary: Formulary, term: str) -> str:
    """Why a condition is none of the patient's, or ""."""
    if says_none(term):
        return "says that there is none"
    denied = _DENIED.match(term.strip()) or _RULED_OUT.match(term.strip())
    # "No spleen" is a condition: what is denied has to be one.
    if denied and (formulary.condition(denied[1]) or implied((denied[1],))):
        return "says that the patient has it not"
    return ""


def _several(formulary: Formulary, term: str) -> list[str]:
    """The conditions of "hypertension and diabetes", where the whole is none and each of them is known; a code with the
    name that it stands for.
    """
    known = formulary.condition(term)
    if known and _CODE.fullmatch(term.strip()):
        return [f"{formulary.condition_term(known)} ({term.strip()})"]
    if known or implied((term,)):
        return [term]
    parts = [part for part in _BETWEEN.split(term) if part.strip()]
    every = all(formulary.condition(part) or implied((part,)) for part in parts)
    return [part.strip() for part in parts] if len(parts) > 1 and every else [term]
