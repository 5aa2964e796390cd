"""Answers one question: is this song sung and mixed as it should be, in figures?

Everything is measured on the stems as they ship, effects included; nothing here knows how they were
made.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from oboeuta_desktop.production.effects import Sound, band_pass, filtered
from oboeuta_desktop.production.measuring.onset_error import OnsetError, onset_error
from oboeuta_desktop.production.measuring.pitch_error import PitchError, pitch_error
from oboeuta_desktop.production.measuring.sung_levels import (
    SWALLOWED,
    QuietMora,
    Steps,
    fastest,
    mora_levels,
    steps,
)
from oboeuta_desktop.production.mixing.loudness import integrated_loudness, true_peak
from oboeuta_desktop.production.notation.score import Score
from oboeuta_desktop.production.progress import Progress, unheard
from oboeuta_desktop.production.singing.sung_time import sung_samples

BANDS = ((250.0, 1000.0), (1000.0, 4000.0), (4000.0, 8000.0))
"""Hz of the bands in which the vocal is compared with the backing."""

CLIPPED = 0.999
"""A sample at or above this share of full scale is clipped."""


@dataclass(frozen=True, slots=True)
class SoundLevels:
    """How loud a sound is.

    Attributes:
        loudness: LUFS, -inf for silence.
        true_peak: dBTP, -inf for silence.
        clipped: samples at full scale.
    """

    loudness: float
    true_peak: float
    clipped: int


@dataclass(frozen=True, slots=True)
class BandRatio:
    """dB of the vocal over the backing while vowels are sung, from ``low`` to ``high`` Hz."""

    low: float
    high: float
    ratio: float


@dataclass(frozen=True, slots=True)
class Measures:
    """The figures of one song.

    Attributes:
        quietest: the mora with the lowest level against its neighbours; None without neighbours.
        swallowed: all those below ``SWALLOWED``.
        fastest: morae per second of the fastest line.
        fastest_line: that line's text.
        mix_error: dB of the difference between the sum of both stems and the mix that was limited,
            against that mix; for coded stems the coding noise. None where no mix was given.
    """

    pitch: PitchError
    onsets: OnsetError
    mix: SoundLevels
    vocal: SoundLevels
    backing: SoundLevels
    ratios: tuple[BandRatio, ...]
    steps: Steps
    quietest: QuietMora | None
    swallowed: tuple[QuietMora, ...]
    fastest: float
    fastest_line: str
    mix_error: float | None


def measure(
    score: Score,
    vocal: Sound,
    backing: Sound,
    *,
    limited: Sound | None = None,
    progress: Progress = unheard,
) -> Measures:
    """Of two stems, (N, 2) each.

    Args:
        limited: the mix as it left the limiter, (N, 2), to be compared with the stems' sum.
    """
    mono: Sound = vocal.mean(1, dtype=np.float32)
    progress("measure", 0.0)
    pitch = pitch_error(score, mono)
    progress("measure", 0.6)
    onsets = onset_error(score, mono)
    levels = mora_levels(score, mono)
    both = vocal + backing
    speed, line = fastest(score)
    progress("measure", 0.7)
    measures = Measures(
        pitch=pitch,
        onsets=onsets,
        mix=sound_levels(both),
        vocal=sound_levels(vocal),
        backing=sound_levels(backing),
        ratios=band_ratios(score, vocal, backing),
        steps=steps(score, mono),
        quietest=levels[0] if levels else None,
        swallowed=tuple(mora for mora in levels if mora.level < SWALLOWED),
        fastest=speed,
        fastest_line=line.text if line is not None else "",
        mix_error=None if limited is None else _error(both, limited),
    )
    progress("measure", 1.0)
    return measures


def _error(both: Sound, limited: Sound) -> float:
    """dB, at least -120."""
    off, whole = (
        float(np.square(sound, dtype=np.float64).sum()) for sound in (both - limited, limited)
    )
    return 10 * math.log10(max(off / max(whole, 1e-12), 1e-12))


def sound_levels(sound: Sound) -> SoundLevels:
    """Of (N,) or (N, channels)."""
    clipped = int((np.abs(sound) >= CLIPPED).sum())
    return SoundLevels(integrated_loudness(sound), true_peak(sound), clipped)


def band_ratios(score: Score, vocal: Sound, backing: Sound) -> tuple[BandRatio, ...]:
    """For each of ``BANDS``; empty if nobody sings or one of the stems is silent in a band."""
    sung = sung_samples(score, len(vocal))
    found: list[BandRatio] = []
    for low, high in BANDS:
        powers = [
            float(np.square(filtered(sound, band_pass(low, high))[sung], dtype=np.float64).sum())
            for sound in (vocal, backing)
        ]
        if min(powers) > 0:
            ratio = 10 * np.log10(powers[0] / powers[1])
            found.append(BandRatio(low, high, float(ratio)))
    return tuple(found)
