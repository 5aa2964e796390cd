"""Answers one question: who sings where, and is it the same however many hands do the work?"""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Style
from oboeuta_desktop.production.progress import Cancelled
from oboeuta_desktop.production.singing.vocal import Layers, render_layers

NAMES = ("lead", "left", "right", "harmony", "breaths")


@pytest.fixture
def score(line_maker, score_maker):
    """A verse in the first two bars, a chorus with everything in the last two; 120 bpm."""
    lines = [line_maker("そら", 1.0), line_maker("うみ", 5.0, section=1)]
    plain = score_maker(lines, bars=4)
    full = Style(double="on", harmony="on")
    sections = (plain.sections[0], replace(plain.sections[1], style=full))
    return replace(plain, sections=sections)


def sounding(track):
    """Seconds from the first to the last sound."""
    places = np.flatnonzero(np.abs(track) > 1e-3)
    return places[0] / SAMPLE_RATE, places[-1] / SAMPLE_RATE


def test_all_lines_are_led_and_only_choruses_are_doubled(score, tmp_path):
    layers = render_layers(score, "mei", cache=tmp_path)
    assert all(getattr(layers, name).shape == (score.samples,) for name in NAMES)
    assert all(getattr(layers, name).dtype == np.float32 for name in NAMES)
    first, last = sounding(layers.lead)
    assert first == pytest.approx(0.9, abs=0.1)
    assert last == pytest.approx(5.5, abs=0.1)
    for name in ("left", "right", "harmony"):
        assert 4.7 < sounding(getattr(layers, name))[0] < 5.1
    assert not np.array_equal(layers.left, layers.right)
    assert np.any(layers.breaths)
    assert len(list(tmp_path.iterdir())) == 2


def test_dry_is_the_same_lead_alone(score):
    full, dry = render_layers(score, "mei"), render_layers(score, "mei", dry=True)
    assert np.array_equal(full.lead, dry.lead)
    assert not any(np.any(getattr(dry, name)) for name in NAMES[1:])


def test_other_processes_sing_the_same_samples(score):
    here = render_layers(score, "mei", dry=True)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        there = render_layers(score, "mei", pool=pool, dry=True)
    assert np.array_equal(here.lead, there.lead)


def test_progress_goes_up_to_the_end(score):
    told = []
    render_layers(score, "mei", progress=lambda step, share: told.append((step, share)))
    shares = [share for _, share in told]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
    assert {step for step, _ in told} == {"singing"}


def test_it_stops_when_it_is_told_to(score):
    def stop(_step, share):
        if share > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        render_layers(score, "mei", progress=stop)


def test_a_song_without_words_is_silence(score_maker):
    layers = render_layers(score_maker(bars=2), "mei")
    assert not any(np.any(getattr(layers, name)) for name in NAMES)
    assert Layers.silent(5).lead.tolist() == [0] * 5


def lowest_partial(track, second):
    """Hz of the lowest one that stands out in a third of a second."""
    piece = track[round(second * SAMPLE_RATE) :][: SAMPLE_RATE // 3]
    spectrum = np.abs(np.fft.rfft(piece))
    rises = np.argmax(spectrum > spectrum.max() / 10)
    return (rises + np.argmax(spectrum[rises : rises + 8])) * 3


def hertz(midi):
    return 440 * 2 ** ((midi - 69) / 12)


def test_a_harmony_that_would_go_too_deep_is_sung_above(line_maker, score):
    deep = replace(score, lines=(line_maker("あー", 5.0, section=1, midi=50),))
    low = render_layers(deep, "mei").harmony
    assert lowest_partial(low, 5.1) == pytest.approx(hertz(53), abs=5)


def test_the_harmony_follows_a_section_into_another_key(line_maker, score):
    """A third below A4 is F#4 in D major, two semitones up; in C it is F4."""
    quiet, loud = score.sections
    moved = replace(
        score,
        sections=(replace(quiet, style=loud.style), replace(loud, up=2)),
        lines=(
            line_maker("あー", 1.0, midi=64),
            line_maker("あー", 5.0, section=1, midi=69),
        ),
    )
    harmony = render_layers(moved, "mei").harmony
    assert lowest_partial(harmony, 1.1) == pytest.approx(hertz(60), abs=5)
    assert lowest_partial(harmony, 5.1) == pytest.approx(hertz(66), abs=5)
