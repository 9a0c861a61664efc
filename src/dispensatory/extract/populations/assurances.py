"""How far an assurance goes: a "fine" read into a page that does not say it is the worst of faults."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.populations.limits import is_conditional, is_limited, is_of_few
from dispensatory.extract.populations.mentions import Mention, mentions
from dispensatory.extract.statements.clauses import Clause, clause_at, clauses
from dispensatory.extract.statements.cues import Cue
from dispensatory.extract.statements.scope import age_of, may_be_of_some_age
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.view import Line, is_question
from dispensatory.facts.verdicts import Population
from dispensatory.words.degrees import named

# "No adjustment is needed unless the kidneys fail as well": what follows is what the assurance leaves out.
EXCEPT = re.compile(r"\b(?:unless|except(?:ing|ions?)?|other than|apart from|excluding|as long as|outside|but)\b")
_LEFT_OUT = re.compile(r"\b(?:except(?:ing)?|apart from|other than|excluding)(?: [\w-]+){0,4} \Z")
# What is denied, doubted or bygone assures nothing: "has never been approved for", "it is unclear if it can be used".
_SHAKEN = re.compile(
    r"(?:\b(?:not|never|cannot|neither|nor|no longer|hardly|rarely|scarcely|barely|seldom|whether|unclear|unknown"
    r"|doubt\w*|nobody|no one|none|claim\w*|believ\w*|said|myth|assum\w*|was once|once was|formerly|previously"
    r"|no (?:medicine|medication|drug|product|form|brand)s?"
    r"|(?:few|little|scant|sparse|limited|insufficient|weak) (?:\w+ )?(?:data|evidence|studies|research|reports))|n't)"
    r"(?: [\w'-]+){0,5} ?\Z"
)
_SELDOM = re.compile(r"\b(?:hardly|rarely|scarcely|barely|seldom)\b")
_HARM = re.compile(r" (?:is|are|would be|can be|may be) (?:\w+ )?(?:dangerous|unsafe|harmful|toxic|fatal|too )")
_ONLY = re.compile(r"[^.;,]{0,40}\bonly\b")
# "Safe for people without kidney disease", "with normal kidney function": nothing is said of those it harms.
_WELL = re.compile(r"\b(?:without|normal|healthy|good|intact|adequate|preserved|unimpaired) (?:[\w-]+ ){0,2}\Z")
_WELL_BEHIND = re.compile(
    r"(?: function)? (?:is|are|remains?) (?:\w+ )?(?:normal|good|healthy|intact|adequate|preserved|unimpaired)\b"
)
# Some of those with a bad organ: "most patients with liver disease", "stable disease", "chronic hepatitis b".
_SOME = re.compile(
    r"\b(?:(?:some|most|many|certain|selected|few|several|majority of|number of) (?:[\w-]+ ){0,4}"
    r"|(?:stable|inactive|treated|controlled|non-?cirrhotic|fatty|asymptomatic) (?:\w+ ){0,2})\Z"
)
_KIND = re.compile(r"hepatitis|fatty|nephropathy|cirrhosis without")
_ORGANS = frozenset(("renal", "hepatic"))
# Little of it, or for a short time: "a single dose is considered safe".
_LITTLE = re.compile(
    r"\b(?:single|short-term|occasional|topical|low(?:er)?|small(?:er)?|reduced|limited|brief"
    r"|half)(?: [\w-]+)? (?:doses?|use"
    r"|courses?|amounts?|quantit(?:y|ies)|applications?|treatment)\b"
)
_TURN = re.compile(r"[,;]? ?(?:but|however|although|though|whereas|while)\b")
_THIS_NOT = re.compile(
    r"[;,] ?(?:but |whereas |while )?[\w -]{2,40} (?:is|are) not ?(?:[.;]|\Z)"
)  # "; the tablets are not"
_AGE_REACH = 25  # letters after "children" in which a number may be their age
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
    if _SHAKEN.search(line.plain[clause.start : cue.start]) or _SELDOM.search(words):
        return False
    if "safe" in words and _LITTLE.search(line.plain, clause.start, cue.start):
        return False
    if population in _ORGANS and any(_is_some(*named) for named in _named_in(line, mention, population)):
        return False
    if _HARM.match(line.plain, cue.end) or _ONLY.match(line.plain, cue.end) or _THIS_NOT.search(line.plain, cue.end):
        return False
    if mention is not None and population == "children" and _is_of_unread_age(line.plain, mention):
        return False
    subject = line.plain[clause.start : cue.start]
    if mention is not None and clause.start <= mention.start < cue.start:
        subject = subject.replace(line.plain[mention.start : mention.end], "them")
    if is_limited(subject, page) or is_conditional(line.plain, cue.end, clause.end, population):
        return False
    if mention is not None and not _reaches(line.plain, cue, clause, mention):
        return False
    return not _of_a_part(line, clause, cue, page)


def _named_in(line: Line, mention: Mention | None, population: Population) -> Iterator[tuple[str, Mention]]:
    """The words that name those assured, and where: the line's own, else its labels'."""
    if mention is not None:
        yield line.plain, mention
        return
    for label in line.labels:
        yield from ((label, named) for named in mentions(label) if named.population == population)


def _is_some(words: str, mention: Mention) -> bool:
    """Whether not all with a bad organ are meant, but those with one kind of illness of it, or some."""
    return bool(_KIND.match(words, mention.start) or _SOME.search(words, max(0, mention.start - 60), mention.start))


def _is_of_unread_age(words: str, mention: Mention) -> bool:
    """Whether the children meant are of an age that is not understood: the assurance is not for all of them."""
    near = words[mention.start : mention.end + _AGE_REACH]
    return age_of(words[max(0, mention.start - 60) : mention.end + 60]) is None and may_be_of_some_age(near)


def _reaches(words: str, cue: Cue, clause: Clause, mention: Mention) -> bool:
    """Whether the assurance is of those that `mention` names: not as an exception, nor as the healthy."""
    if EXCEPT.search(words, cue.end, mention.start) or _WELL.search(words, 0, mention.start):
        return False
    left_out = _LEFT_OUT.search(words, 0, mention.start)
    if left_out and named(words[left_out.start() : mention.end]) is None:
        return False
    if _WELL_BEHIND.match(words, mention.end) or is_of_few(words[: mention.start]):
        return False
    own = clause_at(clauses(words), mention.start)
    before = own.end <= clause.start  # "pregnancy: it is safe"
    return own == clause or (before and not _TURN.match(words, clause.start))


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
