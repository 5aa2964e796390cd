"""Answers one question: what does the small cover of a song look like?

Its colours come from the song's id and its sign from what the song teaches, so a song keeps its
cover wherever it stands in the list.
"""

from __future__ import annotations

import zlib
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPen

from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.theme import Theme

CoverSign = Literal["hinge", "gate", "note"]
"""The bend of an activation, the slope of a gate that opens, or a note for any other song."""

_HUES = (("relu", "good"), ("bad", "cec"), ("sigmoid", "relu"), ("cec", "good"))


def paint_cover(
    painter: QPainter, tile: QRectF, theme: Theme, song_id: str, sign: CoverSign
) -> None:
    """Paint the cover of a song into ``tile``, 44 pixels wide as designed."""
    first, second = _HUES[zlib.crc32(song_id.encode()) % len(_HUES)]
    gradient = QLinearGradient(tile.topLeft(), tile.bottomRight())
    gradient.setColorAt(0, theme.color(first))
    gradient.setColorAt(1, theme.color(second))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(gradient)
    painter.drawRoundedRect(tile, 10, 10)
    if sign == "note":
        draw_icon(painter, "song", tile.adjusted(9, 9, -9, -9), theme.color("bg0"))
        return
    pen = QPen(theme.color("bg0"), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_hinge(tile.center()) if sign == "hinge" else _gate(tile.center()))


def _hinge(centre: QPointF) -> QPainterPath:
    path = QPainterPath(centre + QPointF(-13, 10))
    path.lineTo(centre + QPointF(1, 10))
    path.lineTo(centre + QPointF(13, -9))
    return path


def _gate(centre: QPointF) -> QPainterPath:
    path = QPainterPath(centre + QPointF(-14, 9))
    path.lineTo(centre + QPointF(-9, 9))
    path.cubicTo(centre + QPointF(2, 9), centre + QPointF(-2, -9), centre + QPointF(9, -9))
    path.lineTo(centre + QPointF(14, -9))
    return path
