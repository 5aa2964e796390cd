from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest
from tones import harmonics, noise, score_of, sine

from oboeuta_desktop.production.measuring.listener import HeardLine, HeardTerm, Hearing
from oboeuta_desktop.production.measuring.measure import measure, sound_levels
from oboeuta_desktop.production.measuring.measured import lines_heard, table_of
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

MIDIS = (52, 55, 57, 60)
SCORE = score_of(("か", "り", "た", "れ"), MIDIS)


def both_sides(sound):
    return np.stack([sound, sound], 1)


def sung():
    voice = np.zeros(SCORE.samples, np.float32)
    for note in SCORE.lines[0].notes:
        first = round(note.start * SAMPLE_RATE)
        tone = harmonics(note.tones[0].midi, note.length)
        voice[first : first + len(tone)] = tone * np.hanning(len(tone)).astype(np.float32) ** 0.1
    return both_sides(voice)


@pytest.fixture(scope="module")
def measures():
    backing = both_sides(noise(SCORE.samples / SAMPLE_RATE, -30.0))
    return measure(SCORE, sung(), backing, limited=sung() + backing)


def test_a_well_sung_song_measures_well(measures):
    assert measures.pitch.median < 2
    assert measures.swallowed == ()
    assert measures.mix.clipped == 0
    assert measures.mix_error == pytest.approx(-120)
    assert measures.fastest == pytest.approx(2.0)
    assert measures.fastest_line == "かりたれ"


def test_the_ratio_is_taken_while_vowels_are_sung_and_nowhere_else():
    vocal = both_sides(np.zeros(SCORE.samples, np.float32))
    for note in SCORE.lines[0].notes:
        part = slice(round(note.start * SAMPLE_RATE), round(note.end * SAMPLE_RATE))
        vocal[part] = both_sides(noise(1.0, -20.0))[: part.stop - part.start]
    loud_before = both_sides(noise(SCORE.samples / SAMPLE_RATE, -26.0))
    loud_before[: SAMPLE_RATE // 3] *= 30
    for band in measure(SCORE, vocal, loud_before).ratios:
        assert band.ratio == pytest.approx(6.0, abs=0.7)


def test_a_stem_that_is_not_the_limited_ones_part_is_seen(measures):
    backing = both_sides(noise(SCORE.samples / SAMPLE_RATE, -30.0))
    other = measure(SCORE, sung(), backing, limited=np.float32(0.9) * (sung() + backing))
    assert other.mix_error == pytest.approx(20 * math.log10(0.1 / 0.9), abs=0.1)


def test_clipped_samples_are_counted_on_both_sides():
    square = both_sides(np.sign(sine(100, 0.5)).astype(np.float32) * np.float32(0.9))
    assert sound_levels(square).clipped == 0
    square[100:110, 1] = -1.0
    square[200, 0] = 1.2
    assert sound_levels(square).clipped == 11


def test_a_song_without_singing_is_measured_too():
    score = dataclasses.replace(SCORE, lines=())
    silence = np.zeros((SCORE.samples, 2), np.float32)
    measures = measure(score, silence, silence)
    assert measures.mix.loudness == -math.inf
    assert measures.ratios == ()
    assert measures.quietest is None
    assert "Fastest line" in table_of(measures)


def test_the_table_has_a_row_for_each_figure(measures):
    table = table_of(measures)
    assert table.startswith("| Measure | Value |\n|---|---|\n")
    assert all(line.count("|") == 3 for line in table.splitlines())
    assert "| Clipped samples of the mix | 0 |" in table
    assert "2.0 morae per second: かりたれ" in table
    assert "Machine listener" not in table


def test_the_table_tells_what_the_machine_heard(measures):
    lines = (
        HeardLine(0, "れるー", ("ReLU", "レル"), ("れるー", "れる")),
        HeardLine(1, "こーばい", ("降|灰", "勾配"), ("こーはい", "こーばい")),
    )
    terms = (HeardTerm("relu", ("れるー",), 2, 1), HeardTerm("gradient", ("こーばい",), 2, 0))
    hearing = Hearing(lines, terms)
    table = table_of(measures, hearing)
    assert "mean 0.14, sd 0.000 of 2 readings" in table
    assert "| Key terms heard right at least once | 1 of 2 |" in table
    assert "gradient (こーばい)" in table
    assert lines_heard(hearing).splitlines()[2:] == [
        "| 0.17 | れるー | ReLU |",
        "| 0.12 | こーばい | 降\\|灰 |",
    ]
