"""Answers one question: how does Kokoro speak a line, and when does each of its sounds begin?

A unit is a whole line in one breath, spoken at Kokoro's own speed: it has the natural transitions
between sounds that make speech clear. Kokoro only knows roughly when it says what, so its sounds
are found by comparison with Mei, who speaks the same kana and whose times are known to the frame.
Units that swallow a sound are spoken again in other ways, and the best one is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.notation.score import SungLine
from oboeuta_desktop.production.singing.array_cache import Arrays, kept
from oboeuta_desktop.production.singing.hts import Engine, envelopes
from oboeuta_desktop.production.singing.kokoro_model import (
    LENGTH_SECONDS,
    PITCH_SECONDS,
    RATE,
    Kokoro,
)
from oboeuta_desktop.production.singing.kokoro_tokens import Script, script_of, spans
from oboeuta_desktop.production.singing.labels import full_context
from oboeuta_desktop.production.singing.phones import VOWELS
from oboeuta_desktop.production.singing.speech_edges import Known, found_edges
from oboeuta_desktop.production.singing.world import FRAME_SECONDS, Envelopes, analyse

VERSION = "kokoro-4"
"""Changes whenever the same line would be spoken differently or its sounds found elsewhere."""

FFT_SIZE = 1024
BANDS = FFT_SIZE // 2 + 1

TOKENS_LATE = 0.035
"""Seconds by which a token begins after its sound is heard (measured: 33 to 44 ms)."""

LEAST_PITCH = 60.0
"""Hz below which the model means that there is none."""

ENERGY_PERCENTILE = 20
"""A vowel gets at least the energy that this percentage of the line's vowels stay below: Kokoro
devoices vowels as speakers do, singers do not."""

WAYS = ((2, "."), (2, ","), (3, "."), (3, ","))
"""How a line is spoken at each try: least length of a vowel in units of 25 ms, and how the line
ends. Speech that is slower as a whole, or faster, was understood worse."""

WEAKEST = -18.0
"""dB against the median vowel: a weaker vowel is taken as swallowed."""

SHORTEST = 3
"""Frames: a shorter sound is taken as swallowed."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A line as Kokoro spoke it.

    Attributes:
        sound: (N,) float32 at ``RATE``.
        pitch: (T,) float64, Hz every ``FRAME_SECONDS``, also between voiced sounds.
        edges: (sounds + 1,) int64, the frames at which sounds begin, and the last one's end.
        tries: how often it was spoken.
    """

    sound: NDArray[np.float32]
    pitch: NDArray[np.float64]
    edges: NDArray[np.int64]
    tries: int

    def envelopes(self) -> Envelopes:
        """WORLD's analysis of it, a frame for each value of ``pitch``, ``BANDS`` bands."""
        return analyse(self.sound.astype(np.float64), self.pitch, RATE, FFT_SIZE)


@dataclass(frozen=True, slots=True)
class UnitQuality:
    """How well a unit is spoken.

    Attributes:
        weakest: dB of the weakest vowel against the median of the line's vowels.
        shortest: frames of the shortest sound.
        tries: how often the unit was spoken.
    """

    weakest: float
    shortest: int
    tries: int

    @property
    def good(self) -> bool:
        """Whether no sound is swallowed."""
        return self.weakest >= WEAKEST and self.shortest >= SHORTEST

    @property
    def rank(self) -> tuple[bool, float]:
        """Higher is better."""
        return self.shortest >= SHORTEST, self.weakest


