"""Answers one question: what does the next block of sound hold?

Everything is timed in output frames inside ``render``; no timer takes part. Commands come through a
deque and each batch is one splice: what would have been heard fades out while the new sound fades
in. ``render`` takes no lock, opens no file, writes no log.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

import numpy as np

from oboeuta_desktop.playback.envelope import Gain, shaped
from oboeuta_desktop.playback.pcm import CHANNELS, Mixed, Pcm, Samples
from oboeuta_desktop.playback.playhead import Command, Pause, Playhead, Tail, obeyed
from oboeuta_desktop.playback.reader import Block, Line, StraightReader, song_end
from oboeuta_desktop.playback.song_map import Piece, SongMap

SPLICE_SECONDS = 0.005
PAUSE_SECONDS = 0.015
GAIN_SECONDS = 0.02
"""A gain moves by full scale in this time."""

JOINT_SECONDS = 0.002
"""At a loop's joint the start enters on its exact frame while what followed the end dies away."""

RESUME_SECONDS = 0.1
"""After the decoder was overtaken, this much must be ready before the sound goes on."""

GAP_SECONDS = 1.0
"""Held position before a new host's first frame: more than any host and device delay."""

_END_FRAMES = 0.01
"""A stretched reader reaches an end by adding fractions; this close is there."""


@dataclass(frozen=True, slots=True)
class _Run:
    sound: Mixed
    lines: list[Line]
    head: Playhead
    ended_at: int | None
    stopped_at: int | None
    stopped_by: tuple[int, ...]


