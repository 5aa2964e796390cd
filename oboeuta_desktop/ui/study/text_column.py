"""Answers one question: where on a study page does what is read and answered stand?

In one column that is short enough to read, with the buttons below it between the same edges, and
not right under the upper edge where there is room: eyes rest above the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

WIDEST = 880
"""Logical pixels of a line of text, at letters of the designed size."""
SIDE = 32
"""Pixels that are free at the sides where there is no room to spare."""
_CALM = 0.18
"""The share of the page's height above the column, where there is room."""


def side_of(width: int, factor: float) -> int:
    """Pixels free at each side of a page ``width`` pixels wide."""
    return max(SIDE, round((width - WIDEST * factor) / 2))


class Sided(Protocol):
    """A row of the page that can stand between the column's edges."""

    def set_sides(self, left: int, right: int) -> None:
        """Keep so many pixels free at the sides."""
        ...


class TextColumn(QObject):
    """Keeps the content of a page in its column, and the rows around it between its edges."""

    def __init__(
        self,
        page: QWidget,
        area: QScrollArea,
        column: QVBoxLayout,
        rows: Sequence[Sided],
        *,
        least: tuple[int, int],
    ) -> None:
        """Take over the margins of a column.

        Args:
            page: all of it.
            area: what scrolls the content; it has its widget.
            column: the content's layout.
            rows: what stands between the same edges.
            least: pixels above and below the content at the least.
        """
        super().__init__(page)
        self._page, self._area, self._column, self._rows = page, area, column, tuple(rows)
        self._top, self._bottom = least
        self._factor = 1.0
        self._sides = (0, 0)
        for part in (area.widget(), area.viewport()):
            assert part is not None
            part.installEventFilter(self)

    def fit(self, factor: float) -> None:
        """Stand where letters ``factor`` times as large as designed ask for."""
        self._factor = factor
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: content or room has become another."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        side = side_of(self._page.width(), self._factor)
        bar = self._page.width() - self._area.viewport().width()
        if (side, side + bar) != self._sides:
            self._sides = (side, side + bar)
            for row in self._rows:
                row.set_sides(*self._sides)
        now = self._column.contentsMargins()
        wanted = (side, self._top + self._spare(now.top() + now.bottom()), side, self._bottom)
        if (now.left(), now.top(), now.right(), now.bottom()) != wanted:
            self._column.setContentsMargins(*wanted)

    def _spare(self, margins: int) -> int:
        """Pixels to leave above the content besides the least, never so many that it scrolls."""
        room = self._area.viewport()
        column, width = self._column, room.width()
        has_rows = column.hasHeightForWidth()
        high = column.heightForWidth(width) if has_rows else column.sizeHint().height()
        spare = room.height() - (high - margins) - self._top - self._bottom
        above = self._area.mapTo(self._page, QPoint()).y()
        wished = round(_CALM * self._page.height()) - above - self._top
        return max(0, min(spare, wished))
