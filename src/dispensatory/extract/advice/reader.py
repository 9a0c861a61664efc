"""Everyday advice: driving, alcohol, stopping, a missed dose, dependence, food."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from dispensatory.extract.advice.alcohol import alcohol
from dispensatory.extract.advice.dependence import dependence, is_listed
from dispensatory.extract.advice.driving import driving
from dispensatory.extract.advice.food import food
from dispensatory.extract.advice.missed import missed_dose
from dispensatory.extract.advice.stopping import abrupt_stop
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.stems import Stems
from dispensatory.extract.text.view import Line, is_question
from dispensatory.facts import AdviceStatement
from dispensatory.facts.kinds import Topic

Reading = Callable[[str, str], str | None]  # (plain sentence, question it answers or "") -> value

_READINGS: tuple[tuple[Topic, Reading], ...] = (
    ("driving", driving),
    ("alcohol", alcohol),
    ("abrupt_stop", abrupt_stop),
    ("missed_dose", missed_dose),
    ("dependence", dependence),
    ("food", food),
)
# Which of several statements of one topic counts: the more careful one.
_ORDER = {
    value: rank
    for rank, value in enumerate(
        (
            "avoid",
            "taper",
            "usual_rule",
            "caution",
            "yes",
            "either",
            "without",
            "with",
            "low",
            "no",
            "no_effect",
            "may_stop",
            "other",
        )
    )
}
_STEMS: Stems[Topic] = Stems(
    {
        "driving": "driv machine vehicle wheel off+the",
        "alcohol": "alcohol beer wine spirits liquor",
        "abrupt_stop": "stop discontinu cessation withdr quit taper off",
        "missed_dose": "miss forg",
        "dependence": "addict habit dependen",
        "food": "food meal stomach breakfast eating snack dinner supper",
    }
)


def read_advice(page: Page) -> tuple[AdviceStatement, ...]:
    """The everyday advice of a page in its order; of one topic the first statement carries the most."""
    found: list[AdviceStatement] = []
    for line in page.lines:
        if line.kind not in ("name", "mechanism"):
            found.extend(_read(line))
    return tuple(sorted(found, key=_rank))


def _read(line: Line) -> Iterator[AdviceStatement]:
    about, asked = _about(line.labels)
    possible = _STEMS.groups(line.plain) | asked
    if not possible:
        return
    for topic, reading in _READINGS:
        value = reading(line.plain, about) if topic in possible else None
        if topic == "dependence" and not value and line.kind == "effects" and is_listed(line.plain):
            value = "yes"
        if value and not (topic == "food" and line.kind not in ("dosage", "faq", "precautions")):
            yield AdviceStatement(topic=topic, value=value, **line.evidence())


@lru_cache(maxsize=256)
def _about(labels: tuple[str, ...]) -> tuple[str, frozenset[Topic]]:
    """The question that a line answers, else its label, and the topics that it can be about."""
    about = next((label for label in reversed(labels) if is_question(label)), labels[-1] if labels else "")
    return about, frozenset(_STEMS.groups(about))


def _rank(statement: AdviceStatement) -> tuple[int, int]:
    return _ORDER[statement.value], statement.start
