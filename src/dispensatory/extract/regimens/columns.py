"""Doses in tables: a column's heading, or the first cell of a row, says which kind of dose a cell holds."""

from __future__ import annotations

import msgspec

from dispensatory.extract.regimens.context import kind_of
from dispensatory.extract.regimens.measured import over_a_day
from dispensatory.extract.text.view import Line, plain
from dispensatory.facts import Regimen

_BAR = "|"


class Table:
    """The row that names the columns of the table in which a line stands; no cells outside tables."""

    def __init__(self) -> None:
        self.heading: tuple[str, ...] = ()
        self._end = 0

    def enter(self, line: Line) -> tuple[str, ...]:
        """The heading for the next line of the page. A blank line ends a table."""
        apart = "\n\n" in line.text[self._end : line.sentence.start]
        self._end = line.sentence.end
        if not line.plain.startswith(_BAR):
            self.heading = ()
        elif apart or not self.heading:
            self.heading = _cells(line.plain)
        return self.heading


def of_column(regimen: Regimen, line: Line, heading: tuple[str, ...]) -> Regimen:
    """The regimen as its column and row name it: "| Maximum daily dose | 80 mg |" is the most of a day."""
    if not heading:
        return regimen
    opened = max(line.text.rfind("\n", 0, regimen.end) + 1, line.sentence.start)
    before = plain(line.text[opened : regimen.end])
    column = before.count(_BAR) - 1
    over = (heading[column] if 0 < column < len(heading) else "", *_cells(before)[:1])
    kind = next((kind for words in over if (kind := kind_of(words))), None)
    if kind and regimen.kind == "usual":
        regimen = msgspec.structs.replace(regimen, kind=kind)
    return over_a_day(regimen, over)


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip(_BAR).split(_BAR))
