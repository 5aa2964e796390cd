"""Answers one question: how far is a sung vocal from the pitches of its score, in cents?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pyworld
from scipy import signal

from oboeuta_desktop.production.effects import Sound
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score, SungLine
from oboeuta_desktop.production.singing.phones import plan

LOWEST, HIGHEST = 80.0, 800.0
"""Hz between which the voice is looked for: a score's notes are A2 (110) to E5 (659)."""

FRAME = 0.005
"""Seconds between two values of the pitch."""

SETTLING = 0.09
SETTLING_SHARE = 0.35
"""The glide into a note, its first 90 ms or 35 % if that is less, is not measured."""

LEAVING = 0.03
"""Seconds at a note's end that are not measured: the glide to the next one."""

GROSS = 100.0
"""Cents from which a note is wrong rather than out of tune."""

_RATE = SAMPLE_RATE // 2  # harvest looks at nothing above
_MARGIN = 0.2

_pyworld = cast("Any", pyworld)  # neither has types
_signal = cast("Any", signal)


@dataclass(frozen=True, slots=True)
class PitchError:
    """Cents between sung and written pitch, one value for each tone: the median of its body.

    Attributes:
        bias: median with its sign; above 0 is sharp.
        median: of the absolute values.
        p95: 95 of 100 absolute values are at most this.
        gross: how many tones are off by more than ``GROSS``.
        tones: how many were long enough to be measured.
        voiced: share of the bodies' frames in which a pitch was found.
    """

    bias: float
    median: float
    p95: float
    gross: int
    tones: int
    voiced: float


def pitch_error(score: Score, mono: Sound) -> PitchError:
    """Of a vocal, (N,), at the octave that the score says."""
    half: npt.NDArray[np.float64] = _signal.resample_poly(mono.astype(np.float64), 1, 2)
    cents: list[float] = []
    frames = voiced = 0
    for line in score.lines:
        times, pitch = _pitch(half, line)
        for midi, begin, end in _bodies(line):
            body = pitch[(times >= begin) & (times < end)]
            heard = body[body > 0]
            frames, voiced = frames + len(body), voiced + len(heard)
            if len(heard) >= 2:
                cents.append(float(np.median(1200 * np.log2(heard / _hertz(midi)))))
    off = np.abs(cents) if cents else np.zeros(1)
    return PitchError(
        float(np.median(cents)) if cents else 0.0,
        float(np.median(off)),
        float(np.percentile(off, 95)),
        int((off > GROSS).sum()),
        len(cents),
        voiced / max(1, frames),
    )


def _pitch(
    half: npt.NDArray[np.float64], line: SungLine
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Times (s from the song's start) and pitch (Hz, 0 where there is none) around a line."""
    first = max(0, round((line.start - _MARGIN) * _RATE))
    piece = np.ascontiguousarray(half[first : round((line.end + _MARGIN) * _RATE)])
    pitch, times = _pyworld.harvest(
        piece, _RATE, f0_floor=LOWEST, f0_ceil=HIGHEST, frame_period=1000 * FRAME
    )
    return times + first / _RATE, pitch


def _bodies(line: SungLine) -> Iterator[tuple[int, float, float]]:
    """(midi, begin, end) of the part of each tone that ought to be in tune."""
    for phone in plan(line.notes):
        if phone.kind != "v":
            continue
        for tone in line.notes[phone.note].tones:
            begin, end = max(phone.start, tone.start), min(phone.end, tone.end)
            begin = max(begin, tone.start + min(SETTLING, SETTLING_SHARE * tone.length))
            if end - LEAVING > begin:
                yield tone.midi, begin, end - LEAVING


def _hertz(midi: int) -> float:
    return 440.0 * 2 ** ((midi - 69) / 12)
