"""Answers one question: what must a singing voice be able to do?"""

from __future__ import annotations

import zlib
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.notation.score import DYNAMICS, Note, SungLine, Tone
from oboeuta_desktop.production.singing.expression import NATURAL, Expression

MAJOR = (0, 2, 4, 5, 7, 9, 11)
"""Semitones of the major scale above its root."""

JITTER_LIMIT = 2.0
"""No onset is moved by more than this many standard deviations."""


@dataclass(frozen=True, slots=True)
class Harmony:
    """A second part that moves in parallel with the melody, within a major scale.

    Attributes:
        key: pitch class of the scale's root.
        steps: of the scale, negative is below; -2 is a third below.
    """

    key: int
    steps: int

    def of(self, midi: int) -> int:
        """The harmony's note to a note of the melody.

        A note outside the scale stands for the scale's note below it, raised: so does its harmony,
        except that a leading note's third stays in the chord.
        """
        above = (midi - self.key) % 12
        if above not in MAJOR:
            return midi + (2 * self.steps if self.steps < 0 else round(1.5 * self.steps))
        degree = MAJOR.index(above) + self.steps
        return midi - above + 12 * (degree // 7) + MAJOR[degree % 7]


@dataclass(frozen=True, slots=True)
class Take:
    """One pass over the song.

    Attributes:
        samples: length of the song at ``SAMPLE_RATE``.
        seed: another number gives another, equally good performance.
        cents: detuning of the whole take.
        formant: above 1 a smaller, brighter singer; 1.0 is the voice's own.
        jitter: seconds by which onsets miss the beat (standard deviation).
        harmony: the part to sing instead of the melody, or None.
        expression: ornaments of the pitch.
        cache: folder for what is worth keeping between runs, or None.
    """

    samples: int
    seed: int = 0
    cents: float = 0.0
    formant: float = 1.0
    jitter: float = 0.0
    harmony: Harmony | None = None
    expression: Expression = NATURAL
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A line as it was sung.

    Attributes:
        first: index of its first sample in the song.
        sound: (N,) float32, mono at ``SAMPLE_RATE``; fades in and out.
    """

    first: int
    sound: NDArray[np.float32]


class Voice(ABC):
    """A singer. Lines are independent of each other, so they can be sung in any process and order.

    Attributes:
        name: its key in ``voices.VOICES``.
        credit: whom to thank, with the licence, in one line.
    """

    name: str
    credit: str

    def prepare(self, lines: Sequence[SungLine], take: Take) -> None:  # noqa: B027
        """Do what is better done once for all lines, such as filling ``take.cache``."""

    @abstractmethod
    def sing_line(self, line: SungLine, take: Take) -> Phrase:
        """Sing one line at the level of ``mf``; the same arguments give the same samples.

        ``voice.performed`` gives the notes of the take.
        """

    def sing(self, lines: Sequence[SungLine], take: Take) -> NDArray[np.float32]:
        """All lines in their places: (``take.samples``,) mono, with their dynamics."""
        self.prepare(lines, take)
        return placed(
            [(line, self.sing_line(line, take)) for line in lines],
            take.samples,
        )


def placed(phrases: Sequence[tuple[SungLine, Phrase]], samples: int) -> NDArray[np.float32]:
    """Sung lines at their places in a song of ``samples`` samples, each with its dynamics."""
    song = np.zeros(samples, np.float32)
    for line, phrase in phrases:
        first, last = max(0, phrase.first), min(samples, phrase.first + len(phrase.sound))
        gain = np.float32(10.0 ** (DYNAMICS[line.dynamics] / 20.0))
        song[first:last] += gain * phrase.sound[first - phrase.first : last - phrase.first]
    return song


def generator_of(line: SungLine, take: Take) -> np.random.Generator:
    """The chance of one line in one take: it follows from the take's seed and the line alone."""
    place = round(line.start * 1000.0)
    return np.random.default_rng([take.seed, zlib.crc32(line.kana.encode()), place])


def performed(line: SungLine, take: Take, generator: np.random.Generator) -> tuple[Note, ...]:
    """The notes of a line as this take sings them: harmony's pitches, onsets off the beat."""
    notes = line.notes
    if take.harmony is not None:
        notes = tuple(_harmonised(note, take.harmony) for note in notes)
    if take.jitter > 0:
        moves = np.clip(generator.standard_normal(len(notes)), -JITTER_LIMIT, JITTER_LIMIT)
        notes = _moved(notes, [float(move) * take.jitter for move in moves])
    return notes


def _harmonised(note: Note, harmony: Harmony) -> Note:
    tones = tuple(replace(tone, midi=harmony.of(tone.midi)) for tone in note.tones)
    return replace(note, tones=tones)


def _moved(notes: Sequence[Note], moves: Sequence[float]) -> tuple[Note, ...]:
    """Each note's start moved by so many seconds; a note that ended there ends there still."""
    result: list[Note] = []
    for i, note in enumerate(notes):
        start = max(0.0, note.start + moves[i])
        end = note.end
        if i + 1 < len(notes):
            joined = notes[i + 1].start - end < 1e-4
            end = notes[i + 1].start + moves[i + 1] if joined else end
        first, last = note.tones[0], note.tones[-1]
        if first is last:
            tones: tuple[Tone, ...] = (replace(first, start=start, length=end - start),)
        else:
            head = replace(first, start=start, length=first.end - start)
            tail = replace(last, length=end - last.start)
            tones = (head, *note.tones[1:-1], tail)
        result.append(replace(note, tones=tones))
    return tuple(result)
