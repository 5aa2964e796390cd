"""Answers one question: does the bank speak each line once, well, and find its sounds?"""

import numpy as np
import pytest

from oboeuta_desktop.production.singing import kokoro_units
from oboeuta_desktop.production.singing.hts import Engine
from oboeuta_desktop.production.singing.kokoro_model import LENGTH_SECONDS, RATE, Prosody
from oboeuta_desktop.production.singing.kokoro_tokens import script_of
from oboeuta_desktop.production.singing.kokoro_units import (
    UnitBank,
    UnitQuality,
    filled_pitch,
    key_of,
    quality_of,
)
from oboeuta_desktop.production.singing.world import FRAME_SECONDS

SIGNS = "amk."


class Buzz:
    """Speaks every token for 100 ms: vowels as a buzz, others as nothing; counts its lines."""

    def __init__(self, levels=(1.0,)):
        self.vocabulary = {sign: i for i, sign in enumerate(SIGNS + ",", 1)}
        self.levels, self.spoken = levels, 0

    def lengths(self, tokens):
        return np.full(len(tokens), 4, np.int64)

    def prosody(self, tokens, lengths):
        frames = 2 * int(lengths.sum())
        return Prosody(np.full(frames, 200.0, np.float32), np.ones(frames, np.float32))

    def sound(self, tokens, lengths, prosody):
        last = self.levels[min(self.spoken, len(self.levels) - 1)]
        self.spoken += 1
        gains = [0.0 if token in {0, 2, 3, 4, 5} else 1.0 for token in tokens]
        gains[-3] *= last
        samples = (lengths * round(LENGTH_SECONDS * RATE)).tolist()
        buzz = np.sign(np.sin(2 * np.pi * 200 * np.arange(sum(samples)) / RATE))
        return (0.2 * buzz * np.repeat(gains, samples)).astype(np.float32)


def bank(speaker, folder=None):
    return UnitBank("buzz", folder, lambda: speaker, Engine)


@pytest.fixture
def told_edges(monkeypatch):
    """A buzz cannot be compared with speech, but it is heard exactly when its tokens are spoken."""
    late = kokoro_units.TOKENS_LATE / FRAME_SECONDS

    def told(_known, _phones, _power, guess, _rate):
        return (guess + late).astype(int)

    monkeypatch.setattr(kokoro_units, "found_edges", told)


@pytest.fixture
def line(line_maker):
    return line_maker("かま", 0.0)


def test_a_unit_has_an_edge_for_each_sound_in_order(line):
    speaker = Buzz()
    unit = bank(speaker).unit(line)
    assert unit.sound.dtype == np.float32
    assert len(unit.edges) == len(script_of(line).phones) + 1
    assert np.all(np.diff(unit.edges) >= 1)
    assert unit.edges[-1] <= len(unit.pitch)
    assert len(unit.envelopes().power) == len(unit.pitch)
    assert np.all(unit.pitch == pytest.approx(200))


def test_a_unit_that_swallows_a_vowel_is_spoken_in_other_ways_and_the_best_is_kept(
    line, told_edges
):
    speaker = Buzz(levels=(0.003, 0.004, 0.5, 1.0))
    unit = bank(speaker).unit(line)
    assert (speaker.spoken, unit.tries) == (3, 3)
    assert len(set(kokoro_units.WAYS[:3])) == 3
    hopeless = Buzz(levels=(0.003, 0.008, 0.001, 0.002))
    best = bank(hopeless).unit(line)
    assert hopeless.spoken == len(kokoro_units.WAYS)
    assert np.abs(best.sound).max() == pytest.approx(0.2)
    assert np.sort(np.unique(np.abs(best.sound).round(5)))[1] == pytest.approx(0.0016)


def test_a_unit_is_kept_and_a_broken_file_is_spoken_anew(line, tmp_path):
    speaker = Buzz()
    first = bank(speaker, tmp_path).unit(line)
    (file,) = tmp_path.iterdir()
    kept = bank(speaker, tmp_path).unit(line)
    assert speaker.spoken == 1
    file.write_bytes(file.read_bytes()[:500])
    healed = bank(speaker, tmp_path).unit(line)
    assert speaker.spoken == 2
    for unit in (kept, healed):
        assert np.array_equal(unit.sound, first.sound)
        assert np.array_equal(unit.edges, first.edges)


def test_lines_with_the_same_words_share_a_unit_and_others_do_not(line_maker):
    keys = {
        key_of("jf_alpha", script_of(line_maker(kana, start, midi=midi)))
        for kana, start, midi in (("かま", 0.0, 60), ("かま", 9.0, 64), ("まか", 0.0, 60))
    }
    assert len(keys) == 2
    script = script_of(line_maker("かま", 0.0))
    assert key_of("jf_alpha", script) != key_of("jm_kumo", script)


def test_the_report_names_each_line_once(line, told_edges):
    report = bank(Buzz(levels=(0.003, 0.003, 0.003, 0.003))).report([line, line])
    assert list(report) == ["かま"]
    assert not report["かま"].good
    assert report["かま"].tries == len(kokoro_units.WAYS)


def test_quality_is_that_of_the_weakest_vowel_and_the_shortest_sound():
    power = np.log(np.repeat([1.0, 1e-4, 0.1, 1.0, 1.0], [8, 4, 8, 2, 9]))[:, None]
    edges = np.array([0, 8, 12, 20, 22, 31])
    quality = quality_of(power.astype(np.float32), ("a", "k", "i", "k", "u"), edges, 1)
    assert quality.weakest == pytest.approx(-10, abs=0.1)
    assert quality.shortest == 2
    assert not quality.good
    assert UnitQuality(-10.0, 3, 1).good


def test_a_gap_in_the_pitch_is_bridged():
    pitch = filled_pitch(np.array([0, 100, 0, 0, 200, 1], np.float32))
    assert pitch == pytest.approx([100, 100, 126, 159, 200, 200], abs=0.5)
    assert filled_pitch(np.zeros(3, np.float32)) == pytest.approx([200, 200, 200])
