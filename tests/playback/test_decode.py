from __future__ import annotations

import wave
from pathlib import Path

import numpy as np
import pytest

from oboeuta_desktop.core.errors import AudioUnreadableError, FileMissingError
from oboeuta_desktop.playback.decode import Decoder

RATE = 48000


def write_wav(path: Path, sound: np.ndarray, rate: int = RATE) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1 if sound.ndim == 1 else 2, 2, rate, 0, "NONE", ""))
        file.writeframes(sound.astype("<i2").tobytes())
    return path


def noise(frames: int) -> np.ndarray:
    return np.random.default_rng(1).integers(-9000, 9000, (frames, 2)).astype(np.int16)


@pytest.fixture
def decoder(qapp):
    decoder = Decoder()
    decoder.errors = []  # pyright: ignore[reportAttributeAccessIssue] - for the tests below
    decoder.failed.connect(decoder.errors.append)  # pyright: ignore[reportAttributeAccessIssue]
    yield decoder
    decoder.close()


def decode(qtbot, decoder: Decoder, *paths: Path):
    with qtbot.waitSignal(decoder.finished, timeout=10000):
        return decoder.open(paths, RATE)


@pytest.mark.parametrize("name", ["plain.wav", "日本語 の曲.wav", "a#b%20c.wav", "q?&=+.wav"])
def test_a_file_with_any_name_is_decoded_bit_exact(qtbot, decoder, tmp_path, name):
    sound = noise(RATE // 2)
    (stem,) = decode(qtbot, decoder, write_wav(tmp_path / name, sound))
    assert stem.view.complete
    assert np.array_equal(stem.view.samples, sound)
    assert decoder.errors == []


def test_one_channel_becomes_two_and_another_rate_ours(qtbot, decoder, tmp_path):
    tone = 8000 * np.sin(2 * np.pi * 440 * np.arange(44100) / 44100)
    (stem,) = decode(qtbot, decoder, write_wav(tmp_path / "mono.wav", tone, 44100))
    assert len(stem.view.samples) == pytest.approx(RATE, abs=64)
    middle = stem.view.samples[10000:20000].astype(int)
    assert np.array_equal(middle[:, 0], middle[:, 1])


def test_stems_are_decoded_together_with_peaks_and_length(qtbot, decoder, tmp_path):
    paths = [write_wav(tmp_path / f"{n}.wav", noise(RATE * n)) for n in (1, 2)]
    lengths, shares, peaks = [], [], []
    decoder.length_known.connect(lengths.append)
    decoder.advanced.connect(shares.append)
    decoder.peaks_found.connect(peaks.append)
    stems = decode(qtbot, decoder, *paths)
    assert [len(stem.view.samples) for stem in stems] == [RATE, 2 * RATE]
    assert max(lengths) == 2.0
    assert shares[-1] == 1.0
    assert len(peaks[-1].values) == 200


def test_a_missing_file_is_told_and_the_others_are_decoded(qtbot, decoder, tmp_path):
    there = write_wav(tmp_path / "there.wav", noise(4800))
    stems = decode(qtbot, decoder, tmp_path / "gone.wav", there)
    assert [len(stem.view.samples) for stem in stems] == [0, 4800]
    assert [type(error) for error in decoder.errors] == [FileMissingError]


@pytest.mark.qt_log_ignore("Could not open media")
def test_a_file_that_is_no_sound_is_told(qtbot, decoder, tmp_path):
    path = tmp_path / "junk.mp3"
    path.write_bytes(bytes(range(256)) * 40)
    decode(qtbot, decoder, path)
    (error,) = decoder.errors
    assert isinstance(error, AudioUnreadableError)
    assert (error.path, error.decoded) == (path, 0.0)


def test_a_file_that_breaks_off_keeps_what_it_has_and_says_how_far(qtbot, decoder, tmp_path):
    path = write_wav(tmp_path / "short.wav", noise(4 * RATE))
    path.write_bytes(path.read_bytes()[: 2 * RATE * 4 + 47])
    (stem,) = decode(qtbot, decoder, path)
    (error,) = decoder.errors
    assert isinstance(error, AudioUnreadableError)
    assert error.decoded == len(stem.view.samples) / RATE
    assert error.decoded <= 2.0


def test_a_new_song_silences_the_one_before(qtbot, decoder, tmp_path):
    long = write_wav(tmp_path / "long.wav", noise(40 * RATE))
    short = write_wav(tmp_path / "short.wav", noise(4800))
    peaks = []
    decoder.peaks_found.connect(peaks.append)
    abandoned = decoder.open([long], RATE)
    decode(qtbot, decoder, short)
    assert not abandoned[0].view.complete
    assert len(peaks[-1].values) == 10


def test_closing_twice_is_nothing_special(decoder):
    decoder.close()
    decoder.close()
