"""Answers one question: is any mora swallowed, and does the vocal click where notes meet?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.production.effects import Sound, filtered, high_pass
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score, SungLine
from oboeuta_desktop.production.singing.phones import PlannedPhone, plan

SWALLOWED = -20.0
"""dB against its neighbours below which a mora is lost."""

NEIGHBOURS = 2
"""Morae on each side, in the same line, whose median a mora is compared with."""

JOINT = 0.004
"""Seconds on both sides of a boundary that belong to the joint."""

_CALM = 0.02  # seconds on each side whose steps a click stands out from
_CLICK = 12.0  # times their RMS
_FAINT = 1e-3  # a step below is not heard, whatever surrounds it


@dataclass(frozen=True, slots=True)
class QuietMora:
    """A mora and its level against its neighbours.

    Attributes:
        line: index into the score's lines.
        note: index into the line's notes.
        mora: the kana of that note.
        level: dB; 0 is as loud as they are.
    """

    line: int
    note: int
    mora: str
    level: float


@dataclass(frozen=True, slots=True)
class Steps:
    """Largest difference between two successive samples, as a share of full scale.

    Attributes:
        joints: within 4 ms of where two sounds of the score meet.
        elsewhere: anywhere else.
        clicks: seconds at which a step stands out from those around it as no voice does.
    """

    joints: float
    elsewhere: float
    clicks: tuple[float, ...]


def mora_levels(score: Score, mono: Sound) -> list[QuietMora]:
    """The level of each sung vowel (and ん) of a vocal, (N,), quietest first."""
    voice = filtered(mono, high_pass(100))
    found: list[QuietMora] = []
    for index, line in enumerate(score.lines):
        vowels = [phone for phone in plan(line.notes) if phone.kind == "v"]
        levels = np.array([_level(voice, vowel) for vowel in vowels])
        for place, vowel in enumerate(vowels):
            around = np.delete(levels, place)[max(0, place - NEIGHBOURS) : place + NEIGHBOURS]
            if len(around):
                mora = "".join(line.notes[vowel.note].morae)
                # of two middle ones the lower: one loud neighbour makes no mora quiet
                usual = np.sort(around)[(len(around) - 1) // 2]
                level = float(levels[place] - usual)
                found.append(QuietMora(index, vowel.note, mora, level))
    return sorted(found, key=lambda mora: mora.level)


def steps(score: Score, mono: Sound) -> Steps:
    """Of a vocal, (N,)."""
    step = np.abs(np.diff(mono, prepend=mono[:1]))
    joint = np.zeros(len(step), bool)
    for time in _boundaries(score):
        first, last = (round((time + side * JOINT) * SAMPLE_RATE) for side in (-1, 1))
        joint[max(0, first) : last] = True
    return Steps(
        float(step[joint].max(initial=0.0)),
        float(step[~joint].max(initial=0.0)),
        tuple(_clicks(step)),
    )


def fastest(score: Score) -> tuple[float, SungLine | None]:
    """Morae per second of the fastest line, and that line."""
    speeds = [
        (sum(len(note.morae) for note in line.notes) / (line.end - line.start), i)
        for i, line in enumerate(score.lines)
    ]
    if not speeds:
        return 0.0, None
    speed, index = max(speeds)
    return speed, score.lines[index]


def _level(voice: Sound, vowel: PlannedPhone) -> float:
    """dB RMS of the middle of a vowel."""
    margin = 0.2 * vowel.seconds
    first, last = (
        round(t * SAMPLE_RATE) for t in (vowel.start + margin, vowel.end - margin)
    )  # the neighbours' consonants reach into its ends
    part = voice[first:last]
    return (
        10 * np.log10(float(np.mean(np.square(part, dtype=np.float64))) + 1e-12)
        if len(part)
        else 0.0
    )


def _boundaries(score: Score) -> Iterator[float]:
    for line in score.lines:
        for phone in plan(line.notes):
            yield phone.start
            yield phone.end


def _clicks(step: Sound) -> Iterator[float]:
    """Times of single steps far above the RMS of those around them."""
    reach = round(_CALM * SAMPLE_RATE)
    total = np.concatenate([[0.0], np.cumsum(np.square(step, dtype=np.float64))])
    places = np.flatnonzero(step > _FAINT)
    first, last = np.maximum(places - reach, 0), np.minimum(places + reach + 1, len(step))
    own = np.square(step[places], dtype=np.float64)
    around = np.sqrt(np.maximum(total[last] - total[first] - own, 0) / (last - first))
    click: npt.NDArray[np.int64] = places[step[places] > _CLICK * np.maximum(around, 1e-9)]
    last_place = -reach
    for place in click.tolist():
        if place - last_place >= reach:
            yield place / SAMPLE_RATE
        last_place = place
