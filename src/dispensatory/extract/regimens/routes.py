"""The routes that words name, and the one that a page states for its medicine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from dispensatory.extract.text.sought import Opened, Sought
from dispensatory.extract.text.stems import Stems
from dispensatory.extract.text.view import Line

_ROUTES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "oral",
        re.compile(
            r"\b(?:oral(?:ly)?(?! inhal)|by mouth|tablets?|capsules?|caplets?|lozenges?|swallow(?:ed)?|syrup"
            r"|oral solution|p\.?o\.?|toothbrush)\b"
        ),
    ),
    ("iv", re.compile(r"\b(?:intravenous(?:ly)?|iv|infusion|i\.v\.)(?!\w)")),
    ("im", re.compile(r"\b(?:intramuscular(?:ly)?|im|i\.m\.)(?!\w)")),
    ("sc", re.compile(r"\b(?:subcutaneous(?:ly)?|sc|subq|sq|s\.c\.|under the skin)(?!\w)")),
    ("topical", re.compile(r"\b(?:topical(?:ly)?|cream|ointment|gel|lotion|shampoo|to the skin|affected areas?)\b")),
    ("inhaled", re.compile(r"\b(?:inhal(?:ed|ations?|ers?|es?|ing)|nebuli[sz]\w+|vapori[sz]ers?)\b")),
    ("nasal", re.compile(r"\b(?:nasal(?:ly)?|intranasal(?:ly)?|nostrils?)\b")),
    ("ophthalmic", re.compile(r"\b(?:ophthalmic|eye drops?|eyes?|eye\(s\))(?!\w)")),
    ("otic", re.compile(r"\b(?:otic|ear drops?|ears?)\b")),
    ("rectal", re.compile(r"\b(?:rectal(?:ly)?|suppositor\w+|enema)\b")),
    ("vaginal", re.compile(r"\b(?:vaginal(?:ly)?|intravaginal(?:ly)?|vagina)\b")),
    ("sublingual", re.compile(r"\b(?:sublingual(?:ly)?|under the tongue)\b")),
    ("transdermal", re.compile(r"\b(?:transdermal|patch(?:es)?(?! of (?:\w+ )?skin))\b")),
    ("buccal", re.compile(r"\bbuccal(?:ly)?\b")),
    ("epidural", re.compile(r"\bepidural(?:ly)?\b")),
    ("intravesical", re.compile(r"\b(?:intravesical(?:ly)?|into the (?:urinary )?bladder|bladder instillations?)\b")),
    *(
        (name, re.compile(rf"\b{name.replace('-', '-?')}(?:ly)?\b"))
        for name in (
            "intrathecal intravitreal intradermal intra-articular intralesional intracavernosal "
            "intraperitoneal intrauterine intraurethral intra-arterial intraosseous intratracheal intrapleural "
            "intracameral"
        ).split()
    ),
)
_STEMS: Stems[str] = Stems(
    {
        "oral": "oral mouth tablet capsule caplet lozenge swallow syrup po p.o tooth",
        "iv": "intravenous iv infusion i.v",
        "im": "intramuscular im i.m",
        "sc": "subcutaneous sc subq sq s.c under+the+skin",
        "topical": "topical cream ointment gel lotion shampoo skin affected",
        "inhaled": "inhal nebul vapori",
        "nasal": "nasal nostril",
        "ophthalmic": "ophthalmic eye",
        "otic": "otic ear",
        "rectal": "rectal suppositor enema",
        "vaginal": "vagina",
        "sublingual": "sublingual under+the+tongue",
        "transdermal": "transdermal patch",
        "buccal": "buccal",
        "epidural": "epidural",
        **{name: name for name, _ in _ROUTES if name.startswith("intra")},
        "intravesical": "intravesical bladder",
        "intra-articular": "intra-articular intraarticular",
        "intra-arterial": "intra-arterial intraarterial",
    }
)
# What ails a place, another medicine given there, and where the medicine is not to come: none is a route.
_NO_ROUTE = Sought(
    r"\b(?:(?:oral|vaginal|nasal|otic|ophthalmic|eye|ear|rectal|skin|topical|inhaled) (?:and \w+ )?"
    r"(?:candid|thrush|yeast|infect|mycos|bleeding|dryness|atrophy|discharge|trichomon|contracepti|mucositis|lichen"
    r"|corticosteroid|steroid|hypoglyc|antidiabet|anticoag|congestion|polyp|allerg|disorder|irritation|pain|herpes"
    r"|ulcer|lesion|surger|hygiene|cancer|symptom|problem|exam|passages|effluent)\w*"
    r"|(?:class|stage|grade|type|phase|group|i{1,3})(?: (?:or|and|to))?[ /-]iv\b"
    r"|(?:rescue|reliever|emergency|quick-relief) (?:inhaler|inhalation)\w*|inhaled (?:bronchodilator|beta)\w*"
    r"|(?:after|following|prior to) (?:the )?(?:initial )?(?:iv|intravenous|oral) (?:therapy|treatment)"
    r"|(?<!such )\bas (?:iv|intravenous|oral|im|intramuscular|sc|subcutaneous) administration"
    r"|(?:continued|subsequent|further) (?:iv|intravenous|oral) (?:therapy|treatment)"
    r"|(?:pre|post)-?infusion|infusion(?:-related)? reaction\w*"
    r"|(?:along|together|combination|combined|conjunction|alternat\w+) with (?:an? |the )?"
    r"(?:[\w-]+ )?(?:(?:course|dose)s? of )?"
    r"(?:oral|iv|intravenous|intramuscular|im|topical|rectal|inhaled) \w+"
    r"|(?:intravenous|iv) (?:fluid|line|catheter|immunoglobulin|access)\w*"
    r"|(?:contact with|away from|out of) (?:your |the )?(?:eyes?|ears?|nose|mouth))"
)
_BEFORE = re.compile(
    r"\b(?:no|not|none|never|avoid(?:ing)?|cannot|without|neither|nor|prevent|accidental)\b[^,;:.]{0,45}$"
)
_AFTER = re.compile(r"^[^,;:.]{0,35}\b(?:is|are|was) (?:\w+ )?(?:not|never|un(?:available|common))\b")
_ALSO = re.compile(
    r"\b(?:may|can|could) also\b|\b(?:is|are) possible\b|\balso (?:available|has|have|comes)\b"
    r"|\b(?:administration|injections?|infusions?|therapy|treatment|route|form|use) (?:may|might|can|could|is|are)"
    r"(?: (?:be|sometimes|only|usually|often|typically|generally|then)){0,2}"
    r" (?:used|given|needed|necessary|reserved|preferred|required|considered)"
    r" (?:only )?(?:if|when|where"
    r"|(?:in|for) (?:certain|some|severe|serious|acute|emergenc|rapid|critical|hospital|urgent))"
)
_ANOTHER = "another"  # "it may also be injected", "injections are for severe cases": the sentence leaves a way unnamed
_NOT = Opened(r"\b(?:not|no|none|never|neither)\b")
_BY_MOUTH = re.compile(r"\b(?:oral|mouth|swallow|p\.?o\b)")
_SWALLOWED = re.compile(r"\b(?:oral(?:ly)?(?! inhal)|mouth|swallow|tablets?|syrup|p\.?o\b)")
_SURFACES = frozenset({"ophthalmic", "otic", "nasal", "rectal", "vaginal"})
_ON_SKIN = re.compile(r"topical|skin|affected area")
_MOST_BEFORE = 60
_TABLETS = frozenset({"sublingual", "buccal", "vaginal"})  # where a tablet may go but down the throat
_ANYWHERE = frozenset({"oral", "iv", "im", "sc"})  # ways for whatever is treated
_UNINJECTED = frozenset({"oral", "topical", "inhaled", "nasal", "rectal", "transdermal"})
_INJECTED = frozenset(
    {"sc", "im", "epidural", "intrathecal", "intra-arterial", "intraosseous", "intraperitoneal", "intrauterine"}
)


@lru_cache(maxsize=512)  # a label is asked for again with every line below it
def routes_of(words: str) -> tuple[str, ...]:
    """The routes that plain words name, without repeats."""
    possible = _STEMS.groups(words)
    return tuple(_named(words, possible)) if possible else ()


def _named(words: str, possible: set[str]) -> list[str]:
    words = _NO_ROUTE.sub(" ", words)
    named = [route for route, pattern in _ROUTES if route in possible and pattern.search(words)]
    if "oral" in named and _TABLETS.intersection(named) and not _BY_MOUTH.search(words):
        named.remove("oral")  # "one tablet under the tongue"
    if "oral" in named and "inhaled" in named and not _SWALLOWED.search(words):
        named.remove("oral")  # "one inhalation from each capsule"
    if "ophthalmic" in named and ("intravitreal" in named or "intracameral" in named):
        named.remove("ophthalmic")  # "an intravitreal injection into the eye"
    if "rectal" in named and "intraurethral" in named and "rect" not in words:
        named.remove("rectal")  # "an intraurethral suppository"
    if "iv" in named and _INJECTED.intersection(named) and _only_runs_in(words):
        named.remove("iv")
    return named


def names_mouth(lines: Iterable[Line]) -> bool:
    """Whether sentences or their labels say that the medicine is taken by mouth, in words and not by its form alone."""
    return any(_BY_MOUTH.search(_NO_ROUTE.sub(" ", words)) for line in lines for words in (line.plain, *line.labels))


def is_tablet_for(words: str, route: str) -> bool:
    """Whether words that name the mouth do so by a tablet only, which may go by `route`."""
    return route in _TABLETS and not _BY_MOUTH.search(words)


def runs_in_by(words: str, route: str) -> bool:
    """Whether words that name an infusion leave its way open, which may be `route`."""
    return route in _INJECTED and _only_runs_in(words)


def _only_runs_in(words: str) -> bool:
    """Whether an infusion is all that speaks for a vein: "subcutaneous infusion"."""
    return "infusion" in words and "intravenous" not in words and not re.search(r"\b(?:iv|i\.v\.)(?!\w)", words)


def only_route(words: str) -> str | None:
    """The route, if the words name just one."""
    named = list(routes_of(words))
    if len(named) == 2 and "topical" in named and _SURFACES.intersection(named) and not _ON_SKIN.search(words):
        named.remove("topical")  # "ointment for the eyes"
    return named[0] if len(named) == 1 else None


def stated_route(lines: Iterable[Line]) -> str | None:
    """The one route that sentences and their labels state for the medicine; None where they name several.

    A label that names a place ("Nerve blocks (epidural)") opens it for nothing beside it, but leaves the way open.
    """
    named: set[str] = set()
    beside: set[str] = set()
    for line in lines:
        named |= _stated(line.plain)
        if not routes_of(line.plain) and not _NOT.search(line.plain):
            beside.update(routes_of(" ".join(line.labels)))
    named |= beside & _ANYWHERE
    return named.pop() if len(named) == 1 and beside <= named else None


@lru_cache(maxsize=512)  # the way of a page, of a list and of the next sentence is asked for in turn
def _stated(words: str) -> frozenset[str]:
    """The routes that the words of a sentence name, without those they deny."""
    own = set(routes_of(words))
    if own and (_ALSO.search(words) or _names_injection(words, own)):
        return frozenset(own | {_ANOTHER})
    return frozenset(route for route in own if not _denied(words, route))


def _names_injection(words: str, own: set[str]) -> bool:
    """ "The form (tablets or injection)": the injection goes another way than the tablets."""
    return "inject" in words and own <= _UNINJECTED and not _NOT.search(words)


def _denied(words: str, route: str) -> bool:
    """ "There is no intravenous form", "rectal use is not recommended": wherever the words name the route."""
    pattern = next(pattern for name, pattern in _ROUTES if name == route)
    return all(
        _BEFORE.search(words, max(0, found.start() - _MOST_BEFORE), found.start())
        or _AFTER.search(words[found.end() : found.end() + _MOST_BEFORE])
        for found in pattern.finditer(words)
    )
