"""Questions on use in a condition: what is asked becomes a fact once the answer begins with no, or with advice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.conditions.items import items_of
from dispensatory.extract.statements.frames import Stretch
from dispensatory.extract.statements.governing import Verdicts, ingredient_of, is_no
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.view import Line, Span, is_question
from dispensatory.facts import Condition, Verdict, strongest_first

_ASKED = re.compile(
    r"\b(?:use|take|apply|get|receive|have)\b(?! (?:more|another|it|this|the) dose)[^?]{0,80}?\b"
    r"(?:(?P<having>if (?:i|you|they|my child|someone) (?:have|has|suffer from))"
    r"|on(?= (?:\w+ )?(?:open|broken|deep|damaged|irritated|infected|inflamed) )|for)"
    r" (?!everyone|anyone|any|all|long|how)(?![^?]{0,60}\b(?:only|just) one\b)(?P<other>other )?"
)
_EXAMPLES = re.compile(r"\((?:like|such as|e\.g\.,?|for example,?|including) (?=[^()]+\))")
_PEOPLE = r"(?:people|patients|individuals|those|someone|anyone|adults|a person) (?:with|who have|suffering from)"
_OF_PEOPLE = re.compile(
    rf"\b(?:safe|suitable|recommended|appropriate|advisable"
    rf"|(?:can|may|should) [\w ,-]{{2,60}}? be (?:used|taken|given))\b"
    rf"[^?]{{0,30}}? (?:in|for|by|to) {_PEOPLE} (?P<ill>[^?]{{3,80}})"
    rf"|\b(?:can|may|should) {_PEOPLE} (?P<those>[^?]{{3,60}}?) (?:take|use|receive|have|be given)\b"
    r"|\bi (?:have|suffer from) (?P<mine>[^.?]{3,60})\. (?:can|may|should|is)\b"
    r"|\b(?:can|may) [\w ,-]{2,60}? be (?:used|taken|given) in (?P<within>[^?]{3,60})"
)
_OF_IT = re.compile(
    r"(?:a: ?)?(?:it|its use|use|this (?:medicine|medication|drug)|you|they|these patients) (?:is|are|should|must)\b"
)
_STOPS: tuple[Verdict, ...] = ("contraindicated", "avoid")
_CARE: tuple[Verdict, ...] = ("caution", "adjust", "monitor", "consult")
_STOP = re.compile(r"\b(?:stop|allerg(?:y|ies|ic)|what (?:should|if))\b")
_APART = 40  # letters of markup between a question and its answer
_NO = re.compile(r"(?:a: ?)?no\b")
# A reason that is no danger: "no, it only works against bacteria".
_NO_USE = re.compile(r"\b(?:only|specifically|just) (?:effective|works?|active|acts?) (?:against|on)\b")


def _asked_of(line: Line) -> tuple[Stretch, tuple[Verdict, ...]] | None:
    """The part of the line's question that names a condition to use it in, and what the line, the first of the
    answer, says of that; None where it asks for no condition, or the line says nothing.
    """
    label = line.labels[-1] if line.labels else ""
    if not is_question(label) or _STOP.search(label):
        return None
    found = _ASKED.search(label)
    if not found:
        return _of_people(label, line)
    if _says_no(line):
        if _NO_USE.search(line.plain):
            return None
        stated: tuple[Verdict, ...] = ("avoid",)
    else:
        stated = Verdicts(line).of_label() if found["having"] else ()
    start = found.end()
    if found["other"] and {*_STOPS} & {*stated}:  # than what it is for: only what they are by name is told
        examples = _EXAMPLES.search(label, start)
        if not examples:
            return None
        start = examples.end()
    return (Stretch("condition", found.start(), start, len(label.rstrip(" ?)"))), stated) if stated else None


def _of_people(label: str, line: Line) -> tuple[Stretch, tuple[Verdict, ...]] | None:
    """ "Is it safe for people with asthma?", "Can those with asthma take it?": a stop is told, or care."""
    found = _OF_PEOPLE.search(label)
    if not found or _NO_USE.search(line.plain):
        return None
    said = Verdicts(line).of_label()
    if _says_no(line) or (_OF_IT.match(line.plain) and {*_STOPS} & {*said}):
        stated: tuple[Verdict, ...] = ("avoid",)
    else:
        stated = tuple(verdict for verdict in said if verdict in _CARE)
    if not stated:
        return None
    start, end = found.span(found.lastgroup or 0)
    return Stretch("condition", start, start, len(label[:end].rstrip(" ?"))), stated


def _says_no(line: Line) -> bool:
    return is_no(line.plain) or _NO.match(line.plain) is not None


def with_question(line: Line) -> Span:
    """The words of the line with the question before them, without which "No." says nothing."""
    question = line.sentence.labels[-1]
    start = line.text.rfind(question, max(0, line.sentence.start - len(question) - _APART), line.sentence.start)
    return line.cut(start if start >= 0 else line.sentence.start, line.sentence.end)


_TOO_WIDE = ("pain", "infection", "fever", "inflammation", "weight loss")  # to ask for: what it treats is some of it


def asked_conditions(line: Line, page: Page) -> Iterator[Condition]:
    """What the question asks of, where the line is the first of its answer."""
    if asked := _asked_of(line):
        part, stated = asked
        for item in items_of(line.labels[-1], part, page):
            if is_known(item.term, page.vocab) and item.term not in _TOO_WIDE:
                of = ingredient_of(line, page)
                yield Condition(term=item.term, verdicts=strongest_first(stated), of=of, **with_question(line))
