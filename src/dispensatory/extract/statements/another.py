"""Doses of other medicines that a page mentions: "800 mcg misoprostol", "with methotrexate 15 mg once a week"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.text.page import Page
from dispensatory.extract.text.view import Line, plain
from dispensatory.facts import Regimen

_AFTER = re.compile(
    r"(\d[\d.,]*) ?-?(?:mg|mcg|μg|g|iu|units?|(ml)|(?:milli|micro)?grams?)(?:/[\w²]+)* (?:of )?"
    r"([a-z][a-z0-9-]+(?: [a-z][a-z0-9-]+)?)"
)
_BEFORE = re.compile(
    r"\b((?:[a-z][a-z0-9-]+ )?(?!replacement|therapy|treatment|supplementation)[a-z][a-z0-9-]*)"
    r"(?: (?:replacement|therapy|treatment|supplementation))?"
    r"(?: (?:(?:at|in|with) |\()(?:an? )?(?:\w+ )?(?:dose|dosage)s? of"
    r"| (?:dose|dosage)s?(?: of| (?:determined|based|calculated|adjusted)(?: [a-z-]+){1,4}(?= \()))?"
    r" \(?(?:e\.g\.,? |usually |typically |up to )?$"
)
_GOES_TO = re.compile(r"\b(?:transition|switch|convert|chang)(?:ing)? to\b")
_MOST_BEFORE, _MOST_AFTER = 60, 40
_LEAST_PREFIX = 5
# What a salt or a complex is measured by.
_PARTS = frozenset(
    "iron iodine calcium magnesium potassium zinc phosphorus phosphate sodium fluoride copper selenium molybdenum "
    "chromium manganese lithium gold bismuth vitamin".split()
)


def own(said: tuple[Regimen, ...], line: Line, page: Page) -> Iterator[Regimen]:
    """The regimens of a sentence without those of other medicines, in whose brackets nothing is its own."""
    text, closes = line.sentence.text, 0
    for regimen in said:
        if regimen.start < closes:
            continue
        if not is_anothers(regimen, line, page):
            yield regimen
        elif text.count("(", 0, regimen.start) > text.count(")", 0, regimen.start):
            closes = text.find(")", regimen.end)


def is_anothers(regimen: Regimen, line: Line, page: Page) -> bool:
    """Whether the words beside the amount, or the label over it, name a medicine that the page is not about."""
    if regimen.dose is None:
        return False
    if _is_under_anothers(line, page):
        return True
    start, end = regimen.start, regimen.end
    words = plain(line.sentence.text[max(0, start - _MOST_BEFORE) : end + _MOST_AFTER])
    start, end = min(start, _MOST_BEFORE), min(start, _MOST_BEFORE) + end - start
    before = _BEFORE.search(words, 0, start)
    if before:
        name = before[1]
        if is_other(name.split()[-1], page) or ("(" in before[0] and is_other(name, page, parts=False)):
            return True
    return any(
        _number(found[1]) in regimen.dose and (is_other(found[3], page) or is_other(found[3].split()[0], page))
        for found in _AFTER.finditer(words, start)
        if found.start() < end and (found[2] is None or regimen.unit == found[2])  # "60 mg in 60 ml normal saline"
    )


def _is_under_anothers(line: Line, page: Page) -> bool:
    """Whether the label is a medicine that the labels over it bring in: "Switching to a tablet", "with examplin"."""
    if len(line.labels) <= 1:
        return False
    over, own = " ; ".join(line.labels[:-1]), line.labels[-1]
    return bool(_GOES_TO.search(over) or f"with {own}" in over) and is_other(own, page)


def _number(written: str) -> float | None:
    try:
        return float(written.replace(",", ""))
    except ValueError:
        return None


def is_other(name: str, page: Page, *, parts: bool = True) -> bool:
    """A known substance that is neither the medicine nor a form or a part of it. `parts`: what a salt is measured by
    counts as one, as in "10 mg zinc"; what stands before its dose, as in "vitamin k (10 mg)", is given by itself.
    """
    substance = page.vocab.substance(name)
    kind = name.split()[0] if name.split()[0] in _PARTS else ""
    if substance is None or substance in page.names or (kind and (parts or any(kind in known for known in page.names))):
        return False
    words = [word for known in page.names for word in known.split() if len(word) >= _LEAST_PREFIX - 1]
    return not any(
        word in substance or substance in word or word[:_LEAST_PREFIX] == substance[:_LEAST_PREFIX] for word in words
    )
