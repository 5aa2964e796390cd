from __future__ import annotations

import struct
import zlib

import numpy as np
import pytest
from PySide6.QtGui import QImage
from tones import score_of, sine

from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.production.measuring.spectrogram import (
    HIGHEST,
    LOWEST,
    ROWS,
    picture_of,
    png_of,
    spectrogram,
    write_spectrogram,
)
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

SCORE = score_of(("ら", "り"), (60, 62))
SILENCE = np.zeros((SCORE.samples, 2), np.float32)


def row_of(frequency):
    return int(ROWS * np.log(HIGHEST / frequency) / np.log(HIGHEST / LOWEST))


@pytest.mark.parametrize("frequency", [100, 440, 1000, 8000])
def test_a_tone_is_a_bright_line_at_its_frequency(frequency):
    levels = spectrogram(sine(frequency, 2.0), 40)
    assert levels.shape == (ROWS, 40)
    # 100 Hz is nine bins of the spectrum: two rows are less than one of them there
    assert abs(int(levels[:, 20].argmax()) - row_of(frequency)) <= 3


def test_time_runs_to_the_right():
    tone = np.concatenate([sine(300, 1.0), sine(3000, 1.0)])
    levels = spectrogram(tone, 40)
    assert abs(int(levels[:, 8].argmax()) - row_of(300)) <= 2
    assert abs(int(levels[:, 32].argmax()) - row_of(3000)) <= 2


def test_a_picture_is_the_pixels_that_other_programs_read(tmp_path):
    picture = np.random.default_rng(1).integers(0, 256, (17, 31, 3)).astype(np.uint8)
    (tmp_path / "a.png").write_bytes(png_of(picture))
    image = QImage(str(tmp_path / "a.png")).convertToFormat(QImage.Format.Format_RGB888)
    read = np.frombuffer(image.constBits(), np.uint8).reshape(17, image.bytesPerLine())
    assert np.array_equal(read[:, : 3 * 31].reshape(17, 31, 3), picture)


def test_every_chunk_of_a_picture_has_its_check():
    content = png_of(np.zeros((2, 2, 3), np.uint8))[8:]
    names = []
    while content:
        (length,) = struct.unpack(">I", content[:4])
        chunk, check = content[4 : 8 + length], content[8 + length : 12 + length]
        assert struct.unpack(">I", check)[0] == zlib.crc32(chunk)
        names.append(chunk[:4])
        content = content[12 + length :]
    assert names == [b"IHDR", b"IDAT", b"IEND"]


def test_sections_and_lines_are_marked_in_every_strip():
    picture = picture_of(SCORE, SILENCE, SILENCE)
    width = picture.shape[1]
    strips = [picture[i * (ROWS + 6) : i * (ROWS + 6) + ROWS] for i in range(3)]
    line = round(SCORE.lines[0].start / SCORE.seconds * (width - 1))
    for strip in strips:
        assert (strip[:, 0] == 255).all()
        assert (strip[5, line] == 150).all()
        assert strip[100, line].max() < 10


def test_vocal_backing_and_mix_stand_below_each_other():
    length = SCORE.samples / SAMPLE_RATE
    low, high = (np.repeat(sine(f, length)[:, None], 2, 1) for f in (200, 4000))
    picture = picture_of(SCORE, low, high).astype(int).sum(2)
    middle = picture.shape[1] // 2
    for strip, bright, dark in ((0, 200, 4000), (1, 4000, 200)):
        top = strip * (ROWS + 6)
        assert picture[top + row_of(bright), middle] > picture[top + row_of(dark), middle] + 200
    mix = picture[2 * (ROWS + 6) :, middle]
    assert min(mix[row_of(200)], mix[row_of(4000)]) > mix[row_of(1000)] + 200


def test_a_picture_that_cannot_be_written_says_so(tmp_path):
    with pytest.raises(FileUnwritableError):
        write_spectrogram(tmp_path / "missing" / "a.png", SCORE, SILENCE, SILENCE)
