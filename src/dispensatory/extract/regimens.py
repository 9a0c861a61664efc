"""The doses of a page: what the sentence says (`sig`), completed by what its labels say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from dispensatory.extract.context import Context, context_of, only_route, routes_of
from dispensatory.extract.page import Page
from dispensatory.extract.view import Line
from dispensatory.facts import Regimen
from dispensatory.facts.regimen import RegimenKind
from dispensatory.sig import read_sig

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
    "suppository": "rectal",
}


def read_regimens(page: Page) -> tuple[Regimen, ...]:
    """The posologies of a page's Dosage section, in its order.

    The route is that of the sentence, else of its labels, else the one stated under the same labels, else the one that
    the section states for all its doses.
    """
    dosage = [(line, _said(line)) for line in page.lines if line.kind == "dosage"]
    everywhere = _stated_route((line.plain, *line.labels) for line, said in dosage if not said)
    here = {
        labels: _stated_route((line.plain,) for line, _ in dosage if labels and line.labels == labels)
        for labels in dict.fromkeys(line.labels for line, said in dosage if said)
    }
    return tuple(
        regimen
        for line, said in dosage
        if said
        for regimen in _placed_all(said, line, page, here[line.labels] or everywhere)
    )


def _stated_route(texts: Iterable[tuple[str, ...]]) -> str | None:
    """The one route that sentences state for the medicine; None where they name several."""
    named = {route for words in texts for route in routes_of(" ".join(words))}
    return named.pop() if len(named) == 1 else None


def _said(line: Line) -> tuple[Regimen, ...]:
    """The regimens of a sentence by its own words."""
    if not _DIGIT.search(line.plain) and not _COUNTED.intersection(line.plain.split()):
        return ()
    return read_sig(line.sentence.text)


def _placed_all(said: tuple[Regimen, ...], line: Line, page: Page, usual_route: str | None) -> Iterator[Regimen]:
    context = context_of(line, page.ingredients)
    route = only_route(line.plain) or context.route
    for regimen in said:
        yield _placed(regimen, line, context, route, usual_route)


_LOADING = re.compile(r"\bloading\b")
_BEFORE, _AFTER = 25, 45  # characters round a maximum within which it is said to be one for loading only
_COUNTED = frozenset(["one", "two", "three", "four", "once", "twice", "daily", "half", "weekly", "monthly", "nightly"])


def _placed(regimen: Regimen, line: Line, context: Context, route: str | None, usual_route: str | None) -> Regimen:
    place = line.cut(line.sentence.start + regimen.start, line.sentence.start + regimen.end)
    return msgspec.structs.replace(
        regimen,
        **place,
        population=regimen.population if regimen.population != "any" else context.population or "any",
        age=regimen.age or context.age,
        kind=_kind(regimen, line, context),
        route=regimen.route or route or _BY_UNIT.get(regimen.unit or "") or usual_route,
        indication=regimen.indication or context.indication,
        of=regimen.of or context.of,
    )


def _kind(regimen: Regimen, line: Line, context: Context) -> RegimenKind:
    """The kind that the sentence says, else its label. A maximum while loading is loading."""
    if regimen.kind == "usual":
        return context.kind or "usual"
    near = line.sentence.text[max(0, regimen.start - _BEFORE) : regimen.end + _AFTER].lower()
    if regimen.kind == "maximum" and (_LOADING.search(near) or context.kind == "loading"):
        return "loading"
    return regimen.kind
