"""The statements about populations and everyday advice, summed up for the page: not_stated where it is silent."""

from __future__ import annotations

from dispensatory.facts import POPULATIONS, AdviceStatement, PopulationStatement, Range, Verdict, strongest_first, tier

TOPICS = ("driving", "alcohol", "abrupt_stop", "missed_dose", "dependence", "food")


def populations_of(statements: tuple[PopulationStatement, ...]) -> dict[str, tuple[Verdict, ...]]:
    """The distinct verdicts on each of the six populations, strongest first."""
    return {
        population: strongest_first(s.verdict for s in statements if s.population == population)
        for population in POPULATIONS
    }


def children_age_of(statements: tuple[PopulationStatement, ...]) -> Range | None:
    """The ages that the strongest statement about children is about, where it names them."""
    spoken = [s for s in statements if s.population == "children"]
    stops = [s for s in spoken if tier(s.verdict) == "stop"]
    if any(s.age is None for s in stops):
        return None  # one that names no age holds for every child
    aged = [s for s in spoken if s.age is not None]
    strongest = ([s.age for s in aged if tier(s.verdict) == level] for level in ("stop", "care", "fine"))
    return next((ages[0] for ages in strongest if ages), None)


def advice_of(statements: tuple[AdviceStatement, ...]) -> dict[str, str]:
    """The value of each topic: of several, the first, which is the most careful one."""
    summed = dict.fromkeys(TOPICS, "not_stated")
    for statement in reversed(statements):
        summed[statement.topic] = statement.value
    return summed
