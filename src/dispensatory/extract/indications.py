"""What a medicine is used for: the frames of its Usage section, and the labels and items of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.items import terms, without_glosses
from dispensatory.extract.page import Page
from dispensatory.extract.terms import term_of
from dispensatory.extract.view import Line, Span, is_question
from dispensatory.facts import Indication

_ADVERB = r"(?:\w+ly |also |often |help |to |further |both )*"
_VERBS = (
    r"(?:treat|manage|relieve|prevent|control|reduce|alleviate|ease|improve|lower|stop|induce"
    r"|diagnose|cure|heal|address|combat|fight|dissolve|promote|correct|restore|suppress|eliminate"
    r"|remove)"
)
_NOUNS = (
    r"(?:treatment|management|relief|prevention|prophylaxis|control|reduction|diagnosis|therapy"
    r"|symptoms|signs and symptoms"
    r"|recurrence|risk|severity|symptomatic relief|symptomatic treatment|maintenance treatment|adjunctive treatment)"
)
_ING = (
    r"(?:treating|managing|relieving|preventing|controlling|reducing|alleviating|easing|improving"
    r"|lowering|addressing|combating)"
)
_FRAME = re.compile(
    rf"\b(?:used|indicated|prescribed|employed|given|useful|beneficial|utilized|utilised|recommended"
    rf"|approved|applied|designed"
    rf"|intended|effective|helpful|help|helps|works?|aims?|can|may|to|and|used off-label|applications)(?: \w+){{0,3}}? "
    rf"(?:to )?{_ADVERB}{_VERBS}s?(?: and {_VERBS}| or {_VERBS}| the)*\s+"
    rf"|\b(?:used|indicated|prescribed|employed|useful|beneficial|recommended|approved|effective|given|used off-label"
    rf"|applications|uses?|considered)(?: \w+){{0,4}}? (?:for|in|include|includes|as an? \w+ for"
    rf"|against|are)(?!-) (?:the )?"
    rf"|\b{_NOUNS}(?: and {_NOUNS}| or {_NOUNS}|, {_NOUNS})* (?:of|for) (?:the )?"
    rf"|\b{_ING}(?: and {_ING}| or {_ING})*\s+"
    rf"|\b(?:treats?|relieves?|manages?|prevents?|reduces|alleviates)\s+"
    rf"|\b(?:conditions?|infections?|symptoms|disorders?|situations|diseases|illnesses|uses"
    rf"|indications|problems|purposes),? "
    rf"(?:\w+ ){{0,3}}?(?:such as|like|including|includes?|are)\s+|\bin (?:patients|people|individuals"
    rf"|adults|those) with\s+|\b(?:these|this) (?:uses |conditions )?includes?\s+"
)
_INNER = re.compile(
    rf"^(?:(?:[\w-]+ ){{0,3}}?(?:{_NOUNS}|{_ING})(?:(?:,| and| or) (?:{_NOUNS}|{_ING}|{_VERBS}))* (?:of |for )(?:the )?"
    rf"|(?:{_ING}|{_VERBS})(?:(?:,| and| or) (?:{_ING}|{_VERBS}))* (?:the )?"
    r"|(?:(?:mild|minor|various|certain|several|different|some|less common|dangerous|occasional|other"
    r"|serious) )*(?:forms?|types?"
    r"|cases?|kinds?|signs?|symptoms?|episodes?|development|onset|occurrence|frequency|incidence"
    r"|progression) of (?:the )?)+"
)
_TAIL = re.compile(r" (?:associated with|caused by|related to|resulting from|due to|linked to|increasing|arising) .*\Z")
_STOP = re.compile(
    r"\b(?:by|in (?:\w+ ){0,2}(?:adults|patients|children|people|individuals|combination|both|cases"
    r"|women|men|the|some|certain|those)|when|which"
    r"|who|that|caused by|due to|as (?:an?|part|well)|because|where|if|through|its|but|although|this"
    r"|these|resulting|after|often"
    r"|is|are|can|may|should|it|making|while|particularly in|especially in|before|during|from|so"
    r"|unless|thereby|leading|allowing)\b|[.;:]"
)
_DENIED = re.compile(r"\b(?:not|never|n't|nor|without|isn't|works by)\b")
_DISEASE = re.compile(
    r"(?:infections?|pains?|aches?|diseases?|disorders?|syndromes?|cancers?|symptoms|deficienc(?:y"
    r"|ies)|fever|ulcers?|inflammation|spasms?"
    r"|failure|attacks?|tumou?rs?|conditions?|reactions?|pressure|cough|congestion|itching|swelling"
    r"|bleeding|clots?|strokes?|seizures?"
    r"|insomnia|anxiety|depression|nausea|vomiting|constipation|diarrh?oea|headaches?|migraines?"
    r"|burns?|wounds?|allerg(?:y|ies)|injur(?:y|ies)"
    r"|withdrawal|dependence|toxicity|overdose|poisoning|rejection|surgery|procedures?|anesthesia"
    r"|imaging|contraception|infertility"
    r"|menopause|obesity|rash|irritations?|discomfort|cramps|stiffness|weakness|fatigue|loss"
    r"|imbalances?|problems?|issues|damage|health"
    r"|sleep|flashes|sweats|dryness|growth|support|replacement|induction|relaxation|sedation"
    r"|transplant(?:ation)?|fracture|metastases"
    r"|\w+(?:itis|osis|emia|aemia|algia|oma|opathy|ectomy|uria|rrhea|rrhoea|plegia|pnea|phagia|trophy"
    r"|iasis|plasia|penia|thermia|tension|cardia))\Z"
)
_GENERIC = re.compile(
    r"^(?:(?:other|various|certain|specific|many|different|several|underlying|related|medical|these"
    r"|such|similar|more|following|a range of)\s+)*"
    r"(?:conditions?|symptoms?|uses?|purposes?|problems?|issues|diseases?|disorders?|situations?"
    r"|treatments?|infections?|reactions?|procedures?|health)?\Z"
)
_PLAIN_LABEL = re.compile(
    r"\b(?:uses?|usage|indications?|note|important|off-label|mechanism|action|benefits?|other|common"
    r"|primary|include|component|how|works?"
    r"|form|formulations?|combination|ingredients?|key|main|summary|general|dosage|adults?|children)\b"
)


def read_indications(page: Page) -> tuple[Indication, ...]:
    """The indications of the Usage section in its order, each term once."""
    found: dict[str, Indication] = {}
    for line in page.lines:
        if line.kind == "usage":
            for indication in _read(line, page):
                found.setdefault(indication.term, indication)
    return tuple(found.values())


def _read(line: Line, page: Page) -> Iterator[Indication]:
    label = line.labels[-1] if line.labels else ""
    if line.sentence.item and label and _is_use(label, page) and line.plain:
        for item in terms(without_glosses(label), 0, len(label)):
            if (term := _term(item.words)) and _is_condition(term, page, listed=True):
                yield Indication(term=term, **_opening(line))
    framed = False
    words = without_glosses(line.plain)
    for start, end in _stretches(words):
        for indication in _listed(line, words, page, start, end, listed=False):
            framed = True
            yield indication
    of_component = any(name in label for name in page.ingredients) and len(page.ingredients) > 1
    if line.sentence.item and not framed and not of_component and not _DENIED.search(words) and _leads(line.labels):
        stop = _STOP.search(words)
        yield from _listed(line, words, page, 0, stop.start() if stop else len(words), listed=True)


def _stretches(words: str) -> Iterator[tuple[int, int]]:
    """Where the lists that a frame opens start and end; a denied frame opens none, nor one within another's list."""
    last = 0
    for frame in _FRAME.finditer(words):
        if frame.start() >= last and not _DENIED.search(words[max(0, frame.start() - 25) : frame.end()]):
            stop = _STOP.search(words, frame.end())
            last = stop.start() if stop else len(words)
            yield frame.end(), last


