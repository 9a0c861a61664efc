"""A draft to a Regimen."""

from __future__ import annotations

from dispensatory.facts import Range, Regimen
from dispensatory.facts.regimen import PeriodUnit, RegimenKind, RegimenPopulation
from dispensatory.sig.phrases.items import Item
from dispensatory.sig.phrases.people import GROWN
from dispensatory.sig.phrases.rate import Rate
from dispensatory.sig.phrases.tokens import Sentence
from dispensatory.sig.phrases.units import HOURS
from dispensatory.sig.sentence.draft import Draft

_KINDS: tuple[RegimenKind, ...] = ("maximum", "loading", "maintenance", "initial", "single")
_PEOPLE: tuple[RegimenPopulation, ...] = ("renal", "hepatic", "elderly", "adult", "child")
_LONGEST_QUOTE = 200


def regimen(text: str, s: Sentence, items: list[Item], draft: Draft, *, increments: bool) -> Regimen:
    """The regimen that a draft stands for, with its quote from `text`."""
    kind = _kind(draft, increments=increments)
    basis_period, frequency, period, unit = _timing(draft, kind)
    start, end = _quoted(s, items, draft)
    end = _closed(text, start, end)
    amount = draft.amount
    return Regimen(
        quote=text[start:end],
        section="",
        start=start,
        end=end,
        population=_population(draft),
        route=_route(draft),
        kind=kind,
        dose=_floats((amount.low, amount.high)) if amount else None,
        unit=(amount.unit or None) if amount else None,
        per=amount.per if amount else None,
        basis="period" if basis_period else "dose",
        frequency=_floats(frequency),
        period=_floats(period),
        period_unit=unit,
        age=next((people.age for people in draft.people if people.age), None),
        weight=next((people.weight for people in draft.people if people.weight), None),
        duration=_floats(draft.duration[:2]) if draft.duration else None,
        duration_unit=draft.duration[2] if draft.duration else None,
        as_needed=draft.as_needed,
    )


def _floats(ends: Range | None) -> Range | None:
    """The ends as the JSON form has them: 1.0, whether "1" or "once" was written."""
    return ends and tuple(None if end is None else float(end) for end in ends)  # type: ignore[return-value]


def _kind(draft: Draft, *, increments: bool) -> RegimenKind:
    for kind in _KINDS:
        if kind in draft.marks:
            if kind == "single" and _is_repeated(draft):
                return "usual"
            return kind
    amount = draft.amount
    if "around" in draft.remarks and draft.rate is None and not _is_repeated(draft):
        return "single"
    capped = draft.rate is not None and draft.rate.low is None and not draft.rate.total
    if capped and (amount is None or amount.unit == "%"):
        return "maximum"  # "apply up to four times a day": how often at most, of an amount that is not told
    if draft.raised and not increments and amount and amount.low == amount.high:
        return "maximum"
    return "usual"


def _is_repeated(draft: Draft) -> bool:
    timed = draft.amount is not None and draft.amount.time is not None
    return timed or bool(draft.division or draft.determiner or (draft.rate and not draft.rate.moment))


_Timing = tuple[bool, Range | None, Range | None, PeriodUnit | None]


def _timing(draft: Draft, kind: RegimenKind) -> _Timing:
    """Whether the amount is a total over a time, how often it or its parts are given, and over what time."""
    rate = draft.rate
    whole = _whole(draft, kind)
    if whole:
        count, unit = whole
        frequency = None if kind == "maximum" else _parts(draft, count, unit)
        longest = rate.every_high if rate and rate.total and rate.every_low == count else count
        return True, frequency, (count, longest), unit
    each = draft.amount is not None and draft.amount.per_dose
    if each and draft.division and draft.division.high is not None:
        return False, (draft.division.low, draft.division.high), (1, 1), draft.determiner or "d"
    if kind == "single" or rate is None:
        return False, None, None, None
    return False, (rate.low, rate.high), (rate.every_low, rate.every_high), rate.unit


def _whole(draft: Draft, kind: RegimenKind) -> tuple[float, PeriodUnit] | None:
    """The time that the amount is a total over, None where it is an amount at one time."""
    rate = draft.rate
    if draft.amount and draft.amount.time:
        return 1, draft.amount.time
    if rate and rate.total:
        return rate.every_low, rate.unit
    if draft.amount and draft.amount.per_dose and draft.division:
        return None  # "5 mg/kg per dose, in three doses a day"
    if draft.division or (rate and rate.adverb and (kind == "maximum" or draft.split)):
        spans = rate is not None and (rate.adverb or rate.is_longer_than_a_day())
        return (rate.every_low, rate.unit) if rate and spans else (1, draft.determiner or "d")
    if draft.determiner and rate is None:
        return 1, draft.determiner
    single = draft.is_each() or (draft.amount is not None and draft.amount.per_dose)
    if kind == "maximum" and rate is None and not single and draft.limits_a_day():
        return 1, "d"
    return None


def _parts(draft: Draft, count: float, unit: PeriodUnit) -> Range | None:
    """How many doses a total over `count` `unit` is given in, where that is said."""
    division = draft.division
    if division and division.high is not None:
        return division.low, division.high
    often = draft.split
    if often is None and draft.rate and not draft.rate.total and not draft.rate.adverb:
        often = draft.rate
    if often is None or _is_longer(often, count, unit):
        return None
    low, high = often.over(unit)
    return (None if low is None else low * count), high * count


def _is_longer(often: Rate, count: float, unit: PeriodUnit) -> bool:
    return often.every_low * HOURS[often.unit] > count * HOURS[unit] * 1.001


def _population(draft: Draft) -> RegimenPopulation:
    named = {people.population for people in draft.people}
    if named >= {"adult", "child"}:
        least = max((people.age[0] or 0 for people in draft.people if people.age), default=0)
        return "adult" if least >= GROWN else "any"  # "adults and children over 12 years" take the adult dose
    if named == {"adult", "elderly"}:
        return "adult"  # "adults, including the elderly"
    return next((population for population in _PEOPLE if population in named), "any")


def _route(draft: Draft) -> str | None:
    routes = set(draft.routes)
    if "intravitreal" in routes:
        routes.discard("ophthalmic")  # "an intravitreal injection into the eye"
    return routes.pop() if len(routes) == 1 else None


def _quoted(s: Sentence, items: list[Item], draft: Draft) -> tuple[int, int]:
    start, end = s.at(items[draft.first].start).start, s.at(items[draft.last].end - 1).end
    if end - start > _LONGEST_QUOTE:
        at = next((k for k in range(draft.first, draft.last + 1) if items[k].amount == draft.amount), draft.first)
        start = s.at(items[at].start).start
    if end - start > _LONGEST_QUOTE:
        end = s.at(items[draft.first].end - 1).end if items[draft.first].amount else start + _LONGEST_QUOTE
    return start, max(start, end)


def _closed(text: str, start: int, end: int) -> int:
    """`end`, one further where that closes a bracket the quote opens."""
    opened = text.count("(", start, end) > text.count(")", start, end)
    return end + 1 if opened and text[end : end + 1] == ")" else end
