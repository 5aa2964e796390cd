"""Answers one question: what does the place of a bar in the song ask of those who accompany it?

Where the second verse, the way up to a chorus and the last chorus are is read off the order of the
sections; everything that plays asks here, so that all of them agree.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from oboeuta_desktop.production.notation.score import Chord, Score, Section, Style

STEPS_PER_BEAT = 4
"""Patterns are written in sixteenths."""

MAJOR = (0, 2, 4, 5, 7, 9, 11)
"""Semitones of the scale above its key."""

ENERGY_LEVELS = (0.6, 0.71, 0.8, 0.88, 0.95, 1.0)
"""Factor on everything that is played, by the section's energy."""

CLIMAX_LEVEL = 1.05
"""Factor on the last chorus."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A section and what its neighbours make of it.

    Attributes:
        nth: how many sections of this kind came before it.
        key: pitch class of the major scale that fits its chords best.
        builds: whether a chorus follows that this one should lead up to.
        climax: whether it belongs to the last run of choruses, and others came before.
        opens: whether it is an intro with which the song begins.
        after: kind of the section before it, or "".
    """

    section: Section
    nth: int
    key: int
    builds: bool
    climax: bool
    opens: bool
    after: str

    @property
    def style(self) -> Style:
        """How the section is played."""
        return self.section.style

    @property
    def kind(self) -> str:
        """One of ``SECTION_KINDS``."""
        return self.section.kind


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a passage.

    Attributes:
        index: in the song, 0-based.
        number: in the passage, 0-based.
        start, step: seconds; a step is a sixteenth.
        steps: how many it has.
        chords: those that begin in it, at least one.
        sung: seconds from and to which somebody sings in it.
        final: whether the song ends with it: one stroke on its first beat rings until the end.
        seed: of the song; with the bar's index it seeds whatever is left to chance here.
    """

    passage: Passage
    index: int
    number: int
    start: float
    step: float
    steps: int
    chords: tuple[Chord, ...]
    next_chord: Chord
    sung: tuple[tuple[float, float], ...]
    final: bool
    seed: int

    @property
    def length(self) -> float:
        """Seconds."""
        return self.step * self.steps

    @property
    def left(self) -> int:
        """How many bars of the passage come after this one."""
        return self.passage.section.bars - 1 - self.number

    @property
    def second_half(self) -> bool:
        """Whether the passage is half over; never in one shorter than four bars."""
        bars = self.passage.section.bars
        return bars >= 4 and self.number >= bars // 2

    @property
    def drops_at(self) -> int:
        """The step from which nearly everything is silent: the last beat before a chorus."""
        drops = self.passage.builds and self.left == 0
        return self.steps - STEPS_PER_BEAT if drops else self.steps

    @property
    def loudness(self) -> float:
        """Factor on everything that is played in it."""
        level = ENERGY_LEVELS[self.passage.style.energy]
        return level * CLIMAX_LEVEL if self.passage.climax else level

    @property
    def openness(self) -> float:
        """0 dark and soft to 1 bright and hard: from the energy, and rising where it builds."""
        passage = self.passage
        still = passage.style.energy / 5 * (1.0 if passage.climax else 0.85)
        if not passage.builds:
            return still
        return still + (0.9 - still) * ((self.number + 1) / passage.section.bars) ** 2

    def at(self, step: float) -> float:
        """When ``step`` comes, in seconds."""
        return self.start + step * self.step

    def chord_at(self, step: int) -> Chord:
        """The chord that sounds at ``step``."""
        time = self.at(step) + 1e-6
        return [chord for chord in self.chords if chord.start <= time or chord is self.chords[0]][
            -1
        ]

    def is_sung(self, start: float, end: float) -> bool:
        """Whether somebody sings between two times (s)."""
        return any(first < end and start < last for first, last in self.sung)

    def chance(self, about: str) -> np.random.Generator:
        """Dice of its own for each bar and matter; the same at every rendering."""
        return np.random.default_rng([self.seed, self.index, zlib.crc32(about.encode())])


def bars_of(score: Score) -> tuple[Bar, ...]:
    """All bars of the song, in order."""
    return tuple(_bars(score))


def passages_of(score: Score) -> tuple[Passage, ...]:
    """A passage for each section of the song."""
    kinds = [section.kind for section in score.sections]
    following = [*kinds[1:], ""]
    last_run = _start_of_last_run(kinds, "chorus")
    return tuple(
        Passage(
            section=section,
            nth=kinds[:index].count(section.kind),
            key=fitting_key(tuple(score.chords_of(section)), score.key_of(index)),
            builds=following[index] == "chorus" != section.kind,
            climax=section.kind == "chorus" and index >= last_run and "chorus" in kinds[:last_run],
            opens=index == 0 and section.kind == "intro",
            after=kinds[index - 1] if index else "",
        )
        for index, section in enumerate(score.sections)
    )


def fitting_key(chords: Sequence[Chord], key: int) -> int:
    """The major key whose scale holds most of what ``chords`` play; of equals the nearest.

    Args:
        key: of the section's melody; near means few fifths away from it.
    """

    def fit(candidate: int) -> tuple[float, int]:
        scale = {(candidate + degree) % 12 for degree in MAJOR}
        inside = sum(
            chord.length * sum((chord.root + i) % 12 in scale for i in chord.intervals)
            for chord in chords
        )
        fifths = (candidate - key) * 7 % 12
        return round(inside, 3), -min(fifths, 12 - fifths)

    return max(range(12), key=fit)


def _start_of_last_run(kinds: Sequence[str], kind: str) -> int:
    """Where the last unbroken run of ``kind`` begins; 0 if there is none."""
    if kind not in kinds:
        return 0
    index = len(kinds) - 1 - kinds[::-1].index(kind)
    while index > 0 and kinds[index - 1] == kind:
        index -= 1
    return index


def _bars(score: Score) -> Iterator[Bar]:
    seed = zlib.crc32(f"{score.title}|{score.style}|{score.bpm:g}".encode())
    steps = score.beats_per_bar * STEPS_PER_BEAT
    sung = [(line.start, line.end) for line in score.lines]
    chords = {
        index: tuple(c for c in score.chords if index == int(c.start / score.bar + 1e-6))
        for index in range(score.bars)
    }
    for passage in passages_of(score):
        section = passage.section
        for number in range(section.bars):
            index = section.first_bar + number
            start, end = index * score.bar, (index + 1) * score.bar
            yield Bar(
                passage=passage,
                index=index,
                number=number,
                start=start,
                step=score.beat / STEPS_PER_BEAT,
                steps=steps,
                chords=chords[index],
                next_chord=(chords.get(index + 1) or chords[index])[0],
                sung=tuple(span for span in sung if span[0] < end and start < span[1]),
                final=index == score.bars - 1,
                seed=seed,
            )
