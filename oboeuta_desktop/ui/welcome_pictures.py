"""Answers one question: how do the four things to know look as small drawings?

Each is drawn on a field of 240 x 132 and made to fit its place. There are no words in them, so that
they are the same in every language.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oboeuta_desktop.ui.theme import Theme, ui_font

Scene = Literal["sing", "click", "drag", "fill"]
PICTURE_SHARE = 0.64
"""The most height of a drawing, of its width: higher, its ground would be empty."""
SCENES: tuple[Scene, ...] = ("sing", "click", "drag", "fill")
_WIDTH = 240.0
_HEIGHT = 132.0


class Picture(QWidget):
    """One of the drawings on its ground."""

    def __init__(self, theme: Theme, scene: Scene) -> None:
        super().__init__()
        self._theme = theme
        self._scene: Scene = scene
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: the drawing at its own size."""
        return QSize(round(_WIDTH), round(_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: no higher than the drawing is."""
        super().resizeEvent(event)
        self.setMaximumHeight(round(event.size().width() * PICTURE_SHARE))

    def minimumSizeHint(self) -> QSize:
        """Qt: still to be made out."""
        return QSize(round(_WIDTH * 0.6), round(_HEIGHT * 0.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground, then the drawing in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg0"))
        painter.drawRoundedRect(rect, 12, 12)
        scale = min(rect.width() / _WIDTH, rect.height() / _HEIGHT)
        painter.translate(rect.center().x(), rect.center().y())
        painter.scale(scale, scale)
        painter.translate(-_WIDTH / 2, -_HEIGHT / 2)
        draw: dict[Scene, Callable[[QPainter, Theme], None]] = {
            "sing": _sing,
            "click": _click,
            "drag": _drag,
            "fill": _fill,
        }
        draw[self._scene](painter, self._theme)


def _bar(painter: QPainter, place: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)


def _sing(painter: QPainter, theme: Theme) -> None:
    """Lines of lyrics; the morae of the one in the middle light up up to the voice."""
    painter.setBrush(theme.color("ctl", 110))
    _bar(painter, QRectF(56, 20, 108, 10))
    _bar(painter, QRectF(56, 104, 132, 10))
    painter.setBrush(theme.color("accent"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(30, 67), 14, 14)
    painter.setBrush(theme.color("on_accent"))
    painter.drawPolygon(QPolygonF([QPointF(26, 60), QPointF(26, 74), QPointF(37, 67)]))
    painter.setPen(Qt.PenStyle.NoPen)
    for mora in range(7):
        place = QRectF(56 + 23 * mora, 55, 19, 24)
        sung = max(0.0, min(1.0, 4.45 - mora))
        painter.setBrush(theme.color("ctl", 160))
        painter.drawRoundedRect(place, 5, 5)
        if sung:
            painter.save()
            painter.setClipRect(QRectF(place.left(), place.top(), place.width() * sung, 24))
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(place, 5, 5)
            painter.restore()
    painter.setPen(QPen(theme.color("ink"), 2))
    painter.drawLine(QPointF(157, 49), QPointF(157, 85))


def _click(painter: QPainter, theme: Theme) -> None:
    """A line under the pointer opens into a page with a formula."""
    for row in range(4):
        is_chosen = row == 1
        painter.setBrush(theme.color("accent" if is_chosen else "ctl", 255 if is_chosen else 110))
        _bar(painter, QRectF(16, 26 + 25 * row, (74, 84, 60, 70)[row], 10))
    page = QRectF(126, 12, 100, 108)
    painter.setPen(QPen(theme.color("line"), 1.5))
    painter.setBrush(theme.color("bg2"))
    painter.drawRoundedRect(page, 9, 9)
    painter.setBrush(theme.color("ink"))
    _bar(painter, QRectF(137, 24, 58, 8))
    painter.setBrush(theme.color("ctl", 150))
    for row, width in enumerate((78, 70)):
        _bar(painter, QRectF(137, 42 + 13 * row, width, 6))
    font = ui_font(12, 500)
    font.setItalic(True)
    painter.setFont(font)
    painter.setPen(theme.color("relu"))
    painter.drawText(QRectF(126, 70, 100, 24), Qt.AlignmentFlag.AlignCenter, "f(x) = max(0, x)")
    painter.setBrush(theme.color("ctl", 150))
    _bar(painter, QRectF(137, 100, 64, 6))
    _pointer(painter, theme, QPointF(84, 56))


def _drag(painter: QPainter, theme: Theme) -> None:
    """A point is pulled along a curve from one place to another."""
    origin = QPointF(104, 100)
    painter.setPen(QPen(theme.color("ctl"), 1.4))
    painter.drawLine(QPointF(22, 100), QPointF(222, 100))
    painter.drawLine(QPointF(104, 14), QPointF(104, 116))
    pen = QPen(theme.color("relu"), 4)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(28, 100), origin, origin + QPointF(86, -80)]))
    start, end = QPointF(62, 100), origin + QPointF(52, -48.4)
    painter.setPen(QPen(theme.color("accent"), 1.8, Qt.PenStyle.DashLine))
    painter.drawEllipse(start, 8, 8)
    way = QPainterPath(start + QPointF(10, -10))
    way.quadTo(QPointF(92, 50), end + QPointF(-15, -3))
    painter.drawPath(way)
    painter.setBrush(theme.color("accent"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.save()
    painter.translate(end + QPointF(-12, -3))
    painter.rotate(math.degrees(math.atan2(-3, 30)))
    painter.drawPolygon(QPolygonF([QPointF(0, 0), QPointF(-9, -5), QPointF(-9, 5)]))
    painter.restore()
    painter.setPen(QPen(theme.color("bg0"), 2.5))
    painter.drawEllipse(end, 10, 10)
    _pointer(painter, theme, end + QPointF(3, 4))


def _fill(painter: QPainter, theme: Theme) -> None:
    """A word is hidden; the one before it was sung and has its tick."""
    painter.setBrush(theme.color("ctl", 110))
    for place in ((22, 32, 44), (150, 32, 66), (22, 90, 60), (184, 90, 34)):
        _bar(painter, QRectF(place[0], place[1], place[2], 10))
    known = QRectF(76, 22, 64, 30)
    painter.setPen(QPen(theme.color("good"), 2))
    painter.setBrush(theme.color("good", 40))
    painter.drawRoundedRect(known, 8, 8)
    pen = QPen(theme.color("good"), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(100, 37), QPointF(106, 43), QPointF(117, 31)]))
    gap = QRectF(92, 80, 82, 30)
    painter.setPen(QPen(theme.color("accent"), 2, Qt.PenStyle.DashLine))
    painter.setBrush(theme.color("accent", 26))
    painter.drawRoundedRect(gap, 8, 8)
    painter.setFont(ui_font(19, 700))
    painter.setPen(theme.color("accent"))
    painter.drawText(gap, Qt.AlignmentFlag.AlignCenter, "?")


def _pointer(painter: QPainter, theme: Theme, tip: QPointF) -> None:
    """The mouse's arrow."""
    shape = ((0, 0), (0, 19), (4.6, 14.6), (7.8, 21.6), (11.2, 20.1), (8, 13.2), (14, 13))
    painter.setPen(QPen(theme.color("bg0"), 1.6))
    painter.setBrush(theme.color("ink"))
    painter.drawPolygon(QPolygonF([tip + QPointF(x, y) for x, y in shape]))
