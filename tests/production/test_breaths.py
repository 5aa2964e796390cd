"""Answers one question: does the singer breathe where there is room, and nowhere else?"""

from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.production.singing.breaths import BEFORE_LINE, LEAST, LEVEL, MOST, breaths

RATE = 48_000


def heard(track):
    """Seconds of the first and the last sample that is not silent."""
    places = np.flatnonzero(np.abs(track) > 1e-7)
    return places[0] / RATE, places[-1] / RATE


def test_a_breath_ends_before_the_first_consonant(line_maker):
    track = breaths([line_maker("あ", 2.0)], 3 * RATE)
    first, last = heard(track)
    assert last == pytest.approx(2.0 - BEFORE_LINE, abs=0.01)
    assert last - first == pytest.approx(MOST, abs=0.02)
    assert track.dtype == np.float32


def test_less_room_makes_a_shorter_breath_and_too_little_none(line_maker):
    def after(rest):
        before = line_maker("あ", 0.0, length=1.0)
        return breaths([before, line_maker("あ", 1.0 + rest)], 3 * RATE)

    first, last = heard(after(0.33))
    assert LEAST < last - first < 0.2
    assert not np.any(after(0.2))


def test_a_line_at_the_very_start_is_sung_without_a_breath(line_maker):
    assert not np.any(breaths([line_maker("あ", 0.0)], RATE))


def test_a_breath_is_much_softer_than_a_voice_and_follows_its_line(line_maker):
    line = line_maker("あ", 2.0)
    track = breaths([line], 3 * RATE)
    middle = track[round(1.65 * RATE) : round(1.75 * RATE)]
    assert 0.4 * LEVEL < np.sqrt(np.mean(middle**2)) < 1.6 * LEVEL
    soft = breaths([replace(line, dynamics="p")], 3 * RATE)
    assert soft == pytest.approx(track * 10 ** (-6 / 20), rel=1e-4, abs=1e-9)


def test_the_same_lines_breathe_alike(line_maker):
    lines = [line_maker("あ", 1.0), line_maker("い", 3.0)]
    assert np.array_equal(breaths(lines, 4 * RATE), breaths(lines, 4 * RATE))
