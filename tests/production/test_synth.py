"""Answers one question: are the sounds that instruments are made of clean?"""

from __future__ import annotations

import numpy as np
import pytest

from oboeuta_desktop.production.accompaniment.drum_sounds import KITS
from oboeuta_desktop.production.accompaniment.effect_sounds import EFFECTS
from oboeuta_desktop.production.accompaniment.instruments import INSTRUMENTS
from oboeuta_desktop.production.accompaniment.synth import (
    TOP,
    blocks_of,
    envelope,
    hertz,
    noise,
    note_samples,
    saw,
    seconds,
    sine,
    swept_low_pass,
    turns,
)
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

DRUMS = [(style, name) for style, kit in KITS.items() for name in kit]
PLAYED = [(style, name) for style, band in INSTRUMENTS.items() for name in band]


def spectrum(sound: np.ndarray) -> np.ndarray:
    mono = sound if sound.ndim == 1 else sound.sum(axis=1)
    return np.abs(np.fft.rfft(mono * np.hanning(len(mono))))


@pytest.mark.parametrize("frequency", [110.0, 987.0, 3100.0])
def test_a_saw_has_its_harmonics_and_nothing_else(frequency):
    levels = spectrum(saw(turns(frequency, SAMPLE_RATE), frequency))
    strongest = levels.max()
    harmonics = np.arange(frequency, TOP, frequency).round().astype(int)
    assert levels[harmonics[0]] == strongest
    near = (harmonics[:, None] + np.arange(-3, 4)).ravel()
    levels[near] = 0
    assert levels.max() < strongest * 10 ** (-55 / 20)


def test_a_note_rises_is_held_and_ends_at_nothing():
    loud = envelope(gate=0.5, attack=0.01, decay=0.1, sustain=0.5, release=0.02)
    assert len(loud) == note_samples(0.5, 0.02)
    assert loud[0] == 0
    assert loud.max() == pytest.approx(1, abs=0.01)
    assert loud[round(0.49 * SAMPLE_RATE)] == pytest.approx(0.5, abs=0.02)
    assert loud[-1] < 1e-4


def test_a_moving_low_pass_follows_its_cutoff():
    samples = 2 * SAMPLE_RATE
    cutoffs = 200 * 2 ** (3 * blocks_of(samples, 96))
    swept = swept_low_pass(sine(turns(800.0, samples)), cutoffs)
    before, after = np.abs(swept[4800:9600]).max(), np.abs(swept[-9600:]).max()
    assert before < 0.2
    assert after > 0.9


def test_a_resting_low_pass_is_the_same_in_one_channel_and_in_two():
    mono = noise(5000, 1)
    cutoffs = np.full(-(-5000 // 96), 1000.0)
    both = swept_low_pass(np.stack([mono, mono], axis=1), cutoffs)
    assert np.array_equal(both[:, 0], swept_low_pass(mono, cutoffs))
    assert np.array_equal(both[:, 0], both[:, 1])


def test_time_runs_in_seconds():
    assert seconds(SAMPLE_RATE + 1)[-1] == 1.0
    assert hertz(69) == 440.0


@pytest.mark.parametrize(("style", "name"), DRUMS)
def test_a_drum_peaks_at_one_and_fades_to_nothing(style, name):
    sound = KITS[style][name]()
    assert sound.dtype == np.float32
    assert np.abs(sound).max() == pytest.approx(1)
    assert np.abs(sound[-1]).max() < 1e-3
    assert np.array_equal(sound, KITS[style][name]())


@pytest.mark.parametrize(("style", "name"), PLAYED)
def test_an_instrument_is_in_tune_at_every_brightness(style, name):
    midi = 40 if "bass" in name else 76
    for brightness in (0.0, 1.0):
        sound = INSTRUMENTS[style][name](midi, 0.5, brightness)
        assert sound.dtype == np.float32
        assert np.abs(sound[-1]).max() < 1e-3
        assert 0.2 < np.abs(sound).max() < 2
        levels = spectrum(sound)
        bins = len(sound) / SAMPLE_RATE
        near = levels[round(0.97 * hertz(midi) * bins) : round(1.03 * hertz(midi) * bins) + 1]
        between = levels[round(1.2 * hertz(midi) * bins) : round(1.4 * hertz(midi) * bins)]
        assert near.max() > 4 * between.max()


@pytest.mark.parametrize(("style", "name"), [(s, n) for s in EFFECTS for n in EFFECTS[s]])
def test_an_effect_is_wide_and_begins_and_ends_without_a_step(style, name):
    sound = EFFECTS[style][name](1.2, 60)
    assert sound.shape[1] == 2
    assert 0.05 < np.abs(sound).max() < 1.5
    assert np.abs(sound[0]).max() < 1e-3
    assert np.abs(sound[-1]).max() < 1e-3


@pytest.mark.parametrize("style", EFFECTS)
def test_a_riser_ends_louder_than_it_begins_and_a_fall_softer(style):
    for name, grows in (("riser", True), ("lift", True), ("reverse", True), ("fall", False)):
        sound = EFFECTS[style][name](2.0, 60)
        quarter = len(sound) // 4
        first, last = (np.square(part).mean() for part in (sound[:quarter], sound[-quarter:]))
        assert (last > 4 * first) == grows, name
