"""The grammar: which amount, rate, kind, route and patient of a sentence belong together."""

from __future__ import annotations

from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.intervals import period
from dispensatory.sig.phrases.items import Item
from dispensatory.sig.phrases.marks import routes_between
from dispensatory.sig.phrases.numbers import span
from dispensatory.sig.sentence.ahead import AHEAD, NEAR, amount_ahead, changes_by, is_each, negated
from dispensatory.sig.sentence.complete import complete
from dispensatory.sig.sentence.context import compared, discouraged, is_companion, is_concentration, no_dose
from dispensatory.sig.sentence.draft import Draft
from dispensatory.sig.sentence.kinds import (
    FIRST,
    TO,
    Joint,
    Turn,
    first_kind,
    is_extra,
    is_held_back,
    is_in_one,
    is_of_amount_before,
    is_over,
    leads_further,
    leads_on,
    names_each,
    say_kind,
)
from dispensatory.sig.sentence.limits import (
    caps_rate,
    is_most,
    is_of_time,
    is_reached,
    limits_change,
    limits_more,
)
from dispensatory.sig.sentence.nobodys import is_tried
from dispensatory.sig.sentence.parts import is_entire, is_part, makes_up
from dispensatory.sig.sentence.rated import Rated
from dispensatory.sig.sentence.state import Outer
from dispensatory.sig.sentence.strengths import (
    drop_listed,
    drop_quantity,
    is_one_of,
    is_strength,
    is_strength_of,
    lists_strengths,
    with_form,
)
from dispensatory.sig.sentence.weights import share_weight, weigh_after

_ALTERNATING = frozenset("alternating alternate alternated alt".split())
_OFFERED = frozenset("available comes come".split())
_BESIDE = 2  # items: "or" alone stands between


