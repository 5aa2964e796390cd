"""Answers one question: which samples of each stem come next from a spot in the song?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.playback.pcm import Pcm, all_complete, longest

Block = npt.NDArray[np.int16] | npt.NDArray[np.float32]
"""Shape (frames, 2), in int16 units."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the playhead is.

    Attributes:
        position: song frames, as heard.
        chunk: the stretched chunk being read; -1 in a reader that does not stretch.
        offset: output frames already read of that chunk.
        shift: output frames by which the chunk was moved to meet the one before.
        shift_before: the shift of the chunk before while it is still being faded out, else None.
    """

    position: float
    chunk: int = -1
    offset: int = 0
    shift: int = 0
    shift_before: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """``frames`` output frames that run from song frame ``position`` at ``rate``."""

    position: float
    rate: float
    frames: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What a reader gives: per stem a block of at most ``frames``; a shorter one ends silent."""

    frames: int
    blocks: tuple[Block, ...]
    lines: tuple[Line, ...]
    spot: Spot


class Reader(Protocol):
    """Reads all stems at one speed and key. Called only by the thread that renders."""

    @property
    def rate(self) -> float:
        """Song frames per output frame."""
        ...

    def spot_at(self, position: float) -> Spot:
        """The spot for song frame ``position``."""
        ...

    def has(self, start: float, stop: float) -> bool:
        """Whether song frames ``start``..``stop`` can be read now."""
        ...

    def read(self, spot: Spot, frames: int, stop: float) -> Passage:
        """At most ``frames`` output frames from ``spot``, not beyond song frame ``stop``."""
        ...

    def ahead(self, spot: Spot, loop_start: float | None) -> None:
        """Told once per block where the playhead is, so that what comes next can be prepared."""
        ...


def song_end(stems: Sequence[Pcm]) -> float:
    """The song's last frame: the longest stem, infinity while a stem may still grow."""
    return float(longest(stems)) if all_complete(stems) else float("inf")


class StraightReader:
    """The stems as they are: speed 1, own key, bit exact."""

    rate = 1.0

    def __init__(self, stems: Sequence[Pcm]) -> None:
        self._stems = tuple(stems)

    def spot_at(self, position: float) -> Spot:
        """The nearest whole frame."""
        return Spot(float(round(position)))

    def has(self, start: float, stop: float) -> bool:  # noqa: ARG002 - decoding runs from the start
        """Whether every stem is decoded up to ``stop`` or to its end."""
        views = [stem.view for stem in self._stems]
        return all(view.complete or len(view.samples) >= stop for view in views)

    def read(self, spot: Spot, frames: int, stop: float) -> Passage:
        """Frames as decoded; silence where a stem is shorter than the others."""
        first = int(spot.position)
        count = int(min(frames, max(0.0, stop - first)))
        blocks = tuple(stem.view.samples[first : first + count] for stem in self._stems)
        lines = (Line(spot.position, 1.0, count),)
        return Passage(count, blocks, lines, Spot(float(first + count)))

    def ahead(self, spot: Spot, loop_start: float | None) -> None:
        """Nothing to prepare."""
