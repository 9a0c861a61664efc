"""Words that make an amount the most there may be: "do not take more than", "keep the dose below", "the highest dose".

They need not stand together: what may stand between "not" and "more than" is a path of words about taking doses, so
that "do not use it in patients who take more than" is none.
"""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.phrases.numbers import OPENERS as NUMBERS
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import HOURLY

_DENIES = frozenset("not never no nobody avoid don't shouldn't mustn't can't cannot without unsafe".split())
_KEEPS = frozenset("keep keeps kept keeping stay stays remain remains be".split())
_LIMITS = frozenset("limit limits limited limiting restrict restricted restricting cap capped".split())
_DOSES = frozenset("dose doses dosage dosages amount amounts intake total use consumption".split())
_VERBS = frozenset(
    "take taking taken use using used give giving given receive receiving received administer administering "
    "administered have having had go going increase increased increasing raise raised raising titrate titrated "
    "swallow apply applied inject injected inhale inhaled insert instil prescribe prescribed consume consumed "
    "get eat chew suck be been".split()
)
_CHANGES = frozenset("increase rise change improve".split())
_BETWEEN = (
    (_VERBS | _DOSES | frozenset(HOURLY))
    | frozenset(
        "a an the any your their its this that it medicine single individual ever usually normally generally should "
        "must may can in at with of to safe recommended advised advisable allowed permitted circumstances patient "
        "adult adults person one you".split()
    )
) - NUMBERS
_MORE = frozenset("more greater higher larger".split())
_LESS = frozenset("less lower smaller".split())
_OVER = frozenset("above over beyond".split())
_UNDER = frozenset("below under within ≤ <".split())
_MOST_BETWEEN = 12
_MUST = frozenset("should must always".split())
_BEFORE_DOSE = 8
_NEAR = 4
_TO_NUMBER = frozenset("a the total of daily dose about approximately single".split())
_TIMES = frozenset("once twice thrice".split())
_MOST_TO_NUMBER = 6
_TO = frozenset("to at of is : below under".split())
_HIGHEST = frozenset("highest largest greatest".split())
_KINDS = frozenset(
    "single daily weekly monthly total recommended approved permitted licensed licenced authorised authorized allowed "
    "allowable possible usual effective safe acceptable adult".split()
)
_WHO = frozenset("that which you anyone anybody one a an any patient patients adult adults person people".split())
_MAY = frozenset("can could should may must is".split())
OPENERS = _DENIES | _KEEPS | _LIMITS | _MORE | _LESS | _OVER | _UNDER | _HIGHEST | {"at", "excess", "most"}


class Ceiling(NamedTuple):
    """Whether the words up to token `end` stand right before the amount, or only lead up to it."""

    end: int
    leads: bool = False


def ceiling(s: Sentence, i: int) -> Ceiling | None:
    """What of such words stands at token `i`."""
    word = s.word(i)
    if word in _LIMITS:
        return Ceiling(i + 1) if _limits(s, i) else None
    if word in _HIGHEST:
        return Ceiling(i + 1) if _is_highest(s, i) else None
    if word == "most":
        return Ceiling(i + 1) if _is_most(s, i) else None
    if word in _DENIES and (right_after := _comparison(s, i + 1)) and right_after[0] and right_after[1]:
        return Ceiling(right_after[0])
    if word in _DENIES or word in _KEEPS:
        return Ceiling(i + 1, leads=True) if _leads(s, i) else None
    end, over = _comparison(s, i)
    return Ceiling(end) if end and _is_led(s, i, over=over) else None


def _comparison(s: Sentence, i: int) -> tuple[int, bool]:
    """The token after "more than", "above", "at or below" and the like before a number, 0 for none; and whether it
    tells what is over the amount.
    """
    word = s.word(i)
    if word == "at" and s.word(i + 1) == "or" and s.word(i + 2) in _UNDER:
        end, over = i + 3, False
    elif word in _MORE or word in _LESS:
        end, over = (i + 2 if s.word(i + 1) == "than" else 0), word in _MORE
    elif word == "excess":
        end, over = (i + 2 if s.word(i + 1) == "of" else 0), True
    else:
        end, over = (i + 1 if word in _OVER | _UNDER else 0), word in _OVER
    return (end if end and _number_follows(s, end) else 0), over


