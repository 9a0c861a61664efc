"""Rates: how often. "three times daily", "q4-6h", "every other week", "per day", "in the morning and at night"."""

from __future__ import annotations

from dispensatory.sig.phrases.dispatch import Readers, by_opener, first_of
from dispensatory.sig.phrases.intervals import (
    CYCLE_OPENERS,
    EVERY_OPENERS,
    INTERVAL_OPENERS,
    at_intervals,
    cycle,
    every,
    period,
)
from dispensatory.sig.phrases.numbers import OPENERS as NUMBERS
from dispensatory.sig.phrases.numbers import WORDS, past_aside, separator, span
from dispensatory.sig.phrases.rate import Rate, per_day
from dispensatory.sig.phrases.shorthand import ABBREVIATIONS, abbreviation, is_other_moment
from dispensatory.sig.phrases.times_of_day import MOMENT_OPENERS, WEEKDAY_OPENERS, times_of_day, weekdays
from dispensatory.sig.phrases.tokens import Sentence, remembered
from dispensatory.sig.phrases.units import FORMS, HOURLY, MEASURES, TIMES

_COUNTS: dict[str, float] = {"once": 1, "twice": 2, "thrice": 3}
_TOGETHER = frozenset("and & + et".split())
_ROUTES = frozenset("po im iv sc sl pr pv mouth orally".split())
_DOSE_NOUNS = frozenset(
    "dose doses dosage dosages intake maximum max limit total amount amounts requirement allowance target range "
    "maintenance oral recommended need value".split()
)
# "several times daily" is no number, "the current daily morphine" is what is taken so far.
_NO_ADVERB_AFTER = frozenset("time times current previous prior total".split())
_TIMES_OVER = frozenset("time times injections infusions treatments sessions courses cycles".split())
_OF_A_DAY = ("in", "within", "per", "every", "each", "during", "any", "over")
_ONE = frozenset("a any one single the same given".split())
_MOST_OF_ONE = 3
_SPANS = frozenset("day week month".split())
_IN_ONE = ("in", "within", "during")


@remembered
def rate(s: Sentence, i: int) -> Rate | None:
    """The rate at token `i`, with its alternatives: "once daily (OD) or twice daily" is once to twice a day."""
    found = first_of(_READERS, s, i)
    if found is None:
        return None
    found = _and_another(s, _past_restatement(s, found))
    for _ in range(2):
        after = separator(s, past_aside(s, found.end))
        other = first_of(_READERS, s, after) if after is not None else None
        both = found.either(other) if other else None
        if both is None:
            break
        found = _past_restatement(s, both)
    return found


def _past_restatement(s: Sentence, found: Rate) -> Rate:
    """ "three times daily (TID)": the bracket says the same again."""
    if s.word(found.end) != "(":
        return found
    again = first_of(_READERS, s, found.end + 1)
    return found._replace(end=again.end + 1) if again and s.word(again.end) == ")" else found


def _and_another(s: Sentence, found: Rate) -> Rate:
    """ "mane and nocte" is twice a day, "twice daily and at bedtime" three times, as "mane, midi, nocte" is."""
    comma = found.end + 1 if s.word(found.end) == "," else found.end
    after = comma + 1 if s.word(comma) in _TOGETHER else comma
    if after == comma and not is_other_moment(s, found.end - 1, after):
        return found
    if (found.every_low, found.every_high, found.unit) != (1, 1, "d"):
        return found
    other = first_of(_READERS, s, after)
    if other is None or not other.moment or found.low is None or found.total or found.adverb:
        return found
    return _and_another(s, per_day(found.low + other.high, found.high + other.high, other.end))


def _counted(s: Sentence, i: int) -> Rate | None:
    """ "once or twice daily", "2-3 times a week", "x3 daily", "one to three times per day", "once every 3 weeks"."""
    count = _count(s, i)
    if count is None:
        return None
    low, high, end = count
    while s.word(end) in ("dose", "doses", "-", "orally"):
        end += 1
    return _tail(s, low, high, end)


