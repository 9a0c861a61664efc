"""Where a page says what class its medicine, or one of its ingredients, belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dispensatory.extract.classes.subjects import folded, is_only_named, label_subjects, names_of
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.extract.text.view import Line

_KINDS = ("usage", "mechanism", "other", "precautions", "name", "faq")
_ADVERBS = (
    r"(?:(?:also|both|primarily|mainly|commonly|often|typically|usually|generally|historically"
    r"|sometimes|now|essentially|actually"
    r"|chemically|best|widely|chiefly|purely|solely) )*"
)
_LINK = Opened(
    rf"(?:\b(?:is|are|was|were|being|has (?:\w+ )?been)|(?<=\bit)'s|(?<=\bthat)'s) {_ADVERBS}"
    rf"(?:(?:classified|classed|grouped|considered"
    rf"|known|described|categori[sz]ed|used|included|regarded|referred to|marketed|sold|promoted|combined"
    rf"|prescribed|formulated|a medication {_ADVERBS}used|a (?:medication|drug|medicine) (?:known|called)|employed"
    rf"|utili[sz]ed|designed|developed) (?:primarily |mainly )?(?:as )?|as (?=an? ))?"
    r"(?:(?:in|part of|among) (?=(?:an? |the )(?:[\w-]+ ){0,4}(?:class|group|family)\b)|an example of )?"
    r"(?:an? |the |one of (?:the |several |many |a (?=class|group|family)))?"
    r"|\b(?:medication|medicine|drug|agent|antibiotic) (?:\w+ )?(?:classified|categori[sz]ed) as (?:an? |the )"
    r"|\b(?:act(?:s|ed|ing)?|functions?|functioned|serve[sd]?|work(?:s|ed|ing)?|used) (?:primarily |mainly "
    r"|also )?as (?:both )?(?:an? |the )"
    r"|\b(?:finds?|found|sees?|saw|seen) (?:\w+ )?(?:use|application)s? as (?:an? |the )"
    r"|\b(?:falls?|fits) (?:into|under|within) (?:an? |the )"
    r"|\bcomes? from (?:an? |the )(?=(?:[\w-]+ )?(?:class|group|family)\b)"
    r"|\b(?:belongs?|belonging) to (?:an? |the )?|\b(?:a )?member of (?:the |a )"
)
_SIGNS: Stems[str] = Stems(
    {
        "verb": "is+a 's+a as+a as+both are+ was+a is+prim is+also is+the was+the is+common is+class 's+class belong "
        "member+of is+in+ is+part is+one is+consid is+group is+known is+descri is+categ is+regard is+refer is+typ "
        "is+usual is+gener is+now is+chem is+best is+wide is+often is+main is+hist fall come+from comes+from been+ "
        "is+pure is+sole saw+ see+ found+use",
    }
)
_THESE = r"(?:this(?: component| ingredient)?|it|these|they)"
_OPENS = re.compile(
    rf"\s*(?:{_THESE} (?:is|are) (?:also )?(?:an? |the |another )?|it's (?:also )?(?:an? |the )"
    rf"|(?:also )?(?:an? |another |the (?=(?:[\w-]+ ){{0,2}}(?:form|salt|class|group)\b)))"
    rf"|\s*(?:{_THESE} )?{_ADVERBS}(?:belongs? to|(?:is )?part of|falls? into) (?:an? |the )?"
    rf"|\s*(?:{_THESE} )?{_ADVERBS}(?:acts?|functions?|serves?|used|added|works?) {_ADVERBS}as (?:an? )?"
)
# "Insulin is a hormone that ..."
_CLAUSE = re.compile(
    r"[\w-]+(?: [\w-]+){0,2},? (?:while|though|although|is|are|was|were|helps?|plays|can|may|could|often) "
)
# "This vaccine is given", "The measles virus vaccine (live) is used": whose name is its class.
_VACCINE = re.compile(
    r"\s*(?:this |the )?(?:[\w-]+ (?:\([\w-]+\) )?){0,5}?(?P<class>vaccine)(?: \([^()]{1,30}\))?"
    r" (?:is|are|works|contains|provides|uses|protects|helps|stimulates)\b"
)
# "This multivitamin formulation": what it is, said in passing of the product
_PRODUCT = re.compile(
    r"\s*this (?:combination |daily )?(?P<class>multivitamin|probiotic|prebiotic|synbiotic|vaccine)"
    r"(?: (?:and mineral|b complex))? (?:supplement|combination|formulation|formula|blend|product|preparation)\b"
)
_THIS = re.compile(r"this (?!is |medic|drug|means |form )")  # "This beta-2 agonist relaxes ..."
_IS_ALSO = re.compile(r" (?:is|acts as|works as) (?:also )?an? ")
_ACT = re.compile(r"[a-z]+s (?:(?:or|and) [a-z]+s )?(?:the|its|your|their|to|in|as|down|by|with|from|an?)\b")
_IT = re.compile(
    r"(?:\A|[.;,] )\s*(?:and |while |therefore, )?(?:it|they|these|this (?:combination |topical |oral )?"
    r"(?:medication|medicine|drug|supplement|product|preparation|combination|formulation|component"
    r"|ingredient)|(?:its|the) "
    r"(?:primary|main|most common) (?:uses?|roles?|functions?|action))(?= |'s|\Z)"
)
_MEANT = 60  # characters between "it" and the verb, and a verb and its subject, at most this and `_FAR`
_FAR = 90
_NAME = 5  # words of a class's name
_JOINED = re.compile(r"(?:\band|\+|/|&)\s*\Z")  # "A and B is": said of both
_CHAINED = re.compile(r"(?:,|,? and|\+|/|&)\s*\Z")
_BRACKET = re.compile(r"\([^()]*\)")
_ASIDE = re.compile(
    r", (?:combined|together|along|in combination) with (?:[\w-]+ ){0,4}[\w-]+,"
    r"|, like (?:[\w-]+ )?[\w-]+,|, on the other hand,|, however,|, meanwhile,|, in contrast,"
)
_LIKE_OTHERS = Sought(r"\b(?:like|as with) (?:other|all|most|many) (?=\w)")
_SUCH_AS = re.compile(r"(?:\A|[ ,])((?:[\w-]+ ){0,4}[\w-]+),? (?:\([\w-]+\),? )?(?:like|such as|including) (?=\w)")
_AND_OTHERS = re.compile(r" (?:and|or) (?:other|similar) (?=\w)")
# "Niacinamide (a form of vitamin B3)"; a vitamin in brackets alone is but its other name.
_GLOSS = re.compile(r"(?:-[\w'-]{1,20})? \((?:(?:an? |the )?(?:active )?form of |(?!vitamin ))([\w -]{3,40})[),]")
_SAYS = (" is ", " are ", " works ", " acts ", " helps ", " reduces ")  # opens a clause, and names nothing before it
_WORD = re.compile(r"[\w-]+")
_DENIED = re.compile(r"\b(?:not|never|unlike|than|such as|neither|no|like|with|if|whether|when|isn't|other|of)\b|n't\b")
_APPOSED = re.compile(
    r"(?: \([^()]{1,60}\))?(?:(?:, | \()(?P<which>which is )?(?:also known as )?(?:an? |the |another )"
    r"|(?: -|:) an? )(?=\w)"
)
_PREPOSED = re.compile(r"\b(?:an?|the) ((?:[\w-]+ ){1,4})\Z")
_BEFORE = re.compile(
    r"\ban? ((?:(?!an? )[\w/'-]+ ){0,5}?[\w/'-]+ ?)(?:\([\w-]+\))?(?:, |called |known as |(?P<inside>\())\Z"
)


# "As an antibiotic, it does not help against a cold", "A statin, examplin lowers ..."
_AS_A = re.compile(r"(?:\A\s*|[.;] |, and )(?:as )?an? (?P<class>(?:[\w/'-]+ ){0,5}[\w/'-]+), (?=\w)")
_CLASS_LABEL = re.compile(
    r"(?:(?:drug|medicine|medication|therapeutic|pharmacological|pharmacologic|pharmacotherapeutic|chemical) )?"
    r"(?:class|classification|category|family|group|type of (?:drug|medicine|medication))"
    r"|(?:q: )?(?:what|which) (?:kind|type|class|sort|group) of (?:medicine|medication|drug)s? is [^?]{2,40}\?"
)
_CLASS_PREFIX = re.compile(
    r"\s*(?:(?:drug|therapeutic|pharmacological|pharmacologic|pharmacotherapeutic) )?(?:class|classification|group): "
)


class Place(msgspec.Struct, frozen=True):
    """Where a noun phrase starts, where the words of its evidence start, and whom it is said of."""

    start: int
    opened: int
    subjects: tuple[str, ...]
    known: bool = False  # only a class of the vocabulary counts
    stop: int | None = None  # where the noun phrase ends, if that is known


def stated(line: Line, page: Page) -> Iterator[Place]:
    """What a line says the medicine, or one of its ingredients, is."""
    if line.kind in _KINDS:
        yield from _headed(line)
        yield from _labelled(line, page)
        yield from _linked(line, page)
        yield from _apposed(line, page)
        yield from _as_a(line, page)
        if line.kind == "usage":
            yield from _of_product(line.plain)


def _headed(line: Line) -> Iterator[Place]:
    """ "**Drug class:** Statin", "Drug class: statin", and the answer to "What kind of medicine is it?"."""
    if line.labels and _CLASS_LABEL.fullmatch(line.labels[-1]):
        yield Place(0, 0, (), known=True)
    elif ": " in line.plain and (prefix := _CLASS_PREFIX.match(line.plain)):
        yield Place(prefix.end(), 0, (), known=True)


def _as_a(line: Line, page: Page) -> Iterator[Place]:
    """ "As a statin, it ...": known classes alone."""
    words = line.plain
    for opened in _AS_A.finditer(words) if ", " in words else ():
        if _IT.match(words, opened.end() - 2):
            subjects: tuple[str, ...] = label_subjects(line, page)
        else:
            subject = _named_at(words[opened.end() :], page)
            if subject is None:
                continue
            subjects = (subject,)
        yield Place(opened.start("class"), opened.start("class"), subjects, known=True, stop=opened.end("class"))


def _of_product(words: str) -> Iterator[Place]:
    named = _VACCINE.match(words) if "vaccine" in words else None
    if named := named or _PRODUCT.match(words):
        yield Place(named.start("class"), 0, (), stop=named.end("class"))


def _labelled(line: Line, page: Page) -> Iterator[Place]:
    """ "**Desloratadine:** An antihistamine that ...", also without the article where the class is a known one."""
    subjects = label_subjects(line, page)
    if not subjects:
        return
    if opened := _OPENS.match(line.plain):
        yield Place(opened.end(), 0, subjects)
    elif (opened := _THIS.match(line.plain)) and (end := _known_end(line.plain, opened.end(), page)):
        yield Place(opened.end(), 0, subjects, known=True, stop=end)
        if is_also := _IS_ALSO.match(line.plain, end):
            yield Place(is_also.end(), 0, subjects)
    elif (
        line.kind in ("usage", "mechanism")
        and is_only_named(line.labels[-1], page)
        and not line.plain.startswith(("this ", "these ", "it", "they ", "the "))
        and not _CLAUSE.match(line.plain)
        and not _ACT.match(line.plain)
    ):
        yield Place(0, 0, subjects, known=True)


def _known_end(words: str, start: int, page: Page) -> int:
    """Where the name of a known class that starts at `start` ends, without a word that adds nothing; 0 for none."""
    near = list(_WORD.finditer(words, start, start + _MEANT))[:_NAME]
    ends = (word.end() for word in reversed(near) if word[0] != "also" and not word[0].endswith("ly"))
    return next((end for end in ends if page.vocab.class_(_BRACKET.sub("", words[start:end]))), 0)


def _known_start(words: str, start: int, end: int, page: Page) -> int:
    """Where the name of a known class that ends at `end` starts, no earlier than `start`; -1 for none."""
    starts = (word.start() for word in _WORD.finditer(words, start, end))
    return next((first for first in starts if page.vocab.class_(words[first:end].strip())), -1)


def _linked(line: Line, page: Page) -> Iterator[Place]:
    words = line.plain
    if not _SIGNS.possible(words):
        return
    for said in _LINK.finditer(words):
        if len(page.ingredients) > 1 and words.startswith(("combination of a ", "combination of an "), said.end()):
            continue  # whose each ingredient has its own
        before = words[max(0, said.start() - _FAR) : said.start()]
        shift = said.start() - len(before)
        if "," in before:
            before = _ASIDE.sub(lambda aside: " " * len(aside[0]), before)
        subject, at, end = _last_named(before, page)
        subjects: tuple[str, ...] = (subject,) if subject is not None else ()
        if subject == "":
            subjects = _together(before[:end], page)
        pronoun = _IT.search(before)
        if subject is None and pronoun and len(before) - pronoun.end() <= _MEANT:
            whole = "combination" in pronoun[0] or "product" in pronoun[0]
            subjects, at, end = () if whole else label_subjects(line, page), pronoun.start(), pronoun.end()
        elif subject is None:
            continue
        elif pronoun and pronoun.start() >= end:
            end = pronoun.end()  # "it isn't a medicine; it's a mineral": what is denied before is denied of that alone
        if ". " not in before[end:] and not _DENIED.search(before[end:]) and not _after_denial(before[:at]):
            yield Place(said.end(), shift + at, subjects)


def _after_denial(before: str) -> bool:
    return before.rstrip().endswith(("unlike", "than", "not", "with", "to"))


def _last_named(before: str, page: Page) -> tuple[str | None, int, int]:
    """The medicine or ingredient that is named last in the words before a verb, and where."""
    words = folded(before)
    near = [(at + len(name), len(name), name) for name in names_of(page) if (at := words.rfind(name)) >= 0]
    if not near:
        return None, 0, 0
    end, length, name = max(near)
    at = end - length
    joined = _JOINED.search(before[:at])
    together = joined and _ends_in_name(words[: joined.start()], page)
    return ("" if together else names_of(page)[name]), at, end


def _together(before: str, page: Page) -> tuple[str, ...]:
    """The ingredients, some of the product's, that words end in: "amoxicillin and cloxacillin"; () for all of them."""
    words, names, found = _BRACKET.sub("", folded(before)).rstrip(), names_of(page), list[str]()
    while name := next((name for name in names if names[name] and words.endswith(name)), ""):
        found.append(names[name])
        joined = _CHAINED.search(words[: -len(name)])
        words = words[: joined.start()] if joined else ""
    return tuple(reversed(found)) if 1 < len(set(found)) < len(page.ingredients) else ("",)


