"""What a sentence has said so far, and the items that only add to it."""

from __future__ import annotations

from typing import NamedTuple

from dispensatory.facts.regimen import PeriodUnit
from dispensatory.sig.phrases.divided import Division
from dispensatory.sig.phrases.items import Item
from dispensatory.sig.phrases.people import People
from dispensatory.sig.phrases.rate import Rate, per_day
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import FORMS
from dispensatory.sig.sentence.ahead import AHEAD, NEAR
from dispensatory.sig.sentence.brackets import Brackets
from dispensatory.sig.sentence.carried import Carried
from dispensatory.sig.sentence.draft import Draft
from dispensatory.sig.sentence.kinds import Turn
from dispensatory.sig.sentence.parts import spread

_DOSES = frozenset({"dose", "doses"})
_WEEK = 7
_LABEL = 16  # items
_DOSAGES = frozenset("dosage dosages".split())
_REACHING = frozenset("range ranges ranging from between typically usually".split())
_APART = frozenset({"comma", "and", "open", "semicolon"})
_ADVISED = frozenset("recommended advised advisable appropriate suitable usual".split())
_CLAUSE = 12  # tokens
_WHEN = frozenset("if when where unless".split())
_COMPARED = frozenset("higher larger greater lower smaller".split())


class Outer(NamedTuple):
    """What stands before a bracket: the item that closes it, the amount and marks in force, the drafts so far, whether
    a product is described or treatment stopped, the word that joins what follows, and where doses rise or fall.
    """

    close: int
    current: Draft | None
    marks: set[str]
    drafts: int
    product: bool
    stopped: bool
    join: str
    turn: Turn


