"""What narrows a statement: an age, a trimester."""

from __future__ import annotations

import re

from dispensatory.facts import Range

_YEARS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18,
}  # fmt: skip
_NUMBER = rf"(\d{{1,2}}|{'|'.join(sorted(_YEARS, key=len, reverse=True))})(?![\d.]*\d|/|%)"
_END = r"(?!(?!'?s\b)[a-z])"  # "the under-12s" are an age
_ANY_NUMBER = re.compile(rf"(?<![a-z\d]){_NUMBER}{_END}")
_UNIT = r"(?:-| )?(years?|yrs?|months?|weeks?)?"
_UNDER = re.compile(
    rf"(?:\b(?:under|below|younger than|less than)|[<≤])[ -]?(?:the )?(?:age )?(?:of )?{_NUMBER}{_UNIT}{_END}"
)
_BEFORE = re.compile(
    rf"\b(?:before|until|up to|(?:not|n't) (?:yet )?reached) (?:the )?age (?:of )?{_NUMBER}{_UNIT}(?![a-z])"
)
_BEFORE_YEARS = re.compile(
    rf"\b(?:(?:before|until) (?=\w+ years (?:of age|old)\b)|(?:not|n't) (?:yet )?reached ){_NUMBER} (years?)"
)
_UP_TO = re.compile(
    r"\b(?:child(?:ren)?|infants?|bab(?:y|ies)|adolescents?|toddlers?|patients|those|ages?|aged) (?:aged )?up to "
    rf"{_NUMBER}{_UNIT}(?![a-z])"
)
_YOUNGER = (_UNDER, _BEFORE, _BEFORE_YEARS, _UP_TO)
_OVER = re.compile(
    rf"(?:\b(?:over|above|older than|at least|aged?)|[>≥])[ -]?(?:the )?(?:age )?(?:of )?{_NUMBER}{_UNIT}"
    rf"(?! ?(?:-|to) ?\d){_END}"
)
_FROM = re.compile(
    rf"\b{_NUMBER}{_UNIT} ?(?:of age |old )?(?:(?:and|or) (?:older|over|above|up|more)|upwards?\b|onwards?\b|\+)"
)
_PLUS = re.compile(rf"\b{_NUMBER}\+ ?(years?|yrs?|months?)?")
_SINCE = re.compile(
    r"\b(?:from|beyond|past|(?<!not )(?<!not yet )(?<!n't )reached"
    r"|starting (?:at|from)|once they are|as young as) (?:the )?(?:age )?(?:of )?"
    rf"{_NUMBER} ?(years?|yrs?|months?|weeks?)"
)
_SINCE_AGE = re.compile(
    r"\b(?:(?:from|beyond|past|starting(?: at| from)?|at) (?:the )?age (?:of )?|as young as |once they are )"
    rf"{_NUMBER}{_UNIT}"
)
_AGED = re.compile(rf"\b(?:aged?|ages|between) {_NUMBER}{_UNIT} ?(?:-|to|and) ?{_NUMBER}{_UNIT}(?![a-z])")
_BETWEEN = re.compile(
    rf"\b{_NUMBER}{_UNIT} ?(?:-|to|and) ?(?:(?:under|below|less than|<) ?)?{_NUMBER} ?(years?|yrs?|months?|weeks?)"
)
# A number without a unit is an age unless another unit follows; months and weeks are one only of someone so old.
_ANOTHER_UNIT = re.compile(
    r"(?: ?(?:-|to) ?\d+(?:\.\d+)?)?[ -]?(?:minutes?|mins?|hours?|hrs?|days?|seconds?|m?c?g\b|m?l\b|kg|units?|iu\b"
    r"|times|doses?|tablets?|drops?"
    r"|puffs?|sprays?|mmol|c?m\b|pounds|lbs?|degrees)"
)
_SO_OLD = re.compile(r"child|infant|bab(?:y|ies)|neonat|newborn|adolesc|toddler|\bage|older|younger|patients|pediatric")
_OLD = re.compile(r"[- ](?:old|of age)\b")
_TRIMESTER = re.compile(r"\b(first|second|third|1st|2nd|3rd|last|final|late|early|near term|near-term)\b")
_ORDINAL = {
    "first": 1,
    "1st": 1,
    "early": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "last": 3,
    "final": 3,
    "late": 3,
}
_EMPHASIS = re.compile(r"\b(?:especially|particularly|above all|most of all)\b[^.;]{0,40}(?:trimester|term\b)")


def age_of(words: str) -> Range | None:
    """The years a statement is about, [low, high]; null for open, None where it names no age."""
    if not _ANY_NUMBER.search(words):
        return None
    if found := _first(_BETWEEN, words) or _first(_AGED, words):
        unit = found[4]
        return _years(found[1], found[2] or unit), _years(found[3], unit)
    for pattern in _YOUNGER:
        if found := _first(pattern, words):
            return None, _years(found[1], found[2])
    for pattern in (_FROM, _PLUS, _OVER, _SINCE, _SINCE_AGE):
        if found := _first(pattern, words):
            return _years(found[1], found[2]), None
    return None


def may_be_of_some_age(words: str) -> bool:
    """Whether a number in `words` may be an age where `age_of` reads none, since it has no unit of anything else."""
    return any(not _ANOTHER_UNIT.match(words, found.end()) for found in _ANY_NUMBER.finditer(words))


def _first(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    """The first match that is of an age: not of a duration, a dose or a weight."""
    return next((found for found in pattern.finditer(words) if _is_age(found, words)), None)


def _is_age(found: re.Match[str], words: str) -> bool:
    unit = found[found.re.groups]
    if not unit:
        return not _ANOTHER_UNIT.match(words, found.end())
    if unit.startswith("y"):
        return True
    return bool(_OLD.match(words, found.end()) or _SO_OLD.search(words, max(0, found.start() - 30), found.end()))


def _years(number: str, unit: str | None) -> float:
    value = float(_YEARS.get(number) or number)
    if unit and unit.startswith("month"):
        return round(value / 12, 3)
    return round(value / 52.18, 3) if unit and unit.startswith("week") else value


def trimesters_of(words: str) -> tuple[int, ...]:
    """The trimesters a line names, in order."""
    if "trimester" not in words and "term" not in words and "pregnancy" not in words:
        return ()
    if _EMPHASIS.search(words):
        return ()  # "avoid it, especially in the first trimester" holds for all three
    named = {_ORDINAL.get(found[1], 3) for found in _TRIMESTER.finditer(words)}
    return tuple(sorted(named)) if "trimester" in words or "term" in words or "late pregnancy" in words else ()
