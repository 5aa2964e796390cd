"""Answers one question: what do all the singers of a song sing, each in a track of its own?"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.notation.score import Score, SungLine
from oboeuta_desktop.production.progress import Progress, unheard
from oboeuta_desktop.production.singing.breaths import breaths
from oboeuta_desktop.production.singing.expression import Expression
from oboeuta_desktop.production.singing.voice import Harmony, Phrase, Take, placed
from oboeuta_desktop.production.singing.voices import sing_lines, voice

STEP = "singing"
"""What ``Progress`` is told."""

LINES_AT_ONCE = 4
"""Lines that one task of a pool sings: enough to be worth sending, few enough to tell progress."""

DOUBLE_DETUNING = 6.0
"""Cents that the left double is above, and the right one below, the lead."""

LEFT_FORMANT, RIGHT_FORMANT, HARMONY_FORMANT = 1.035, 0.97, 0.985
DOUBLE_JITTER = 0.008
"""Seconds by which the onsets of everyone but the lead miss the beat (standard deviation)."""

DOUBLE_EXPRESSION = Expression(drift=11.0)
HARMONY_EXPRESSION = Expression(vibrato=22.0)

THIRD = 2
"""Steps of the scale."""

LOWEST_HARMONY = 50
"""Midi number (D3); where a third below the melody would go deeper, the harmony is above it."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Everybody who sings, each (N,) float32 mono at 48 kHz over the whole song.

    Attributes:
        lead: all lines.
        left, right: doubles of the lead in sections with ``double=on``.
        harmony: a third from the lead in sections with ``harmony=on``.
        breaths: before the lead's lines.
    """

    lead: NDArray[np.float32]
    left: NDArray[np.float32]
    right: NDArray[np.float32]
    harmony: NDArray[np.float32]
    breaths: NDArray[np.float32]

    @classmethod
    def silent(cls, samples: int) -> Layers:
        """Nobody sings for so many samples."""
        return cls(*(np.zeros(samples, np.float32) for _ in range(5)))


@dataclass(frozen=True, slots=True)
class _Part:
    """What one singer has to sing in one way."""

    singer: str
    lines: tuple[SungLine, ...]
    take: Take


def render_layers(
    score: Score,
    voice_name: str,
    *,
    pool: Executor | None = None,
    dry: bool = False,
    progress: Progress = unheard,
    cache: Path | None = None,
) -> Layers:
    """Sing the whole score.

    ``voice_name`` is a key of ``voices.VOICES``. With a ``pool`` of processes the lines are sung
    there. ``dry`` leaves all but the lead silent. What the voice keeps between runs goes to
    ``cache``. The same score gives the same samples, in whatever processes.

    Raises:
        VoiceUnavailableError: nobody of that name can sing here.
    """
    samples = score.samples
    parts = [part for part in _parts(score, cache) if part.lines]
    if dry:
        parts = [part for part in parts if part.singer == "lead"]
    progress(STEP, 0.0)
    if parts:
        voice(voice_name).prepare(score.lines, parts[0].take)
    phrases = _sung(pool, voice_name, parts, progress)
    singers: dict[str, list[tuple[SungLine, Phrase]]] = {}
    for part, sung in zip(parts, phrases, strict=True):
        singers.setdefault(part.singer, []).extend(zip(part.lines, sung, strict=True))
    tracks = {singer: placed(sung, samples) for singer, sung in singers.items()}
    if not dry:
        tracks["breaths"] = breaths(score.lines, samples)
    return replace(Layers.silent(samples), **tracks)


def _sung(
    pool: Executor | None, voice_name: str, parts: Sequence[_Part], progress: Progress
) -> list[list[Phrase]]:
    """The phrases of each part, in order of its lines."""
    tasks = [
        (i, part.lines[first : first + LINES_AT_ONCE], part.take)
        for i, part in enumerate(parts)
        for first in range(0, len(part.lines), LINES_AT_ONCE)
    ]
    calls = [(voice_name, lines, take) for _, lines, take in tasks]
    sung: list[list[Phrase]] = [[] for _ in parts]
    with closing(_results(pool, calls)) as results:
        for number, ((i, _, _), phrases) in enumerate(zip(tasks, results, strict=True)):
            sung[i] += phrases
            progress(STEP, (number + 1) / len(tasks))
    return sung


def _results(
    pool: Executor | None, calls: Sequence[tuple[str, Sequence[SungLine], Take]]
) -> Generator[list[Phrase], None, None]:
    """What ``sing_lines`` gives for each call; closing it early drops what has not begun."""
    if pool is None:
        for call in calls:
            yield sing_lines(*call)
        return
    waiting = [pool.submit(sing_lines, *call) for call in calls]
    try:
        for future in waiting:
            yield future.result()
    finally:
        for future in waiting:
            future.cancel()


def _parts(score: Score, cache: Path | None) -> Iterator[_Part]:
    """Who sings which lines how."""
    take = Take(score.samples, cache=cache)
    yield _Part("lead", score.lines, take)
    double = replace(take, jitter=DOUBLE_JITTER, expression=DOUBLE_EXPRESSION)
    for seed, singer, cents, formant in (
        (1, "left", DOUBLE_DETUNING, LEFT_FORMANT),
        (2, "right", -DOUBLE_DETUNING, RIGHT_FORMANT),
    ):
        lines = tuple(x for x in score.lines if score.sections[x.section].style.double == "on")
        yield _Part(singer, lines, replace(double, seed=seed, cents=cents, formant=formant))
    lines = tuple(x for x in score.lines if score.sections[x.section].style.harmony == "on")
    take = replace(take, seed=3, formant=HARMONY_FORMANT, jitter=DOUBLE_JITTER)
    take = replace(take, expression=HARMONY_EXPRESSION)
    keys = {score.key_of(line.section): None for line in lines}  # a set in order of time
    thirds = [
        (tuple(line for line in lines if score.key_of(line.section) == key), Harmony(key, -THIRD))
        for key in keys
    ]
    if any(_goes_too_deep(lines, below) for lines, below in thirds):
        thirds = [(lines, replace(below, steps=THIRD)) for lines, below in thirds]
    for lines, third in thirds:
        yield _Part("harmony", lines, replace(take, harmony=third))


def _goes_too_deep(lines: Sequence[SungLine], harmony: Harmony) -> bool:
    """Whether the voice is not at home there."""
    tones = [tone for line in lines for note in line.notes for tone in note.tones]
    return any(harmony.of(tone.midi) < LOWEST_HARMONY for tone in tones)
