"""Answers one question: how is a series shown, hidden and chosen?"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from oboeuta_desktop.demos.demo import Series
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme, ui_font

HEIGHT = 34


class SeriesChip(QAbstractButton):
    """A pill in the colour of its series: filled when shown, with a ring when the point rides on
    it.
    """

    def __init__(self, series: Series, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series, self._theme = series, theme
        self._look: tuple[bool, bool] | None = None
        self.setText(words(series.label))
        self.setFont(theme.font(13, 600))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(words(series.hint))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.setFont(theme.font(13, 600))
        self.updateGeometry()
        self.update()

    def set_look(self, *, is_shown: bool, is_active: bool) -> None:
        """Show whether the series is shown and whether it is the active one."""
        if (is_shown, is_active) == self._look:
            return
        self._look = (is_shown, is_active)
        self.setChecked(is_shown)
        state = (
            self.tr("選択中") if is_active else self.tr("表示中") if is_shown else self.tr("非表示")
        )
        hint = words(self._series.hint)
        self.setAccessibleDescription(self.tr("{state}。{hint}").format(state=state, hint=hint))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as wide as the text with its dot."""
        advance = QFontMetricsF(self.font()).horizontalAdvance(self.text())
        letters = self._theme.letters
        return QSize(round(advance + 38 * letters), round(HEIGHT * letters))

    def nextCheckState(self) -> None:
        """Qt: a click changes nothing by itself; the scene decides what it means."""

    def paintEvent(self, e: QPaintEvent) -> None:
        """Qt: paint the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        letters = self._theme.letters
        painter.scale(letters, letters)
        painter.setFont(ui_font(13, 600))
        area = QRectF(0, 0, self.width() / letters, self.height() / letters)
        area.adjust(1.5, 1.5, -1.5, -1.5)
        token, theme = self._series.token, self._theme
        color = theme.color(token)
        on, is_active = self._look or (False, False)
        painter.setPen(QPen(color if on else theme.color("ctl"), 2.0 if is_active else 1.2))
        painter.setBrush(theme.color(token, 64 if is_active else 28) if on else theme.color("bg2"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        if self.hasFocus():
            inner = area.adjusted(2.6, 2.6, -2.6, -2.6)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("ink"), 1.6))
            painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        spot = QPointF(area.left() + 16, area.center().y())
        painter.setPen(QPen(color, 2))
        painter.setBrush(color if on else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(spot, 4, 4)
        if is_active:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, 1.6))
            painter.drawEllipse(spot, 7.5, 7.5)
        painter.setPen(theme.color("ink" if on else "ink3"))
        painter.drawText(
            area.adjusted(29, 0, -4, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )
