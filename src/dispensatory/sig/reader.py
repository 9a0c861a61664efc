"""From text to regimens."""

from __future__ import annotations

from dispensatory.facts import Regimen
from dispensatory.sig.phrases.items import Item, items
from dispensatory.sig.phrases.people import People
from dispensatory.sig.phrases.tokens import Sentence, sentences
from dispensatory.sig.sentence.assemble import Assembler
from dispensatory.sig.sentence.build import regimen
from dispensatory.sig.sentence.draft import Draft
from dispensatory.sig.sentence.nobodys import is_no_posology
from dispensatory.sig.sentence.strengths import only_quantity
from dispensatory.sig.sentence.weigh import standing

_VERBS = frozenset("is are was were contains contain provides keep has have".split())


def read_sig(text: str, *, increments: bool = False) -> tuple[Regimen, ...]:
    """The regimens of a prescription line, a dose sentence or a paragraph of them, in the order they are written.

    `quote` is `text[start:end]` and `section` is "". Only what the words themselves say is filled in: population "any"
    and route None are for the caller to replace from headings. A label such as "Adults:" holds for its line.

    Steps of a titration ("increase by 25 mg a week") are no regimens, nor is the dose of a companion ("with 2 g of
    benamil") or what did not help ("not controlled on 20 mg"), and a single amount that a dose is "increased to" is its
    maximum, unless it rises on from there; with `increments` steps are read as doses of kind "usual" instead. How
    often at most, of an amount that is not told ("no more than 4 doses a day"), is a maximum without a dose. Never
    raises; takes time linear in the text.
    """
    found: list[Regimen] = []
    people: list[People] = []
    routes: list[str] = []
    form = ""
    dosed = False
    for s in sentences(text):
        if s.opens_line:
            people, routes, form, dosed = [], [], "", False
        said = items(s)
        if (dosed and only_quantity(said)) or is_no_posology(s):
            continue
        walk = Assembler(s, said, form)
        drafts = walk.run()
        form = next((draft.amount.unit for draft in drafts if draft.amount and draft.amount.counts), form)
        people, routes = walk.label_people or people, walk.label_routes or routes
        for draft in standing(
            drafts,
            cued=(walk.cued or walk.gives or _opens(s, said)) and not walk.stopped,
            length=len(said),
            increments=increments,
        ):
            _label(draft, people, routes)
            dosed = True
            found.append(regimen(text, s, said, draft, increments=increments))
    return tuple(found)


def _opens(s: Sentence, said: list[Item]) -> bool:
    """Whether an amount and what hangs on it are all of a sentence: "0.2 mg after delivery"."""
    return said[0].amount is not None and not any(token.text in _VERBS for token in s.tokens)


def _label(draft: Draft, people: list[People], routes: list[str]) -> None:
    """Fills in what the line's label says and the sentence does not."""
    if not draft.people:
        draft.people = people
    if not draft.routes:
        draft.routes = routes
