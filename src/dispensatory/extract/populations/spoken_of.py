"""Whom a line speaks of: the populations that it and its labels name."""

from __future__ import annotations

import re
from functools import lru_cache

from dispensatory.extract.populations.mentions import Mention, mentions
from dispensatory.extract.text.view import Line, is_question
from dispensatory.facts.verdicts import Population

_MOTHERS = frozenset[Population](("pregnancy", "lactation"))
_OF_MOTHER = re.compile(r"newborn|neonat|infant|bab|child\b|nursing")
# A newborn in a row with the mothers is a patient: "avoid it in newborns and pregnant women".
_MOTHERS_NAMED = r"(?:pregnant|breast-?feeding|nursing|lactating) (?:women|mothers|patients|individuals)"
_WITH_MOTHERS = re.compile(
    rf",?(?: and| or|,| and/or) (?:(?:in|by|for) )?(?:{_MOTHERS_NAMED}|children\b|older|elderly)"
)
_AFTER_MOTHERS = re.compile(rf"\b(?:in|by|for|to) {_MOTHERS_NAMED},?(?: and| or|,| and/or) (?:(?:in|by|for) )?\Z")
# What a medicine does to an organ, or what else strains it, is no advice for those whose organ is bad.
_HARM = re.compile(
    r"\b(?:causes?|caused|lead(?:s|ing)? to|results? in|causing|(?:risk|signs?|symptoms) of"
    r"|risks?,? (?:especially|particularly|including|such as|like)|strain on|damage|damaging"
    r"|harm(?:s|ful)?|toxic(?= to))(?: to)? (?:(?!in |with |for |those |patients |people )[\w-]+,? ){0,4}\Z"
)
# What drinking does to an organ: "avoid alcohol, which may also affect liver function".
_DRINKING = re.compile(
    r"\balcohol\b[^.;]*\b(?:impact|affect|worsen|interact|exacerbat|stress|compromis|burden|tax)\w*\b[^.;]{0,40}\Z"
)


@lru_cache(maxsize=256)
def headed(labels: tuple[str, ...]) -> tuple[Population, ...]:
    """The populations that labels name, each once: those of headings before those of questions."""
    ordered = sorted(labels, key=is_question)
    return tuple(dict.fromkeys(mention.population for label in ordered for mention in mentions(label)))


def spoken_of(line: Line) -> tuple[Mention, ...]:
    """The populations a line names; the newborn of a pregnant or breast-feeding woman is not a patient.

    "Risks to the fetus or infant", under a heading of both, is said of both.
    """
    named = mentions(line.plain)
    if not named:
        return ()
    found = tuple(m for m in named if not _is_harmed(line.plain, m))
    if not found:
        return ()
    mothers = {m.population for m in found} & _MOTHERS
    above = _MOTHERS & {*headed(line.labels)}
    if not mothers and not above:
        return found
    nursed = mothers == {"pregnancy"} and "lactation" in above
    read = (_of_mother(line, mention, nursed=nursed) for mention in found)
    return tuple(mention for mention in read if mention)


def _of_mother(line: Line, mention: Mention, *, nursed: bool) -> Mention | None:
    if mention.population != "children" or not _OF_MOTHER.match(line.plain, mention.start):
        return mention
    if _WITH_MOTHERS.match(line.plain, mention.end) or _AFTER_MOTHERS.search(line.plain, 0, mention.start):
        return mention
    return Mention("lactation", mention.start, mention.end) if nursed else None


def _is_harmed(words: str, mention: Mention) -> bool:
    return mention.population in ("renal", "hepatic") and bool(
        _HARM.search(words, max(0, mention.start - 60), mention.start)
        or ("alcohol" in words and _DRINKING.search(words, 0, mention.start))
    )
