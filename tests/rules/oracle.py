"""The newer rules again, slow and obvious: from the pages as they were written down, one order after the other.

A page is a table as `tiny.formulary` takes it, except that its doses are the tables of `Dose`. An answer is (rule,
status, severity, places of the medicines).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from tiny import vocabulary

Answer = tuple[str, str, str | None, tuple[int, ...]]
Page = dict[str, Any]
NARROW = ("benzodiazepine", "nsaid", "opioid", "ssri", "anticoagulant")
WARNING = ("contraindicated", "avoid", "caution", "adjust", "monitor")
INJECTED = ("iv", "im", "sc", "epidural", "intrathecal")
TIMES = {"once daily": 1.0, "twice daily": 2.0, "four times daily": 4.0, "once weekly": 1 / 7}


class Dose(NamedTuple):
    """A dose of a page: `low` to `high` mg at one time, `often` a day; over a day where `often` is None."""

    low: float
    high: float
    often: float | None
    kind: str = "usual"
    population: str = "adult"
    route: str | None = None
    per: str | None = None

    def written(self) -> dict[str, Any]:
        """As `tiny.formulary` takes it."""
        weekly = self.often is not None and self.often < 1
        return {
            "sig": "10 mg once daily",
            "dose": [self.low, self.high],
            "per": self.per,
            "basis": "period" if self.often is None else "dose",
            "frequency": None if self.often is None else [1, 1] if weekly else [self.often, self.often],
            "period": [1, 1],
            "period_unit": "wk" if weekly else "d",
            "kind": self.kind,
            "population": self.population,
            "route": self.route,
        }


class Ordered(NamedTuple):
    """One medicine of a case: `amount` mg at one time, in the words `often` of TIMES, or none of it."""

    page: str
    amount: float | None = None
    often: str | None = None
    per: str | None = None
    route: str | None = None
    as_needed: bool = False
    change: str | None = None
    indication: str | None = None

    @property
    def rate(self) -> float | None:
        return TIMES[self.often] if self.often else None


class Person(NamedTuple):
    """What is known of the patient."""

    age: float | None = None
    weight: float | None = None
    height: float | None = None
    egfr: float | None = None

    @property
    def surface(self) -> float | None:
        return math.sqrt(self.weight * self.height / 3600) if self.weight and self.height else None


class Held(NamedTuple):
    """A dose of the page beside an order: whether it is for this patient, and its amounts in the order's measure;
    None where they cannot be compared.
    """

    fit: str
    dose: Dose
    times: float | None

    def daily(self, amount: float) -> float | None:
        if self.times is None:
            return None
        return amount * self.times * (1 if self.dose.often is None else self.dose.often)

    def single(self, amount: float) -> float | None:
        return None if self.times is None or self.dose.often is None else amount * self.times


def answers(pages: dict[str, Page], person: Person, orders: list[Ordered]) -> Iterator[Answer]:
    """Every answer of the rules that this oracle knows."""
    taken = [(n, order) for n, order in enumerate(orders) if order.change != "stopped"]
    for n, order in enumerate(orders):
        if order.change == "stopped":
            yield _stopped(pages[order.page], n)
    for n, order in taken:
        page = pages[order.page]
        yield from _notes(page, person, n)
        yield from _route(page, order, n)
        yield from _indication(page, order, n)
        yield from _doses(pages, person, taken, n)
    for place, (n, order) in enumerate(taken):
        for m, other in taken[place + 1 :]:
            yield from _same_class(pages, order, other, (n, m))


def _stopped(page: Page, n: int) -> Answer:
    said = page["advice"].get("abrupt_stop")
    if said is None:
        return ("abrupt_stop", "not_stated", None, (n,))
    return ("abrupt_stop", "flagged", "warning", (n,)) if said == "taper" else ("abrupt_stop", "acceptable", None, (n,))


def _notes(page: Page, person: Person, n: int) -> Iterator[Answer]:
    said = page["advice"]
    if said.get("driving") in ("avoid", "caution") and (person.age is None or person.age >= 14):
        yield ("driving", "flagged", "info", (n,))
    if said.get("dependence") == "yes":
        yield ("dependence", "flagged", "info", (n,))
    drink = [one["says"] for one in page["interactions"] if one["kind"] == "alcohol"]
    if said.get("alcohol") in ("avoid", "caution") or any(verdict != "acceptable" for verdict in drink):
        yield ("alcohol", "flagged", "info", (n,))
    meals = [one["says"] for one in page["interactions"] if one["kind"] == "food"]
    if said.get("food") in ("with", "without") or any(says not in ("acceptable", "interacts") for says in meals):
        yield ("food", "flagged", "info", (n,))


def _route(page: Page, order: Ordered, n: int) -> Iterator[Answer]:
    if order.route is None:
        return
    routes = {dose.route for dose in page["doses"] if dose.route}
    if not routes:
        yield ("route", "not_stated", None, (n,))
    elif order.route in routes:
        yield ("route", "acceptable", None, (n,))
    else:
        yield ("route", "flagged", "warning" if order.route in INJECTED else "info", (n,))


def _indication(page: Page, order: Ordered, n: int) -> Iterator[Answer]:
    if order.indication is None:
        return
    words = vocabulary()
    uses = page["indications"]
    known = words.condition(order.indication)
    if any(_same_use(order.indication, use) for use in uses):
        yield ("indication", "acceptable", None, (n,))
    elif known and uses and all(words.condition(use) for use in uses):
        yield ("indication", "flagged", "info", (n,))
    else:
        yield ("indication", "not_stated", None, (n,))


def _same_use(one: str, other: str) -> bool:
    words = vocabulary()
    a, b = words.condition(one), words.condition(other)
    if a and b:
        return a in words.condition_ancestors[b] or b in words.condition_ancestors[a]
    return f" {one.lower()} " in f" {other.lower()} " or f" {other.lower()} " in f" {one.lower()} "


def _doses(pages: dict[str, Page], person: Person, taken: list[tuple[int, Ordered]], n: int) -> Iterator[Answer]:
    order = dict(taken)[n]
    doses = pages[order.page]["doses"]
    if order.amount is None and order.often is None:
        if any(dose.kind == "maximum" for dose in doses):
            yield ("daily_dose", "could_not_check", None, (n,))
        return
    if order.amount is None:
        raise ValueError("an order with a frequency has an amount here")
    held = [_held(dose, person, order) for dose in doses]
    own = _factor(order.per, person)
    measure = None if own is not None else order.per
    amount = order.amount * (1 if own is None else own)
    often = _too_often(held, order, amount)
    twins = [(m, other) for m, other in taken if other.page == order.page and m != n]
    yield from _frequency(held, order, amount, often, n)
    yield from _single(amount, held, n)
    if often or any(m < n and other.amount is not None for m, other in twins):
        return
    added = [_day(other, person, measure) for _, other in twins]
    day = (amount * order.rate if order.rate else amount) + sum(one for one in added if one is not None)
    places = (n, *sorted(m for m, _ in twins)[:1])
    yield from _daily(day, order, person, held, None in added, places)
    if not twins and order.rate:
        yield from _below(amount * order.rate, order, person, held, n)


def _factor(per: str | None, person: Person) -> float | None:
    """What turns an amount into one for the whole patient; None where that is not known."""
    return {None: 1.0, "kg": person.weight, "m2": person.surface}[per]


def _day(order: Ordered, person: Person, measure: str | None) -> float | None:
    """What another order of the page adds in a day, in `measure`; None where it cannot be added."""
    own = _factor(order.per, person)
    if order.amount is None or (None if own is not None else order.per) != measure:
        return None
    return order.amount * (1 if own is None else own) * (order.rate or 1)


def _held(dose: Dose, person: Person, order: Ordered) -> Held:
    whole = _factor(order.per, person) is not None
    times = _factor(dose.per, person) if whole else (1.0 if dose.per == order.per else None)
    if order.per == dose.per:
        times = times or 1.0
    return Held(_fit(dose, person, order.route), dose, times)


def _fit(dose: Dose, person: Person, route: str | None) -> str:
    if (dose.route and route and dose.route != route) or dose.population in ("renal", "hepatic"):
        return "no"
    if person.age is None:
        return "other" if dose.population in ("adult", "any") else "no"
    if dose.population == "child":
        return "no" if person.age >= 18 else "own"
    if dose.population == "elderly":
        return "own" if person.age >= 65 else "no"
    if person.age < 18:
        return "own" if dose.population == "any" and dose.per else "other"
    return "adult" if person.age >= 65 else "own"


def _too_often(held: list[Held], order: Ordered, amount: float) -> bool:
    """Ordered daily, where there is a weekly dose and none like the order is daily."""
    if order.rate is None or order.rate < 1:
        return False
    weekly = [one for one in held if one.fit != "no" and one.dose.often is not None and one.dose.often < 1]
    return bool(weekly) and not any(_explains(one, amount) for one in held)


def _explains(one: Held, amount: float) -> bool:
    dose = one.dose
    if dose.often is not None and dose.often < 1:
        return False
    if one.times is None:
        return dose.often is not None
    if dose.often is None:
        return dose.kind != "maximum" and dose.low * one.times * 0.99 <= amount <= dose.high * one.times * 1.01
    at_least = 0 if dose.kind == "maximum" else dose.low * one.times * 0.99
    return at_least <= amount <= dose.high * one.times * 1.01


def _frequency(held: list[Held], order: Ordered, amount: float, often: bool, n: int) -> Iterator[Answer]:
    rate = order.rate
    if rate is None:
        return
    if often:
        yield ("frequency", "flagged", "critical", (n,))
        return
    daily = [one for one in held if one.fit != "no" and one.dose.kind != "maximum" and (one.dose.often or 0) >= 1]
    if (
        rate < 1
        and not any(one.dose.often is not None and one.dose.often < 1 for one in held)
        and not any(one.dose.often is None and one.dose.kind == "single" for one in held)
        and any(one.times is not None and amount <= one.dose.high * one.times * 1.01 for one in daily)
    ):
        yield ("frequency", "flagged", "warning", (n,))
        return
    usual = [one for one in held if one.dose.kind in ("usual", "maintenance")]
    mine = [one.dose.often for one in usual if one.fit in ("own", "adult") and one.dose.often is not None]
    if not mine or any(one.dose.often is None and one.fit != "no" for one in usual):
        return
    day = amount * rate
    sums = [
        (one.daily(one.dose.low), one.daily(one.dose.high))
        for one in held
        if one.fit in ("own", "adult") and one.dose.kind not in ("initial", "loading")
    ]
    tops = [high for _, high in sums if high is not None]
    lows = [low for low, _ in sums if low is not None]
    if rate > max(mine) * 1.01:
        if not tops or day <= max(tops) * 1.001:
            yield ("frequency", "flagged", "info", (n,))
    elif rate >= min(mine) * 0.99:
        yield ("frequency", "acceptable", None, (n,))
    elif rate * 2 <= min(mine) and not order.as_needed and not (lows and day < min(lows) * 0.999):
        yield ("frequency", "flagged", "info", (n,))


def _single(amount: float, held: list[Held], n: int) -> Iterator[Answer]:
    """Of a largest amount at one time; these pages tie each to a number of doses, so that it is information."""
    top = [one for one in held if one.dose.kind == "maximum" and one.dose.often is not None and one.fit != "no"]
    bounds = [(one, one.single(one.dose.high)) for one in top]
    best = _first(bounds)
    if best is None:
        return
    one, most = best
    own_missing = one.fit == "other" and any(b.fit != "other" and m is None for b, m in bounds)
    if most is None:
        yield ("single_dose", "could_not_check", None, (n,))
    elif amount > most * 1.001:
        yield ("single_dose", "flagged", "info", (n,))
    elif own_missing:
        yield ("single_dose", "could_not_check", None, (n,))
    elif one.fit != "other":
        yield ("single_dose", "acceptable", None, (n,))


def _first(bounds: list[tuple[Held, float | None]]) -> tuple[Held, float | None] | None:
    """The bound that counts: one that can be compared, for this very patient, the highest."""

    def order(bound: tuple[Held, float | None]) -> tuple[bool, int, float]:
        one, most = bound
        rank = 2 if one.fit == "other" else 1 if one.fit == "adult" and one.dose.kind == "maximum" else 0
        return (most is None, rank, -(most or 0))

    return min(bounds, key=order, default=None)


def _daily(
    day: float, order: Ordered, person: Person, held: list[Held], unknown: bool, places: tuple[int, ...]
) -> Iterator[Answer]:
    fits = [one for one in held if one.fit != "no" and one.dose.kind not in ("initial", "loading")]
    top = [(one, _over_its_time(one, order)) for one in fits if one.dose.kind == "maximum"]
    usual = [(one, _over_its_time(one, order)) for one in fits if one.dose.kind != "maximum"]
    best = _first(top) or _first(usual)
    if best is None:
        starts = [one for one in held if one.fit != "no"]
        first = [one for one in starts if one.times is not None]
        if starts and not first:
            yield ("daily_dose", "could_not_check", None, places)
            return
        ten_times = [one.daily(one.dose.high) or one.single(one.dose.high) or 0 for one in first]
        far = bool(ten_times) and day >= max(ten_times) * 9.999
        yield ("daily_dose", *(("flagged", "critical") if far else ("not_stated", None)), places)
        return
    one, most = best
    own_missing = one.fit == "other" and any(b.fit != "other" and m is None for b, m in (top or usual))
    if most is None:
        yield ("daily_dose", "could_not_check", None, places)
    elif day > most * 1.001:
        covered = any(
            high is not None and day <= high * 1.001 and (b.fit != "other" or one.fit == "other") for b, high in usual
        )
        if top:
            severity = "critical" if day >= most * 1.499 and not covered else "warning"
        else:
            severity = "critical" if day >= most * 9.999 else "warning" if day >= most * 1.999 else "info"
        yield ("daily_dose", "flagged", severity, places)
    elif unknown or order.rate is None or own_missing or (one.fit == "other" and person.age is None):
        yield ("daily_dose", "could_not_check", None, places)
    else:
        yield ("daily_dose", "not_stated" if one.fit == "other" else "acceptable", None, places)


def _over_its_time(one: Held, order: Ordered) -> float | None:
    """The most of a dose over a day; over a week, of one a week, where it is not said how often the order is taken."""
    daily = one.daily(one.dose.high)
    weekly = order.rate is None and one.dose.often is not None and one.dose.often < 1
    return daily / one.dose.often if daily is not None and weekly and one.dose.often else daily


def _below(day: float, order: Ordered, person: Person, held: list[Held], n: int) -> Iterator[Answer]:
    if person.age is None or not 18 <= person.age < 65 or order.as_needed or (person.egfr or 100) < 90:
        return
    least = [one.daily(one.dose.low) for one in held if one.fit == "own" and one.dose.kind != "maximum"]
    known = [amount for amount in least if amount is not None]
    if known and len(known) == len(least) and day < min(known) * 0.999:
        yield ("below_usual", "flagged", "info", (n,))


def _same_class(pages: dict[str, Page], one: Ordered, other: Ordered, places: tuple[int, int]) -> Iterator[Answer]:
    words = vocabulary()
    if one.page == other.page:
        return
    shared = [
        cls
        for cls in NARROW
        if cls in _classes(pages, one.page)
        and cls in _classes(pages, other.page)
        and not (cls == "nsaid" and "Aspirin" in (one.page, other.page))
    ]
    if not shared or len({_site(pages, one), _site(pages, other)} - {None}) > 1:
        return
    for speaker, named in ((one.page, other.page), (other.page, one.page)):
        for said in pages[speaker]["interactions"]:
            target = words.class_(said["with"]) if said["kind"] == "class" else None
            by_class = (
                target is not None
                and not words.is_vague(said["with"])
                and target in _classes(pages, named)
                and any(cls in words.class_ancestors[target] for cls in shared)
            )
            by_name = said["kind"] == "substance" and said["with"] == named.lower()
            if said["says"] in WARNING and (by_class or by_name):
                return
    yield ("duplicate_class", "flagged", "info" if one.as_needed or other.as_needed else "warning", places)


def _classes(pages: dict[str, Page], title: str) -> set[str]:
    words = vocabulary()
    terms = [words.class_(term) for term in pages[title]["classes"] if not words.is_vague(term)]
    listed = [row.cls for row in words.class_members if row.substance == title.lower()]
    return {up for cls in (*terms, *listed) if cls for up in words.class_ancestors[cls]}


def _site(pages: dict[str, Page], order: Ordered) -> str | None:
    routes = {dose.route for dose in pages[order.page]["doses"] if dose.route}
    route = order.route or (routes.pop() if len(routes) == 1 else None)
    return None if route is None else "topical" if route == "topical" else "body"
