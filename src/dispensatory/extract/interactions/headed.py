"""Interactions whose partner only the label names: "**Warfarin:** increased risk of bleeding.", "Lithium: avoid"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dispensatory.extract.conditions.forms import is_known
from dispensatory.extract.interactions.effects import effect_of
from dispensatory.extract.statements.governing import Verdicts, ingredient_of
from dispensatory.extract.statements.targets import target_of
from dispensatory.extract.statements.things import is_plain_food
from dispensatory.extract.text.items import terms, without_glosses
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.sought import Sought
from dispensatory.extract.text.view import Line, Span, is_question
from dispensatory.facts import Interaction, Verdict, strongest_first
from dispensatory.facts.kinds import TargetKind

NamedBy = Callable[[str], list[tuple[str, TargetKind]]]  # what a label of a page names

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


def headed(line: Line, page: Page, named_by: NamedBy, *, about: bool) -> Iterator[Interaction]:
    """The interactions with what the line's label names, as `named_by` tells. `about`: a label above it is of
    interactions.
    """
    label = _AS_LABEL.search(line.plain)
    own = line.labels[-1] if line.labels and not is_question(line.labels[-1]) else ""
    targets = named_by(label[1] if label else own)
    if not targets:
        return
    stated = Verdicts(line).for_combination(label.end(1) if label else 0)
    if not (label or about or set(stated) & {*_STOPS} or _TOGETHER.search(line.plain)):
        return
    for target, kind in targets:
        if is_plain_food(target) and "avoid" not in stated:
            continue
        yield Interaction(
            target=target,
            kind=kind,
            verdicts=strongest_first(stated),
            effect=effect_of(line.plain),
            of=ingredient_of(line, page),
            **with_its_label(line),
        )


def with_its_label(line: Line) -> Span:
    """The words of the line with the label before them, without which they name nobody."""
    named = line.label_evidence() if line.labels and not _AS_LABEL.search(line.plain) else line.evidence()
    return line.cut(named["start"], line.sentence.end) if line.sentence.end - named["start"] < _CLOSE else named


def targets_of_label(label: str, page: Page) -> list[tuple[str, TargetKind]]:
    """What a label names, where all that it names can be combined with a medicine."""
    label = without_glosses(label.rstrip(" :."))
    if not label or len(label) > _LONGEST or label.startswith("combin"):
        return []
    found = [target_named(item.words, page) for item in terms(label, 0, len(label))]
    return [one for one in found if one] if all(found) else []


def target_named(words: str, page: Page) -> tuple[str, TargetKind] | None:
    """What can be combined with the medicine: neither a condition nor the medicine under a longer name."""
    if (is_known(words, page.vocab) and "vaccine" not in words) or words.startswith(tuple(page.names)):
        return None
    return target_of(words, page, introduced=False)
