"""The ring around the waveform leaves the names of the sections alone."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QWidget

from oboeuta_desktop.ui.theme import DARK
from oboeuta_desktop.ui.waveform_view import WaveformView

RING = 6
"""Pixels from the side that the ring with its round corner takes."""


def name_pixels(image: QImage, first: int = 0) -> set[tuple[int, int, str]]:
    """What is drawn in the row of the names, with its place."""
    ratio = image.devicePixelRatio()
    top, bottom = round(37 * ratio), round(45 * ratio)
    ground = image.pixelColor(image.width() // 2, top + 2).name()
    # the ring is 2 wide and round at its corners
    assert image.pixelColor(round(80 * ratio), top + 2).name() == ground
    return {
        (x, y, image.pixelColor(x, y).name())
        for x in range(first, round(80 * ratio))
        for y in range(top, bottom)
        if image.pixelColor(x, y).name() != ground
    }


@pytest.mark.parametrize("name", ["Intro", "イントロ"])
def test_the_focus_ring_leaves_the_first_name_whole(qtbot, name):
    window = QWidget()
    qtbot.addWidget(window)
    other, wave = QLineEdit(window), WaveformView(DARK)
    wave.setParent(window)
    wave.setGeometry(0, 40, 600, 48)
    wave.set_song(100.0, [(name, 0.0)])
    window.resize(600, 100)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = name_pixels(wave.grab().toImage())
    wave.setFocus()
    qtbot.waitUntil(wave.hasFocus)
    with_ring = name_pixels(wave.grab().toImage(), RING)
    assert without == with_ring
    assert min(x for x, _, _ in without) >= RING * wave.devicePixelRatioF()
