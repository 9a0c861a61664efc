"""The doses of a page: what the sentence says (`sig`), completed by what its labels say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from dispensatory.extract.regimens.context import Context, context_of
from dispensatory.extract.regimens.flow import Flow
from dispensatory.extract.regimens.joined import Told, join
from dispensatory.extract.regimens.listed import share
from dispensatory.extract.regimens.lowered import goes_on, same_dose, same_rate
from dispensatory.extract.regimens.measured import measured, most_a_day, over_a_day
from dispensatory.extract.regimens.organs import for_each
from dispensatory.extract.regimens.repeated import told_once
from dispensatory.extract.regimens.routes import (
    is_tablet_for,
    names_mouth,
    only_route,
    routes_of,
    runs_in_by,
    stated_route,
)
from dispensatory.extract.regimens.treated import adults_alone
from dispensatory.extract.statements.another import own
from dispensatory.extract.text.page import Page
from dispensatory.extract.text.view import Line
from dispensatory.facts import Regimen
from dispensatory.facts.regimen import RegimenKind
from dispensatory.sig import WORDS, read_sig

_DIGIT = re.compile(r"\d")
_BY_UNIT = {
    "tablet": "oral",
    "capsule": "oral",
    "teaspoon": "oral",
    "tablespoon": "oral",
    "lozenge": "oral",
    "sachet": "oral",
    "puff": "inhaled",
    "patch": "transdermal",
}
_Said = list[tuple[Line, tuple[Regimen, ...]]]


def read_regimens(page: Page) -> tuple[Regimen, ...]:
    """The posologies of a page's Dosage section, in its order.

    The route is that of the sentence, else of its labels, else the one stated under the same labels or in the sentence
    before, else the one in brackets after the page's title, else the one that the section states for all its doses.
    """
    dosage = [(line, _said(line)) for line in page.lines if line.kind == "dosage"]
    titled = _of_title(page.monograph.title)
    usual_route = titled or _usual_route(dosage, page.ingredients)
    told = list(_placed_all(dosage, page, titled, usual_route))
    share(told)
    join(told)
    placed = tuple(told_once(told))
    if any(regimen.route == "oral" for regimen in placed) and not (titled or names_mouth(line for line, _ in dosage)):
        placed = tuple(map(_by_form, placed))
    anyones = [regimen for regimen in placed if regimen.population == "any" and not regimen.age]
    if not anyones or not adults_alone(page.lines):
        return placed
    return tuple(
        msgspec.structs.replace(regimen, population="adult") if regimen in anyones else regimen for regimen in placed
    )


def _by_form(regimen: Regimen) -> Regimen:
    """A dose that is known to go by mouth from its form alone, where nothing says so: the route is implied."""
    if regimen.route != "oral":
        return regimen
    return msgspec.structs.replace(regimen, route=None, implied_route="oral")


_TITLE = re.compile(r"\(([^()]*)\)")


def _of_title(title: str) -> str | None:
    """The route in brackets after the title: "Examplin (Ophthalmic)"."""
    return next((route for words in _TITLE.findall(title.lower()) if (route := only_route(words))), None)


def _usual_route(dosage: _Said, ingredients: tuple[str, ...]) -> str | None:
    """The route that the general sentences state. What is said under a label of some patients or of one use holds for
    the others only where no dose goes another way.
    """
    general = [line for line, said in dosage if _is_general(line, said, ingredients)]
    route = stated_route(general)
    if route is None or stated_route(line for line in general if not _is_of_some(line, ingredients)) == route:
        return route
    others = any(way != route for line, said in dosage if said for way in routes_of(line.plain))
    return None if others else route


def _is_of_some(line: Line, ingredients: tuple[str, ...]) -> bool:
    context = context_of(line, ingredients)
    return bool(context.population or context.indication)


def _is_general(line: Line, said: tuple[Regimen, ...], ingredients: tuple[str, ...]) -> bool:
    """Whether a sentence speaks of the medicine and not of one dose: "It is given orally", "... orally once a day"."""
    if not said:
        return True
    if _is_of_some(line, ingredients):
        return False
    if line.labels and "administration" in line.labels[-1]:
        return all(regimen.dose is None or regimen.unit in _BY_UNIT for regimen in said)
    return not context_of(line, ingredients).route and all(regimen.dose is None for regimen in said)


def _said(line: Line) -> tuple[Regimen, ...]:
    """The regimens of a sentence by its own words."""
    if not _DIGIT.search(line.plain) and not _COUNTED.intersection(line.plain.split()):
        return ()
    return read_sig(_WRAPPED.sub(" ", line.sentence.text))


_WRAPPED = re.compile(r"(?<=\S)\n(?=[ \t]*[^\sA-Z•*+-]|[ \t]*[A-Z][^\n]*\Z)")


def _placed_all(dosage: _Said, page: Page, titled: str | None, usual_route: str | None) -> Iterator[Told]:
    here = {
        labels: _route_under(labels, dosage) for labels in dict.fromkeys(line.labels for line, said in dosage if said)
    }
    flow = Flow()
    for line, said in dosage:
        flow.enter(line)
        placed: list[Regimen] = []
        if said:
            context = context_of(line, page.ingredients)
            kept = here.get(line.labels) or flow.route or usual_route
            ways = _ways(line, context, titled, kept, several=len(said) > 1)
            told = (_placed(regimen, line, context, ways, flow) for regimen in own(said, line, page))
            told = (over_a_day(measured(regimen, line), line.labels[-2:]) for regimen in told)
            before = flow.beside(line)
            told = (same_dose(most_a_day(regimen, line, before), line, before) for regimen in told)
            told = (same_rate(regimen, line, flow.under(line)) for regimen in told)
            placed = list(for_each(goes_on(told, line, begun=flow.begun), line))
        flow.leave(line, placed)
        yield line, placed


def _route_under(labels: tuple[str, ...], dosage: _Said) -> str | None:
    """The route that the sentences under the same labels state; none where a dose beside them goes another way too."""
    beside = [(line, said) for line, said in dosage if labels and line.labels == labels]
    route = stated_route(line for line, said in beside if not said)
    named = {way for line, said in beside if said for way in routes_of(line.plain)}
    return None if len(named) > 1 else route


_WITHIN = frozenset({"oral", "nasal", "ophthalmic", "otic", "rectal", "vaginal", "buccal", "sublingual"})


class _Ways(NamedTuple):
    """The route that a sentence or its labels name, where it puts what it says to apply, and the one that holds on."""

    named: str | None
    surface: str
    kept: str | None

    def of(self, regimen: Regimen) -> str | None:
        if regimen.route == "topical":
            return self.surface
        return regimen.route or self.named or _BY_UNIT.get(regimen.unit or "") or self.kept


_DOSE_APART = re.compile(r"\([^()]{0,40}\d ?(?:mg|mcg|μg|g|ml|units?|iu)\b[^()]{0,40}\)")


def _ways(line: Line, context: Context, titled: str | None, kept: str | None, *, several: bool) -> _Ways:
    named = routes_of(line.plain)
    if named and several and "(" in line.plain:
        named = routes_of(_DOSE_APART.sub(" ", line.plain))  # "10 mg, or more (5 mg IV)": the way of that one
    if named == ("rectal",) and "suppositor" in line.plain and _is_for_vagina(line, kept):
        named = ("vaginal",)
    if context.route and named == ("oral",) and is_tablet_for(line.plain, context.route):
        named = (context.route,)  # "Buccal tablet: apply one tablet to the gum"
    if named == ("iv",) and context.route and runs_in_by(line.plain, context.route):
        named = (context.route,)  # "Epidural: a continuous infusion"
    # A sentence or label that names several ways leaves open which of them a dose goes.
    unclear = len(named) > 1 or any(len(routes_of(label)) > 1 for label in line.labels[-1:])
    return _Ways(
        named=named[0] if len(named) == 1 else context.route,
        surface=context.route if context.route in _WITHIN else titled or "topical",
        kept=None if unclear else kept,
    )


def _is_for_vagina(line: Line, kept: str | None) -> bool:
    """Whether a suppository is for the vagina: its labels or the sentence before say so, and its own does not."""
    told = kept == "vaginal" or any("vagin" in label for label in line.labels)
    return told and "rect" not in line.plain


_LOADING = re.compile(r"\bloading\b")
_OVER_SINGLE = frozenset({"loading", "maximum"})  # "**Loading dose:** 2 g as a single infusion"
_BEFORE, _AFTER = 25, 45  # characters round a maximum within which it is said to be one for loading only
_COUNTED = frozenset([*WORDS, "once", "twice", "daily", "half", "weekly", "monthly", "nightly"])


def _placed(regimen: Regimen, line: Line, context: Context, ways: _Ways, flow: Flow) -> Regimen:
    place = line.cut(line.sentence.start + regimen.start, line.sentence.start + regimen.end)
    population = regimen.population if regimen.population != "any" else context.population
    carried = population is None and not regimen.age and not context.age
    return msgspec.structs.replace(
        regimen,
        **place,
        population=population or (flow.population if carried else None) or "any",
        age=regimen.age or context.age or (flow.age if carried else None),
        weight=regimen.weight or context.weight,
        kind=_kind(regimen, line, context),
        route=ways.of(regimen),
        indication=regimen.indication or context.indication,
        of=regimen.of or context.of,
    )


def _kind(regimen: Regimen, line: Line, context: Context) -> RegimenKind:
    """The kind that the sentence says, else its label. A maximum while loading is loading."""
    if regimen.kind == "usual" or (regimen.kind == "single" and context.kind in _OVER_SINGLE):
        return context.kind or "usual"
    near = line.sentence.text[max(0, regimen.start - _BEFORE) : regimen.end + _AFTER].lower()
    if regimen.kind == "maximum" and (_LOADING.search(near) or context.kind == "loading"):
        return "loading"
    return regimen.kind
