"""Forms of a medicine that act where they are put, as titles and routes name them."""

from __future__ import annotations

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


def is_local(title: str) -> bool:
    """Whether the brackets of a title name a local form: "Ibuprofen (Topical)"."""
    bracket = in_brackets(title)
    return any(word in bracket for word in LOCAL)


def in_brackets(title: str) -> str:
    """What stands in the brackets of a title, in lower case; "" where there are none."""
    return title.lower().partition("(")[2]
