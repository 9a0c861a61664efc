"""The names by which pages call the sections of the form."""

from __future__ import annotations

import re

from dispensatory.monographs.model import SectionKind

_NAMES: dict[SectionKind, str] = {
    "name": "generic name, generic names, generic name(s), drug name, name, composition, active ingredient, "
    "active ingredients, active substance, active substances, inn, nonproprietary name",
    "usage": "usage, uses, use, indication, indications, indications and usage, indications and uses, "
    "indications and clinical use, indications for use, what it is used for, what it treats, medical uses, "
    "clinical uses, therapeutic uses, approved uses, common uses",
    "dosage": "dosage, dose, doses, dosing, posology, dosage and administration, dose and administration, "
    "dosing and administration, method of administration, administration, how to take, how to use, directions, "
    "directions for use, dosing information, dosage information, dosing guidelines, dosage guidelines, "
    "dosing recommendations, dosage recommendations, dosing schedule, dosage and use",
    "effects": "side effects, side effect, side-effects, adverse effects, adverse events, adverse reactions, "
    "adverse drug reactions, undesirable effects, undesired effects, unwanted effects",
    "mechanism": "how it works, how it work, mechanism of action, mechanism, mode of action, action, actions, "
    "pharmacology, pharmacodynamics, pharmacological properties",
    "precautions": "precautions, warnings, warnings and precautions, contraindications, contra-indications, "
    "interactions, cautions, caution, warning, safety, safety information, warnings and cautions, special warnings, "
    "special precautions, precautions for use, special populations, use in specific populations, "
    "use in special populations, pregnancy and lactation, before use",
    "faq": "faqs, faq, frequently asked questions, questions, common questions, patient questions, "
    "questions and answers, q and a, q&a",
    "disclaimer": "disclaimer",
}
_BY_NAME = {name: kind for kind, names in _NAMES.items() for name in names.split(", ")}
_BY_ENDING = {f" {name}": kind for name, kind in _BY_NAME.items() if len(name) > 4}
_ENDINGS = tuple(_BY_ENDING)
_SOMETHING = r"[\w' -]{1,50}"
# Headings that ask, or that say in a sentence what follows.
_SENTENCES: tuple[tuple[SectionKind, re.Pattern[str]], ...] = (
    (
        "usage",
        re.compile(
            rf"what (?:is )?{_SOMETHING} (?:is )?(?:used|prescribed|given|indicated|approved|taken) for\b"
            rf"|(?:why|when) (?:is )?{_SOMETHING} (?:is )?(?:used|prescribed|given)\b|uses of {_SOMETHING}\Z"
        ),
    ),
    (
        "precautions",
        re.compile(
            rf"(?:what you (?:need to|should|must) know )?before (?:you )?(?:tak|us|start)\w+ {_SOMETHING}\Z"
            r"|who (?:should not|must not|cannot|can't|should avoid)\b|when not to (?:take|use)\b|do not (?:take|use)\b"
            r"|what should i know before\b|(?:taking|using) other medicines\b"
        ),
    ),
    (
        "dosage",
        re.compile(
            rf"how (?:to (?:take|use|give)|(?:is|should|do|must) {_SOMETHING} (?:taken?|used?|given?|dosed))\b"
            r"|(?:recommended|usual|typical|standard) (?:doses?|dosages?|dosing)\b"
            r"|(?:posology|dosage|dosing|dose) and [\w ]{1,30}\Z"
        ),
    ),
    (
        "effects",
        re.compile(
            r"(?:what (?:are )?)?(?:the )?(?:possible |potential |common )?"
            r"(?:side|adverse|unwanted|undesirable)[ -]effects\b"
        ),
    ),
    ("mechanism", re.compile(rf"how (?:does )?{_SOMETHING} works?\b|what does {_SOMETHING} do\b")),
)
_AFTER_NAME = re.compile(r"[(:–-]")
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|[ivx]{1,4}[.)])\s+|[^\w\s(]+\s+"
)  # "4.2 Posology", "⚠ Uses"


def section_kind(words: str) -> SectionKind:
    """The section of the form that a heading's words name, or "other"."""
    plain = " ".join(words.split()).strip(" *_:#?").lower().replace(" & ", " and ").replace("’", "'")
    if numbered := _NUMBERED.match(plain):
        plain = plain[numbered.end() :].lstrip(" *_")
    if plain in _BY_NAME:
        return _BY_NAME[plain]
    bare = _AFTER_NAME.split(plain, maxsplit=1)[0].strip(" *_")
    if bare in _BY_NAME:
        return _BY_NAME[bare]
    if (named := plain.rpartition(": ")[2]) in _BY_NAME:  # "Examplin: Usage"
        return _BY_NAME[named]
    if bare.endswith(_ENDINGS):
        return next(kind for ending, kind in _BY_ENDING.items() if bare.endswith(ending))
    return next((kind for kind, pattern in _SENTENCES if pattern.match(bare)), "other")
