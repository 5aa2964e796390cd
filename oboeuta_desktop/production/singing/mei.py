"""Answers one question: how does the voice Mei sing?

HTS speech of the line, every vowel voiced and every word a phrase of its own, is stretched sound by
sound onto the notes and given the melody's pitch. A speech recogniser understood this better than
any other way that was tried, neural voices included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.notation.score import SAMPLE_RATE, SungLine
from oboeuta_desktop.production.singing.array_cache import Arrays, kept
from oboeuta_desktop.production.singing.expression import contour, hertz
from oboeuta_desktop.production.singing.hts import FRAME_SECONDS, Engine, Speech, envelopes
from oboeuta_desktop.production.singing.labels import full_context, with_voiced_vowels
from oboeuta_desktop.production.singing.phones import VOICELESS, PlannedPhone, phones_of, plan
from oboeuta_desktop.production.singing.shaping import shaped
from oboeuta_desktop.production.singing.stretching import (
    Spoken,
    frame_places,
    reshaped,
    taken_at,
    without_silence,
)
from oboeuta_desktop.production.singing.voice import Phrase, Take, Voice, generator_of, performed
from oboeuta_desktop.production.singing.voices import VOICES
from oboeuta_desktop.production.singing.world import synthesise

NAME = "mei"

SPEECH_VERSION = "mei-2"
"""Changes whenever the same line would be spoken differently."""

BANDS = 513
"""Of the envelopes. Twice as many cost twice the time and were not understood better."""

EARLY = 1
"""Frames before the beginning of its label at which a sound begins to be heard."""

AROUND = 0.10
"""Seconds of the spoken silence before and after a line that are sung along."""

FADE = 0.02
"""Seconds over which a line fades in and out within that silence."""

GAIN = 0.5
"""Brings an average line to about -22 dB (RMS)."""


class Mei(Voice):
    """HTS Voice "Mei", a woman's voice; sounds natural from about E3 to G4."""

    name = NAME
    credit = VOICES[NAME].credit

    def sing_line(self, line: SungLine, take: Take) -> Phrase:
        """Sing one line at the level of ``mf``.

        Raises:
            EngineUnavailableError, WorldUnavailableError: when a package is missing.
        """
        generator = generator_of(line, take)
        notes = performed(line, take, generator)
        planned = plan(notes)
        spoken = _spoken(line, take.cache)
        first = int(np.floor((planned[0].start - AROUND) / FRAME_SECONDS))
        count = int(np.ceil((planned[-1].end + AROUND) / FRAME_SECONDS)) - first
        times = (first + np.arange(count, dtype=np.float64)) * FRAME_SECONDS
        places = frame_places(planned, spoken, times, FRAME_SECONDS)
        sung = taken_at(reshaped(spoken.envelopes, take.formant), places)
        sung = shaped(sung, planned, times, _word_starts(line))
        pitch = contour(notes, times, generator, take.expression) + take.cents / 100.0
        f0 = np.where(_voiced(planned, times), hertz(pitch), 0.0)
        sound = GAIN * synthesise(f0, sung, SAMPLE_RATE)
        return Phrase(round(first * FRAME_SECONDS * SAMPLE_RATE), _faded(sound))


def _word_starts(line: SungLine) -> set[int]:
    """The notes that begin a word."""
    words = [note.word for note in line.notes]
    return {i for i, word in enumerate(words) if i == 0 or word != words[i - 1]}


def _voiced(planned: Sequence[PlannedPhone], times: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of the times have a pitch: those of voiced sounds, their rise and their dying away."""
    starts = np.array([phone.start for phone in planned])
    voiced = np.array([phone.phone not in VOICELESS for phone in planned])
    # A frame counts from half a frame before its time.
    sound = np.searchsorted(starts, times + FRAME_SECONDS / 2, "right") - 1
    return voiced[np.maximum(sound, 0)]


def _faded(sound: NDArray[np.float64]) -> NDArray[np.float32]:
    """The sound with both its ends brought to silence."""
    count = round(FADE * SAMPLE_RATE)
    ramp = np.linspace(0.0, 1.0, count)
    sound[:count] *= ramp
    sound[-count:] *= ramp[::-1]
    return sound.astype(np.float32)


def _spoken(line: SungLine, cache: Path | None) -> Spoken:
    """The line as Mei speaks it, worked out once for the same words."""
    words = _words(line)
    text = SPEECH_VERSION + repr(words)
    key = f"{NAME}-{hashlib.sha256(text.encode()).hexdigest()[:32]}"
    found = kept(cache, key, ("frames", "cepstra", "filters"), lambda: _speech(words))
    speech = Speech(found["frames"], found["cepstra"], found["filters"])
    # The first and the last label are silence.
    edges = np.cumsum(speech.frames)[:-1] - EARLY
    phones = tuple(phone for word in words for mora in word for phone in mora if phone)
    return without_silence(Spoken(envelopes(speech, BANDS), phones, edges))


def _speech(words: Sequence[Sequence[tuple[str, str]]]) -> Arrays:
    speech = _engine().speak(with_voiced_vowels(full_context(words)))
    return {"frames": speech.frames, "cepstra": speech.cepstra, "filters": speech.filters}


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return Engine()


def _words(line: SungLine) -> list[list[tuple[str, str]]]:
    """Consonant and vowel of each mora of each word."""
    words: dict[int, list[tuple[str, str]]] = {}
    vowel = "a"
    for note in line.notes:
        for mora in note.morae:
            consonant, found = phones_of(mora, vowel)
            vowel = found or vowel
            words.setdefault(note.word, []).append((consonant, found))
    return list(words.values())
