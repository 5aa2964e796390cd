"""Answers one question: what do riff, solo and counter-melody play?

A motif has one sign for each sixteenth: a digit counts steps of the scale upwards from a tone of
the chord, ``a`` and ``b`` one and two steps downwards, ``-`` holds and ``.`` is silent. So the same
figure follows every chord and key; tones on a beat, and long ones, move to the chord's nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oboeuta_desktop.production.accompaniment.passages import STEPS_PER_BEAT, Bar
from oboeuta_desktop.production.accompaniment.patterns import fitted, struck
from oboeuta_desktop.production.accompaniment.playing import PlayedNote
from oboeuta_desktop.production.accompaniment.voicing import chord_pitches, nearest, scale_pitches

RIFFS: Mapping[str, tuple[str, ...]] = {
    "electro-pop": (
        "0--2--1-4---2-1-",
        "0--2--1-a-----b-",
        "0--2--1-4---5-4-",
        "2--4--5-4-------",
    ),
    "techno-pop": (
        "0.02-.4.3.21-.0-",
        "0.02-.5.4-.2-.12",
        "0.02-.4.5.42-.1-",
        "43212-..43210---",
    ),
}
"""The bars of the riff of each style."""

SOLOS: Mapping[str, tuple[str, ...]] = {
    "electro-pop": (
        "0-12--4-5--42-1-",
        "2-----4-542-0---",
        "01245-7-6--5--4-",
        "7654654-4-------",
    ),
    "techno-pop": (
        "02425-.44.2.120-",
        "4-.4-.5-4210a--.",
        "0247645-24576-4-",
        "7.654.542-120---",
    ),
}
"""The bars of the melody in a break."""

LEAD = range(69, 94)
"""Pitches of riff and solo: A4 to A6."""

COUNTER = range(81, 97)
"""Pitches of the counter-melody: A5 to C7."""

_DEGREES = "ba0123456789"
_ANCHOR = 76
_COUNTERS = {
    "electro-pop": ("x-----x-----x---", "x-----x---x-x-x-", "x---x-----x-x---"),
    "techno-pop": ("x--x--x---x-x-x-", "x--x--x-x--x--x-", "x-x--x--x-x--x--"),
}
_COUNTER_PAN = 0.38
_GATES = {"electro-pop": 0.93, "techno-pop": 0.72}
_ROOM = 0.12  # seconds around a sung line that the lead leaves free


def lead_of(bar: Bar, style: str) -> Iterator[PlayedNote]:
    """Riff, or solo in a break, of one bar; silent where somebody sings."""
    passage = bar.passage
    if passage.style.riff == "off" or passage.style.energy == 0:
        return
    if bar.final:
        yield _lead(bar, _pitch(bar, 0, 8, 0), 0, 0.4 * bar.length)
        return
    bars = (SOLOS if passage.kind == "break" else RIFFS)[style]
    # The second break begins where the first one was at its height.
    turn = bar.number + (2 * passage.nth if passage.kind == "break" else 0)
    for step, steps, sign in struck(fitted(bars[turn % len(bars)], bar.steps)[: bar.drops_at]):
        length = steps * bar.step * _GATES[style]
        start = bar.at(step)
        if not bar.is_sung(start - _ROOM, start + length + _ROOM):
            yield _lead(bar, _pitch(bar, step, steps, _DEGREES.index(sign) - 2), step, length)


def counter_of(bar: Bar, style: str) -> Iterator[PlayedNote]:
    """The high answer to the singer in the last chorus."""
    if not bar.passage.climax or bar.passage.style.energy < 3 or bar.final:
        return
    rows = _COUNTERS[style]
    row = fitted(rows[(bar.number + bar.number // 4) % len(rows)], bar.drops_at)
    up = bar.number % 2 == 0
    for place, (step, steps, _) in enumerate(struck(row)):
        pitches = chord_pitches(bar.chord_at(step), COUNTER)
        turn = place if up else len(pitches) - 1 - place
        yield PlayedNote(
            part="counter",
            sound="counter",
            midi=pitches[turn % len(pitches)],
            start=bar.at(step),
            length=steps * bar.step * _GATES[style],
            level=(0.9 if step % STEPS_PER_BEAT == 0 else 0.7) * bar.loudness,
            pan=_COUNTER_PAN if up else -_COUNTER_PAN,
            brightness=bar.openness,
        )


def _pitch(bar: Bar, step: int, steps: int, degree: int) -> int:
    chord = bar.chord_at(step)
    tones = chord_pitches(chord, LEAD)
    scale = scale_pitches(bar.passage.key, LEAD)
    anchor = scale.index(nearest(scale, nearest(tones, _ANCHOR)))
    pitch = scale[min(max(anchor + degree, 0), len(scale) - 1)]
    stands = step % STEPS_PER_BEAT == 0 or steps >= 3
    return nearest(tones, pitch) if stands else pitch


def _lead(bar: Bar, pitch: int, step: int, length: float) -> PlayedNote:
    accent = 1.0 if step % STEPS_PER_BEAT == 0 else 0.88
    return PlayedNote(
        part="lead",
        sound="lead",
        midi=pitch,
        start=bar.at(step),
        length=length,
        level=accent * bar.loudness,
        brightness=bar.openness,
    )
