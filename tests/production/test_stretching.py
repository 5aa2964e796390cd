"""Answers one question: does every spoken sound land on the time that is planned for it?"""

import numpy as np
import pytest

from oboeuta_desktop.production.singing.phones import PlannedPhone
from oboeuta_desktop.production.singing.stretching import (
    Spoken,
    frame_places,
    reshaped,
    taken_at,
    without_silence,
)
from oboeuta_desktop.production.singing.world import Envelopes


def spoken(phones, lengths, silence=10):
    edges = silence + np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    count = int(edges[-1]) + silence
    ramp = np.repeat(np.arange(count, dtype=np.float32)[:, None], 4, axis=1)
    return Spoken(Envelopes(ramp, ramp / np.float32(count)), tuple(phones.split()), edges)


def planned(*rows):
    return [PlannedPhone(phone, start, end, 0, kind) for phone, start, end, kind in rows]


def test_edges_are_hit_and_time_runs_evenly_between_them():
    speech = spoken("k a", [10, 20])
    plan = planned(("k", 0.9, 1.0, "c"), ("a", 1.0, 1.4, "v"))
    places = frame_places(plan, speech, np.array([0.9, 0.95, 1.0, 1.2, 1.4]), 0.005)
    assert places == pytest.approx([10, 15, 20, 30, 40])


def test_around_the_line_time_runs_as_it_was_spoken():
    speech = spoken("a", [20])
    places = frame_places(planned(("a", 1.0, 1.5, "v")), speech, np.array([0.98, 1.51]), 0.005)
    assert places == pytest.approx([6, 32])


def test_a_rest_within_the_line_is_passed_through_its_edge():
    speech = spoken("a s a", [10, 10, 10])
    plan = planned(("a", 0.0, 0.5, "v"), ("s", 0.8, 0.9, "c"), ("a", 0.9, 1.2, "v"))
    places = frame_places(plan, speech, np.array([0.5, 0.65, 0.8]), 0.005)
    assert places == pytest.approx([20, 20, 20])


def test_several_spoken_vowels_become_one_planned_vowel():
    speech = spoken("r u u w a", [5, 10, 10, 5, 10])
    plan = planned(
        ("r", 0.95, 1.0, "c"), ("u", 1.0, 1.4, "v"), ("w", 1.4, 1.5, "c"), ("a", 1.5, 1.8, "v")
    )
    assert frame_places(plan, speech, np.array([1.2, 1.4]), 0.005) == pytest.approx([25, 35])


def test_the_same_vowel_on_two_notes_is_two_sounds():
    speech = spoken("o o", [10, 10])
    plan = planned(("o", 1.0, 1.3, "v"), ("o", 1.3, 1.4, "v"))
    assert frame_places(plan, speech, np.array([1.3, 1.35]), 0.005) == pytest.approx([20, 25])


def test_a_sound_without_time_is_left_out_and_an_unspoken_one_refused():
    speech = spoken("k a", [10, 20])
    places = frame_places(planned(("a", 0.0, 0.4, "v")), speech, np.array([0.0]), 0.005)
    assert places == pytest.approx([20])
    with pytest.raises(ValueError, match="not in tuple"):
        frame_places(planned(("s", 0.0, 0.4, "c")), speech, np.array([0.0]), 0.005)


def heard(phones, *levels):
    """Sounds whose frames have these levels in dB, one list for each sound."""
    edges = np.cumsum([0, *map(len, levels)]).astype(np.int64)
    power = np.concatenate(levels)[:, None].astype(np.float32) * np.float32(np.log(10) / 10)
    return Spoken(Envelopes(power, power), tuple(phones.split()), edges)


def test_silence_in_the_labels_of_the_first_and_last_sound_is_not_sung():
    speech = heard("s a", [-60] * 4 + [-20] * 5 + [-9], [10] * 8 + [-4] + [-30] * 6)
    assert without_silence(speech).edges.tolist() == [4, 10, 19]


def test_the_rise_of_the_next_sound_does_not_hide_the_first():
    speech = heard("h a", [-60] * 4 + [-30] * 5 + [5], [10] * 8)
    assert without_silence(speech).edges.tolist() == [4, 10, 18]


@pytest.mark.parametrize("stop", ["k", "ky", "kw", "t", "by", "ch"])
def test_a_stop_keeps_the_silence_that_belongs_to_it(stop):
    speech = heard(f"{stop} a", [-60] * 6 + [-10] * 4, [10] * 8)
    assert without_silence(speech).edges.tolist() == [0, 10, 18]


def test_a_sound_that_is_hardly_heard_keeps_a_few_frames():
    speech = heard("a s a", [-60] * 8 + [10] * 2, [0] * 5, [10] + [-60] * 9)
    assert without_silence(speech).edges.tolist() == [7, 10, 15, 18]


def test_speech_without_silence_stays_as_it_is():
    speech = heard("a", [10, 12, 9, 5])
    assert without_silence(speech).edges.tolist() == [0, 4]


def test_between_frames_envelopes_are_mixed_and_outside_the_nearest_is_taken():
    speech = spoken("a", [5], silence=0)
    taken = taken_at(speech.envelopes, np.array([-3.0, 1.25, 4.0, 99.0]))
    assert taken.power[:, 0].tolist() == [0.0, 1.25, 4.0, 4.0]
    assert taken.power.dtype == taken.noise.dtype == np.float32


def test_a_smaller_head_has_its_formants_higher():
    bands = np.arange(200)
    hill = np.exp(-0.5 * ((bands - 100) / 8) ** 2).astype(np.float32)[None, :]
    higher = reshaped(Envelopes(hill, hill), 1.1).power[0]
    assert np.argmax(higher) == 110
    lower = reshaped(Envelopes(hill, hill), 0.9).power[0]
    assert np.argmax(lower) == 90
    same = Envelopes(hill, hill)
    assert reshaped(same, 1.0) is same