class State:
    """The sentence, its drafts, and what waits for the next amount."""

    def __init__(self, s: Sentence, items: list[Item], form: str = "") -> None:
        self.s = s
        self.items = items
        self.drafts: list[Draft] = []
        self.label_people: list[People] = []
        self.label_routes: list[str] = []
        self.gives = self.cued = self.stopped = False
        self._brackets = Brackets(items)
        self._outer: list[Outer] = []
        self._current: Draft | None = None
        self._day_one: Draft | None = None
        self._labelled: list[Draft] = []
        self._marks: set[str] = set()
        self._first: int | None = None
        self._rate: Rate | None = None
        self._rate_at = 0
        self._division: Division | None = None
        self._determiner: PeriodUnit | None = None
        self._routes: Carried[str] = Carried()
        self._people: Carried[People] = Carried()
        self._closed = self._blocked = self._then = self._product = self._threshold = self._negated = False
        self._supposed = False
        self._opens = self._usual = self._parted = self._topical = self._booster = self._several = False
        self._join = ""
        self._turn = Turn()
        self._form = form
        self._route_at = self._skipped = -AHEAD

    def _on_first(self, k: int, item: Item) -> None:
        self.cued = True
        self._opens = self._current is None
        if self._current:
            self._day_one = self._current
            self._current.stretch(k)

    def _on_lead(self, k: int, item: Item) -> None:
        """ "not ... more than": a ceiling begins here."""
        self._first = k if self._first is None else self._first

    def _on_usual(self, k: int, item: Item) -> None:
        self._usual = self.cued = True

    def _on_rest(self, k: int, item: Item) -> None:
        """ "5 mg on Mondays and 2.5 mg on all other days": on the days of the week that are left; else unread."""
        near = self.drafts[-_WEEK:]
        named = [draft.rate.high for draft in near if draft.rate and draft.rate.unit == "wk"]
        current, left = self._current, _WEEK - sum(named)
        if current and named and 0 < left < _WEEK:
            current.give_rate(Rate(left, left, 1, 1, "wk", item.end, moment=True), k)
        elif current:
            current.dropped, self._current = True, None

    def _on_same(self, k: int, item: Item) -> None:
        """ "one tablet at the same time each day" is one a day, unless it is said how often."""
        current = self._current
        if current and not (current.says_rate() or current.determiner or current.division):
            current.give_rate(per_day(1, 1, item.end), k)

    def _on_then(self, k: int, item: Item) -> None:
        self._several = False
        self._then, self._closed, self._blocked = True, True, False

    def _on_rise(self, k: int, item: Item) -> None:
        self._turn, self._blocked = Turn(item.name, k), True

    _on_fall = _on_rise

    def _on_step(self, k: int, item: Item) -> None:
        """ "in steps of 5 mg"; "5 mg steps" says it of the amount before."""
        if k == 0 or self.items[k - 1].name != "amount":
            self._turn = Turn("step", k)

    def _on_other(self, k: int, item: Item) -> None:
        self._blocked = True

    def _on_route(self, k: int, item: Item) -> None:
        self.cued = True
        near, self._route_at = k - self._route_at <= 3, k  # "orally or intravenously" is either
        current = self._current
        # "5 mg orally to high-dose IV"
        other = current and current.routes and (self._join == "to" or self._of_more_doses(current, k))
        if current is None or other or (self._closed and not (near and current.routes)):
            self._routes.add(item.value)
            return
        if not near and current.routes == self._routes.values:
            current.routes = []
        current.routes.append(item.value)

    def _of_more_doses(self, current: Draft, k: int) -> bool:
        """ "oral doses of 5 mg, with larger doses given IV": the route at item `k` is of doses that are not told."""
        between = range(self.items[current.last].end, self.items[k].start)
        return any(self.s.word(n) in _COMPARED and self.s.word(n + 1) in _DOSES for n in between)

    def _on_people(self, k: int, item: Item) -> None:
        if item.people is None:
            return
        if k > 0 and self.items[k - 1].name == "mark" and (item.people.age or item.people.weight):
            self._marks.discard("maximum")
        current = self._current
        if current and k > 1 and self.items[k - 1].name in ("and", "or") and self.items[k - 2].people in current.people:
            current.people.append(item.people)  # "adults and children"
            return
        if current is None or self._closed:
            self._people.add(item.people)
            return
        if current.people == self._people.values:
            current.people = []
        current.people.append(item.people)

    def _on_duration(self, k: int, item: Item) -> None:
        if k > 0 and self.items[k - 1].name == "mark":
            self._marks.discard("maximum")
        if self._current and item.duration and self._current.duration is None:
            self._current.duration = item.duration
            if k - self._current.last <= NEAR:
                self._current.stretch(k)
        if self._current and item.rate:
            spread(self.s, item.start, self._current, item.rate)

    def _supposes(self, i: int) -> bool:
        """ "If a liquid is available, the dose is 5 ml": the clause up to token `i` says when."""
        for n in range(i - 1, max(-1, i - _CLAUSE), -1):
            if self.s.word(n) in _WHEN:
                return True
            if self.s.word(n) in (",", ";"):
                return False
        return False

    def _counts(self, k: int) -> bool:
        """Whether the item before item `k` counts pieces: "one vial"."""
        before = self.items[k - 1].amount if k else None
        return before is not None and before.counts and not before.article

    def _on_comma(self, k: int, item: Item) -> None:
        self._closed = True
        if self._supposed:
            self._product = self.stopped = self._supposed = False

    def _on_and(self, k: int, item: Item) -> None:
        self._closed, self._join = True, item.name

    _on_or = _on_and

    def _on_with(self, k: int, item: Item) -> None:
        self._join = self._join or "with"

    def _on_to(self, k: int, item: Item) -> None:
        if self._current and k - self._current.last <= 1:
            self._join = "to"

    def _on_semicolon(self, k: int, item: Item) -> None:
        self._current, self._join, self._closed, self._parted = None, "", True, True
        self._marks, self._rate, self._division, self._blocked = set(), None, None, False
        self.cued = self.cued or self.s.word(item.start) == "|"  # a cell says by itself what it holds
        self._product = False

    def _on_product(self, k: int, item: Item) -> None:
        if self.s.word(item.start) == "containing" and self._counts(k):
            return  # "three vials containing 5 mg each": what is counted is taken
        if item.value == "same" and (self.cued or self.gives) and self._current and self.s.word(item.start - 1) == ",":
            self._product = True  # "the dose is 40 ml/kg, equivalent to one volume of plasma"
            return
        self._supposed = not self.stopped and self._supposes(item.start)
        self._product = self.stopped = True
        offered = self.s.word(item.start) == "available" and self.s.word(item.start - 1) in ("is", "are")
        first = self._current is not None and self._current.first == 0 and k - self._current.last <= NEAR
        offered = offered or (first and self.s.word(item.start) == "contains")  # "1 g of the salt contains 120 mg"
        if (item.value == "same" or offered) and self._current and not self._current.says_rate():
            self._current.dropped = True  # "40 mg equals 50 mg of the salt", "a 15 mg dose is available"

    def _on_give(self, k: int, item: Item) -> None:
        self.gives = True
        self._product = False
        self._topical = self._topical or item.value == "topical"
        if item.value == "topical" and self._current and self._current.unit == "%" and k - self._current.last <= AHEAD:
            self._current.applied = True  # "a 0.5% cream is applied to the scalp"
        self._booster = self._booster or item.value == "booster"

    def _on_strengths(self, k: int, item: Item) -> None:
        self.gives = True

    def _on_stop(self, k: int, item: Item) -> None:
        self.stopped = True

    def _on_cue(self, k: int, item: Item) -> None:
        self.cued = True
        if self._closed and self.s.word(item.start) in _DOSAGES and self.s.word(item.end) in _REACHING:
            self._product = self.stopped = False  # "available as tablets, with dosages from 5 mg to 10 mg a day"

    def _on_not(self, k: int, item: Item) -> None:
        self._negated = self._negated or self._rate is None or not self._turns_away(k, item.end)

    def _turns_away(self, k: int, end: int) -> bool:
        """Whether "not" at item `k`, up to token `end`, is of something else than the rate before it: "apply twice
        daily, but not to the face"; "a dose once daily is not recommended" denies the rate.
        """
        between = {item.name for item in self.items[self._rate_at + 1 : k]}
        return not between.isdisjoint(_APART) and self.s.word(end) not in _ADVISED

    def _on_relative(self, k: int, item: Item) -> None:
        self._current, self._negated = None, True

    def _on_word(self, k: int, item: Item) -> None:
        word = self.s.word(item.start)
        self._form = "tablet" if word == "t" and k == 0 else FORMS.get(word, self._form)

    def _on_close(self, k: int, item: Item) -> None:
        if self._outer and self._outer[-1].close == k:
            outer = self._outer.pop()
            self._current = outer.current or self._current
            self._product, self.stopped = outer.product, outer.stopped  # "enema (containing 5 mg/mL): one enema daily"
            # "the maximum dose (for adults) is 20 mg" goes on, "the maximum dose (20 mg)" is said
            unsaid = len(self.drafts) == outer.drafts
            self._marks = outer.marks if unsaid else set()
            self._join = outer.join if unsaid else self._join
            self._turn = outer.turn if self._turn.name == "step" else self._turn  # "(in increments) to at most 40 mg"

    def _on_colon(self, k: int, item: Item) -> None:
        """What stands before the first colon of a line is its label: patients, route, the product's strength."""
        self.cued = True
        earlier, self._parted = self._parted, True
        if (
            k > _LABEL
            or earlier
            or self._outer
            or any(draft.rate or draft.marks or draft.division for draft in self.drafts)
        ):
            return
        self.label_routes = list(self._routes.values)
        self.label_people = [*self._people.values, *(people for draft in self.drafts for people in draft.people)]
        self._labelled = list(self.drafts)
        self._closed = True
