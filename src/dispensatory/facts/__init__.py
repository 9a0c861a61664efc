"""The kinds of fact that a monograph states, each with the words it rests on."""

from dispensatory.facts.evidence import Evidence
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
from dispensatory.facts.page import PageFacts
from dispensatory.facts.regimen import Range, Regimen
from dispensatory.facts.verdicts import POPULATIONS, SILENT, Verdict, strongest_first, tier

__all__ = [
    "POPULATIONS",
    "SILENT",
    "AdviceStatement",
    "ClassMembership",
    "Condition",
    "Effect",
    "Evidence",
    "Indication",
    "Ingredient",
    "Interaction",
    "PageFacts",
    "PopulationStatement",
    "Range",
    "Regimen",
    "Verdict",
    "strongest_first",
    "tier",
]
