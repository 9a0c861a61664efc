"""The stack of labels that a sentence stands under.

A bold label alone on its line holds for what follows it; a bold label before text holds for that text and the items
nested below it; a sentence that ends in a colon holds for the list that follows it.
"""

from __future__ import annotations

_PARAGRAPH = 10.0  # ranks below it are headings
_INLINE = 10.2
_LEAD = 10.5
_ITEM = 11.0
_UNDER = 2  # columns from the margin
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

    def open(self, indent: int, joined: bool, label: str, bare: bool, column: int = 0) -> None:
        """A new block begins, with its own `label` or "". `bare`: there is nothing after the label. `indent` is that of
        a list item, else -1, and `column` where its text begins: a paragraph under an item's text belongs to it.
        """
        asked = bare and label.endswith("?")  # what follows a question answers it, indented or not
        if indent >= 0 and not asked:
            self._listed = True
            self._push(_ITEM + indent, label)
        elif indent < 0 and column >= _UNDER and not label and self._stack and self._stack[-1][0] >= _ITEM:
            self._pop(_ITEM + column)
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
