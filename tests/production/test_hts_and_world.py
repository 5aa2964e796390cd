"""Answers one question: do the two sound engines do what we ask, and say when they are missing?"""

import importlib.util

import numpy as np
import pytest

from oboeuta_desktop.production.singing import hts, world
from oboeuta_desktop.production.singing.labels import full_context

RATE = 48_000
KASA = [[("k", "a"), ("s", "a")]]


@pytest.fixture(scope="module")
def speech():
    return hts.Engine().speak(full_context(KASA))


@pytest.fixture
def forget():
    world._world.cache_clear()
    yield
    world._world.cache_clear()


def test_the_engine_gives_a_length_to_each_label_and_parameters_to_each_frame(speech):
    assert len(speech.frames) == 6  # two silences, four sounds
    assert np.all(speech.frames >= 5)  # five states of at least one frame
    total = int(speech.frames.sum())
    assert speech.cepstra.shape == (total, 35)
    assert speech.filters.shape == (total, 31)


def test_the_same_labels_are_spoken_alike_whatever_was_spoken_before(speech):
    engine = hts.Engine()
    engine.speak(full_context([[("m", "i"), ("", "N")]]))
    again = engine.speak(full_context(KASA))
    assert np.array_equal(speech.cepstra, again.cepstra)
    assert np.array_equal(speech.frames, again.frames)


def test_a_vowel_is_loud_and_periodic_where_a_fricative_hisses(speech):
    envelopes = hts.envelopes(speech, 513)
    edges = np.concatenate([[0], np.cumsum(speech.frames)])
    middles = {p: int(edges[i : i + 2].mean()) for i, p in enumerate(["-", "k", "a", "s", "A"])}
    low, high = slice(0, 20), slice(120, 200)  # below 1 kHz, 5.6 to 9.4 kHz
    vowel, hiss = envelopes.power[middles["A"]], envelopes.power[middles["s"]]
    assert vowel[low].mean() > hiss[low].mean() + 4
    assert hiss[high].mean() > vowel[high].mean() + 1
    assert envelopes.noise[middles["A"], low].mean() < 0.1
    assert envelopes.power.dtype == envelopes.noise.dtype == np.float32


def test_refused_labels_and_missing_voices_are_errors(tmp_path):
    with pytest.raises(hts.EngineUnavailableError, match="nobody"):
        hts.Engine(tmp_path / "nobody.htsvoice")


@pytest.mark.parametrize("module", [hts, world])
def test_a_missing_package_is_named(monkeypatch, forget, module):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    use = hts.Engine if module is hts else world._world
    with pytest.raises(
        (hts.EngineUnavailableError, world.WorldUnavailableError), match="installed"
    ):
        use()


def test_a_package_without_its_library_is_an_error(monkeypatch, forget, tmp_path):
    spec = importlib.util.spec_from_file_location("empty", tmp_path / "__init__.py")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: spec)
    with pytest.raises(hts.EngineUnavailableError, match="no engine"):
        hts.Engine()
    with pytest.raises(world.WorldUnavailableError, match="no extension"):
        world._world()


def test_a_library_without_the_engines_functions_is_an_error(monkeypatch, tmp_path):
    spec = importlib.util.spec_from_file_location("other", tmp_path / "__init__.py")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: spec)
    (tmp_path / "htsengine.so").write_bytes(b"no library at all")
    with pytest.raises(hts.EngineUnavailableError, match="htsengine"):
        hts.Engine()


def test_world_gives_back_pitch_and_colour_of_what_it_made():
    frames = 200
    f0 = np.full(frames, 220.0)
    bands = np.arange(513) * RATE / 1024
    hill = (-12 - 4 * ((bands - 1500) / 1500) ** 2).clip(-30).astype(np.float32)
    made = world.Envelopes(np.tile(hill, (frames, 1)), np.full((frames, 513), 0.01, np.float32))
    sound = world.synthesise(f0, made, RATE)
    assert len(sound) == pytest.approx(frames * 0.005 * RATE, abs=240)
    middle = world.pitch_of(sound, RATE, 80, 500)[50:150]
    assert middle == pytest.approx(220, rel=0.003)
    seen = world.analyse(sound, f0, RATE, 2048)
    assert seen.power.shape == seen.noise.shape == (frames, 1025)
    peak = np.argmax(seen.power[50:150].mean(axis=0)) * RATE / 2048
    assert peak == pytest.approx(1500, abs=150)
