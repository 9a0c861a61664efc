"""How often: which amount a rate is of, and where it stands alone."""

from __future__ import annotations

from dispensatory.sig.phrases.items import Item
from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.sentence.ahead import NEAR, amount_ahead, capped
from dispensatory.sig.sentence.attach import again, attach
from dispensatory.sig.sentence.draft import Draft
from dispensatory.sig.sentence.hanging import Hanging
from dispensatory.sig.sentence.kinds import leads
from dispensatory.sig.sentence.limits import caps_rate, is_soon
from dispensatory.sig.sentence.parts import so_many

_BESIDE = 2  # items: "or" alone stands between


class Rated(Hanging):
    """Takes the rates of a sentence."""

    def _is_limit(self, k: int) -> bool:
        """Whether a maximum is told before item `k`, or right after it: "within 24 hours no more than 8 tablets"."""
        ahead = self._current is None and any(item.value == "maximum" for item in self.items[k + 1 : k + 1 + NEAR])
        return ahead or "maximum" in self._marks or (self._current is not None and "maximum" in self._current.marks)

    def _take_back(self, draft: Draft) -> None:
        """ "every 4 hours, no more than 8 tablets a day": the first rate is not the maximum's but stands alone."""
        if (
            draft.rate
            and self.gives
            and not (draft.rate.moment or draft.rate.total or draft.rate.adverb or self._negated)
        ):
            only = Draft(None, self._rate_at, self._rate_at, rate=draft.rate, people=draft.people, routes=draft.routes)
            at = next((n for n, known in enumerate(self.drafts) if known is draft), len(self.drafts))
            self.drafts.insert(at, only)
        draft.rate, draft.lent, draft.first = None, False, max(draft.first, self._rate_at + 1)

    def _on_rate(self, k: int, item: Item) -> None:
        found = item.rate
        if found and found.total and is_soon(self.s, self.items, k) and not self._is_limit(k):
            return  # "give 2 mL within 24 hours of the bite": how soon, and not how much a day
        if found and self._falls_to(k, found):
            self._on_fallen(k, found)
            return
        if found is None or self._blocked or (found.total and self._join == "and"):
            return
        found = self._of_each(k, found)
        if capped(self.items, k) and (caps_rate(self.s, found) or not amount_ahead(self.items, k)):
            found = found._replace(low=None) if found.low == found.high else found  # "up to 3 or 4 times" is both
            self._marks.discard("maximum")
        current = None if leads(self.s, self.items, k) else self._current
        if current is None:
            if self._rate is None or (self._rate.moment and not found.moment):
                self._rate, self._rate_at = found, k
        elif current is self._day_one and (self._then or self._join == "and") and not amount_ahead(self.items, k):
            current.marks = current.marks or {"initial"}
            self._current, self._then = again(current, k, found), False
            self.drafts.append(self._current)
        elif self._then and (current.says_rate() or current.determiner) and not amount_ahead(self.items, k):
            self._current, self._then = again(current, k, found), False
            self.drafts.append(self._current)
        elif self._then and (self._marks or current.marks):
            return  # "a loading dose of 10 mg, followed by monthly injections" of what is not said
        else:
            if current.lent:
                self._take_back(current)
            attach(current, k, found, joined=bool(self._join))

    def _falls_to(self, k: int, found: Rate) -> bool:
        near = self._turn.name == "fall" and k - self._turn.at <= _BESIDE
        return near and self.items[k - 1].name == "to" and not (found.total or amount_ahead(self.items, k))

    def _on_fallen(self, k: int, found: Rate) -> None:
        """ "10 mg twice daily, reduced to once daily", "the frequency is reduced to once daily"."""
        if self._current and self._current.amount:
            self._current = again(self._current, k, found)
            self._current.marks = {"maintenance"}
            self.drafts.append(self._current)
        elif not (self._current or self._negated):
            self.drafts.append(Draft(None, k, k, rate=found, people=self._people.values))
            self.cued = True

    def _of_each(self, k: int, found: Rate) -> Rate:
        """ "two doses of 10 mg a day": the rate at item `k` is that of so many."""
        current = self._current
        item = self.items[current.last] if current else None
        if current is None or item is None or item.amount is None or k - current.last > _BESIDE:
            return found
        many = so_many(self.s, item.start, item.amount) if found.total or found.adverb else None
        return found._replace(low=many, high=many, total=False, adverb=False) if many else found
