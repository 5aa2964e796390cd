"""Answers one question: how does a named icon look in a given colour?

Icons are files below the Qt search path ``icons:`` (set by ``app``), drawn in black on a 24 x 24
grid.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


def draw_icon(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw the icon into ``rect`` in one colour, sharp at the painter's device pixel ratio."""
    ratio = painter.device().devicePixelRatio()
    pixels = max(1, round(min(rect.width(), rect.height()) * ratio))
    pixmap = _pixmap(name, color.name(), pixels)
    side = pixels / ratio
    painter.drawPixmap(
        QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side),
        pixmap,
        QRectF(pixmap.rect()),
    )


@lru_cache(maxsize=256)
def _pixmap(name: str, color: str, pixels: int) -> QPixmap:
    file = QFile(f"icons:{name}.svg")
    drawing = b""
    if file.open(QIODevice.OpenModeFlag.ReadOnly):
        drawing = bytes(file.readAll().data())
    renderer = QSvgRenderer(QByteArray(drawing.replace(b"#000", color.encode())))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap
