"""What stands before and after an item of a sentence."""

from __future__ import annotations

from dispensatory.sig.phrases.items import Item

AHEAD = 15
NEAR = 6
_ENDS = ("semicolon", "then", "close", "comma")


def amount_ahead(items: list[Item], k: int) -> bool:
    """Whether an amount follows item `k` in the same clause."""
    for item in items[k + 1 : k + 1 + AHEAD]:
        if item.name == "amount":
            return True
        if item.name in _ENDS:
            return False
    return False


def capped(items: list[Item], k: int) -> bool:
    """Whether "maximum" or "up to" stands right before item `k`."""
    return k > 0 and items[k - 1].name == "mark" and items[k - 1].value == "maximum"


def changes_by(items: list[Item], k: int) -> bool:
    """ "by 25 mg", "by no more than 25 mg", "25 mg steps", "5 mg weekly increments": so much a dose changes."""
    before = k - 2 if k > 1 and capped(items, k) else k - 1
    by = before >= 0 and items[before].name == "by"
    after = k + 2 if k + 1 < len(items) and items[k + 1].name == "rate" else k + 1
    return by or (after < len(items) and items[after].name == "step")


def is_each(items: list[Item], k: int) -> bool:
    """ "divided into two doses (500 mg twice daily)": the amount at item `k` is that of each, since it has a rate."""
    found, often = items[k].amount, items[k + 1].rate if k + 1 < len(items) else None
    return bool(found and not found.time and often and not (often.total or often.adverb))


def negated(items: list[Item], k: int) -> bool:
    """Whether "not", or "no" of "no dose should", stands shortly before item `k`."""
    return any(before.name in ("not", "lead") for before in items[max(0, k - NEAR) : k])
