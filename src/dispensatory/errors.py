"""What went wrong, where, and what to do next; and the exit codes of the command line.

Exit codes: 0 checked and nothing flagged; 1 flagged; 2 wrong use or bad input; 3 nothing flagged but something
could not be checked.
"""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every command."""

    CLEAR = 0
    FLAGGED = 1
    BAD_INPUT = 2
    NOT_CHECKED = 3


class DispensatoryError(Exception):
    """An error to be shown to a user.

    `what` says what is wrong, `where` names the file, line or field, `hint` says what to do about it.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} ({self.hint})" if self.hint else head


class PageError(DispensatoryError):
    """A page that cannot be read as a monograph; `where` is `file:line`."""


class CaseError(DispensatoryError):
    """A patient or prescription that is not valid; `where` names the field."""


class FormularyError(DispensatoryError):
    """A formulary that cannot be built or opened."""
