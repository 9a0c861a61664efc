"""Reading a tab-separated data file: a heading line, then one row a line; "|" parts the values of a list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dispensatory.errors import DispensatoryError

_EMPTY: tuple[str, ...] = ()


class VocabularyError(DispensatoryError):
    """A vocabulary data file that cannot be read; `where` is `file:line`."""


class Form(NamedTuple):
    """The form of one data file: its columns in order, which hold lists and which may not be empty."""

    file: str
    columns: tuple[str, ...]
    lists: frozenset[str]
    required: frozenset[str]


def read_rows(text: str, form: Form) -> Iterator[list[str | tuple[str, ...]]]:
    """The rows of `text` in `form`, each value a string or, for a list column, a tuple of strings.

    Empty lines and lines that begin with "#" are passed over. VocabularyError names the file, the line and
    what to do about it.
    """
    width = len(form.columns)
    lists = [position for position, column in enumerate(form.columns) if column in form.lists]
    required = [position for position, column in enumerate(form.columns) if column in form.required]
    seen_heading = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        values: list[str | tuple[str, ...]] = [*line.split("\t")]
        if not seen_heading:
            _check_heading(values, form, number)
            seen_heading = True
            continue
        if len(values) != width:
            raise _wrong_width(form, number, len(values))
        for position in required:
            if not values[position]:
                raise _empty(form, number, form.columns[position])
        for position in lists:
            values[position] = _list(values[position], form, number, form.columns[position])
        yield values


def _list(value: str | tuple[str, ...], form: Form, number: int, column: str) -> tuple[str, ...]:
    """The values of a list column; none of them may be empty."""
    if not value:
        return _EMPTY
    assert isinstance(value, str)
    parts = tuple(value.split("|"))
    if "" in parts or value != value.strip():
        raise VocabularyError(
            f'column "{column}" has an empty value in its list, or a space at its ends',
            where=f"{form.file}:{number}",
            hint='write the values as "first|second", with nothing between or after them',
        )
    return parts


def _check_heading(values: list[str | tuple[str, ...]], form: Form, number: int) -> None:
    if tuple(values) != form.columns:
        raise VocabularyError(
            "the heading line is not the one expected",
            where=f"{form.file}:{number}",
            hint=f"the columns are, with a tab between them: {' '.join(form.columns)}",
        )


def _wrong_width(form: Form, number: int, found: int) -> VocabularyError:
    return VocabularyError(
        f"{found} columns, where {len(form.columns)} are expected",
        where=f"{form.file}:{number}",
        hint=f"put a tab after each of {' '.join(form.columns)}; leave an unknown value empty, not out",
    )


def _empty(form: Form, number: int, column: str) -> VocabularyError:
    return VocabularyError(
        f'column "{column}" is empty', where=f"{form.file}:{number}", hint="every row states it: fill it in"
    )
