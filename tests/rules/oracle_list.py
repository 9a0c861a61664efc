"""What the medicines of a list are, and the rules that need nothing of the patient: again, slow and obvious."""

from __future__ import annotations

import re
from itertools import filterfalse

from oracle_answers import Answer, Page, as_held, unsure
from tiny import vocabulary


def page_of(pages: dict[str, Page], name: str) -> str | None:
    """The title of the page that `name` asks for: its title, or all that the page says it contains."""
    for title in pages:
        if title.lower() == name.lower():
            return title
    asked = sorted(_parts(name))
    return next((title for title in pages if sorted(set(_ingredients(pages, title))) == asked), None)


def contents(pages: dict[str, Page], title: str | None, name: str) -> set[str]:
    """What a medicine contains; one without a page is what it is called, all of it that is known."""
    if title is not None:
        return set(_ingredients(pages, title))
    parts = re.split(r" and | \+ |/", name)
    known = {base for part in parts if (base := vocabulary().base(part))}
    known |= {part.lower() for part in parts if part.lower() in map(str.lower, pages)}
    return known or {name.lower()}


def asked(pages: dict[str, Page], title: str | None, name: str) -> Page:
    """All that is said of a medicine: by its own page, and by those on single ingredients where it holds several."""
    own: Page = {} if title is None else pages[title]
    alone = _held(pages, title, name)
    kinds = ("populations", "conditions")
    return {kind: [*own.get(kind, ()), *as_held(one for page in alone for one in page.get(kind, ()))] for kind in kinds}


def _held(pages: dict[str, Page], title: str | None, name: str) -> list[Page]:
    """The pages on single ingredients of a medicine that holds several, or has no page."""
    held = contents(pages, title, name)
    if title is not None and len(held) == 1:
        return []
    return [page for other, page in pages.items() if len(of := _ingredients(pages, other)) == 1 and of[0] in held]


def _parts(name: str) -> list[str]:
    return [_substance(part) for part in re.split(r" and | \+ |/", name)]


def _ingredients(pages: dict[str, Page], title: str) -> list[str]:
    return [_substance(one) for one in pages[title].get("ingredients", [title])]


def _substance(name: str) -> str:
    return vocabulary().base(name) or name.lower()


def classes_of(pages: dict[str, Page], title: str | None, name: str) -> dict[str, str]:
    """Every class of a medicine, and how it is known: by the words of its page first."""
    words = vocabulary()
    found: dict[str, str] = {}
    for term in pages[title].get("classes", ()) if title else ():
        class_ = words.class_(term)
        if class_ and not words.is_vague(term):
            found |= dict.fromkeys(words.class_ancestors[class_], "class_by_page")
    for row in words.class_members:
        if row.substance in contents(pages, title, name):
            found = dict.fromkeys(words.class_ancestors[row.cls], "class_by_vocabulary") | found
    for page in _held(pages, title, name):
        for class_ in filter(None, map(words.class_, filterfalse(words.is_vague, page.get("classes", ())))):
            found = dict.fromkeys(words.class_ancestors[class_], "class_by_page") | found
    return found


def of_the_list(pages: dict[str, Page], names: list[tuple[int, str]]) -> list[Answer]:
    """Medicines without a page, and each pair with an ingredient in common; `names` with their places."""
    answers = []
    for place, (n, name) in enumerate(names):
        title = page_of(pages, name)
        if title is None:
            answers.append(unsure("unknown_medicine", n))
        for m, other in names[place + 1 :]:
            if contents(pages, title, name) & contents(pages, page_of(pages, other), other):
                answers.append(Answer("duplicate_ingredient", "flagged", "warning", "named", (n, m)))
    return answers
