"""Answers one question: how do the pieces of a plot look that are measured in pixels?

All of them are placed in logical pixels of the panel they lie on; only the curves are in axis
units.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from oboeuta_desktop.ui.theme import Theme, ui_font

GRAB_RADIUS = 22.0
"""A press so near to a handle, in logical pixels, takes it: a target of 44."""
HANDLE_RADIUS = 10.5
TICK_ROOM = 13.0
"""Nearer to the one below, in logical pixels, a tick keeps its line and loses its text."""
ROUND = Qt.PenCapStyle.RoundCap
NO_PEN = QPen(Qt.PenStyle.NoPen)


def paled(theme: Theme, token: str, opacity: float) -> QColor:
    """The colour of ``token`` as it looks on the panel's ground at ``opacity`` 0..1.

    Lines are drawn in this instead of a transparent colour: Qt takes twenty times as long for an
    antialiased line that lets the ground through (measured, 40 lines at ratio 2: 11 ms, 0.6 ms).
    """
    share = min(1.0, max(0.0, opacity))
    color, ground = theme.color(token), theme.color("bg1")
    return QColor(
        round(share * color.red() + (1 - share) * ground.red()),
        round(share * color.green() + (1 - share) * ground.green()),
        round(share * color.blue() + (1 - share) * ground.blue()),
    )


class FrameItem(QGraphicsItem):
    """Grid lines and ticks of one panel, around the rectangle of its plot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plot = QRectF()
        self._bounds = QRectF()
        self._across: list[tuple[float, str]] = []
        self._up: list[tuple[float, str]] = []
        self._origin = QPointF(-1, -1)
        self.setZValue(-200)
        # drawn once: it changes only with the size and the theme
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def place(
        self,
        plot: QRectF,
        *,
        across: list[tuple[float, str]],
        up: list[tuple[float, str]],
        origin: QPointF,
    ) -> None:
        """Lie around ``plot``; ticks as (pixel, text) along x and y; axes through ``origin``."""
        self.prepareGeometryChange()
        self._plot, self._across, self._up = plot, across, up
        self._origin = origin
        size = self._theme.letters
        self._bounds = plot.adjusted(-48 * size, -10 * size, 24 * size, 26 * size)
        self.update()

    def boundingRect(self) -> QRectF:
        """Qt: what the item may paint on."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: paint grid and ticks."""
        plot, theme, size = self._plot, self._theme, self._theme.letters
        painter.setFont(theme.font(12))
        grid, words = QPen(theme.color("line"), 1), QPen(theme.color("ink3"))
        written = float("inf")
        for y, text in self._up:
            painter.setPen(grid)
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(words)
            if abs(written - y) < TICK_ROOM * theme.letters:
                continue
            written = y
            painter.drawText(
                QRectF(plot.left() - 8 - 40 * size, y - 9 * size, 40 * size, 18 * size),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                text,
            )
        for x, text in self._across:
            painter.drawText(
                QRectF(x - 24 * size, plot.bottom() + 4, 48 * size, 18 * size),
                Qt.AlignmentFlag.AlignCenter,
                text,
            )
        painter.setPen(QPen(theme.color("ctl"), 1))
        if plot.left() <= self._origin.x() <= plot.right():
            x = self._origin.x()
            painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        if plot.top() <= self._origin.y() <= plot.bottom():
            y = self._origin.y()
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))


