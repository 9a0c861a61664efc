"""What medicines named by what they do share: "drugs that affect the heart or kidneys", "calcium or iron levels"."""

from __future__ import annotations

import re

from dispensatory.extract.text.items import Term
from dispensatory.extract.text.sought import Sought

# "Drugs that cause" of "drugs that cause pancreatitis or neuropathy"
SHARED = Sought(
    r"(?:\w+[ -]){1,4}(?:(?:that|which) (?:may |can |could |might |also )?\w+|affecting|containing|causing"
    r"|increasing|impacting|influencing|known to \w+"
    r"|used (?:for|to treat|to prevent|to manage|in)|for) "
)
_BASE = re.compile(
    r"(?:\w+[ -]){1,4}?(?=(?:that|which|affecting|containing|causing|increasing|impacting|influencing|known|used|for) )"
)
_OWN_VERB = re.compile(
    r"(?:inhibit|induce|affect|increase|decrease|reduce|lower|raise|cause|prolong|contain|alter|impair|suppress"
    r"|slow|deplete|influence|interfere with) (?=\w)"
)
_OWN_CLAUSE = re.compile(
    r"(?:affecting|containing|impacting|influencing|metaboli[sz]ed|eliminated|cleared|excreted|known to"
    r"|used (?:for|to|in)"
    r"|related to|having|that|which) "
)
_SENTENCE = re.compile(
    r"(?:stop|consult|discontinue|talk|inform|immediately|regularly|others?\Z|those\Z|any\b|(?:increas|result"
    r"|lead)ing\b)"
)
_OF_HEART = re.compile(r"\b(heart|cardiac) rate\Z")
_ACTIONS = frozenset(("rhythm", "conduction", "contractility"))
# What the last of the list has the head of, by what it is: "calcium or vitamin d metabolism"
_HEADLESS = re.compile(
    r"(?:(?:\A| )(?:the )?)(?:(?P<matter>calcium|phosphate|phosphorus|folate|potassium|sodium|copper|iron|zinc"
    r"|magnesium"
    r"|glucose|lipid|vitamin \w+)"
    r"|(?P<enzyme>cyp\w+|p-glycoprotein|p-gp|oatp\w*)|(?P<system>[a-z]{3,}(?:ic|al|ac|ar|tory|tive|ous|crine|une))"
    r"|(?P<ion>divalent|trivalent|polyvalent))\Z"
)
_HEADS = {
    "matter": re.compile(r"(?:metabolism|levels|absorption|balance)\Z"),
    "enzyme": re.compile(r"(?:enzymes?|systems?|pathways?|transporters?)\Z"),
    "system": re.compile(r"(?:systems?|function)\Z"),
    "ion": re.compile(r"cations\Z"),
}


def is_of_action(shared: str) -> bool:
    """Whether what is shared says what the medicines act on, where "the" says nothing: "affecting the heart or "
    "the liver"."""
    return "affect" in shared or "influenc" in shared or "impact" in shared


def after(shared: str, named: str, before: str) -> str:
    """`named` behind what it shares, `before` being the item before it; "" where it goes on with the sentence.

    "Drugs that prolong" and "inhibit an enzyme": a verb, or a clause, of its own stands in place of the one before it.
    """
    if _SENTENCE.match(named):
        return ""
    base = _BASE.match(shared) if _OWN_CLAUSE.match(named) else None
    if base:
        return base[0] + (f"with {named[7:]}" if named.startswith("having ") else named)
    if _OWN_VERB.match(named) and (" that " in shared or " which " in shared or " to " in shared):
        shared = f"{shared.rstrip().rpartition(' ')[0]} "
    if named in _ACTIONS and (heart := _OF_HEART.search(before)):
        named = f"{heart[1]} {named}"
    return shared + named


def with_object_head(named: str, items: tuple[Term, ...], index: int) -> str:
    """`named` with the head that stands only with a later item: the system of "the nervous or immune system"."""
    bare = _HEADLESS.search(named)
    if bare is None or bare.lastgroup is None or (" containing " in named) != (bare.lastgroup == "ion"):
        return named
    for later in items[index + 1 : index + 4]:
        words = later.words.removeprefix("the ")
        if later.inner != items[index].inner:
            break
        head = _HEADS[bare.lastgroup].search(words)
        if head and " " in words:
            return f"{named} {head[0]}"
        if not _HEADLESS.search(words):
            break
    return named
