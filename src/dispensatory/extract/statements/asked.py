"""Questions on a combination: what they ask to combine with the medicine, and what "no" and "yes" answer to them."""

from __future__ import annotations

import re

from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.text.sought import Sought

_WHICH = re.compile(
    r"\b(?:what|which)\b[^?]{0,60}\b(?:avoid|not (?:be )?(?:taken?|used?|combined?|mixed?|given?))\b(?! if\b)"
)
_IT = r"(?:it|this(?: \w+)?)"
_USE = r"(?:take|use|have|get|drink|eat|combine|mix|give|wear|consume)"
# "I take warfarin. Can I use it?"
_TAKES = r"\bi(?: am|'m)? (?:already |also |currently )?(?:take|taking|use|using|on)\b"
_THEN = r"(?:can|may|is|should)\b"
_USED = r"(?:taken|used|given|combined|mixed)"
# "Can I take it with warfarin?", "can I take warfarin while on it?", "may warfarin and it be taken together?"
_PARTNERS = tuple(
    map(
        re.compile,
        (
            rf"\b{_USE} (?=(?!{_IT}\b)[^?]{{2,80}}? (?:(?:while|when|if) (?:\w+ing|(?:i am |i'm "
            rf"|you are )?\w+) {_IT}|with {_IT}"
            rf"|and {_IT}|alongside {_IT}|together with {_IT})\b)",
            rf"\b{_USE} {_IT} (?:and|if (?:i am|i'm|you are|you're) (?:also |already )?(?:on|taking|using)"
            r"|(?:while|when) (?:on|taking|using)) (?!food\b|meals?\b)",
            rf"\b(?:can|may|should|could|is) (?=(?!{_IT}\b)[^?]{{2,60}}? (?:and {_IT} )?be {_USED}\b)",
            rf"\b(?:can|may|should|could) {_IT} and (?=[^?]{{2,60}}? be {_USED}\b)",
            rf"{_TAKES} (?=[^.?]{{3,60}}\. {_THEN})",
            r"\A(?:q: ?)?what about (?:taking |using |drinking )?(?=[\w' -]{3,50}\?)",
            r"\b(?:with|alongside|drink(?:ing)?|consum(?:e|ing))\b(?! it\b)",
            rf"\A(?:q: ?)?(?:can|may|should|could|is it (?:ok|okay|safe|all right|alright)) (?:i |you |one |we "
            rf"|to )*{_USE}"
            rf" (?!{_IT}\b|more\b|an?\b|the\b|my\b|extra\b|less\b|too\b)(?=[\w' -]{{3,60}}\?)",
        ),
    )
)
_ENDS = (
    " while ",
    " when ",
    " if ",
    " with it",
    " and it",
    " be taken",
    " be used",
    " be given",
    " be combined",
    " be mixed",
    ". ",
)
_COMBINES = (
    r"\b(?:take|taking|use|using|drink|consume|combine|eat|mix|wear)\b[^?]{0,80}\b(?:with|while|alongside)\b|alcohol"
    r"|interact|\bsun\b|\blens"
)
_ABOUT = Sought(_COMBINES)
_ASKED = Sought(
    rf"{_COMBINES}|\b(?:{_USED}|combining)\b[^?]{{0,80}}\b(?:with|while|alongside|together)|\b{_USE} {_IT} and\b"
    r"|\bif (?:i|you) (?:am |are )?(?:also |already )?(?:on|taking|using)\b"
    rf"|{_TAKES} [^.?]{{3,60}}\. {_THEN}"
    r"|\A(?:q: ?)?what about "
    rf"|\A(?:q: ?)?(?:can|may|is it (?:ok|okay|safe|all right|alright)) (?:i |you |one |we "
    rf"|to )*{_USE} [\w' -]{{3,60}}\?\Z"
)


def is_asked(question: str) -> bool:
    """Whether a question (plain lower case) may name what one would combine with the medicine."""
    return _ASKED.search(question) is not None


def is_about_combining(question: str) -> bool:
    """Whether all that answers a question is on what is combined with the medicine."""
    return _ABOUT.search(question) is not None or asks_which(question)


def asks_which(question: str) -> bool:
    """Whether a question is for what one must avoid: "which medicines must not be taken with it?"."""
    return _WHICH.search(question) is not None


def partner_asked(question: str) -> Stretch | None:
    """The part of a question, in which the medicine is "it", that names what to combine with it."""
    found = next((match for pattern in _PARTNERS if (match := pattern.search(question))), None)
    if found is None:
        return None
    ends = [at for past in _ENDS if (at := question.find(past, found.end())) > 0]
    return Stretch("medicine", found.start(), found.end(), min(ends, default=len(question) - 1))
