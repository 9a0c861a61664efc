"""The grammar: which amount, rate, kind, route and patient of a sentence belong together."""

from __future__ import annotations

from dispensatory.facts.regimen import PeriodUnit
from dispensatory.sig.amounts import Amount
from dispensatory.sig.brackets import Brackets
from dispensatory.sig.context import compared, no_dose
from dispensatory.sig.divided import Division
from dispensatory.sig.draft import Draft
from dispensatory.sig.items import Item
from dispensatory.sig.people import People
from dispensatory.sig.rate import Rate
from dispensatory.sig.tokens import Sentence
from dispensatory.sig.units import FORMS

_AHEAD = 15
_NEAR = 6
_LABEL = 16
_FIRST_MARKS = frozenset({"initial", "loading"})
_SPREAD = frozenset({None, "%", "application", "inch"})
_ROUTES: dict[str | None, str] = {"patch": "transdermal", "puff": "inhaled"}


class Assembler:
    """Walks the items of one sentence once and groups them into drafts."""

    def __init__(self, s: Sentence, items: list[Item], form: str = "") -> None:
        self.s = s
        self.items = items
        self.drafts: list[Draft] = []
        self.label_people: list[People] = []
        self.label_routes: list[str] = []
        self.gives = self.cued = False
        self._brackets = Brackets(items)
        self._outer: list[tuple[int, Draft | None]] = []
        self._current: Draft | None = None
        self._day_one: Draft | None = None
        self._labelled: list[Draft] = []
        self._marks: set[str] = set()
        self._first: int | None = None
        self._rate: Rate | None = None
        self._rate_at = 0
        self._division: Division | None = None
        self._determiner: PeriodUnit | None = None
        self._routes: list[str] = []
        self._people: list[People] = []
        self._people_used = self._routes_used = True
        self._closed = self._blocked = self._then = self._product = self._threshold = self._negated = False
        self._usual = False
        self._join = ""
        self._turn = ""
        self._turn_at = -_AHEAD
        self._form = form
        self._topical = False

    def run(self) -> list[Draft]:
        """The drafts of the sentence in order, before they are weighed against one another."""
        k = 0
        while k < len(self.items):
            item = self.items[k]
            if item.name == "open":
                k = self._open(k)
                continue
            step = getattr(self, f"_on_{item.name}", None)
            if step is not None:
                step(k, item)
            k += 1
        self._end()
        return self.drafts

    # Amounts -----------------------------------------------------------------------------------------------------

    def _on_amount(self, k: int, item: Item) -> None:
        found = item.amount
        if found is None or self._not_given(k, item, found) or self._is_strength_of_current(k, found):
            self._threshold = False
            return
        for labelled in self._labelled:
            labelled.dropped = labelled.rate is None
        self._labelled = []
        before = self._current
        if before and self._is_strength(before, found):
            before.dropped = True
        draft = Draft(self._with_form(found, before), k if self._first is None else self._first, k)
        draft.rate = item.rate
        draft.soft = found.product or found.article or found.unit == "%"
        draft.outer = self._outer[-1][1] if self._outer else None
        draft.limits = draft.outer or before
        self._say_kind(k, item, draft, before)
        self._hand_over(draft)
        if before and self._join and before.rate is None and before.division is None and not self._then:
            draft.linked = before
        self.drafts.append(draft)
        self._current, self._join, self._usual = draft, "", False
        self._closed = self._blocked = self._then = False

    def _not_given(self, k: int, item: Item, found: Amount) -> bool:
        marked = k > 0 and self.items[k - 1].name == "mark"
        if not marked and (self._threshold or compared(self.s, item.start)):
            self._negated = True  # a rate that is left over belongs to the threshold
            self._current = None
            return True
        return self._product or no_dose(self.s, item.start, found, after_amount=self._current is not None)

    def _is_strength_of_current(self, k: int, found: Amount) -> bool:
        """"2 tablets of 500 mg", "1 tablet 400 mg": the count is the dose."""
        current = self._current
        if current is None or current.amount is None or current.rate or self._join or self._then or found.counts:
            return False
        first = current.amount
        counted = first.counts or (first.unit == "ml" and found.unit not in ("ml", "l"))
        return counted and k - current.last <= _NEAR // 2 and not self._marks and not found.time

    def _is_strength(self, before: Draft, found: Amount) -> bool:
        """"ibuprofen 400 mg, 1 tablet": the amount before is the strength of what is counted now."""
        if before.amount is None or before.rate or before.division or before.marks or before.determiner:
            return False
        if self._join or self._then or self._marks or before.amount.counts or before.amount.time:
            return False
        return found.counts

    def _with_form(self, found: Amount, before: Draft | None) -> Amount:
        """A bare "one" counts what was named before it."""
        if found.unit:
            return found
        unit = self._form
        if before and before.amount and before.amount.counts:
            unit = before.amount.unit
        return found._replace(unit=unit)

    def _say_kind(self, k: int, item: Item, draft: Draft, before: Draft | None) -> None:
        draft.marks = self._marks
        self._marks, self._first = set(), None
        if before and self._join and not (self._then or self._usual or draft.marks):
            draft.marks = set(before.marks)
        if self._then and before and before is self._day_one:
            before.marks.add("initial")
        if self._then and before and not draft.marks and before.marks & _FIRST_MARKS:
            draft.marks = {"maintenance"}
        previous = self.s.word(item.start - 1)
        after = self.items[k + 1].name if k + 1 < len(self.items) else ""
        turned = k - self._turn_at
        draft.step = previous == "by" or self._turn == "step" or after == "step"
        if self._turn in ("rise", "fall") and turned <= _AHEAD and not draft.marks:
            self._say_turn(draft, previous, turned, before)
        self._turn = ""

    def _say_turn(self, draft: Draft, previous: str, turned: int, before: Draft | None) -> None:
        if previous in ("to", "approximately", "about"):
            draft.raised = self._turn == "rise"
            if self._turn == "fall" and before:
                draft.marks = {"maintenance"}
        elif turned <= 3 and not draft.rate:
            draft.step = True

    def _hand_over(self, draft: Draft) -> None:
        """What was said before the amount and is not yet spoken for."""
        draft.rate, self._rate = draft.rate or self._rate, None
        draft.division, self._division = self._division, None
        draft.determiner, self._determiner = self._determiner, None
        draft.people, self._people_used = list(self._people), True
        draft.routes, self._routes_used = list(self._routes), True

    # Rates and divisions -----------------------------------------------------------------------------------------

    def _on_rate(self, k: int, item: Item) -> None:
        found = item.rate
        if found is None or self._blocked:
            return
        capped = k > 0 and self.items[k - 1].name == "mark" and self.items[k - 1].value == "maximum"
        if capped and not self._amount_ahead(k):
            found = found._replace(low=None)
            self._marks.discard("maximum")
        current = self._current
        if current is None:
            if self._rate is None or (self._rate.moment and not found.moment):
                self._rate, self._rate_at = found, k
        elif self._then and self._says_rate(current) and not self._amount_ahead(k):
            self._again(k, current, found)
        else:
            self._attach(k, current, found)

    @staticmethod
    def _says_rate(draft: Draft) -> bool:
        return draft.rate is not None or (draft.amount is not None and draft.amount.time is not None)

    def _attach(self, k: int, current: Draft, found: Rate) -> None:
        whole = current.amount.time if current.amount else None
        if whole or (current.rate and (current.rate.total or current.rate.adverb)) or current.division:
            if current.split is None and not found.total:
                current.split = found
                self._stretch(current, k)
            elif current.rate is None and not whole:
                current.rate = found
                self._stretch(current, k)
            return
        if current.rate is None or (current.rate.moment and not found.moment and not found.total):
            self._share(current, found)
            self._stretch(current, k)

    def _share(self, current: Draft, found: Rate) -> None:
        """Gives the rate to the amount and to those before it that share it: "5 mg of A and 10 mg of B daily"."""
        current.rate = found
        earlier = current.linked
        while earlier and earlier.rate is None and earlier.division is None:
            if earlier.amount and earlier.amount.time:
                break
            earlier.rate = found
            earlier = earlier.linked

    def _again(self, k: int, current: Draft, found: Rate) -> None:
        """"10 mg daily for a week, then every other day": the same amount at another rate."""
        again = Draft(current.amount, k, k, rate=found, routes=current.routes, people=current.people)
        if current.marks & _FIRST_MARKS:
            again.marks = {"maintenance"}
        self.drafts.append(again)
        self._current, self._then = again, False

    def _on_division(self, k: int, item: Item) -> None:
        current = self._current
        if current is None:
            self._division = item.division
        elif current.division is None and not self._blocked:
            current.division = item.division
            self._stretch(current, k)

    def _on_determiner(self, k: int, item: Item) -> None:
        unit: PeriodUnit = item.value  # type: ignore[assignment]
        current = self._current
        if current and not self._says_rate(current) and not self._closed and not self._amount_ahead(k):
            current.determiner = unit
            self._stretch(current, k)
        else:
            self._determiner = unit
            self._first = k if self._first is None else self._first
        self.cued = True

    @staticmethod
    def _stretch(draft: Draft, k: int) -> None:
        draft.last = max(draft.last, k)
        draft.first = min(draft.first, k)

    # Kinds -------------------------------------------------------------------------------------------------------

    def _on_mark(self, k: int, item: Item) -> None:
        self.cued = True
        current = self._current
        if current is None or self._amount_ahead(k):
            self._marks.add(item.value)
            self._first = k if self._first is None else self._first
        elif k - current.last <= _NEAR and self._may_follow(item):
            current.marks.add(item.value)
            self._stretch(current, k)

    def _may_follow(self, item: Item) -> bool:
        """"100 mg initially", "as a loading dose"; but "beginning on day 3" is no kind of dose."""
        return not self.s.word(item.start).startswith(("begin", "start", "commenc", "began", "up", "restart"))

    def _amount_ahead(self, k: int) -> bool:
        for item in self.items[k + 1 : k + 1 + _AHEAD]:
            if item.name == "amount":
                return True
            if item.name in ("semicolon", "then", "close", "comma"):
                return False
        return False

    def _on_exceed(self, k: int, item: Item) -> None:
        if any(before.name == "not" for before in self.items[max(0, k - _NEAR) : k]):
            self._marks.add("maximum")
            self._first = k if self._first is None else self._first
        else:
            self._threshold = True

    def _on_first(self, k: int, item: Item) -> None:
        if self._current:
            self._day_one = self._current
            self._stretch(self._current, k)

    def _on_usual(self, k: int, item: Item) -> None:
        self._usual = self.cued = True

    def _on_then(self, k: int, item: Item) -> None:
        self._then, self._closed, self._blocked = True, True, False

    def _on_rise(self, k: int, item: Item) -> None:
        self._turn, self._turn_at, self._blocked = "rise", k, True

    def _on_fall(self, k: int, item: Item) -> None:
        self._turn, self._turn_at, self._blocked = "fall", k, True

    def _on_step(self, k: int, item: Item) -> None:
        self._turn, self._turn_at = "step", k

    def _on_other(self, k: int, item: Item) -> None:
        self._blocked = True

    # Routes, patients, durations ---------------------------------------------------------------------------------

    def _on_route(self, k: int, item: Item) -> None:
        self.cued = True
        if self._current and not self._closed:
            if not self._current.routes or self._current.routes == self._routes:
                self._current.routes = []
            self._current.routes.append(item.value)
            return
        if self._routes_used:
            self._routes = []
        self._routes.append(item.value)
        self._routes_used = False

    def _on_people(self, k: int, item: Item) -> None:
        if item.people is None:
            return
        if k > 0 and self.items[k - 1].name == "mark":
            self._marks.discard("maximum")
        if self._current and not self._closed:
            if self._current.people == self._people:
                self._current.people = []
            self._current.people.append(item.people)
            return
        if self._people_used:
            self._people = []
        self._people.append(item.people)
        self._people_used = False

    def _on_duration(self, k: int, item: Item) -> None:
        if k > 0 and self.items[k - 1].name == "mark":
            self._marks.discard("maximum")
        if self._current and item.duration and self._current.duration is None:
            self._current.duration = item.duration
            self._stretch(self._current, k)

    def _on_needed(self, k: int, item: Item) -> None:
        previous = self.items[k - 1].name if k else ""
        if self._current and not self._blocked and previous != "division":
            self._current.as_needed = True
            self._stretch(self._current, k)

    # Structure ---------------------------------------------------------------------------------------------------

    def _open(self, k: int) -> int:
        """Past a bracket that only says an amount in another way; else the item after the bracket opens."""
        close = self._brackets.close(k)
        if close is None:
            return k + 1
        current = self._current
        if current and self._brackets.only_equivalent(k) and k - current.last <= _NEAR:
            return close + 1
        self._outer.append((close, current))
        return k + 1

    def _on_close(self, k: int, item: Item) -> None:
        if self._outer and self._outer[-1][0] == k:
            _, saved = self._outer.pop()
            self._current = saved or self._current
            self._marks = set()

    def _on_comma(self, k: int, item: Item) -> None:
        self._closed = True

    def _on_and(self, k: int, item: Item) -> None:
        self._closed = True
        self._join = "and"

    def _on_or(self, k: int, item: Item) -> None:
        self._closed = True
        self._join = "or"

    def _on_to(self, k: int, item: Item) -> None:
        if self._current and k - self._current.last <= 1:
            self._join = "to"

    def _on_semicolon(self, k: int, item: Item) -> None:
        self._current, self._join, self._closed = None, "", True
        self._marks, self._rate, self._division, self._blocked = set(), None, None, False
        self._product = False

    def _on_colon(self, k: int, item: Item) -> None:
        """What stands before the first colon of a line is its label: patients, route, the product's strength."""
        self.cued = True
        if k > _LABEL or any(draft.rate or draft.marks for draft in self.drafts) or self.label_people:
            return
        self.label_people, self.label_routes = list(self._people), list(self._routes)
        for draft in self.drafts:
            self.label_people += draft.people
        self._labelled = list(self.drafts)
        self._closed = True

    def _on_product(self, k: int, item: Item) -> None:
        self._product = True

    def _on_give(self, k: int, item: Item) -> None:
        self.gives = True
        self._product = False
        self._topical = self._topical or item.value == "topical"

    def _on_strengths(self, k: int, item: Item) -> None:
        self.gives = True

    def _on_cue(self, k: int, item: Item) -> None:
        self.cued = True

    def _on_not(self, k: int, item: Item) -> None:
        self._negated = True

    def _on_word(self, k: int, item: Item) -> None:
        self._form = FORMS.get(self.s.word(item.start), self._form)

    def _end(self) -> None:
        """Hands what is left over to the last amount, or makes a regimen of a rate alone."""
        current = self._current
        if current and not self._routes_used and not current.routes:
            current.routes = self._routes
        if current and not self._people_used and not current.people:
            current.people = self._people
        rate = self._rate
        alone = rate and not rate.moment and self.gives and not self._negated
        if alone and not any(not draft.dropped for draft in self.drafts):
            only = Draft(None, self._rate_at, self._rate_at, rate=rate)
            only.people, only.routes = self._people, self._routes
            self.drafts.append(only)
        for draft in self.drafts:
            if self._topical and not draft.routes and draft.unit in _SPREAD:
                draft.routes = ["topical"]
            elif not draft.routes and draft.unit in _ROUTES:
                draft.routes = [_ROUTES[draft.unit]]
