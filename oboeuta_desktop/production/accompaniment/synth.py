"""Answers one question: how does an instrument's tone come from nothing but numbers?

Oscillators read one period of a wave that holds no harmonic above ``TOP``, so nothing folds back
below 24 kHz. Sounds are float32 at ``SAMPLE_RATE``, shape (N,) or (N, 2).
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from scipy import signal

from oboeuta_desktop.production.effects import Sound
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

Curve = npt.NDArray[np.float64]

TOP = 19_000.0
"""Hz; the highest harmonic of any oscillator."""

_TABLE = 4096  # points of one period: 93 for each period of the 44th harmonic, where it matters
_STEPS = 64  # of a moving cutoff within an octave
_signal = cast("Any", signal)  # scipy has no types


def hertz(midi: float) -> float:
    """The frequency of a pitch; 69 is 440 Hz."""
    return 440.0 * 2 ** ((midi - 69) / 12)


def seconds(samples: int) -> Curve:
    """The time of each of ``samples``, from 0."""
    return np.arange(samples).astype(np.float64) / SAMPLE_RATE


def turns(frequency: float | Curve, samples: int, start: float = 0.0) -> Curve:
    """The phase in periods at each sample of a tone with that frequency (Hz, may move)."""
    if isinstance(frequency, float | int):
        return np.add(start, seconds(samples) * frequency, dtype=np.float64)
    return np.add(start, np.cumsum(frequency) / SAMPLE_RATE, dtype=np.float64)


def sine(phase: Curve) -> Sound:
    """A sine of amplitude 1 at ``phase`` (periods)."""
    return np.sin(2 * np.pi * phase).astype(np.float32)


def fm(phase: Curve, ratio: float, index: float | Curve) -> Sound:
    """A sine whose phase a second one moves: ``ratio`` times as fast, by ``index`` radians."""
    sway = index * np.sin(2 * np.pi * ratio * phase)
    return np.sin(2 * np.pi * phase + sway).astype(np.float32)


def saw(phase: Curve, frequency: float) -> Sound:
    """A sawtooth of amplitude 1 at ``phase`` (periods); ``frequency``: the highest it has, Hz."""
    return _looked_up(_saw_period(max(1, int(TOP / frequency))), phase)


def pulse(phase: Curve, frequency: float, width: float | Curve = 0.5) -> Sound:
    """A pulse of amplitude 1 that is high for ``width`` of each period; without direct current."""
    return saw(phase, frequency) - saw(phase + width, frequency)


def noise(samples: int, seed: int, channels: int = 1) -> Sound:
    """White noise of RMS 1; (N,) for one channel."""
    shape = samples if channels == 1 else (samples, channels)
    return np.random.default_rng(seed).standard_normal(shape, dtype=np.float32)


def fall(samples: int, time: float) -> Sound:
    """1 falling to 37 % in ``time`` seconds."""
    return np.exp(-seconds(samples) / time).astype(np.float32)


def mixed(*parts: tuple[Sound, float]) -> Sound:
    """The sum of sounds of one length, each with its gain."""
    first, gain = parts[0]
    out = np.multiply(first, gain, dtype=np.float32)
    for sound, gain in parts[1:]:
        out = np.add(out, np.multiply(sound, gain, dtype=np.float32), dtype=np.float32)
    return out


def shaped(sound: Sound, curve: Sound) -> Sound:
    """``sound`` (N,) or (N, 2), times ``curve`` (N,)."""
    return np.multiply(sound, curve if sound.ndim == 1 else curve[:, None], dtype=np.float32)


def note_samples(gate: float, release: float) -> int:
    """How long a note is whose key is held for ``gate`` seconds and then dies away."""
    return max(64, round((gate + 5 * release) * SAMPLE_RATE))


def envelope(gate: float, attack: float, decay: float, sustain: float, release: float) -> Sound:
    """A note's loudness, ``note_samples`` long, that ends at 0.

    Args:
        gate: seconds for which the key is held.
        attack: seconds of the straight rise to 1.
        decay: time constant (s) of the fall to ``sustain``.
        release: time constant (s) of the end.
    """
    times = seconds(note_samples(gate, release))
    held = sustain + (1 - sustain) * np.exp(-np.maximum(times - attack, 0) / decay)
    held *= np.minimum(times / attack, 1)
    ended = np.exp(-np.maximum(times - gate, 0) / release)
    return faded((held * ended).astype(np.float32), 0.0, min(release, 0.02))


def faded(sound: Sound, rise: float, end: float) -> Sound:
    """``sound`` rising from 0 within ``rise`` seconds and falling to 0 in the last ``end``."""
    out = sound.copy()
    for time, part in ((rise, slice(None, None, 1)), (end, slice(None, None, -1))):
        samples = min(len(out), round(time * SAMPLE_RATE))
        if samples:
            ramp = (0.5 - 0.5 * np.cos(np.pi * np.arange(samples) / samples)).astype(np.float32)
            out[part][:samples] *= ramp if out.ndim == 1 else ramp[:, None]
    return out


def spread(voices: list[Sound], width: float) -> Sound:
    """Mono ``voices`` set out from left to right; (N, 2), equally loud wherever they are.

    Args:
        width: 1 puts the outermost all the way to the sides.
    """
    out = np.zeros((len(voices[0]), 2), np.float32)
    for index, voice in enumerate(voices):
        place = width * (2 * index / max(1, len(voices) - 1) - 1)
        out[:, 0] += voice * np.float32(math.sqrt((1 - place) / 2))
        out[:, 1] += voice * np.float32(math.sqrt((1 + place) / 2))
    return out


def swept_low_pass(sound: Sound, cutoffs: Curve, q: float = 0.707, block: int = 96) -> Sound:
    """``sound`` through a two-pole low-pass whose cutoff moves in steps of 1.1 %; same shape.

    Args:
        cutoffs: Hz for each ``block`` samples, as many as the sound has begun; neighbours should be
            near each other. The slower they move, the fewer pieces there are to run.
        q: above 0.707 there is a peak at the cutoff.
    """
    if sound.ndim == 2:
        left, right = (swept_low_pass(side, cutoffs, q, block) for side in sound.T)
        return np.stack([left, right], axis=1)
    steps = np.round(_STEPS * np.log2(np.clip(cutoffs, 40, 0.45 * SAMPLE_RATE)))
    zeros, poles = _low_pass(np.exp2(steps / _STEPS), q)
    starts = np.concatenate([[0], np.flatnonzero(np.diff(steps)) + 1, [len(steps)]]).tolist()
    out = np.empty_like(sound)
    memory = np.zeros(2)
    for first, last in pairwise(starts):
        part = slice(first * block, last * block)
        # Half the time of sosfilt for pieces as short as these.
        out[part], memory = _signal.lfilter(zeros[first], poles[first], sound[part], zi=memory)
    return out


def blocks_of(samples: int, block: int = 96) -> Curve:
    """The time in seconds at which each block of a sound begins, for cutoffs that follow time."""
    return np.arange(-(-samples // block), dtype=np.float64) * (block / SAMPLE_RATE)


def _low_pass(cutoffs: Curve, q: float) -> tuple[Curve, Curve]:
    """Numerators and denominators of Robert Bristow-Johnson's low-pass; (cutoffs, 3) each."""
    angle = 2 * np.pi * cutoffs / SAMPLE_RATE
    alpha, cosine = np.sin(angle) / (2 * q), np.cos(angle)
    low = (1 - cosine) / 2
    scale = (1 + alpha)[:, None]
    zeros = np.stack([low, 2 * low, low], axis=1) / scale
    return zeros, np.stack([1 + alpha, -2 * cosine, 1 - alpha], axis=1) / scale


@lru_cache(maxsize=512)
def _saw_period(harmonics: int) -> Sound:
    spectrum = np.zeros(_TABLE // 2 + 1, np.complex128)
    numbers = np.arange(1, min(harmonics, _TABLE // 2 - 1) + 1)
    spectrum[1 : len(numbers) + 1] = 1j * _TABLE / (np.pi * numbers)
    period = np.fft.irfft(spectrum)
    return np.append(period, period[0]).astype(np.float32)


def _looked_up(period: Sound, phase: Curve) -> Sound:
    """``period`` at ``phase``, with straight lines between its points."""
    place = (phase - np.floor(phase)) * _TABLE
    whole = np.minimum(place.astype(np.intp), _TABLE - 1)
    rest = (place - whole).astype(np.float32)
    left = period[whole]
    return np.asarray(left + rest * (period[whole + 1] - left), np.float32)
