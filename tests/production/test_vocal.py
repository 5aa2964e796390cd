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


def test_a_harmony_that_would_go_too_deep_is_sung_above(line_maker, score):
    deep = replace(score, lines=(line_maker("あー", 5.0, section=1, midi=50),))
    low = render_layers(deep, "mei").harmony
    spectrum = np.abs(np.fft.rfft(low[round(5.1 * SAMPLE_RATE) :][: SAMPLE_RATE // 3]))
    lowest = np.argmax(spectrum[:80] > spectrum.max() / 10) * 3
    assert lowest == pytest.approx(440 * 2 ** ((53 - 69) / 12), abs=8)
