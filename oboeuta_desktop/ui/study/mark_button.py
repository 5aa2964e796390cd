"""Answers one question: how is a small choice made beside a button?"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.study.buttons import StudyButton
from oboeuta_desktop.ui.theme import Theme, ui_font

_SIDE = 20.0
MARK_ROOM = 10
"""Pixels before the mark, for the focus ring."""


class MarkButton(StudyButton):
    """A word with a mark before it: a square that is ticked, or a round one of several."""

    def __init__(self, theme: Theme, name: str, label: str, *, is_round: bool = False) -> None:
        super().__init__(theme, name, label)
        self._is_round = is_round
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Qt: mark, word and room around them."""
        width = QFontMetrics(ui_font(14 * self.factor, 600)).horizontalAdvance(self.text())
        return QSize(
            round(width + _SIDE * self._scale + 3 * MARK_ROOM), round(30 + 14 * self.factor)
        )

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its content."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw mark, word and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("bg3"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        side = _SIDE * self._scale
        self._paint_mark(painter, QRectF(MARK_ROOM, (self.height() - side) / 2, side, side))
        painter.setFont(ui_font(14 * self.factor, 600))
        painter.setPen(self.theme.color("ink" if self.isEnabled() else "ink3"))
        words = QRectF(MARK_ROOM * 1.75 + side, 0, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.theme.color("ink"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 10, 10)

    def _paint_mark(self, painter: QPainter, mark: QRectF) -> None:
        on = self.isChecked()
        edge = "accent" if on and self.isEnabled() else "ctl"
        painter.setPen(QPen(self.theme.color(edge), 1.6))
        if self._is_round:
            painter.setBrush(self.theme.color("bg1"))
            painter.drawEllipse(mark)
            if on:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self.theme.color(edge))
                inner = mark.width() * 0.28
                painter.drawEllipse(QPointF(mark.center()), inner, inner)
            return
        painter.setBrush(self.theme.color(edge) if on else self.theme.color("bg1"))
        painter.drawRoundedRect(mark, 5, 5)
        if on:
            rect = mark.adjusted(2, 2, -2, -2)
            ink = "on_accent" if self.isEnabled() else "bg1"
            draw_icon(painter, "check", rect, self.theme.color(ink))

    @property
    def _scale(self) -> float:
        return min(1.3, self.factor)