class LabelItem(QGraphicsItem):
    """Words on the plot, on a faint ground so that a curve below does not disturb them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._token = "ink"
        self._words = ""
        self._room = math.inf
        self._font = theme.font(13, 700)
        self._bounds = QRectF()
        self.setZValue(20)

    @property
    def extent(self) -> QRectF:
        """The rectangle of the words around (0, 0), their upper left corner."""
        return self._bounds

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        if theme.letters != self._theme.letters:
            self.prepareGeometryChange()
        self._theme = theme
        self._measure()

    def set_words(self, words: str, token: str, room: float = math.inf) -> None:
        """Say ``words`` in the colour of ``token``, in at most ``room`` logical pixels if large
        letters are the reason why they would take more.
        """
        if (words, token, room) == (self._words, self._token, self._room):
            return
        self.prepareGeometryChange()
        self._words, self._token, self._room = words, token, room
        self._measure()

    def _measure(self) -> None:
        letters = self._theme.letters
        width = QFontMetricsF(ui_font(13, 700)).horizontalAdvance(self._words)
        letters = max(min(1.0, letters), min(letters, (self._room - 12) / max(1.0, width)))
        self._font = ui_font(13 * letters, 700)
        width = QFontMetricsF(self._font).horizontalAdvance(self._words)
        self._bounds = QRectF(0, 0, round(width) + 8, round(19 * letters))
        self.update()

    def boundingRect(self) -> QRectF:
        """Qt: what the item may paint on."""
        return self._bounds

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: paint the words."""
        painter.setPen(NO_PEN)
        painter.setBrush(self._theme.color("bg1", 190))
        painter.drawRoundedRect(self._bounds, 5, 5)
        painter.setFont(self._font)
        painter.setPen(self._theme.color(self._token))
        painter.drawText(self._bounds, Qt.AlignmentFlag.AlignCenter, self._words)


class DotItem(QGraphicsItem):
    """A marked point of a curve: filled, or open with the ground showing."""

    RADIUS = 5.0

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._token = "ink"
        self._is_filled = True
        self.setZValue(15)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def set_look(self, token: str, *, is_filled: bool) -> None:
        """Be a dot in the colour of ``token``."""
        if (token, is_filled) != (self._token, self._is_filled):
            self._token, self._is_filled = token, is_filled
            self.update()

    def boundingRect(self) -> QRectF:
        """Qt: what the item may paint on."""
        side = self.RADIUS + 2
        return QRectF(-side, -side, 2 * side, 2 * side)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: paint the dot."""
        color, ground = self._theme.color(self._token), self._theme.color("bg1")
        painter.setPen(QPen(ground if self._is_filled else color, 2))
        painter.setBrush(color if self._is_filled else ground)
        radius = self.RADIUS if self._is_filled else self.RADIUS - 1
        painter.drawEllipse(QPointF(0, 0), radius, radius)


class HandleItem(QGraphicsItem):
    """A point to drag: a disc with arrows that say which way it goes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._token = "ink"
        self._look = (False, False, True, False, False)
        self.setZValue(30)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def set_look(
        self,
        token: str,
        *,
        is_warm: bool,
        is_focused: bool,
        invites: bool,
        is_upright: bool,
        is_outside: bool,
    ) -> None:
        """Be of the colour of ``token``.

        Warm: under the pointer. Inviting: not yet touched. Upright: goes up and down. Outside: its
        own place is beyond the panel.
        """
        look = (is_warm, is_focused, invites, is_upright, is_outside)
        if (token, look) != (self._token, self._look):
            self._token, self._look = token, look
            self.update()

    def boundingRect(self) -> QRectF:
        """Qt: what the item may paint on."""
        side = GRAB_RADIUS + 2
        return QRectF(-side, -side, 2 * side, 2 * side)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: paint the handle."""
        is_warm, is_focused, invites, is_upright, is_outside = self._look
        color, ground = self._theme.color(self._token), self._theme.color("bg1")
        center = QPointF(0, 0)
        if is_warm or invites:
            painter.setPen(NO_PEN)
            painter.setBrush(self._theme.color(self._token, 70 if is_warm else 38))
            painter.drawEllipse(center, GRAB_RADIUS, GRAB_RADIUS)
        if is_focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.drawEllipse(center, HANDLE_RADIUS + 3, HANDLE_RADIUS + 3)
        painter.setPen(QPen(color if is_outside else ground, 2.5))
        painter.setBrush(ground if is_outside else color)
        painter.drawEllipse(center, HANDLE_RADIUS, HANDLE_RADIUS)
        if is_upright:
            painter.rotate(90)
        _draw_arrows(painter, 4.0, color if is_outside else ground, 2.0)


def _draw_arrows(painter: QPainter, away: float, color: QColor, width: float) -> None:
    """Two arrow heads that point outwards, their tips ``away`` pixels from the middle."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, width, Qt.PenStyle.SolidLine, ROUND, Qt.PenJoinStyle.RoundJoin))
    for side in (-1, 1):
        tip = side * (away + 2.5)
        back = side * (away - 1.0)
        painter.drawPolyline(QPolygonF([QPointF(back, -3.5), QPointF(tip, 0), QPointF(back, 3.5)]))
