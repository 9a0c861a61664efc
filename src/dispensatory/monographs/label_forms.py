"""The ways in which a label is written before its text, and a question before its answer."""

from __future__ import annotations

import re

_HEAD = 300  # characters within which a label ends
_LONGEST = 80
_ANSWER = re.compile(
    r"[*_]{0,3}(?:A|Answer)(?: ?\d{1,2})?(?:[*_]{0,3}:|[*_]{2,3}(?=\s)|(?<=\d)[*_]{0,3}[.)](?=[\s*_]))[*_\s]*"
)
_ANSWER_DOT = re.compile(r"[*_]{0,3}A\.[*_]{0,3}\s+")  # in questions only: "A. baumannii" is none
_ASKS = re.compile(r"[*_]{0,3}(?:Q|Question)(?: ?\d{1,2})?[*_]{0,3}[:.)][*_]{0,3}\s+(?=[^?]{3,250}\?)")
_ASKED = re.compile(r"(?P<asked>[A-Z][^?\n:]{3,250}\?)[*_]{0,3}(?=\s|\Z)")
_MARKED = re.compile(r"\*{1,3}(?=[^\s*])|_{1,3}(?=[^\s_])")
_DASH = re.compile(r"\s+[–—]\s*|[–—]\s+|\s+-\s+")
_BARE = re.compile(r"(?=[A-Z0-9<>≥≤])(?P<label>[^:.!?;\n|*]{2,60}):\s+(?=\S)")
_DASHED = re.compile(r"(?P<label>[A-Z](?:[^:.!?;,()\n|*–—]|\([^()\n]{1,40}\)){2,50}?)(?:\s[–—]\s|\s-\s)(?=[A-Z0-9])")
_SAYS = re.compile(
    r"\b(?:it|they|this|these|is|are|was|were|may|can|could|will|should|must|do|does|not|never|avoid|take|have|has|include[sd]?|including"
    r"|following|follows|such as|if|when|while|your?|stop|seek|tell|contact|consult|called|named|contains?|causes?"
    r"|protects?|treats|helps?|works|provides?|reduces|increases|affects|consists?|requires?|occurs?|results|leads"
    r"|involves?|belongs?|acts|blocks|inhibits|prevents|varies|depends|ranges|combines|interacts|impairs|raises"
    r"|lowers|worsens|makes?|needs?|gets|comes?|relieves|lists?|means?)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_MOST_WORDS = 8
_FEW_WORDS = 4
_FEWEST_WORDS = 3


def answer_at(text: str, position: int, *, faq: bool = False) -> int:
    """Where the words of an answer begin whose mark ("A:", "**Answer 2:**") stands at `position`; -1 for none."""
    found = _ANSWER.match(text, position) or (_ANSWER_DOT.match(text, position) if faq else None)
    return found.end() if found else -1


def split_label(text: str, start: int, end: int, *, item: bool = False, faq: bool = False) -> tuple[str, int]:
    """The label at the head of `text[start:end]` and where the words after it start; ("", start) for none.

    Labels: "**Adults:** ...", "**Adults** - ...", "*Adults:* ...", "Adults: ...", "**Q: May I drive?** A: ...",
    "Q1. May I drive? A1. ...", "Adults - ..." (outside a list, of which `item` tells, with three words at most); among
    questions (`faq`) "May I drive? ...".
    """
    if (answer := answer_at(text, start, faq=faq)) > 0:
        return "", min(answer, end)
    head = text[start : min(end, start + _HEAD)]
    if found := _ASKS.match(head):
        label = head[: head.index("?", found.end()) + 1]
        plain = label.startswith(("Q:", "**Q:")) and found[0].rstrip().endswith(":")
        return (label if plain else label[found.end() :]).strip(" *_"), _past(text, start + len(label), end, faq=faq)
    if found := _MARKED.match(head):
        return _marked(text, start, end, found[0], item=item, faq=faq)
    if faq and (found := _ASKED.match(head)):
        return found["asked"], _past(text, start + found.end(), end, faq=faq)
    found = _BARE.match(head) or _DASHED.match(head)
    if found and not item and found.re is _DASHED and len(found["label"].split()) > _FEWEST_WORDS:
        return "", start
    if found and found["label"].count("(") > found["label"].count(")"):  # "Pregnancy (category X: it harms the fetus)"
        return "", start
    if found and len(found["label"].split()) <= _MOST_WORDS and not _SAYS.search(_BRACKETS.sub("", found["label"])):
        return found["label"].strip(), start + found.end()
    return "", start


def _marked(text: str, start: int, end: int, mark: str, *, item: bool, faq: bool) -> tuple[str, int]:
    """A label in bold or italics: by its colon or question mark, a dash or full stop after it, or alone on its line."""
    close = text.find(mark, start + len(mark), min(end, start + _HEAD))
    if close < 0 and mark == "***":  # "***Helicobacter* infection:**"
        mark = "**"
        close = text.find(mark, start + len(mark), min(end, start + _HEAD))
    if close < 0:
        return "", start
    label = text[start + len(mark) : close].strip(" *_")
    after = close + len(mark)
    if label.endswith((":", "?")) or text[after : after + 1] in (":", "?"):
        return label.rstrip(":").strip(), _past(text, after, end, faq=faq)
    if _is_label(text, label, after, end, item=item, slanted=len(mark) == 1):
        dash = _DASH.match(text, after, end)
        return label.rstrip(" .–—-"), _past(text, dash.end() if dash else after, end, faq=faq)
    return "", start


def _is_label(text: str, label: str, after: int, end: int, *, item: bool, slanted: bool) -> bool:
    stop = text.find("\n", after, end)
    line = text[after : stop if stop >= 0 else end]
    words = label.split()
    if not line.strip(" *_.\u2000"):  # alone on its line
        goes_on = stop >= 0 and text[stop:end].lstrip()[:1].islower()
        return (
            not label.endswith((".", "!"))
            and len(label) < _LONGEST
            and not goes_on
            and not (slanted and len(words) > _FEW_WORDS)
        )
    if not label[:1].isalpha() or len(words) > _MOST_WORDS or _SAYS.search(_BRACKETS.sub("", label)):
        return False
    dash = _DASH.match(line)
    if dash or label.endswith(("–", "—", " -")):
        return bool(line[dash.end() if dash else 0 :].strip()) and not _DASH.search(line, dash.end() if dash else 0)
    follows = line.lstrip(" ")[:1]
    if label.endswith("."):
        return len(words) <= _FEW_WORDS and (follows.isupper() or follows.isdigit())
    return item and len(words) <= _FEW_WORDS and follows.isupper()


def _past(text: str, position: int, end: int, *, faq: bool) -> int:
    """Past the space, colon and "A:" that stand between a label and its text."""
    while position < end and text[position] in " :*_\n\t\u2000":
        if text[position] in "*_" and answer_at(text, position, faq=faq) > 0:
            break
        position += 1
    answer = answer_at(text, position, faq=faq)
    return min(answer, end) if answer > 0 else position
