"""Answers one question: how much of a stem's sound is there already, and where?

Sound is kept as int16 frames of two channels: 46 MB for a stem of four minutes at 48 kHz, half of
what float32 would take.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

CHANNELS = 2
FULL_SCALE = 32768.0
"""An int16 sample divided by this lies in -1..1."""

Samples = npt.NDArray[np.int16]
"""Shape (frames, 2)."""

Mixed = npt.NDArray[np.float32]
"""Shape (frames, 2), in int16 units but not yet rounded or clipped."""

_FIRST_CAPACITY = 1 << 16


@dataclass(frozen=True, slots=True)
class PcmView:
    """What is decoded at one instant; ``complete`` means that no more will come."""

    samples: Samples
    complete: bool


class Pcm:
    """The sound of one stem, growing while it is decoded.

    One thread appends, any thread reads ``view``: readers see a new frozen view or the old one,
    never something in between, and no lock is taken.
    """

    __slots__ = ("_room", "sample_rate", "view")

    def __init__(self, sample_rate: int, *, expected_frames: int = 0) -> None:
        self.sample_rate = sample_rate
        self._room: Samples = np.empty((max(expected_frames, _FIRST_CAPACITY), CHANNELS), np.int16)
        self.view = PcmView(self._room[:0], complete=False)

    @classmethod
    def whole(cls, samples: Samples, sample_rate: int) -> Pcm:
        """A stem that is all there: ``samples`` is int16, shape (frames, 2), and is not copied."""
        pcm = cls(sample_rate)
        pcm.view = PcmView(samples, complete=True)
        return pcm

    def expect(self, frames: int) -> None:
        """Make room for ``frames`` in all, so that growing does not copy."""
        if frames > len(self._room):
            self._grow(frames)

    def append(self, samples: Samples) -> None:
        """Add decoded frames (int16, shape (n, 2)) at the end and publish them."""
        ready = len(self.view.samples)
        needed = ready + len(samples)
        if needed > len(self._room):
            self._grow(max(needed, len(self._room) * 3 // 2))
        self._room[ready:needed] = samples
        self.view = PcmView(self._room[:needed], complete=False)

    def finish(self) -> None:
        """No more frames will come; beyond the last one there is silence."""
        self.view = PcmView(self.view.samples, complete=True)

    def _grow(self, capacity: int) -> None:
        ready = len(self.view.samples)
        room: Samples = np.empty((capacity, CHANNELS), np.int16)
        room[:ready] = self._room[:ready]
        # Readers keep the old array alive through the view they hold.
        self._room = room
        self.view = PcmView(room[:ready], self.view.complete)


def all_complete(stems: Sequence[Pcm]) -> bool:
    """Whether every stem is decoded to its end (True for no stems)."""
    return all(stem.view.complete for stem in stems)


def longest(stems: Sequence[Pcm]) -> int:
    """Frames of the longest stem as far as it is decoded; 0 for no stems."""
    return max((len(stem.view.samples) for stem in stems), default=0)
