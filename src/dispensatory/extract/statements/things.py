"""What is no medicine and may yet interact with one: food, sunlight, procedures, smoke."""

from __future__ import annotations

import re

from dispensatory.extract.text.items import singular
from dispensatory.extract.text.sought import Sought
from dispensatory.facts.kinds import TargetKind

_FOOD = re.compile(
    r"\b(?:grapefruits?|juices?|(?<!breast )milk(?!-alkali| production)"
    r"|dairy|cheeses?|meats?|sausages?|yogh?urt|spinach|kale|caffeine"
    r"|coffee|teas?|leafy|vegetables?|fiber|fibre"
    r"|chocolate|cranberry|licorice|liquorice|soy|salt substitutes?|"
    r"tyramine|high-fat|fatty meals?|spicy|seville oranges?|cola|beverages?|fruits?|foods?|meals?|drinks?|tonic water"
    r"|bananas?|pomegranates?|garlic|ginger|potassium-rich)\b"
)
_FOOD_AMOUNT = re.compile(
    r"\A(?:(?:excessive|large|high) (?:amounts? of |intake of |consumption of )?(?!protein)(?=caffeine|coffee"
    r"|tea|garlic|grapefruit))"
    r"|(?:(?<!insufficient food) (?:intake|consumption|alone|medicinally|for (?!one).*|to (?:maxim|minim|help"
    r"|improv|avoid"
    r"|reduc).*))\Z"
)
_FOOD_MATTER = re.compile(r"\b(?:restrictions?|instructions?|preservatives?|additives?|safety)\b| for one\Z")
_PLAIN_FOOD = frozenset(
    ("food", "foods", "meal", "meals", "drink", "drinks", "eating", "food consumption", "food intake")
)
_WHICH_MEAL = re.compile(r"\A(?:first|next|last|main|morning|evening|regular|large) ")
_LAMP = Sought(r"\bsun ?lamps?\b|\btanning (?:beds?|booths?|lamps?)\b")
_SUN = re.compile(r"\bsun(?:light|bathing| exposure)?\b|\btanning\b|\buv\b|\bultraviolet\b")
_OTHER = Sought(
    r"\b(?:contact lens(?:es)?|condoms?|diaphragms?|tampons?|douch(?:es?|ing)"
    r"|(?:laboratory|lab|diagnostic|urine|blood glucose|skin"
    r"|thyroid function|drug|glucose) tests?|mouthwash(?:es)?|cosmetics?|makeup"
    r"|radiation(?! (?:exposure|dose|safety|protection))(?: therapy)?|radiotherapy"
    r"|(?:(?:(?!following|after|before|during)[\w-]+ )?(?:cataract|eye|dental|oral|major|heart|cardiac|elective"
    r"|abdominal|bypass|graft) )?"
    r"surger(?:y|ies)"
    r"|(?:(?:vaginal|sexual) )?intercourse|sexual (?:contact|activity)|(?:unprotected )?sex\Z"
    r"|(?:dental/)?surgical (?:procedures?|operations?|interventions?)|operations?\Z"
    r"|phototherapy|dental (?:procedures?|work|treatments?)|invasive procedures?|(?:(?:lipid|ldl|lipoprotein"
    r"|low-density lipoprotein) )?apheresis"
    r"|(?:h(?:a)?emo)?dialysis with [\w-]+ membranes"
    r"|contrast(?: (?:media|agents?|dyes?))?|tobacco|smoking|(?:e-)?cigarettes?|vaping"
    r"|electroconvulsive(?: therapy)?"
    r"|(?:(?:intravenous )?(?:general|local|regional|spinal|epidural) )?an(?:a)?esthesia"
    r"|(?:paracervical|nerve|spinal|epidural) blocks?(?: in \w+)?|procedures? (?:that|which|with|involving) [\w -]+"
    r"|moisturi[sz]ers?|(?:(?:abrasive|harsh|medicated) )?soaps?|abrasive cleansers?|mri|immuni[sz]ations?"
    r"|vaccinations?|occlusive dressings?|blood transfusions?|heating pads?|heat exposure"
    r"|excessive heat|hot weather|saunas?"
    r"|strenuous (?:activit(?:y|ies)|exercise))\b"
)


def thing_of(term: str) -> tuple[str, TargetKind] | None:
    """The food or other thing that `term` names, and which of both it is; None where it names none."""
    if found := _LAMP.search(term):
        return singular(found[0]), "other"
    if _SUN.search(term) and "screen" not in term:
        return "sunlight", "other"
    if found := _OTHER.search(term):
        return singular(found[0]), "other"
    if len(term.split()) <= 5 and _FOOD.search(term):
        return None if _FOOD_MATTER.search(term) else (singular(_FOOD_AMOUNT.sub("", term)), "food")
    return None


def is_plain_food(term: str) -> bool:
    """Whether a food target is food in general: then only advice against it is an interaction."""
    return _WHICH_MEAL.sub("", term) in _PLAIN_FOOD
