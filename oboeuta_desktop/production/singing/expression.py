"""Answers one question: how does a singer's pitch move through a line of notes?

The glide into a note ends shortly after its start; a leap overshoots a little; a phrase is begun
from below; a long note begins straight and then swings; and nothing ever stands quite still.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.notation.score import Note, Tone

CONCERT_A = 440.0
"""Hz of midi 69."""


@dataclass(frozen=True, slots=True)
class Expression:
    """How much of each ornament.

    Attributes:
        portamento: seconds that the glide from one note to the next takes.
        scoop: cents below the note where a phrase begins.
        overshoot: cents beyond the note after a leap of two semitones or more.
        vibrato: cents either side.
        vibrato_rate: Hz.
        drift: cents of slow random wandering (standard deviation).
    """

    portamento: float = 0.075
    scoop: float = 120.0
    overshoot: float = 18.0
    vibrato: float = 35.0
    vibrato_rate: float = 5.6
    drift: float = 6.0


NATURAL = Expression()
"""A soloist."""

GLIDE_BEFORE = 0.62
"""Share of a glide that lies before the new note's start."""

GLIDE_SHARE = 0.45
"""A glide takes at most this share of the new note."""

WIDE_LEAP, WIDE_LEAP_FACTOR = 4, 1.25
"""Glides over more semitones than this take longer by this factor."""

LEAST_OVERSHOT = 2
"""Smallest leap, in semitones, that overshoots."""

OVERSHOOT_SECONDS = 0.09
SCOOP_SECONDS = 0.11
SCOOP_REACH = 0.30
"""How long before the note the voice is already below it (its consonant is sung there)."""

PHRASE_GAP = 0.02
"""Silence, in seconds, after which a note begins a new phrase."""

VIBRATO_LEAST = 0.40
"""Shorter notes (seconds) are sung straight."""

VIBRATO_DELAY, VIBRATO_DELAY_SHARE = 0.22, 0.42
VIBRATO_RISE, VIBRATO_FALL = 0.22, 0.06
DRIFT_POINTS_PER_SECOND = 4.0


def hertz(semitones: NDArray[np.float64]) -> NDArray[np.float64]:
    """Frequencies of midi numbers that may be fractions."""
    return CONCERT_A * 2.0 ** ((semitones - 69.0) / 12.0)


def contour(
    notes: Sequence[Note],
    times: NDArray[np.float64],
    generator: np.random.Generator,
    expression: Expression = NATURAL,
) -> NDArray[np.float64]:
    """The pitch in midi numbers at each of ``times`` (seconds, ascending), through rests as well.

    ``notes`` are those of one line. ``generator`` makes the drift, and nothing else.
    """
    tones = [tone for note in notes for tone in note.tones]
    pitch = np.full(times.shape, float(tones[0].midi))
    for i, tone in enumerate(tones):
        before = tones[i - 1] if i else None
        if before is not None:
            pitch += _glide(before.midi, tone, times, expression)
        if before is None or tone.start - before.end > PHRASE_GAP:
            pitch -= _scoop(tone, before, times, expression)
        if tone.length >= VIBRATO_LEAST:
            pitch += _vibrato(tone, times, expression)
    return pitch + _drift(times, generator, expression)


def _glide(
    midi_before: int, tone: Tone, times: NDArray[np.float64], expression: Expression
) -> NDArray[np.float64]:
    """The step from the tone before, smoothed, with its overshoot; semitones to be added."""
    leap = tone.midi - midi_before
    width = min(expression.portamento, GLIDE_SHARE * tone.length)
    if abs(leap) > WIDE_LEAP:
        width *= WIDE_LEAP_FACTOR
    share = np.clip((times - (tone.start - GLIDE_BEFORE * width)) / width, 0.0, 1.0)
    # The smoothest polynomial step: no jump in speed or acceleration at either end.
    moved = leap * share**3 * (share * (6.0 * share - 15.0) + 10.0)
    if abs(leap) >= LEAST_OVERSHOT:
        arrival = tone.start + (1.0 - GLIDE_BEFORE) * width
        swing = np.clip((times - arrival) / OVERSHOOT_SECONDS, 0.0, 1.0)
        moved += np.sign(leap) * expression.overshoot / 100.0 * np.sin(np.pi * swing)
    return moved


def _scoop(
    tone: Tone, before: Tone | None, times: NDArray[np.float64], expression: Expression
) -> NDArray[np.float64]:
    """How far below the tone a phrase begins, semitones."""
    # Half a short rest still belongs to the phrase before.
    begin = tone.start - SCOOP_REACH
    if before is not None:
        begin = max(begin, (before.end + tone.start) / 2.0)
    left = 1.0 - np.clip((times - tone.start) / SCOOP_SECONDS, 0.0, 1.0)
    return np.where(times > begin, left**2 * expression.scoop / 100.0, 0.0)


def _vibrato(tone: Tone, times: NDArray[np.float64], expression: Expression) -> NDArray[np.float64]:
    """Swing of a long tone, semitones; it sets in late, grows, and has died at the tone's end."""
    begin = tone.start + min(VIBRATO_DELAY, VIBRATO_DELAY_SHARE * tone.length)
    rise = np.clip((times - begin) / VIBRATO_RISE, 0.0, 1.0)
    fall = np.clip((tone.end - times) / VIBRATO_FALL, 0.0, 1.0)
    swing = np.sin(2.0 * np.pi * expression.vibrato_rate * (times - begin))
    return expression.vibrato / 100.0 * rise * fall * swing


def _drift(
    times: NDArray[np.float64], generator: np.random.Generator, expression: Expression
) -> NDArray[np.float64]:
    """Slow wandering, semitones: random points joined by straight lines."""
    points = max(4, int((times[-1] - times[0]) * DRIFT_POINTS_PER_SECOND) + 4)
    places = np.linspace(float(times[0]), float(times[-1]), points)
    wandering = np.interp(times, places, generator.standard_normal(points))
    return expression.drift / 100.0 * wandering
