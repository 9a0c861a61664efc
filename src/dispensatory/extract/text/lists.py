"""Lists in running text: "liver disease, a history of ulcers (gastric or duodenal), and asthma"."""

from __future__ import annotations

import re

import msgspec

from dispensatory.extract.text.sought import Opened

# What parts two items, without the white space before it: it begins with one of a few signs and words.
_BREAK = Opened(
    r"(?:,(?!\d{3}\b)|[;•|])\s*(?:(?:and|or|as well as|and/or|but also|plus)\s+)?"
    r"|(?<=\s)(?<!personal\s)(?<!class i\s)(?<!class ii\s)(?<!class iii\s)(?<! inhibit\s)(?<! induce\s)(?<! increase\s)"
    r"(?<! decrease\s)(?<! affect\s)(?<! prolong\s)(?:and|or|and/or|as well as|plus)\s+"
    r"|(?<=\s)(?:and|or)\s+(?=class )|&\s*"
)
_EXAMPLES = re.compile(
    r"(?<!-)\b(?:such as|including|includes?|like|especially|particularly|e\.?g\.?,?|for example,?|namely|notably)\s+"
)
_LEAD = re.compile(
    r"(?:\s|\b(?:the|a|an|any|some|certain|other|various|known|possible|potential|of|in|with|also"
    r"|both|either|even|e\.?g\.?|i\.?e\.?|those(?! \w+(?:ed|ing) | that| which| for "
    r"| with (?:[\w/-]+ ){1,3}(?:properties|effects|actions|activity)\b)|"
    r"specific|several|many|and|or|your|their|his|her|to|for|as well as|current|existing|underlying"
    r"|such as|like|including|but not limited to|"
    r"especially|particularly|concurrent|concomitant)\b[\s,]*)+"
)
_TAIL = " \t\n\r\f\v,.;:"
_ETC = re.compile(r"\betc\Z")

_ONE_PLACE = re.compile(r"\w+ (?:in|of|on) the \w+ (?:or|and) \w+\Z")  # "(ulcers in the stomach or bowel)" explains


class Item(msgspec.Struct, frozen=True):
    """An item of a list: its span in the string that was split."""

    start: int
    end: int
    inner: bool  # stands in brackets or after "such as"


def split_list(words: str, start: int = 0, end: int | None = None) -> tuple[Item, ...]:
    """The items of the list `words[start:end]` (plain lower case), in order, each without its leading small words.

    Brackets are split off: what they hold are items with `inner` set if it is itself a list or opens with "such as" or
    "e.g."; else it is a gloss of the item before it, and is dropped.
    """
    end = len(words) if end is None else end
    items: list[Item] = []
    for low, high, depth in _levels(words, start, end):
        if depth == 0:
            _split(words, low, high, items, inner=False)
        elif _is_list(words[low:high]):
            _split(words, low, high, items, inner=True)
    return tuple(items)


def _levels(words: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """The stretches of text outside and inside brackets: (start, end, depth 0 or 1), in order."""
    if words.find("(", start, end) < 0 and words.find("[", start, end) < 0:
        return [(start, end, 0)] if end > start else []
    out: list[tuple[int, int, int]] = []
    depth, opened = 0, start
    for position in range(start, end):
        character = words[position]
        if character in "([":
            if depth == 0:
                out.append((opened, position, 0))
                opened = position + 1
            depth += 1
        elif character in ")]" and depth:
            depth -= 1
            if depth == 0:
                out.append((opened, position, 1))
                opened = position + 1
    out.append((opened, end, 1 if depth else 0))
    return [(low, high, level) for low, high, level in out if high > low]


def _is_list(inner: str) -> bool:
    if _ONE_PLACE.match(inner):
        return False
    return bool(_EXAMPLES.match(inner.lstrip())) or "," in inner or " or " in inner or " and " in inner


def _split(words: str, start: int, end: int, items: list[Item], *, inner: bool) -> None:
    example = _EXAMPLES.search(words, start, end)
    while example and not words[start : example.start()].strip():  # "for example, drugs like A and B"
        start = example.end()
        example = _EXAMPLES.search(words, start, end)
    if example and example.start() > start:
        _split(words, start, example.start(), items, inner=inner)
        _split(words, example.end(), end, items, inner=True)
        return
    position = start
    for mark in _BREAK.finditer(words, start, end):
        _add(words, position, mark.start(), items, inner)
        position = mark.end()
    _add(words, position, end, items, inner)


def _add(words: str, start: int, end: int, items: list[Item], inner: bool) -> None:
    lead = _LEAD.match(words, start, end)
    if lead:
        start = lead.end()
    end = start + len(words[start:end].rstrip(_TAIL))
    while words.endswith("etc", start, end) and (etc := _ETC.search(words, max(start, end - 4), end)):
        end = start + len(words[start : etc.start()].rstrip(_TAIL))
    if end - start > 1 and (words[start].isalpha() or any(character.isalpha() for character in words[start:end])):
        items.append(Item(start, end, inner))