class UnitBank:
    """Units of one voice, spoken when they are asked for and kept in ``folder``, if there is one.

    ``speaker`` and ``engine`` are called when something has to be spoken, once each for the bank.
    """

    def __init__(
        self,
        voice: str,
        folder: Path | None,
        speaker: Callable[[], Kokoro],
        engine: Callable[[], Engine],
    ) -> None:
        self._voice, self._folder = voice, folder
        self._speaker, self._engine = speaker, engine

    def unit(self, line: SungLine) -> Unit:
        """The line, spoken. Lines with the same words share one unit.

        Raises:
            KokoroUnavailableError, EngineUnavailableError, WorldUnavailableError: a package is
                missing.
        """
        script = script_of(line)
        key = key_of(self._voice, script)
        names = ("sound", "pitch", "edges", "tries")
        found = kept(self._folder, key, names, lambda: self._spoken(script))
        return Unit(found["sound"], found["pitch"], found["edges"], int(found["tries"]))

    def report(self, lines: Sequence[SungLine]) -> dict[str, UnitQuality]:
        """How well each line is spoken, by its kana."""
        found: dict[str, UnitQuality] = {}
        for line in lines:
            if line.kana not in found:
                unit, phones = self.unit(line), script_of(line).phones
                found[line.kana] = quality_of(
                    unit.envelopes().power, phones, unit.edges, unit.tries
                )
        return found

    def _spoken(self, script: Script) -> Arrays:
        known, edges = self._known(script)
        best: tuple[UnitQuality, Arrays] | None = None
        tries = 0
        for least, end in WAYS:
            tries += 1
            sound, pitch, guess = _rendered(
                self._speaker(), replace(script, signs=script.signs[:-1] + end), least
            )
            power = analyse(sound.astype(np.float64), pitch, RATE, FFT_SIZE).power
            found = found_edges(Known(known, edges), script.phones, power, guess, RATE)
            quality = quality_of(power, script.phones, found, tries)
            if best is None or quality.rank > best[0].rank:
                best = quality, {"sound": sound, "pitch": pitch, "edges": found}
            if quality.good:
                break
        assert best is not None
        return {**best[1], "tries": np.array(tries)}

    def _known(self, script: Script) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """The same words spoken by Mei: power, and the sounds' edges in frames."""
        speech = self._engine().speak(full_context(script.words))
        return envelopes(speech, BANDS).power, np.cumsum(speech.frames)[:-1]


def key_of(voice: str, script: Script) -> str:
    """A name for a unit that changes with whatever changes how it is spoken."""
    text = repr((VERSION, voice, script.words, script.signs))
    return f"{voice}-{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def quality_of(
    power: NDArray[np.float32], phones: Sequence[str], edges: NDArray[np.int64], tries: int
) -> UnitQuality:
    """How well speech is spoken whose ``phones`` lie between ``edges``."""
    levels = [
        10.0 * np.log10(float(np.mean(np.exp(power[edges[i] : edges[i + 1]]))))
        for i, phone in enumerate(phones)
        if phone in VOWELS
    ]
    weakest = min(levels) - float(np.median(levels)) if levels else 0.0
    return UnitQuality(weakest, int(np.diff(edges).min()), tries)


def _rendered(
    kokoro: Kokoro, script: Script, least: int
) -> tuple[NDArray[np.float32], NDArray[np.float64], NDArray[np.float64]]:
    """Sound, pitch of its frames, and guessed edges of its sounds in frames."""
    tokens = script.tokens(kokoro.vocabulary)
    lengths = kokoro.lengths(tokens)
    vowels = np.array([False, *_vowel_signs(script), False])
    lengths[vowels] = np.maximum(lengths[vowels], least)
    prosody = kokoro.prosody(tokens, lengths)
    sung = np.repeat(vowels, 2 * lengths)
    pitch, energy = prosody.pitch.copy(), prosody.energy.copy()
    filled = filled_pitch(pitch)
    pitch[sung] = filled[sung]
    energy[sung] = np.maximum(energy[sung], np.percentile(energy[sung], ENERGY_PERCENTILE))
    sound = kokoro.sound(tokens, lengths, type(prosody)(pitch, energy))
    times = np.arange(int(len(sound) / RATE / FRAME_SECONDS) + 1) * FRAME_SECONDS
    places = (np.arange(len(filled)) + 0.5) * PITCH_SECONDS
    found = spans(script, lengths.tolist(), LENGTH_SECONDS)
    edges = np.array([begin for begin, _ in found] + [found[-1][1]]) - TOKENS_LATE
    return sound, np.exp(np.interp(times, places, np.log(filled))), edges / FRAME_SECONDS


def filled_pitch(pitch: NDArray[np.float32]) -> NDArray[np.float32]:
    """``pitch`` with its gaps bridged on a logarithmic scale; 200 Hz where there is none at all."""
    voiced = np.flatnonzero(pitch > LEAST_PITCH)
    if not len(voiced):
        return np.full_like(pitch, 200.0)
    return np.exp(np.interp(np.arange(len(pitch)), voiced, np.log(pitch[voiced]))).astype(
        np.float32
    )


def _vowel_signs(script: Script) -> list[bool]:
    """For each sign whether it is part of a vowel or ん."""
    return [owner is not None and script.phones[owner] in VOWELS for owner in script.owners]
