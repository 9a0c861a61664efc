"""Side effects: the lists of the Side Effects section, and what other sections say the medicine can cause."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.items import terms, without_glosses
from dispensatory.extract.page import Page
from dispensatory.extract.terms import term_of
from dispensatory.extract.view import Line
from dispensatory.facts import Effect

_SERIOUS = re.compile(
    r"\b(?:serious|severe|life-threatening|dangerous|emergency|major|require\w* (?:immediate )?medical)\b"
)
_COMMON = re.compile(r"\b(?:common|frequent|mild|minor|usual)\w*\b")
_FREQUENCY = re.compile(
    r"\b(very common|less common|uncommon|very rare|rare|common|frequent)\b"
    r"|([<>≥≤]? ?\d+(?:\.\d+)? ?%?(?: ?(?:-|to) ?\d+)? ?%)"
)
_OPENS = re.compile(
    r"\b(?:include|includes|including|such as|like|are|is|example,?|experience|cause|causes"
    r"|report(?:ed)?|involve|reactions?:)\s+"
    r"|\be\.g\.,?\s+|: "
)
_ADVICE = re.compile(
    r"\b(?:seek|contact|consult|inform|tell|call|talk|report (?:any|them|to|side)|stop (?:taking"
    r"|using)|discontinue|notify"
    r"|this (?:is|list)|not (?:an )?exhaustive|if you (?:experience|notice|develop)|should be|ask your|vary|varies"
    r"|well[- ]tolerated|usually (?:mild|resolve)|information|important|do not|can vary|depend\w* on)\b"
)
_CAUSES = re.compile(
    r"\b(?:can|may|might|could|also|to|sometimes|rarely) (?:also |potentially |sometimes |rarely )?"
    r"(?:cause|lead to|result in|produce|induce|trigger)\s+|\b(?:causing|leading to|resulting in)\s+"
    r"|\b(?:increased )?risk of (?:developing )?"
)
_STOP = re.compile(
    r"\b(?:which|that|who|especially|particularly|in (?:some|patients|people|individuals|those|the)"
    r"|when|if|so|while|because"
    r"|due to|with (?:prolonged|long)|for|making|and (?:should|may|can|must)|requiring|should|can be|may be)\b|[.;:]"
)
_DENIED = re.compile(r"\b(?:not|n't|unlikely|reduce|reduces|lower|prevent|decrease|minimize|avoid)\b")
_SYSTEM = re.compile(
    r"\b(?:system|gastrointestinal|cardiovascular|respiratory|dermatologic\w*|skin|nervous|hepatic"
    r"|renal|metabolic|endocrine"
    r"|musculoskeletal|genitourinary|h(?:a)?ematologic\w*|neurologic\w*|psychiatric|ocular|eyes?"
    r"|local|general|other|body|ears?"
    r"|reproductive|immune|blood|mental|digestive|urinary|infections|reactions|allergic)\b"
)
_HEADING = re.compile(
    r"\b(?:common|serious|severe|rare|less|more|other|side effects?|effects?|frequent|\d+ ?%|reactions? may)\b"
)
_OPENING = 40  # characters: advice that stands later follows a list, and only ends it
_LONGEST = 6  # words of an effect that the vocabulary does not know


class _Under(msgspec.Struct, frozen=True):
    """What the labels over a line say of the effects in it."""

    serious: bool
    frequency: str | None
    system: str | None


def read_effects(page: Page) -> tuple[Effect, ...]:
    """The side effects of a page in its order, each term once; serious where any mention is."""
    found: dict[str, Effect] = {}
    for line in page.lines:
        for effect in _listed(line, page) if line.kind == "effects" else _caused(line, page):
            known = found.get(effect.term)
            if known is None or (effect.serious and not known.serious):
                found[effect.term] = effect
    return tuple(found.values())


def _listed(line: Line, page: Page) -> Iterator[Effect]:
    advice = _ADVICE.search(line.plain)
    if advice and advice.start() < _OPENING:
        return
    words = without_glosses(line.plain[: advice.start()] if advice else line.plain)
    label = line.labels[-1] if line.labels else ""
    if line.sentence.item and page.vocab.effect(label) and not _HEADING.search(label):
        under = _under(line.labels)
        yield _effect(label, under, line, 0, len(words))
        return
    bare = line.sentence.item or bool(label and (_HEADING.search(label) or _SYSTEM.search(label)))
    start = _start_of_list(words, item=bare)
    if start is None:
        yield from _caused(line, page)
        return
    under = _under((*line.labels, words[:start]) if start else line.labels)
    for item in terms(words, start, len(words)):
        term = term_of(item.words)
        if term and (page.vocab.effect(term) or (bare and len(term.split()) <= _LONGEST and not _HEADING.search(term))):
            yield _effect(term, under, line, item.start, item.end)


def _start_of_list(words: str, *, item: bool) -> int | None:
    """Where a line's list of effects starts: at once in an item, after its opening words in a sentence."""
    opened = _OPENS.search(words)
    if item and (opened is None or opened.start() > 30 or len(words) <= 60):
        return 0
    return opened.end() if opened else None


def _under(labels: tuple[str, ...]) -> _Under:
    """The innermost label that speaks of seriousness decides it; so for the frequency and the body system."""
    decided = next((each for each in reversed(labels) if _SERIOUS.search(each) or _COMMON.search(each)), "")
    often = next((found for each in reversed(labels) if (found := _FREQUENCY.search(each))), None)
    system = next(
        (each for each in reversed(labels) if _SYSTEM.search(each) and "effect" not in each and len(each) < 60), None
    )
    return _Under(bool(_SERIOUS.search(decided)), often[0].strip() if often else None, system)


def _effect(term: str, under: _Under, line: Line, start: int, end: int) -> Effect:
    place = line.evidence(start, end)
    return Effect(term=term, serious=under.serious, system=under.system, frequency=under.frequency, **place)


def _caused(line: Line, page: Page) -> Iterator[Effect]:
    """What a sentence says the medicine can cause, in the vocabulary's terms only."""
    if line.kind not in ("precautions", "faq", "usage", "mechanism", "effects"):
        return
    words = without_glosses(line.plain)
    last = 0
    for cause in _CAUSES.finditer(words):
        if cause.start() < last or _DENIED.search(words[max(0, cause.start() - 30) : cause.start()]):
            continue
        stop = _STOP.search(words, cause.end())
        last = stop.start() if stop else len(words)
        for item in terms(words, cause.end(), last):
            term = term_of(item.words)
            if term and page.vocab.effect(term):
                yield Effect(term=term, serious=False, **line.evidence(item.start, item.end))
