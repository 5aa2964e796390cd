from __future__ import annotations

import numpy as np
import pytest
from tones import harmonics, score_of

from oboeuta_desktop.production.measuring.pitch_error import pitch_error
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

MIDIS = (52, 55, 57, 60)
SCORE = score_of(("ら", "り", "る", "れ"), MIDIS)


def sung(cents, *, silent=()):
    """Every note off by so many cents of its own."""
    voice = np.zeros(SCORE.samples, np.float32)
    for i, (note, off) in enumerate(zip(SCORE.lines[0].notes, cents, strict=True)):
        if i not in silent:
            first = round(note.start * SAMPLE_RATE)
            tone = harmonics(note.tones[0].midi + off / 100, note.length)
            voice[first : first + len(tone)] = tone
    return voice


@pytest.mark.parametrize("off", [-20.0, 0.0, 20.0])
def test_a_voice_that_is_off_by_some_cents_measures_so_many(off):
    error = pitch_error(SCORE, sung((off,) * 4))
    assert error.bias == pytest.approx(off, abs=1.0)
    assert error.median == pytest.approx(abs(off), abs=1.0)
    assert (error.tones, error.gross) == (4, 0)
    assert error.voiced == pytest.approx(1.0, abs=0.05)


def test_one_wrong_note_is_seen_and_does_not_hide_the_others():
    error = pitch_error(SCORE, sung((0, 0, 150, 0)))
    assert error.median < 2
    assert error.p95 > 100
    assert error.gross == 1


def test_the_octave_counts():
    assert pitch_error(SCORE, sung((1200,) * 4)).bias == pytest.approx(1200, abs=3)


def test_a_note_that_is_not_sung_is_unvoiced_and_no_wrong_note():
    error = pitch_error(SCORE, sung((0,) * 4, silent=(1,)))
    assert error.tones == 3
    assert error.voiced == pytest.approx(0.75, abs=0.05)
    assert error.median < 2


def test_silence_has_no_pitch():
    error = pitch_error(SCORE, np.zeros(SCORE.samples, np.float32))
    assert (error.tones, error.median, error.voiced) == (0, 0.0, 0.0)
