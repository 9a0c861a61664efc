"""The stack of labels that a sentence stands under.

A bold label alone on its line holds for what follows it; a bold label before text holds for that text and the items
nested below it; a sentence that ends in a colon holds for the list that follows it.
"""

from __future__ import annotations

_PARAGRAPH = 10.0  # ranks below it are headings
_INLINE = 10.2
_LEAD = 10.5
_ITEM = 11.0
# Labels of what holds for the medicine: never a part of what stands above ("Children").
_GENERAL = ("administration", "important", "note", "dosage adjustment", "dose adjustment", "disclaimer", "general")


class Labels:
    """Labels by rank: a new one closes every label of its rank or a higher one."""

    def __init__(self) -> None:
        self._stack: list[tuple[float, str]] = []
        self._current: tuple[str, ...] | None = ()  # None where the stack has changed since
        self._listed = False  # a list has stood under the bold label in force

    def current(self) -> tuple[str, ...]:
        """The labels in force, outermost first."""
        if self._current is None:
            self._current = tuple([label for _, label in self._stack])
        return self._current

    def heading(self, level: int, words: str) -> None:
        """A sub-heading of `level` within the section."""
        self._push(float(level), words)

    def open(self, indent: int, joined: bool, label: str, bare: bool) -> None:
        """A new block begins, with its own `label` or "". `bare`: there is nothing after the label."""
        if indent >= 0:
            self._listed = True
            self._push(_ITEM + indent, label)
        elif joined and not label:
            return  # a further line of the item above
        elif label:
            # After a list, a label before text is a sibling of the bold label above the list, not its child.
            if bare or self._listed or label.lower().startswith(_GENERAL):
                self._pop(_PARAGRAPH)
            self._listed = False
            self._push(_PARAGRAPH if bare else _INLINE, label)
        else:
            self._pop(_INLINE)

    def lead(self, indent: int, words: str) -> None:
        """A sentence that ends in a colon: it holds for the list below it."""
        self._push(_LEAD if indent < 0 else _ITEM + indent + 0.5, words)

    def _push(self, rank: float, label: str) -> None:
        self._pop(rank)
        if label:
            self._stack.append((rank, label))
            self._current = None

    def _pop(self, rank: float) -> None:
        while self._stack and self._stack[-1][0] >= rank:
            self._stack.pop()
            self._current = None


_ANSWERS = ("A:", "**A:", "**A**", "*A:", "Answer:", "**Answer:")
_FIRST = frozenset("*AQ")  # the first letters of an answer and of a label


def starts_answer(text: str, position: int) -> bool:
    """The words at `position` open the answer to a question."""
    return text.startswith(_ANSWERS, position)


def split_label(text: str, start: int, end: int) -> tuple[str, int]:
    """The label at the head of `text[start:end]` and where the words after it start; ("", start) for none.

    Labels: "**Adults:** ...", "**Adults**: ...", "**Q: May I drive?** A: ...", "Q: May I drive? A: ...".
    """
    if text[start : start + 1] not in _FIRST:
        return "", start
    head = text[start : min(end, start + 300)]
    if starts_answer(text, start):
        return "", _skip_answer(text, start, end)
    if head.startswith("**"):
        close = head.find("**", 2)
        if close > 0:
            label = head[2:close].strip(" *_")
            after = start + close + 2
            colon = label.endswith((":", "?")) or text[after : after + 1] in (":", "?")
            alone = not text[after:end].strip(" *_\n.") and not label.endswith((".", "!")) and len(label) < 80
            if colon or alone:
                return label.rstrip(":").strip(), _skip_answer(text, after, end)
    elif head.startswith("Q:") and "?" in head:
        close = head.index("?") + 1
        return head[:close], _skip_answer(text, start + close, end)
    return "", start


def _skip_answer(text: str, position: int, end: int) -> int:
    """Past the space, colon and "A:" that stand between a label and its text."""
    while position < end and text[position] in " :*_\n\t":
        position += 1
    if text.startswith(("A:", "Answer:"), position) or text.startswith("A**:", position):
        position = text.index(":", position) + 1
    while position < end and text[position] in " :*_\n\t":
        position += 1
    return position
