"""Answers one question: how does a stem get into an Ogg Vorbis file, and back?"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import soundfile

from oboeuta_desktop.core.errors import AudioUnreadableError, FileUnwritableError
from oboeuta_desktop.production.effects import Sound
from oboeuta_desktop.production.notation.score import SAMPLE_RATE

QUALITY = 0.4
"""0 (smallest) to 1 (best); two stems of 160 s are 4.8 MB, the coding noise 19 dB below each."""

WRITE_FRAMES = 1 << 15
"""Frames handed over at once: libsndfile puts a whole Vorbis write on its stack and a song in one
write ends the process.
"""

_soundfile = cast("Any", soundfile)  # its types are only half there


def write_ogg(path: Path, sound: Sound, *, quality: float = QUALITY) -> None:
    """Write ``sound``, (N,) or (N, channels), at ``SAMPLE_RATE``.

    Values beyond ±1 are kept: a decoder that delivers floats gives them back.

    Raises:
        FileUnwritableError: the disk's or the encoder's fault.
    """
    channels = 1 if sound.ndim == 1 else sound.shape[1]
    try:
        with _soundfile.SoundFile(
            path,
            "w",
            SAMPLE_RATE,
            channels,
            format="OGG",
            subtype="VORBIS",
            compression_level=1 - quality,
        ) as file:
            for first in range(0, len(sound), WRITE_FRAMES):
                file.write(sound[first : first + WRITE_FRAMES])
    except (OSError, soundfile.LibsndfileError) as error:
        raise FileUnwritableError(path, str(error)) from error


def read_ogg(path: Path) -> Sound:
    """The file's sound, float32, (N, channels).

    Raises:
        AudioUnreadableError: not a sound file, broken, or not at ``SAMPLE_RATE``.
    """
    try:
        sound, rate = _soundfile.read(path, dtype="float32", always_2d=True)
    except (OSError, soundfile.LibsndfileError) as error:
        raise AudioUnreadableError(path, str(error)) from error
    if rate != SAMPLE_RATE:
        raise AudioUnreadableError(path, f"{rate} Hz instead of {SAMPLE_RATE}")
    return np.asarray(sound, np.float32)
