"""Numbers in digits and words, alone and as ranges."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.sig.phrases.tokens import NUMBER, Sentence, remembered
from dispensatory.sig.phrases.units import MEASURES

WORDS: dict[str, float] = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_PARTS: dict[str, float] = {"half": 0.5, "quarter": 0.25}
_MULTIPLIERS: dict[str, float] = {"hundred": 100, "thousand": 1000}
_SHARES: dict[str, float] = {"quarters": 0.25, "thirds": 1 / 3}
_TENS = range(20, 100, 10)
OPENERS = frozenset({NUMBER, *WORDS, *_PARTS, *_MULTIPLIERS})  # the keys of the tokens that a number can begin with
_SIGNS = "½¼¾⅓⅔⅛"
_MOST_WHOLE = 4  # "1 1/2 tablets"; "Zolmidol 650 1/2 tablet" is a strength and half a tablet
_FRACTION_BELOW = {2.0, 3.0, 4.0, 8.0}
_COMPARE = frozenset("< > ≥ ≤ = about approximately around roughly under below".split())
_COUNTED_IN_THOUSANDS = frozenset("units unit iu u".split())
_MOST_PARTS = 6
_MOST_ASIDE = 8  # tokens


class Span(NamedTuple):
    """A number range and the token after it."""

    low: float
    high: float
    end: int


class Number(NamedTuple):
    """A number and the token after it."""

    value: float
    end: int


@remembered
def number(s: Sentence, i: int) -> Number | None:
    """The number at token `i`: "1,000", "1½", "1 1/2", "half", "one and a half", "2 (two)", "1.5 million"."""
    found = _plain(s, i)
    if found is None:
        return None
    value, end = found
    if s.word(end) == "(":
        again = _plain(s, end + 1)
        if again and again.value == value and s.word(again.end) == ")":
            end = again.end + 1
    if s.word(end) in ("million", "mega"):
        return Number(value * 1e6, end + 1)
    if s.word(end) == "k" and s.word(end + 1) in _COUNTED_IN_THOUSANDS:
        return Number(value * 1e3, end + 1)
    return Number(value, end)


def _plain(s: Sentence, i: int) -> Number | None:
    token = s.at(i)
    if token.kind == "number":
        return None if token.value is None else _and_part(s, _digits(s, i, token.value))
    if token.text in _PARTS:
        return Number(_PARTS[token.text], _past_article(s, i + 1))
    if token.text in _MULTIPLIERS and s.word(i - 1) == "a":
        return _in_hundreds(s, 1, i)
    if token.text == "a" and s.word(i + 1) == "quarter":
        return Number(_PARTS["quarter"], _past_article(s, i + 2))
    if token.text not in WORDS:
        return None
    value, end = _below_hundred(s, i)
    if s.word(end) in _MULTIPLIERS:
        return _in_hundreds(s, value, end)
    if s.word(end) in ("to", "or") and s.word(end + 1) in WORDS and s.word(end + 2) in _MULTIPLIERS:
        return Number(value * _MULTIPLIERS[s.word(end + 2)], end)  # "two or three hundred"
    share = end + 1 if s.word(end) == "-" else end
    if s.word(share) in _SHARES:
        return Number(value * _SHARES[s.word(share)], _past_article(s, share + 1))
    if value == 1 and s.word(end) == "-" and s.word(end + 1) in _PARTS:
        return Number(_PARTS[s.word(end + 1)], end + 2)
    if value == 1 and s.word(end) in _PARTS:
        return Number(_PARTS[s.word(end)], _past_article(s, end + 1))
    return _and_part(s, Number(value, end))


def _and_part(s: Sentence, whole: Number) -> Number:
    """ "one and a half", "one and one-half", "1 and 1/2", "1 & ½"."""
    end = whole.end
    if s.word(end) not in ("and", "&") or whole.value % 1:
        return whole
    part = _fraction(s, end + 1)
    if part:
        return Number(whole.value + part.value, part.end)
    if s.word(end + 1) in _SIGNS and s.word(end + 1):
        return Number(whole.value + (s.at(end + 1).value or 0), end + 2)
    if s.word(end + 1) not in ("a", "one"):
        return whole
    half = end + 3 if s.word(end + 2) == "-" else end + 2
    return Number(whole.value + 0.5, half + 1) if s.word(half) == "half" else whole


def _below_hundred(s: Sentence, i: int) -> Number:
    """ "five", "twenty-five", "twenty five"; "twenty - five" with spaces is a range."""
    value, end = WORDS[s.word(i)], i + 1
    if value not in _TENS:
        return Number(value, end)
    dash = s.at(end)
    glued = dash.text == "-" and dash.start == s.at(i).end and s.at(end + 1).start == dash.end
    last = end + 1 if glued else end
    ones = WORDS.get(s.word(last), 0)
    return Number(value + ones, last + 1) if 0 < ones < _TENS.step else Number(value, end)


def _in_hundreds(s: Sentence, value: float, i: int) -> Number:
    """ "two hundred", "one hundred and fifty", "five thousand": the multiplier stands at token `i`."""
    whole, end = value * _MULTIPLIERS[s.word(i)], i + 1
    rest = end + 1 if s.word(end) == "and" else end
    if _MULTIPLIERS[s.word(i)] == _TENS.stop and s.word(rest) in WORDS:
        more = _below_hundred(s, rest)
        return Number(whole + more.value, more.end)
    return Number(whole, end)


def _digits(s: Sentence, i: int, value: float) -> Number:
    token, after = s.at(i), s.at(i + 1)
    sign = after.kind == "number" and after.text in _SIGNS
    fraction = Number(after.value or 0, i + 2) if sign else _fraction(s, i + 1)
    if fraction and value.is_integer() and after.start - token.end <= 1 and token.text not in _SIGNS:
        glued = sign and after.start == token.end
        if glued or value <= _MOST_WHOLE or s.word(fraction.end) in MEASURES:
            return Number(value + fraction.value, fraction.end)
    own = _fraction(s, i)
    return own or Number(value, i + 1)


def _fraction(s: Sentence, i: int) -> Number | None:
    """ "1/2", "3/4": written without spaces, below one. "5/10" is no fraction but two strengths."""
    above, below = s.at(i), s.at(i + 2)
    if s.word(i + 1) != "/" or above.value is None or below.value not in _FRACTION_BELOW:
        return None
    if below.start - above.end != 1 or not 0 < above.value < below.value or not above.value.is_integer():
        return None
    return Number(above.value / below.value, i + 3)


def _past_article(s: Sentence, i: int) -> int:
    """ "half a tablet", "half of a tablet": the token of "tablet"."""
    if s.word(i) == "of":
        i += 1
    return i + 1 if s.word(i) in ("a", "an") else i


def separator(s: Sentence, i: int) -> int | None:
    """The token after "-", "to", "or", "up to" and the like between two numbers of a range; None for anything else."""
    if s.word(i) in ("-", "to", "or", "through"):
        i += 1
    elif s.follows(i, "up", "to") or s.follows(i, ",", "or"):
        i += 2
    else:
        return None
    while s.word(i) in _COMPARE:
        i += 1
    return i + 2 if s.follows(i, "less", "than") else i


def past_aside(s: Sentence, i: int) -> int:
    """The token after a short bracket without numbers: "once daily (usually at dusk) or", "600 IU (units) to"."""
    if s.word(i) != "(":
        return i
    close = next((n for n in range(i + 1, i + _MOST_ASIDE) if s.word(n) in ("(", ")") or s.at(n).kind == "number"), i)
    return close + 1 if s.word(close) == ")" else i


@remembered
def span(s: Sentence, i: int) -> Span | None:
    """A bare number or range at token `i`: "3", "2-4", "two or three", "1 to 3"."""
    first = number(s, i)
    if first is None:
        return None
    low = high = first.value
    end = first.end
    for _ in range(_MOST_PARTS):
        after = separator(s, end)
        following = number(s, after) if after is not None else None
        if following is None:
            break
        low, high, end = min(low, following.value), max(high, following.value), following.end
    return Span(low, high, end)
