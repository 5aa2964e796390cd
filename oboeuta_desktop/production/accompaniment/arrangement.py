"""Answers one question: what does every instrument play in this song?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from oboeuta_desktop.production.accompaniment.bass_lines import bass_of
from oboeuta_desktop.production.accompaniment.grooves import drums_of
from oboeuta_desktop.production.accompaniment.melodies import counter_of, lead_of
from oboeuta_desktop.production.accompaniment.passages import STEPS_PER_BEAT, Bar, bars_of
from oboeuta_desktop.production.accompaniment.patterns import fitted, struck
from oboeuta_desktop.production.accompaniment.playing import PlayedNote
from oboeuta_desktop.production.accompaniment.sequences import arp_of, plucks_of
from oboeuta_desktop.production.accompaniment.transitions import effects_of
from oboeuta_desktop.production.accompaniment.voicing import voicings
from oboeuta_desktop.production.notation.score import Score

STABS = {
    "electro-pop": (
        "x--x--x-x--x--x-",
        "x--x--x-..x-x---",
        "x--x--x-x--x--xx",
        "x--x--x-x-x-x.x.",
    ),
    "techno-pop": (
        "..x...x...x..x..",
        "..x...x...x...xx",
        "x..x..x...x..x..",
        "..x..xx...x.x.x.",
    ),
}
"""The bars of chords struck together, one sign for each sixteenth; ``-`` holds."""

_STAB_GATES = {"electro-pop": 0.8, "techno-pop": 0.6}
_LOW_PAD = 0.8  # the voice under the singer, against those above
_SHINE = 0.34  # the octave above the pad in the last chorus
_ALONE = {"bridge": 1.2}  # where little else plays, the pad comes forward


def arranged(score: Score) -> tuple[PlayedNote, ...]:
    """Everything that is played, in order of parts within each bar.

    Raises:
        KeyError: the style is none of those of ``drum_patterns.GROOVES``.
    """
    style = score.style
    bars = bars_of(score)
    chords = [chord for bar in bars for chord in bar.chords]
    voices = dict(zip((chord.start for chord in chords), voicings(chords), strict=True))
    return tuple(
        chain.from_iterable(
            chain(
                drums_of(bar, style),
                bass_of(bar, style),
                _pad_of(bar, voices),
                arp_of(bar, style),
                plucks_of(bar, style),
                _stabs_of(bar, style, voices),
                lead_of(bar, style),
                counter_of(bar, style),
                effects_of(bar),
            )
            for bar in bars
        )
    )


def _pad_of(bar: Bar, voices: dict[float, tuple[int, ...]]) -> Iterator[PlayedNote]:
    """The chords of one bar, held."""
    passage = bar.passage
    if passage.style.pad == "off":
        return
    loud = bar.loudness * _ALONE.get(passage.kind, 1.0)
    ends = bar.at(0.5 * bar.steps if bar.final else bar.drops_at)
    for chord in bar.chords:
        length = min(chord.start + chord.length, ends) - chord.start
        if length <= 0:
            continue
        low, *high = voices[chord.start]
        notes = [(low, _LOW_PAD), *((midi, 1.0) for midi in high)]
        if passage.climax:
            notes += [(midi + 12, _SHINE) for midi in high[1:]]
        for midi, share in notes:
            yield PlayedNote(
                part="pad",
                sound="pad",
                start=chord.start,
                length=length,
                midi=midi,
                level=loud * share,
                brightness=passage.style.energy / 5,
            )


def _stabs_of(bar: Bar, style: str, voices: dict[float, tuple[int, ...]]) -> Iterator[PlayedNote]:
    """The chords of one bar, struck."""
    passage = bar.passage
    if passage.style.stabs == "off" or passage.style.energy == 0:
        return
    for step, steps in _struck(bar, style):
        high: Sequence[int] = voices[bar.chord_at(step).start][1:]
        pitches = [*high, high[0] + 12] if passage.climax else high
        accent = 1.0 if step % STEPS_PER_BEAT == 0 else 0.85
        for midi in pitches:
            yield PlayedNote(
                part="stabs",
                sound="stab",
                start=bar.at(step),
                length=steps * bar.step * _STAB_GATES[style],
                midi=midi,
                level=accent * bar.loudness,
                brightness=bar.openness,
            )


def _struck(bar: Bar, style: str) -> Iterator[tuple[int, int]]:
    """Step and length in steps of each stroke of the stabs."""
    if bar.final:
        yield 0, bar.steps // 2
        return
    rows = STABS[style]
    ends = bar.number % 4 == 3
    row = rows[-1] if ends else rows[(bar.number + bar.number // 4) % (len(rows) - 1)]
    for step, steps, _ in struck(fitted(row, bar.steps)[: bar.drops_at]):
        yield step, steps
