"""Which bracket closes which, and what stands inside."""

from __future__ import annotations

from itertools import accumulate

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.items import Item

_SAYS = frozenset("rate mark division people then exceed rise needed".split())


class Brackets:
    """The brackets of a sentence's items, found in one pass."""

    def __init__(self, items: list[Item]) -> None:
        self._following: list[Amount | None] = [None] * (len(items) + 1)  # the next amount from each item on
        for k in range(len(items) - 1, -1, -1):
            self._following[k] = items[k].amount or self._following[k + 1]
        self._closes: dict[int, int] = {}
        opened: list[int] = []
        for k, item in enumerate(items):
            if item.name == "open":
                opened.append(k)
            elif item.name == "close" and opened:
                self._closes[opened.pop()] = k
        self._each = {k for k, item in enumerate(items) if item.amount and item.amount.per_dose}
        self._amounts = [0, *accumulate(item.name == "amount" for item in items)]
        self._said = [0, *accumulate(item.name in _SAYS for item in items)]

    def close(self, k: int) -> int | None:
        """The item that closes the bracket opened at item `k`."""
        return self._closes.get(k)

    def only_equivalent(self, k: int) -> bool:
        """Whether the bracket at `k` holds an amount and says nothing of its own: "(10 mL)", "(two tablets)"."""
        close = self._closes.get(k)
        if k + 1 in self._each:
            return False  # "30 mg a day in parts (5 mg per dose)"
        if close is None or self._amounts[close] == self._amounts[k]:
            return False
        return self._said[close] == self._said[k]

    def says_another(self, k: int, before: Amount | None) -> bool:
        """Whether the bracket at `k` gives a dose of its own: "2 mg/day (nursing 3 mg/day)" in the same measure,
        "100 mg/m² (or 5 mg/kg)" in one that is worked out otherwise.
        """
        inner, close = self._following[k], self._closes.get(k)
        if inner is None or before is None or close is None or self._amounts[close] - self._amounts[k] != 1:
            return False  # "90 mg/day (benamil 60 mg/day and zolmidol 30 mg/day)": its parts
        if before.per != inner.per:
            return bool(before.per and inner.per)
        timed = before.time is not None and before.time == inner.time and before.unit == inner.unit
        return timed and (before.low, before.high) != (inner.low, inner.high)

    def says_total(self, k: int, before: Amount | None) -> bool:
        """Whether the bracket at `k` gives an amount a day after one that is for no time: "20 mg (60 mg/day)"."""
        inner = self._following[k]
        return bool(inner and before and inner.time == "d" and not before.time)
