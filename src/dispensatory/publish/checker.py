"""The form that asks for a check, and the page with its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import get_args

import msgspec

from dispensatory.cases import Certainty, Finding, Report, Status, Step
from dispensatory.publish.engine import render
from dispensatory.publish.marking import key

FIELDS = {
    "medicines": "Medicines",
    "age": "Age",
    "sex": "Sex",
    "weight": "Weight",
    "pregnant": "Pregnant",
    "trimester": "Trimester",
    "breast_feeding": "Breast-feeding",
    "egfr": "eGFR",
    "renal": "Kidney function",
    "hepatic": "Liver function",
    "conditions": "Conditions",
    "allergies": "Allergies",
}
_SEVERITIES = {"critical": "Critical", "warning": "Warning", "info": "Information"}
_CERTAINTIES: dict[Certainty, str] = {
    "named": "the page names it",
    "class_by_page": "by class, in the pages' own words",
    "class_by_vocabulary": "by class, from a public list",
    "name_stem": "least, by the name alone",
}
_RULES = {
    "interaction": "Two medicines together",
    "duplicate_ingredient": "The same ingredient twice",
    "duplicate_class": "Two of one class",
    "single_dose": "Dose at one time",
    "daily_dose": "Dose over a day",
    "below_usual": "Below the usual dose",
    "frequency": "How often",
    "route": "Route",
    "indication": "What it is for",
    "age": "Age",
    "pregnancy": "Pregnancy",
    "lactation": "Breast-feeding",
    "renal": "Kidney function",
    "hepatic": "Liver function",
    "condition": "Condition",
    "allergy": "Allergy",
    "abrupt_stop": "Stopping",
    "driving": "Driving",
    "dependence": "Dependence",
    "alcohol": "Alcohol",
    "food": "Food",
    "unknown_medicine": "Unknown medicine",
}


class CheckForm(msgspec.Struct, frozen=True):
    """A form as it was filled in, and what is wrong with it: the name of a field ("" for none of them), and why."""

    values: Mapping[str, str]
    field: str = ""
    problem: str = ""
    hint: str = ""


class Quote(msgspec.Struct, frozen=True):
    """A step of the way to a finding, ready to show; `href` is "" where it does not stand on a page of ours."""

    says: str
    words: str
    where: str
    href: str


class Shown(msgspec.Struct, frozen=True):
    """A finding, ready to show."""

    severity: str
    label: str
    rule: str
    certainty: str
    message: str
    action: str
    quotes: tuple[Quote, ...]
    asks: Mapping[
        str, str
    ]  # what to send to ask why: the fields of the form of /explain; none where it cannot be asked


def check_page(form: CheckForm) -> str:
    """The form, empty or as it was filled in, with what is wrong with it."""
    return render("check.html", **_form(form))


def report_page(report: Report, form: CheckForm) -> str:
    """The answer: what was understood, findings worst first, each with its chain of quotes, then what to tell the
    patient, what could not be checked and what is not stated, and against which formulary. The form follows, as it
    was filled in."""
    conditions = [term.strip() for term in re.split(r"[\n,;]", form.values.get("conditions", "")) if term.strip()]
    found: dict[str, list[Shown]] = {part: [] for part in (*get_args(Status), "counsel")}
    for finding in report.findings:
        found["counsel" if finding.is_counsel else finding.status].append(shown_finding(finding, conditions))
    tally = [(name, sum(shown.severity == name for shown in found["flagged"])) for name in _SEVERITIES]
    return render("report.html", report=report, tally=[t for t in tally if t[1]], **found, **_form(form))


def _form(form: CheckForm) -> dict[str, object]:
    return {
        "values": {name: form.values.get(name, "") for name in FIELDS},
        "form": form,
        "label": FIELDS.get(form.field, ""),
    }


def shown_finding(finding: Finding, conditions: Sequence[str] = ()) -> Shown:
    """A finding, ready to show; `conditions` are those of the patient."""
    severity = finding.severity or ("info" if finding.status == "flagged" else "")
    return Shown(
        severity=severity,
        label=_SEVERITIES.get(severity, ""),
        rule=_RULES.get(finding.rule, finding.rule.replace("_", " ").capitalize()),
        certainty=_CERTAINTIES[finding.certainty] if finding.certainty else "",
        message=finding.message,
        action=finding.action,
        quotes=tuple(map(quote_of, finding.chain)),
        asks=_asks(finding, conditions),
    )


def _asks(finding: Finding, conditions: Sequence[str]) -> Mapping[str, str]:
    if len(finding.medicines) == 2:
        return {"first": finding.medicines[0], "second": finding.medicines[1]}
    said = finding.message.lower()
    named = next((term for term in conditions if finding.rule == "condition" and term.lower() in said), None)
    return {"first": finding.medicines[0], "condition": named} if named and finding.medicines else {}


def quote_of(step: Step) -> Quote:
    """A step of a chain, ready to show."""
    if step.kind == "vocabulary":
        return Quote(step.says, "", ", ".join(filter(None, (step.source, step.date))), "")
    words = " ".join(step.quote.replace("**", "").split())
    where = ", ".join(filter(None, (step.title or step.slug, step.section)))
    return Quote(step.says, words, where, f"/monographs/{step.slug}#q{key(step.start, step.end)}")
