"""Loading the vocabulary from the data files in this package."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, TypeVar

from dispensatory.vocab.rows import (
    Class,
    ClassMember,
    Combination,
    Condition,
    CrossAllergy,
    Effect,
    Exposure,
    KnownInteraction,
    LooseClass,
    Route,
    Substance,
)
from dispensatory.vocab.table import Form, VocabularyError, read_rows
from dispensatory.vocab.vocabulary import Vocabulary


class Folder(Protocol):
    """Where the data files are: a path, or a package's files."""

    def joinpath(self, name: str, /) -> Any:
        """The file of that name."""


_LISTS = frozenset({"other_names", "brands", "synonyms", "lay_terms", "parents", "ingredients"})
_OPTIONAL = frozenset({"unii", "rxcui", "system"}) | _LISTS - {"ingredients"}
_Row = TypeVar("_Row")


def _form(file: str, columns: str) -> Form:
    names = tuple(columns.split())
    return Form(file, names, _LISTS, frozenset(names) - _OPTIONAL)


FORMS = {
    "substances": _form("substances.tsv", "name unii rxcui other_names brands source date"),
    "combinations": _form("combinations.tsv", "name other_names ingredients source date"),
    "classes": _form("classes.tsv", "id term synonyms lay_terms parents source date"),
    "class_members": _form("class_members.tsv", "class substance source date"),
    "conditions": _form("conditions.tsv", "id term synonyms parents source date"),
    "effects": _form("effects.tsv", "id term synonyms system source date"),
    "routes": _form("routes.tsv", "id term synonyms"),
    "exposures": _form("exposures.tsv", "id term synonyms kind source date"),
    "loose_classes": _form("loose_classes.tsv", "class way source date"),
    "cross_allergies": _form("cross_allergy.tsv", "class allergen verdict source date"),
    "interactions": _form("interactions.tsv", "first second verdict effect source date"),
}


@cache
def load() -> Vocabulary:
    """The vocabulary of this package, read once."""
    return read_vocabulary(files("dispensatory.vocab"))


def read_vocabulary(folder: Folder) -> Vocabulary:
    """The vocabulary whose data files lie in `folder`; VocabularyError where one of them cannot be read."""
    return Vocabulary(
        substances=_entries(folder, "substances", Substance),
        combinations=_entries(folder, "combinations", Combination),
        classes=_entries(folder, "classes", Class),
        class_members=_rows(folder, "class_members", ClassMember),
        conditions=_entries(folder, "conditions", Condition),
        effects=_entries(folder, "effects", Effect),
        routes=_entries(folder, "routes", Route),
        exposures=_entries(folder, "exposures", Exposure),
        loose_classes=_rows(folder, "loose_classes", LooseClass),
        cross_allergies=_rows(folder, "cross_allergies", CrossAllergy),
        interactions=_rows(folder, "interactions", KnownInteraction),
    )


def _rows(folder: Folder, kind: str, make: Callable[..., _Row]) -> tuple[_Row, ...]:
    form = FORMS[kind]
    return tuple(make(*values) for values in read_rows(_text(folder, form), form))


def _entries(folder: Folder, kind: str, make: Callable[..., _Row]) -> tuple[_Row, ...]:
    """Rows that have an id of their own, the first column."""
    rows = _rows(folder, kind, make)
    _check_ids(FORMS[kind], (row[0] for row in rows))  # type: ignore[index]
    return rows


def _check_ids(form: Form, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for entry in ids:
        if entry in seen:
            raise VocabularyError(
                f'two rows have "{entry}" as their {form.columns[0]}',
                where=form.file,
                hint="make them one row",
            )
        seen.add(entry)


def _text(folder: Folder, form: Form) -> str:
    try:
        text: str = folder.joinpath(form.file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(
            f"the data file cannot be read: {error}", where=form.file, hint="install the package again"
        ) from error
    return text
