from __future__ import annotations

import numpy as np
import pytest
from tones import BPM, harmonics, layers_of, level, noise, score_of, sine

from oboeuta_desktop.production.effects import band_pass, filtered, high_pass
from oboeuta_desktop.production.mixing.loudness import integrated_loudness, true_peak
from oboeuta_desktop.production.mixing.mixdown import BANDS, CEILING, VOICE_OVER_BACKING, mix
from oboeuta_desktop.production.mixing.ogg import read_ogg, write_ogg
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

SCORE = score_of("らりるれろらりる", (55,) * 8, bars=3)
LENGTH = SCORE.samples / SAMPLE_RATE


def sung(midi=55.0):
    """A voice in seconds 0.5 to 4.5, as the score has it, then silence."""
    voice = np.zeros(SCORE.samples, np.float32)
    voice[SAMPLE_RATE // 2 : 9 * SAMPLE_RATE // 2] = harmonics(midi, 4.0)
    return voice


def played():
    """Pink-like noise on both sides with a beat on every quarter."""
    sides = []
    for seed in (1, 2):
        hiss = noise(LENGTH, -26.0, seed)
        sides.append(hiss + 6 * filtered(hiss, band_pass(100, 1200)))
    backing = np.stack(sides, 1)
    beat = round(60 / BPM * SAMPLE_RATE)
    kick = sine(60, 0.15, -3.0) * np.linspace(1, 0, 7200, dtype=np.float32)
    for first in range(0, len(backing) - len(kick), beat):
        backing[first : first + len(kick)] += kick[:, None]
    return backing


@pytest.fixture(scope="module")
def mixed():
    return mix(SCORE, layers_of(sung()), played(), dry=False)


def ratio(stems, band, first=0.5, last=4.5):
    part = slice(round(first * SAMPLE_RATE), round(last * SAMPLE_RATE))
    vocal, backing = (filtered(s, band_pass(*band))[part] for s in (stems.vocal, stems.backing))
    return level(vocal) - level(backing)


def test_the_mix_has_its_loudness_and_its_peaks(mixed):
    both = mixed.vocal + mixed.backing
    assert both.shape == (SCORE.samples, 2)
    assert both.dtype == np.float32
    assert integrated_loudness(both) == pytest.approx(-14.0, abs=0.1)
    assert true_peak(both) <= CEILING + 0.05
    assert true_peak(mixed.backing) <= CEILING + 0.05


def test_peaks_keep_below_minus_one_after_vorbis(mixed, tmp_path):
    for name, stem in (("vocal", mixed.vocal), ("backing", mixed.backing)):
        write_ogg(tmp_path / f"{name}.ogg", stem)
    heard = [read_ogg(tmp_path / f"{name}.ogg") for name in ("vocal", "backing")]
    assert true_peak(heard[0] + heard[1]) <= -1.0


def test_the_voice_stands_above_the_backing_where_words_are(mixed):
    for band, wanted in zip(BANDS, VOICE_OVER_BACKING, strict=True):
        assert wanted - 0.3 <= ratio(mixed, band) <= wanted + 3


def test_a_loud_arrangement_cannot_bury_the_voice(mixed):
    loud = mix(SCORE, layers_of(sung()), played() * np.float32(4), dry=False)
    for band in BANDS:
        assert ratio(loud, band) == pytest.approx(ratio(mixed, band), abs=1.0)


def test_the_level_of_the_layers_does_not_matter():
    quiet = mix(SCORE, layers_of(sung() * np.float32(0.01)), played(), dry=True)
    loud = mix(SCORE, layers_of(sung()), played(), dry=True)
    assert np.allclose(quiet.vocal, loud.vocal, atol=1e-4)


def test_the_backing_gives_way_only_while_somebody_sings(mixed):
    alone = mix(SCORE, layers_of(np.zeros_like(sung())), played(), dry=False)
    band = BANDS[0]
    parts = slice(2 * SAMPLE_RATE, 3 * SAMPLE_RATE), slice(5 * SAMPLE_RATE, 6 * SAMPLE_RATE)
    given_way = [
        [level(filtered(stems.backing, band_pass(*band))[part]) for part in parts]
        for stems in (mixed, alone)
    ]
    while_singing = given_way[0][0] - given_way[0][1]
    assert while_singing < given_way[1][0] - given_way[1][1] - 1.5


def test_the_backing_does_not_pump_when_the_voice_pauses_within_a_line():
    voice = sung()
    voice[2 * SAMPLE_RATE : round(2.5 * SAMPLE_RATE)] = 0
    steady = np.stack([noise(LENGTH, -20.0, 1), noise(LENGTH, -20.0, 2)], 1)
    backing = filtered(mix(SCORE, layers_of(voice), steady, dry=True).backing, band_pass(*BANDS[0]))
    pausing, singing, alone = (
        level(backing[round(t * SAMPLE_RATE) : round((t + 0.4) * SAMPLE_RATE)])
        for t in (2.05, 3.0, 5.2)
    )
    assert pausing == pytest.approx(singing, abs=0.3)
    assert alone > singing + 1


def test_dry_leaves_out_all_that_is_added_to_the_lead():
    others = {name: sung(59) for name in ("left", "right", "harmony")}
    dry = mix(SCORE, layers_of(sung(), **others), played(), dry=True)
    plain = mix(SCORE, layers_of(sung()), played(), dry=True)
    wet = mix(SCORE, layers_of(sung(), **others), played(), dry=False)
    after = slice(round(4.55 * SAMPLE_RATE), round(4.9 * SAMPLE_RATE))
    assert np.array_equal(dry.vocal, plain.vocal)
    assert np.abs(dry.vocal[after]).max() < 1e-3
    assert np.abs(wet.vocal[after]).max() > 3e-3


def test_doubles_and_harmony_keep_well_under_the_lead():
    def third_of(stems):
        sung_part = slice(2 * SAMPLE_RATE, 3 * SAMPLE_RATE)
        return level(filtered(stems.vocal, band_pass(300, 340, 4))[sung_part])

    # the lead has no partial near 311 Hz, the harmony has its fundamental there
    lead = sung(55.0)
    without = mix(SCORE, layers_of(lead), played(), dry=False)
    with_it = mix(SCORE, layers_of(lead, harmony=sung(63.0)), played(), dry=False)
    alone = mix(SCORE, layers_of(sung(63.0)), played(), dry=False)
    assert third_of(with_it) > third_of(without) + 6
    assert third_of(with_it) - third_of(alone) == pytest.approx(-14.0, abs=4.0)


def test_rumble_of_the_voice_is_taken_away():
    def rumble_of(sound):
        return level(filtered(sound, band_pass(20, 40))) - level(filtered(sound, high_pass(90)))

    rumbling = sung() + sine(30, LENGTH, -12.0)
    stems = mix(SCORE, layers_of(rumbling), played(), dry=True)
    assert rumble_of(stems.vocal) < rumble_of(rumbling) - 15


def test_a_song_without_voice_or_without_backing_still_has_its_loudness():
    for voice, backing in (
        (np.zeros(SCORE.samples, np.float32), played()),
        (sung(), np.zeros((SCORE.samples, 2), np.float32)),
    ):
        stems = mix(SCORE, layers_of(voice), backing, dry=False)
        assert integrated_loudness(stems.vocal + stems.backing) == pytest.approx(-14.0, abs=0.5)


def test_silence_stays_silent():
    nothing = np.zeros(SCORE.samples, np.float32)
    stems = mix(SCORE, layers_of(nothing), np.zeros((SCORE.samples, 2), np.float32), dry=False)
    assert not np.abs(stems.vocal).max() > 1e-20
    assert not np.abs(stems.backing).max() > 1e-20


def test_layers_of_another_length_are_fitted_to_the_score():
    longer = np.concatenate([sung(), np.zeros(500, np.float32)])
    stems = mix(SCORE, layers_of(longer), played()[:-700], dry=False)
    assert stems.vocal.shape == stems.backing.shape == (SCORE.samples, 2)


def test_the_same_layers_give_the_same_stems(mixed):
    again = mix(SCORE, layers_of(sung()), played(), dry=False)
    assert np.array_equal(again.vocal, mixed.vocal)
    assert np.array_equal(again.backing, mixed.backing)