class Assembler(Rated):
    """Walks the items of one sentence once and groups them into drafts."""

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

    def _on_amount(self, k: int, item: Item) -> None:
        found = item.amount
        divided = k > 1 and self.items[k - 2].name == "division" and self.s.word(item.start - 1) == "of"
        if found and makes_up(self.s, item.start, found, self._current):
            return
        if found and (divided or is_part(self.s, item.start, self._current)):
            self._current, self._negated = None, True
            return
        if found is None or self._not_given(k, item, found):
            self._threshold, self._skipped = False, k
            self._negated = self._negated or bool(found and self.s.word(found.end) == "to")
            return
        if self._is_strength_of_current(k, found) or self._is_other_strength(found):
            self._threshold = False
            return
        counted = item.schedule is not None  # "5 mg 1-0-2": one piece, and two
        if is_one_of(self._current, found) and self._current and k - self._current.last == 1 and not counted:
            return
        for labelled in self._labelled:
            labelled.dropped = labelled.rate is None
        self._labelled = []
        before = self._current
        if before and is_strength(before, found) and not (self._join or self._then or self._marks):
            before.dropped = True
        draft = Draft(with_form(found, before, self._form), k if self._first is None else self._first, k)
        draft.rate = item.rate
        draft.soft = found.product or found.article or found.unit == "%"
        draft.entire = is_entire(self.s, item.start)
        if draft.entire and is_reached(self.s, found):
            self._marks = {"maximum"}
        draft.outer = self._outer[-1].current if self._outer else None
        draft.limits = draft.outer or before or (self.drafts[-1] if self.drafts else None)
        draft.step = draft.outer is not None and draft.outer.step and found.per_dose
        if self._opens:
            self._day_one, self._opens = draft, False
        self._say_kind(k, item, draft, before)
        if self._outer and self._division and is_each(self.items, k):
            self._division = None
        self._hand_over(draft)
        self._describe(draft, item, found, before)
        self.drafts.append(draft)
        self._current, self._join, self._usual = draft, "", False
        self._closed = self._blocked = self._then = False

    def _describe(self, draft: Draft, item: Item, found: Amount, before: Draft | None) -> None:
        """What the words around an amount say of its dose, and how it goes on from the one before."""
        draft.applied = found.unit == "%" and (self._topical or is_concentration(self.s, item.start))
        draft.routes = routes_between(self.s, item.start, item.end) or draft.routes
        draft.companion = is_companion(self.s, item.start, found)
        draft.dropped = is_tried(self.s, item.start)
        if names_each(self.s, item.start):
            draft.remarks.add("each")
        if before and before.says_rate() and is_extra(self.s, item.start, found.end):
            draft.marks = {"loading"}
        if before and self._then and (kind := first_kind(self.s, self.items, before, draft)):
            before.marks, draft.marks = {kind}, {"maintenance"}
        beside = before is not None and before.rate is not None and draft.last - before.last <= _BESIDE
        moments = before is not None and before.rate is not None and before.rate.moment
        both = moments and self.s.word(item.start - 1) == "/"  # "10 mg mane/20 mg nocte"
        draft.choice = beside and self._join in ("or", "to") and not (self._then or draft.outer or both)
        draft.either = self._join == "or"
        draft.onward = self._then and leads_on(self.s, item.start)
        draft.further = draft.onward or leads_further(self.s, item.start)
        draft.ranges = draft.choice and self._join == "to"
        draft.alternates = self.s.word(item.start - 1) == "with" and self.s.word(item.start - 2) in _ALTERNATING
        if before and self._join and self._shares_rate(before, draft):
            draft.linked = before
            own = draft.first == draft.last
            if self._join in ("and", "or") and not found.per_dose and own and not draft.determiner:
                draft.determiner = before.determiner
            share_weight(self.s, before, self._join, found)

    def _on_schedule(self, k: int, item: Item) -> None:
        """ "10 mg 1-0-1" is 10 mg twice a day; "10 mg 2-0-1" counts pieces of 10 mg: two, and one."""
        if item.schedule is None:
            return
        current = self._current
        measured = current is not None and current.amount is not None and k - current.last == 1 and not current.rate
        if current and measured and item.schedule.ones:
            current.give_rate(item.schedule.doses[0][1], k)
            return
        if current and measured and current.unit in ("ml", "l"):
            current.dropped = True  # "5 ml 2-0-1": what is counted is not said
            return
        for found, often in item.schedule.doses:
            self._on_amount(k, item._replace(name="amount", amount=found, rate=often))

    def _not_given(self, k: int, item: Item, found: Amount) -> bool:
        before = self.items[k - 1].name if k else ""
        marked = before == "mark" or (before == "exceed" and not self._threshold)
        beyond = not marked and (self._threshold or compared(self.s, item.start))
        limited = self._current is not None and "maximum" in self._current.marks
        if is_most(self.s, item.start, limited=limited) or (beyond and discouraged(self.s, found.end)):
            self._marks.add("maximum")
            self._product = False
        elif beyond:
            self._negated = True  # a rate that is left over belongs to the threshold
            self._current, self._skipped = None, k
            self._routes.take()
            return True
        if found.article and not marked and negated(self.items, k):
            return True  # "avoid putting on a patch after dinner"
        if before == "give" and k > 1 and self.items[k - 2].name == "not":
            return True  # "do not take two tablets to make up for a missed one"
        return (self._product and not self._is_taken(k, found)) or no_dose(
            self.s, item.start, found, after_amount=self._current is not None, marked=bool(self._marks)
        )

    def _is_taken(self, k: int, found: Amount) -> bool:
        """ "available as 5 mg twice daily": what is to be had is told as it is taken."""
        often = self.items[k + 1].rate if k + 1 < len(self.items) else None
        if often is None or found.product or found.counts or found.concentration:
            return False
        offered = next((item for item in reversed(self.items[:k]) if item.name == "product"), None)
        return offered is not None and self.s.word(offered.start) in _OFFERED

    def _is_strength_of_current(self, k: int, found: Amount) -> bool:
        apart = bool(self._join or self._then or self._marks)
        return is_strength_of(self.s, self._current, k, self.items[k].start, found, apart=apart)

    def _is_other_strength(self, found: Amount) -> bool:
        """ "1-2 sprays of 0.1% solution (137 mcg each) or 0.15% solution"."""
        before = self._current
        measured = before is not None and before.amount is not None and before.unit != "%" and not before.says_rate()
        return measured and found.unit == "%" and self._join == "or"

    def _shares_rate(self, before: Draft, draft: Draft) -> bool:
        """ "5 mg of A and 10 mg of B daily"; but not "5 mg, with a maximum of 10 mg daily"."""
        free = not (before.rate or before.division or before.remarks or self._then or draft.step)
        if before.amount and draft.amount and before.amount.per_dose and not draft.amount.per_dose:
            return False  # "40 mg per dose and 80 mg in 24 hours"
        return free and "single" not in before.marks and ("maximum" in before.marks or "maximum" not in draft.marks)

    def _say_kind(self, k: int, item: Item, draft: Draft, before: Draft | None) -> None:
        draft.marks, self._marks, self._first = self._marks, set(), None
        if self._then and before and self._day_one:
            self._day_one.marks.add("initial")
            before.marks = before.marks or {"initial"}  # "160 mg in week 0, 80 mg in week 2, then 40 mg weekly"
        joint = Joint(self._join, self._then, self._usual)
        turn, previous = self._turn, self._previous(item.start)
        apart = turn.name and any(i.name == "comma" for i in self.items[turn.at : k])
        if apart and previous not in TO:
            turn = Turn()  # "to reduce fever, 500 mg"
        step = turn.name == "step" and not apart  # "in increments, up to a maximum of 75 mg" is none
        step = step or changes_by(self.items, k) or self._steps_on(item.start, before)
        say_kind(draft, before, joint, turn, previous, step=step)
        self._turn = Turn(turn.name, k) if draft.step and turn.name in ("rise", "fall") else Turn()
        if before and limits_more(before, draft, k) and not (self._usual or self._then):
            draft.marks = {"maximum"}
        listed = before is not None and not before.rate and k - before.last <= NEAR
        if listed and self._several and not (draft.marks or draft.step or draft.raised):
            draft.marks = {"initial"}  # "initial doses: 20 mcg on day 1, 30 mcg on day 8"

    def _previous(self, i: int) -> str:
        """The word before the amount at token `i`; "to" also before a name: "increase to zolmidol 10 mg"."""
        named = self.s.word(i - 2) == "to" and self.s.at(i - 1).kind == "word"
        return "to" if named and self._turn.name else self.s.word(i - 1)

    def _steps_on(self, start: int, before: Draft | None) -> bool:
        """ "in steps of 25 mg, then up to 100 mg, no more than twice a week": steps still, and no ceiling."""
        return before is not None and before.step and self.s.follows(start - 3, "then", "up", "to")

    def _hand_over(self, draft: Draft) -> None:
        """What was said before the amount and is not yet spoken for."""
        draft.lent = self._rate is not None and draft.rate is None and "maximum" in draft.marks
        draft.rate, self._rate = draft.rate or self._rate, None
        draft.division, self._division = self._division, None
        draft.determiner, self._determiner = self._determiner, None
        draft.people, draft.routes = self._people.take(), self._routes.take()
        if draft.lent and (draft.determiner or (draft.entire and draft.rate and not draft.rate.total)):
            self._take_back(draft)

    def _on_mark(self, k: int, item: Item) -> None:
        self.cued = True
        if item.value == "maximum" and is_of_time(self.s, item.end):
            return
        if item.value == "maximum" and limits_change(self.s, item.start):
            self._turn = Turn("step", k)
            return
        if (
            is_held_back(self.s, item.end)
            or is_over(self.s, self.items, k)
            or self.s.follows(item.start - 2, "if", "the")
        ):
            return
        if self.s.word(item.start) == "mdd":
            self._determiner = "d"  # maximum daily dose
        self._several = item.value == "initial" and self.s.word(item.end) == "doses"
        current = self._current
        if current and item.value == "single" and is_in_one(self.s, item.start):
            current.add_mark(item.value)
            current.stretch(k + 1 if self.s.word(item.end) == "dose" else k)
        elif current is None or (
            amount_ahead(self.items, k) and self.s.word(item.start) != "stat" and not self._of_strength(item)
        ):
            if item.value == "maintenance":
                self._marks -= FIRST  # "after the loading dose, the maintenance dose is 10 mg"
            self._marks.add(item.value)
            self._first = k if self._first is None else self._first
        elif k - current.last <= (AHEAD if item.value == "single" else NEAR) and self._may_follow(k, item):
            current.add_mark(item.value)
            current.stretch(k + 1 if self.s.word(item.end) in ("dose", "doses") else k)

    def _may_follow(self, k: int, item: Item) -> bool:
        if self._then and item.value == "maintenance":
            return False  # "2 mg daily, then maintenance therapy"
        if any(later.name == "most" for later in self.items[k + 1 : k + 1 + _BESIDE]):
            return False  # "to a maximum of 4 doses a day"
        following = self.items[k + 1].rate if k + 1 < len(self.items) else None
        if item.value == "maximum" and following and caps_rate(self.s, following):
            return False  # "no more than twice daily"
        if item.value == "maximum" and (period(self.s, item.end) or self._counts_doses(item.end)):
            return False  # "max 3 days", "max 3 doses"
        if item.value == "maximum" and self._closed and k + 1 < len(self.items) and self.items[k + 1].name != "close":
            return False  # "2 tablets every 4 hours, up to the maximum on the label"
        return is_of_amount_before(self.s, item.start)

    def _of_strength(self, item: Item) -> bool:
        """ "15 mg/kg maximum for a 0.5% solution": the mark is of the amount before it."""
        return item.value == "maximum" and self.s.word(item.end) == "for" and self.s.word(item.end + 3) == "%"

    def _counts_doses(self, i: int) -> bool:
        found = span(self.s, i)
        return found is not None and self.s.word(found.end) in ("dose", "doses", "times")

    def _open(self, k: int) -> int:
        """Past a bracket that only says an amount in another way; else the item after the bracket opens."""
        close = self._brackets.close(k)
        if close is None:
            return k + 1
        current = self._current
        before = current.amount if current else None
        more = (self._then and self._determiner) or self._brackets.says_total(k, before)
        more = more or self._brackets.says_another(k, before)
        near = self._first is not None and k - self._first <= NEAR
        named = near and self.s.word(self.items[k].start - 1) == "dose"  # "the maximum daily dose (4 g)"
        more = more or (named and current is not None and "maximum" in self._marks)
        if self._brackets.only_equivalent(k) and not more:
            if k - max(current.last if current else -AHEAD, self._skipped) <= (NEAR if current else 1):
                weigh_after(self.s, current, self.items[close].end)
                self._skipped = close
                return close + 1
            if lists_strengths(self.s, self.items[k], self.items[k + 1]):
                return close + 1
        self._outer.append(
            Outer(
                close,
                current,
                set(self._marks) if near else set(),
                len(self.drafts),
                self._product,
                self.stopped,
                self._join,
                self._turn,
            )
        )
        if current and "maximum" in current.marks:
            self._join = ""  # "(up to 100 mg daily), or otherwise (50 mg daily)": the second is no limit
        return k + 1

    def _end(self) -> None:
        """Hands what is left over to the last amount, or makes a regimen of a rate alone."""
        current = self._current
        if current:
            current.routes = current.routes or self._routes.left()
            current.people = current.people or self._people.left()
        elif len(self.drafts) == 1:
            self.drafts[0].people = self.drafts[0].people or self._people.values
        drop_quantity(self.s, self.drafts, self.items, topical=self._topical)
        drop_listed(self.s, self.drafts)
        rate = self._rate
        timed = rate is not None and (not rate.moment or self._topical)
        alone = rate and timed and not rate.total and self.gives and not self._negated
        if alone and not any(not (draft.dropped or draft.limits_times()) for draft in self.drafts):
            only = Draft(None, self._rate_at, self._rate_at, rate=rate)
            only.marks = {"maintenance"} if self._booster else set()
            only.people, only.routes = self._people.values, self._routes.values
            self.drafts.append(only)
        complete(self.drafts, topical=self._topical)
