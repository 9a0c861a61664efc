"""Sentence to fact: one module a kind of fact, put together here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from dispensatory.extract.page import Page
from dispensatory.extract.view import lines
from dispensatory.facts import PageFacts
from dispensatory.monographs import Monograph
from dispensatory.vocab import load


def _reader(name: str, function: str) -> Callable[[Page], Any]:
    try:
        return getattr(import_module(f"dispensatory.extract.{name}"), function)
    except (ImportError, AttributeError) as e:
        import sys
        print("not yet:", name, e, file=sys.stderr)
        return lambda page: ()


_R = {n: _reader(n, f"read_{n}") for n in ("classes", "indications", "regimens", "populations", "conditions", "interactions", "effects", "advice")}


def facts_of(monograph: Monograph) -> PageFacts:
    vocab = load()
    names = [n.strip().lower() for n in monograph.title.replace(" and ", "+").split("+") if n.strip()]
    own = frozenset([monograph.title.lower(), *names])
    page = Page(monograph, lines(monograph), tuple(names), own, vocab)
    f = {k: r(page) for k, r in _R.items()}
    pops: dict[str, tuple[str, ...]] = {}
    for p in ("pregnancy", "lactation", "children", "elderly", "renal", "hepatic"):
        from dispensatory.facts import strongest_first
        pops[p] = strongest_first(s.verdict for s in f["populations"] if s.population == p)
    adv = {t: "not_stated" for t in ("driving", "alcohol", "abrupt_stop", "missed_dose", "dependence", "food")}
    for a in reversed(f["advice"]):
        adv[a.topic] = a.value
    return PageFacts(page=monograph.page, title=monograph.title, ingredients=tuple(names), ingredient_statements=(), classes=f["classes"], indications=f["indications"], regimens=f["regimens"],
        populations=pops, children_age=None, population_statements=f["populations"], conditions=f["conditions"], interactions=f["interactions"], effects=f["effects"], advice=adv, advice_statements=f["advice"])
