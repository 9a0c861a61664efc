"""What a sentence says the medicine does to what is measured in the body, or to what a person can do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.conditions.terms import is_said_of_it
from dispensatory.extract.effects.items import Entry
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Opened

# "It can affect blood sugar levels", to either side, or "raise blood pressure"
_MOVES = re.compile(
    r"\b(?:can|may|might|could) (?:also )?(affect (?:the |your )?blood (?:sugar|glucose)"
    r"|(?:increase|raise|elevate) (?:the |your )?(?:skin's )?"
    r"(blood (?:sugar|glucose|pressure)|heart rate|(?:intraocular|eye) pressure"
    r"|(?:skin )?sensitivity to (?:the )?(?:sun(?:light)?|light|uv (?:light|rays|radiation)))"
    r"|(?:impair|reduce|decrease|affect) (?:male |female )?(fertility))\b"
)
_MOVED = re.compile(r"blood|pressure|heart|sensitiv|fertil")
_FACULTY = (
    r"(?:(?:mental |physical )?alertness|(?:motor |hand-eye )?coordination|judge?ment|reflexes|reaction times?"
    r"|reactions|thinking|concentration|memory|attention|cognition|vision|balance|consciousness|wound healing"
    r"|(?:cognitive|motor|psychomotor|mental) (?:function|performance|skills|abilities))"
)
# "It may impair your judgment, reflexes, or coordination"
_IMPAIRS = Opened(
    rf"\b(?P<verb>impair|slow|reduc|decreas)(?:e|es|s|ing)? (?:the |your |a person's )?"
    rf"(?P<what>{_FACULTY}(?:(?:,? (?:and|or) |, |/)(?:the |your )?{_FACULTY})*)\b"
)
_ONE = re.compile(_FACULTY)
_PARTICIPLES = {"impair": "impaired", "slow": "slowed", "reduc": "reduced", "decreas": "decreased"}
# Said of drink, or denied: "does not impair judgment"
_NOT_IT = re.compile(r"\b(?:alcohol|not|unlikely|without|if|disease|disorders?)\b|n't\b")


def moved(words: str, page: Page) -> Iterator[Entry]:
    """The change of what is measured in the body that a sentence tells of the medicine itself."""
    found = _MOVES.search(words) if _MOVED.search(words) else None
    if found and is_said_of_it(words[: found.start()], page):
        other = "impaired fertility" if found[3] else "blood sugar level change"
        change = f"increased {found[2]}" if found[2] else other
        yield Entry(change, *found.span(1))


def impaired(words: str) -> Iterator[Entry]:
    """What a sentence says a person can do less well: "impairs judgment and reflexes"."""
    for found in _IMPAIRS.finditer(words):
        clause = max(words.rfind(mark, 0, found.start()) for mark in (". ", "; ", ", so "))
        if not _NOT_IT.search(words, max(clause, 0), found.start()):
            for one in _ONE.finditer(words, found.start("what"), found.end("what")):
                yield Entry(f"{_PARTICIPLES[found['verb']]} {one[0]}", found.start("verb"), one.end())
