"""The use that the words of a list item name, under its medical word where brackets give one."""

from __future__ import annotations

import re

from dispensatory.extract.indications.ailments import (
    is_known,
    is_likely,
    is_medical_for,
    is_person,
    is_plain_noun,
    is_purpose,
)
from dispensatory.extract.indications.frames import Stretch
from dispensatory.extract.indications.places import is_place
from dispensatory.extract.indications.terms import term_of
from dispensatory.extract.indications.verbs import noun_of
from dispensatory.extract.text.page import Page

_INFECTION = re.compile(r"infections?(?=[.,;]|\Z| (?:and|or|in|after|during|at) )")  # and not "caused by" a germ
_AFFECTING = re.compile(r"(?:conditions|diseases|disorders|those) (?:affecting|involving) (?!both )")
_AFTER_WHAT = re.compile(r"(?:(?!after |during )[\w-]+ ){0,2}(?:surgery|transplantation|chemotherapy)")
# No other words: a "dry cough" is not dried, "thin skin" not thinned.
_OF_PURPOSE = frozenset(
    "support supporting boost boosting induce inducing improve improving enhance enhancing maintain maintaining "
    "supports boosts improves enhances maintains promotes promote promoting restore restoring strengthen "
    "strengthening relax relaxing stimulate stimulating".split()
)
_HAPPENS = re.compile(
    r"\b(?:return|recurr|spread|transmitt|develop|com|occurr)ing\b"
)  # no thing: "the cancer returning"
_JOINED = re.compile(r"\b(?:and|or)\b")
# "Pain relief", of which the pain is the use.
_ACT_LAST = re.compile(
    r"(?:(?:temporary|effective|broad|broader|strong|stronger|potent|prolonged|comprehensive|additional|immediate"
    r"|better|fast|faster|rapid|sustained|optimal|adequate|complete|long-lasting|targeted|enhanced|improved|routine"
    r"|ongoing|general|significant|short-term|long-term|more) )*"
    r"(.+?) (?:relief|reduction|control|management)(?: (?:(?:after|during|following) .+))?"
)
# What protects against a virus prevents its infection: "the rabies virus".
_VIRUS = re.compile(
    r"(?:(?:\w+ )?(?:strains?|(?:sero|sub)?types?) of (?:the )?)?"
    r"(?!(?:common|certain|some|other|harmful|similar|these|those|various|several|many|both|future|actual)\b)"
    r"([\w-]+(?: [\w-]+){0,2}) virus(?:es)?"
)
_ONE_NAME = re.compile(r"\s?\(([a-z][a-z -]{3,40})\)")


def term_in(text: str, words: str, end: int, page: Page, stretch: Stretch, *, inner: bool = False) -> str:
    """The use that an item of a stretch names, or ""."""
    term = term_of(_medical(text, words, end))
    if not term and stretch.loose and stretch.prevents and _INFECTION.match(words, end - len(text)):
        return "prevention of infection"
    own = term in page.names and not (stretch.prevents and _is_ill(term, page))
    if not term or is_person(term) or is_place(term) or own:
        return ""
    if stretch.prevents and (virus := _VIRUS.fullmatch(term)):
        term = virus[1] if is_known(virus[1], page.vocab) else f"{virus[1]} virus infection"
    if " with " in term:
        term = next((term.removesuffix(f" with {own}") for own in page.names if term.endswith(f" with {own}")), term)
    if (act := _ACT_LAST.fullmatch(term)) and is_likely(act[1], page.vocab):
        term = act[1]
    term = term.replace("_", " ")
    if (page.vocab.substance(term) or page.vocab.class_(term)) and not term.endswith("contraception"):
        return ""
    if stretch.noun == "cessation":
        return f"{term} cessation"
    if stretch.prevents and term == "strain":  # of a germ
        return ""
    if stretch.prevents and _AFTER_WHAT.fullmatch(term):  # "to prevent infections during dental or jaw surgery"
        return ""
    if is_likely(term, page.vocab):
        term = _purpose(term)
        return f"prevention of {term}" if stretch.prevents and not term.startswith("prevention of ") else term
    if inner:
        return ""
    if stretch.noun:
        if _HAPPENS.search(term):
            return ""
        return f"{stretch.noun} of {term}" if is_purpose(term) else ""
    return _purpose(term) if stretch.loose and is_plain_noun(term) else ""


def _is_ill(term: str, page: Page) -> bool:
    """Whether one of the medicine's names is the illness that it prevents: of a "rabies vaccine"."""
    return page.vocab.condition(term) is not None


def _purpose(term: str) -> str:
    """A purpose told by its noun: "support of bone health" for "supporting bone health"."""
    verb, _, what = term.partition(" ")
    what = what.removeprefix("for ")
    return f"{noun_of(verb)} of {what}" if verb in _OF_PURPOSE and what and not what.startswith("of ") else term


def _medical(text: str, words: str, end: int) -> str:
    """The medical word that brackets give for the words before them, else `text`."""
    named = _ONE_NAME.match(words, end)
    if named and _AFFECTING.match(text) and term_of(named[1]) and not _JOINED.search(named[1]):
        return named[1]
    return named[1] if named and is_medical_for(named[1], text) else text


def stands(text: str, page: Page) -> bool:
    """Whether an item of a list names a use by itself."""
    term = term_of(text)
    return bool(term) and is_likely(term, page.vocab)
