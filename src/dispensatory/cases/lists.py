"""A pasted list of medicines, one a line."""

from __future__ import annotations

import re
from datetime import date

from dispensatory.cases.case import Case, Patient
from dispensatory.cases.lines import read_line
from dispensatory.cases.reading import case_of

_HEADING = re.compile(
    r"(?i)\s*(?:#+ *)?(?:[a-z]+ ){0,3}(?:medications?|medicines?|drugs?|meds|list|rx)(?: list)? *:?\s*"
)
_ONLY_MARKS = re.compile(r"[\W_]*")
_COMMENT = re.compile(r"\s*#(?! *\d)")


def read_list(text: str, *, on: date) -> Case:
    """The case of a list of medicines, of a patient of whom nothing is known. Empty lines are none; a heading and a
    comment ("# ...") are left out, and said to be.
    """
    orders, left_out = [], []
    for line in text.splitlines():
        if _ONLY_MARKS.fullmatch(line):
            continue
        if _HEADING.fullmatch(line) or _COMMENT.match(line):
            left_out.append(f"{line.strip()}: a heading or comment")
        else:
            orders.append(read_line(line))
    return case_of("", Patient(), orders, on=on, left_out=tuple(left_out))
