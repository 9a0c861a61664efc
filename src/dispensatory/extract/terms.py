"""A stretch of a list to the term it states: short, lower case, without brackets and trailing clauses."""

from __future__ import annotations

import re

_TAIL = re.compile(
    r"\s*(?:\(|\[|,|;|:| - | which | that | who | especially | particularly | if | when | while "
    r"| due to | because | as a | as it | as they | during | unless | without | since | may | can "
    r"| should | could | must | are | is | has | have | requires? | needs? | at the | in some "
    r"| in rare | in people | in patients| with prolonged| with long).*\Z"
)
_FILLER = re.compile(
    r"^(?:(?:a|an|the|any|some|certain|other|various|possible|potential|known|more|with|of|to"
    r"|including|such as|like|e\.g\.)\s+)+"
)
_GENERIC = frozenset(
    (
        "others other etc these them it this effects side symptoms reactions conditions medical medications problems "
        "more all none yes no"
    ).split()
)


def term_of(words: str) -> str:
    """The term in plain lower-case words, or "" where they state none."""
    short = _TAIL.sub("", " " + " ".join(words.split()) + " ").strip(" .,;:-*_\"'")
    short = _FILLER.sub("", short).strip()
    if short in _GENERIC or len(short) < 3 or len(short.split()) > 9:
        return ""
    return short
