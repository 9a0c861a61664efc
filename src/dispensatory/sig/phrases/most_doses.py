"""How often at most, counted in doses: "a maximum of 4 doses per 24 hours", "more than 8 doses a month are unsafe"."""

from __future__ import annotations

from dispensatory.sig.phrases.numbers import span
from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.phrases.rates import rate
from dispensatory.sig.phrases.tokens import Sentence

_DOSES = frozenset("dose doses".split())
_BETWEEN = frozenset(
    "should must may can be is are taken used given allowed permitted administered recommended total in all".split()
)
_MOST_BETWEEN = 5
_LIMITS = frozenset("maximum max most exceed exceeding exceeded limit limited limiting mdd".split())
_TO_NUMBER = frozenset("of is to at : recommended number".split())
_MORE = frozenset("more greater".split())
_DENIES = frozenset("no not never don't shouldn't mustn't can't cannot avoid without".split())
_VERBS = frozenset("take taken taking use used using give given giving administer administered be exceed have".split())
_FORBIDDEN = frozenset("unsafe avoided contraindicated discouraged prohibited".split())
_ADVISED = frozenset("recommended advised advisable allowed permitted safe be".split())
_REACH = 6


def most_doses(s: Sentence, i: int) -> Rate | None:
    """The most doses in a time, whose number stands at token `i`."""
    count = span(s, i)
    if count is None or s.word(count.end) not in _DOSES:
        return None
    start = count.end + 1
    while s.word(start) in _BETWEEN and start <= count.end + _MOST_BETWEEN and rate(s, start) is None:
        start += 1
    over = rate(s, start)
    if over is None or over.high != 1 or not (over.total or over.adverb):
        return None
    if not (_is_limit(s, i) or (_is_more(s, i) and _is_forbidden(s, over.end))):
        return None
    return over._replace(low=None, high=count.high, total=False, adverb=False)


def _is_limit(s: Sentence, i: int) -> bool:
    """ "no more than", "a maximum of", "not to exceed", "limited to" before token `i`."""
    if _is_more(s, i):
        n = i - 3
        while s.word(n) in _VERBS and n > i - _REACH:
            n -= 1
        return s.word(n) in _DENIES
    n = i - 1
    while s.word(n) in _TO_NUMBER and n > i - _REACH:
        n -= 1
    return s.word(n) in _LIMITS


def _is_more(s: Sentence, i: int) -> bool:
    return s.word(i - 1) == "than" and s.word(i - 2) in _MORE


def _is_forbidden(s: Sentence, end: int) -> bool:
    """ "is not recommended", "should be avoided" after token `end`."""
    for n in range(end, end + _REACH):
        if s.word(n) in _FORBIDDEN or (s.word(n) == "not" and s.word(n + 1) in _ADVISED):
            return True
    return False
