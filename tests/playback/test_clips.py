from __future__ import annotations

import io
import subprocess
import sys
import wave

import numpy as np

from oboeuta_desktop.playback.clips import Cut, cut_line, wav_of
from oboeuta_desktop.playback.pcm import Pcm

RATE = 48000


def level(value: int, seconds: float = 2.0) -> Pcm:
    return Pcm.whole(np.full((round(seconds * RATE), 2), value, np.int16), RATE)


def samples_of(segment) -> np.ndarray:
    return np.array(segment.get_array_of_samples()).reshape(-1, 2)


def test_a_line_is_cut_to_the_frame_and_mixed_with_the_gains():
    clip = cut_line([level(1000), level(4000)], Cut(0.5, 1.25), gains=[1.0, 0.5])
    sound = samples_of(clip)
    assert len(sound) == round(0.75 * RATE)
    assert (sound[5000:-5000] == 3000).all()


def test_a_clip_begins_and_ends_in_silence():
    sound = samples_of(cut_line([level(8000)], Cut(0.5, 1.0), gains=[1.0]))
    assert abs(sound[0]).max() == 0
    assert abs(sound[-1]).max() == 0
    assert np.abs(np.diff(sound[:, 0].astype(int))).max() <= 8


def test_a_line_beyond_the_songs_end_is_as_long_as_what_is_there():
    clip = cut_line([level(1, 1.0), level(1, 1.5)], Cut(1.0, 9.0), gains=[1.0, 1.0])
    assert len(samples_of(clip)) == RATE // 2


def test_importing_clips_warns_of_nothing():
    code = "import oboeuta_desktop.playback.clips"
    done = subprocess.run(
        [sys.executable, "-W", "default", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""


def test_a_clip_for_a_telephone_is_one_channel_and_none_is_no_file():
    clip = cut_line([level(1000), level(3000)], Cut(0.5, 1.0, fade=0.0), gains=[1.0, 1.0])
    with wave.open(io.BytesIO(wav_of(clip))) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE, 1, 2)
        assert set(np.frombuffer(file.readframes(RATE), "<i2")) == {4000}
    assert wav_of(cut_line([level(5, 1.0)], Cut(3.0, 4.0), gains=[1.0])) == b""
