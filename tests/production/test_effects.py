from __future__ import annotations

import numpy as np
import pytest
from tones import level, noise, sine

from oboeuta_desktop.production.effects import (
    band_pass,
    bell,
    filtered,
    high_pass,
    high_shelf,
    low_pass,
    ping_pong,
    reverberated,
    room,
    stereo,
)
from oboeuta_desktop.production.notation.score import SAMPLE_RATE


@pytest.mark.parametrize(
    ("sections", "frequency", "expected"),
    [
        (high_pass(100), 100, -3.0),
        (high_pass(100), 25, -24.0),
        (low_pass(1000), 1000, -3.0),
        (band_pass(500, 2000), 1000, 0.0),
        (band_pass(500, 2000), 500, -3.0),
        (bell(3000, 2.0, 0.8), 3000, 2.0),
        (bell(3000, 2.0, 0.8), 200, 0.0),
        (high_shelf(8000, 3.0), 16000, 3.0),
        (high_shelf(8000, 3.0), 8000, 1.5),
        (high_shelf(8000, 3.0), 500, 0.0),
    ],
)
def test_a_filter_has_the_gain_it_is_asked_for(sections, frequency, expected):
    tone = sine(frequency, 2.0)
    settled = filtered(tone, sections)[SAMPLE_RATE:]
    assert level(settled) - level(tone) == pytest.approx(expected, abs=0.1)


def test_filtering_in_pieces_leaves_no_joints():
    tone = sine(440, 4.0)
    steps = np.diff(filtered(tone, high_pass(90), bell(3000, 2.0, 0.8))[SAMPLE_RATE:])
    assert np.abs(steps).max() < 1.01 * 2 * np.pi * 440 / SAMPLE_RATE


def test_each_channel_is_filtered_by_itself():
    left, right = noise(1.0, seed=1), noise(1.0, seed=2)
    both = filtered(np.stack([left, right], 1), high_pass(500))
    assert np.array_equal(both[:, 0], filtered(left, high_pass(500)))
    assert np.array_equal(both[:, 1], filtered(right, high_pass(500)))


def test_a_mono_sound_is_as_loud_wherever_it_is_placed():
    tone = sine(440, 0.5)
    powers = [float((stereo(tone, pan) ** 2).sum()) for pan in (-1.0, -0.3, 0.0, 1.0)]
    assert powers == pytest.approx([powers[0]] * 4, rel=1e-5)
    assert np.allclose(stereo(tone)[:, 0], tone, atol=1e-6)
    assert np.abs(stereo(tone, -1.0)[:, 1]).max() < 1e-6


def test_a_room_answers_after_its_delay_and_dies_away_in_its_time():
    click = np.zeros(3 * SAMPLE_RATE, np.float32)
    click[1000] = 1.0
    answer = reverberated(click, room(1.0, delay=0.02))
    assert np.abs(answer[: 1000 + round(0.02 * SAMPLE_RATE)]).max() < 1e-6
    early, late = (
        level(answer[round(t * SAMPLE_RATE) : round((t + 0.1) * SAMPLE_RATE)]) for t in (0.2, 0.7)
    )
    assert early - late == pytest.approx(30, abs=1.5)


def test_a_long_sound_is_reverberated_as_if_in_one_piece():
    sound, response = noise(8.0), room(0.5)
    whole = np.fft.irfft(
        np.fft.rfft(sound, 2**20)[:, None] * np.fft.rfft(response, 2**20, axis=0), axis=0
    )
    assert np.allclose(reverberated(sound, response), whole[: len(sound)], atol=1e-4)


def test_echoes_come_at_their_times_on_alternating_sides():
    click = np.zeros(SAMPLE_RATE, np.float32)
    click[0] = 1.0
    echoes = np.abs(ping_pong(click, 0.25, feedback=0.5, echoes=3))
    quarter = SAMPLE_RATE // 4
    found = [int(echoes[i * quarter : (i + 1) * quarter].sum(1).argmax()) for i in (1, 2, 3)]
    assert max(found) < 20
    assert echoes[:quarter].max() == 0
    sides = [int(echoes[i * quarter : (i + 1) * quarter].max(0).argmax()) for i in (1, 2, 3)]
    assert sides == [1, 0, 1]
