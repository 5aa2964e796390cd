"""Answers one question: where does the singer breathe in, and how does it sound?"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.effects import band_pass, filtered
from oboeuta_desktop.production.notation.score import DYNAMICS, SAMPLE_RATE, SungLine

LEAST, MOST = 0.09, 0.30
"""Length of a breath in seconds; where there is room for less, none is heard."""

AFTER_LINE = 0.03
"""Seconds of silence between the line before and the breath."""

BEFORE_LINE = 0.13
"""Seconds between the end of the breath and the first vowel: room for its consonant."""

LEVEL = 0.012
"""Amplitude (RMS in the middle of a breath); about 25 dB below the voice."""

BANDS = ((1300.0, 2100.0, 0.9), (2700.0, 3700.0, 0.7), (5200.0, 8200.0, 0.35))
"""Lowest and highest frequency in Hz, and the share, of what air sounds like in an open mouth."""

SEED = 5


def breaths(lines: Sequence[SungLine], samples: int) -> NDArray[np.float32]:
    """A breath before each line that leaves room for one: (samples,) mono at ``SAMPLE_RATE``."""
    song = np.zeros(samples, np.float32)
    generator = np.random.default_rng(SEED)
    for before, line in zip([None, *lines], lines, strict=False):
        end = line.start - BEFORE_LINE
        room = end - (before.end + AFTER_LINE if before else 0.0)
        if room < LEAST:
            continue
        breath = _breath(min(room, MOST), generator) * 10.0 ** (DYNAMICS[line.dynamics] / 20.0)
        last = min(samples, round(end * SAMPLE_RATE))
        song[last - len(breath) : last] += breath.astype(np.float32)
    return song


def _breath(seconds: float, generator: np.random.Generator) -> NDArray[np.float64]:
    """Noise in the bands of ``BANDS``, slowly swelling and quickly gone."""
    count = round(seconds * SAMPLE_RATE)
    noise = generator.standard_normal(count, np.float32)
    air = np.zeros(count, np.float32)
    for lowest, highest, share in BANDS:
        air += np.float32(share) * filtered(noise, band_pass(lowest, highest))
    swell = np.sin(np.pi * np.linspace(0.0, 1.0, count) ** 0.7) ** 1.5
    return LEVEL * swell * air / np.sqrt(np.mean(air**2))
