"""Answers one question: how loud is the song at each place, for drawing it?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.playback.pcm import FULL_SCALE, Samples

SECONDS_PER_PEAK = 0.01
"""4 minutes are 24 000 peaks: finer than any screen, coarse enough to redraw at once."""


@dataclass(frozen=True, slots=True)
class Peaks:
    """The largest sample of each stretch of a song.

    Attributes:
        values: float32, shape (n,), 0..1.
        seconds_per_value: length of a stretch.
    """

    values: npt.NDArray[np.float32]
    seconds_per_value: float


class PeakMeter:
    """Collects peaks of one stem block by block, in the thread that decodes it."""

    def __init__(self, sample_rate: int) -> None:
        self._frames_per_peak = max(1, round(sample_rate * SECONDS_PER_PEAK))
        self._seconds_per_peak = self._frames_per_peak / sample_rate
        self._done: list[npt.NDArray[np.float32]] = []
        self._rest: Samples = np.empty((0, 2), np.int16)

    def feed(self, samples: Samples) -> None:
        """Take the next decoded frames (int16, shape (n, 2))."""
        joined = np.concatenate([self._rest, samples]) if len(self._rest) else samples
        count = len(joined) // self._frames_per_peak
        cut = count * self._frames_per_peak
        self._rest = joined[cut:].copy()
        if count:
            self._done.append(_peaks(joined[:cut].reshape(count, -1)))

    def peaks(self) -> Peaks:
        """The peaks so far, the unfinished last stretch included."""
        rest = [_peaks(self._rest.reshape(1, -1))] if len(self._rest) else []
        parts = [*self._done, *rest]
        values = np.concatenate(parts) if parts else np.empty(0, np.float32)
        return Peaks(values, self._seconds_per_peak)


def merged(parts: Sequence[Peaks]) -> Peaks:
    """The louder of the stems at each place; as long as the longest one."""
    if not parts:
        return Peaks(np.empty(0, np.float32), SECONDS_PER_PEAK)
    values = np.zeros(max(len(part.values) for part in parts), np.float32)
    for part in parts:
        room = values[: len(part.values)]
        np.maximum(room, part.values, out=room)
    return Peaks(values, parts[0].seconds_per_value)


def _peaks(rows: Samples) -> npt.NDArray[np.float32]:
    # abs(-32768) does not fit into int16: look at both ends instead.
    highest = rows.max(axis=1).astype(np.float32)
    lowest = rows.min(axis=1).astype(np.float32)
    return np.maximum(highest, -lowest) / np.float32(FULL_SCALE)
