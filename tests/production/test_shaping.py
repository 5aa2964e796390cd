"""Answers one question: are swallowed vowels heard, and rests silent?"""

import numpy as np
import pytest

from oboeuta_desktop.production.singing.phones import PlannedPhone
from oboeuta_desktop.production.singing.shaping import (
    ACCENT,
    LEAST_AMONG_NEIGHBOURS,
    MOST_LIFT,
    SILENCE,
    rests,
    shaped,
)
from oboeuta_desktop.production.singing.world import Envelopes

TIMES = np.arange(0.0, 2.0, 0.005)


def vowels(*spans):
    return [PlannedPhone("a", start, end, i, "v") for i, (start, end) in enumerate(spans)]


def levels(*decibels_of_spans):
    """Envelopes at 0 dB, but for (start, end, dB)."""
    power = np.zeros((len(TIMES), 3), np.float32)
    for start, end, decibels in decibels_of_spans:
        power[(start <= TIMES) & (end > TIMES)] = decibels * np.log(10) / 10
    return Envelopes(power, np.zeros_like(power))


def level_at(envelopes, time):
    return float(envelopes.power[round(time / 0.005), 0] * 10 / np.log(10))


THREE = vowels((0.5, 0.7), (0.7, 0.9), (0.9, 1.1))


def test_a_swallowed_vowel_is_raised_towards_its_neighbours():
    heard = shaped(levels((0.7, 0.9, -15)), THREE, TIMES)
    assert level_at(heard, 0.8) == pytest.approx(LEAST_AMONG_NEIGHBOURS, abs=0.2)
    assert level_at(heard, 0.6) == pytest.approx(0, abs=0.01)


def test_there_is_a_limit_to_what_is_raised():
    heard = shaped(levels((0.7, 0.9, -60)), THREE, TIMES)
    assert level_at(heard, 0.8) == pytest.approx(-60 + MOST_LIFT, abs=0.2)


def test_a_vowel_that_is_only_softer_stays_as_it_is():
    heard = shaped(levels((0.7, 0.9, -6)), THREE, TIMES)
    assert level_at(heard, 0.8) == pytest.approx(-6, abs=0.01)


def test_accented_notes_are_louder():
    heard = shaped(levels(), THREE, TIMES, {1})
    assert level_at(heard, 0.8) == pytest.approx(ACCENT, abs=0.01)
    assert level_at(heard, 0.6) == pytest.approx(0, abs=0.01)


def test_a_lone_vowel_has_nobody_to_be_compared_with():
    assert level_at(shaped(levels(), vowels((0.5, 0.7)), TIMES), 0.6) == pytest.approx(0)


def test_rests_are_silent_and_sounds_untouched():
    level = dict(zip(TIMES.round(3), rests(vowels((0.5, 0.7), (1.2, 1.5)), TIMES), strict=True))
    assert [level[t] for t in (0.3, 0.9, 1.15, 1.8)] == [SILENCE] * 4
    assert [level[t] for t in (0.52, 0.6, 0.7, 1.2, 1.4)] == pytest.approx([0] * 5, abs=1e-6)
    assert -35 < level[0.75] < -25
    assert SILENCE < level[0.495] < level[0.5] < level[0.51] < -20


def test_sounds_that_touch_or_almost_touch_are_sung_through():
    level = rests(vowels((0.5, 0.7), (0.7, 0.9), (0.91, 1.1)), TIMES)
    assert np.all(level[(TIMES > 0.521) & (TIMES < 1.099)] == 0)


def test_a_short_rest_dies_away_faster():
    level = rests(vowels((0.5, 0.7), (0.75, 1.0)), TIMES)
    assert level[(TIMES > 0.7) & (TIMES < 0.75)].min() < -60
    assert level[np.searchsorted(TIMES, 0.7499)] == pytest.approx(0, abs=1e-6)
