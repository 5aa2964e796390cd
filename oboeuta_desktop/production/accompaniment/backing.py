"""Answers one question: how does a score's accompaniment sound?

Each distinct sound (instrument, pitch, length, brightness) is made once and added wherever it is
played; what moves, such as the pad's filter and the pumping under the kick, is done to whole parts.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from oboeuta_desktop.production.accompaniment.arrangement import arranged
from oboeuta_desktop.production.accompaniment.desk import DRUM_LEVELS, SPACES, STRIPS, Space, Strip
from oboeuta_desktop.production.accompaniment.drum_sounds import KITS
from oboeuta_desktop.production.accompaniment.effect_sounds import EFFECTS
from oboeuta_desktop.production.accompaniment.instruments import INSTRUMENTS
from oboeuta_desktop.production.accompaniment.passages import Bar, bars_of
from oboeuta_desktop.production.accompaniment.playing import PARTS, PlayedNote
from oboeuta_desktop.production.accompaniment.synth import Curve, swept_low_pass
from oboeuta_desktop.production.effects import (
    Sound,
    bell,
    filtered,
    high_pass,
    ping_pong,
    reverberated,
    room,
)
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score
from oboeuta_desktop.production.progress import Progress, unheard

STYLES = tuple(STRIPS)
"""The styles that can be played."""

SPACE = "space"
"""The part that holds all reverberation and echoes."""

PEAK = 0.97
"""A louder sum is turned down to this."""

_SHADES = 8  # steps of brightness that are told apart
_PAD_BLOCK = 256
_DUCK_RISE = 0.004  # seconds before a kick in which the others give way
_DUCK_SECONDS = 0.45
_NARROW_BELOW = 250.0  # Hz under which a widened part stays in the middle
_VOWELS = (900.0, 0.45)  # Hz and Q of the dip for the singer
_FADE_FROM = 0.55  # of the last bar


def render_backing(score: Score, *, progress: Progress = unheard) -> Sound:
    """The accompaniment before mastering: float32, (``score.samples``, 2), peaks below 1.

    The same score gives the same samples. It ends in silence.

    Raises:
        KeyError: ``score.style`` is none of ``STYLES``.
    """
    out = _silence(score.samples)
    for done, (_, sound) in enumerate(_parts(score)):
        out += sound
        progress("backing", (done + 1) / (len(PARTS) + 1))
    out = _ended(out, score)
    return np.ascontiguousarray(_turned_down(out, _excess(out)))


def render_backing_parts(score: Score) -> dict[str, Sound]:
    """What ``render_backing`` sums, by the names of ``PARTS`` and ``SPACE``; for looking at."""
    parts = {name: _ended(sound, score) for name, sound in _parts(score)}
    total = _silence(score.samples)
    for sound in parts.values():
        total += sound
    factor = _excess(total)
    return {name: _turned_down(sound, factor) for name, sound in parts.items()}


@dataclass(slots=True)
class _Sends:
    """What goes to the room, the hall and the echoes; mono."""

    room: Sound
    hall: Sound
    echo: Sound


@dataclass(frozen=True, slots=True)
class _Sounds:
    """Every sound of a style, made when it is first played."""

    style: str
    made: dict[tuple[str, int, float, int], Sound] = field(default_factory=dict)

    def of(self, note: PlayedNote) -> Sound:
        """The sound of ``note`` at level 1: (1, M) if it is mono, else (2, M)."""
        shade = round(note.brightness * _SHADES)
        key = (note.sound, note.midi, round(note.length, 4), shade)
        if key not in self.made:
            self.made[key] = np.ascontiguousarray(np.atleast_2d(self._make(*key).T))
        return self.made[key]

    def _make(self, sound: str, midi: int, length: float, shade: int) -> Sound:
        if sound in KITS[self.style]:
            return KITS[self.style][sound]()
        if sound in EFFECTS[self.style]:
            return EFFECTS[self.style][sound](length, midi)
        return INSTRUMENTS[self.style][sound](midi, length, shade / _SHADES)


def _parts(score: Score) -> Iterator[tuple[str, Sound]]:
    """Each part as it stands in the sum, and the space around them at the end."""
    played = arranged(score)
    space, strips = SPACES[score.style], STRIPS[score.style]
    sounds = _Sounds(score.style)
    duck = _ducking([note for note in played if note.part == "kick"], score.samples, space)
    sends = _Sends(*(np.zeros(score.samples, np.float32) for _ in range(3)))
    for part in PARTS:
        notes = [note for note in played if note.part == part]
        if not notes:
            yield part, _silence(score.samples)
            continue
        bus = _played(notes, sounds, score.samples)
        if part == "pad":
            bus = swept_low_pass(bus, _pad_cutoffs(score), 0.707, _PAD_BLOCK)
        bus = _through(bus, strips[part], duck)
        _send(bus, strips[part], sends)
        sounds.made.clear()
        yield part, bus
    yield SPACE, _space(sends, space, score)


def _silence(samples: int) -> Sound:
    """(N, 2), but each channel in one piece of memory: most work is done channel by channel."""
    return np.zeros((2, samples), np.float32).T


def _played(notes: Iterable[PlayedNote], sounds: _Sounds, samples: int) -> Sound:
    """All ``notes`` of a part, each where it begins."""
    out = _silence(samples)
    for note in notes:
        first = round(note.start * SAMPLE_RATE)
        sides = sounds.of(note)
        level = note.level * DRUM_LEVELS.get(note.sound, 1.0)
        for channel, share in enumerate(_sides(note.pan)):
            side = sides[channel % len(sides)][: samples - first]
            out[first : first + len(side), channel] += side * np.float32(level * share)
    return out


def _sides(pan: float) -> tuple[float, float]:
    """Factors for left and right: equally loud wherever it is, 1 on both sides in the middle."""
    angle = (pan + 1) * math.pi / 4
    return math.sqrt(2) * math.cos(angle), math.sqrt(2) * math.sin(angle)


def _through(bus: Sound, strip: Strip, duck: Sound) -> Sound:
    """``bus`` through its strip; in place where that is possible."""
    if strip.low_cut:
        bus = filtered(bus, high_pass(strip.low_cut))
    if strip.mid_dip or strip.width != 1:
        middle = (bus[:, 0] + bus[:, 1]) * np.float32(0.5)
        side = (bus[:, 0] - bus[:, 1]) * np.float32(0.5 * strip.width)
        side = filtered(side, high_pass(_NARROW_BELOW, 1))
        if strip.mid_dip:
            middle = filtered(middle, bell(_VOWELS[0], strip.mid_dip, _VOWELS[1]))
        bus[:, 0], bus[:, 1] = middle + side, middle - side
    gain = np.float32(10 ** (strip.gain / 20))
    bus *= (gain * (1 - np.float32(strip.duck) * duck))[:, None] if strip.duck else gain
    return bus


def _send(bus: Sound, strip: Strip, sends: _Sends) -> None:
    shares = ((sends.room, strip.room), (sends.hall, strip.hall), (sends.echo, strip.echo))
    if any(share for _, share in shares):
        both = bus[:, 0] + bus[:, 1]
        for send, share in shares:
            if share:
                np.add(send, both * np.float32(0.5 * share), out=send)


def _space(sends: _Sends, space: Space, score: Score) -> Sound:
    """What comes back from the room, the hall and the echoes."""
    out = ping_pong(sends.echo, space.echo * score.beat, feedback=space.feedback)
    sends.hall += (out[:, 0] + out[:, 1]) * np.float32(0.15)
    out += reverberated(filtered(sends.room, high_pass(350)), room(space.room, delay=0.006, seed=9))
    out += reverberated(filtered(sends.hall, high_pass(200)), room(space.hall, delay=0.02, seed=3))
    return out


def _ducking(kicks: Sequence[PlayedNote], samples: int, space: Space) -> Sound:
    """0 to 1 for each sample: how strongly a kick asks the others to give way."""
    rise = round(_DUCK_RISE * SAMPLE_RATE)
    falling = np.arange(round(_DUCK_SECONDS * SAMPLE_RATE)) / SAMPLE_RATE
    shape = np.concatenate([np.linspace(0, 1, rise), np.exp(-falling / space.recovery)])
    shape *= np.clip((_DUCK_SECONDS - np.arange(len(shape)) / SAMPLE_RATE) / 0.1, 0, 1)
    push = shape.astype(np.float32)
    out = np.zeros(samples, np.float32)
    for kick in kicks:
        first = round(kick.start * SAMPLE_RATE) - rise
        begun = max(0, -first)
        place = out[first + begun : first + len(push)]
        np.maximum(place, push[begun : begun + len(place)] * np.float32(kick.level), out=place)
    return out


def _pad_cutoffs(score: Score) -> Curve:
    """The pad's low-pass in Hz for each block: as open as each bar, opening where it builds."""
    points: list[tuple[float, float]] = []
    for bar in bars_of(score):
        rises = bar.passage.builds or (bar.passage.opens and bar.left > 0)
        points.append((bar.start + 0.05, _cutoff(bar)))
        if not rises or bar.left == 0:
            points.append((bar.start + bar.length - 0.02, _cutoff(bar)))
    times, cutoffs = zip(*points, strict=True)
    blocks = np.arange(-(-score.samples // _PAD_BLOCK)) * (_PAD_BLOCK / SAMPLE_RATE)
    return np.interp(blocks, times, cutoffs)


def _cutoff(bar: Bar) -> float:
    return 700 * 2 ** (4 * bar.openness) * (0.6 if bar.passage.opens and bar.number == 0 else 1)


def _ended(sound: Sound, score: Score) -> Sound:
    """``sound`` without direct current, which dies away within the last bar."""
    out = filtered(sound, high_pass(22))
    last = round(score.bar * (1 - _FADE_FROM) * SAMPLE_RATE)
    fade = 0.5 + 0.5 * np.cos(np.pi * np.arange(1, last + 1) / last)
    out[len(out) - last :] *= fade.astype(np.float32)[:, None]
    return out


def _excess(sound: Sound) -> float:
    """How many times too loud ``sound`` is; 1 if it is not."""
    return max(1.0, float(np.abs(sound).max()) / PEAK)


def _turned_down(sound: Sound, factor: float) -> Sound:
    return sound / np.float32(factor) if factor > 1 else sound


def part_levels(parts: Mapping[str, Sound]) -> dict[str, float]:
    """RMS in dB re full scale of each part over the half-seconds in which it sounds."""
    return {name: _level(sound) for name, sound in parts.items()}


def _level(sound: Sound) -> float:
    size = SAMPLE_RATE // 2
    count = max(1, len(sound) // size)
    powers = np.square(sound[: count * size], dtype=np.float32).reshape(count, -1).mean(1)
    heard = powers[powers > max(1e-8, float(powers.max()) * 1e-3)]
    return 10 * float(np.log10(heard.mean())) if len(heard) else -120.0
