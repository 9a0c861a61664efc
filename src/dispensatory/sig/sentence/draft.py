"""A regimen while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from dispensatory.facts.regimen import PeriodUnit
from dispensatory.sig.phrases.amounts import Amount
from dispensatory.sig.phrases.divided import Division
from dispensatory.sig.phrases.people import People
from dispensatory.sig.phrases.rate import Rate


@dataclass(slots=True)
class Draft:
    """One amount with everything said about it so far; `first` and `last` are the items it was read from.

    `determiner` is the time of "daily dose", `step` marks the increments of a titration, `raised` a dose that is
    "increased to", `soft` a product's strength that is a dose only if nothing better follows, `companion` the dose
    of another medicine, `applied` a percentage that is said to be put on, `alternates` a dose that takes turns with
    the one before, `choice` one to which "or" or "to" leads, `either` one after "or" wherever the one before it
    stands, `ranges` one to which "to" leads, `onward` one to which "then to" leads, `further` one to which that or
    "further" does, `remarks` hold "around" for a dose before or after an operation, "vague" for one given "several
    times" and "each" for one "at a time". `linked` is the amount before it that shares its rate, `outer` the one
    whose bracket it stands in, `split` how often parts of a total are given, `limits` the regimen that a maximum is
    the limit of, `lent` marks a maximum whose rate was said before it, `entire` an amount told as a total.
    """

    amount: Amount | None
    first: int
    last: int
    marks: set[str] = field(default_factory=set)
    rate: Rate | None = None
    division: Division | None = None
    determiner: PeriodUnit | None = None
    routes: list[str] = field(default_factory=list)
    people: list[People] = field(default_factory=list)
    duration: tuple[float, float, str] | None = None
    as_needed: bool = False
    step: bool = False
    raised: bool = False
    soft: bool = False
    companion: bool = False
    applied: bool = False
    alternates: bool = False
    remarks: set[str] = field(default_factory=set)
    choice: bool = False
    either: bool = False
    onward: bool = False
    further: bool = False
    ranges: bool = False
    dropped: bool = False
    outer: Draft | None = None
    linked: Draft | None = None
    split: Rate | None = None
    limits: Draft | None = None
    lent: bool = False
    entire: bool = False

    @property
    def unit(self) -> str | None:
        """The unit of the amount, None where there is none."""
        return self.amount.unit or None if self.amount else None

    def daily(self) -> tuple[float, float] | None:
        """The amount a day that amount and rate come to, where they come to one."""
        if self.amount is None:
            return None
        low, high = self.amount.low, self.amount.high
        if self.amount.time or self.determiner or (self.rate and self.rate.total):
            return low, high
        if self.rate is None:
            return None
        often_low, often_high = self.rate.over("d")
        return low * (often_low or often_high), high * often_high

    def says_rate(self) -> bool:
        """Whether it is said how often, or over what time."""
        return self.rate is not None or (self.amount is not None and self.amount.time is not None)

    def limits_times(self) -> bool:
        """Whether it only tells how often at most."""
        return self.amount is None and "maximum" in self.marks

    def is_each(self) -> bool:
        """Whether the words say that it is an amount at one time: "a single dose", "at a time"."""
        return "single" in self.marks or "each" in self.remarks

    def stretch(self, k: int) -> None:
        """Takes item `k` into what it was read from."""
        self.last = max(self.last, k)
        self.first = min(self.first, k)

    def add_mark(self, mark: str) -> None:
        """Sets a kind said after the amount; "single" also of what it is joined to: "2 mg or 20 mcg/kg, given once"."""
        self.marks.add(mark)
        earlier = self.linked if mark == "single" else None
        while earlier and not (earlier.marks or earlier.says_rate() or earlier.division):
            earlier.marks.add(mark)
            earlier = earlier.linked

    def give_rate(self, found: Rate, k: int) -> None:
        """Sets the rate at item `k`, also of the amounts before that share it: "5 mg of A and 10 mg of B daily"."""
        if self.alternates and found.over("d") == (1, 1):
            found = found._replace(every_low=2, every_high=2, unit="d", adverb=False)
        self.rate = found
        self.stretch(k)
        if self.companion and self.linked:
            self.linked.stretch(k)
        earlier = self.linked
        while earlier and not earlier.says_rate() and earlier.division is None:
            earlier.rate = found
            earlier = earlier.linked

    def take_rate(self) -> None:
        """ "10 mg twice daily, increased to 20 mg": the rate stays."""
        before, amount = self.limits, self.amount
        if before is None or before.amount is None or amount is None or amount.time:
            return
        if (before.amount.unit, before.amount.per) == (amount.unit, amount.per):
            self.rate = before.rate
            if before.amount.time:
                self.amount = amount._replace(time=before.amount.time)

    def _reaches_day_of(self, limited: Draft) -> bool:
        """ "40 mg twice daily, maximum 120 mg": no less than is usual in a day can only be the most of a day."""
        one, two, day = self.amount, limited.amount, limited.daily()
        if self.raised or one is None or two is None or day is None or (one.unit, one.per) != (two.unit, two.per):
            return False
        return one.low >= day[1] > two.high

    def limits_a_day(self) -> bool:
        """Whether the regimen that this one limits is given once a day or by the day's total."""
        limited = self.limits
        if limited is None or limited.amount is None:
            return False
        if self._reaches_day_of(limited):
            return True
        if (
            limited.amount.time == "d"
            or limited.determiner == "d"
            or (limited.rate and limited.rate.total and limited.rate.unit == "d")
        ):
            return True
        return limited.rate is not None and limited.rate.over("d") == (1, 1)
