"""Answers one question: what can be seen in a picture of the window?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage, QPainter

from oboeuta_desktop.ui.theme import ui_font

Pixels = NDArray[np.uint8]
Rect = tuple[int, int, int, int]


def read_pixels(file: Path) -> Pixels:
    """A picture as (height, width, 3) values 0..255."""
    return pixels_of(QImage(str(file)))


def pixels_of(image: QImage) -> Pixels:
    """The colours of a Qt image as (height, width, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def cut(pixels: Pixels, rect: Rect) -> Pixels:
    """The part of a picture inside x, y, width, height."""
    x, y, width, height = rect
    return pixels[max(0, y) : y + height, max(0, x) : x + width]


def share_of(pixels: Pixels, color: str, near: int = 12) -> float:
    """The share of pixels that are nearly a colour (#RRGGBB)."""
    wanted = QColor(color)
    apart = np.abs(pixels.astype(int) - [wanted.red(), wanted.green(), wanted.blue()]).max(axis=2)
    return float((apart <= near).mean())


def changed(before: Pixels, after: Pixels, near: int = 24) -> float:
    """The share of pixels in which two pictures of one size differ."""
    return float((np.abs(before.astype(int) - after.astype(int)).max(axis=2) > near).mean())


def ink(pixels: Pixels) -> NDArray[np.float64]:
    """How far each pixel is from the most frequent colour, 0..1."""
    packed = pixels.astype(np.int64) @ np.array([65536, 256, 1])
    colors, counts = np.unique(packed, return_counts=True)
    most = int(colors[counts.argmax()])
    ground = np.array([most >> 16, most >> 8 & 255, most & 255], float)
    apart = np.abs(pixels.astype(float) - ground).max(axis=2)
    return apart / max(1.0, float(apart.max()))


def likeness_of_text(pixels: Pixels, text: str, sizes: range, weight: int = 700) -> float:
    """How like the best place in a picture is to a text set in the interface font, 0..1.

    Boxes that stand for missing glyphs are like nothing else.
    """
    if not pixels.size:
        return 0.0
    picture = ink(pixels)
    return max((_match(picture, _text_ink(text, size, weight)) for size in sizes), default=0.0)


def _text_ink(text: str, size: int, weight: int) -> NDArray[np.float64]:
    image = QImage(size * (len(text) + 1), size * 2, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    painter = QPainter(image)
    painter.setFont(ui_font(size, weight))
    painter.setPen(QColor("white"))
    painter.drawText(size // 4, size + size // 2, text)
    painter.end()
    drawn = ink(pixels_of(image))
    rows, columns = np.nonzero(drawn > 0.3)
    if not len(rows):
        return np.zeros((1, 1))
    return drawn[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _match(picture: NDArray[np.float64], part: NDArray[np.float64]) -> float:
    """The best normalised correlation of a part with any place in a picture."""
    height, width = part.shape
    if height > picture.shape[0] or width > picture.shape[1]:
        return 0.0
    size = (picture.shape[0] + height, picture.shape[1] + width)
    centred = part - part.mean()
    spectrum = np.fft.rfft2(picture, size)
    place = (slice(0, picture.shape[0] - height + 1), slice(0, picture.shape[1] - width + 1))
    product = np.fft.irfft2(spectrum * np.conj(np.fft.rfft2(centred, size)), size)[place]
    ones = np.conj(np.fft.rfft2(np.ones_like(part), size))
    sums = np.fft.irfft2(spectrum * ones, size)[place]
    squares = np.fft.irfft2(np.fft.rfft2(picture**2, size) * ones, size)[place]
    spread = np.sqrt(np.maximum(squares - sums**2 / part.size, 1e-6))
    return float((product / (spread * max(float(np.linalg.norm(centred)), 1e-6))).max())
