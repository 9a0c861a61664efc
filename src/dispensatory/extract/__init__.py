"""Sentence to fact: one room a kind of fact, put together here."""

from __future__ import annotations

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

__all__ = ["facts_of"]


def facts_of(monograph: Monograph) -> PageFacts:
    """Every fact that the monograph states, each with its place; the same page always gives the same facts."""
    ingredients = read_ingredients(monograph)
    page = _page(monograph, ingredients)
    populations = read_populations(page)
    advice = read_advice(page)
    return PageFacts(
        page=monograph.page,
        title=monograph.title,
        ingredients=tuple(ingredient.name for ingredient in ingredients),
        ingredient_statements=ingredients,
        classes=read_classes(page),
        indications=read_indications(page),
        regimens=read_regimens(page),
        populations=populations_of(populations),
        children_age=children_age_of(populations),
        population_statements=populations,
        conditions=read_conditions(page),
        interactions=read_interactions(page),
        effects=read_effects(page),
        advice=advice_of(advice),
        advice_statements=advice,
        problems=monograph.problems,
    )


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
