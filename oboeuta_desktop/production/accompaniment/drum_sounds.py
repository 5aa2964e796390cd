"""Answers one question: how does each drum of a style sound when it is struck?

Every sound is float32 at ``SAMPLE_RATE`` with its peak at 1; mono, but for cymbals and claps, whose
noise differs between left and right. The figures were set by looking at spectra.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from oboeuta_desktop.production.accompaniment.synth import (
    faded,
    fall,
    mixed,
    noise,
    pulse,
    seconds,
    shaped,
    sine,
    turns,
)
from oboeuta_desktop.production.effects import (
    Sound,
    band_pass,
    filtered,
    high_pass,
    low_pass,
)
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

Drum = Callable[[], Sound]

_METAL = (4010.0, 5370.0, 6130.0, 7650.0, 8900.0, 10310.0)
"""Hz of the partials of a cymbal: far from any common multiple."""

_BURSTS = (0.0, 0.0105, 0.0195, 0.0302)
"""Seconds at which the hands of a clap meet."""


def kick(depth: float, length: float, click: float) -> Sound:
    """A sine that falls to ``depth`` Hz and dies away in ``length`` s, with a click on its top."""
    samples = round(4.5 * length * SAMPLE_RATE)
    times = seconds(samples)
    pitch = depth + 2.7 * depth * np.exp(-times / 0.026) + 420 * np.exp(-times / 0.0035)
    body = shaped(sine(turns(pitch, samples)), fall(samples, length))
    tick = filtered(shaped(noise(samples, 1), fall(samples, 0.003)), high_pass(2500))
    return _finished(np.tanh(mixed((body, 1.7), (tick, 1.7 * click))), 0.03)


def snare(pitch: float, ring: float, length: float, gate: float, seed: int) -> Sound:
    """A shell that rings at ``pitch`` Hz for ``ring`` s under a rattle of ``length`` s.

    Args:
        gate: seconds after which the rattle is cut off.
        seed: strokes of different seeds rattle a little differently.
    """
    samples = round((gate + 0.03) * SAMPLE_RATE)
    glide = pitch * (1 + 0.32 * np.exp(-seconds(samples) / 0.02))
    shell = shaped(sine(turns(glide, samples)), fall(samples, ring))
    rattle = shaped(
        filtered(noise(samples, seed), band_pass(1400, 10_500, 1)), fall(samples, length)
    )
    return _finished(np.tanh(mixed((shell, 1.05), (rattle, 0.82))), 0.03)


def clap(low: float, high: float, length: float, seed: int) -> Sound:
    """Several hands: short bursts of noise between ``low`` and ``high`` Hz, then the room."""
    samples = round(5 * length * SAMPLE_RATE)
    out = np.zeros((samples, 2), np.float32)
    hiss = filtered(noise(samples, seed, 2), band_pass(low, high))
    for burst, start in enumerate(_BURSTS):
        first = round(start * SAMPLE_RATE)
        time = length if burst == len(_BURSTS) - 1 else 0.006
        out[first:] += shaped(hiss[first:], fall(samples - first, time))
    return _finished(np.tanh(mixed((out, 1.2))), 0.02)


def hat(length: float, metal: float, seed: int) -> Sound:
    """Two cymbals that meet: noise and partials above 7 kHz, dying away in ``length`` seconds."""
    samples = round(max(0.03, 4.5 * length) * SAMPLE_RATE)
    sound = mixed((noise(samples, seed), 0.7), (_metal(samples, 1.0), metal))
    ringing = filtered(sound, high_pass(6800, 4), low_pass(11_000, 1))
    return _finished(shaped(ringing, fall(samples, length)), 0.01)


def crash(length: float, low: float, seed: int) -> Sound:
    """A struck cymbal above ``low`` Hz, wide, dying away in ``length`` seconds."""
    samples = round(4.5 * length * SAMPLE_RATE)
    metal = _metal(samples, 0.83)[:, None]
    sound = mixed((noise(samples, seed, 2), 1.0), (metal, 0.35))
    bright = shaped(filtered(sound, high_pass(low), low_pass(12_000, 1)), fall(samples, length))
    dark = shaped(filtered(sound, band_pass(900, 3500, 1)), fall(samples, 0.05))
    return _finished(faded(mixed((bright, 1.0), (dark, 0.25)), 0.002, 0.0), 0.2)


def ride(length: float, seed: int) -> Sound:
    """A cymbal struck with the stick's tip: partials more than noise."""
    samples = round(4.0 * length * SAMPLE_RATE)
    tip = shaped(noise(samples, seed), fall(samples, 0.012))
    partials = shaped(_metal(samples, 0.79), fall(samples, length))
    sound = mixed((partials, 1.0), (tip, 0.9))
    return _finished(filtered(sound, high_pass(4800, 2)), 0.05)


