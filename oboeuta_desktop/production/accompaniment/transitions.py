"""Answers one question: which effects lead from one section of the song to the next?"""

from __future__ import annotations

from collections.abc import Iterator

from oboeuta_desktop.production.accompaniment.passages import STEPS_PER_BEAT, Bar
from oboeuta_desktop.production.accompaniment.playing import PlayedNote

RISER_BARS = 4
"""Bars of the longest rise before a chorus."""

_FALLS = ("chorus", "break", "bridge")  # kinds that begin with a fall
_FALL_BARS = 2


def effects_of(bar: Bar) -> Iterator[PlayedNote]:
    """The effects that begin in ``bar``."""
    passage = bar.passage
    if passage.style.energy == 0 or bar.final:
        return
    bars = passage.section.bars
    loud = bar.loudness
    if passage.builds and bar.left == min(RISER_BARS, bars) - 1:
        ends = bar.at((bar.left + 1) * bar.steps - STEPS_PER_BEAT)
        yield _effect("riser", bar.start, ends - bar.start, loud)
        yield _effect("lift", bar.start, ends - bar.start, loud, 60 + passage.key)
    elif bar.left == 0 and bars > 2 and not passage.builds:
        yield _effect(
            "reverse", bar.at(bar.steps - 2 * STEPS_PER_BEAT), 2 * STEPS_PER_BEAT * bar.step, loud
        )
    if bar.number == 0 and bar.index > 0:
        if passage.kind == "chorus":
            yield _effect("impact", bar.start, 0.0, loud)
        if passage.kind in _FALLS and passage.after != passage.kind and bars > _FALL_BARS:
            yield _effect("fall", bar.start, _FALL_BARS * bar.length, loud)


def _effect(sound: str, start: float, length: float, level: float, midi: int = 0) -> PlayedNote:
    return PlayedNote("effects", sound, start, length, midi, level)
