"""Answers one question: how do parts come and go without being destroyed?

A part that is made anew where a destroyed one lay is taken by PySide for the destroyed one, and
brings the program down. What is not needed is hidden, and shown again when it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

_Part = TypeVar("_Part", bound=QWidget)


class Kept(Generic[_Part]):
    """Parts of one kind, as many in use as are needed at most so far."""

    def __init__(self, make: Callable[[int], _Part]) -> None:
        """Keep what ``make`` makes: a part in its layout, for the place it gets, counted from 0."""
        self._make = make
        self._parts: list[_Part] = []
        self._count = 0

    def use(self, count: int) -> tuple[_Part, ...]:
        """Show ``count`` parts and hide the others; the same ones stand in the same places."""
        while len(self._parts) < count:
            self._parts.append(self._make(len(self._parts)))
        self._count = count
        for place, part in enumerate(self._parts):
            part.setVisible(place < count)
        return self.used

    @property
    def used(self) -> tuple[_Part, ...]:
        """Those in use."""
        return tuple(self._parts[: self._count])

    def __iter__(self) -> Iterator[_Part]:
        """All of them, hidden ones too: for what must also be right when they are used again."""
        return iter(self._parts)
