"""Answers one question: are the beginnings of sounds found where they are?"""

import numpy as np
import pytest

from oboeuta_desktop.production.notation.score import SAMPLE_RATE
from oboeuta_desktop.production.singing.speech_edges import (
    Known,
    found_edges,
    heard_end,
    on_returns,
)

RATE, BANDS = 24_000, 513
SOUNDS = {
    "sil": ([], -16.0), "a": ([800, 1200], 0.0), "i": ([300, 2300], -1.0), "u": ([350, 1300], -1.0),
    "s": ([6500, 7500], -2.0), "m": ([280, 1000], -3.0),
}  # fmt: skip


def power_of(phones, lengths, rate, *, silence=20):
    """Log power of sounds that last so many frames, between silences."""
    frequencies = np.linspace(0, rate / 2, BANDS)
    rows = []
    for phone in ("sil", *phones, "sil"):
        formants, level = SOUNDS[phone]
        peaks = [np.exp(-(((frequencies - f) / 250) ** 2)) for f in formants]
        rows.append(np.log(sum(peaks, np.full(BANDS, 1e-6))) + level)
    return np.repeat(np.array(rows, np.float32), [silence, *lengths, silence], axis=0)


PHONES = ("s", "a", "m", "i", "s", "u")
KNOWN, SPOKEN = [16, 20, 14, 20, 16, 22], [20, 24, 10, 28, 12, 30]


def edges_of(lengths, silence=20):
    return silence + np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


@pytest.fixture(scope="module")
def found():
    known = Known(power_of(PHONES, KNOWN, SAMPLE_RATE), edges_of(KNOWN))
    # The last token lasts far into the silence.
    guess = edges_of(SPOKEN).astype(np.float64) + np.array([3.0, -6.0, 5.0, -4.0, 6.0, -5.0, 15.0])
    return found_edges(known, PHONES, power_of(PHONES, SPOKEN, RATE), guess, RATE)


def test_all_edges_are_found_although_the_guess_is_off(found):
    assert found == pytest.approx(edges_of(SPOKEN), abs=2)


def test_the_last_sound_ends_where_it_has_died_away():
    guess = edges_of(SPOKEN).astype(np.float64)
    power = power_of(PHONES, SPOKEN, RATE)
    assert heard_end(power, np.append(guess[:-1], guess[-1] + 15)) == guess[-1]
    assert heard_end(power, np.append(guess[:-1], guess[-1] - 5)) == guess[-1] - 5


def test_a_vowel_after_an_obstruent_begins_where_the_voice_returns():
    power, edges = power_of(PHONES, SPOKEN, RATE), edges_of(SPOKEN)
    late = edges.copy()
    late[1] += 7
    late[3] += 7
    moved = on_returns(power, PHONES, late, RATE)
    assert abs(moved[1] - edges[1]) <= 3
    # m does not stop the voice: nothing to be seen there.
    assert moved[3] == late[3]


def test_every_sound_keeps_a_frame():
    phones = ("a", "s", "a")
    known = Known(power_of(phones, [20, 15, 20], SAMPLE_RATE), edges_of([20, 15, 20]))
    swallowed = power_of(("a", "a"), [30, 30], RATE)
    found = found_edges(known, phones, swallowed, np.array([20.0, 45, 50, 80]), RATE)
    assert np.all(np.diff(found) >= 1)
