"""Answers one question: what does the bass play under a bar's chords?

A line has one sign for each sixteenth: ``r`` the chord's bass, ``o`` its octave, ``f`` its fifth,
``n`` a step towards the next bar's bass, ``-`` holds, ``.`` is silent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oboeuta_desktop.production.accompaniment.passages import Bar
from oboeuta_desktop.production.accompaniment.patterns import fitted, struck
from oboeuta_desktop.production.accompaniment.playing import PlayedNote
from oboeuta_desktop.production.accompaniment.voicing import (
    BASS,
    bass_pitch,
    fifth_above,
    nearest,
    scale_pitches,
)

LINES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "electro-pop": {
        "none": (),
        "long": ("r---------------", "r-----------r-f-", "r-------r-----n-"),
        "eighth": (
            "r-r-r-r-r-r-r-r-",
            "r-r-r-r-r-r-o-r-",
            "r-r-r-rrr-r-r-r-",
            "r-r-r-r-r-f-o-n-",
        ),
        "octave": (
            "r-rro-r-r-rro-r-",
            "r-rro-r-r-r-o-or",
            "r-rro-rrr-rro-f-",
            "r-rro-r-f-rro-n-",
        ),
    },
    "techno-pop": {
        "none": (),
        "long": ("r-----..r-----..", "r---------..r-o-", "r-----..r---n---"),
        "eighth": (
            "r-rr..r-r-rr..o-",
            "r-rr..r-r-.ro-r-",
            "r-r.r-rr..r-o.r-",
            "r-rr..r-f-.ro-n-",
        ),
        "octave": (
            "r.orr.orr.orr.or",
            "r.orr.orr.oro.or",
            "rroorroorroorroo",
            "r.orr.orf.oro.n.",
        ),
    },
}
"""The bars of each style and ``Style.bass``; the last one ends every fourth bar."""

GATES = {"long": 0.98, "eighth": 0.82, "octave": 0.74}
"""The part of its written length for which a note is held."""

_SHORTER = {"electro-pop": 1.0, "techno-pop": 0.78}  # how much more crisply a style plays


def bass_of(bar: Bar, style: str) -> Iterator[PlayedNote]:
    """The bass of one bar in ``style``."""
    manner = bar.passage.style.bass
    if manner == "none" or bar.passage.style.energy == 0:
        return
    if bar.final:
        pitch = bass_pitch(bar.chords[0])
        yield _note(bar, "long bass", pitch, 0, 0.55 * bar.length)
        return
    line = _line(bar, style, manner)
    gate = GATES[manner] * (1.0 if manner == "long" else _SHORTER[style])
    sound = "long bass" if manner == "long" else "bass"
    for step, held, sign in struck(line):
        # A chord that changes under a held note takes it along.
        for first, steps in _pieces(bar, step, held):
            yield _note(bar, sound, _pitch(bar, first, sign), first, steps * bar.step * gate)


def _line(bar: Bar, style: str, manner: str) -> str:
    """The bar's line, cut where nearly all is silent before a chorus."""
    lines = LINES[style][manner]
    ends = bar.number % 4 == 3 or (bar.left == 0 and bar.number > 0)
    turn = bar.number + bar.number // 4 + bar.passage.nth
    line = lines[-1] if ends else lines[turn % (len(lines) - 1)]
    return fitted(line, bar.steps)[: bar.drops_at]


def _pieces(bar: Bar, step: int, steps: int) -> Iterator[tuple[int, int]]:
    """Where a note of that many steps begins anew because the bass under it moves."""
    first = step
    for here in range(step + 1, step + steps):
        if bar.chord_at(here).bass != bar.chord_at(first).bass:
            yield first, here - first
            first = here
    yield first, step + steps - first


def _pitch(bar: Bar, step: int, sign: str) -> int:
    chord = bar.chord_at(step)
    root = bass_pitch(chord)
    if abs(chord.start - bar.at(step)) < 0.5 * bar.step:
        return root  # whatever the line says: the new chord must be understood
    if sign == "n":
        return _towards(bar, root, bass_pitch(bar.next_chord))
    above = {"r": 0, "o": 12, "f": fifth_above(chord)}[sign]
    return root + above


def _towards(bar: Bar, root: int, goal: int) -> int:
    """A note of the scale beside ``goal``, on the side one comes from; the octave if one stays."""
    if goal == root:
        return root + 12
    steps = scale_pitches(bar.passage.key, range(BASS.start - 2, BASS.stop + 3))
    if root > goal:
        return nearest([pitch for pitch in steps if pitch > goal], goal)
    return nearest([pitch for pitch in steps if pitch < goal], goal)


def _note(bar: Bar, sound: str, pitch: int, step: int, length: float) -> PlayedNote:
    accent = 1.0 if step % 4 == 0 else 0.9
    return PlayedNote(
        part="bass",
        sound=sound,
        midi=pitch,
        start=bar.at(step),
        length=length,
        level=accent * bar.loudness,
        brightness=bar.openness,
    )
