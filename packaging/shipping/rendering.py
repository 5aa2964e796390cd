"""Answers one question: what does a drawing look like in so many pixels?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


class Drawing:
    """An SVG file, painted by Qt; needs no screen and no application object."""

    def __init__(self, path: Path) -> None:
        self._renderer = QSvgRenderer(str(path))
        if not self._renderer.isValid():
            raise ValueError(f"{path} is no drawing")

    def png(self, side: int) -> bytes:
        """As a PNG of ``side`` x ``side`` pixels."""
        held = QByteArray()
        buffer = QBuffer(held)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._image(side).save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
        return bytes(held.data())

    def bgra(self, side: int) -> bytes:
        """Blue, green, red, alpha (not premultiplied) of each pixel, rows from above."""
        image = self._image(side).convertToFormat(QImage.Format.Format_ARGB32)
        return bytes(image.constBits())

    def _image(self, side: int) -> QImage:
        image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter)
        painter.end()
        return image