def _tail(s: Sentence, low: float, high: float, end: int) -> Rate | None:
    """The period that a count is over."""
    if s.word(end) in HOURLY:
        unit, count = HOURLY[s.word(end)]
        return Rate(low, high, count, count, unit, end + 1)
    interval = every(s, end)
    if interval:
        return interval._replace(low=low, high=high)
    start = end + 1 if s.word(end) in ("a", "an", "per", "/", "each", "every", "in", "within", "the") else end
    if s.word(end) in ("day", "week", "month") and s.at(end + 1).kind != "number":
        return Rate(low, high, 1, 1, TIMES[s.word(end)][0], end + 1)  # "2 x week"
    if start == end and s.word(end) not in TIMES:
        return _at_one_time(s, low, high, end)
    if s.word(start) in ("a", "any", "one", "the"):
        start += 1
    if s.word(start) == "24" and s.word(_past_dash(s, start + 1)) in TIMES:
        return per_day(low, high, _past_dash(s, start + 1) + 1)
    if s.word(start) in TIMES and start > end:
        unit, count = TIMES[s.word(start)]
        return Rate(low, high, count, count, unit, start + 1)
    return _at_one_time(s, low, high, end)


def _at_one_time(s: Sentence, low: float, high: float, end: int) -> Rate | None:
    """ "once in the morning", "once at night": once a day."""
    moment = times_of_day(s, end)
    return per_day(1, 1, moment.end) if moment and low == high == 1 and moment.high == 1 else None


def _count(s: Sentence, i: int) -> tuple[float, float, int] | None:
    first = _count_word(s, i)
    if first is None:
        return None
    low, high, end = first
    for _ in range(2):
        after = separator(s, end)
        if after is None and s.word(end) == ",":
            after = end + 1
        following = _count_word(s, after) if after is not None else None
        if following is None:
            break
        low, high, end = min(low, following[0]), max(high, following[1]), following[2]
    return low, high, end


def _count_word(s: Sentence, i: int) -> tuple[float, float, int] | None:
    """ "twice", "3 times", "x3", "1-2 times"; "one" only before "to three times"."""
    word = s.word(i)
    if word in _COUNTS:
        return _COUNTS[word], _COUNTS[word], i + 1
    if word in ("x", "×"):
        found = span(s, i + 1)
        if found and s.word(found.end) in ("daily", "/", "a", "per", "weekly"):
            return found.low, found.high, found.end
        return None
    found = span(s, i)
    if found is None:
        return None
    end = found.end + 1 if s.word(found.end) == "-" else found.end
    if s.word(end) in ("times", "time", "x", "×"):
        return found.low, found.high, end + 1
    after = separator(s, found.end)
    if after is not None and word in WORDS and s.word(after) in _COUNTS:
        return found.low, found.high, found.end
    return None


def _doses_a_day(s: Sentence, i: int) -> Rate | None:
    """ "two daily doses", "4 doses per day", "3 days a week"; "a single daily dose" is once a day."""
    if s.word(i) in ("single", "one") and s.word(i + 1) == "daily":
        return per_day(1, 1, i + 3) if s.word(i + 2) in ("dose", "infusion", "injection") else None
    found = span(s, i)
    if found is None:
        return None
    if s.word(found.end) == "daily" and s.word(found.end + 1) in ("dose", "doses"):
        return per_day(found.low, found.high, found.end + 2)
    if s.word(found.end) in ("dose", "doses", "days", "nights"):
        start = found.end + 1
        whole = _per(s, start) or _adverb(s, start)
        if whole is None or (s.word(found.end) in ("days", "nights") and whole.unit != "wk"):
            return None
        days = s.word(found.end) in ("days", "nights")
        return whole._replace(low=found.low, high=found.high, total=False, adverb=False, moment=days)
    return None


def _so_many(s: Sentence, i: int) -> Rate | None:
    """ "500 mg 8 a day", "20 mg 2/day", "1 tab 2/day": so many of it, and no total of 20 mg."""
    counted = (s.word(i - 1) in FORMS or s.word(i - 1) in _ROUTES) and s.at(i).kind == "number" and s.word(i + 1) == "/"
    found = span(s, i) if s.word(i - 1) in MEASURES or counted else None
    whole = _per(s, found.end) if found and s.word(found.end) in ("a", "/", "per") else None
    if found is None or whole is None:
        return None
    return whole._replace(low=found.low, high=found.high, total=False)


