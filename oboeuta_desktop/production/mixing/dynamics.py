"""Answers one question: how is a sound's level evened out over time?

Levels are taken over blocks of 1 ms, so the one loop that time constants need has a thousand turns
per second of song instead of 48 thousand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.production.effects import Sound, band_pass, filtered
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

BLOCK = SAMPLE_RATE // 1000
"""Samples of one block: 1 ms."""

Curve = npt.NDArray[np.float64]
"""One value for each block."""

SILENCE = -120.0
"""dB that stand for no sound at all."""


@dataclass(frozen=True, slots=True)
class Compression:
    """How a compressor acts.

    Attributes:
        threshold: dB re full scale (RMS over a block) above which the level is held back.
        ratio: dB in for each dB out above it.
        attack: seconds to follow a rise to 63 %.
        release: seconds to follow a fall to 63 %.
        knee: width in dB, above 0, of the bend around the threshold.
    """

    threshold: float
    ratio: float
    attack: float
    release: float
    knee: float = 6.0


DE_ESSING = Compression(threshold=-30.0, ratio=3.0, attack=0.002, release=0.04)
SIBILANCE = (5200.0, 11000.0)
"""Hz between which s and sh of a female voice have their energy."""


def block_powers(sound: Sound) -> Curve:
    """Mean square of each block, of the louder channel; the last block may be cut short."""
    blocks = -(-len(sound) // BLOCK)
    channels = sound[:, None] if sound.ndim == 1 else sound
    powers = np.zeros((blocks, channels.shape[1]))
    for channel in range(channels.shape[1]):
        padded = np.zeros(blocks * BLOCK, np.float32)
        padded[: len(sound)] = channels[:, channel]
        square = padded.reshape(blocks, BLOCK)
        powers[:, channel] = np.einsum("ij,ij->i", square, square) / BLOCK
    return powers.max(1)


def decibels(powers: Curve) -> Curve:
    """Mean squares in dB, at least ``SILENCE``."""
    return 10 * np.log10(np.maximum(powers, 10 ** (SILENCE / 10)))


def followed(target: Curve, fall: float, rise: float) -> Curve:
    """``target`` through a one-pole follower with time constants (s) for going down and up."""
    step = BLOCK / SAMPLE_RATE
    down, up = math.exp(-step / fall), math.exp(-step / rise)
    out: list[float] = []
    value = float(target[0]) if len(target) else 0.0
    for wanted in target.tolist():
        keep = down if wanted < value else up
        value = keep * value + (1 - keep) * wanted
        out.append(value)
    return np.array(out)


def smoothed(curve: Curve, seconds: float) -> Curve:
    """``curve`` averaged with a Hann window of ``seconds``, without delay."""
    width = max(3, 2 * round(seconds * SAMPLE_RATE / BLOCK / 2) + 1)
    window = np.hanning(width + 2)[1:-1]
    padded = np.pad(curve, width // 2, mode="edge")
    return np.convolve(padded, window / window.sum(), "valid").astype(np.float64)


def per_sample(curve: Curve, samples: int, block: int = BLOCK) -> Sound:
    """A value for each of ``samples``: straight lines between the blocks' centres."""
    values = np.concatenate([curve[:1], curve, curve[-1:]]).astype(np.float32)
    ramp = (np.arange(block, dtype=np.float32) + 0.5) / block
    lines = values[:-1, None] + np.diff(values)[:, None] * ramp
    first = block - block // 2
    return lines.reshape(-1)[first : first + samples].astype(np.float32, copy=False)


def gain_of(levels: Curve, how: Compression) -> Curve:
    """The compressor's gain in dB (0 or below) for ``levels`` in dB, block by block."""
    over = levels - how.threshold
    slope = 1 / how.ratio - 1
    bend = slope * np.clip(over + how.knee / 2, 0, how.knee) ** 2 / (2 * how.knee)
    still = np.where(over > how.knee / 2, slope * over, bend)
    return followed(still, how.attack, how.release)


def compressed(sound: Sound, how: Compression) -> Sound:
    """``sound`` with its loud passages held back; channels keep their balance."""
    gain = 10 ** (gain_of(decibels(block_powers(sound)), how) / 20)
    return amplified(sound, gain)


def de_essed(sound: Sound) -> Sound:
    """A mono voice whose sibilants are held back, the rest untouched."""
    hiss = filtered(sound, band_pass(*SIBILANCE, 1))
    gain = 10 ** (gain_of(decibels(block_powers(hiss)), DE_ESSING) / 20)
    return sound - amplified(hiss, 1 - gain)


def amplified(sound: Sound, gain: Curve) -> Sound:
    """``sound`` times ``gain`` (a factor for each block)."""
    factor = per_sample(gain, len(sound))
    return np.multiply(sound, factor if sound.ndim == 1 else factor[:, None], dtype=np.float32)
