"""Tables: each cell is said of what its row and its column are named."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_RULER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*\Z")
_BAR = re.compile(r"(?<!\\)\|")
_EMPTY = " \t*_-–—\u2000"
# A column so named holds what any label would be followed by; its name adds nothing.
_SAYS_NOTHING = re.compile(
    r"(?:(?:the|usual|recommended|suggested|standard|typical|general|key|clinical|what to|further|additional|oral) )*"
    r"(?:doses?|dosages?|dosing|amount|values?|recommendations?|comments?|notes?|details?|advice|information|description"
    r"|management|actions?|guidance|effects?|do|reasons?|answers?|explanation|instructions?|considerations?|examples?"
    r"|symptoms|regimens?|statement|text|remarks?|dose and frequency|dosage and frequency|precautions?|warnings?)\Z"
)
# The name of a first column that says of everything in it what a heading would.
_TELLS = re.compile(r"contraindicat|interact|avoid|caution|not (?:be )?(?:use|take|give)|side effect|adverse")
# A first cell that says something itself: in a table of one row, its column's name is the label.
_STATES = re.compile(
    r"\d ?(?:mg|mcg|g|ml|units?|tablets?|capsules?|drops|puffs)\b|\.\Z"
    r"|\b(?:avoid|contraindicated|not|safe|caution|use(?! in\b|\Z)|should|may|must|none|no)\b",
    re.IGNORECASE,
)
_AN_AMOUNT = re.compile(r"\|[^|]+\| ?[\d.,–-]+ ?(?:mg|mcg|g|ml|units?)(?:/(?:kg|day))* ?\|", re.IGNORECASE)
_LISTED = re.compile(r"(?:very |less |more |un|in)?(?:common|rare|frequent|serious|severe|mild)")


class Row(msgspec.Struct, frozen=True):
    """The cells of a row that say something, each with its span and the labels it stands under, outermost first."""

    cells: tuple[tuple[int, int, tuple[str, ...]], ...]


def is_row(text: str, position: int, end: int) -> bool:
    """Whether the line at `position` opens a table: it begins with a bar, or the ruler of a table stands below it."""
    line, after = _line(text, position, end)
    if len(_BAR.findall(line)) > 1 and line.lstrip().startswith("|"):
        return True
    return "|" in line and "|" in (below := _line(text, after, end)[0]) and bool(_RULER.match(below))


def read_table(text: str, position: int, end: int) -> tuple[list[Row], int]:
    """The rows of the table that opens at `position`, and where it ends."""
    lines: list[tuple[int, str]] = []
    while position < end:
        line, after = _line(text, position, end)
        if "|" not in line:
            break
        lines.append((position, line))
        position = after
    headed = len(lines) > 1 and bool(_RULER.match(lines[1][1])) and not _states_a_dose(lines[0][1])
    names = [_words(text, *cell) for cell in _cells(*lines[0])] if headed else []
    body = [list(_cells(at, line)) for at, line in lines[1 if headed else 0 :] if not _RULER.match(line)]
    return list(_rows(text, names, body)), position


def _states_a_dose(line: str) -> bool:
    """Whether the first row of two cells is one like those below: "| Maximum daily dose | 80 mg |"."""
    return bool(_AN_AMOUNT.fullmatch(line.strip()))


def _rows(text: str, names: list[str], body: list[list[tuple[int, int]]]) -> Iterator[Row]:
    first = names[0].lower() if names else ""
    listed = bool(names) and (
        len(names) == 1
        or bool(_LISTED.match(first))
        or (len(body) == 1 and bool(_STATES.search(_words(text, *body[0][0]))))
    )
    over = (names[0],) if names and not listed and _TELLS.search(first) else ()
    row = ""
    for cells in body:
        row = _words(text, *cells[0]) or row  # an empty first cell goes on with the row above
        said: list[tuple[int, int, tuple[str, ...]]] = []
        for column, (start, stop) in enumerate(cells):
            if not _words(text, start, stop) or (column == 0 and not listed and len(cells) > 1):
                continue
            name = names[column] if column < len(names) else ""
            if listed or len(cells) == 1:
                said.append((start, stop, (name,) if name else ()))
            else:
                name = "" if _SAYS_NOTHING.match(name.lower()) else name
                said.append((start, stop, tuple([label for label in (*over, name, row) if label])))
        yield Row(tuple(said))


def _line(text: str, position: int, end: int) -> tuple[str, int]:
    stop = text.find("\n", position, end)
    stop = stop if stop >= 0 else end
    return text[position:stop], stop + 1


def _cells(position: int, line: str) -> Iterator[tuple[int, int]]:
    """The spans of the cells of a line."""
    bars = [found.start() for found in _BAR.finditer(line)]
    first = len(line) - len(line.lstrip())
    starts = [at + 1 for at in bars] if bars[0] == first else [0, *(at + 1 for at in bars)]
    for at, start in enumerate(starts):
        stop = starts[at + 1] - 1 if at + 1 < len(starts) else len(line)
        if at + 1 < len(starts) or line[start:].strip():
            yield position + start, position + stop


def _words(text: str, start: int, end: int) -> str:
    return text[start:end].strip(_EMPTY).rstrip(":").strip(_EMPTY)
