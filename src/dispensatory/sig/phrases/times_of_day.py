"""Rates by the clock of the day or week: "in the morning and at bedtime", "before breakfast", "Monday and Friday"."""

from __future__ import annotations

from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.phrases.tokens import NUMBER, Sentence

_MOMENTS = {
    "morning": "morning", "mornings": "morning", "breakfast": "morning", "am": "morning", "awakening": "morning",
    "noon": "noon", "midday": "noon", "lunch": "noon", "lunchtime": "noon", "afternoon": "afternoon",
    "evening": "evening", "evenings": "evening", "dinner": "evening", "supper": "evening", "pm": "evening",
    "teatime": "evening",
    "night": "night", "nights": "night", "bedtime": "night", "bed": "night", "retiring": "night", "sleep": "night",
}  # fmt: skip
# The parts of a day that a word or an abbreviation names.
PARTS_OF_DAY = {
    **{word: "night" if moment == "evening" else moment for word, moment in _MOMENTS.items()},
    **dict.fromkeys(("mane", "om", "qam", "qmorning"), "morning"),
    **dict.fromkeys(("nocte", "noct", "hs", "qhs", "qpm", "qn", "qevening", "qnight"), "night"),
    "midi": "noon",
}
_LEADS = frozenset("in at every each before after with on upon around during the your their once and , & a".split())
_OPENERS = frozenset("in at every each before after with upon around during".split())
_WEEKDAYS = frozenset(
    day + ending for day in "monday tuesday wednesday thursday friday saturday sunday".split() for ending in ("", "s")
) | frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
MOMENT_OPENERS = _OPENERS | frozenset(_MOMENTS) | {NUMBER}
_WORDS_TOO = frozenset({"sun", "sat"})  # days only where they are listed or stand after these:
_ON = frozenset("mg mcg g ml unit units tab tabs tablet tablets cap caps every on each".split())
_BETWEEN = frozenset([",", "and", "/", "&", "-"])
_EXCEPT = frozenset({"except", "excluding"})
_PARTS_OF_WEEK = {"weekday": 5, "weekdays": 5, "weekends": 2}
_JOINS = frozenset("and & +".split())
_MEALS = frozenset("meal meals food pc ac".split())
_MOST = 12
_BEFORE_COUNT = frozenset([",", "mane", "om", "midi"])
_FEW = frozenset("one two three half".split())
_FEW_DIGITS = frozenset("1234")
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LETTERS = {
    letters: day
    for day, spellings in enumerate("m mo|t tu|w we|th|f fr|s sa|su".split("|"))
    for letters in spellings.split()
}
_FEWEST_LETTERS = 3  # "m/r", "w/w" are no days
WEEKDAY_OPENERS = _WEEKDAYS | _EXCEPT | _LETTERS.keys() | _PARTS_OF_WEEK.keys()
_COUNTED = frozenset(
    "tablet tablets tab tabs capsule capsules cap caps mg ml puff puffs drop drops unit units po".split()
)


def after_meals(s: Sentence, i: int) -> bool:
    """Whether "and" joins the time at token `i` to meals, "after meals and at bedtime": how many is not said."""
    return s.word(i - 1) in _JOINS and s.word(i - 2) in _MEALS


def times_of_day(s: Sentence, i: int) -> Rate | None:
    """The moments of the day named from token `i` on, counted; those joined by "or" count once."""
    listed = s.word(i + 1) == "," or s.word(i + 1) in _JOINS
    paired = (
        s.word(i) in _MOMENTS and listed and s.word(i + 2) in _MOMENTS
    )  # "morning and evening", "morning, noon and night"
    counted = _is_timed(s, i) and (s.word(i - 1) in _COUNTED or _is_count(s, i - 1))
    if s.word(i) not in _OPENERS and not (paired or counted):
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


def _is_timed(s: Sentence, i: int) -> bool:
    """Whether a moment of the day or a time of the clock stands at token `i`: "morning", "5pm", "8 am"; "2 am" may be
    two in the morning.
    """
    if s.word(i) in _MOMENTS:
        return s.at(i - 1).kind != "number" or s.word(i) not in ("am", "pm")
    glued = s.at(i + 1).start == s.at(i).end
    return s.word(i + 1) in ("am", "pm") and (glued or s.word(i) not in _FEW_DIGITS)


def _is_count(s: Sentence, i: int) -> bool:
    """Whether so many pieces are counted at token `i`: "40 mg one morning one night", but not "for one night"."""
    counted = s.word(i) in _FEW or (s.at(i).kind == "number" and s.word(i) in _FEW_DIGITS)
    return counted and (s.word(i - 1) in _COUNTED or s.word(i - 1) in _MOMENTS or s.word(i - 1) in _BEFORE_COUNT)


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
    """ "Monday to Friday", "Mon-Sat": five and six days a week."""
    first, last = s.word(i)[:3], s.word(i + 2)[:3]
    if s.word(i + 1) not in ("-", "to", "through", "till") or s.word(i + 2) not in _WEEKDAYS or first == last:
        return None
    days = (_WEEK.index(last) - _WEEK.index(first)) % len(_WEEK) + 1
    return Rate(days, days, 1, 1, "wk", i + 3, moment=True)


def _by_letters(s: Sentence, i: int) -> Rate | None:
    """ "M/W/F", "Tu-Th-Sa", "Mo, We": the days of the week by a letter or two each."""
    if s.word(i) not in _LETTERS or s.word(i - 1) in ("/", "-") or s.at(i - 1).end == s.at(i).start > 0:
        return None
    days = [_LETTERS[s.word(i)]]
    n = i + 1
    while s.word(n) in ("/", "-") and s.word(n + 1) in _LETTERS and _LETTERS[s.word(n + 1)] > days[-1]:
        days.append(_LETTERS[s.word(n + 1)])
        n += 2
    fewest = 2 if len(s.word(i)) > 1 else _FEWEST_LETTERS
    return Rate(len(days), len(days), 1, 1, "wk", n, moment=True) if len(days) >= fewest else None


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
    if s.word(i) in _PARTS_OF_WEEK:
        return Rate(_PARTS_OF_WEEK[s.word(i)], _PARTS_OF_WEEK[s.word(i)], 1, 1, "wk", i + 1, moment=True)
    if s.word(i) in _LETTERS:
        return _by_letters(s, i)
    if s.word(i) not in _WEEKDAYS or (s.word(i) in _WORDS_TOO and not (_goes_on(s, i + 1) or s.word(i - 1) in _ON)):
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