def shaker(seed: int) -> Sound:
    """Grains thrown forwards: noise between 5 and 12 kHz that swells for 15 ms."""
    samples = round(0.09 * SAMPLE_RATE)
    grains = filtered(noise(samples, seed), band_pass(5000, 12_000))
    return _finished(faded(shaped(grains, fall(samples, 0.03)), 0.015, 0.0), 0.02)


def rim(pitch: float, seed: int) -> Sound:
    """A stick on the rim: two short tones, the second 3.6 times as high, and a tick."""
    samples = round(0.09 * SAMPLE_RATE)
    low, high = (sine(turns(f, samples)) for f in (pitch, 3.6 * pitch))
    tones = shaped(mixed((low, 1.0), (high, 0.6)), fall(samples, 0.018))
    tick = shaped(filtered(noise(samples, seed), high_pass(3000)), fall(samples, 0.004))
    return _finished(mixed((tones, 1.0), (tick, 1.0)), 0.01)


def tom(pitch: float, drop: float, length: float, seed: int) -> Sound:
    """A drum of ``pitch`` Hz that starts ``drop`` times higher and dies away in ``length`` s."""
    samples = round(4 * length * SAMPLE_RATE)
    glide = pitch * (1 + drop * np.exp(-seconds(samples) / 0.05))
    skin = shaped(sine(turns(glide, samples)), fall(samples, length))
    hit = shaped(filtered(noise(samples, seed), band_pass(800, 6000, 1)), fall(samples, 0.025))
    return _finished(np.tanh(mixed((skin, 1.4), (hit, 0.5))), 0.04)


def cowbell(pitch: float) -> Sound:
    """Two pulses a sharp fifth apart."""
    samples = round(0.22 * SAMPLE_RATE)
    low, high = (pulse(turns(f, samples), f) for f in (pitch, 1.48 * pitch))
    ring = mixed((fall(samples, 0.012), 0.7), (fall(samples, 0.06), 0.3))
    return _finished(
        filtered(shaped(mixed((low, 1.0), (high, 1.0)), ring), band_pass(500, 5000)), 0.03
    )


_ELECTRO: Mapping[str, Drum] = {
    "kick": partial(kick, 51.0, 0.105, 0.24),
    "snare": partial(snare, 188.0, 0.07, 0.085, 0.28, 2),
    "ghost": partial(snare, 205.0, 0.04, 0.045, 0.14, 12),
    "clap": partial(clap, 900.0, 7000.0, 0.075, 3),
    "hat": partial(hat, 0.020, 0.16, 4),
    "hat2": partial(hat, 0.026, 0.16, 14),
    "open": partial(hat, 0.095, 0.18, 5),
    "ride": partial(ride, 0.22, 6),
    "shaker": partial(shaker, 7),
    "rim": partial(rim, 480.0, 8),
    "tom1": partial(tom, 176.0, 0.5, 0.13, 21),
    "tom2": partial(tom, 128.0, 0.5, 0.15, 22),
    "tom3": partial(tom, 92.0, 0.5, 0.18, 23),
    "crash": partial(crash, 0.55, 3800.0, 9),
}

_TECHNO: Mapping[str, Drum] = {
    "kick": partial(kick, 54.0, 0.075, 0.34),
    "snare": partial(snare, 228.0, 0.045, 0.30, 0.13, 32),
    "ghost": partial(snare, 240.0, 0.03, 0.06, 0.07, 42),
    "clap": partial(clap, 1100.0, 5200.0, 0.05, 33),
    "hat": partial(hat, 0.012, 0.24, 34),
    "hat2": partial(hat, 0.017, 0.24, 44),
    "open": partial(hat, 0.06, 0.26, 35),
    "ride": partial(ride, 0.12, 36),
    "shaker": partial(hat, 0.009, 0.05, 37),
    "rim": partial(rim, 830.0, 38),
    "tom1": partial(tom, 230.0, 1.6, 0.10, 51),
    "tom2": partial(tom, 160.0, 1.6, 0.12, 52),
    "tom3": partial(tom, 110.0, 1.6, 0.14, 53),
    "cowbell": partial(cowbell, 562.0),
    "crash": partial(crash, 0.4, 5200.0, 39),
}

KITS: Mapping[str, Mapping[str, Drum]] = {"electro-pop": _ELECTRO, "techno-pop": _TECHNO}
"""The drums of each style by name; ``hat2`` and ``ghost`` are softer strokes of hat and snare."""


def _metal(samples: int, scale: float) -> Sound:
    """The partials of a cymbal as square waves, each of amplitude 1."""
    times = seconds(samples)
    waves = [np.sign(np.sin(2 * np.pi * scale * frequency * times)) for frequency in _METAL]
    return filtered(np.sum(waves, axis=0).astype(np.float32), low_pass(16_000))


def _finished(sound: Sound, end: float) -> Sound:
    """``sound`` with its peak at 1 and an end without a step."""
    quiet = faded(sound, 0.0, end)
    return quiet / np.abs(quiet).max()