def _number_follows(s: Sentence, i: int) -> bool:
    """Whether a number stands at token `i`, or after "a total of" and the like."""
    for n in range(i, i + _MOST_TO_NUMBER):
        if n < len(s) and (s.keys[n] in NUMBERS or s.word(n) in _TIMES):
            return True
        if s.word(n) not in _TO_NUMBER:
            return False
    return False


def _leads(s: Sentence, i: int) -> bool:
    """Whether "not" or "keep" at token `i` leads to a comparison that it makes a ceiling."""
    if s.word(i) in _KEEPS and not _keeps_dose(s, i):
        return False
    denies = s.word(i) in _DENIES
    if s.word(i - 1) == "does" and s.word(i + 1) in _CHANGES:
        return False  # "the effect does not increase above 40 mg"
    for n in range(i + 1, i + 1 + _MOST_BETWEEN):
        end, over = _comparison(s, n)
        if end:
            return over == denies
        if s.word(n).startswith("exceed"):
            return s.word(i) == "no"
        if s.word(n) not in _BETWEEN:
            return False
    return False


def _is_led(s: Sentence, i: int, *, over: bool) -> bool:
    """Whether the comparison at token `i` follows such a "not" (for what is over the amount) or "keep"."""
    for n in range(i - 1, max(-1, i - 1 - _MOST_BETWEEN), -1):
        if over and s.word(n) in _DENIES:
            return s.word(n - 1) != "does" or s.word(n + 1) not in _CHANGES
        if not over and s.word(n) in _KEEPS and _keeps_dose(s, n):
            return True
        if s.word(n) not in _BETWEEN:
            return False
    return False


def _keeps_dose(s: Sentence, i: int) -> bool:
    """Whether what is kept at token `i` is a dose: "the dose should be", "keep the dose", "Stay below"."""
    if s.word(i) == "be" and s.word(i - 1) not in _MUST:
        return False
    if i == 0:
        return True
    if any(s.word(n) in _DOSES for n in range(i + 1, i + 1 + _NEAR) if s.word(n) in _BETWEEN):
        return True
    for n in range(i - 1, max(-1, i - 1 - _BEFORE_DOSE), -1):
        if s.word(n) in _DOSES:
            return True
        if s.at(n).kind != "word":
            return False
    return False


def _limits(s: Sentence, i: int) -> bool:
    """ "limited to 4 mg", "limit the daily dose to 4 mg", "a daily limit of 4 mg"; but not "limited to adults"."""
    for n in range(i + 1, i + 1 + _MOST_BETWEEN):
        if s.word(n) in _TO and (_number_follows(s, n + 1) or s.word(n + 2) == "maximum" or s.word(n + 1) == "≤"):
            return True
        if s.word(n) not in _BETWEEN:
            return False
    return False


def _is_highest(s: Sentence, i: int) -> bool:
    """ "the highest recommended daily dose", but not "the highest tolerated dose" or "the highest dose strength"."""
    n = i + 1
    while n <= i + _MOST_TO_NUMBER and s.word(n) in _KINDS:
        n += 1
    return s.word(n) in _DOSES and s.word(n + 1) not in ("strength", "group", "level")


def _is_most(s: Sentence, i: int) -> bool:
    """ "the most that may be taken", "the most you should use", but not "the most common dose"."""
    if s.word(i - 1) != "the":
        return False
    n = i + 1
    while n <= i + _MOST_TO_NUMBER and s.word(n) in _WHO:
        n += 1
    return s.word(n) in _MAY and s.word(n + 1) in _VERBS
