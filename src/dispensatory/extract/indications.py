"""What a medicine is used for: the frames of its Usage section, and the labels of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.lists import split_list
from dispensatory.extract.page import Page
from dispensatory.extract.terms import term_of
from dispensatory.extract.view import Line, is_question
from dispensatory.facts import Indication

_FRAME = re.compile(
    r"\b(?:used|indicated|prescribed|employed|given|effective|useful|beneficial|utilized|recommended"
    r"|approved|helps?|works?|administered|taken|applied)\b(?: \w+){0,4}? "
    r"(?:to (?:temporarily |effectively |help )?(?:treat|manage|relieve|prevent|control|reduce"
    r"|alleviate|ease|improve)|for(?! (?:its|the duration|more|up))|in(?= (?:treat|manag|prevent"
    r"|reliev|the (?:treat|manag|prevent))))\s+"
    r"|\b(?:treatment|management|relief|prevention|prophylaxis|treating|managing|relieving|preventing) (?:of )?"
    r"|\b(?:treats?|relieves?|manages?|prevents?)\s+"
)
_INNER = re.compile(
    r"^(?:the |a )?(?:\w+ ){0,3}?(?:treatment|management|relief|prevention|prophylaxis|treating"
    r"|managing|relieving|preventing|symptoms|signs and symptoms)(?: and \w+)? of\s+|^(?:treating"
    r"|managing|relieving|preventing|reducing|controlling)\s+"
)
_STOP = re.compile(
    r"\b(?:by|in (?:adults|patients|children|people|individuals|combination|both|cases)|when|which"
    r"|who|that|caused by|due to|as (?:an|a|part)|because|where|if|through|its|with (?:other|a)|but"
    r"|although|these|this|associated with|resulting|following|after|often|this)\b|[.;:(]"
)
_NOT = re.compile(r"\b(?:not|never|n't|should not|isn't)\b")


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
    if line.sentence.item and label and not is_question(label) and page.vocab.condition(label):
        yield Indication(term=label, **line.evidence(0, min(len(line.plain), 120)))
    for frame in _FRAME.finditer(line.plain):
        if _NOT.search(line.plain[max(0, frame.start() - 25) : frame.end()]):
            continue
        stop = _STOP.search(line.plain, frame.end())
        end = stop.start() if stop else len(line.plain)
        for item in split_list(line.plain, frame.end(), end):
            words = _INNER.sub("", line.plain[item.start : item.end])
            term = term_of(words)
            if term and (page.vocab.condition(term) or page.vocab.effect(term)):
                yield Indication(term=term, **line.evidence(item.start, item.end))
