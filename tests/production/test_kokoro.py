"""Answers one question: does Kokoro sing the written notes, on the beat, or say what is missing?"""

import importlib.util
from dataclasses import replace

import numpy as np
import pytest
from tones import score_of

from oboeuta_desktop.production.measuring.onset_error import onset_error
from oboeuta_desktop.production.measuring.pitch_error import pitch_error
from oboeuta_desktop.production.notation.score import SAMPLE_RATE
from oboeuta_desktop.production.singing import kokoro_packages
from oboeuta_desktop.production.singing.kokoro import CONSONANT_FACTOR, with_spoken_consonants
from oboeuta_desktop.production.singing.kokoro_graph import cut, prune, read_model, unquantise
from oboeuta_desktop.production.singing.kokoro_model import LENGTHS, Kokoro
from oboeuta_desktop.production.singing.kokoro_packages import KokoroUnavailableError, model_file
from oboeuta_desktop.production.singing.phones import LEAST_VOWEL, PlannedPhone
from oboeuta_desktop.production.singing.stretching import Spoken
from oboeuta_desktop.production.singing.voice import Take
from oboeuta_desktop.production.singing.voices import VOICES, voice
from oboeuta_desktop.production.singing.world import Envelopes

NEEDED = (kokoro_packages.PACKAGE, "onnx", "onnxruntime")

with_kokoro = pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in NEEDED),
    reason="needs oboeuta-desktop[make-kokoro]",
)


def spoken(*sounds):
    edges = np.concatenate([[0], np.cumsum([frames for _, frames in sounds])]).astype(np.int64)
    empty = np.zeros((int(edges[-1]), 4), np.float32)
    return Spoken(Envelopes(empty, empty), tuple(phone for phone, _ in sounds), edges)


def test_a_consonant_is_as_long_as_it_was_spoken_times_the_factor():
    plan = [PlannedPhone("a", 0.0, 0.42, 0, "v"), PlannedPhone("k", 0.42, 0.5, 1, "c"),
            PlannedPhone("i", 0.5, 1.0, 1, "v")]  # fmt: skip
    changed = with_spoken_consonants(plan, spoken(("a", 20), ("k", 20), ("i", 20)))
    assert changed[1].seconds == pytest.approx(0.1 * CONSONANT_FACTOR)
    assert changed[0].end == changed[1].start
    assert [phone.end for phone in changed[1:]] == [0.5, 1.0]


def test_a_long_consonant_leaves_the_vowel_before_it_its_share():
    plan = [PlannedPhone("a", 0.0, 0.06, 0, "v"), PlannedPhone("s", 0.06, 0.12, 1, "c"),
            PlannedPhone("i", 0.12, 0.3, 1, "v")]  # fmt: skip
    changed = with_spoken_consonants(plan, spoken(("a", 20), ("s", 60), ("i", 20)))
    assert changed[0].seconds >= LEAST_VOWEL * 0.06 - 1e-9
    assert changed[0].end == changed[1].start


def test_a_consonant_after_a_rest_takes_from_the_rest_and_none_begins_before_the_song():
    plan = [PlannedPhone("s", 0.01, 0.05, 0, "c"), PlannedPhone("a", 0.05, 0.5, 0, "v"),
            PlannedPhone("s", 0.9, 1.0, 1, "c"), PlannedPhone("a", 1.0, 1.2, 1, "v")]  # fmt: skip
    speech = spoken(("s", 40), ("a", 20), ("s", 40), ("a", 20))
    changed = with_spoken_consonants(plan, speech)
    assert changed[0].start == 0.0
    assert changed[1] == plan[1]
    assert changed[2].seconds == pytest.approx(0.2 * CONSONANT_FACTOR)


def test_the_silence_of_a_small_tsu_and_what_follows_it_stay():
    plan = [PlannedPhone("a", 0.0, 0.4, 0, "v"), PlannedPhone("cl", 0.4, 0.45, 0, "c"),
            PlannedPhone("t", 0.45, 0.5, 1, "c"), PlannedPhone("a", 0.5, 1.0, 1, "v")]  # fmt: skip
    speech = spoken(("a", 20), ("cl", 20), ("t", 30), ("a", 20))
    assert with_spoken_consonants(plan, speech) == plan


def test_without_its_packages_the_voice_names_the_command_that_installs_them(
    monkeypatch, line_maker
):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(KokoroUnavailableError, match=r"oboeuta-desktop\[make-kokoro\]"):
        Kokoro("jf_alpha")


def test_a_broken_part_of_the_model_is_told(monkeypatch, tmp_path):
    (tmp_path / "part.bin").write_bytes(b"no model")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "model.sha256").write_text("0" * 64)
    monkeypatch.setattr(kokoro_packages, "folder_of", lambda _: tmp_path)
    with pytest.raises(KokoroUnavailableError, match="broken"):
        model_file()
    (tmp_path / "part.bin").unlink()
    with pytest.raises(KokoroUnavailableError, match=r"part\.bin cannot be read"):
        model_file()


def test_the_voice_is_listed_with_its_thanks():
    assert "Apache-2.0" in VOICES["jf_alpha"].credit
    assert voice("jf_alpha").name == "jf_alpha"


@pytest.fixture(scope="module")
def sung(tmp_path_factory):
    score = score_of("そのきたちかんしま", [57, 59, 60, 62, 64, 62, 60, 59, 60], beats=0.5, bars=4)
    take = Take(score.samples, cache=tmp_path_factory.mktemp("units"))
    singer = voice("jf_alpha")
    return score, take, singer, singer.sing(score.lines, take)


@with_kokoro
def test_notes_are_in_tune_and_vowels_on_the_beat(sung):
    score, _, _, song = sung
    pitch, onset = pitch_error(score, song), onset_error(score, song)
    assert song.shape == (score.samples,)
    assert pitch.median <= 10
    assert pitch.p95 <= 50
    assert abs(onset.bias) <= 20
    assert onset.p95 <= 30


@with_kokoro
def test_a_kept_line_sounds_the_same_and_another_seed_does_not(sung):
    score, take, singer, song = sung
    assert len(list(take.cache.iterdir())) == 1
    assert np.array_equal(singer.sing(score.lines, take), song)
    assert not np.array_equal(singer.sing(score.lines, replace(take, seed=1)), song)
    assert np.abs(song[: SAMPLE_RATE // 4]).max() < 1e-4


@with_kokoro
def test_a_voice_that_the_package_does_not_have_is_told():
    with pytest.raises(KokoroUnavailableError, match="nobody"):
        Kokoro("nobody")


@with_kokoro
def test_the_models_graph_is_cut_pruned_and_freed_of_integer_convolutions():
    model = read_model(model_file())
    count = len(model.graph.node)
    integers = sum(node.op_type == "ConvInteger" for node in model.graph.node)
    assert unquantise(model.graph) == integers > 0
    assert not any(node.op_type == "ConvInteger" for node in model.graph.node)
    cut(model.graph, {}, LENGTHS)
    prune(model.graph)
    assert len(model.graph.node) < count / 2
    with pytest.raises(KokoroUnavailableError, match="not the one"):
        cut(model.graph, {"/nowhere": 1}, {})
