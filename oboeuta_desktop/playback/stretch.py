"""Answers one question: how do pieces stretched one by one become one unbroken sound?

The song is cut on a fixed grid of 1 s; each chunk is stretched with 0.2 s around it. Where two
meet, the later one is moved by up to 10 ms to where it fits best, then they are crossfaded; the
shift is part of the map, so the position stays true. Shifts are measured against the grid and do
not add up.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.playback.pcm import CHANNELS, Mixed, Pcm, Samples, all_complete, longest
from oboeuta_desktop.playback.reader import Line, Passage, Spot, song_end

CHUNK_SECONDS = 1.0
CONTEXT_SECONDS = 0.2
FADE_SECONDS = 0.03
ALIGN_SECONDS = 0.01
"""Below the fade: while two chunks cross, the position still moves forward."""

CHUNKS_AHEAD = 3

_NEAR_BONUS = 0.02
"""Of correlation: where nothing fits better (noise, silence), do not move."""


@dataclass(frozen=True, slots=True)
class Tuning:
    """Speed (0.5..1.5) and key (semitones)."""

    rate: float = 1.0
    key: int = 0

    @property
    def plain(self) -> bool:
        """Whether it is the sound as recorded."""
        return self.rate == 1.0 and self.key == 0


Engine = Callable[[Samples, Tuning], Samples]
"""Stretches samples, int16 of shape (n, 2), to (n / rate, 2)."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """One second of the song, stretched.

    Attributes:
        stems: per stem int16, shape (n, 2), with some frames before and after the chunk itself.
        lead: how many frames lie before.
    """

    stems: tuple[Samples, ...]
    lead: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Where chunks lie, in song frames and, at a speed, in output frames."""

    sample_rate: int
    rate: float

    @property
    def fade(self) -> int:
        """Output frames of a crossfade."""
        return round(FADE_SECONDS * self.sample_rate)

    @property
    def align(self) -> int:
        """Output frames by which a chunk may be moved."""
        return round(ALIGN_SECONDS * self.sample_rate)

    def chunk_at(self, position: float) -> int:
        """The chunk that holds song frame ``position``."""
        return int(position // (CHUNK_SECONDS * self.sample_rate))

    def song_frame_of(self, chunk: int) -> float:
        """Song frame at which ``chunk`` begins, up to rounding."""
        return chunk * CHUNK_SECONDS * self.sample_rate

    def first_of(self, chunk: int) -> int:
        """Output frame, counted from the song's beginning, at which ``chunk`` begins."""
        return round(chunk * CHUNK_SECONDS * self.sample_rate / self.rate)

    def length_of(self, chunk: int) -> int:
        """Output frames from the beginning of ``chunk`` to that of the next."""
        return self.first_of(chunk + 1) - self.first_of(chunk)

    def position_of(self, spot: Spot) -> float:
        """Song frame heard at ``spot``; within a crossfade it moves from one shift to the other."""
        shift = float(spot.shift)
        if spot.shift_before is not None:
            shift = spot.shift_before + (spot.shift - spot.shift_before) * spot.offset / self.fade
        return max(0.0, (self.first_of(spot.chunk) + spot.offset + shift) * self.rate)


def make_chunk(
    stems: Sequence[Pcm], index: int, tuning: Tuning, *, sample_rate: int, engine: Engine
) -> Chunk | None:
    """Stretch chunk ``index`` of every stem; None while it is not decoded yet."""
    grid = Grid(sample_rate, tuning.rate)
    size = CHUNK_SECONDS * sample_rate
    around = CONTEXT_SECONDS * sample_rate
    first = int(max(0.0, index * size - around))
    last = int((index + 1) * size + around)
    if all_complete(stems):
        last = max(first, min(last, longest(stems)))
    elif not all(stem.view.complete or len(stem.view.samples) >= last for stem in stems):
        return None
    start = round(grid.first_of(index) - first / tuning.rate)
    lead = min(start, grid.align)
    stop = start + grid.length_of(index) + grid.fade + grid.align
    cut = slice(start - lead, stop)
    sounds: list[Samples] = []
    for stem in stems:
        given: Samples = np.zeros((last - first, CHANNELS), np.int16)
        there = stem.view.samples[first:last]
        given[: len(there)] = there
        silent = not given.any()
        made = given if silent else engine(given, tuning)
        sounds.append(np.zeros((stop - start + lead, CHANNELS), np.int16) if silent else made[cut])
    return Chunk(tuple(sounds), lead)


def joint_shift(before: Chunk, begin: int, after: Chunk, grid: Grid) -> int:
    """Output frames by which ``after`` is read later so that it goes on where ``before`` is.

    ``begin`` is the index into ``before`` from which it would have gone on.
    """
    wanted = _mono(before, begin, grid.fade)
    first = after.lead - min(after.lead, grid.align)
    found = _mono(after, first, after.lead - first + grid.align + grid.fade)
    if len(wanted) < grid.fade or len(found) <= grid.fade:
        return 0
    size = 1 << (len(found) + len(wanted)).bit_length()
    spectrum = np.fft.rfft(found, size) * np.conj(np.fft.rfft(wanted, size))
    places = len(found) - len(wanted) + 1
    match = np.fft.irfft(spectrum, size)[:places]
    energy = np.concatenate([[0.0], np.cumsum(found**2)])
    loudness = np.sqrt((energy[len(wanted) :] - energy[: -len(wanted)]) * np.sum(wanted**2))
    shifts = np.arange(places) + first - after.lead
    score = match / (loudness + 1.0) - _NEAR_BONUS * np.abs(shifts) / grid.align
    return int(shifts[int(score.argmax())])


class StretchedReader:
    """Reads all stems at one speed and key from chunks that were made ahead."""

    def __init__(
        self,
        stems: Sequence[Pcm],
        tuning: Tuning,
        *,
        sample_rate: int,
        chunk: Callable[[Tuning, int], Chunk | None],
        wish: Callable[[Tuning, tuple[int, ...]], None],
    ) -> None:
        self._stems = tuple(stems)
        self._tuning = tuning
        self._grid = Grid(sample_rate, tuning.rate)
        self._chunk = chunk
        self._wish = wish
        self._wished: tuple[int, float | None] | None = None
        angle = np.arange(self._grid.fade, dtype=np.float32) / self._grid.fade * np.pi / 2
        self._rise: npt.NDArray[np.float32] = (np.sin(angle) ** 2)[:, None].astype(np.float32)

    @property
    def rate(self) -> float:
        """Song frames per output frame."""
        return self._tuning.rate

    def spot_at(self, position: float) -> Spot:
        """The output frame nearest to song frame ``position``."""
        grid = self._grid
        chunk = grid.chunk_at(position)
        frame = max(round(position / self.rate), grid.first_of(chunk))
        offset = min(frame - grid.first_of(chunk), grid.length_of(chunk) - 1)
        spot = Spot(0.0, chunk, offset)
        return replace(spot, position=grid.position_of(spot))

    def has(self, start: float, stop: float) -> bool:
        """Whether the chunks of song frames ``start``..``stop`` are made."""
        # A chunk moved to the left ends earlier in the song: look that much further.
        stop = min(stop + self._grid.align * self.rate, song_end(self._stems))
        last = self._grid.chunk_at(max(0.0, stop - 1.0))
        first = min(self._grid.chunk_at(start), last)
        return all(self._chunk(self._tuning, index) for index in range(first, last + 1))

    def read(self, spot: Spot, frames: int, stop: float) -> Passage:
        """Frames at this speed; ends early where a chunk is not made yet."""
        blocks: tuple[Mixed, ...] = tuple(
            np.zeros((frames, CHANNELS), np.float32) for _ in self._stems
        )
        lines: list[Line] = []
        done = 0
        while done < frames:
            crossed = self._crossed(spot)
            if crossed is None:
                if self._grid.song_frame_of(spot.chunk + 1) >= song_end(self._stems):
                    # Moved to the left, the last chunk is over a few frames before the song is.
                    spot = replace(spot, position=song_end(self._stems))
                break
            spot = crossed
            left = (stop - spot.position) / self.rate
            if left <= 0:
                break
            end = self._grid.length_of(spot.chunk)
            if spot.shift_before is not None:
                end = min(end, self._grid.fade)
            take = min(frames - done, end - spot.offset, math.ceil(min(left, float(frames))))
            for block, sound in zip(blocks, self._sounds(spot, take), strict=True):
                block[done : done + len(sound)] = sound
            after = self._moved(spot, take)
            # Within a crossfade the slope differs from the speed by the change of the shift.
            slope = self.rate if spot.shift_before is None else self._fading_rate(spot)
            lines.append(Line(spot.position, slope, take))
            spot = after
            done += take
        return Passage(done, tuple(block[:done] for block in blocks), tuple(lines), spot)

    def ahead(self, spot: Spot, loop_start: float | None) -> None:
        """Ask for the chunks that come next, the loop's start among them."""
        if self._wished == (spot.chunk, loop_start):
            return
        self._wished = (spot.chunk, loop_start)
        wanted = list(range(spot.chunk, spot.chunk + CHUNKS_AHEAD + 1))
        if loop_start is not None:
            first = self._grid.chunk_at(loop_start)
            wanted[2:2] = [first, first + 1]
        self._wish(self._tuning, tuple(wanted))

    def _crossed(self, spot: Spot) -> Spot | None:
        """The spot, in the next chunk if this one is read; None if its chunk is not there."""
        here = self._chunk(self._tuning, spot.chunk)
        length = self._grid.length_of(spot.chunk)
        if here is None or spot.offset < length:
            return None if here is None else spot
        after = self._chunk(self._tuning, spot.chunk + 1)
        if after is None:
            return None
        shift = joint_shift(here, here.lead + spot.shift + length, after, self._grid)
        crossed = Spot(0.0, spot.chunk + 1, spot.offset - length, shift, spot.shift)
        return replace(crossed, position=self._grid.position_of(crossed))

    def _moved(self, spot: Spot, frames: int) -> Spot:
        offset = spot.offset + frames
        fading = spot.shift_before is not None and offset < self._grid.fade
        moved = replace(spot, offset=offset, shift_before=spot.shift_before if fading else None)
        return replace(moved, position=self._grid.position_of(moved))

    def _fading_rate(self, spot: Spot) -> float:
        before = spot.shift if spot.shift_before is None else spot.shift_before
        return self.rate * (1.0 + (spot.shift - before) / self._grid.fade)

    def _sounds(self, spot: Spot, frames: int) -> list[Mixed]:
        chunk = self._chunk(self._tuning, spot.chunk)
        if chunk is None:
            return [np.zeros((0, CHANNELS), np.float32) for _ in self._stems]
        sounds = [
            _piece(stem, chunk.lead + spot.shift + spot.offset, frames) for stem in chunk.stems
        ]
        before = None
        if spot.shift_before is not None:
            before = self._chunk(self._tuning, spot.chunk - 1)
        if before is None or spot.shift_before is None:
            return sounds
        begin = before.lead + spot.shift_before + self._grid.length_of(spot.chunk - 1) + spot.offset
        rise = self._rise[spot.offset : spot.offset + frames]
        return [
            _crossfaded(_piece(stem, begin, frames), sound, rise)
            for sound, stem in zip(sounds, before.stems, strict=True)
        ]


def _piece(samples: Samples, first: int, frames: int) -> Mixed:
    """``frames`` frames from index ``first``, silence outside."""
    sound: Mixed = np.zeros((frames, CHANNELS), np.float32)
    skipped = max(0, -first)
    there = samples[max(0, first) : max(0, first + frames)]
    sound[skipped : skipped + len(there)] = there
    return sound


def _crossfaded(old: Mixed, new: Mixed, rise: Mixed) -> Mixed:
    new *= rise
    new += old * (1.0 - rise)
    return new


def _mono(chunk: Chunk, first: int, frames: int) -> npt.NDArray[np.float64]:
    total: npt.NDArray[np.float64] = np.zeros(frames)
    for stem in chunk.stems:
        piece = stem[first : first + frames].sum(axis=1, dtype=np.float64)
        total[: len(piece)] += piece
    return total
