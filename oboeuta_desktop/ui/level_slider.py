"""Answers one question: how does the learner set how loud a voice is?"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider

from oboeuta_desktop.ui.theme import Theme


class LevelSlider(QSlider):
    """A horizontal slider from 0 to 1.5 (linear factor), in steps of 0.05; its value is percent.

    Signals:
        level_changed: the factor, when the learner moved it.
    """

    level_changed = Signal(float)

    def __init__(self, theme: Theme, name: str, label: str, token: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._token = token
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setRange(0, 150)
        self.setValue(100)
        self.setSingleStep(5)
        self.setPageStep(20)
        self.setFixedHeight(28)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._label = label
        self._tell()
        self.valueChanged.connect(self._moved)

    def set_level(self, factor: float) -> None:
        """Show ``factor`` without announcing it."""
        self.blockSignals(True)
        self.setValue(round(factor * 100))
        self.blockSignals(False)
        self._tell()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw groove, the mark at "as recorded" and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = self.height() / 2
        left, right = 10.0, self.width() - 10.0
        x = left + (right - left) * self.value() / self.maximum()
        neutral = left + (right - left) * 100 / 150
        cap = Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(self._theme.color("ctl"), 4, Qt.PenStyle.SolidLine, cap))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLine(QPointF(neutral, y + 7), QPointF(neutral, y + 8))
        color = self._theme.color(self._token)
        painter.setPen(QPen(color, 4, Qt.PenStyle.SolidLine, cap))
        painter.drawLine(QPointF(left, y), QPointF(x, y))
        ring = self._theme.color("ink") if self.hasFocus() else self._theme.color("bg1")
        painter.setPen(QPen(ring, 2))
        painter.setBrush(color)
        painter.drawEllipse(QPointF(x, y), 8, 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: jump to the place pressed."""
        self._to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: follow the mouse."""
        self._to(event.position().x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: back to "as recorded"."""
        self.setValue(100)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: one step per notch."""
        self.setValue(self.value() + (5 if event.angleDelta().y() > 0 else -1))
        event.accept()

    def _to(self, x: float) -> None:
        share = (x - 10) / max(1.0, self.width() - 20.0)
        self.setValue(5 * round(share * self.maximum() / 5))

    def _moved(self) -> None:
        self._tell()
        self.level_changed.emit(self.value() / 100)

    def _tell(self) -> None:
        percent = self.value()
        self.setToolTip(f"{self._label} {percent}%")
        self.setAccessibleDescription(f"{percent}%")