class Mixer:
    """Mixes stems into blocks and keeps the map from output frames to song positions.

    ``render`` and ``begin_output`` belong to the thread that feeds the host. ``post`` and ``gains``
    are for the thread that decides. The other attributes are written by ``render`` as whole values
    and may be read anywhere.

    Attributes:
        song_map: which song frame each output frame carries.
        gains: wanted gain per stem, replaced as a whole.
        out: output frames rendered so far.
        playhead: song frame that comes next.
        applied: (serial of the last command obeyed, output frame at which it took effect).
        held_frame: output frame from which a pause is silent; None while running.
        stopped_by: the owners of the stop that it is held at; empty when it was paused.
        ended_frame: output frame at which the song was over; None before that.
    """

    def __init__(
        self, stems: Sequence[Pcm], sample_rate: int, *, joint_seconds: float = JOINT_SECONDS
    ) -> None:
        self._stems = tuple(stems)
        self._sample_rate = sample_rate
        self._joint = self._frames(joint_seconds)
        self._commands: deque[tuple[int, Command]] = deque()
        self._serials = count(1)
        self._levels: list[float] = [1.0] * len(self._stems)
        reader = StraightReader(self._stems)
        self._head = Playhead(reader.spot_at(0.0), reader)
        self.song_map = SongMap(sample_rate)
        self.gains: tuple[float, ...] = (1.0,) * len(self._stems)
        self.out = 0
        self.playhead = 0.0
        self.applied = (0, 0)
        self.held_frame: int | None = 0
        self.stopped_by: tuple[int, ...] = ()
        self.ended_frame: int | None = None

    @property
    def sample_rate(self) -> int:
        """Frames per second of stems and output."""
        return self._sample_rate

    def post(self, command: Command) -> int:
        """Queue a command for the next block; returns its serial number (see ``applied``)."""
        serial = next(self._serials)
        self._commands.append((serial, command))
        return serial

    def begin_output(self, position: float | None = None) -> int:
        """A host starts afresh: returns the output frame it begins with.

        ``position`` (song frames) replaces the playhead when a host was lost with sound in it.
        """
        if position is not None:
            spot = self._head.reader.spot_at(max(0.0, position))
            self._head = replace(self._head, spot=spot, clicks=None)
        silence: Mixed = np.zeros((self._frames(SPLICE_SECONDS), CHANNELS), np.float32)
        self._head = replace(self._head, tail=Tail(silence))
        gap = self._frames(GAP_SECONDS)
        self.song_map.add(Piece(self.out, self._head.position, 0.0, gap))
        self.out += gap
        return self.out

    def render(self, frames: int) -> Samples:
        """The next ``frames`` frames, int16, shape (frames, 2)."""
        head = self._supplied(self._commanded(self._head), frames)
        run = self._produced(head, frames, self._gain_curves(frames))
        frame = self.out
        for line in run.lines:
            self.song_map.add(Piece(frame, line.position, line.rate, line.frames))
            frame += line.frames
        if run.ended_at is None:
            self.ended_frame = None
        elif self.ended_frame is None:
            self.ended_frame = self.out + run.ended_at
        if run.stopped_at is not None:
            self.stopped_by = run.stopped_by  # first: who sees it held asks by whom
            self.held_frame = self.out + run.stopped_at
        self._head = run.head
        self.out += frames
        self.playhead = run.head.position
        if run.head.running:
            loop = run.head.loop
            run.head.reader.ahead(run.head.spot, None if loop is None else float(loop[0]))
        return _rounded(run.sound)

    def _frames(self, seconds: float) -> int:
        return round(seconds * self._sample_rate)

    def _commanded(self, head: Playhead) -> Playhead:
        if not self._commands:
            return head
        changed, serial, fade = head, 0, SPLICE_SECONDS
        while self._commands:
            serial, command = self._commands.popleft()
            changed = obeyed(changed, command)
            if isinstance(command, Pause):
                fade = PAUSE_SECONDS
        if changed.running and not head.running:
            # Whether its sound is there is asked next; until then it counts as not there.
            changed = replace(changed, starved=True)
        # A new loop around the playhead is not heard: nothing to splice.
        if not changed.sounds_like(head):
            changed = self._spliced(head, changed, fade)
        self.applied = (serial, self.out)
        self._hold(head, changed, fade)
        return changed

    def _hold(self, old: Playhead, new: Playhead, fade: float) -> None:
        """Tell from when on, and at whose stop, the new playhead is held."""
        if new.running:
            self.held_frame, self.stopped_by = None, ()
        elif self.held_frame is None:
            self.held_frame = self.out + self._frames(fade)
        elif new.spot != old.spot:
            self.stopped_by = ()  # it was moved away from that stop

    def _supplied(self, head: Playhead, frames: int) -> Playhead:
        """The head, held in silence as long as the sound it needs is not there yet."""
        if not head.running:
            return replace(head, starved=False) if head.starved else head
        wanted = frames + self._frames(SPLICE_SECONDS)
        if head.starved:
            wanted += self._frames(RESUME_SECONDS)
        spans = head.spans(wanted, song_end(self._stems))
        starved = not all(head.reader.has(start, stop) for start, stop in spans)
        if starved == head.starved:
            return head
        return self._spliced(head, replace(head, starved=starved), SPLICE_SECONDS)

    def _spliced(self, old: Playhead, new: Playhead, seconds: float) -> Playhead:
        sound = self._produced(old, self._frames(seconds), self._levels).sound
        return replace(new, tail=Tail(sound))

    def _gain_curves(self, frames: int) -> list[Gain]:
        step = 1.0 / self._frames(GAIN_SECONDS)
        curves: list[Gain] = []
        for index, wanted in enumerate(self.gains):
            level = self._levels[index]
            if level == wanted:
                curves.append(level)
                continue
            steps = np.arange(1, frames + 1, dtype=np.float32) * step
            rising = wanted > level
            curve = (
                np.minimum(level + steps, wanted) if rising else np.maximum(level - steps, wanted)
            )
            self._levels[index] = (
                wanted if abs(wanted - level) <= step * frames else float(curve[-1])
            )
            curves.append(curve.astype(np.float32))
        return curves

    def _produced(self, head: Playhead, frames: int, gains: Sequence[Gain]) -> _Run:
        """``frames`` frames from ``head`` and the head after them. Changes nothing."""
        sound: Mixed = np.zeros((frames, CHANNELS), np.float32)
        lines: list[Line] = []
        done, ended_at, stopped_at = 0, None, None
        stopped_by: tuple[int, ...] = ()
        end = song_end(self._stems)
        while done < frames:
            room = sound[done:]
            before = head
            fresh, head = self._segment(before, room, [_from(gain, done) for gain in gains])
            if not fresh:
                if not head.silent and head.spot.position >= end - _END_FRAMES:
                    ended_at = done
                fresh = (Line(head.position, 0.0, len(room)),)
            step = sum(line.frames for line in fresh)
            head = replace(head, tail=_faded(room[:step], before.tail))
            lines.extend(fresh)
            done += step
            loop = before.loop_inside(end)
            if loop is not None and head.spot.position >= loop[1] - _END_FRAMES:
                head = self._wrapped(head, loop, [_at(gain, done) for gain in gains])
            stop = before.stop_ahead
            if stop is not None and not head.silent and head.spot.position >= stop - _END_FRAMES:
                stopped_by, stopped_at = head.owners_at(stop), done
                head = head.stopped(stop)
        return _Run(sound, lines, head, ended_at, stopped_at, stopped_by)

    def _segment(
        self, head: Playhead, room: Mixed, gains: Sequence[Gain]
    ) -> tuple[tuple[Line, ...], Playhead]:
        """Fill the beginning of ``room`` with the one thing that comes next; no lines: nothing."""
        if head.silent:
            return (), head
        if head.clicks is not None:
            used = min(len(room), len(head.clicks))
            room[:used] += head.clicks[:used]
            line = Line(head.position, head.reader.rate, used)
            rest = head.clicks[used:]
            return (line,) if used else (), replace(head, clicks=rest if len(rest) else None)
        end = song_end(self._stems)
        loop, stop = head.loop_inside(end), head.stop_ahead
        until = end if loop is None else loop[1]
        until = until if stop is None else min(until, stop)
        passage = head.reader.read(head.spot, len(room), until)
        _mix(room, passage.blocks, shaped(gains, head.envelopes, passage.lines))
        if stop is not None:
            left = (stop - head.spot.position) / head.reader.rate
            _fade_to_stop(room, left, self._frames(PAUSE_SECONDS))
        lines = tuple(line for line in passage.lines if line.frames)
        return lines, replace(head, spot=passage.spot)

    def _wrapped(
        self, head: Playhead, loop: tuple[float, float], gains: Sequence[Gain]
    ) -> Playhead:
        start = replace(head, spot=head.reader.spot_at(loop[0]))
        if head.tail is not None or not self._joint or loop[1] - loop[0] < 4 * self._joint:
            return start
        after_end: Mixed = np.zeros((self._joint, CHANNELS), np.float32)
        passage = head.reader.read(head.spot, self._joint, float("inf"))
        _mix(after_end, passage.blocks, shaped(gains, head.envelopes, passage.lines))
        return replace(start, tail=Tail(after_end))


