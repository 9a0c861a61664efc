"""Side effects: the lists of the Side Effects section, and what precautions and answers say the medicine can cause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from dispensatory.extract.effects.frames import (
    Stretch,
    are_examples,
    arising,
    caused,
    has_examples,
    how_rare,
    is_advice,
    is_prose,
    list_end,
    listed,
    occurring,
    raised,
    ranging,
    speaks_as_such,
    warned,
)
from dispensatory.extract.effects.items import Entry, entries
from dispensatory.extract.effects.moved import impaired, moved
from dispensatory.extract.effects.setting import Setting, frequency_of, is_system, says_of_lists, setting_of
from dispensatory.extract.effects.words import is_named, term_of
from dispensatory.extract.statements.others import without_others
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.extract.text.view import Line, Span, is_question, opens_its_line
from dispensatory.facts import Effect
from dispensatory.vocab import Vocabulary
from dispensatory.words import normalise

_PREFIX = re.compile(r"\s*([a-z][\w ,&/%<>≥≤().-]{2,70}?)\s*:\s+(?=\S)")
_NOT_ASKED = Opened(
    r"\b(?:signs|symptoms|overdose|too much|alcohol|interactions?|(?:with|take) other|medications|worsens?"
    r"|(?:gets?|getting) worse|(?:does not|doesn't|do not|don't) (?:improve|get better|go away))\b"
)
# What is asked after effects by their signs; the signs of too high a dose are none
_SIGNS_OF_ONE = re.compile(
    r"\b(?:signs|symptoms) of (?:an? |the )?(?:(?:serious|severe|possible|potential|life-threatening) )*"
    r"(?:side effects?|adverse effects?|(?:allergic|adverse|hypersensitivity|anaphylactic) reactions?)"
)
_DOES = Sought(r"\b(?:can|may|might|could|significantly|increases?|suppress\w*|causes?|has been)\b")
_STATE = re.compile(r"\b(?:impairment|diseases?|disorders?|conditions?|allerg\w+|hypersensitivity|problems?|issues)\b")
_CHRONIC = re.compile(r"\b(?:diabet\w+|glaucoma|asthma|epilepsy|hypertension|porphyria|myasthenia|parkinson\w*|gout)\b")
_WHOSE = re.compile(
    r"\b(?:patients|people|individuals|those|if you|history|pre-?existing|caution\w*|worsen\w*"
    r"|exacerbat\w*|mask|treat\w*|underlying)\b"
)
# A label that may stand over a single effect, as an example of what it says
_BROAD = re.compile(
    r"(?:reactions?|problems?|disorders?|damage|events?|changes|disturbances|complications?|abnormalities|infections?"
    r"|dysfunction)\Z"
)
# A label that tells which part of the body effects are of, and names none
_MATTERS = re.compile(r" (?:effects|issues)\Z|\A(?:gastro-?intestinal|digestive|gi) (?:problems|disturbances)\Z")
# What is of a dose too high, of the disease, or of other medicines.
_TOO_MUCH = Sought(
    r"\b(?:(?:an |of |case of )overdos\w+|\Aoverdos\w+|(?:taking|taken|used|using) too much|symptoms of"
    r" (?:the|your) (?:illness|disease)"
    r"|\Auntreated|the disease itself|other (?:medicines|medications|drugs) (?:may|can))\b"
)
_OTHER_PEOPLE = Sought(
    r"\b(?:overdose|poisoning|(?<!neonatal )withdrawal|stopping|discontinu\w+|abrupt\w*|missed"
    r"|untreated|accidental)\b"
)


def read_effects(page: Page) -> tuple[Effect, ...]:
    """The side effects of a page in its order, each once; serious where any mention of it is."""
    found: dict[str, Effect] = {}
    told: set[str] = set()
    for line in page.lines:
        reader = _in_section if line.kind == "effects" else _elsewhere if line.kind in ("precautions", "faq") else None
        for effect in reader(line, page) if reader else ():
            key = _key(effect.term)
            known = found.get(key)
            entry = page.vocab.effect(effect.term)
            if known is None and entry in told and line.kind != "effects":
                continue  # the precautions say again, in other words, what is listed already
            if known is None:
                found[key] = effect
                told.add(entry or key)
            elif effect.serious and not known.serious:
                found[key] = msgspec.structs.replace(known, serious=True)
    return tuple(found.values())


def _key(term: str) -> str:
    return normalise(term)


def _in_section(line: Line, page: Page) -> Iterator[Effect]:
    """The effects that a line of the Side Effects section lists, its own label among them where that names one."""
    labels = line.labels
    named = _label_names(line, page) if labels else ()
    if _has_more_below(line) and (named := () if _is_for(labels[-1], page) else named):
        yield from (_effect(entry, setting_of(labels[:-1]), line.label_evidence()) for entry in named)
        named = ()  # what stands in the list below is an effect as well
    if named:
        setting = setting_of(labels[:-1])
        for entry in named:
            yield _effect(entry, setting, line.label_evidence())
    words, start = line.plain, 0
    if _tells_signs(line) or _TOO_MUCH.search(words):
        return
    if is_advice(words):  # "seek help if you experience chest pain or a rash"
        for stretch in (*warned(words), *arising(words)):
            for entry in entries(words, stretch.start, stretch.end, page.vocab, strict=True):
                yield _effect(entry, setting_of(labels), line.evidence(entry.start, entry.end))
        return
    strict = bool(named)
    if prefix := _PREFIX.match(words):
        opened = " ".join(prefix[1].split())
        headed = entries(words, prefix.start(1), prefix.end(1), page.vocab, strict=True)
        if headed and not is_system(opened):
            yield from (_effect(entry, setting_of(labels), line.evidence(entry.start, entry.end)) for entry in headed)
            strict = True
        labels, start = (*labels, opened), prefix.end()
    yield from _of_line(line, page, labels, start, strict=strict)


def _of_line(line: Line, page: Page, labels: tuple[str, ...], start: int, *, strict: bool) -> Iterator[Effect]:
    words = without_others(line.plain, page)
    setting = setting_of(labels[:-1] if strict else labels)
    known = strict or speaks_as_such(words)
    heads = any(map(is_system, labels[-1:])) or says_of_lists(labels[-1:]) or bool(page.names.intersection(labels[-1:]))
    if (line.sentence.item or heads or start) and not is_prose(words[start:], page.vocab):
        often = how_rare(words, start) if has_examples(words) else ""
        stretches: tuple[Stretch, ...] = (Stretch(start, list_end(words, start, page.vocab), often),)
        if strict and "," not in words and not _BROAD.search(labels[-1]):
            stretches = tuple(caused(words))  # what the label means, not a list
        elif stretches[0].end < len(words) and not entries(words, start, stretches[0].end, page.vocab):
            stretches = tuple(listed(words, start, page.vocab))  # the bracket stands within a sentence
    else:
        stretches = tuple(listed(words, start, page.vocab))
        if not labels and not is_prose(words, page.vocab) and are_examples(stretches) and _is_bare(words, page.vocab):
            stretches, known = (Stretch(0, len(words), ""),), True
    for stretch in (*stretches, *ranging(words)):
        if strict and "symptoms" in stretch.lead[-20:]:
            continue  # the signs of the effect that the label names
        inner = setting_of((*labels, stretch.lead)) if stretch.lead and not strict else setting
        for entry in entries(words, stretch.start, stretch.end, page.vocab, strict=known):
            yield _effect(entry, inner, line.evidence(entry.start, entry.end))


def _is_bare(words: str, vocab: Vocabulary) -> bool:
    """Whether a sentence under the section's heading is but a list of effects: "Nausea, headache."."""
    first = next(iter(entries(words, 0, len(words), vocab, strict=True)), None)
    return first is not None and not words[: first.start].strip()


