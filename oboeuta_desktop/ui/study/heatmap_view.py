"""Answers one question: which line is this on the heat-map, and how does one get to it?

Mouse and arrow keys move one cursor; what it is on is told in words, to a screen reader too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from oboeuta_desktop.ui.heatmap_picture import (
    CELL_HEIGHT,
    HeatmapLayout,
    HeatRow,
    PlacedCell,
    draw_legend,
    draw_placed,
    lay_out_heatmap,
    legend_height,
)
from oboeuta_desktop.ui.theme import Theme

_TARGET = 44.0  # pixels on the screen that a finger hits
_EDGE = 1.0  # for the rim of the outermost cells
_LEGEND_GAP = 20.0


class HeatmapView(QWidget):
    """The lines of all songs as cells, with a cursor, and a legend below.

    Signals:
        cursor_moved: the cell under the cursor, as row and column.
        chosen: a cell, by click or Enter, as row and column.
    """

    SPOKEN_ROLE = QAccessible.Role.Graphic

    cursor_moved = Signal(int, int)
    chosen = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._rows: tuple[HeatRow, ...] = ()
        self._words: tuple[tuple[str, ...], ...] = ()
        self._placed = HeatmapLayout((), (), 0.0)
        self._cursor = 0
        self._was_met = False
        self.setObjectName("heatmap_view")
        self.setAccessibleName(self.tr("行ごとの定着度"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    # -- what is shown ------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[HeatRow], words: Sequence[Sequence[str]]) -> None:
        """Show songs; ``words`` says of each row what each cell is."""
        before = self.marked
        self._rows = tuple(rows)
        self._words = tuple(map(tuple, words))
        self._lay_out()
        if before is None or not self.move_to(*before):
            self._cursor = 0
        self._describe()

    @property
    def marked(self) -> tuple[int, int] | None:
        """Row and column of the cell under the cursor; None without any cell."""
        place = self._place
        return None if place is None else (place.row, place.column)

    @property
    def words(self) -> str:
        """What the cell under the cursor is."""
        place = self._place
        return "" if place is None else self._words[place.row][place.column]

    def move_to(self, row: int, column: int) -> bool:
        """Put the cursor on a cell, without telling; False when there is none."""
        for number, cell in enumerate(self._placed.cells):
            if (cell.row, cell.column) == (row, column):
                self._cursor = number
                self._describe()
                self.update()
                return True
        return False

    def rect_of_cursor(self) -> QRect:
        """Where the cell under the cursor stands, in this widget."""
        place = self._place
        return QRect() if place is None else self._on_screen(place.rect).toAlignedRect()

    def rect_of(self, row: int, column: int) -> QRect:
        """Where a cell stands, in this widget; an empty one where there is none."""
        for cell in self._placed.cells:
            if (cell.row, cell.column) == (row, column):
                return self._on_screen(cell.rect).toAlignedRect()
        return QRect()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self._lay_out()
        self.update()

    # -- events -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width, other rows."""
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw cells, cursor and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._factor, self._factor)
        seen = [cell for cell in self._placed.cells if event.rect().intersects(self._around(cell))]
        draw_placed(painter, replace(self._placed, cells=tuple(seen)), self._rows, self._theme)
        place = self._place
        if place is not None and (self.hasFocus() or self._was_met):
            # A gap between cell and frame: on a cell as pale as the frame it still shows.
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("bg0"), 2))
            painter.drawRoundedRect(place.rect.adjusted(3, 3, -3, -3), 2, 2)
            token = "accent" if self.hasFocus() else "ink2"
            painter.setPen(QPen(self._theme.color(token), 3))
            painter.drawRoundedRect(place.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        corner = QPointF(_EDGE, _EDGE + self._placed.height + _LEGEND_GAP)
        draw_legend(painter, corner, self._theme, self._room)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: what the cell is comes up beside it; the cursor of the keys stays where it is."""
        cell = self._at(event.position())
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if cell is not None else Qt.CursorShape.ArrowCursor
        )
        self.setToolTip("" if cell is None else self._tip(cell))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click chooses, one with the right button only goes there."""
        cell = self._at(event.position())
        if cell is None:
            return
        self._was_met = True
        self._go_to(self._placed.cells.index(cell))
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(cell.row, cell.column)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the cursor shows and is told."""
        super().focusInEvent(event)
        if self._place is not None:
            self._go_to(self._cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the cursor grows pale."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows, Home, End and Page move; Return chooses."""
        place = self._place
        wanted = None if place is None else self._reached(event.key(), place)
        if wanted is not None:
            self._was_met = True
            self._go_to(wanted)
        elif place is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.chosen.emit(place.row, place.column)
        else:
            super().keyPressEvent(event)

    # -- inside -------------------------------------------------------------------------------

    @property
    def _place(self) -> PlacedCell | None:
        cells = self._placed.cells
        return cells[self._cursor] if self._cursor < len(cells) else None

    @property
    def _room(self) -> float:
        """Pixels of the layout from side to side."""
        return self.width() / self._factor - 2 * _EDGE

    def _lay_out(self) -> None:
        height = max(CELL_HEIGHT, _TARGET / self._factor)
        corner = QPointF(_EDGE, _EDGE)
        self._placed = lay_out_heatmap(self._rows, corner, self._room, cell_height=height)
        whole = self._placed.height + _LEGEND_GAP + legend_height(self._room) + 2 * _EDGE
        self.setFixedHeight(round(whole * self._factor) + 1)

    def _reached(self, key: int, place: PlacedCell) -> int | None:
        """Where a key leads; the same cell at an edge; None for other keys."""
        cells, last = self._placed.cells, len(self._placed.cells) - 1
        own = [number for number, cell in enumerate(cells) if cell.row == place.row]
        return {
            Qt.Key.Key_Left: max(0, self._cursor - 1),
            Qt.Key.Key_Right: min(last, self._cursor + 1),
            Qt.Key.Key_Up: self._beyond(place, -1),
            Qt.Key.Key_Down: self._beyond(place, 1),
            Qt.Key.Key_Home: own[0],
            Qt.Key.Key_End: own[-1],
            Qt.Key.Key_PageUp: self._song(place.row - 1),
            Qt.Key.Key_PageDown: self._song(place.row + 1),
        }.get(Qt.Key(key))

    def _beyond(self, place: PlacedCell, step: int) -> int:
        """The nearest cell in the next row of cells above or below."""
        middle = place.rect.center()
        beyond = [
            (abs(cell.rect.center().y() - middle.y()), abs(cell.rect.center().x() - middle.x()), n)
            for n, cell in enumerate(self._placed.cells)
            if (cell.rect.center().y() - middle.y()) * step > 1
        ]
        return min(beyond)[2] if beyond else self._cursor

    def _song(self, row: int) -> int:
        """The first line of a song; where there is none, the cursor stays."""
        cells = self._placed.cells
        return next((n for n, cell in enumerate(cells) if cell.row == row), self._cursor)

    def _go_to(self, number: int) -> None:
        before, self._cursor = self._place, number
        self._describe()
        place = self._placed.cells[number]
        for cell in (before, place):
            if cell is not None:
                self.update(self._around(cell))
        self.cursor_moved.emit(place.row, place.column)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words))

    def _tip(self, cell: PlacedCell) -> str:
        words = self._words[cell.row][cell.column]
        return f"{words}\n{self.tr('クリックでくりかえす・右クリックで解説と図')}"

    def _describe(self) -> None:
        self.setAccessibleDescription(self.words)

    def _at(self, position: QPointF) -> PlacedCell | None:
        return self._placed.cell_at(position / self._factor)

    def _around(self, cell: PlacedCell) -> QRect:
        """A cell with its frame, in this widget."""
        return self._on_screen(cell.rect.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)).toAlignedRect()

    def _on_screen(self, rect: QRectF) -> QRectF:
        size = rect.size() * self._factor
        return QRectF(rect.topLeft() * self._factor, size)
