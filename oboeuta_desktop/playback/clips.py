"""Answers one question: what does one line of the song sound like, as a file of its own?

pydub is for cutting and exporting off line; nothing that is played goes through it.
"""

from __future__ import annotations

import io
import shutil
import warnings
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from oboeuta_desktop.core.errors import FileUnwritableError, OboeutaError
from oboeuta_desktop.playback.pcm import CHANNELS, Pcm

with warnings.catch_warnings():
    # pydub looks for an ffmpeg program and complains; we decode without one.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.exceptions import CouldntEncodeError

FADE_SECONDS = 0.03
_SAMPLE_BYTES = 2
_FORMATS = {".wav": "wav", ".ogg": "ogg", ".mp3": "mp3"}


class EncoderMissingError(OboeutaError):
    """A format that only an ``ffmpeg`` program can write, and there is none.

    Attributes:
        suffix: the wanted file's ending, with its dot.
        possible: the endings that can be written without it.
    """

    def __init__(self, suffix: str, possible: tuple[str, ...] = (".wav",)) -> None:
        super().__init__(f"{suffix} needs the program ffmpeg; possible: {', '.join(possible)}")
        self.suffix = suffix
        self.possible = possible


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


def export_clip(segment: AudioSegment, path: Path) -> None:
    """Write ``segment`` as the format of ``path``'s ending: .wav, or .ogg/.mp3 with ffmpeg.

    Raises ``EncoderMissingError`` for a format that cannot be written here and
    ``FileUnwritableError`` if the file cannot; then nothing is left behind.
    """
    suffix = path.suffix.lower()
    encodable = suffix == ".wav" or (suffix in _FORMATS and shutil.which("ffmpeg") is not None)
    if not encodable:
        raise EncoderMissingError(suffix)
    unfinished = path.with_name(f".{path.name}.unfinished")
    untyped: Any = segment
    try:
        with unfinished.open("wb") as file:
            untyped.export(file, format=_FORMATS[suffix])
        unfinished.replace(path)
    except (OSError, CouldntEncodeError) as error:
        unfinished.unlink(missing_ok=True)
        raise FileUnwritableError(path, str(error)) from error
