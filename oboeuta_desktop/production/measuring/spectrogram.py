"""Answers one question: what does a whole song look like, so that faults can be seen at a glance?

Three strips from top to bottom: vocal, backing, mix. Time runs to the right, frequency upwards on a
logarithmic scale from 60 Hz to 16 kHz, brightness over a range of 80 dB. White lines are sections,
short grey ones at a strip's top are the first vowels of lines.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.production.effects import Sound
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score

Picture = npt.NDArray[np.uint8]
"""(height, width, 3): red, green, blue."""

LOWEST, HIGHEST = 60.0, 16000.0
RANGE = 80.0
"""dB below the loudest point at which a picture is black."""

ROWS = 240
"""Height of a strip in pixels."""

COLUMNS_PER_SECOND = 12.0
FEWEST, MOST = 480, 2400
"""Width of a picture in pixels."""

_WINDOW = 4096  # samples of one spectrum
_GAP = 6
_MARK = 14
_AT_ONCE = 128  # spectra
_COLOURS = np.array(
    [(0, 0, 4), (60, 15, 110), (140, 40, 120), (215, 75, 65), (250, 160, 30), (252, 255, 190)]
)
"""Black, violet, red, orange, pale yellow: ever brighter, so a grey print keeps the order."""

_SECTION = (255, 255, 255)
_LINE = (150, 150, 150)
_BETWEEN = (40, 40, 48)


def write_spectrogram(path: Path, score: Score, vocal: Sound, backing: Sound) -> None:
    """Write the picture of both stems, (N, 2) each, and their sum as PNG.

    Raises:
        FileUnwritableError: a full disk, a read-only folder.
    """
    try:
        path.write_bytes(png_of(picture_of(score, vocal, backing)))
    except OSError as error:
        raise FileUnwritableError(path, error.strerror or str(error)) from error


def picture_of(score: Score, vocal: Sound, backing: Sound) -> Picture:
    """The three strips with their marks, below each other."""
    sounds: Sequence[Sound] = [sound.mean(1) for sound in (vocal, backing, vocal + backing)]
    width = round(min(max(COLUMNS_PER_SECOND * score.seconds, FEWEST), MOST))
    gap = np.full((_GAP, width, 3), _BETWEEN, np.uint8)
    parts: list[Picture] = []
    for sound in sounds:
        strip = coloured(spectrogram(sound, width))
        _mark(strip, score)
        parts += [strip, gap]
    return np.concatenate(parts[:-1])


def spectrogram(mono: Sound, width: int) -> npt.NDArray[np.float64]:
    """Levels in dB below the loudest point, (ROWS, width), the highest frequency on top."""
    padded = np.pad(mono, _WINDOW // 2)
    window = np.hanning(_WINDOW).astype(np.float32)
    centres = np.linspace(0, max(0, len(mono) - 1), width).astype(int)
    weights = _log_rows()
    powers = np.empty((ROWS, width))
    for first in range(0, width, _AT_ONCE):
        places = centres[first : first + _AT_ONCE, None] + np.arange(_WINDOW)
        spectra = np.abs(np.fft.rfft(padded[places] * window, axis=1)) ** 2
        powers[:, first : first + len(places)] = weights @ spectra.T
    return 10 * np.log10(powers / max(float(powers.max()), 1e-12) + 1e-12)


def coloured(levels: npt.NDArray[np.float64]) -> Picture:
    """dB (0 is the brightest, ``-RANGE`` black) as colours."""
    places = np.clip(1 + levels / RANGE, 0, 1) * (len(_COLOURS) - 1)
    steps = np.arange(len(_COLOURS))
    return np.stack([np.interp(places, steps, _COLOURS[:, c]) for c in range(3)], -1).astype(
        np.uint8
    )


def png_of(picture: Picture) -> bytes:
    """``picture`` as a PNG file (ISO/IEC 15948): 8 bits each of red, green and blue."""
    height, width, _ = picture.shape
    # Each row begins with its filter; 2 is the difference from the row above.
    above = np.concatenate([np.zeros_like(picture[:1]), picture[:-1]])
    rows = np.concatenate(
        [np.full((height, 1), 2, np.uint8), (picture - above).reshape(height, 3 * width)], axis=1
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = (
        _chunk(b"IHDR", header),
        _chunk(b"IDAT", zlib.compress(rows.tobytes(), 9)),
        _chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def _mark(strip: Picture, score: Score) -> None:
    """Sections and lines, drawn into the picture."""
    width = strip.shape[1]

    def column(seconds: float) -> int:
        return min(width - 1, round(seconds / score.seconds * (width - 1)))

    for line in score.lines:
        strip[:_MARK, column(line.start)] = _LINE
    for section in score.sections:
        strip[:, column(section.first_bar * score.bar)] = _SECTION


def _log_rows() -> npt.NDArray[np.float64]:
    """(ROWS, bins): how much of each frequency a row shows; at least what lies next to it."""
    bins = np.arange(_WINDOW // 2 + 1) * SAMPLE_RATE / _WINDOW
    edges = np.geomspace(HIGHEST, LOWEST, ROWS + 1)
    rows = np.zeros((ROWS, len(bins)))
    for row, (high, low) in enumerate(pairwise(edges.tolist())):
        inside = (bins >= low) & (bins < high)
        if inside.any():
            rows[row, inside] = 1 / inside.sum()
        else:
            place = math.sqrt(low * high) * _WINDOW / SAMPLE_RATE
            below = int(place)
            rows[row, below], rows[row, below + 1] = 1 - place % 1, place % 1
    return rows
