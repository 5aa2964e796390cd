"""Answers one question: which moment of one speaker's words is which moment of another's?

Dynamic time warping of cepstra: both say the same sounds, so the cheapest way to walk through both
at once passes from sound to sound at the same steps. Known places of the one thus give those of
the other.
"""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy import fft, ndimage

MEL_BANDS = 24
LOWEST, HIGHEST = 100.0, 8000.0
"""Hz that are compared; a telephone carries half of that."""

CEPSTRA = 16
"""Coefficients of the cepstrum, from the level upwards."""

DYNAMIC_RANGE = 70.0
"""dB below the loudest band that are told apart; silence is as good as any other silence."""

CHANGE_WEIGHT = 2.5
"""How much the change from frame to frame counts against the sound itself: edges are changes."""

DETOUR = 0.3
"""Price of a step in one speech alone, as a share of the distance there."""

_fft, _ndimage = cast("Any", fft), cast("Any", ndimage)  # neither has types


def features(power: NDArray[np.float32], rate: int) -> NDArray[np.float64]:
    """What is compared, (T, 2 * CEPSTRA): cepstra and their change, each of mean 0 and deviation 1.

    ``power`` (T, F): natural logarithm of the power of bands from 0 Hz to ``rate / 2``.
    """
    levels = 10.0 * np.log10(np.exp(power.astype(np.float64)) @ _mel(power.shape[1], rate))
    levels = np.maximum(levels, levels.max() - DYNAMIC_RANGE)
    cepstra = np.asarray(_fft.dct(levels, axis=1, norm="ortho"), np.float64)[:, :CEPSTRA]
    cepstra = (cepstra - cepstra.mean(axis=0)) / (cepstra.std(axis=0) + 1e-3)
    smooth = np.asarray(_ndimage.gaussian_filter1d(cepstra, 1.0, axis=0), np.float64)
    change = np.gradient(smooth, axis=0)
    return np.concatenate([cepstra, CHANGE_WEIGHT * change], axis=1)


def aligned(
    known: NDArray[np.float64],
    other: NDArray[np.float64],
    guess: NDArray[np.float64],
    reach: int,
) -> NDArray[np.float64]:
    """For each frame of ``known`` (T, D) the frame of ``other`` (U, D) that says the same.

    ``guess`` (T,), ascending, is a first idea; the result is at most ``reach`` frames from it. Both
    begin and end with the same sound; the result ascends.
    """
    count, last = len(known), len(other) - 1
    centres = np.clip(np.rint(guess), 0, last).astype(np.int64)
    lows = np.maximum(centres - reach, 0)
    highs = np.minimum(centres + reach, last)
    lows[0], highs[-1] = 0, last
    distances = [
        np.sqrt(np.square(known[i] - other[lows[i] : highs[i] + 1]).sum(axis=1))
        for i in range(count)
    ]
    steps = _cheapest(distances, lows)
    return _walked(steps, lows, len(other))


def _cheapest(
    distances: list[NDArray[np.float64]], lows: NDArray[np.int64]
) -> list[NDArray[np.int8]]:
    """How each pair of frames is best reached: 0 both moved, 1 the known one, 2 the other."""
    before, start = np.full(len(distances[0]), np.inf), 0
    steps: list[NDArray[np.int8]] = []
    for i, near in enumerate(distances):
        cost = np.empty(len(near))
        step = np.zeros(len(near), np.int8)
        for j, distance in enumerate(near):
            place = int(lows[i]) + j - start
            ways = (
                _at(before, place - 1) if i else (0.0 if j == 0 else np.inf),
                _at(before, place) + DETOUR * distance,
                (cost[j - 1] + DETOUR * distance) if j else np.inf,
            )
            step[j] = np.argmin(ways)
            cost[j] = ways[step[j]] + distance
        steps.append(step)
        before, start = cost, int(lows[i])
    return steps


def _at(costs: NDArray[np.float64], place: int) -> float:
    return float(costs[place]) if 0 <= place < len(costs) else np.inf


def _walked(
    steps: list[NDArray[np.int8]], lows: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    """The best way back from the end; the mean where it stays in one frame of the known speech."""
    met: list[list[int]] = [[] for _ in steps]
    i, j = len(steps) - 1, count - 1
    while i >= 0:
        met[i].append(j)
        step = steps[i][j - lows[i]]
        i -= step in {0, 1}
        j -= step in {0, 2}
    return np.array([np.mean(places) for places in met], np.float64)


def _mel(bands: int, rate: int) -> NDArray[np.float64]:
    """(bands, MEL_BANDS): triangles that are as wide as the ear's bands and sum up to 1."""
    frequencies: NDArray[np.float64] = np.linspace(0.0, rate / 2, bands)
    places = 1127.0 * np.log1p(frequencies / 700.0)
    ends = 1127.0 * np.log1p(np.array([LOWEST, HIGHEST]) / 700.0)
    corners: NDArray[np.float64] = np.linspace(float(ends[0]), float(ends[1]), MEL_BANDS + 2)
    rising = (places[:, None] - corners[:-2]) / np.diff(corners)[:-1]
    falling = (corners[2:] - places[:, None]) / np.diff(corners)[1:]
    weights = np.maximum(0.0, np.minimum(rising, falling))
    # Where bands are wider than the ear's, the triangle between two of them would be empty.
    nearest = np.abs(places[:, None] - corners[1:-1]).argmin(axis=0)
    weights[nearest, np.arange(MEL_BANDS)] += 1e-3
    return weights / weights.sum(axis=0)
