from __future__ import annotations

import numpy as np
import pytest
from tones import harmonics, score_of

from oboeuta_desktop.production.measuring.onset_error import onset_error
from oboeuta_desktop.production.notation.score import SAMPLE_RATE


def sung(score, late):
    """Vowels after 60 ms of silence, each so many seconds of ``late`` off the beat."""
    voice = np.zeros(score.samples, np.float32)
    for note, off in zip(score.lines[0].notes, late, strict=True):
        first = round((note.start + off) * SAMPLE_RATE)
        tone = harmonics(note.tones[0].midi, note.length - 0.06)
        ramp = round(0.01 * SAMPLE_RATE)
        tone[:ramp] *= np.linspace(0, 1, ramp, dtype=np.float32)
        tone[-ramp:] *= np.linspace(1, 0, ramp, dtype=np.float32)
        voice[first : first + len(tone)] += tone
    return voice


STOPS = score_of(("か", "た", "ぱ", "さ", "ちゃ", "ば"), (52, 55, 57, 59, 60, 57))


def test_exact_onsets_have_little_bias_and_no_scatter():
    error = onset_error(STOPS, sung(STOPS, [0.0] * 6))
    assert error.onsets == 6
    assert abs(error.bias) < 12
    assert error.p95 < 4


@pytest.mark.parametrize("late", [-0.03, 0.02, 0.05])
def test_a_voice_that_is_late_measures_so_late(late):
    exact = onset_error(STOPS, sung(STOPS, [0.0] * 6))
    error = onset_error(STOPS, sung(STOPS, [late] * 6))
    assert error.bias - exact.bias == pytest.approx(1000 * late, abs=3)
    assert error.p95 < 5


def test_wandering_onsets_are_scatter_and_no_bias():
    wander = [0.015, -0.015] * 3
    error = onset_error(STOPS, sung(STOPS, wander))
    assert error.median == pytest.approx(15, abs=3)


def test_vowels_after_sonorants_and_vowels_are_not_timed():
    flowing = score_of(("な", "ま", "あ", "い", "ん", "ー"), (52, 55, 57, 59, 60, 57))
    assert onset_error(flowing, sung(flowing, [0.0] * 6)).onsets == 0


def test_silence_has_no_onsets():
    assert onset_error(STOPS, np.zeros(STOPS.samples, np.float32)).onsets == 0
