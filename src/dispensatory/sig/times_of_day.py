"""Rates by the clock of the day or week: "in the morning and at bedtime", "before breakfast", "Monday and Friday"."""

from __future__ import annotations

from dispensatory.sig.rate import Rate
from dispensatory.sig.tokens import Sentence

_MOMENTS = {
    "morning": "morning", "mornings": "morning", "breakfast": "morning", "am": "morning", "awakening": "morning",
    "noon": "noon", "midday": "noon", "lunch": "noon", "lunchtime": "noon", "afternoon": "afternoon",
    "evening": "evening", "evenings": "evening", "dinner": "evening", "supper": "evening", "pm": "evening",
    "teatime": "evening",
    "night": "night", "nights": "night", "bedtime": "night", "bed": "night", "retiring": "night", "sleep": "night",
}  # fmt: skip
_LEADS = frozenset("in at every each before after with on upon around during the your their once and , & a".split())
_OPENERS = frozenset("in at every each before after with upon around during".split())
_WEEKDAYS = frozenset(
    day + ending for day in "monday tuesday wednesday thursday friday saturday sunday".split() for ending in ("", "s")
) | frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
MOMENT_OPENERS = _OPENERS | frozenset(_MOMENTS)
_WORDS_TOO = frozenset({"sun", "sat"})
_BETWEEN = frozenset([",", "and", "/", "&", "-"])
_EXCEPT = frozenset({"except", "excluding"})
WEEKDAY_OPENERS = _WEEKDAYS | _EXCEPT
_JOINS = frozenset("and & +".split())
_MEALS = frozenset("meal meals food pc ac".split())
_MOST = 12
_COUNTED = frozenset(
    "tablet tablets tab tabs capsule capsules cap caps mg ml puff puffs drop drops unit units po".split()
)


def after_meals(s: Sentence, i: int) -> bool:
    """Whether "and" joins the time at token `i` to meals, "after meals and at bedtime": how many is not said."""
    return s.word(i - 1) in _JOINS and s.word(i - 2) in _MEALS


def times_of_day(s: Sentence, i: int) -> Rate | None:
    """The moments of the day named from token `i` on, counted; those joined by "or" count once."""
    paired = s.word(i) in _MOMENTS and s.word(i + 1) in _JOINS and s.word(i + 2) in _MOMENTS  # "morning and evening"
    if s.word(i) not in _OPENERS and not (paired or (s.word(i) in _MOMENTS and s.word(i - 1) in _COUNTED)):
        return None
    if after_meals(s, i):
        return None
    moments: set[str] = set()
    end, n = i, i
    for _ in range(_MOST):
        word = s.word(n)
        if word in _MOMENTS:
            moments.add(_MOMENTS[word])
            end = n = n + 1
        elif word in _LEADS:
            n += 1
        elif clock := _clock(s, n):
            moments.add(s.word(n) + s.word(clock - 1))
            end = n = clock
        elif word in ("meal", "meals") and moments:
            end = n = n + 1
        elif word in ("or", "/") and moments:
            return _last_alternative(s, n + 1, end)
        else:
            break
    return Rate(len(moments), len(moments), 1, 1, "d", end, moment=True) if moments else None


def _clock(s: Sentence, i: int) -> int | None:
    """The token after a time of the clock at token `i`: "8 am", "08:00", "20:00 h"."""
    if s.at(i).kind != "number":
        return None
    if s.word(i + 1) in ("am", "pm"):
        return i + 2
    if s.word(i + 1) == ":" and len(s.word(i + 2)) == 2 and s.at(i + 2).kind == "number":
        return i + 4 if s.word(i + 3) in ("am", "pm", "h", "hrs", "hours") else i + 3
    return None


def _last_alternative(s: Sentence, i: int, end: int) -> Rate:
    for n in range(i, i + 3):
        if s.word(n) in _MOMENTS:
            end = n + 1
            break
    return Rate(1, 1, 1, 1, "d", end, moment=True)


def _through(s: Sentence, i: int) -> Rate | None:
    """ "Monday to Friday", "Mon-Fri": five days a week."""
    if s.word(i)[:3] != "mon" or s.word(i + 2)[:3] != "fri" or s.word(i + 1) not in ("-", "to", "through"):
        return None
    return Rate(5, 5, 1, 1, "wk", i + 3, moment=True)


def _goes_on(s: Sentence, i: int) -> bool:
    """Whether another day of the week follows token `i` or stands there: "Sat Sun", "Sat and Sun"."""
    return s.word(i) in _WEEKDAYS or (s.word(i) in _BETWEEN and s.word(i + 1) in _WEEKDAYS)


def weekdays(s: Sentence, i: int) -> Rate | None:
    """ "on Mondays, Wednesdays and Fridays" is three times a week, "the first Monday of the month" once a month,
    "except Sundays" six times a week.
    """
    if s.word(i) in _EXCEPT:
        left_out = weekdays(s, i + 2 if s.word(i + 1) in ("on", "for") else i + 1)
        kept = 7 - left_out.high if left_out and left_out.unit == "wk" else 0
        return Rate(kept, kept, 1, 1, "wk", left_out.end, moment=True) if left_out and kept > 0 else None
    if s.word(i) not in _WEEKDAYS or (s.word(i) in _WORDS_TOO and not _goes_on(s, i + 1)):
        return None
    through = _through(s, i)
    if through:
        return through
    named = {s.word(i)[:3]}
    end = n = i + 1
    while n - i < _MOST and (s.word(n) in _BETWEEN or s.word(n) in _WEEKDAYS):
        if s.word(n) in _WEEKDAYS:
            named.add(s.word(n)[:3])
            end = n + 1
        n += 1
    days = len(named)
    start = end + 1 if s.word(end) in ("of", "in", "each", "every") else end
    start = start + 1 if s.word(start) in ("the", "a", "each", "every") else start
    if s.word(start) in ("month", "months") and start > end:
        return Rate(days, days, 1, 1, "mo", start + 1, moment=True)
    return Rate(days, days, 1, 1, "wk", end, moment=True)
