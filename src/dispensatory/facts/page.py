"""All the facts of one page, in the JSON form that the project publishes."""

from __future__ import annotations

import msgspec

from dispensatory.facts.kinds import (
    AdviceStatement,
    ClassMembership,
    Condition,
    Effect,
    Indication,
    Ingredient,
    Interaction,
    PopulationStatement,
)
from dispensatory.facts.regimen import Range, Regimen
from dispensatory.facts.verdicts import Verdict


class PageFacts(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of one page.

    `populations` and `advice` sum up `population_statements` and `advice_statements`, which carry the evidence; every
    population and topic is present, "not_stated" where the page is silent. `page` is the path below the folder read.
    """

    page: str
    title: str
    ingredients: tuple[str, ...]
    ingredient_statements: tuple[Ingredient, ...]
    classes: tuple[ClassMembership, ...]
    indications: tuple[Indication, ...]
    regimens: tuple[Regimen, ...]
    populations: dict[str, tuple[Verdict, ...]]
    children_age: Range | None
    population_statements: tuple[PopulationStatement, ...]
    conditions: tuple[Condition, ...]
    interactions: tuple[Interaction, ...]
    effects: tuple[Effect, ...]
    advice: dict[str, str]
    advice_statements: tuple[AdviceStatement, ...]
    problems: tuple[str, ...] = ()
