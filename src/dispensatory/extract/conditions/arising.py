"""What comes up in treatment and changes the dose: "if low platelets develop, treatment should be interrupted"."""

from __future__ import annotations

import re

import msgspec

from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.conditions.terms import condition_of
from dispensatory.extract.text.items import terms
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.facts import Verdict

_IF = Sought(r"\bif (?=(?:(?! if )[^.;]){3,240}? (?:occurs?|develops?|arises?)\b)")
_COMES_UP = re.compile(r" (?:occurs?|develops?|arises?)\b")
_STOPPED = re.compile(
    r"\b(?:should|must|may|might|can|could)(?: (?:need|have) to)? be (?:[\w-]+ ){0,2}(?:[\w-]+ or )?"
    r"(?:stopped|discontinued|interrupted|withheld|suspended|delayed)\b"
    r"|\b(?:discontinue|stop|interrupt|withhold|suspend) (?!use and\b)(?:the )?(?:treatment|therapy|infusion|dos)"
)
_LOWERED = re.compile(
    r"\b(?:dos(?:e|es|age|ing)|frequency|rate) (?:[\w-]+ ){0,5}(?:reduc|adjust|lower|decreas)"
    r"|\b(?:reduc|adjust|lower|decreas)\w+ (?:of )?(?:the )?(?:dos|frequency|rate)"
)
# A measured value that goes up or down is no list of conditions.
_CLAUSE = re.compile(r"\b(?:exceeds?|drops?|falls?|rises?|remains?|is|are|has|have)\b")
# What is nothing in particular, or an allergy to the medicine itself, which is one for good.
_NO_STATE = re.compile(r"effect|reaction|allerg|hypersensitiv|anaphyla|symptom|intoleran|toxicit|resistan")


class Arising(msgspec.Struct, frozen=True):
    """A condition that comes up, its span in the plain line, and what is done then."""

    term: str
    start: int
    end: int
    verdicts: tuple[Verdict, ...]


def arising(words: str, page: Page) -> tuple[Arising, ...]:
    """The conditions on whose coming up the plain line lowers the dose or stops the treatment."""
    found = _IF.search(words)
    comes_up = _COMES_UP.search(words, found.end()) if found else None
    if not found or not comes_up or _CLAUSE.search(words, found.end(), comes_up.start()):
        return ()
    verdicts = _verdicts(_around(words, found.start(), comes_up.end()))
    if not verdicts:
        return ()
    return tuple(
        Arising(term, item.start, item.end, verdicts)
        for item in terms(words, found.end(), comes_up.start())
        if is_known(item.words, page.vocab)
        and not _NO_STATE.search(item.words)
        and (term := condition_of(item.words, page))
    )


def _around(words: str, start: int, end: int) -> str:
    """The part between semicolons that `words[start:end]` stand in."""
    last = words.find(";", end)
    return words[words.rfind(";", 0, start) + 1 : last if last >= 0 else len(words)]


def _verdicts(words: str) -> tuple[Verdict, ...]:
    stopped: tuple[Verdict, ...] = ("avoid",) if _STOPPED.search(words) else ()
    return (*stopped, "adjust") if _LOWERED.search(words) else stopped
