"""Small pages with facts, for the tests of the formulary and of the search."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

from dispensatory.facts import (
    POPULATIONS,
    SILENT,
    AdviceStatement,
    ClassMembership,
    Condition,
    Effect,
    Evidence,
    Indication,
    Ingredient,
    Interaction,
    PageFacts,
    PopulationStatement,
    Regimen,
)
from dispensatory.formulary import Entry
from dispensatory.vocab import Class, ClassMember, Combination, Substance, Vocabulary
from dispensatory.vocab import Condition as ConditionRow
from dispensatory.vocab import Effect as EffectRow

Fact = TypeVar("Fact", bound=Evidence)


def _substance(name: str, other: tuple[str, ...] = (), brands: tuple[str, ...] = ()) -> Substance:
    return Substance(name, "", "", other, brands, "a list", "2026-01-01")


def _class(id_: str, term: str, *, lay: tuple[str, ...] = (), parents: tuple[str, ...] = ()) -> Class:
    return Class(id_, term, (), lay, parents, "a list", "2026-01-01")


VOCABULARY = Vocabulary(
    substances=(
        _substance("tofisopam", brands=("Grandaxin",)),
        _substance("tramadol", brands=("Ultram",)),
        _substance("acetaminophen", ("paracetamol",), ("Tylenol",)),
        _substance("morphine"),
        _substance("morphine sulfate", brands=("Contin",)),
        _substance("warfarin", brands=("Coumadin",)),
        _substance("ketoconazole"),
    ),
    combinations=(Combination("co-tramacet", ("Ultracet",), ("acetaminophen", "tramadol"), "a list", "2026-01-01"),),
    classes=(
        _class("cns-depressant", "CNS depressant"),
        _class("benzodiazepine", "benzodiazepine", parents=("cns-depressant",)),
        _class("opioid", "opioid agonist", lay=("narcotic",), parents=("cns-depressant",)),
        _class("antithrombotic", "antithrombotic", lay=("blood thinner",)),
    ),
    class_members=(
        ClassMember("benzodiazepine", "tofisopam", "a list", "2026-01-01"),
        ClassMember("opioid", "tramadol", "a list", "2026-01-01"),
        ClassMember("opioid", "morphine", "a list", "2026-01-01"),
    ),
    conditions=(
        ConditionRow("glaucoma", "glaucoma", (), (), "a list", "2026-01-01"),
        ConditionRow("angle-closure-glaucoma", "angle-closure glaucoma", (), ("glaucoma",), "a list", "2026-01-01"),
    ),
    effects=(EffectRow("nausea", "nausea", (), "gastrointestinal", "a list", "2026-01-01"),),
)

_TOFISOPAM = (
    "# Tofisopam\n\n### Usage\nTofisopam is a benzodiazepine. The dose is 50 mg three times daily.\n\n"
    "### Precautions\nUse it with care in acute angle-closure glaucoma. "
    "It interacts with opioid agonists, with tramadol and with grapefruit. \u00c9viter \U0001f48a it.\n"
)
_PLAIN = "# {title}\n\n### Usage\n{title} is given for {use}.\n"


def facts(title: str, ingredients: Iterable[str], *found: Evidence) -> PageFacts:
    """The facts of a page with that title: `found`, by their kind."""

    def of(kind: type[Fact]) -> tuple[Fact, ...]:
        return tuple(fact for fact in found if isinstance(fact, kind))

    return PageFacts(
        page=f"{title.lower()}.md",
        title=title,
        ingredients=tuple(ingredients),
        ingredient_statements=of(Ingredient),
        classes=of(ClassMembership),
        indications=of(Indication),
        regimens=of(Regimen),
        populations=dict.fromkeys(POPULATIONS, SILENT),
        children_age=None,
        population_statements=of(PopulationStatement),
        conditions=of(Condition),
        interactions=of(Interaction),
        effects=of(Effect),
        advice={},
        advice_statements=of(AdviceStatement),
    )


def span(text: str, quote: str) -> dict[str, Any]:
    """The place of the first `quote` in `text`, as the fields of Evidence."""
    start = text.index(quote)
    return {"quote": quote, "section": "Usage", "start": start, "end": start + len(quote)}


def entry(title: str, *ingredients: str, text: str = "", use: str = "pain", **more: Any) -> Entry:
    """A page with that title; `more` sets or replaces fields of the entry."""
    text = text or _PLAIN.format(title=title, use=use)
    usage = text.index("### Usage")
    slug = title.lower().translate(str.maketrans(" ", "-", "()+"))
    fields: dict[str, Any] = {
        "slug": slug,
        "page": f"{slug}.md",
        "title": title,
        "status": "unreviewed",
        "updated": None,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text": text,
        "sources": (),
        "sections": (("Usage", "usage", usage, len(text)),),
        "sentences": ((usage + 10, len(text) - 1),),
        "facts": facts(title, ingredients or (title.lower(),)),
    }
    return Entry(**{**fields, **more})


def tofisopam() -> Entry:
    """A page with facts of several kinds."""
    text = _TOFISOPAM

    def at(quote: str) -> dict[str, Any]:
        return span(text, quote)

    found = (
        Ingredient(name="tofisopam", **at("Tofisopam")),
        ClassMembership(term="benzodiazepine", **at("a benzodiazepine")),
        Regimen(
            dose=(0.05, 0.1),
            unit="g",
            frequency=(3, 3),
            period=(1, 1),
            period_unit="d",
            **at("50 mg three times daily"),
        ),
        Condition(term="acute angle-closure glaucoma", verdicts=("caution",), **at("glaucoma")),
        Interaction(target="opioid agonist", kind="class", verdicts=("interacts",), **at("opioid agonists")),
        Interaction(target="tramadol", kind="substance", verdicts=("monitor", "avoid"), **at("tramadol")),
        Interaction(target="grapefruit", kind="food", verdicts=("interacts",), **at("grapefruit")),
        Interaction(target="blood thinner", kind="class", verdicts=("interacts",), **at("\u00c9viter \U0001f48a")),
    )
    return entry(
        "Tofisopam",
        text=text,
        updated="2026-05-01",
        status="reviewed by A. Pharmacist",
        sources=("A book", "A journal"),
        facts=facts("Tofisopam", ("tofisopam",), *found),
    )


def pages() -> list[Entry]:
    """A small library, not in order."""
    return [
        tofisopam(),
        entry("Tramadol", use="strong pain", updated="2026-04-01"),
        entry("Paracetamol", use="fever"),
        entry("Tramadol + Paracetamol", "tramadol", "paracetamol"),
        entry("Morphine", use="severe pain"),
        entry("Warfarin Sodium", use="clots"),
        entry("Ketoconazole (Topical)", "ketoconazole", use="dandruff"),
        entry("Ketoconazole (Systemic)", "ketoconazole", use="fungal infection"),
    ]


def names_in(folder: Path) -> list[str]:
    """The names of the files in `folder`, hidden ones too, in order."""
    return sorted(path.name for path in folder.iterdir())
