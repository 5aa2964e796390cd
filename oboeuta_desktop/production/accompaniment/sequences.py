"""Answers one question: what do arpeggio, plucks and blips play over a bar's chords?

A sequence has one sign for each of its steps: a digit counts the chord's pitches upwards from the
lowest, ``.`` is silent. It stays beside the singer: panned, and above the octave that is sung.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oboeuta_desktop.production.accompaniment.passages import STEPS_PER_BEAT, Bar
from oboeuta_desktop.production.accompaniment.patterns import fitted, struck
from oboeuta_desktop.production.accompaniment.playing import PlayedNote
from oboeuta_desktop.production.accompaniment.voicing import chord_pitches

SEQUENCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "electro-pop": {
        "none": (),
        "8": ("02413142", "02425412", "04231435", "01234321"),
        "16": (
            "0242542102426421",
            "0243524302435463",
            "4210421342105421",
            "0123423451234564",
        ),
    },
    "techno-pop": {
        "none": (),
        "8": ("0.31.42.", "03.20.43", "0.4.3.21", "02.4.134"),
        "16": (
            "0.300.4003.05040",
            "0353043505340342",
            "0.303.505.404.32",
            "0505141425253434",
        ),
    },
}
"""The sequences of each style and ``Style.arp``; another one every four bars, and in the fourth."""

ARP = range(67, 92)
"""Pitches of the arpeggio: G4 to G6."""

_PLUCKS = {
    "electro-pop": ("..2...3...2..3..", "..2..3....3..21."),
    "techno-pop": ("4..3..2.4..3..1.", "4..3..2.5.4.3.1."),
}
_PLUCK_PANS = {"electro-pop": 0.62, "techno-pop": -0.66}
_PLUCK = range(64, 84)
_BLIP = range(84, 102)
_BLIPS = 0.045  # chance of one at each sixteenth, for each level of energy above 1
_LOOSE = 0.06
_GATES = {"electro-pop": 0.85, "techno-pop": 0.55}
_PANS = {"electro-pop": 0.55, "techno-pop": 0.72}
_INSTRUMENTAL = 1.2  # the arpeggio may come forward while nobody sings


def arp_of(bar: Bar, style: str) -> Iterator[PlayedNote]:
    """The arpeggio of one bar in ``style``."""
    manner = bar.passage.style.arp
    if manner == "none" or bar.passage.style.energy == 0 or bar.final:
        return
    stride = 2 if manner == "8" else 1
    rows = SEQUENCES[style][manner]
    answer = 2 if bar.number % 4 == 3 else 0
    row = rows[(bar.seed + bar.number // 4 + bar.passage.nth + answer) % len(rows)]
    chance = bar.chance("arp")
    for place, _, sign in struck(fitted(row, bar.drops_at // stride)):
        step = place * stride
        pitches = chord_pitches(bar.chord_at(step), ARP)
        side = 1 if place % 2 else -1
        note = PlayedNote(
            part="arp",
            sound="arp",
            midi=pitches[min(int(sign), len(pitches) - 1)],
            start=bar.at(step),
            length=stride * bar.step * _GATES[style],
            level=_level(bar, step, float(chance.standard_normal())),
            pan=side * _PANS[style],
            brightness=bar.openness,
        )
        yield note
        if bar.passage.climax and place % 4 == 2:
            yield _octave_of(note)


def plucks_of(bar: Bar, style: str) -> Iterator[PlayedNote]:
    """What a second verse has more than the first, and the blips of techno-pop."""
    if bar.passage.style.energy == 0 or bar.final:
        return
    again = bar.passage.nth > 0 and bar.passage.kind in ("verse", "pre")
    grows = bar.second_half and (bar.passage.nth > 0 or bar.passage.kind == "bridge")
    if again or grows:
        yield from _plucks(bar, style)
    if style == "techno-pop":
        yield from _blips(bar)


def _plucks(bar: Bar, style: str) -> Iterator[PlayedNote]:
    rows = _PLUCKS[style]
    for step, _, sign in struck(fitted(rows[bar.number % len(rows)], bar.drops_at)):
        pitches = chord_pitches(bar.chord_at(step), _PLUCK)
        yield PlayedNote(
            part="pluck",
            sound="pluck",
            midi=pitches[min(int(sign), len(pitches) - 1)],
            start=bar.at(step),
            length=0.9 * bar.step,
            level=0.85 * bar.loudness,
            pan=_PLUCK_PANS[style],
            brightness=bar.openness,
        )


def _blips(bar: Bar) -> Iterator[PlayedNote]:
    """Single high notes anywhere but on the beat, left and right."""
    chance = bar.chance("blips")
    often = _BLIPS * max(0, bar.passage.style.energy - 1)
    for step in range(bar.drops_at):
        place, pan = chance.random(), chance.uniform(-0.85, 0.85)
        pitches = chord_pitches(bar.chord_at(step), _BLIP)
        midi = pitches[int(chance.integers(len(pitches)))]
        if place < often and step % STEPS_PER_BEAT:
            yield PlayedNote(
                part="pluck",
                sound="blip",
                midi=midi,
                start=bar.at(step),
                length=0.06,
                level=0.7 * bar.loudness,
                pan=float(pan),
                brightness=1.0,
            )


def _octave_of(note: PlayedNote) -> PlayedNote:
    """The softer octave above ``note``, from the other side."""
    return PlayedNote(
        part="arp",
        sound=note.sound,
        midi=note.midi + 12,
        start=note.start,
        length=note.length,
        level=0.5 * note.level,
        pan=-note.pan,
        brightness=note.brightness,
    )


def _level(bar: Bar, step: int, loose: float) -> float:
    accent = 1.0 if step % STEPS_PER_BEAT == 0 else 0.74
    forward = 1.0 if bar.sung else _INSTRUMENTAL
    return accent * forward * (1 + _LOOSE * loose) * bar.loudness
