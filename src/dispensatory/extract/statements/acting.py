"""Medicines told by what they do, where that has a name: "drugs that inhibit P-glycoprotein", "... prolong the QT"."""

from __future__ import annotations

import re

_HEAD = (
    r"(?P<head>(?:[a-z][\w-]* ){0,3}?(?:medication|medicine|drug|agent|product|substance|compound|treatment|therapy"
    r"|supplement|those)s?)"
)
_THAT = r"(?: (?:that|which)(?: (?:are |is )?known to| (?:may|can|could|might))?(?: also)?| known to)"
_HOW = r"(?:(?P<how>strong|potent|moderate|weak)(?:ly)? )?(?:\w+ly )?"
_ACTS = r"(?P<one>inhibit|induce|block)s?(?: (?:or|and) (?P<other>inhibit|induce)s?)?"
_ENZYME = (
    r"(?:the )?(?:activity of )?(?P<enzyme>cyp[ -]?\d?\w*(?:/\w+)?|cytochrome p[ -]?450(?: (?:cyp ?)?\d[a-z]\d*)?"
    r"|(?:hepatic|liver) enzymes?|p-glycoprotein|p-gp|bcrp|oatp\w*|monoamine oxidase(?: [ab])?)"
    r"(?: \([\w -]+\))?(?: (?:iso)?enzymes?)?(?: (?:systems?|transporters?|pathways?|activity))?"
)
_ON_ENZYME = re.compile(rf"{_HEAD}(?:{_THAT} {_HOW}{_ACTS}| (?P<doing>inhibit|induc)ing) {_ENZYME}\Z")
_ON_QT = re.compile(
    rf"{_HEAD}(?:{_THAT} (?:prolong|lengthen)s?| (?:prolong|lengthen)ing) the (?P<which>qtc?)(?: interval)?"
    r"(?: (?:on|of|in) (?:an?|the) [\w -]+)?\Z"
)
_SUBSTRATE = re.compile(rf"(?:{_HEAD} (?:that|which) are )?(?:(?P<how>sensitive) )?substrates? (?:of|for) {_ENZYME}\Z")
_BROKEN_DOWN = re.compile(
    r"(drug metabolized by )(?:(cyp\S+)|(p-gp|p-glycoprotein|bcrp|oatp\S*))(?: (?:iso)?enzymes?| transporters?)?\Z"
)
_ENZYMES = re.compile(r"enzymes\Z")
_NAMES = {"inhibit": "inhibitor", "block": "inhibitor", "induce": "inducer", "induc": "inducer"}


def by_action(term: str) -> str | None:
    """The name of the medicines of a plain `term` that says what they do, in the singular; None where it has none."""
    if found := _ON_QT.match(term):
        head = "medication" if found["head"].startswith("those") else found["head"].removesuffix("s")
        return f"{found['which']}-prolonging {head}"
    if found := _BROKEN_DOWN.match(term):
        return found[1] + found[2] if found[2] else f"{found[3]} substrate"
    if found := _ON_ENZYME.match(term):
        names = dict.fromkeys(_NAMES[verb] for verb in (found["one"], found["other"], found["doing"]) if verb)
    elif found := _SUBSTRATE.match(term):
        names = {"substrate": None}
    else:
        return None
    return " ".join(filter(None, (found["how"], _ENZYMES.sub("enzyme", found["enzyme"]), "/".join(names))))
