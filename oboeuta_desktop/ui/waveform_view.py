"""Answers one question: where in the song are we, and how does the song look as a whole?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider

from oboeuta_desktop.ui.theme import Theme, ui_font

_BAR_PITCH = 4
_BAR_WIDTH = 2.4
_WAVE_CENTRE = 18.0
_WAVE_HALF = 14.0
_NAMES_TOP = 37
_NAMES_FOOT = 45
_NAMES_INSET = 8
"""Pixels from the side: the focus ring lies there."""
_DRAG_PIXELS = 6


def clock_text(seconds: float) -> str:
    """Seconds as m:ss, never negative."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


class WaveformView(QSlider):
    """The waveform with playhead, section names and loop range.

    A click seeks; a drag marks an A-B loop; the arrow keys seek by 5 s. It is a slider over whole
    seconds, so that a screen reader can tell and set the place.

    Signals:
        seek_requested: song seconds.
        loop_requested: song seconds from, to.
    """

    seek_requested = Signal(float)
    loop_requested = Signal(float, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._duration = 0.0
        self._position = 0.0
        self._told = -1
        self._levels: Sequence[float] = ()
        self._seconds_per_level = 0.0
        self._sections: tuple[tuple[str, float], ...] = ()
        self._loop: tuple[float, float] | None = None
        self._drag: tuple[float, float] | None = None
        self._bars: dict[str, QPixmap] = {}
        self.setObjectName("waveform")
        self.setAccessibleName(self.tr("再生位置"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(48)
        self.setToolTip(self.tr("クリックで移動、ドラッグで区間くり返し"))
        self.valueChanged.connect(lambda second: self.seek_requested.emit(float(second)))
        self._tell()

    def sizeHint(self) -> QSize:
        """Qt: wide as the bar allows."""
        return QSize(400, 48)

    def minimumSizeHint(self) -> QSize:
        """Qt: the last to keep its room."""
        return QSize(80, 48)

    def set_song(self, duration: float, sections: Sequence[tuple[str, float]]) -> None:
        """Show a song of ``duration`` seconds with its section names and their starts."""
        self._duration = duration
        self._sections = tuple(sections)
        with QSignalBlocker(self):
            self.setRange(0, max(1, int(duration)))
        self._tell()
        self._redraw()

    def set_levels(self, levels: Sequence[float], seconds_per_level: float) -> None:
        """Show peak levels of 0..1, each standing for ``seconds_per_level`` seconds."""
        self._levels = levels
        self._seconds_per_level = seconds_per_level
        self._redraw()

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Show the loop range in song seconds."""
        if loop != self._loop:
            self._loop = loop
            self.update()

    def set_position(self, position: float) -> None:
        """Move the playhead; repaints only when it moves by a device pixel."""
        old, new = self._device_x(self._position), self._device_x(position)
        self._position = position
        if old == new:
            return
        ratio = self.devicePixelRatioF()
        left, right = min(old, new) / ratio, max(old, new) / ratio
        self.update(QRect(int(left) - 4, 0, int(right - left) + 9, _NAMES_TOP))
        if int(position) != self._told:
            self._told = int(position)
            self._tell()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: copy the cached bars on both sides of the playhead and draw the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self._device_x(self._position) / self.devicePixelRatioF()
        self._paint_loop(painter)
        known = len(self._levels) > 0
        for token, left, right in (("accent", 0.0, x), ("ctl", x, float(self.width()))):
            if not known:  # nothing is decoded yet: a line instead of bars
                line = QRectF(left, _WAVE_CENTRE - 1, right - left, 2)
                painter.fillRect(line, self._theme.color(token))
                continue
            painter.save()
            clip = QRectF(left, 0, right - left, 36).intersected(QRectF(event.rect()))
            painter.setClipRect(clip)
            painter.drawPixmap(0, 0, self._bars_in(token))
            painter.restore()
        self._paint_sections(painter, names=event.rect().bottom() >= _NAMES_TOP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("ink"))
        painter.drawRoundedRect(QRectF(x - 1.5, 0, 3, 36), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the bars are drawn anew at the new width."""
        self._redraw()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click or the start of a drag."""
        if event.button() == Qt.MouseButton.LeftButton and self._duration > 0:
            self._drag = (event.position().x(), event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: widen the range being marked."""
        if self._drag is not None:
            self._drag = (self._drag[0], event.position().x())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: seek, or loop over what was marked."""
        if self._drag is None:
            return
        start, end = self._drag[0], event.position().x()
        self._drag = None
        self.update()
        if abs(end - start) < _DRAG_PIXELS:
            self.seek_requested.emit(self._seconds(end))
        else:
            self.loop_requested.emit(self._seconds(min(start, end)), self._seconds(max(start, end)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Home and End; everything else is the window's."""
        if event.key() == Qt.Key.Key_Home:
            self.seek_requested.emit(0.0)
        elif event.key() == Qt.Key.Key_End:
            self.seek_requested.emit(max(0.0, self._duration - 5.0))
        else:
            event.ignore()

    def wheelEvent(self, e: QWheelEvent) -> None:
        """Qt: the wheel moves nothing here."""
        e.ignore()

    def _tell(self) -> None:
        """Say the place to those who hear it."""
        with QSignalBlocker(self):
            self.setValue(max(0, self._told))
        told = f"{clock_text(self._position)} / {clock_text(self._duration)}"
        self.setAccessibleDescription(told)

    def _seconds(self, x: float) -> float:
        return max(0.0, min(1.0, x / max(1, self.width()))) * self._duration

    def _x(self, seconds: float) -> float:
        return self.width() * seconds / self._duration if self._duration > 0 else 0.0

    def _device_x(self, seconds: float) -> int:
        return round(self._x(seconds) * self.devicePixelRatioF())

    def _redraw(self) -> None:
        self._bars.clear()
        self.update()

    def _bars_in(self, token: str) -> QPixmap:
        """All bars in one colour, drawn once per size, song and theme."""
        kept = self._bars.get(token)
        ratio = self.devicePixelRatioF()
        if kept is not None and kept.devicePixelRatio() == ratio:
            return kept
        pixmap = QPixmap(max(1, round(self.width() * ratio)), round(36 * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(token))
        for k, level in enumerate(self._bar_levels()):
            half = 1.5 + (_WAVE_HALF - 1.5) * float(level)
            bar = QRectF(k * _BAR_PITCH, _WAVE_CENTRE - half, _BAR_WIDTH, 2 * half)
            painter.drawRoundedRect(bar, 1.2, 1.2)
        painter.end()
        self._bars[token] = pixmap
        return pixmap

    def _bar_levels(self) -> list[float]:
        """The loudest level under each bar, the loudest of all being 1; 0 where none is known."""
        count = max(1, self.width() // _BAR_PITCH)
        known = len(self._levels)
        if self._duration <= 0 or known == 0:
            return [0.0] * count
        loudest = max(0.05, *self._levels)
        per_bar = self._duration / count / self._seconds_per_level
        edges = [min(known, int(k * per_bar)) for k in range(count + 1)]
        return [
            max(self._levels[first:last], default=0.0) / loudest for first, last in pairwise(edges)
        ]

    def _paint_loop(self, painter: QPainter) -> None:
        span = self._loop
        if self._drag is not None:
            span = (self._seconds(min(self._drag)), self._seconds(max(self._drag)))
        if span is None:
            return
        left, right = self._x(span[0]), self._x(span[1])
        painter.setPen(QPen(self._theme.color("accent"), 1))
        painter.setBrush(self._theme.color("accent", 40))
        painter.drawRoundedRect(QRectF(left, 1, right - left, 34), 6, 6)

    def _paint_sections(self, painter: QPainter, *, names: bool) -> None:
        """A tick at each section's start, and below it the names, as far as they do not collide."""
        font = ui_font(min(13, round(11 * self._theme.letters)), 600)  # below is no more room
        painter.setFont(font)
        painter.setPen(self._theme.color("ink3"))
        free_from = 0.0
        for name, start in self._sections:
            x = self._x(start)
            painter.drawLine(QPointF(x, 32), QPointF(x, _NAMES_TOP - 1))
            if not names or x < free_from:
                continue
            width = QFontMetricsF(font).horizontalAdvance(name)
            x = max(x, _NAMES_INSET)
            if x + width <= self.width() - _NAMES_INSET:
                painter.drawText(QPointF(x, _NAMES_FOOT), name)
                free_from = x + width + 8
