"""Tiny formularies written by hand, in a compact form of facts; see the cases.yaml of any rule."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from dispensatory.facts import (
    AdviceStatement,
    ClassMembership,
    Condition,
    Indication,
    Ingredient,
    Interaction,
    PageFacts,
    PopulationStatement,
    Regimen,
)
from dispensatory.formulary import Entry, Formulary, open_formulary
from dispensatory.formulary.building import build
from dispensatory.sig import read_sig
from dispensatory.vocab import Vocabulary, read_vocabulary

_VERDICTS = {
    "contraindicated": "must not be used",
    "avoid": "is to be avoided",
    "caution": "needs caution",
    "adjust": "needs another dose",
    "monitor": "needs monitoring",
    "consult": "is for a doctor to decide",
    "interacts": "interacts",
    "not_established": "is little studied",
    "acceptable": "may be used",
}


@cache
def vocabulary() -> Vocabulary:
    """The small vocabulary of these tests."""
    return read_vocabulary(Path(__file__).with_name("vocabulary"))


def formulary(pages: Mapping[str, Any], folder: Path) -> Formulary:
    """A formulary of `pages`: title to facts in the compact form."""
    path = folder / "tiny.sqlite"
    build([_Page(title, said or {}).entry() for title, said in pages.items()], path, vocabulary=vocabulary())
    return open_formulary(path)


class _Page:
    """One page: each fact becomes a sentence of its own, or the `quote` it gives."""

    def __init__(self, title: str, said: Mapping[str, Any]) -> None:
        self.title = title
        self.said = said
        self.text = f"# {title}\n"

    def entry(self) -> Entry:
        facts = self._facts()
        return Entry(
            slug=self.title.lower().replace(" ", "-"),
            page=f"{self.title}.md",
            title=self.title,
            status="unreviewed",
            updated="2026-01-31",
            sha256=hashlib.sha256(self.text.encode()).hexdigest(),
            text=self.text,
            sources=(),
            sections=(),
            sentences=(),
            facts=facts,
        )

    def _facts(self) -> PageFacts:
        names = tuple(self.said.get("ingredients", [self.title.lower()]))
        return PageFacts(
            page=f"{self.title}.md",
            title=self.title,
            ingredients=names,
            ingredient_statements=tuple(Ingredient(name=name, **self._place(name)) for name in names),
            classes=tuple(
                ClassMembership(term=term, **self._place(f"It is a kind of {term}."))
                for term in self.said.get("classes", ())
            ),
            indications=tuple(
                Indication(term=term, **self._place(f"It is used for {term}."))
                for term in self.said.get("indications", ())
            ),
            regimens=tuple(regimen for said in self.said.get("doses", ()) for regimen in self._doses(said)),
            populations={},
            children_age=None,
            population_statements=tuple(self._population(dict(said)) for said in self.said.get("populations", ())),
            conditions=tuple(self._condition(dict(said)) for said in self.said.get("conditions", ())),
            interactions=tuple(self._interaction(dict(said)) for said in self.said.get("interactions", ())),
            effects=(),
            advice={},
            advice_statements=tuple(
                AdviceStatement(topic=topic, value=value, **self._place(f"Of {topic} it says: {value}."))
                for topic, value in self.said.get("advice", {}).items()
            ),
        )

    def _place(self, sentence: str) -> dict[str, Any]:
        start = len(self.text)
        self.text += sentence + "\n"
        return {"quote": sentence, "section": "Facts", "start": start, "end": start + len(sentence)}

    def _doses(self, said: Mapping[str, Any]) -> list[Regimen]:
        """`sig` is read as a dose sentence; every other key replaces what was read."""
        rest = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items() if key != "sig"}
        place = self._place(said["sig"])
        return [msgspec.structs.replace(regimen, **place, **rest) for regimen in read_sig(said["sig"])]

    def _population(self, said: dict[str, Any]) -> PopulationStatement:
        quote = said.pop("quote", f"In {said['in']} it {_VERDICTS[said['says']]}.")
        fields: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in said.items()
        }
        fields |= {"population": fields.pop("in"), "verdict": fields.pop("says")}
        return PopulationStatement(**fields, **self._place(quote))

    def _condition(self, said: dict[str, Any]) -> Condition:
        sentence = f"With {said['in']} it {_VERDICTS[said['says']]}."
        return Condition(term=said["in"], verdicts=(said["says"],), **self._place(sentence))

    def _interaction(self, said: dict[str, Any]) -> Interaction:
        sentence = f"With {said['with']} it {_VERDICTS[said['says']]}."
        return Interaction(
            target=said["with"],
            kind=said.get("kind", "substance"),
            verdicts=(said["says"],),
            effect=said.get("effect"),
            **self._place(sentence),
        )
