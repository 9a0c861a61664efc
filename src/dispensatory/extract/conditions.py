"""Conditions of the patient in which the medicine is contraindicated or needs care."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.clauses import clause_at, clauses
from dispensatory.extract.cues import cues
from dispensatory.extract.lists import split_list
from dispensatory.extract.mentions import mentions
from dispensatory.extract.page import Page
from dispensatory.extract.terms import term_of
from dispensatory.extract.view import Line, is_question
from dispensatory.facts import Condition, Verdict, strongest_first

_HOLDER = re.compile(
    r"\b(?:patients?|people|individuals?|those|anyone|adults|persons?|women|men|someone) (?:\w+ )?(?:with|who have|who has|having|suffering from|at risk (?:of|for)|predisposed to|diagnosed with)\s+"
    r"|\bhistory of\s+|\bif you (?:have|suffer from|are allergic to|had|have had)\s+|\bcontraindicated in (?!patients|people|individuals|those|pregnan|children|women|combination)"
    r"|\bin (?:the presence|cases?) of\s+|\b(?:medical )?conditions?,? (?:such as|like|including)\s+|\b(?:allergic|hypersensitivity|allergy|allergies) to\s+|\bpre-?existing\s+|\bif you(?:'ve| have) (?:ever )?had\s+"
)
_STOP = re.compile(
    r"\b(?:should|must|may|might|can|require|requires|need|needs|is|are|as|because|since|due to|while|when|unless|without|before|taking|using|receiving|who|undergoing|treated|caution is)\b|[.;:]"
)
_ALLERGY = re.compile(r"\b(?:allerg(?:y|ic|ies)|hypersensitiv\w+)\b")
_LABELS: tuple[tuple[str, Verdict], ...] = (
    ("contraindicat", "contraindicated"),
    ("who should not", "contraindicated"),
    ("caution", "caution"),
    ("warning", "caution"),
    ("precaution", "caution"),
    ("before taking", "consult"),
)


def read_conditions(page: Page) -> tuple[Condition, ...]:
    """The conditions of a page in its order, each term once, with all the verdicts on it."""
    found: dict[str, Condition] = {}
    for line in page.lines:
        if line.kind in ("precautions", "faq", "dosage", "usage"):
            for condition in _read(line, page):
                known = found.get(condition.term)
                found[condition.term] = condition if known is None else _merged(known, condition)
    return tuple(found.values())


def _merged(known: Condition, other: Condition) -> Condition:
    """Both verdicts, with the words of the stronger statement."""
    verdicts = strongest_first((*known.verdicts, *other.verdicts))
    base = known if verdicts[0] in known.verdicts else other
    return Condition(
        term=base.term, verdicts=verdicts, quote=base.quote, section=base.section, start=base.start, end=base.end
    )


def _read(line: Line, page: Page) -> Iterator[Condition]:
    words = line.plain
    label = next((lab for lab in reversed(line.labels) if not is_question(lab)), "")
    found = cues(words)
    allergy = _ALLERGY.search(words) or (_ALLERGY.search(label) if line.kind == "precautions" else None)
    holders = list(_HOLDER.finditer(words))
    if not holders and not allergy and not page.vocab.condition(label):
        return
    parts = clauses(words)
    if allergy and (found or _from_label(label)) and "reaction" not in words[:60]:
        yield Condition(
            term="hypersensitivity",
            verdicts=_verdicts(line, found, parts, 0, label) or ("contraindicated",),
            **line.evidence(0, min(len(words), 200)),
        )
    for holder in holders:
        stop = _STOP.search(words, holder.end())
        end = stop.start() if stop else len(words)
        verdicts = _verdicts(line, found, parts, holder.start(), label)
        if not verdicts:
            continue
        history = "history of " if "history of" in holder[0] else ""
        for item in split_list(words, holder.end(), end):
            term = term_of(words[item.start : item.end])
            if (
                term
                and not mentions(term)
                and page.vocab.condition(term)
                and term not in page.names
                and not _ALLERGY.search(term)
            ):
                yield Condition(term=history + term, verdicts=verdicts, **line.evidence(item.start, item.end))
                history = ""
    if (
        not holders
        and label
        and line.kind == "precautions"
        and page.vocab.condition(label)
        and not mentions(label)
        and not _ALLERGY.search(label)
    ):
        verdicts = strongest_first(cue.verdict for cue in found) if found else ()
        if verdicts:
            yield Condition(term=label, verdicts=verdicts, **line.evidence(0, min(len(words), 200)))


def _verdicts(
    line: Line, found: tuple[object, ...], parts: tuple[object, ...], position: int, label: str
) -> tuple[Verdict, ...]:
    clause = clause_at(parts, position)  # type: ignore[arg-type]
    near = [cue.verdict for cue in found if clause.start <= cue.start < clause.end] or [cue.verdict for cue in found]  # type: ignore[attr-defined]
    if near:
        return strongest_first(near)
    given = _from_label(label)
    return (given,) if given else ()


def _from_label(label: str) -> Verdict | None:
    return next((verdict for words, verdict in _LABELS if words in label), None)
