"""Answers one question: what is there to find out, and has it been found?"""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from oboeuta_desktop.demos.demo import Goal
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme

TALL, FLAT = 26, 22
CELEBRATION_MS = 520
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(
    Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
)


class GoalRow(QWidget):
    """A goal that ticks itself and stays ticked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._is_reached = False
        self._is_flat = False
        self._joy = QVariantAnimation(self)
        self._joy.setStartValue(1.0)
        self._joy.setEndValue(0.0)
        self._joy.setDuration(CELEBRATION_MS)
        self._joy.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._joy.valueChanged.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TALL)

    @property
    def is_reached(self) -> bool:
        """Whether the tick is there."""
        return self._is_reached

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._take_height()
        self.update()

    def set_flat(self, is_flat: bool) -> None:
        """Take a little less height."""
        self._is_flat = is_flat
        self._take_height()

    def show_goal(self, goal: Goal) -> None:
        """Show ``goal``, open."""
        self._joy.stop()
        self._text, self._is_reached = words(goal.words), False
        self._take_height()
        self._say()

    def tick(self, *, celebrate: bool) -> None:
        """Mark the goal as reached; ``celebrate`` lets the tick shine for half a second."""
        self._is_reached = True
        self._say()
        if celebrate:
            self._joy.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: where it is narrow the words take more rows."""
        super().resizeEvent(event)
        self._take_height()

    def _take_height(self) -> None:
        room = QRect(0, 0, max(80, self.width() - 30), 1000)
        needed = QFontMetrics(self._theme.font(13)).boundingRect(room, _WRAP, self._text).height()
        self.setFixedHeight(max(FLAT if self._is_flat else TALL, needed + 4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint circle, tick and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, middle = self._theme, self.height() / 2
        center = QPointF(13, middle)
        color = theme.color("good" if self._is_reached else "ctl")
        if self._joy.state() == QVariantAnimation.State.Running:
            left = float(self._joy.currentValue())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("good", round(150 * left)))
            painter.drawEllipse(center, 13 - 4 * left, 13 - 4 * left)
        painter.setPen(QPen(color, 2))
        painter.setBrush(color if self._is_reached else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(center, 7.5, 7.5)
        if self._is_reached:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(theme.color("bg1"), 2, Qt.PenStyle.SolidLine, cap, join))
            tick = [QPointF(-3.6, 0.2), QPointF(-1.0, 2.9), QPointF(3.7, -2.8)]
            painter.drawPolyline(QPolygonF([center + point for point in tick]))
        painter.setFont(self._theme.font(13))
        painter.setPen(theme.color("ink" if not self._is_reached else "ink3"))
        painter.drawText(
            QRectF(30, 0, self.width() - 30, self.height()),
            _WRAP,
            self._text,
        )

    def _say(self) -> None:
        state = self.tr("達成") if self._is_reached else self.tr("未達成")
        self.setAccessibleName(
            self.tr("目標：{goal}（{state}）").format(goal=self._text, state=state)
        )
        self.update()
