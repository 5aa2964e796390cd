from __future__ import annotations

import numpy as np
import pytest
from tones import harmonics, noise, score_of, sine

from oboeuta_desktop.production.measuring.sung_levels import SWALLOWED, fastest, mora_levels, steps
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

SCORE = score_of(("ら", "す", "る", "れ", "ん"), (52, 55, 57, 60, 57))


def sung(*decibels):
    voice = np.zeros(SCORE.samples, np.float32)
    for note, level in zip(SCORE.lines[0].notes, decibels, strict=True):
        first = round(note.start * SAMPLE_RATE)
        tone = harmonics(note.tones[0].midi, note.length)
        voice[first : first + len(tone)] = tone * np.float32(10 ** (level / 20))
    return voice


def test_a_swallowed_mora_is_found_with_its_level_against_its_neighbours():
    quietest, *others = mora_levels(SCORE, sung(0, -25, 0, 0, 0))
    assert (quietest.line, quietest.note, quietest.mora) == (0, 1, "す")
    assert quietest.level == pytest.approx(-25, abs=1)
    assert quietest.level < SWALLOWED
    assert all(mora.level > SWALLOWED for mora in others)


def test_a_line_that_is_soft_as_a_whole_swallows_nothing():
    assert mora_levels(SCORE, sung(-30, -30, -30, -30, -30))[0].level > -3


def test_a_loud_neighbour_alone_makes_no_mora_quiet():
    assert mora_levels(SCORE, sung(0, 25, 0, 0, 0))[0].level > -3


def test_a_click_at_a_joint_is_found_there():
    voice = sine(220, SCORE.samples / SAMPLE_RATE, -12.0)
    place = round(SCORE.lines[0].notes[2].start * SAMPLE_RATE) + 55
    assert steps(SCORE, voice).clicks == ()
    voice[place:] *= -1
    found = steps(SCORE, voice + noise(SCORE.samples / SAMPLE_RATE, -80.0))
    assert len(found.clicks) == 1
    assert found.clicks[0] == pytest.approx(place / SAMPLE_RATE, abs=0.001)
    assert found.joints > 5 * found.elsewhere


def test_a_click_elsewhere_is_no_matter_of_joints():
    voice = sine(220, SCORE.samples / SAMPLE_RATE, -12.0)
    voice[round(3.7 * SAMPLE_RATE)] += 0.4
    found = steps(SCORE, voice)
    assert found.elsewhere > 5 * found.joints
    assert found.clicks == pytest.approx([3.7], abs=0.001)


def test_consonants_and_glottal_pulses_are_no_clicks():
    pulses = np.zeros(SCORE.samples, np.float32)
    pulses[:: SAMPLE_RATE // 120] = 1.0
    smooth = np.convolve(pulses, np.hanning(40).astype(np.float32), "same").astype(np.float32)
    hiss = noise(SCORE.samples / SAMPLE_RATE, -20.0)
    assert steps(SCORE, 0.5 * smooth).clicks == ()
    assert steps(SCORE, hiss).clicks == ()


def test_the_fastest_line_is_told_in_morae_per_second():
    speed, line = fastest(SCORE)
    assert speed == pytest.approx(2.0)
    assert line is SCORE.lines[0]