def _label_names(line: Line, page: Page) -> tuple[Entry, ...]:
    """The effects that the line's own label names ("**Tardive dyskinesia:** ..."), none where it heads a list."""
    label = line.labels[-1]
    if label in page.names:
        return ()
    if line.kind != "effects" and (_STATE.search(label) or _CHRONIC.search(label)):
        return ()
    return _named_by(label, page.vocab)


@lru_cache(maxsize=1 << 12)
def _named_by(label: str, vocab: Vocabulary) -> tuple[Entry, ...]:
    if is_question(label) or len(label) > 120 or _MATTERS.search(label):
        return ()
    if is_system(label) and not label.endswith(" site reactions"):
        return ()
    found = entries(label, 0, len(label), vocab, strict=True)
    return found if (found and is_named(term_of(label.split(" (", 1)[0]), vocab)) or len(found) > 1 else ()


def _has_more_below(line: Line) -> bool:
    """Whether the line is an item of a list that its label stands over, on a line of its own."""
    label = line.sentence.labels[-1] if line.labels else ""
    at = line.text.rfind(label, 0, line.sentence.start) if label and line.sentence.item else -1
    return at >= 0 and "\n" in line.text[at + len(label) : line.sentence.start]


def _is_for(label: str, page: Page) -> bool:
    """Whether `label` is what the medicine is used for: over a list of effects, it says whose they are."""
    return any(label in line.plain or label in line.labels for line in page.lines if line.kind == "usage")


def _tells_signs(line: Line) -> bool:
    """ "Symptoms can include ..." after the effect they are signs of, in one item."""
    if not line.sentence.item or not line.plain.startswith(("symptoms ", "signs ")):
        return False
    return not opens_its_line(line)


def _elsewhere(line: Line, page: Page) -> Iterator[Effect]:
    """The effects that a sentence of the precautions or answers says the medicine can cause."""
    asked = line.labels[-1] if line.labels else ""
    asked_for_signs = is_question(asked) and _SIGNS_OF_ONE.search(asked) is not None
    if _OTHER_PEOPLE.search(line.plain) or _TOO_MUCH.search(line.plain):
        return
    if _NOT_ASKED.search(asked) and not asked_for_signs:
        return
    setting = Setting()
    if line.labels and line.kind == "precautions" and _DOES.search(line.plain) and not _WHOSE.search(line.plain):
        if line.plain.startswith(asked) and "the risk of" in line.plain:
            return  # what raises the risk of something else is no effect
        yield from (_effect(entry, setting, line.label_evidence()) for entry in _label_names(line, page))
    for entry in (*moved(line.plain, page), *impaired(line.plain)):
        yield _effect(entry, setting, line.evidence(entry.start, entry.end))
    words = without_others(line.plain, page)
    bare = asked_for_signs and not is_prose(words, page.vocab) and _is_bare(words, page.vocab)
    for stretch in (
        *((Stretch(0, len(words), ""),) if bare else ()),
        *caused(words),
        *warned(words),
        *raised(words),
        *ranging(words),
        *occurring(words),
    ):
        for entry in entries(words, stretch.start, stretch.end, page.vocab, strict=True):
            if not (entry.term == "mortality" and "dementia" in words):  # which tells who must not have it
                yield _effect(entry, setting, line.evidence(entry.start, entry.end))


def _effect(entry: Entry, setting: Setting, span: Span) -> Effect:
    return Effect(
        term=entry.term,
        serious=setting.serious,
        frequency=(frequency_of(entry.note) if entry.note else None) or setting.frequency,
        system=setting.system,
        **span,
    )
