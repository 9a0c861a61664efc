"""What the labels over a list of side effects say of all of them: serious or not, how often, which part of the body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

_SERIOUS = re.compile(
    r"\b(?:serious|severe|life-threatening|dangerous|emergency|major|immediate medical|medical attention|red flags?)\b"
)
_NOT_SERIOUS = re.compile(r"\b(?:not|less|non|usually not|rarely|isn't|aren't)[ -]serious\b|\bmild\b")
_COMMON = re.compile(r"\b(?<!less )(?<!un)common\b|\bfrequent\b")
_NUMBER = re.compile(
    r"(?:(?:more than|less than|fewer than|at least|up to|over|under|about|greater than|[<>≥≤]=?) ?)?\d[\d.]{0,6} ?%?"
    r"(?: ?(?:-|to|and) ?(?:[<>≥≤] ?)?\d[\d.]{0,6})? ?%(?: or (?:less|fewer|more))?"
    r"|(?:(?:more than|less than|fewer than|at least|up to|over|about) )?\d in \d[\d,]{0,7}(?: to \d in \d[\d,]{0,7})?"
    r"|[<>≥≤]? ?\b1/\d[\d,]{1,7}(?: (?:to|and) [<>≥≤]? ?1/\d[\d,]{1,7})?"
)
_WORD = re.compile(
    r"\b(?:very common|less common|less frequent|uncommon|infrequent|very rare|rare|common|frequent"
    r"|occasional|most common)\b"
)
_SYSTEM = re.compile(
    r"(?:central |peripheral |digestive |immune |urinary |reproductive |respiratory |cardiovascular |nervous )*system"
    r"(?: disorders?)?|systemic|gastro-?intestinal|gi|cardio-?vascular|cardiac|respiratory|pulmonary|dermatolog\w*|skin"
    r"|cutaneous|nervous|hepat\w+|liver|renal|kidney|metabol\w+|endocrine|musculo-?skeletal|neuromuscular|skeletal"
    r"|genito-?urinary|urogenital|urinary|h(?:a)?ematolog\w+|blood|neurolog\w+|psychiatric"
    r"|psychological|mental health|mood"
    r"|ocular|ophthalm\w+|eyes?|visual|vision|local|injection site|general|other|others"
    r"|body(?: as a whole)?|ears?|otic|nose"
    r"|throat|reproductive|sexual|immun\w+|infections?|nutrition\w*|vascular|lymphatic|cns|hormonal|heart|muscle"
    r"|bones?|oral|dental|digestive|constitutional|autonomic|miscellaneous|sensory|circulatory"
)
_JOINING = frozenset("and or & , / effects effect disorders disorder reactions reaction related side tract".split())


class Setting(msgspec.Struct, frozen=True):
    """What holds for every effect of a list."""

    serious: bool = False
    frequency: str | None = None
    system: str | None = None


@lru_cache(maxsize=1 << 12)
def setting_of(labels: tuple[str, ...]) -> Setting:
    """The setting that plain lower-case `labels` give, the innermost that says anything of a matter deciding it."""
    return Setting(
        serious=next((said for label in reversed(labels) if (said := _serious(label)) is not None), False),
        frequency=next((often for label in reversed(labels) if (often := frequency_of(label))), None),
        system=next((label for label in reversed(labels) if is_system(label)), None),
    )


_SPACED = re.compile(r" ?([-<>≤≥]) (?=\d)")  # "1 - 10%" is "1-10%"


def _serious(label: str) -> bool | None:
    if _SERIOUS.search(_NOT_SERIOUS.sub(" ", label)):
        return True
    return False if _COMMON.search(label) or _NOT_SERIOUS.search(label) else None


def frequency_of(words: str) -> str | None:
    """The number that `words` state for how often an effect occurs, else their word for it, else None."""
    found = _NUMBER.search(words) if "%" in words or " in " in words or "1/" in words else None
    found = found or _WORD.search(words)
    return _SPACED.sub(r"\1", found[0].strip()) if found else None


@lru_cache(maxsize=1 << 12)
def is_system(label: str) -> bool:
    """Whether `label` is the name of a part of the body or of the matters of one ("endocrine & metabolic")."""
    if len(label) >= 60:
        return False
    words = _SYSTEM.sub(" ", label.split(" (", 1)[0])
    return words != label and _JOINING.issuperset(words.replace(",", " ").replace("/", " ").split())


def says_of_lists(labels: Iterable[str]) -> bool:
    """Whether one of `labels` heads side effects as such, rather than naming one."""
    return any(_LIST.search(label) for label in labels)


_LIST = re.compile(
    r"\b(?:effects?|events|reactions|(?:un)?common|(?:in)?frequent|mild|minor|serious|severe|rare|include|frequen\w+|symptoms"
    r"|experience)\b"
)
