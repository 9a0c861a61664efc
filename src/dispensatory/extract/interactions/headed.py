"""Interactions whose partner only the label names: "**Warfarin:** increased risk of bleeding.", "Lithium: avoid"."""

from __future__ import annotations

from collections.abc import Iterator

from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.interactions.effects import effect_of
from dispensatory.extract.statements.governing import Verdicts, ingredient_of
from dispensatory.extract.statements.targets import is_plain_food, target_of
from dispensatory.extract.text.items import terms, without_glosses
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.view import Line, Span, is_question
from dispensatory.facts import Interaction, Verdict, strongest_first
from dispensatory.facts.kinds import TargetKind

_LONGEST = 80  # letters of a label
_CLOSE = 400  # characters from a label to the end of what stands under it
_STOPS: tuple[Verdict, ...] = ("contraindicated", "avoid")
# The label in the sentence itself, in a page that sets no labels in bold
_AS_LABEL = Sought(
    r"\A ?([a-z][\w' (),./-]{2,60}?)(?: ?: ?| - | \()(?:(?:concomitant|concurrent|combined|simultaneous) (?:use"
    r"|administration)"
    r" (?:is |should be )?)?(?:(?:contraindicated|avoid(?:ed)?|not recommended|do not (?:use|take|give|combine)"
    r"|(?:must|should) not|(?:use (?:with )?)?caution|monitor|reduce (?:the )?dose|(?:increased|higher"
    r"|greater) (?:risk|effect"
    r"|levels?)|(?:may |can |could )?(?:increase|decrease|raise|lower|reduce|enhance)s?)\b)"
)
# What says that the two are meant together, or what comes of it
_TOGETHER = Sought(
    r"\b(?:together|both|combin|concurrent|concomitant|co-?admin|at the same time|when taken with"
    r"|(?:increase|decrease|reduce|enhance|potentiate|raise|lower|alter|inhibit)(?:s|d|ing)?\b)"
)


def headed(line: Line, page: Page, *, about: bool) -> Iterator[Interaction]:
    """The interactions with what the line's label names. `about`: a label above it is of interactions."""
    verdicts = Verdicts(line)
    if label := _AS_LABEL.search(line.plain):
        named, stated = label[1], verdicts.for_combination(label.end(1))
    else:
        named = line.labels[-1] if line.labels and not is_question(line.labels[-1]) else ""
        said = verdicts.for_combination(0)
        speaks = about or set(said) & {*_STOPS} or _TOGETHER.search(line.plain)
        stated = said if speaks else ()
    for target, kind in _targets(named, page) if stated else ():
        if is_plain_food(target) and "avoid" not in stated:
            continue
        yield Interaction(
            target=target,
            kind=kind,
            verdicts=strongest_first(stated),
            effect=effect_of(line.plain),
            of=ingredient_of(line, page),
            **_with_label(line),
        )


def _with_label(line: Line) -> Span:
    """The words of the line with the label before them, without which they name nobody."""
    named = line.label_evidence() if line.labels and not _AS_LABEL.search(line.plain) else line.evidence()
    return line.cut(named["start"], line.sentence.end) if line.sentence.end - named["start"] < _CLOSE else named


def _targets(label: str, page: Page) -> list[tuple[str, TargetKind]]:
    """What a label names, where all that it names can be combined with a medicine."""
    label = without_glosses(label.rstrip(" :."))
    if not label or len(label) > _LONGEST or label.startswith("combin"):
        return []
    found = [_target(item.words, page) for item in terms(label, 0, len(label))]
    return [one for one in found if one] if all(found) else []


def _target(words: str, page: Page) -> tuple[str, TargetKind] | None:
    """What can be combined with the medicine: neither a condition nor the medicine under a longer name."""
    if (is_known(words, page.vocab) and "vaccine" not in words) or words.startswith(tuple(page.names)):
        return None
    return target_of(words, page, introduced=False)
