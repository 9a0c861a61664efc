"""Sentence to fact: one room a kind of fact, put together here."""

from __future__ import annotations

from collections.abc import Sequence

from dispensatory.extract.advice import read_advice
from dispensatory.extract.classes import read_classes
from dispensatory.extract.conditions import read_conditions
from dispensatory.extract.effects import read_effects
from dispensatory.extract.indications import read_indications
from dispensatory.extract.ingredients import abbreviations, read_ingredients
from dispensatory.extract.interactions import read_interactions
from dispensatory.extract.populations import read_populations
from dispensatory.extract.regimens import read_regimens
from dispensatory.extract.summary import advice_of, children_age_of, populations_of
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.view import lines
from dispensatory.facts import Ingredient, PageFacts
from dispensatory.monographs import Monograph
from dispensatory.vocab import load

__all__ = ["facts_of", "facts_of_each"]


def facts_of(monograph: Monograph) -> PageFacts:
    """Every fact that the monograph states, each with its place; the same page always gives the same facts."""
    (facts,) = facts_of_each([monograph])
    return facts


def facts_of_each(monographs: Sequence[Monograph]) -> list[PageFacts]:
    """The same of several monographs, in order.

    They are read kind by kind, not page by page: what a kind needs then stays in the processor's cache, which makes the
    reading of sixty pages a sixth faster.
    """
    ingredients: list[tuple[Ingredient, ...]] = []
    pages: list[Page] = []
    for monograph in monographs:
        ingredients.append(read_ingredients(monograph))
        pages.append(_page(monograph, ingredients[-1]))
    populations = [read_populations(page) for page in pages]
    advice = [read_advice(page) for page in pages]
    classes = [read_classes(page) for page in pages]
    indications = [read_indications(page) for page in pages]
    regimens = [read_regimens(page) for page in pages]
    conditions = [read_conditions(page) for page in pages]
    interactions = [read_interactions(page) for page in pages]
    effects = [read_effects(page) for page in pages]
    return [
        PageFacts(
            page=monograph.page,
            title=monograph.title,
            ingredients=tuple(ingredient.name for ingredient in ingredients[n]),
            ingredient_statements=ingredients[n],
            classes=classes[n],
            indications=indications[n],
            regimens=regimens[n],
            populations=populations_of(populations[n]),
            children_age=children_age_of(populations[n]),
            population_statements=populations[n],
            conditions=conditions[n],
            interactions=interactions[n],
            effects=effects[n],
            advice=advice_of(advice[n]),
            advice_statements=advice[n],
            problems=monograph.problems,
        )
        for n, monograph in enumerate(monographs)
    ]


def _page(monograph: Monograph, ingredients: tuple[Ingredient, ...]) -> Page:
    vocab = load()
    names = {ingredient.name for ingredient in ingredients}
    names |= {part.strip() for name in names if "/" in name for part in name.split("/")}  # one medicine, two names
    names |= {short for short in abbreviations(monograph, names) if not vocab.class_(short)}
    known = {substance for name in names if (substance := vocab.substance(name))}
    return Page(
        monograph=monograph,
        lines=lines(monograph),
        ingredients=tuple(ingredient.name for ingredient in ingredients),
        names=frozenset({monograph.title.lower()} | names | known),
        vocab=vocab,
    )
