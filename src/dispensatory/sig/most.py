"""How many times a day something is taken at most: "4-6 hourly, max qds", "no more than four doses in 24 hours"."""

from __future__ import annotations

from dispensatory.sig.phrases.items import Item, items
from dispensatory.sig.phrases.numbers import span
from dispensatory.sig.phrases.rates import rate
from dispensatory.sig.phrases.tokens import Sentence, sentences

_TIMES = frozenset("dose doses times".split())


def most_times(text: str) -> float | None:
    """The most times a day that `text` allows in so many words, None where it names no such limit."""
    found = [most for s in sentences(text) for item in items(s) if (most := _after(s, item))]
    return max(found, default=None)


def _after(s: Sentence, item: Item) -> float | None:
    if item.name != "mark" or item.value != "maximum":
        return None
    start = item.end + 1 if s.word(item.end) in ("of", ":") else item.end
    often = rate(s, start)
    if often and not (often.total or often.adverb or often.moment) and often.unit == "d":
        return often.over("d")[1]
    count = span(s, start)
    if count is None or s.word(count.end) not in _TIMES:
        return None
    over = rate(s, count.end + 1)
    whole = over is not None and over.total and (over.every_low, over.unit) == (1, "d")
    return count.high if whole or (over and over.adverb and over.unit == "d") else None