def _ends_in_name(words: str, page: Page) -> bool:
    """Whether words end in a name of the medicine or of an ingredient, brackets aside: what "and" joins to the next."""
    bare = _BRACKET.sub("", words).rstrip(" ,")
    return any(bare.endswith(name) for name in names_of(page))


def _apposed(line: Line, page: Page) -> Iterator[Place]:
    """ "Digoxin, a cardiac glycoside, ...", "a thiazide diuretic, indapamide", "mecobalamin (vitamin B12)"."""
    words, search = line.plain, folded(line.plain)
    for name, subject in names_of(page).items():
        at = search.find(name)
        while at >= 0:
            end = at + len(name)
            if (opened := _APPOSED.match(words, end)) and (
                opened["which"] or not _after_denial(words[max(0, at - 9) : at])
            ):
                yield Place(opened.end(), at, (subject,))
            elif gloss := _GLOSS.match(words, end):
                yield Place(gloss.start(1), at, (subject,), known=True, stop=gloss.end(1))
            elif (opened := _PREPOSED.search(words, max(0, at - _FAR), at)) and (
                first := _known_start(words, opened.start(1), at, page)
            ) >= 0:
                yield Place(first, first, (subject,), known=True, stop=at)
            elif (
                len(page.ingredients) > 1
                and not words.startswith(_SAYS, end)
                and (before := _BEFORE.search(words, max(0, at - _FAR), at))
                and (before["inside"] is None or words.startswith(")", end))
            ):
                yield Place(
                    before.start(1), before.start(1), (subject,), stop=before.end(1) if before["inside"] else None
                )
            at = search.find(name, end)


