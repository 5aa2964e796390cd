"""Answers one question: what does one line of the song sound like, as a file of its own?

pydub is for cutting off line; nothing that is played goes through it.
"""

from __future__ import annotations

import io
import warnings
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from oboeuta_desktop.playback.pcm import CHANNELS, Pcm

with warnings.catch_warnings():
    # pydub looks for an ffmpeg program and complains; we decode without one.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

FADE_SECONDS = 0.03
_SAMPLE_BYTES = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """What to cut out: song seconds ``start``..``end``, faded in and out over ``fade`` seconds."""

    start: float
    end: float
    fade: float = FADE_SECONDS


def cut_line(stems: Sequence[Pcm], cut: Cut, *, gains: Sequence[float]) -> AudioSegment:
    """The stems of a song, mixed with ``gains`` (one per stem, 1.0 as recorded), from a passage.

    The segment has the stems' sample rate, two channels and 16 bits; it ends where the song does.
    Sums above full scale are clipped.
    """
    rate = stems[0].sample_rate
    first, last = round(max(0.0, cut.start) * rate), round(max(cut.start, cut.end) * rate)
    last = max(first, min(last, max(len(stem.view.samples) for stem in stems)))
    mixed = np.zeros((last - first, CHANNELS), np.float32)
    for stem, gain in zip(stems, gains, strict=True):
        piece = stem.view.samples[first:last]
        mixed[: len(piece)] += piece * np.float32(gain)
    fade = min(round(cut.fade * rate), len(mixed) // 2)
    if fade:
        rise = (np.arange(fade, dtype=np.float32) / np.float32(fade))[:, None]
        mixed[:fade] *= rise
        mixed[-fade:] *= rise[::-1]
    sound = np.clip(np.rint(mixed), -32768.0, 32767.0).astype("<i2")
    return AudioSegment(
        sound.tobytes(), frame_rate=rate, sample_width=_SAMPLE_BYTES, channels=CHANNELS
    )


def wav_of(segment: AudioSegment) -> bytes:
    """The segment with its two channels made one, as a whole WAV file; b"" for one without sound.

    16 bits: what is smaller needs a program to write it, or is not heard on every telephone.
    """
    untyped: Any = segment
    if not untyped.frame_count():
        return b""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(_SAMPLE_BYTES)
        file.setframerate(untyped.frame_rate)
        file.writeframes(untyped.set_channels(1).raw_data)
    return buffer.getvalue()
