"""Answers one question: does the pitch reach its notes, and move as a singer's does in between?"""

import numpy as np
import pytest

from oboeuta_desktop.production.notation.score import Note, Tone
from oboeuta_desktop.production.singing.expression import Expression, contour, hertz

PLAIN = Expression(scoop=0.0, overshoot=0.0, vibrato=0.0, drift=0.0)


def sung(tones, expression, seed=0, end=None):
    notes = [Note(("あ",), (tone,), 0) for tone in tones]
    times = np.arange(0.0, end or tones[-1].end + 0.2, 0.005)
    return times, contour(notes, times, np.random.default_rng(seed), expression)


def test_midi_69_is_concert_a_and_an_octave_doubles():
    assert hertz(np.array([69.0, 81.0, 57.0])) == pytest.approx([440.0, 880.0, 220.0])


def test_without_ornaments_the_body_of_each_note_is_exact():
    tones = [Tone(60, 0.5, 0.5), Tone(64, 1.0, 0.5), Tone(62, 1.5, 0.25)]
    times, pitch = sung(tones, PLAIN)
    for tone in tones:
        body = pitch[(times > tone.start + 0.06) & (times < tone.end - 0.08)]
        assert body == pytest.approx(tone.midi, abs=1e-9)


def test_the_glide_is_nearly_over_when_the_new_vowel_begins():
    times, pitch = sung([Tone(60, 0.5, 0.5), Tone(64, 1.0, 0.5)], PLAIN)
    assert 62.0 < np.interp(1.0, times, pitch) < 64.0
    assert np.all(np.diff(pitch) >= 0)


def test_a_leap_overshoots_a_little_and_a_step_does_not():
    swing = Expression(scoop=0.0, vibrato=0.0, drift=0.0)
    _, leap = sung([Tone(60, 0.5, 0.5), Tone(64, 1.0, 0.4)], swing)
    _, step = sung([Tone(60, 0.5, 0.5), Tone(61, 1.0, 0.4)], swing)
    assert leap.max() == pytest.approx(64 + swing.overshoot / 100, abs=0.01)
    assert step.max() <= 61.0


def test_a_phrase_begins_from_below():
    scooped = Expression(overshoot=0.0, vibrato=0.0, drift=0.0)
    times, pitch = sung([Tone(60, 0.5, 0.4), Tone(60, 0.9, 0.4), Tone(60, 2.0, 0.4)], scooped)
    at = lambda t: float(np.interp(t, times, pitch))  # noqa: E731
    assert at(0.5) == pytest.approx(60 - scooped.scoop / 100, abs=0.05)
    assert at(0.62) == pytest.approx(60)
    assert at(0.9) == pytest.approx(60)  # joined to the note before
    assert at(2.0) < 59.0


def test_a_long_note_swings_late_and_a_short_one_not_at_all():
    swinging = Expression(scoop=0.0, overshoot=0.0, drift=0.0)
    times, long = sung([Tone(60, 0.5, 1.0)], swinging)
    assert long[times < 0.71] == pytest.approx(60, abs=0.02)
    late = long[(times > 1.0) & (times < 1.4)]
    assert late.max() - 60 == pytest.approx(swinging.vibrato / 100, abs=0.03)
    assert late.min() - 60 == pytest.approx(-swinging.vibrato / 100, abs=0.03)
    _, short = sung([Tone(60, 0.5, 0.3)], swinging)
    assert short == pytest.approx(60)


def test_chance_moves_the_pitch_by_cents_and_the_same_seed_alike():
    _, one = sung([Tone(60, 0.5, 8.0)], Expression(scoop=0.0, vibrato=0.0), seed=1)
    _, same = sung([Tone(60, 0.5, 8.0)], Expression(scoop=0.0, vibrato=0.0), seed=1)
    _, other = sung([Tone(60, 0.5, 8.0)], Expression(scoop=0.0, vibrato=0.0), seed=2)
    assert np.array_equal(one, same)
    assert not np.array_equal(one, other)
    assert 0.02 < np.std(one) < 0.12


def test_a_melisma_moves_through_its_tones():
    note = Note(("あ",), (Tone(60, 0.5, 0.4), Tone(62, 0.9, 0.4)), 0)
    times = np.arange(0.0, 1.5, 0.005)
    pitch = contour([note], times, np.random.default_rng(0), PLAIN)
    assert np.interp([0.7, 1.1], times, pitch) == pytest.approx([60, 62])
