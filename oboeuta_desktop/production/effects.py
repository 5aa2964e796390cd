"""Answers one question: how does a sound come out of a filter, a room or an echo?

A sound is float32, shape (N,) or (N, channels), at ``SAMPLE_RATE``. Filters are cascades of
second-order sections (float64, shape (sections, 6), as scipy has them): stack as many as a chain
needs and run them in one pass. The bell and the shelf are those of Robert Bristow-Johnson's *Audio
EQ Cookbook*.
"""

from __future__ import annotations

import math
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from scipy import fft, signal

from oboeuta_desktop.production.notation.score import SAMPLE_RATE

Sound = npt.NDArray[np.float32]
Sections = npt.NDArray[np.float64]

# Added to every so many samples: in silence a filter's memory would fade into numbers so small that
# processors take ten times as long over them.
_NUDGE = 1e-30
_NUDGE_EVERY = 64

_FILTERED_AT_ONCE = 1 << 16  # samples: float64 copies that stay in the processor's cache

_signal = cast("Any", signal)  # scipy has no types
_fft = cast("Any", fft)


def high_pass(frequency: float, order: int = 2) -> Sections:
    """Butterworth; 3 dB down at ``frequency`` (Hz)."""
    return _butterworth(order, frequency, "highpass")


def low_pass(frequency: float, order: int = 2) -> Sections:
    """Butterworth; 3 dB down at ``frequency`` (Hz)."""
    return _butterworth(order, frequency, "lowpass")


def band_pass(low: float, high: float, order: int = 2) -> Sections:
    """Butterworth; 3 dB down at ``low`` and ``high`` (Hz), ``order`` poles on each side."""
    return _butterworth(order, [low, high], "bandpass")


def bell(frequency: float, gain: float, q: float) -> Sections:
    """``gain`` dB around ``frequency`` (Hz); a larger ``q`` is narrower."""
    amplitude = 10 ** (gain / 40)
    angle = 2 * math.pi * frequency / SAMPLE_RATE
    alpha, cosine = math.sin(angle) / (2 * q), math.cos(angle)
    return _section(
        (1 + alpha * amplitude, -2 * cosine, 1 - alpha * amplitude),
        (1 + alpha / amplitude, -2 * cosine, 1 - alpha / amplitude),
    )


def high_shelf(frequency: float, gain: float) -> Sections:
    """``gain`` dB above ``frequency`` (Hz), half of it there; the slope without a bump."""
    a = 10 ** (gain / 40)
    angle = 2 * math.pi * frequency / SAMPLE_RATE
    cosine, slope = math.cos(angle), math.sqrt(2 * a) * math.sin(angle)
    return _section(
        (
            a * (a + 1 + (a - 1) * cosine + slope),
            -2 * a * (a - 1 + (a + 1) * cosine),
            a * (a + 1 + (a - 1) * cosine - slope),
        ),
        (
            a + 1 - (a - 1) * cosine + slope,
            2 * (a - 1 - (a + 1) * cosine),
            a + 1 - (a - 1) * cosine - slope,
        ),
    )


def filtered(sound: Sound, *sections: Sections) -> Sound:
    """``sound`` after all ``sections``, one after the other; same shape."""
    cascade = np.vstack(sections)
    out = np.empty(sound.shape, np.float32)
    ways = [(sound, out)] if sound.ndim == 1 else list(zip(sound.T, out.T, strict=True))
    for source, target in ways:
        memory = np.zeros((len(cascade), 2))
        for first in range(0, len(source), _FILTERED_AT_ONCE):
            piece = source[first : first + _FILTERED_AT_ONCE].astype(np.float64)
            piece[::_NUDGE_EVERY] += _NUDGE
            target[first : first + len(piece)], memory = _signal.sosfilt(cascade, piece, zi=memory)
    return out


def scaled(sound: Sound, factor: float) -> Sound:
    """``sound`` times ``factor``."""
    return np.multiply(sound, factor, dtype=np.float32)


def stereo(sound: Sound, pan: float = 0.0) -> Sound:
    """A mono sound between left (``pan`` -1) and right (1), equally loud wherever it is; (N, 2).

    In the middle each side has the mono sound's own level.
    """
    angle = (pan + 1) * math.pi / 4
    sides = np.array([math.cos(angle), math.sin(angle)], np.float32) * np.float32(math.sqrt(2))
    return np.multiply(sound[:, None], sides, dtype=np.float32)


def room(seconds: float, *, delay: float = 0.024, seed: int = 21) -> Sound:
    """Impulse response of a room, (M, 2), of power 1 on each side: noise that dies away.

    Args:
        seconds: until it is 60 dB down.
        delay: seconds before it begins; keeps the consonants clear of it.
        seed: of the noise.
    """
    length = round(1.2 * seconds * SAMPLE_RATE)
    times = np.arange(length) / SAMPLE_RATE
    noise = np.random.default_rng(seed).standard_normal((length, 2))
    decay = np.exp(-math.log(1000) * times / seconds) * np.minimum(1, times / 0.012)
    tail = filtered(
        (noise * decay[:, None]).astype(np.float32), low_pass(7500, 1), high_pass(300, 2)
    )
    tail /= np.sqrt((tail**2).sum(0))
    return np.concatenate([np.zeros((round(delay * SAMPLE_RATE), 2), np.float32), tail])


def reverberated(sound: Sound, response: Sound) -> Sound:
    """What the room ``response`` (M, 2) answers to the mono ``sound`` (N,); (N, 2), no dry part.

    Overlap-add with blocks of a length that the FFT likes.
    """
    samples, length = len(sound), len(response)
    size: int = _fft.next_fast_len(max(4 * length, 2**16), real=True)
    hop = size - length + 1
    blocks = -(-samples // hop)
    padded = np.zeros(blocks * hop, np.float32)
    padded[:samples] = sound
    out = np.zeros((blocks * hop + length, 2), np.float32)
    spectrum = _fft.rfft(response, size, axis=0)
    for first in range(0, blocks * hop, hop):
        block = _fft.rfft(padded[first : first + hop], size)
        answer = _fft.irfft(block[:, None] * spectrum, size, axis=0)
        out[first : first + size] += answer[: len(out) - first]
    return out[:samples]


def ping_pong(sound: Sound, seconds: float, *, feedback: float = 0.36, echoes: int = 4) -> Sound:
    """Echoes of a mono ``sound`` every ``seconds`` that change sides and grow darker; (N, 2)."""
    out = np.zeros((len(sound), 2), np.float32)
    step = round(seconds * SAMPLE_RATE)
    for echo in range(1, echoes + 1):
        if echo * step >= len(sound):
            break
        dark = (high_pass(300, 1), low_pass(5200 - 500 * echo, 1))
        heard = filtered(sound[: len(sound) - echo * step], *dark) * feedback**echo
        out[echo * step :, echo % 2] += heard
        out[echo * step :, 1 - echo % 2] += 0.25 * heard
    return out


def _butterworth(order: int, frequency: float | list[float], kind: str) -> Sections:
    return _signal.butter(order, frequency, kind, fs=SAMPLE_RATE, output="sos")


def _section(numerator: tuple[float, ...], denominator: tuple[float, ...]) -> Sections:
    return np.array([[*numerator, *denominator]]) / denominator[0]
