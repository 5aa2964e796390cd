"""Answers one question: where do the buttons stand below a drill?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme

_SIDE = 32
_GAP = 8


class DrillRow(QWidget):
    """Buttons on the left and on the right, in one row or, where that is too narrow, in two."""

    def __init__(
        self, theme: Theme, left: Sequence[ActionButton], right: Sequence[ActionButton]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._buttons = (*left, *right)
        self._left, self._right = QHBoxLayout(), QHBoxLayout()
        for row, buttons in ((self._left, left), (self._right, right)):
            row.setSpacing(_GAP)
            for button in buttons:
                row.addWidget(button)
        self._left.addStretch(1)
        self._rows = QHBoxLayout()
        self._rows.setSpacing(_GAP)
        self._rows.addLayout(self._left, 1)
        self._rows.addLayout(self._right)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE, 10, _SIDE, 10)
        self._column.addLayout(self._rows)

    def fold(self) -> None:
        """Side by side while there is room, else one above the other."""
        shown = [button for button in self._buttons if not button.isHidden()]
        wide = sum(button.sizeHint().width() + _GAP for button in shown)
        direction = QHBoxLayout.Direction
        sides = self._column.contentsMargins()
        has_room = wide <= self.width() - sides.left() - sides.right()
        wanted = direction.LeftToRight if has_room else direction.TopToBottom
        if self._rows.direction() != wanted:
            self._rows.setDirection(wanted)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for button in self._buttons:
            button.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for button in self._buttons:
            button.set_text_scale(factor)
        self.fold()

    def set_sides(self, left: int, right: int) -> None:
        """Keep so many pixels free at the sides, as the page above does."""
        self._column.setContentsMargins(left, 10, right, 10)
        self.fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: two rows where one is too narrow."""
        super().resizeEvent(event)
        self.fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and its upper edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg1"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))
