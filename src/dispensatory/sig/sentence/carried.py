"""Routes and patients, which may stand before or after the amount they belong to."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")
_MOST = 12  # each amount takes a copy, so that a long list would cost a copy of itself for each


class Carried(Generic[T]):
    """What was said before the next amount. It goes on to every later amount, until something new is said."""

    def __init__(self) -> None:
        self.values: list[T] = []
        self.used = True

    def add(self, value: T) -> None:
        """Notes a value for the amounts to come; the first after an amount replaces what was noted before it."""
        if self.used:
            self.values = []
        if len(self.values) < _MOST:
            self.values.append(value)
        self.used = False

    def take(self) -> list[T]:
        """The values noted, for an amount."""
        self.used = True
        return list(self.values)

    def left(self) -> list[T]:
        """The values that no amount has taken yet."""
        return [] if self.used else list(self.values)
