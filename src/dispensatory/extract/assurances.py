"""How far an assurance goes: a "fine" read into a page that does not say it is the worst of faults."""

from __future__ import annotations

import re

from dispensatory.extract.clauses import Clause, clause_at, clauses
from dispensatory.extract.cues import Cue
from dispensatory.extract.mentions import Mention
from dispensatory.extract.page import Page
from dispensatory.extract.view import Line, is_question
from dispensatory.facts.verdicts import Population

# "No adjustment is needed unless the kidneys fail as well": what follows is what the assurance leaves out.
EXCEPT = re.compile(r"\b(?:unless|except(?:ing|ions?)?|other than|apart from|excluding|as long as|but)\b")
_BY_AGE = frozenset(("children", "elderly"))


def holds(cue: Cue, population: Population, mention: Mention | None, line: Line, page: Page) -> bool:
    """Whether the words of `cue`, where they assure, hold for `population`; what does not assure holds always."""
    if cue.verdict != "acceptable":
        return True
    words = line.plain[cue.start : cue.end]
    if population not in _BY_AGE and "adult" in words:
        return False  # "as in adults" says nothing of kidneys
    if population in _BY_AGE and words.endswith("recommended"):
        return False  # "adjustments for children are not recommended": nor is the medicine, it may be
    clause = clause_at(clauses(line.plain), cue.start)
    if mention is not None and _is_excepted(line.plain, cue, clause, mention):
        return False
    return not _of_a_part(line, clause, cue, page)


def _is_excepted(words: str, cue: Cue, clause: Clause, mention: Mention) -> bool:
    found = EXCEPT.search(words, cue.end, clause.end)
    return found is not None and found.end() <= mention.start


def _of_a_part(line: Line, clause: Clause, cue: Cue, page: Page) -> bool:
    """Whether some, not all, of the ingredients are assured: that is nothing said of the combination."""
    if len(page.ingredients) < 2:
        return False
    said_of = _named(line.plain[clause.start : cue.start], page)
    if not said_of:
        labels = " ".join(label for label in line.labels if not is_question(label))
        said_of = _named(labels, page)
    return 0 < said_of < len(page.ingredients)


def _named(words: str, page: Page) -> int:
    return sum(name in words for name in page.ingredients)
