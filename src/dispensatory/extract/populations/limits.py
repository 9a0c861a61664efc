"""What limits an assurance to less than the medicine as it is used: a low dose, a short time, another form, a few."""

from __future__ import annotations

import re

from dispensatory.extract.statements.own import is_own, is_own_class
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.facts.verdicts import Population

_FORMS = (
    r"(?:cream|gel|ointment|lotion|(?:nasal |throat |mouth )?sprays?|(?:eye |ear |nasal )?drops|tablets?|capsules?"
    r"|suppositor(?:y|ies)|pessar(?:y|ies)|lozenges?|inhalers?|patch(?:es)?|syrup|injections?|mouthwash"
    r"|(?:topical|oral|inhaled|vaginal|nasal|injectable|intravenous) (?:form|preparation|product|version"
    r"|formulation)s?)"
)
_OF_FORM = re.compile(rf"\b(?:the|only) {_FORMS}|\A(?:[\w-]+ )?{_FORMS},? ")
# Of whom or what an assurance says less than "it": "small doses are", "occasional use is", "other antihistamines are".
_LESS = Sought(
    r"\b(?:low(?:er)?|small(?:er)?|single|reduced|standard-dose|occasional|short|short-term|brief|intermittent|limited"
    r"|minimal|one-off|sporadic|infrequent) (?:[\w-]+ ){0,2}(?:doses?|amounts?|quantit(?:y|ies)|use|courses?|treatment"
    r"|periods?|exposure)\b"
    r"|\b(?:other|alternatives?|different|safer|another|unlike|off-label)\b|(?<!,)(?<!-) (?:that|which) \Z"
)
# Who says so, or on what ground, where that is no ground: "animal studies suggest that it is".
_WEAK = Sought(
    r"\b(?:unlikely|nothing|animals?|used to|(?:some|many|few|certain|most) (?:people|experts|doctors|authorities"
    r"|sources|women|mothers|guidelines|physicians|clinicians|studies)|(?:check|ensure|sure|hope|before|until|if|once"
    r"|provided|should|must|suggests?|for (?:it|this [\w-]+) to)(?: that)?)(?: [\w'-]+){0,5} ?\Z"
)
_CONDITION = Sought(
    r"\b(?:if|only|unless|when|while|where|provided|providing|as long as|so long as|after)\b"
    r"|\b(?:at|in|with) (?:an? |the )?(?:very )?(?:low|lower|small|smaller|reduced|half|single|minimal|limited)"
    r"(?: [\w-]+)? (?:doses?|amounts?|dosages?|quantit(?:y|ies))\b|\bat half the\b"
    r"|\bfor (?:an? )?(?:very )?(?:short|brief|limited)\b|\bshort[- ]term\b|\bin (?:the )?(?:short|past|future)\b"
    r"|\bin (?:an emergency|emergencies|(?:exceptional|certain|some|selected|special|rare|specific|life-threatening)"
    r" [\w-]+)|\blast resort|\bunder (?:\w+ ){0,4}?(?:supervision|guidance|care|control|monitoring)\b"
    r"|\bon (?:the |a |your )?(?:doctor's |medical )?(?:advice|recommendation)|\bdiscretion"
    r"|\bwith (?:\w+ )?(?:monitoring|(?:dose |dosage )?(?:reduction|adjustment)s?|supervision)\b|\bexcluded\b"
    r"|\bwho (?:are (?:otherwise )?healthy|have (?:no|not|normal))|, not\b|\buntil \d|\bexcept|\bapart from\b"
)
# Use as it is meant to be is no condition, nor is what a degree or an age says, which is read as such.
_USUAL = r"(?:the )?(?:usual|recommended|normal|prescribed|therapeutic|standard)"
_NO_CONDITION = re.compile(
    r"(?:if|when|while|where|provided|as long as|after) (?:it is |it's |they are )?(?:\w+ly )?"
    r"(?:used|taken|given|administered|applied|using|taking|consumed) (?:\w+ly )?"
    rf"(?:as |(?:at|in|within) {_USUAL}"
    r"|according to|correctly|properly|appropriately|topically|orally|by mouth|to treat|for\b|during|in\b)"
    r"|(?:if|when|while|where) (?:you are |they are |a woman is |women are |the mother is |patients are )?"
    r"(?:pregnant|breast-?feeding|nursing|treating|lactating|using|taking)\b"
)
_BY_AGE = re.compile(r"[^.;]{0,60}?\b(?:age|aged|years|months|weeks|older|younger)\b")
_BY_DEGREE = re.compile(
    r"[^.;]{0,60}?\b(?:clearance|crcl|e?gfr|clcr|mild|moderate|severe|child-pugh|dialysis|impairment|impaired|function"
    r"|failure)\b"
)
_READ_ELSEWHERE: dict[Population, re.Pattern[str]] = {
    "children": _BY_AGE,
    "elderly": _BY_AGE,
    "renal": _BY_DEGREE,
    "hepatic": _BY_DEGREE,
}
_FEW = re.compile(r"\b(?:some|most|many|few|certain|selected|all but|other than|healthy) (?:[\w-]+ ){0,3}\Z")
_NOT_ALWAYS = re.compile(
    r",? (?:but|though|although) (?:it is )?not (?:always|in (?:all|every)|for (?:all|every)|everyone|everybody)\b"
)
_LEFT_OUT = re.compile(
    r"\b(?:except(?:ing)?|exception of|apart from|aside from|other than|excluding|save|outside|beyond)"
    r" (?:(?:in|for|by|during|of|to) )?(?:[\w-]+ ){0,3}\Z"
)
_LEADS = re.compile(r"\A(?:(?:while|although|though|but|and|because|since|as|whereas|yet|so|or|use of|taking) )+")
_VERB = re.compile(r" (?:is|are|was|were|can|may|might|has|have|had|be|been|also|usually|generally)\Z")


def is_limited(subject: str, page: Page) -> bool:
    """Whether `subject`, the words of a clause before an assurance, make it one of less than the medicine, or of
    another, or one on no ground.
    """
    if _LESS.search(subject) or _WEAK.search(subject):
        return True
    form = _OF_FORM.search(subject)
    if form and not any(form[0].split()[-1].rstrip(",") in name for name in page.names):
        return True
    named = _LEADS.sub("", subject.rpartition(",")[2].strip(" ,;:."))
    while verb := _VERB.search(named):
        named = named[: verb.start()]
    if page.vocab.substance(named) is not None:
        return not is_own(named, page)
    own = named.startswith("the ") or is_own_class(named, page)  # "the vaccine" of a page on one
    return page.vocab.class_(named) is not None and not own


def is_conditional(words: str, start: int, end: int, population: Population) -> bool:
    """Whether what follows an assurance in `words[start:end]`, its clause, has it hold in some cases, or on a
    condition, only. A degree or an age is none: it is read as such.
    """
    elsewhere = _READ_ELSEWHERE.get(population)
    for found in _CONDITION.finditer(words, start, end):
        known = elsewhere and elsewhere.match(words, found.start(), end)
        if not known and not _NO_CONDITION.match(words, found.start()):
            return True
    return _NOT_ALWAYS.search(words, start) is not None


def is_of_few(before: str) -> bool:
    """Whether `before`, the words in front of a population, take but some of it, or leave it out."""
    return _FEW.search(before) is not None or _LEFT_OUT.search(before) is not None
