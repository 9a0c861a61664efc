"""What a medicine is used for: the frames, labels and items of its Usage section, and the labels of its doses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.indications_frames import Stretch, stretches
from dispensatory.extract.indications_terms import is_known, is_likely, is_medical_for, term_of
from dispensatory.extract.items import without_glosses
from dispensatory.extract.lists import split_list
from dispensatory.extract.page import Page
from dispensatory.extract.view import Line, Span, is_question
from dispensatory.facts import Indication
from dispensatory.vocab import normalise

_PLAIN_LABEL = re.compile(
    r"\b(?:uses?|usage|indications?|note|important|off-label|mechanism|action|benefits?|other|common"
    r"|primary|include\w*|component|how|works?"
    r"|forms?|formulations?|combination|ingredients?|key|main|summary|general|dosage|adults?|children"
    r"|effects?|properties)\b"
)
_USE = re.compile(
    r"\b(?:use[sd]?|treat\w*|manag\w*|includ\w*|indicat\w*|conditions|such as|help\w*|for|like"
    r"|appl\w+|prevent\w*|relie\w+)\b"
)
_VERB = re.compile(r"\b(?:is|are|can|may|this|it|helps?|works?|should|was|has|have)\b")
_NOT = re.compile(r"\b(?:not|never|avoid|contraindicated)\b|n't\b")
_BRACKET = re.compile(r"\([^()]*\)")
_WHOSE = re.compile(
    r"\b(?:in|for) (?:\w+ ){0,2}(?:adults|patients|people|individuals|women|men"
    r"|children)(?: \w+){0,3}? (?:with|who have|experiencing) "
)
_WITH_CAUSE = re.compile(r" associated with ")
_APPOSITION = re.compile(
    r"\ban? (?:\w+ly |rare|type|form|common|condition|group|chronic|serious|skin|blood|inherited|life"
    r"|genetic|fungal|bacterial|viral|medical|more|less|severe form)"
)
_COMMON = frozenset("symptom syndrome disorder disease condition infection prevention of".split())
_GERMS = re.compile(
    r"caused by (?:certain |various |susceptible |specific |sensitive |the (?:bacterium|parasite|fungus|virus) )*"
)
_AFTER_GERMS = re.compile(
    r"[.;:()](?:\s|\Z)|\b(?:in|when|which|that|who|a type|resistant|where|but|and (?:is|can|may)"
    r"|usually|often|is|are)\b"
)
_SPECIES = re.compile(r"(?:\bother )|\b(?:species|strains|spp)\b\.?")
_NO_GERM = re.compile(
    r"\b(?:bacteri(?:a|um)|organisms?|fung(?:i|us)|microorganisms|pathogens|parasites?|virus(?:es)?"
    r"|germs|them|yeasts?|damage|microbes|types?)\b"
)
_ONE_NAME = re.compile(r"\s?\(([a-z][a-z -]{3,40})\)")
_PLACE = re.compile(
    r"(?:infections? of (?:the )?)?((?:[\w-]+ ){0,2}tracts?|skin|bones?|joints?|bloodstream|eyes?|ears?|throat|lungs?"
    r"|kidneys?|bladder|blood|skin structures|soft tissues?|abdomen|prostate|lower respiratory system)"
)
_INFECTIONS_OF = re.compile(r"\binfections (?:of|in) (?:the )?[^.;]*\Z")
_NAME = 3  # words of a germ's name
_STATE = re.compile(
    r"\b(?:impair\w+|renal|hepatic|kidney|liver|elderly|pediatric|children|pregnan\w+|allerg\w+"
    r"|overdose|missed|dose|severe|mild|moderate)\b"
)


def read_indications(page: Page) -> tuple[Indication, ...]:
    """The indications of the Usage section in its order, then those that only a dose is headed with; each once."""
    found: dict[str, Indication] = {}
    for line in page.lines:
        if line.kind == "usage":
            for indication in _of_usage(line, page):
                found.setdefault(normalise(indication.term), indication)
    if found:
        for line in page.lines:
            if line.kind == "dosage" and line.labels:
                for indication in _of_dose(line, page):
                    if not _is_covered(indication.term, found):
                        found[normalise(indication.term)] = indication
    return tuple(found.values())


def _of_usage(line: Line, page: Page) -> Iterator[Indication]:
    label = line.labels[-1] if line.labels else ""
    words = without_glosses(line.plain)
    named = tuple(_of_label(line, page)) if line.sentence.item and label else ()
    yield from named
    if not named and line.sentence.item and _is_list(words, line.labels, page):
        yield from _listed(line, words, page, Stretch(0, len(words)), strict=False)
        return
    for stretch in stretches(words, defined=bool(named)):
        found = (*_listed(line, words, page, stretch, strict=True), *_by_germ(line, words, stretch))
        yield from found
        if not found and (whose := _WHOSE.search(words, stretch.start)):
            end = min(
                (mark for mark in (words.find(".", whose.end()), words.find(",", whose.end())) if mark > 0),
                default=len(words),
            )
            yield from _listed(line, words, page, Stretch(whose.end(), end), strict=True)


def _by_germ(line: Line, words: str, stretch: Stretch) -> Iterator[Indication]:
    """The infections that a list of uses names by their germs ("infections caused by *Candida* species")."""
    if not (cause := _GERMS.match(words, stretch.end)) or "infection" not in words[stretch.start : stretch.end]:
        return
    stop = _AFTER_GERMS.search(words, cause.end())
    for item in split_list(words, cause.end(), stop.start() if stop else len(words)):
        named = _SPECIES.sub("", words[item.start : item.end]).strip(" .")
        if named and len(named.split()) <= _NAME and not _NO_GERM.search(named):
            yield Indication(term=f"{named} infection", **line.evidence(item.start, item.end))


def _is_list(words: str, labels: tuple[str, ...], page: Page) -> bool:
    """Whether a list item is itself a list of uses, by the labels over it."""
    if _VERB.search(words) or _NOT.search(words) or any(_NOT.search(each) for each in labels[-2:]):
        return False
    return any(_USE.search(each) for each in labels) and not (
        labels and any(name in labels[-1] for name in page.ingredients)
    )


def _listed(line: Line, words: str, page: Page, stretch: Stretch, *, strict: bool) -> Iterator[Indication]:
    for text, start, end, inner in _items(words, stretch.start, stretch.end, page):
        if start > stretch.start and not inner and _APPOSITION.search(words, max(0, start - 3), end):
            continue
        for part in _WITH_CAUSE.split(text) if text.startswith(("pain ", "mild to moderate pain ")) else (text,):
            term = _of_tract(term_of(part), words[stretch.start : start]) or term_of(_medical(part, words, end))
            if term and _is_use(term, page, strict=strict):
                yield Indication(term=term, **line.evidence(start, end))


def _medical(text: str, words: str, end: int) -> str:
    """The medical word that brackets give for the words before them, else `text`."""
    named = _ONE_NAME.match(words, end)
    return named[1] if named and is_medical_for(named[1], text) else text


def _of_tract(term: str, before: str) -> str:
    """ "Infections of the respiratory tract, skin and bones" are a respiratory tract infection, a skin infection ..."""
    place = _PLACE.fullmatch(term)
    return f"{place[1]} infection" if place and _INFECTIONS_OF.search(before) else ""


def _items(words: str, start: int, end: int, page: Page) -> Iterator[tuple[str, int, int, bool]]:
    """The items of a list of uses; two that share a head ("bone and joint infection") are one."""
    items = split_list(words, start, end)
    skipped = False
    for index, item in enumerate(items):
        text = words[item.start : item.end]
        later = items[index + 1] if index + 1 < len(items) else None
        if skipped:
            skipped = False
            continue
        if later and text.endswith("nausea") and words.startswith("vomiting", later.start):
            skipped = True
            yield words[item.start : later.end], item.start, later.end, item.inner
            continue
        if (
            later
            and later.inner == item.inner
            and words[item.end : later.start].strip() in ("and", "or")
            and not _stands(text, page)
        ):
            whole = words[item.start : later.end]
            if (
                len(text.split()) <= 2
                and _stands(words[later.start : later.end], page)
                and words[later.start : later.end] != "nausea"
            ):
                skipped = True
                yield whole, item.start, later.end, item.inner
                continue
        yield text, item.start, item.end, item.inner


def _stands(text: str, page: Page) -> bool:
    """Whether an item of a list names a use by itself."""
    term = term_of(text)
    return bool(term) and is_likely(term, page.vocab)


def _is_use(term: str, page: Page, *, strict: bool) -> bool:
    if term in page.names or page.vocab.substance(term) or page.vocab.class_(term):
        return False
    return is_likely(term, page.vocab) or (not strict and len(term.split()) <= 5)


def _of_label(line: Line, page: Page) -> Iterator[Indication]:
    """The uses that an item's label names ("**Fibromyalgia:** ...")."""
    label = without_glosses(line.labels[-1])
    bare = _BRACKET.sub(" ", label)
    if is_question(label) or _PLAIN_LABEL.search(bare) or len(label) > 90 or any(name in label for name in page.names):
        return
    strict = not any(_USE.search(each) for each in line.labels[:-1])
    for text, _, _, inner in _items(label, 0, len(label), page):
        term = "" if inner else term_of(text)
        if term and _is_use(term, page, strict=strict):
            yield Indication(term=term, **label_span(line))


def label_span(line: Line) -> Span:
    """The words of the line's own label, where they stand before it."""
    words = line.sentence.labels[-1]
    at = line.text.rfind(words, 0, line.sentence.start)
    if at < 0:
        return line.evidence()
    return {"quote": words, "section": line.heading, "start": at, "end": at + len(words)}


def _of_dose(line: Line, page: Page) -> Iterator[Indication]:
    """The conditions that a label of the Dosage section names, where the vocabulary knows them."""
    label = line.labels[-1]
    if is_question(label) or _STATE.search(label) or len(label) > 90:
        return
    words = without_glosses(label)
    for item in split_list(words):
        term = term_of(words[item.start : item.end])
        if term and is_known(term, page.vocab) and page.vocab.condition(term):
            yield Indication(term=term, **label_span(line))


def _is_covered(term: str, found: dict[str, Indication]) -> bool:
    """Whether the uses already hold the words of `term`, or `term` the words of one of them."""
    words = set(normalise(term).split()) - _COMMON
    return any(words <= (own := set(known.split()) - _COMMON) or own <= words for known in found)
