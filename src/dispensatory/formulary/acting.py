"""Whether a page is on a form that acts where it is put: a cream, drops for an eye. Its medicine is hardly taken up, so
that what is said of one that is swallowed says little of it, and the other way round.
"""

from __future__ import annotations

import re2

from dispensatory.formulary.entry import Entry
from dispensatory.formulary.forms import LOCAL_ROUTES, PUT_ON, is_local

# What is taken in. A cream for the skin may be told to be no tablet, hence the weighing below.
_TAKEN = re2.compile(
    r"(?i)\b(?:tablets?|capsules?|syrups?|softgels?|sachets?|by mouth|oral(?:ly)?|swallow\w*|inject(?:ions?|ed)"
    r"|intravenous(?:ly)?|intramuscular(?:ly)?|with (?:food|meals|water|a full glass))\b"
)


def acts_locally(entry: Entry) -> bool:
    """Whether the page is on a local form alone: by its title, by the routes of its doses, else by its words."""
    if is_local(entry.title):
        return True
    routes = {regimen.route or regimen.implied_route for regimen in entry.facts.regimens} - {None}
    if routes:
        return routes <= LOCAL_ROUTES
    put_on, taken = len(PUT_ON.findall(entry.text)), len(_TAKEN.findall(entry.text))
    return put_on > 0 and 2 * put_on >= taken
