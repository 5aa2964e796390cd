"""Answers one question: how loud is a sound, and how high does it peak between its samples?

ITU-R BS.1770-4: K-weighting, 400 ms blocks every 100 ms, gates at -70 LUFS and 10 LU under the
mean; true peak from four times as many points.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.production.effects import Sections, Sound, filtered
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

STEP = SAMPLE_RATE // 10
"""Samples between two gating blocks: 100 ms; a block is four of them."""

_OFFSET = -0.691  # LUFS of a mean square of 1 (BS.1770)
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0

_HEAD = (
    1.53512485958697,
    -2.69169618940638,
    1.19839281085285,
    1,
    -1.69065929318241,
    0.73248077421585,
)
_LOW = (1, -2, 1, 1, -1.99004745483398, 0.99007225036621)
K_WEIGHTING: Sections = np.array([_HEAD, _LOW])
"""A shelf of +4 dB for the head and a high-pass at 38 Hz (BS.1770-4, tables 1 and 2, 48 kHz)."""

PEAK_BLOCK = 24
"""Samples that share one true peak: 0.5 ms."""

_OVERSAMPLING = 4
_REACH = 12  # samples before and after that an interpolated point is made of


def energies(sound: Sound, block: int) -> npt.NDArray[np.float64]:
    """K-weighted mean squares of whole blocks of ``block`` samples, summed over channels.

    Args:
        sound: (N,) or (N, channels).
        block: samples; a remainder at the end is left out.
    """
    channels = sound[:, None] if sound.ndim == 1 else sound
    count = len(sound) // block
    total = np.zeros(count)
    for channel in range(channels.shape[1]):
        weighted = filtered(np.ascontiguousarray(channels[:, channel]), K_WEIGHTING)
        square = weighted[: count * block].reshape(count, block)
        total += np.einsum("ij,ij->i", square, square, dtype=np.float64) / block
    return total


def gated_loudness(steps: npt.NDArray[np.float64]) -> float:
    """LUFS from the K-weighted mean squares of successive ``STEP``; -inf for silence."""
    if len(steps) < 4:
        return -math.inf
    blocks = np.convolve(steps, np.full(4, 0.25), "valid")
    loud = blocks[_lufs(blocks) > _ABSOLUTE_GATE]
    if not len(loud):
        return -math.inf
    loud = loud[_lufs(loud) > float(_lufs(loud.mean())) + _RELATIVE_GATE]
    return float(_lufs(loud.mean()))


def integrated_loudness(sound: Sound) -> float:
    """LUFS of a whole sound, (N,) or (N, channels); -inf for silence or under 400 ms."""
    return gated_loudness(energies(sound, STEP))


def block_peaks(sound: Sound) -> npt.NDArray[np.float32]:
    """Highest true peak (linear, of any channel) in each ``PEAK_BLOCK``; the last may be short."""
    channels = sound[:, None] if sound.ndim == 1 else sound
    count = -(-len(sound) // PEAK_BLOCK)
    peaks = np.zeros(count, np.float32)
    for channel in range(channels.shape[1]):
        padded = np.zeros(count * PEAK_BLOCK + 2 * _REACH, np.float32)
        padded[_REACH : _REACH + len(sound)] = channels[:, channel]
        windows = np.lib.stride_tricks.sliding_window_view(padded, PEAK_BLOCK + 2 * _REACH)
        for first in range(0, count, _BLOCKS_AT_ONCE):
            last = min(count, first + _BLOCKS_AT_ONCE)
            points = windows[first * PEAK_BLOCK : last * PEAK_BLOCK : PEAK_BLOCK] @ _INTERPOLATOR
            np.maximum(peaks[first:last], np.abs(points).max(1), out=peaks[first:last])
    return peaks


def true_peak(sound: Sound) -> float:
    """dBTP of a whole sound; -inf for silence."""
    peak = float(block_peaks(sound).max(initial=0.0))
    return 20 * math.log10(peak) if peak else -math.inf


def _interpolator() -> npt.NDArray[np.float32]:
    """(PEAK_BLOCK + 2 reach, 4 x PEAK_BLOCK): a block and its neighbours to the points in it.

    Sinc under a Kaiser window; the points that are samples come through unchanged.
    """
    points = np.arange(PEAK_BLOCK * _OVERSAMPLING) / _OVERSAMPLING
    samples = np.arange(PEAK_BLOCK + 2 * _REACH) - _REACH
    distance = points[None, :] - samples[:, None]
    inside = np.clip(1 - (distance / _REACH) ** 2, 0, 1)
    taps = np.sinc(distance) * np.i0(4.0 * np.sqrt(inside)) * (np.abs(distance) < _REACH)
    return (taps / taps.sum(0)).astype(np.float32)


_BLOCKS_AT_ONCE = 1 << 14
_INTERPOLATOR = _interpolator()


def _lufs(mean_square: npt.ArrayLike) -> npt.NDArray[np.float64]:
    return _OFFSET + 10 * np.log10(np.maximum(mean_square, 1e-20))
