"""Where a sentence says what a medicine is for: the words that open such a list, and where the list ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_WHO = (
    r"(?:adults?|patients|children|people|individuals|combination|both|cases|women|men|some|certain"
    r"|those|pediatric|adolescents|infants"
    r"|specific|conjunction|situations|adult|postmenopausal|the (?:body|elderly|eyes?|treatment"
    r"|stomach|lungs|brain)|hospital\w*|various"
    r"|many|\d|addition|pregnan\w+|older|younger|humans?|high-risk|appropriate|animals|females?"
    r"|males?|which|this|these|order|its|who)\b"
)
_STOP = re.compile(
    rf"[.;:](?:\s|\Z)|\b(?:by (?!mouth)|in {_WHO}|when|which|who|that|caused by|due to|as (?:an?|part"
    rf"|well as part|directed|it)|because|where"
    r"|if|through|but|although|though|resulting|after(?! (?:a |certain |surg))|often|is|are|was|were"
    r"|can|may|should|it|making|while|up to"
    r"|particularly (?:in|when|for|those(?! related to| involving))|especially (?:in|when|for|those)"
    r"|before|during|from|so"
    r"|unless|thereby|leading|allowing|offering"
    r"|providing|with (?:a |an |other |minimal|or without)|without|making|usually|typically|has|have"
    r"|this|these|they|its|for (?:adults|children"
    r"|patients|short|long|people|individuals)|to (?:be|ensure|help|achieve|make|minimi[sz]e)|using"
    r"|via|rather|beyond|under"
    r"|again|either|alongside|together|among|across|at|until|helping|working|include|involve|must|will|would|not)\b"
)
_VERB = (
    r"(?:treat|manage|relieve|prevent|control|reduce|alleviate|ease|lower|combat|cure|heal|eliminate"
    r"|eradicate|dissolve|induce"
    r"|suppress|correct|address|soothe|minimi[sz]e|stop|diagnose|replace|improve|fight|delay|remove"
    r"|help with|aid in|assist in|lessen|detect|visuali[sz]e|decrease|support|promote)"
)
_ING = (
    r"(?:treating|managing|relieving|preventing|controlling|reducing|alleviating|easing|lowering"
    r"|combating|combatting|curing|healing"
    r"|eliminating|eradicating|dissolving|inducing|suppressing|correcting|addressing|soothing"
    r"|minimi[sz]ing|diagnosing|replacing"
    r"|improving|fighting|delaying|removing|lessening|detecting|visuali[sz]ing|restoring|supporting"
    r"|promoting|maintaining)"
)
_NOUN = (
    r"(?:treatment|management|relief|prevention|prophylaxis|control|reduction|diagnosis|therapy"
    r"|eradication|correction|alleviation|induction"
    r"|suppression|pretreatment|maintenance|termination)"
)
_USED = (
    r"(?:used|indicated|prescribed|employed|given|useful|helpful|beneficial|utili[sz]ed|recommended"
    r"|approved|applied|designed|intended"
    r"|effective|administered|valuable|suitable|taken|formulated|licensed|considered|marketed|works?"
    r"|aims?|works effectively|reserved)"
)
_SOFT = r"(?: {1,60}(?!not\b|by\b|if\b|when\b)[\w'-]+,?){0,6}?"
_USES = (
    r"(?:uses?|applications?|indications?|purposes?|role|function|benefits?|goals?|usage|option"
    r"|choice|examples?|value|mainstay|aim)"
)
_FRAME = re.compile(
    rf"\b{_USED}{_SOFT} +(?:to (?:(?:\w+ly|help|also|further|either|both) )*{_VERB}\b|(?:for"
    rf"|in) (?:the )?(?:(?!use\b|short\b)[\w-]+ ){{0,3}}?"
    rf"(?:{_ING}|{_NOUN}(?: (?:of|for))?)\b|(?:for|against|in(?= (?:severe|acute|chronic"
    rf"|cases of)))(?! (?:its|their|the duration|up|more|oral|use|short)\b))"
    rf"|\b{_USES}\b{_SOFT} (?:is|are|includes?|involves?|involve|extends? to|being|was|in|for"
    rf"|as)(?: (?:also|primarily|mainly|typically|often))?"
    rf"(?: (?:in|for|to|as))?(?: (?:the|help))?\b"
    rf"|\b(?:helps?|helpful|aims?|works?|aids?|assists?)(?: (?:to|in|with))?(?: \w+ly)? (?:{_VERB}|{_ING})\b"
    r"|\b(?:provid|offer)(?:es?|s|ing)? (?:\w+ly |\w+ and )?(?:\w+ )?relief (?:from|of|for|to)\b"
    r"|, (?:potentially |thus |thereby |and )?(?:relieving|alleviating|easing)\b"
    r"|\bin cases? of\b|\bas an? (?:antidote|adjuvant) (?:in|for|to|against)\b"
    rf"|(?:\A|\A\s*[\w-]+|\b(?:also|it|primarily|and|medication|effectively|can|effect)) (?:treats|prevents"
    rf"|relieves|controls|manages|combats|alleviates|cures|addresses|reduces|decreases|eases|soothes|lessens)\b"
    rf"|\bcan (?:also )?(?:treat|relieve|prevent|alleviate|manage)\b"
    rf"|\b(?:these|this|which)(?: (?:\w+ ){{0,2}})?(?:includes?|encompass(?:es)?)(?! (?:a|an"
    rf"|the) (?:\w+ )?(?:dose|drug|medication))"
    rf"|\b(?:conditions|infections|situations|diseases|disorders|illnesses|uses|cases|problems"
    rf"|pain)(?: (?:\w+ )?)?,? ?(?:such as|like|including|includes?)\b"
    rf"|\balso (?:reduces|lowers)\b|\binvolves? {_ING}\b"
    rf"|\b(?:role|application|applications|use|uses|used|effective|useful) in (?:the )?(?:\w+ )?(?:{_ING}|{_NOUN} of)\b"
    rf"|\A\s*(?:\w+ly |primarily )?(?:used |indicated |prescribed )?(?:for|to|in) (?:the )?(?:{_ING}"
    rf"|{_NOUN} (?:of|for)|{_VERB})\b"
    rf"|\A\s*(?:conditions |infections |this includes |diseases )?(?:such as|including|like|includes)\b"
    rf"|\bprevention of\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|n't|nor|ineffective|isn't|no|discourage\w*|investigat\w+|illegal|hypothetical|unproven"
    r"|whether|rather than|insufficient|causing"
    r"|caused|limited evidence|studied|under investigation|contraindicated|avoid|may arise)\b|n't\b"
)
_SKIPPED = re.compile(
    r"\b(?:preliminary|early|initial|ongoing|limited) (?:research|studies|evidence|data)\b|\bresearch (?:suggests|hints"
    r"|indicates|is|tool)\b|\b(?:more|further|additional) (?:\w+ )?(?:research|studies|investigation|evidence)\b"
    r"|\bsome (?:studies|research|evidence) suggests?\b|\bshows? promise\b|\bbeing (?:studied|investigated|explored)\b"
    r"|\bmay arise\b|\A\s*(?:it|this|they|\w+)? ?(?:\w+ )?works? by\b|\bhealthcare (?:professional"
    r"|provider)\b.*\bwill\b|\bunderlying cause\b|\bnot (?:a )?(?:treat|cure)"
    r"|\b(?:common|known) (?:condition|disease)\b|\bis (?:a|an) (?:\w+ ){0,4}(?:condition|disease"
    r"|disorder|infection|illness) (?:that|where|caused|characterized|in which|which)"
)
_UNPROVEN = re.compile(r"\b(?:has been investigated|(?:has|have)(?: not|n't) been|is not|are not|isn't|investigated)\b")
_KIND = re.compile(r"(?:conditions|infections|situations|diseases|disorders|illnesses|cases|problems|pain)\b")
_EASES = re.compile(
    r"(?:addresses|reduces|decreases|eases|soothes|lessens|relieving|alleviating|easing|relief (?:from|of|for|to))\Z"
)
_BRACKET = re.compile(r"\([^()]*\)")
_HEAD = 12  # characters within which a sentence has not begun to explain
_AFTER = 30
_NEAR = 30  # characters before a frame within which a denial holds


class Stretch(msgspec.Struct, frozen=True):
    """The span of a list of uses in a plain line."""

    start: int
    end: int


def stretches(words: str, *, defined: bool = False) -> Iterator[Stretch]:
    """The lists of uses in a sentence; a denied one, and one of a mechanism, is none.

    `defined`: the sentence explains the condition that its label names, so that "diseases like" opens no list in it.
    """
    if _SKIPPED.search(words):
        return
    flat = _BRACKET.sub(lambda found: " " * len(found[0]), words) if "(" in words else words
    reached = 0
    for frame in _FRAME.finditer(flat):
        if frame.start() < reached or (defined and _explains(frame)):
            continue
        reached = _end(words, frame.end())
        denied = _DENIED.search(flat, max(0, frame.start() - _NEAR), frame.end()) or _UNPROVEN.search(
            flat, reached, reached + _AFTER
        )
        if reached > frame.end() and not denied:
            yield Stretch(frame.end(), reached)


def _explains(frame: re.Match[str]) -> bool:
    """Whether a frame, under a label that names the use, tells of that use and opens no list of others."""
    return (frame.start() > _HEAD and _KIND.match(frame[0]) is not None) or _EASES.search(frame[0]) is not None


def _end(words: str, start: int) -> int:
    """Where the list that starts at `start` stops; what stands in brackets does not stop it."""
    for stop in _STOP.finditer(words, start):
        if words.count("(", start, stop.start()) <= words.count(")", start, stop.start()):
            return stop.start()
    return len(words)
