"""Answers one question: how does each instrument of a style sound when it plays a note?

An instrument is a function of pitch (midi), of the seconds for which the key is held, and of
brightness (0 soft to 1 hard and open). It gives float32 at ``SAMPLE_RATE``, mono or (N, 2), with
peaks somewhere near 1; ``backing.GAINS`` sets the levels against each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from oboeuta_desktop.production.accompaniment.synth import (
    Curve,
    blocks_of,
    envelope,
    fall,
    fm,
    hertz,
    mixed,
    noise,
    note_samples,
    pulse,
    saw,
    seconds,
    shaped,
    sine,
    spread,
    swept_low_pass,
    turns,
)
from oboeuta_desktop.production.effects import Sound, filtered, high_pass

Instrument = Callable[[int, float, float], Sound]

_SUPERSAW = (-11.0, -7.0, -3.2, 0.0, 3.6, 7.2, 11.5)
_STAB = (-14.0, -6.0, 0.0, 7.0, 13.0)
_STRINGS = (-5.0, 0.0, 6.0)
"""Cents by which the voices of a wide sound are out of tune."""


def driven_bass(midi: int, gate: float, brightness: float) -> Sound:
    """Electro: saw, pulse and a sine below them through a filter that closes at once."""
    samples = note_samples(gate, 0.025)
    phase = turns(hertz(midi), samples)
    tone = mixed(
        (saw(phase + 0.1, hertz(midi)), 0.6),
        (pulse(phase * 1.003, hertz(midi)), 0.35),
        (sine(phase), 0.6),
    )
    cutoffs = 240 + (350 + 2100 * brightness) * np.exp(-blocks_of(samples) / 0.075)
    heard = np.tanh(mixed((swept_low_pass(tone, cutoffs, 0.9), 1.3)))
    return shaped(heard, envelope(gate, 0.004, 0.13, 0.55, 0.025))


def deep_bass(midi: int, gate: float, brightness: float) -> Sound:
    """Electro: a sine with a dark saw on it, held."""
    samples = note_samples(gate, 0.06)
    phase = turns(hertz(midi), samples)
    cutoffs = 160 + (150 + 900 * brightness) * np.exp(-blocks_of(samples) / 0.45)
    dark = swept_low_pass(saw(phase, hertz(midi)), cutoffs)
    tone = mixed((sine(phase), 0.7), (dark, 0.6))
    return shaped(np.tanh(mixed((tone, 1.0))), envelope(gate, 0.012, 0.8, 0.75, 0.06))


def supersaw_pad(midi: int, gate: float, brightness: float) -> Sound:
    """Electro: seven saws from left to right, slightly out of tune; the bus filters them."""
    samples = note_samples(gate, 0.16)
    voices = _detuned_saws(midi, samples, _SUPERSAW)
    held = envelope(gate, 0.09 - 0.05 * brightness, 1.2, 0.78, 0.16)
    return shaped(mixed((spread(voices, 0.85), 0.4)), held)


def pluck_arp(midi: int, gate: float, brightness: float) -> Sound:
    """Electro: saw and narrow pulse, plucked."""
    samples = note_samples(gate, 0.05)
    phase = turns(hertz(midi), samples)
    tone = mixed(
        (saw(phase, hertz(midi)), 0.5), (pulse(phase * 1.0035 + 0.3, hertz(midi), 0.28), 0.5)
    )
    cutoffs = 700 + (1500 + 6500 * brightness) * np.exp(-blocks_of(samples) / 0.055)
    plucked = envelope(gate, 0.002, 0.09, 0.12, 0.05)
    return shaped(swept_low_pass(tone, cutoffs, 1.1), plucked)


def muted_pluck(midi: int, gate: float, brightness: float) -> Sound:
    """Electro: like a muted guitar."""
    samples = note_samples(gate, 0.03)
    phase = turns(hertz(midi), samples)
    tone = mixed((pulse(phase, hertz(midi), 0.3), 0.6), (saw(phase * 2.002, 2 * hertz(midi)), 0.25))
    cutoffs = 500 + (1800 + 2600 * brightness) * np.exp(-blocks_of(samples) / 0.03)
    return shaped(swept_low_pass(tone, cutoffs, 1.6), envelope(gate, 0.002, 0.055, 0.08, 0.03))


def supersaw_stab(midi: int, gate: float, brightness: float) -> Sound:
    """Electro: five saws struck together."""
    samples = note_samples(gate, 0.05)
    voices = _detuned_saws(midi, samples, _STAB)
    cutoffs = 1500 + (3000 + 7000 * brightness) * np.exp(-blocks_of(samples) / 0.14)
    open_sound = swept_low_pass(mixed((spread(voices, 0.95), 0.42)), cutoffs)
    return shaped(open_sound, envelope(gate, 0.004, 0.16, 0.38, 0.05))


def saw_lead(midi: int, gate: float, brightness: float) -> Sound:
    """Electro: two saws and a pulse below; vibrato comes late."""
    samples = note_samples(gate, 0.05)
    phase = turns(_vibrato(midi, samples, 12.0), samples)
    top = 1.02 * hertz(midi)
    tone = mixed(
        (saw(phase, top), 0.5),
        (saw(phase * 1.006 + 0.4, top), 0.5),
        (pulse(phase * 0.5, top, 0.3), 0.3),
    )
    cutoffs = 2600 + (1500 + 4500 * brightness) * np.exp(-blocks_of(samples) / 0.3)
    return shaped(swept_low_pass(tone, cutoffs, 0.9), envelope(gate, 0.006, 0.25, 0.55, 0.05))


def glass_bell(midi: int, gate: float, brightness: float) -> Sound:
    """Electro: a bell that rings on, never mind when it is let go."""
    samples = note_samples(gate, 0.12)
    phase = turns(hertz(midi), samples)
    index: Curve = (0.8 + 1.8 * brightness) * np.exp(-seconds(samples) / 0.18)
    tone = mixed((fm(phase, 3.5, index), 0.6), (sine(2 * phase), 0.25))
    return shaped(tone, envelope(gate, 0.003, 0.35, 0.1, 0.12))


def fm_bass(midi: int, gate: float, brightness: float) -> Sound:
    """Techno: slapped by a second sine, hard and short, with a thin pulse on top."""
    samples = note_samples(gate, 0.014)
    phase = turns(hertz(midi), samples)
    index: Curve = 0.5 + (1.6 + 2.2 * brightness) * np.exp(-seconds(samples) / 0.045)
    cutoffs = 300 + (900 + 3200 * brightness) * np.exp(-blocks_of(samples) / 0.04)
    buzz = swept_low_pass(pulse(phase, hertz(midi), 0.25), cutoffs, 1.8)
    tone = mixed((fm(phase, 1.0, index), 0.7), (buzz, 0.35), (sine(phase), 0.3))
    return shaped(np.tanh(mixed((tone, 1.25))), envelope(gate, 0.002, 0.10, 0.6, 0.014))


def hollow_bass(midi: int, gate: float, brightness: float) -> Sound:
    """Techno: a square whose filter opens and closes once over the note."""
    samples = note_samples(gate, 0.04)
    phase = turns(hertz(midi), samples)
    share = np.minimum(blocks_of(samples) / max(gate, 0.05), 1)
    cutoffs = 180 + (250 + 1100 * brightness) * np.sin(np.pi * share) ** 2
    tone = mixed(
        (swept_low_pass(pulse(phase, hertz(midi)), cutoffs, 1.6), 0.55), (sine(phase), 0.6)
    )
    return shaped(np.tanh(mixed((tone, 1.2))), envelope(gate, 0.006, 0.7, 0.8, 0.04))


def string_machine(midi: int, gate: float, brightness: float) -> Sound:
    """Techno: three pulses whose widths sway, as the string machines of 1980 had them."""
    samples = note_samples(gate, 0.14)
    voices: list[Sound] = []
    for number, cents in enumerate(_STRINGS):
        frequency = hertz(midi + cents / 100)
        sway = np.sin(2 * np.pi * ((0.31 + 0.17 * number) * seconds(samples) + 0.3 * number))
        phase = turns(frequency, samples, 0.37 * number)
        voices.append(pulse(phase, frequency, 0.5 + 0.33 * sway))
    held = envelope(gate, 0.16 - 0.1 * brightness, 1.0, 0.85, 0.14)
    return shaped(mixed((spread(voices, 0.9), 0.4)), held)


def fm_sequence(midi: int, gate: float, brightness: float) -> Sound:
    """Techno: a plucked FM tone with a thin pulse, dry and exact."""
    samples = note_samples(gate, 0.018)
    phase = turns(hertz(midi), samples)
    index: Curve = (0.9 + 2.2 * brightness) * np.exp(-seconds(samples) / 0.04)
    thin = shaped(pulse(phase, hertz(midi), 0.125), fall(samples, 0.03))
    tone = mixed((fm(phase, 2.0, index), 0.65), (thin, 0.3))
    return shaped(tone, envelope(gate, 0.001, 0.07, 0.15, 0.018))


def wooden_bell(midi: int, gate: float, brightness: float) -> Sound:
    """Techno: like a marimba."""
    samples = note_samples(gate, 0.04)
    phase = turns(hertz(midi), samples)
    index: Curve = (0.5 + 1.2 * brightness) * np.exp(-seconds(samples) / 0.025)
    return shaped(fm(phase, 4.0, index), envelope(gate, 0.001, 0.08, 0.05, 0.04))


def pulse_brass(midi: int, gate: float, brightness: float) -> Sound:
    """Techno: two pulses and a saw; the filter speaks after the key."""
    samples = note_samples(gate, 0.025)
    voices = [
        pulse(turns(hertz(midi + cents / 100), samples, 0.2 * number), hertz(midi), 0.42)
        for number, cents in enumerate((-6.0, 0.0, 6.0))
    ]
    voices[1] = saw(turns(2 * hertz(midi), samples), 2 * hertz(midi))
    times = blocks_of(samples)
    opening = np.minimum(times / 0.02, 1) * np.exp(-times / 0.12)
    cutoffs = 900 + (2200 + 4800 * brightness) * opening
    spoken = swept_low_pass(mixed((spread(voices, 0.9), 0.5)), cutoffs, 1.2)
    return shaped(spoken, envelope(gate, 0.006, 0.12, 0.5, 0.025))


def square_lead(midi: int, gate: float, brightness: float) -> Sound:
    """Techno: a square and its octave that slide into the note."""
    samples = note_samples(gate, 0.02)
    glide = 2 ** (-0.7 / 12 * np.exp(-seconds(samples) / 0.012))
    phase = turns(_vibrato(midi, samples, 9.0) * glide, samples)
    top = 1.02 * hertz(midi)
    octave = pulse(2 * phase + 0.1, 2 * top, 0.25)
    tone = mixed((pulse(phase, top), 0.55), (octave, 0.15 + 0.2 * brightness))
    return shaped(tone, envelope(gate, 0.003, 0.18, 0.6, 0.02))


def chip_bell(midi: int, gate: float, brightness: float) -> Sound:
    """Techno: a thin pulse that dies away, as a game would ring."""
    samples = note_samples(gate, 0.05)
    phase = turns(hertz(midi), samples)
    tone = mixed((pulse(phase, hertz(midi), 0.125), 0.35 + 0.2 * brightness), (sine(phase), 0.5))
    return shaped(tone, envelope(gate, 0.002, 0.22, 0.1, 0.05))


def blip(midi: int, gate: float, brightness: float) -> Sound:
    """A sine that drops onto its pitch and is gone; bright ones begin with a tick."""
    samples = note_samples(gate, 0.012)
    drop = 1 + np.exp(-seconds(samples) / 0.008)
    tick = filtered(shaped(noise(samples, 61), fall(samples, 0.002)), high_pass(6000))
    tone = mixed((sine(turns(hertz(midi) * drop, samples)), 0.8), (tick, 0.3 * brightness))
    return shaped(tone, envelope(gate, 0.001, 0.045, 0.0, 0.012))


INSTRUMENTS: Mapping[str, Mapping[str, Instrument]] = {
    "electro-pop": {
        "bass": driven_bass,
        "long bass": deep_bass,
        "pad": supersaw_pad,
        "arp": pluck_arp,
        "pluck": muted_pluck,
        "stab": supersaw_stab,
        "lead": saw_lead,
        "counter": glass_bell,
        "blip": blip,
    },
    "techno-pop": {
        "bass": fm_bass,
        "long bass": hollow_bass,
        "pad": string_machine,
        "arp": fm_sequence,
        "pluck": wooden_bell,
        "stab": pulse_brass,
        "lead": square_lead,
        "counter": chip_bell,
        "blip": blip,
    },
}
"""The instruments of each style, by what they are there for."""


def _detuned_saws(midi: int, samples: int, cents: tuple[float, ...]) -> list[Sound]:
    """Saws that begin anywhere in their period, but always at the same place for one pitch."""
    starts = np.random.default_rng([midi, len(cents)]).random(len(cents)).tolist()
    return [
        saw(turns(hertz(midi + c / 100), samples, start), hertz(midi))
        for c, start in zip(cents, starts, strict=True)
    ]


def _vibrato(midi: int, samples: int, cents: float) -> Curve:
    """The frequency (Hz) of a note that begins to sway at 5.5 Hz after a quarter of a second."""
    times = seconds(samples)
    depth = cents / 1200 * np.clip((times - 0.15) / 0.25, 0, 1)
    return hertz(midi) * 2 ** (depth * np.sin(2 * np.pi * 5.5 * times))
