"""A medicine as a row gives it, as the order that it comes to."""

from __future__ import annotations

from itertools import pairwise

import msgspec

from dispensatory.cases import MedicineOrder, read_line
from dispensatory.cases.case import Change
from dispensatory.cases.counted import read_doses
from dispensatory.cases.writing import plain
from dispensatory.formulary import Formulary

_QUANTITIES = frozenset({"HR", "DAY", "ML", "ACTUAT", "MG", "SQCM"})  # of a whole product, before its name
_SUBSTANCE = "SELECT min(base) FROM substance WHERE rxcui = ?"


class Line(msgspec.Struct, frozen=True):
    """One row of a table of medicines: `text`, or `name` and `sig`; or of OMOP, a `drug` by its name in RxNorm and its
    `code` there, with a `sig`.
    """

    text: str | None = None
    name: str | None = None
    sig: str | None = None
    drug: str | None = None
    code: str | None = None
    route: str | None = None
    change: Change | None = None
    as_needed: bool | None = None
    indication: str | None = None


def order_of(formulary: Formulary, given: str) -> MedicineOrder:
    """The order that a `Line` as JSON comes to. msgspec.ValidationError where a value is none that can be."""
    line = msgspec.json.decode(given, type=Line, strict=False)
    return msgspec.structs.replace(
        _order(formulary, line),
        route=line.route,
        change=line.change,
        as_needed=line.as_needed,
        indication=line.indication,
    )


def _order(formulary: Formulary, line: Line) -> MedicineOrder:
    if line.drug is not None:
        return _drug(formulary, line.drug, line.code, line.sig or "")
    if line.text is not None or line.name is None:
        return read_line(line.text or "")
    return _apart(formulary, line.name, line.sig or "")


def _apart(formulary: Formulary, name: str, sig: str) -> MedicineOrder:
    """A name that the formulary knows is taken as it stands; any other may have a strength in it."""
    text = f"{name} {sig}".strip()
    if formulary.find(name) is None:
        return read_line(text)
    return MedicineOrder(text=text, name=name, regimens=read_doses(plain(sig)))


def _drug(formulary: Formulary, drug: str, code: str | None, sig: str) -> MedicineOrder:
    """A product of RxNorm. Its strength is no dose: that is told by the sig alone, in amounts or in pieces."""
    name = _ingredients(drug)
    if formulary.find(name) is None and code is not None:
        row = formulary.connection.execute(_SUBSTANCE, (code,)).fetchone()
        name = row[0] if row and row[0] else name
    product = drug.partition(" [")[0]
    if sig and " / " not in product:
        return msgspec.structs.replace(read_line(f"{product} {sig}"), name=name)
    return MedicineOrder(text=f"{name} {sig}".strip(), name=name, regimens=read_doses(plain(sig)) if sig else ())


def _ingredients(drug: str) -> str:
    """The names in "24 HR metformin 500 MG / sitagliptin 50 MG Oral Tablet [Brand]": "metformin / sitagliptin"; of a
    pack, "{7 (a 1 MG / b 2 MG Oral Tablet) / 21 (Inert Ingredients 1 MG Oral Tablet) } Pack [Brand]", each once.
    """
    parts = map(_ingredient, drug.partition(" [")[0].split(" / "))
    return " / ".join(dict.fromkeys(name for name in parts if name and name != "Inert Ingredients"))


def _ingredient(part: str) -> str:
    words = [word for word in part.split() if not (word.startswith("NDA") and word[-1].isdigit())]
    while len(words) > 1 and (words[0].startswith(("{", "(")) or (words[0][0].isdigit() and words[1].startswith("("))):
        words = [words[1].removeprefix("("), *words[2:]]
    while len(words) > 2 and words[0][0].isdigit() and words[1] in _QUANTITIES:
        words = words[2:]
    # "Vitamin B 12 5 MG/ML": a number is an amount where a unit follows it.
    pairs = pairwise(words)
    amount = next((n for n, (word, unit) in enumerate(pairs) if n and word[0].isdigit() and unit.isupper()), len(words))
    return " ".join(words[:amount]).rstrip(")} ")