def _mix(room: Mixed, blocks: Sequence[Block], gains: Sequence[Gain]) -> None:
    for block, gain in zip(blocks, gains, strict=True):
        length = len(block)
        if isinstance(gain, np.ndarray):
            room[:length] += block * gain[:length, None]
        elif gain == 1.0:
            room[:length] += block
        elif gain:
            room[:length] += block * np.float32(gain)


def _fade_to_stop(room: Mixed, left: float, fade: int) -> None:
    """Let the last ``fade`` of the ``left`` frames before a stop die away, silent after it."""
    away = left - 1 - np.arange(len(room), dtype=np.float32)
    if away[-1] < fade:
        room *= np.clip(away / np.float32(fade), 0.0, 1.0)[:, None]


def _faded(room: Mixed, tail: Tail | None) -> Tail | None:
    """Cross from ``tail`` to what is in ``room``; returns the tail that is left."""
    if tail is None:
        return None
    length = min(len(room), len(tail.sound) - tail.used)
    used = tail.used + length
    share = np.arange(tail.used, used, dtype=np.float32)[:, None] / np.float32(len(tail.sound))
    room[:length] *= share
    room[:length] += tail.sound[tail.used : used] * (1 - share)
    return Tail(tail.sound, used) if used < len(tail.sound) else None


def _from(gain: Gain, index: int) -> Gain:
    return gain[index:] if isinstance(gain, np.ndarray) else gain


def _at(gain: Gain, index: int) -> float:
    return float(gain[min(index, len(gain) - 1)]) if isinstance(gain, np.ndarray) else gain


def _rounded(sound: Mixed) -> Samples:
    return np.clip(np.rint(sound), -32768.0, 32767.0).astype(np.int16)
