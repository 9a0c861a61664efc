"""Side effects: the lists of the Side Effects section, and what other sections say the medicine can cause."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.lists import split_list
from dispensatory.extract.page import Page
from dispensatory.extract.terms import term_of
from dispensatory.extract.view import Line
from dispensatory.facts import Effect

_SERIOUS = re.compile(r"\b(?:serious|severe|life-threatening|dangerous|emergency|major)\b")
_NOT_SERIOUS = re.compile(r"\b(?:less serious|not serious|non-serious|common(?:ly)?(?! but| and| or)[^,;]*\Z)")
_FREQUENCY = re.compile(
    r"\b(very common|less common|uncommon|very rare|rare|common|frequent)\b"
    r"|([<>≥≤]? ?\d+(?:\.\d+)? ?%?(?: ?(?:-|to) ?\d+)? ?%)"
)
_LISTS = re.compile(
    r"\b(?:include|includes|including|such as|like|are|is|e\.g\.,?|example,?|experience|cause|report(?:ed)?|:)\s+"
)
_CLOSING = re.compile(
    r"\b(?:seek|contact|consult|inform|tell|call|talk|report (?:any|them|to)|stop (?:taking|using)"
    r"|discontinue|notify|this (?:is|list)|not (?:an )?exhaustive|"
    r"if you (?:experience|notice|develop)|should be|ask your|vary|varies|well[- ]tolerated"
    r"|usually (?:mild|resolve)|information|important)\b"
)
_CAUSES = re.compile(
    r"\b(?:can|may|might|could|also|to|sometimes|rarely) (?:also |potentially |sometimes "
    r"|rarely )?(?:cause|lead to|result in|produce|induce|trigger)\s+"
    r"|\b(?:causing|leading to|resulting in)\s+|\b(?:increased )?risk of (?:developing )?"
    r"|\bassociated with (?:an increased risk of )?"
)
_STOP = re.compile(
    r"\b(?:which|that|who|especially|particularly|in (?:some|patients|people|individuals|those|the)"
    r"|when|if|so|while|because|due to|with (?:prolonged|long)|for|making|and (?:should|may|can"
    r"|must))\b|[.;:]"
)
_SYSTEM = re.compile(
    r"\b(?:system|gastrointestinal|cardiovascular|respiratory|dermatologic\w*|skin|nervous|hepatic"
    r"|renal|metabolic|endocrine|musculoskeletal|genitourinary|hematologic\w*|neurologic\w*"
    r"|psychiatric|ocular|eye|local|general|other|body|ears?|reproductive|immune)\b"
)


def read_effects(page: Page) -> tuple[Effect, ...]:
    """The side effects of a page in its order, each term once; serious where any mention is."""
    found: dict[str, Effect] = {}
    for line in page.lines:
        reader = _listed if line.kind == "effects" else _caused
        for effect in reader(line, page):
            known = found.get(effect.term)
            if known is None or (effect.serious and not known.serious):
                found[effect.term] = effect
    return tuple(found.values())


def _listed(line: Line, page: Page) -> Iterator[Effect]:
    words = line.plain
    head = " ".join(line.labels)
    start = 0
    if not line.sentence.item or (_LISTS.search(words) and len(words) > 60):
        opened = _LISTS.search(words)
        if opened is None or _CLOSING.search(words):
            return
        start = opened.end()
    elif _CLOSING.search(words):
        return
    own = line.labels[-1] if line.labels else ""
    if line.sentence.item and page.vocab.effect(own):
        yield from _effects(line, page, own, 0, len(words), [own])
        return
    yield from _effects(line, page, head, start, len(words), None)


def _effects(line: Line, page: Page, head: str, start: int, end: int, terms: list[str] | None) -> Iterator[Effect]:
    serious = bool(_SERIOUS.search(head)) or bool(start and _SERIOUS.search(line.plain[:start]))
    often = _FREQUENCY.search(head)
    system = next((label for label in reversed(line.labels) if _SYSTEM.search(label) and "effect" not in label), None)
    if terms:
        for term in terms:
            yield Effect(
                term=term, serious=serious, system=system, frequency=often[0] if often else None, **line.evidence()
            )
        return
    for item in split_list(line.plain, start, end):
        term = term_of(line.plain[item.start : item.end])
        if term and (page.vocab.effect(term) or (line.sentence.item and len(term.split()) <= 6)):
            yield Effect(
                term=term,
                serious=serious,
                system=system,
                frequency=often[0] if often else None,
                **line.evidence(item.start, item.end),
            )


def _caused(line: Line, page: Page) -> Iterator[Effect]:
    if line.kind not in ("precautions", "faq", "usage", "mechanism"):
        return
    for cause in _CAUSES.finditer(line.plain):
        stop = _STOP.search(line.plain, cause.end())
        end = stop.start() if stop else len(line.plain)
        if re.search(
            r"\b(?:not|n't|unlikely|reduce|lower|prevent)\b", line.plain[max(0, cause.start() - 30) : cause.start()]
        ):
            continue
        for item in split_list(line.plain, cause.end(), end):
            term = term_of(line.plain[item.start : item.end])
            if term and page.vocab.effect(term):
                yield Effect(term=term, serious=False, **line.evidence(item.start, item.end))
