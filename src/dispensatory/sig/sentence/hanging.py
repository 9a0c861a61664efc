"""What hangs on the amount before: how it is divided, what is said of it, when it is given again."""

from __future__ import annotations

from dispensatory.facts.regimen import PeriodUnit
from dispensatory.sig.phrases.items import Item
from dispensatory.sig.sentence.ahead import AHEAD, amount_ahead, negated
from dispensatory.sig.sentence.draft import Draft
from dispensatory.sig.sentence.kinds import is_again, is_second
from dispensatory.sig.sentence.limits import is_class, is_of_doses
from dispensatory.sig.sentence.state import State


class Hanging(State):
    """Takes the items that only add to an amount."""

    def _on_division(self, k: int, item: Item) -> None:
        current = self._current
        if current is None:
            self._division = item.division
        elif current.division is None and not self._blocked:
            current.division = item.division
            current.stretch(k)

    def _on_determiner(self, k: int, item: Item) -> None:
        unit: PeriodUnit = item.value  # type: ignore[assignment]
        current = self._current
        if current and not current.says_rate() and not self._closed and not amount_ahead(self.items, k):
            current.determiner = unit
            current.stretch(k)
        else:
            self._determiner = unit
            self._first = k if self._first is None else self._first
        self.cued = True

    def _on_remark(self, k: int, item: Item) -> None:
        """What is said of the amount before: "or less", "several times", "two hours before surgery"."""
        limit = item.value == "maximum"
        if limit and self._current and is_class(self.s, self.items[k - 1].start, item.end):
            self._current.dropped, self._current = True, None
        elif item.value == "threshold":
            self._drop_threshold(k, item)
        elif self._current and k - self._current.last <= (self._reach_back(k) if limit else AHEAD):
            (self._current.marks if limit else self._current.remarks).add(item.value)

    def _reach_back(self, k: int) -> int:
        """How many items before item `k` an amount may stand: "this 20 mg dose should not be exceeded"."""
        return 2 if self.items[k - 1].name == "cue" else 1

    def _drop_threshold(self, k: int, item: Item) -> None:
        """ "doses of 120 mg or more are not recommended", "are infused slowly": which doses are meant."""
        current = self._current
        if current and current.amount and k - current.last <= 1 and not current.marks:
            start = self.items[current.first].start
            if current.amount.low == current.amount.high and is_of_doses(self.s, start, item.end):
                current.dropped, self._negated = True, True

    def _on_exceed(self, k: int, item: Item) -> None:
        if negated(self.items, k):
            self._marks.add("maximum")
            self._first = k if self._first is None else self._first
        else:
            self._threshold = True

    def _on_later(self, k: int, item: Item) -> None:
        """ "0.6 mg one hour later" is given once; the same dose some weeks later is one that is repeated so."""
        current = self._current
        if current and item.rate and not (current.rate or current.marks) and is_again(self.s, item.start):
            current.give_rate(item.rate, k)
        elif current and k - current.last <= 2 and current.rate is None:
            current.marks.add("single")
            current.stretch(k)
            current.dropped = is_second(self.s, self.items, self.drafts)
            if current.dropped and item.rate and not self.drafts[-2].says_rate():
                self.drafts[-2].give_rate(item.rate, k)

    def _on_most(self, k: int, item: Item) -> None:
        """ "at most 4 doses in 24 hours": a limit of its own, whatever is given."""
        first = k if self._first is None else self._first
        self.drafts.append(Draft(None, first, k, rate=item.rate, marks={"maximum"}))
        self._marks.discard("maximum")
        self._first = None
        self.cued = True

    def _on_needed(self, k: int, item: Item) -> None:
        previous = self.items[k - 1].name if k else ""
        current = self._current
        if current is None or current.raised or "maximum" in current.marks:
            return
        if not self._blocked and previous != "division" and k - current.last <= AHEAD:
            current.as_needed = True
            current.stretch(k)
