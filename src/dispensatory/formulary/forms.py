"""Forms of a medicine that act where they are put, as titles, routes and orders name them."""

from __future__ import annotations

import re2

# Words in the brackets of a title, as in "Ibuprofen (Topical)".
LOCAL = (
    "topical",
    "ophthalmic",
    "otic",
    "nasal",
    "vaginal",
    "rectal",
    "dental",
    "inhal",
    "oral rinse",
    "intravitreal",
)
LOCAL_ROUTES = frozenset(
    "topical ophthalmic otic nasal inhaled vaginal dental scalp nail intravitreal intravesical intratracheal".split()
)
# Words for such forms, in a page or an order. A patch is none: its medicine goes through the skin.
PUT_ON = re2.compile(
    r"(?i)\b(?:creams?|ointments?|gels?|lotions?|shampoos?|eye ?drops?|ear ?drops?|nasal (?:spray|drops?)"
    r"|mouth ?wash(?:es)?|inhalers?|inhal(?:ed|ation)|nebuli[sz]er|vaginal(?:ly)?|pessar(?:y|ies)|topical(?:ly)?"
    r"|ophthalmic|sprays?|affected (?:area|skin|eye|ear)s?|toothpaste|lozenges?)\b"
)


def is_local(title: str) -> bool:
    """Whether the brackets of a title name a local form: "Ibuprofen (Topical)"."""
    bracket = in_brackets(title)
    return any(word in bracket for word in LOCAL)


def in_brackets(title: str) -> str:
    """What stands in the brackets of a title, in lower case; "" where there are none."""
    return title.lower().partition("(")[2]


def is_put_on(order: str, route: str | None) -> bool:
    """Whether an order is for a local form, by its route, or else by its words ("gel")."""
    return route in LOCAL_ROUTES if route else bool(PUT_ON.search(order))