def _listed(line: Line, words: str, page: Page, start: int, end: int, *, listed: bool) -> Iterator[Indication]:
    for item in terms(words, start, end):
        term = _term(item.words)
        if term and _is_condition(term, page, listed=listed):
            yield Indication(term=term, **line.evidence(item.start, item.end))


def _term(words: str) -> str:
    return _TAIL.sub("", term_of(_INNER.sub("", " ".join(words.split()))))


def _is_use(label: str, page: Page) -> bool:
    named = any(name in label for name in page.names)
    return not named and not is_question(label) and not _PLAIN_LABEL.search(label) and len(label) < 90


def _leads(labels: tuple[str, ...]) -> bool:
    return any(
        re.search(r"\b(?:use[sd]?|treat\w*|manag\w*|includ\w*|indicat\w*|conditions|such as|help\w*|for)\b", each)
        for each in labels
    )


def _is_condition(term: str, page: Page, *, listed: bool) -> bool:
    if _GENERIC.match(term) or term in page.names or page.vocab.substance(term):
        return False
    known = page.vocab.condition(term) or page.vocab.effect(term)
    return bool(known or _DISEASE.search(term)) or (listed and len(term.split()) <= 5)


def _opening(line: Line) -> Span:
    """The label's own words where they stand before the sentence, else the sentence."""
    return line.evidence(0, min(len(line.plain), 150))
