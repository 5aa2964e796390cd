"""Answers one question: which gain keeps every true peak under a ceiling, and is not heard?

The gain falls before a peak comes (look-ahead) and returns slowly. It is one curve, for all
stems of a mix alike, so that their sum stays the limited mix.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.production.mixing.loudness import PEAK_BLOCK
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

LOOK_AHEAD = 0.008
"""Seconds before a peak at which the gain begins to fall."""

RELEASE = 0.08
"""Seconds in which it goes 63 % of the way back."""


def limiter_gain(peaks: npt.NDArray[np.float32], ceiling: float) -> npt.NDArray[np.float64]:
    """A factor (1 or below) for each ``PEAK_BLOCK``, to be joined by straight lines.

    Args:
        peaks: true peak (linear) of each block, as from ``loudness.block_peaks``.
        ceiling: dBTP that no peak may exceed.

    The averages that smooth the fall reach one block less far than the minimum does, so that a
    straight line between two blocks' gains is still low enough for the peaks of both.
    """
    allowed = np.minimum(1, 10 ** (ceiling / 20) / np.maximum(peaks.astype(np.float64), 1e-9))
    reach = round(LOOK_AHEAD / 2 * SAMPLE_RATE / PEAK_BLOCK)
    held = _lowest_around(allowed, reach)
    released = _released(held, math.exp(-PEAK_BLOCK / (RELEASE * SAMPLE_RATE)))
    window = np.hanning(2 * reach + 1)[1:-1]
    padded = np.pad(released, reach - 1, mode="edge")
    return np.convolve(padded, window / window.sum(), "valid").astype(np.float64)


def _lowest_around(curve: npt.NDArray[np.float64], reach: int) -> npt.NDArray[np.float64]:
    """The minimum of ``curve`` up to ``reach`` values before and after each."""
    padded = np.pad(curve, reach, constant_values=1.0)
    return np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(1)


def _released(held: npt.NDArray[np.float64], keep: float) -> npt.NDArray[np.float64]:
    """``held`` that falls at once and rises slowly, never above it."""
    out: list[float] = []
    value = 1.0
    for wanted in held.tolist():
        value = min(wanted, keep * value + (1 - keep) * wanted)
        out.append(value)
    return np.array(out)
