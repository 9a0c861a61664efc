"""Rates in short, Latin or English: "bd", "t d s", "nocte", "eod", "tiw", "ter die"."""

from __future__ import annotations

from dispensatory.sig.phrases.eyes import is_right_eye
from dispensatory.sig.phrases.numbers import WORDS
from dispensatory.sig.phrases.rate import Rate, per_day
from dispensatory.sig.phrases.times_of_day import after_meals
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import FORMS, MEASURES

_A_DAY: dict[str, float] = {
    "bid": 2, "bd": 2, "bds": 2, "tid": 3, "tds": 3, "qid": 4, "qds": 4, "qd": 1, "od": 1, "qday": 1, "qdaily": 1,
    "eod": 0.5, "qod": 0.5, "qhs": 1, "hs": 1, "nocte": 1, "noct": 1, "mane": 1, "midi": 1, "qam": 1, "qpm": 1, "qn": 1,
    "om": 1, "on": 1, "qh": 24, "qmorning": 1, "qevening": 1, "qnight": 1,
}  # fmt: skip
_MOMENTS = frozenset("hs qhs nocte noct mane midi qam qpm qn om on qmorning qevening qnight".split())
_NIGHT = frozenset("hs qhs nocte noct qn on qnight".split())
_AFTER_NIGHT = frozenset(["", ",", ".", ";", ")", "prn", "sos", "x", "×", "for"])
_BEFORE_NIGHT = frozenset({"om", "mane", *MEASURES, *FORMS, *WORDS, "po", "half", "and", "&", "+", "/"})
_WEEKLY = {"qw": 1.0, "qwk": 1.0, "qweek": 1.0, "biw": 2.0, "tiw": 3.0, "mwf": 3.0}
_SPELLED = {tuple(word): _A_DAY[word] for word in "bd bid tds tid qds qid".split()}  # "t d s"
_IN_WORDS = _SPELLED | {("bis", "die"): 2.0, ("ter", "die"): 3.0, ("quater", "die"): 4.0}
_BY_FIRST = {
    first: [(words, count) for words, count in _IN_WORDS.items() if words[0] == first]
    for first in {words[0] for words in _IN_WORDS}
}
ABBREVIATIONS = frozenset({*_A_DAY, *_WEEKLY, *_BY_FIRST})  # the tokens that one can begin with


def abbreviation(s: Sentence, i: int) -> Rate | None:
    """The rate in short at token `i`."""
    word = s.word(i)
    for words, count in _BY_FIRST.get(word, ()):
        if s.follows(i, *words):
            return per_day(count, count, i + len(words))
    if (word == "od" and is_right_eye(s, i)) or (word == "on" and not _is_at_night(s, i)):
        return None
    if word in _MOMENTS and after_meals(s, i):
        return None
    if word in _A_DAY:
        end = i + 2 if s.word(i + 1) in ("daily", "nightly") else i + 1
        return per_day(_A_DAY[word], _A_DAY[word], end)._replace(moment=word in _MOMENTS)
    if word in _WEEKLY:
        return Rate(_WEEKLY[word], _WEEKLY[word], 1, 1, "wk", i + 1)
    return None


def is_other_moment(s: Sentence, i: int, after: int) -> bool:
    """Whether abbreviations at both tokens name two times of the day: "mane nocte", but not "nocte hs"."""
    one, two = s.word(i), s.word(after)
    return one in _MOMENTS and two in _MOMENTS and not (one in _NIGHT and two in _NIGHT)


def _is_at_night(s: Sentence, i: int) -> bool:
    """Whether "on" at token `i` is omne nocte: "40 mg on", "1 on prn"."""
    before = s.at(i - 1)
    if s.word(i - 1) in ("and", "&", "+") and s.word(i - 2) in ("om", "mane"):
        return True
    return s.word(i + 1) in _AFTER_NIGHT and (before.kind == "number" or before.text in _BEFORE_NIGHT)
