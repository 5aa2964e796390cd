"""Answers one question: which second of the song was heard when, and was anything missing?

The recording is compared with the decoded stems by cross-correlation; the program's own idea of the
position is not asked for more than where to look first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE = 48_000
COARSE = 6  # correlate at 8 kHz: an eighth of a millisecond per sample, finer by a parabola
SEARCH = 0.7  # seconds around the expected position; a bar of the song is 1.9 s
BURST = 0.003  # fragments closer together than this were rendered in one go

Mono = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Recording:
    """Sound that was heard.

    Attributes:
        sound: samples, -1..1.
        start: time.monotonic() when the first sample was heard.
        rate: samples per second of that clock (a null sink is not exactly 48 kHz).
    """

    sound: Mono
    start: float
    rate: float

    def index(self, moment: float) -> int:
        """The sample that was heard at a moment (time.monotonic())."""
        return round((moment - self.start) * self.rate)


@dataclass(frozen=True, slots=True)
class Heard:
    """One comparison: at ``moment`` the song's ``position`` was heard; ``likeness`` is 0..1."""

    moment: float
    position: float
    likeness: float


def read_recording(file: Path) -> Recording:
    """What ``recorder.py`` wrote."""
    frames = np.fromfile(file, np.int16).reshape(-1, 2)
    notes = np.loadtxt(file.with_name(file.name + ".times"), ndmin=2)
    start, rate = clock_of(notes)
    return Recording(mono(frames), start, rate)


def mono(frames: NDArray[np.int16]) -> Mono:
    """The middle of two channels, -1..1."""
    return np.asarray(frames.mean(axis=1) / 32768, np.float32)


def clock_of(notes: NDArray[np.float64]) -> tuple[float, float]:
    """Start and rate of a recording from rows of (arrival, frames before).

    A sink renders ahead in bursts: the first frame of a burst is heard when it arrives, those after
    it later. An arrival may be late, never early, so the line lies under all of them.
    """
    gaps = np.diff(notes[:, 0], prepend=-1.0)
    first = notes[gaps > BURST]
    arrival, frames = first[:, 0], first[:, 1]
    rate = float(RATE)
    for _ in range(3):
        late = arrival - frames / rate
        seconds = np.floor(arrival - arrival[0]).astype(int)
        best = [
            np.flatnonzero(seconds == s)[late[seconds == s].argmin()] for s in np.unique(seconds)
        ]
        if len(best) < 4:
            break
        slope = np.polyfit(frames[best], arrival[best], 1)[0]
        rate = float(np.clip(1 / slope, RATE * 0.999, RATE * 1.001))
    return float(np.percentile(arrival - frames / rate, 2)), rate


def positions_heard(
    recording: Recording,
    song: Mono,
    expected: Callable[[float], float],
    moments: NDArray[np.float64],
    window: float = 0.8,
) -> list[Heard]:
    """The song position at each moment, looked for within ``SEARCH`` of ``expected(moment)``."""
    heard: list[Heard] = []
    for moment in moments:
        centre = recording.index(float(moment))
        half = round(window / 2 * RATE)
        piece = recording.sound[max(0, centre - half) : centre + half]
        guess = expected(float(moment)) - window / 2 - SEARCH
        begin = max(0, round(guess * RATE))
        around = song[begin : begin + len(piece) + round(2 * SEARCH * RATE)]
        if len(piece) == 2 * half and len(around) > len(piece):
            lag, likeness = best_lag(thinned(around), thinned(piece))
            position = (begin + lag * COARSE + half) / RATE
            heard.append(Heard(float(moment), position, likeness))
    return heard


def thinned(sound: Mono) -> Mono:
    """Every ``COARSE``-th sample of the smoothed sound."""
    usable = sound[: len(sound) // COARSE * COARSE]
    return np.asarray(usable.reshape(-1, COARSE).mean(axis=1), np.float32)


def best_lag(long: Mono, short: Mono) -> tuple[float, float]:
    """Where ``short`` lies in ``long`` (samples, with a fraction) and how like they are (0..1)."""
    size = 1 << (len(long) + len(short)).bit_length()
    count = len(long) - len(short) + 1
    spectrum = np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size))
    product = np.fft.irfft(spectrum, size)[:count]
    energy = np.concatenate([[0.0], np.cumsum(np.square(long, dtype=np.float64))])
    norms = np.sqrt(np.maximum(energy[len(short) :] - energy[: -len(short)], 1e-12))
    likeness = product / (norms * max(float(np.linalg.norm(short)), 1e-9))
    peak = int(likeness.argmax())
    return peak + _parabola(likeness, peak), float(likeness[peak])


def _parabola(values: NDArray[np.float64], peak: int) -> float:
    if not 0 < peak < len(values) - 1:
        return 0.0
    left, middle, right = values[peak - 1 : peak + 2]
    bend = left - 2 * middle + right
    return float((left - right) / (2 * bend)) if bend else 0.0


def loudness(sound: Mono, block: float = 0.005) -> NDArray[np.float64]:
    """The largest sample of every block (seconds)."""
    size = round(block * RATE)
    usable = sound[: len(sound) // size * size]
    return np.abs(usable.reshape(-1, size)).max(axis=1).astype(np.float64)


def silences(
    recording: Recording, song: Mono, heard: list[Heard], block: float = 0.005
) -> list[tuple[float, float]]:
    """Where the song is loud and the recording is not: (moment, seconds) of every hole."""
    first, last = heard[0], heard[-1]
    begin, finish = recording.index(first.moment), recording.index(last.moment)
    offset = round(first.position * RATE) - begin
    recorded = loudness(recording.sound[begin:finish], block)
    wanted = loudness(song[begin + offset : finish + offset], block)
    blocks = min(len(recorded), len(wanted))
    level = float(np.median(recorded[:blocks])) / max(float(np.median(wanted[:blocks])), 1e-9)
    # Compared with the loudest neighbour, so that a block of silence between two beats is no hole.
    loud = wanted[:blocks] * level > 0.01
    hole = loud & (recorded[:blocks] < 0.02 * wanted[:blocks] * level)
    found: list[tuple[float, float]] = []
    edges = np.flatnonzero(np.diff(np.concatenate([[0], hole.astype(int), [0]])))
    for start, stop in edges.reshape(-1, 2):
        found.append((first.moment + start * block, float(stop - start) * block))
    return found
