"""Whether it is taken with food."""

from __future__ import annotations

import re

from dispensatory.extract.advice.answers import YES

_FOOD = re.compile(r"\bfoods?\b|\bmeals?\b|\bempty stomach\b|\bbreakfast\b|\beating\b|\bsnack\b|\bdinner\b|\bsupper\b")
_EITHER = re.compile(
    r"with(?:/| or | and )without (?:food|meals?|regard)|(?:without|with no) regard (?:to|for) (?:food|meals?)"
    r"|(?:regardless|irrespective) of (?:food|meals?)|before or after (?:food|meals?|eating)"
    r"|either with or without|\b(?:food|meals?) (?:does|do) not matter"
)
_WITHOUT = re.compile(
    r"empty stomach|(?:hours?|minutes?|min|mins|half an hour) (?:\w+ ){0,2}(?:before|prior to|after"
    r"|following) (?:\w+ ){0,4}?(?:food|meals?|eating|breakfast|dinner|supper)"
    r"|(?:before|between) (?:\w+ ){0,2}(?:meals?|food|breakfast|eating)|without food"
    r"|(?:not|never|n't) (?:be )?(?:take|taken|taking|swallow(?:ed)?) (?:it |this (?:\w+ )?|[\w-]+ )?"
    r"with (?:food|meals?)\b"
    r"|avoid (?:food|eating|taking (?:\w+ )?with (?:[\w-]+ ){0,2}(?:food|meals?))|fasting"
)
_WITH = re.compile(
    r"(?:with|after|during|following|immediately after|alongside|at) (?:\w+ ){0,3}(?:food|meals?"
    r"|mealtimes?|breakfast|dinner|snack|eating)|with (?:food|meals|milk)|food or milk"
    r"|food can (?:help )?(?:reduc|minimi|increas)"
    r"|within \w+ minutes of (?:a |each |your )?(?:meal|food|eating|breakfast)"
)


def food(words: str, about: str) -> str | None:
    """with, without or either, of a plain sentence and the question it answers; None where it says nothing of it."""
    if not _FOOD.search(words):
        asked = about.endswith("?") and re.search(r"\bwith (?:food|meals)\b", about)
        return "with" if asked and YES.match(words) else None
    if _EITHER.search(words):
        return "either"
    taking = re.search(
        r"\b(?:take|taken|taking|administer\w*|oral\w*|dose|dosage|daily|tablet|capsule|recommended|swallow|mg"
        r"|best|given|minutes|hours?)\b",
        words,
    )
    if not taking:
        return None
    if _WITHOUT.search(words):
        return "without"
    return "with" if _WITH.search(words) else None
