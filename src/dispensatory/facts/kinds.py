"""The facts of a page other than its doses. Terms are lower case, in the page's own words."""

from __future__ import annotations

from typing import Literal

from dispensatory.facts.evidence import Evidence
from dispensatory.facts.regimen import Range
from dispensatory.facts.verdicts import Population, Verdict

TargetKind = Literal["substance", "class", "food", "alcohol", "other"]
Topic = Literal["driving", "alcohol", "abrupt_stop", "missed_dose", "dependence", "food"]


class Ingredient(Evidence, frozen=True, kw_only=True):
    """An active ingredient of the product."""

    name: str


class ClassMembership(Evidence, frozen=True, kw_only=True):
    """A class that the page says the medicine, or the ingredient `of`, belongs to."""

    term: str
    of: str | None = None


class Indication(Evidence, frozen=True, kw_only=True):
    """A condition or purpose the medicine is used for."""

    term: str
    of: str | None = None


class PopulationStatement(Evidence, frozen=True, kw_only=True):
    """What the page says about one of the six populations.

    `age` is [low, high] in years where the statement is about an age, `trimester` the trimesters it names, `degree`
    the severity it names (mild, moderate, severe, end-stage).
    """

    population: Population
    verdict: Verdict
    age: Range | None = None
    trimester: tuple[int, ...] = ()
    degree: str | None = None
    of: str | None = None


class Condition(Evidence, frozen=True, kw_only=True):
    """A disease, allergy, history or state of the patient, with the verdicts on use in it, strongest first."""

    term: str
    verdicts: tuple[Verdict, ...]
    of: str | None = None


class Interaction(Evidence, frozen=True, kw_only=True):
    """Another medicine, class, food or procedure, with the verdicts on the combination, strongest first."""

    target: str
    kind: TargetKind
    verdicts: tuple[Verdict, ...]
    effect: str | None = None
    of: str | None = None


class Effect(Evidence, frozen=True, kw_only=True):
    """An adverse effect; `system` and `frequency` in the page's words."""

    term: str
    serious: bool
    system: str | None = None
    frequency: str | None = None
    of: str | None = None


class AdviceStatement(Evidence, frozen=True, kw_only=True):
    """A reading of everyday advice: see GLOSSARY.md for the values of each topic."""

    topic: Topic
    value: str