def in_passing(line: Line, page: Page) -> Iterator[Place]:
    """ "Like other benzodiazepines, examplin ...", "examplin, like all corticosteroids, ...", "statins such as it"."""
    words = line.plain
    if "like " in words or "as with " in words or "such as " in words or " including " in words:
        yield from _among_others(words, page)
        yield from _as_example(words, page)
    if " other " in words or " similar " in words:
        yield from _and_others(words, page)


def _among_others(words: str, page: Page) -> Iterator[Place]:
    for said in _LIKE_OTHERS.finditer(words):
        if said.start() <= 3:
            after = words.find(",", said.end())
            subject = _named_at(words[after + 1 : after + _FAR].lstrip(), page) if after > 0 else None
        else:
            near = words[max(0, said.start() - _FAR) : said.start()]
            subject, _, end = _last_named(near, page)
            subject = subject if near[end:].strip() == "," else None
        if subject is not None:
            yield Place(said.end(), said.start(), (subject,), known=True)


def _and_others(words: str, page: Page) -> Iterator[Place]:
    """ "Examplin and other statins ..."."""
    for said in _AND_OTHERS.finditer(words):
        near = words[max(0, said.start() - _FAR) : said.start()]
        subject, _, end = _last_named(near, page)
        if subject is not None and not near[end:].strip():
            yield Place(said.end(), said.end(), (subject,), known=True)


def _named_at(words: str, page: Page) -> str | None:
    """The medicine or ingredient that `words` start with."""
    start = folded(words)
    return next((whose for name, whose in names_of(page).items() if start.startswith(name)), None)


def _as_example(words: str, page: Page) -> Iterator[Place]:
    for said in _SUCH_AS.finditer(words):
        subject = _named_at(words[said.end() :], page)
        if subject is None or not said[1].endswith("s"):
            continue
        if (first := _known_start(words, said.start(1), said.end(1), page)) >= 0:
            yield Place(first, first, (subject,), known=True, stop=said.end(1))
