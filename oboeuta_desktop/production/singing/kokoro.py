"""Answers one question: how does Kokoro's voice jf_alpha sing?

Like Mei: a line of natural speech, stretched sound by sound onto the notes, gets the melody's
pitch. The speech is that of a neural network and clearer than Mei's. Consonants keep the lengths
that they have in it, a little prolonged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from scipy import signal

from oboeuta_desktop.production.notation.score import SAMPLE_RATE, SungLine
from oboeuta_desktop.production.singing.expression import contour, hertz
from oboeuta_desktop.production.singing.hts import Engine
from oboeuta_desktop.production.singing.kokoro_model import RATE, Kokoro
from oboeuta_desktop.production.singing.kokoro_tokens import script_of
from oboeuta_desktop.production.singing.kokoro_units import UnitBank
from oboeuta_desktop.production.singing.phones import (
    CLOSURE,
    LEAST_VOWEL,
    VOICELESS,
    PlannedPhone,
    plan,
)
from oboeuta_desktop.production.singing.shaping import shaped
from oboeuta_desktop.production.singing.stretching import Spoken, frame_places, reshaped, taken_at
from oboeuta_desktop.production.singing.voice import Phrase, Take, Voice, generator_of, performed
from oboeuta_desktop.production.singing.voices import VOICES
from oboeuta_desktop.production.singing.world import FRAME_SECONDS, synthesise

NAME = "jf_alpha"

CONSONANT_FACTOR = 1.2
"""Sung consonants last so much longer than spoken ones, where there is room: understood better
than 1.0 and than a table of lengths."""

LEAST_CONSONANT = 0.02
"""Seconds."""

AROUND = 0.10
"""Seconds of the spoken silence before and after a line that are sung along."""

FADE = 0.02
"""Seconds over which a line fades in and out within that silence."""

GAIN = 0.65
"""Brings an average line to about -22 dB (RMS)."""

_signal = cast("Any", signal)  # scipy has no types


class KokoroVoice(Voice):
    """Kokoro's jf_alpha, a young woman's voice."""

    name = NAME
    credit = VOICES[NAME].credit

    def prepare(self, lines: Sequence[SungLine], take: Take) -> None:
        """Speak all lines, where they can be kept: the model is large, and one process is enough.

        Raises:
            KokoroUnavailableError, EngineUnavailableError, WorldUnavailableError: a package is
                missing.
        """
        for line in lines if take.cache is not None else ():
            _bank(take.cache).unit(line)

    def sing_line(self, line: SungLine, take: Take) -> Phrase:
        """Sing one line at the level of ``mf``.

        Raises:
            KokoroUnavailableError, EngineUnavailableError, WorldUnavailableError: a package is
                missing.
        """
        generator = generator_of(line, take)
        notes = performed(line, take, generator)
        unit, phones = _bank(take.cache).unit(line), script_of(line).phones
        spoken = Spoken(unit.envelopes(), phones, unit.edges)
        planned = with_spoken_consonants(plan(notes), spoken)
        first = int(np.floor((planned[0].start - AROUND) / FRAME_SECONDS))
        count = int(np.ceil((planned[-1].end + AROUND) / FRAME_SECONDS)) - first
        times = (first + np.arange(count, dtype=np.float64)) * FRAME_SECONDS
        places = frame_places(planned, spoken, times, FRAME_SECONDS)
        sung = shaped(taken_at(reshaped(spoken.envelopes, take.formant), places), planned, times)
        pitch = contour(notes, times, generator, take.expression) + take.cents / 100.0
        f0 = np.where(_voiced(planned, times), hertz(pitch), 0.0)
        sound = _signal.resample_poly(GAIN * synthesise(f0, sung, RATE), SAMPLE_RATE // RATE, 1)
        return Phrase(round(first * FRAME_SECONDS * SAMPLE_RATE), _faded(sound))


def with_spoken_consonants(planned: Sequence[PlannedPhone], spoken: Spoken) -> list[PlannedPhone]:
    """The plan with consonants as long as they were spoken, times ``CONSONANT_FACTOR``.

    They still end where they ended. They take their time from the rest before them and from at most
    ``1 - LEAST_VOWEL`` of the vowel before them; the silence of っ stays as it is.

    Raises:
        ValueError: when a planned sound was not spoken.
    """
    changed = list(planned)
    index = 0
    for i, phone in enumerate(planned):
        index = spoken.phones.index(phone.phone, index)
        frames = int(spoken.edges[index + 1] - spoken.edges[index])
        index += 1
        if phone.kind == "v" or phone.phone == CLOSURE:
            continue
        wanted = max(LEAST_CONSONANT, CONSONANT_FACTOR * frames * FRAME_SECONDS)
        before = changed[i - 1] if i else None
        start = phone.end - min(wanted, phone.end - _earliest(before, phone))
        changed[i] = replace(phone, start=start)
        if before is not None and (before.end > start or before.end == phone.start):
            changed[i - 1] = replace(before, end=start)
    return changed


def _earliest(before: PlannedPhone | None, phone: PlannedPhone) -> float:
    """The first moment that a consonant may take."""
    if before is None:
        return 0.0
    if before.kind == "c":
        return phone.start
    return min(phone.start, before.start + LEAST_VOWEL * (before.end - before.start))


def _voiced(planned: Sequence[PlannedPhone], times: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of the times have a pitch: those of voiced sounds, and their dying away."""
    starts = np.array([phone.start for phone in planned])
    voiced = np.array([phone.phone not in VOICELESS for phone in planned])
    # A frame counts from half a frame before its time.
    sound = np.searchsorted(starts, times + FRAME_SECONDS / 2, "right") - 1
    return (sound >= 0) & voiced[np.maximum(sound, 0)]


def _faded(sound: NDArray[np.float64]) -> NDArray[np.float32]:
    """The sound with both its ends brought to silence."""
    count = round(FADE * SAMPLE_RATE)
    ramp = np.linspace(0.0, 1.0, count)
    sound[:count] *= ramp
    sound[-count:] *= ramp[::-1]
    return sound.astype(np.float32)


@lru_cache(maxsize=2)
def _bank(folder: Path | None) -> UnitBank:
    return UnitBank(NAME, folder, _speaker, _engine)


@lru_cache(maxsize=1)
def _speaker() -> Kokoro:
    return Kokoro(NAME)


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return Engine()
