"""Answers one question: how do the effects between the sections sound?

Float32 at ``SAMPLE_RATE``, (N, 2), peaks near 1. Noise and tones that rise towards a moment end
there; those that fall begin there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from oboeuta_desktop.production.accompaniment.drum_sounds import crash
from oboeuta_desktop.production.accompaniment.synth import (
    blocks_of,
    faded,
    fall,
    hertz,
    mixed,
    noise,
    pulse,
    saw,
    seconds,
    shaped,
    sine,
    swept_low_pass,
    turns,
)
from oboeuta_desktop.production.effects import Sound, filtered, high_pass, stereo
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

Effect = Callable[[float, int], Sound]
"""Of seconds and, where it has a pitch, midi."""


def noise_riser(length: float, midi: int) -> Sound:
    """Noise whose low-pass opens while it swells."""
    del midi
    samples = round(length * SAMPLE_RATE)
    share = blocks_of(samples, 256) / length
    hiss = filtered(noise(samples, 71, 2), high_pass(400))
    swept = swept_low_pass(hiss, 400 + 9500 * share**2, 1.2, 256)
    return faded(mixed((shaped(swept, _swelling(samples, 2.0)), 0.4)), 0.05, 0.012)


def stepped_riser(length: float, midi: int) -> Sound:
    """Noise that opens in steps of a sixteenth of its length, as a sample-and-hold would."""
    del midi
    samples = round(length * SAMPLE_RATE)
    share = np.floor(blocks_of(samples, 256) / length * 32) / 32
    hiss = filtered(noise(samples, 72, 2), high_pass(900))
    swept = swept_low_pass(hiss, 700 + 10_000 * share**2, 2.5, 256)
    return faded(mixed((shaped(swept, _swelling(samples, 1.7)), 0.28)), 0.05, 0.012)


def saw_lift(length: float, midi: int) -> Sound:
    """Two saws that climb an octave, chopped into ever shorter pieces."""
    return _lift(length, midi, chip=False)


def pulse_lift(length: float, midi: int) -> Sound:
    """A pulse that climbs an octave, chopped into ever shorter pieces."""
    return _lift(length, midi, chip=True)


def noise_fall(length: float, midi: int) -> Sound:
    """Noise whose low-pass closes while it dies away."""
    del midi
    samples = round(length * SAMPLE_RATE)
    share = blocks_of(samples, 256) / length
    hiss = filtered(noise(samples, 73, 2), high_pass(300))
    swept = swept_low_pass(hiss, 500 + 9000 * (1 - share) ** 3, 0.9, 256)
    return faded(mixed((shaped(swept, fall(samples, length / 4)), 0.4)), 0.004, 0.2)


def zap_fall(length: float, midi: int) -> Sound:
    """A pulse that falls by five octaves at once, over a shorter fall of noise."""
    out = noise_fall(length, midi)
    samples = min(len(out), round(0.5 * SAMPLE_RATE))
    pitch = 90 + 2800 * np.exp(-seconds(samples) / 0.07)
    zap = shaped(pulse(turns(pitch, samples), 2900, 0.3), fall(samples, 0.13))
    out[:samples] += stereo(faded(zap, 0.002, 0.05) * np.float32(0.35), -0.3)
    return out


def reverse_crash(length: float, midi: int) -> Sound:
    """A cymbal played backwards: swells and stops."""
    del midi
    struck = crash(length / 3, 4200.0, 75)[: round(length * SAMPLE_RATE)]
    return faded(np.ascontiguousarray(struck[::-1]), 0.02, 0.004)


def impact(length: float, midi: int) -> Sound:
    """A boom far below, under a short burst of noise."""
    del length, midi
    samples = round(1.3 * SAMPLE_RATE)
    pitch = 38 + 50 * np.exp(-seconds(samples) / 0.09)
    boom = shaped(sine(turns(pitch, samples)), fall(samples, 0.32))
    burst = shaped(filtered(noise(samples, 74), high_pass(700)), fall(samples, 0.07))
    return stereo(faded(mixed((boom, 0.8), (burst, 0.16)), 0.004, 0.2))


EFFECTS: Mapping[str, Mapping[str, Effect]] = {
    "electro-pop": {
        "riser": noise_riser,
        "lift": saw_lift,
        "fall": noise_fall,
        "impact": impact,
        "reverse": reverse_crash,
    },
    "techno-pop": {
        "riser": stepped_riser,
        "lift": pulse_lift,
        "fall": zap_fall,
        "impact": impact,
        "reverse": reverse_crash,
    },
}
"""The effects of each style by name."""


def _lift(length: float, midi: int, *, chip: bool) -> Sound:
    samples = round(length * SAMPLE_RATE)
    share = seconds(samples) / length
    pitch = hertz(midi) * 2 ** (share**1.5)
    top = 2 * hertz(midi)
    phase = turns(pitch, samples)
    left, right = (
        (pulse(phase, top, 0.25), pulse(phase + 0.2, top, 0.25))
        if chip
        else (saw(phase, top), saw(1.007 * phase, 1.01 * top))
    )
    gate = 0.5 + 0.5 * np.tanh(6 * np.sin(2 * np.pi * turns(4 + 12 * share**2, samples)))
    loud = _swelling(samples, 1.5) * gate.astype(np.float32)
    both = filtered(np.stack([left, right], axis=1), high_pass(500))
    return faded(mixed((shaped(both, loud), 0.3)), 0.05, 0.012)


def _swelling(samples: int, power: float) -> Sound:
    """0 to 1, the steeper towards its end the larger ``power``."""
    return (np.linspace(0, 1, samples) ** power).astype(np.float32)
