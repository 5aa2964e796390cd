"""Answers one question: does the alignment find the same sounds in other speech?"""

import numpy as np
import pytest

from oboeuta_desktop.production.singing.alignment import CEPSTRA, aligned, features

BANDS = 513


def vowels(lengths, rate, seed=3):
    """Log power of sounds that last so many frames, each with formants of its own."""
    frequencies = np.linspace(0, rate / 2, BANDS)
    generator = np.random.default_rng(seed)
    sounds = [
        sum(-(((frequencies - f) / 400) ** 2) for f in generator.uniform(300, 5000, 2))
        for _ in lengths
    ]
    sounds = [np.log(np.exp(np.clip(s, -12, 0)) + 1e-6) for s in sounds]
    return np.repeat(np.array(sounds, np.float32), lengths, axis=0)


def test_the_same_speech_at_another_rate_has_the_same_features():
    one, other = (
        features(vowels([20, 30], 48_000), 48_000),
        features(vowels([20, 30], 24_000), 24_000),
    )
    assert one.shape == (50, 2 * CEPSTRA)
    assert np.abs(one - other).max() < 0.5


def test_sounds_of_other_lengths_are_found():
    known, other = [20, 10, 30, 16, 24], [12, 25, 20, 30, 18]
    one, two = (features(vowels(lengths, 24_000), 24_000) for lengths in (known, other))
    guess = np.linspace(0, len(two) - 1, len(one))
    places = aligned(one, two, guess, 30)
    found = np.interp(np.cumsum(known)[:-1], np.arange(len(one)), places)
    assert found == pytest.approx(np.cumsum(other)[:-1], abs=1.5)


def test_time_never_runs_back_nor_leaves_the_reach():
    generator = np.random.default_rng(1)
    one, other = generator.standard_normal((60, 8)), generator.standard_normal((90, 8))
    guess = np.linspace(0, 89, 60)
    places = aligned(one, other, guess, 10)
    assert np.all(np.diff(places) >= 0)
    assert np.abs(places[1:-1] - guess[1:-1]).max() <= 10.5
