from __future__ import annotations

import numpy as np
import pytest
from tones import level, noise, sine

from oboeuta_desktop.production.effects import band_pass, filtered
from oboeuta_desktop.production.mixing.dynamics import (
    Compression,
    block_powers,
    compressed,
    de_essed,
    followed,
    per_sample,
    smoothed,
)
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

FOUR_TO_ONE = Compression(threshold=-20.0, ratio=4.0, attack=0.005, release=0.1, knee=0.1)


@pytest.mark.parametrize(("before", "after"), [(-30.0, -30.0), (-20.0, -20.0), (-8.0, -17.0)])
def test_a_compressor_holds_back_what_is_above_its_threshold(before, after):
    tone = sine(1000, 1.0, before + 3.01)
    assert level(compressed(tone, FOUR_TO_ONE)[SAMPLE_RATE // 2 :]) == pytest.approx(after, abs=0.1)


def test_a_compressor_lets_go_in_its_release_time():
    tone = np.concatenate([sine(1000, 1.0, -5.0), sine(1000, 1.0, -40.0)])
    factor = (
        compressed(tone, FOUR_TO_ONE)[SAMPLE_RATE:] / np.where(tone == 0, 1, tone)[SAMPLE_RATE:]
    )
    shown = np.median(factor.reshape(-1, 480), 1)
    gains = 20 * np.log10(shown)
    # 63 % of the way back in dB after one time constant
    assert gains[10] / gains[0] == pytest.approx(np.exp(-1), abs=0.05)


def test_channels_keep_their_balance_when_one_is_loud():
    both = np.stack([sine(1000, 0.5, -3.0), sine(1000, 0.5, -23.0)], 1)
    out = compressed(both, FOUR_TO_ONE)
    assert level(out[:, 0]) - level(out[:, 1]) == pytest.approx(20.0, abs=0.01)


def test_sibilants_are_held_back_and_vowels_are_not():
    vowel, hiss = sine(600, 1.0, -15.0), filtered(noise(1.0, -10.0), band_pass(5500, 10000))
    assert level(de_essed(vowel)) == pytest.approx(level(vowel), abs=0.1)
    assert level(de_essed(hiss)) < level(hiss) - 4


def test_power_is_that_of_the_louder_channel_and_of_what_there_is_of_a_last_block():
    tone = np.stack([np.full(100, 0.5, np.float32), np.full(100, -0.1, np.float32)], 1)
    assert block_powers(tone) == pytest.approx([0.25, 0.25, 0.25 * 4 / 48])


def test_values_of_blocks_are_joined_by_straight_lines_through_their_centres():
    line = per_sample(np.array([0.0, 1.0, 3.0]), 12, block=4)
    assert line == pytest.approx([0, 0, 0.125, 0.375, 0.625, 0.875, 1.25, 1.75, 2.25, 2.75, 3, 3])


def test_a_follower_has_its_own_time_for_each_direction():
    steps = np.concatenate([np.zeros(100), np.ones(100), np.zeros(100)])
    out = followed(steps, fall=0.02, rise=0.005)
    assert out[104] == pytest.approx(1 - np.exp(-1), abs=0.01)
    assert out[219] == pytest.approx(np.exp(-1), abs=0.01)


def test_smoothing_neither_delays_nor_changes_the_mean():
    bump = np.zeros(301)
    bump[150] = 1.0
    out = smoothed(bump, 0.05)
    assert int(out.argmax()) == 150
    assert out.sum() == pytest.approx(1.0)
    assert np.count_nonzero(out) == 51