def _adverb(s: Sentence, i: int) -> Rate | None:
    """ "daily", "weekly": but "daily dose" says what an amount is, not how often."""
    word = s.word(i)
    if word not in HOURLY or s.word(i + 1) in _DOSE_NOUNS or s.word(i - 1) in _NO_ADVERB_AFTER:
        return None
    unit, count = HOURLY[word]
    return Rate(1, 1, count, count, unit, i + 1, adverb=True)


def _per(s: Sentence, i: int) -> Rate | None:
    """ "per day", "a day", "/day", "in 24 hours", "in any 24-hour period", "per hour": a total over the time."""
    word = s.word(i)
    if s.word(i - 1) in _TIMES_OVER or (word == "/" and s.word(i - 1) in TIMES and not _after_number(s, i - 1)):
        return None  # "several times a day", "at most 4 injections/year", "over days/weeks"
    if word in ("a", "an"):
        if s.word(i - 1) in ("for", "in", "over", "to", "after", "within", "as", "of", "about", "half", "on", "least"):
            return None
        return _whole(s, i + 1)
    if word in ("per", "/") and s.word(i - 1) != "e":  # "e/d" are eye drops
        return _hours_24(s, i + 1) or _whole(s, i + 1)
    if word in _OF_A_DAY:
        start = i + 2 if s.word(i + 1) in ("a", "any", "each", "the", "every") else i + 1
        return _hours_24(s, start) or _in_one(s, i)
    return None


def _in_one(s: Sentence, i: int) -> Rate | None:
    """ "in a day", "during any one week", "in 7 days"; but not "in a day or two"."""
    start = i + 1
    while s.word(start) in _ONE and start <= i + _MOST_OF_ONE:
        start += 1
    end = start + 1
    if s.word(i) == "in" and (found := period(s, start)) and found.low and found.unit != "min":
        period_end = found.end + 1 if s.word(found.end) == "period" else found.end
        return Rate(None, 1, found.low, found.high, found.unit, period_end, total=True)
    if s.word(i) not in _IN_ONE or start == i + 1 or s.word(start) not in _SPANS or s.word(end) in ("or", "of", "-"):
        return None
    return _whole(s, start)


def _after_number(s: Sentence, i: int) -> bool:
    return s.at(i - 1).kind == "number" or s.word(i - 1) == "-"


def _whole(s: Sentence, i: int) -> Rate | None:
    if s.word(i) not in TIMES or s.word(i + 1) in ("before", "after", "later", "prior", "apart"):
        return None  # "an hour before meals"
    unit, count = TIMES[s.word(i)]
    return Rate(None, 1, count, count, unit, i + 1, total=True)


def _hours_24(s: Sentence, i: int) -> Rate | None:
    if s.word(i) not in ("24", "twenty-four"):
        return None
    end = _past_dash(s, i + 1)
    if s.word(end) not in ("hours", "hour", "hr", "hrs", "h"):
        return None
    return Rate(None, 1, 1, 1, "d", end + 2 if s.word(end + 1) == "period" else end + 1, total=True)


def _past_dash(s: Sentence, i: int) -> int:
    return i + 1 if s.word(i) == "-" else i


_READERS: Readers[Rate] = by_opener(
    (abbreviation, ABBREVIATIONS),
    (every, EVERY_OPENERS),
    (_counted, {*_COUNTS, "x", "×"} | NUMBERS),
    (_doses_a_day, {"single"} | NUMBERS),
    (_so_many, NUMBERS),
    (_adverb, HOURLY),
    (at_intervals, INTERVAL_OPENERS),
    (_per, {"a", "an", "/", *_OF_A_DAY}),
    (cycle, CYCLE_OPENERS),
    (times_of_day, MOMENT_OPENERS),
    (weekdays, WEEKDAY_OPENERS),
)
OPENERS = frozenset(_READERS)
