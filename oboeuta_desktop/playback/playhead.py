"""Answers one question: where does the playhead stand after a command?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from oboeuta_desktop.playback.envelope import Envelope
from oboeuta_desktop.playback.pcm import Mixed
from oboeuta_desktop.playback.reader import Reader, Spot


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to song frame ``position``."""

    position: float


@dataclass(frozen=True, slots=True)
class Loop:
    """Play song frames ``bounds`` over and over, entering them at once; None: no longer."""

    bounds: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class StopAt:
    """Fall silent before song frame ``position``, once, and hold there; None: no longer.

    Without effect when the playhead is past it: it waits for the playhead to come back. Each
    ``owner`` has one stop; those of the others stay as they are.
    """

    position: float | None
    owner: int = 0


@dataclass(frozen=True, slots=True)
class Fade:
    """From now on each stem's level follows its envelope (None: as recorded); (): all do."""

    envelopes: tuple[Envelope | None, ...]


@dataclass(frozen=True, slots=True)
class Read:
    """Go on from here with another reader (speed, key)."""

    reader: Reader


@dataclass(frozen=True, slots=True)
class Play:
    """Run, after the clicks of ``count_in`` (float32, shape (n, 2)) if there are any."""

    count_in: Mixed | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Fade out and hold the playhead."""


Command = Seek | Loop | StopAt | Fade | Read | Play | Pause


@dataclass(frozen=True, slots=True)
class Tail:
    """Sound being faded out: of ``sound`` the first ``used`` frames are gone."""

    sound: Mixed
    used: int = 0


@dataclass(frozen=True, slots=True)
class Playhead:
    """All that decides what is heard next.

    Attributes:
        spot: where the reader goes on.
        reader: what reads the stems.
        loop: song frames (first, end) or None.
        running: False while paused.
        starved: held because the sound it needs is not decoded or stretched yet.
        clicks: the rest of a count-in.
        tail: what is still fading out.
        stops: (owner, song frame before which it falls silent and is paused), one per owner.
        envelopes: what each stem's level follows, one per stem; empty when none follows any.
    """

    spot: Spot
    reader: Reader
    loop: tuple[int, int] | None = None
    running: bool = False
    starved: bool = False
    clicks: Mixed | None = None
    tail: Tail | None = None
    stops: tuple[tuple[int, float], ...] = ()
    envelopes: tuple[Envelope | None, ...] = ()

    @property
    def position(self) -> float:
        """Song frames; before the spot, even negative, while clicks remain."""
        clicks = 0 if self.clicks is None else len(self.clicks)
        return self.spot.position - clicks * self.reader.rate

    @property
    def silent(self) -> bool:
        """Whether it stands still."""
        return self.starved or not self.running

    def sounds_like(self, other: Playhead) -> bool:
        """Whether the next frame is the same as the other's (a loop's end lies further ahead)."""
        return (
            self.spot == other.spot
            and self.reader is other.reader
            and self.running == other.running
            and self.clicks is other.clicks
            and self.envelopes is other.envelopes
        )

    def loop_inside(self, song_end: float) -> tuple[float, float] | None:
        """The loop (song frames) that ends the reading ahead, None if there is none ahead."""
        if self.loop is None:
            return None
        first, end = float(self.loop[0]), min(float(self.loop[1]), song_end)
        return (first, end) if end - first >= 1.0 and self.spot.position < end else None

    @property
    def stop_ahead(self) -> float | None:
        """The next song frame to stop at that is not behind."""
        return min((at for _, at in self.stops if at >= self.spot.position), default=None)

    def owners_at(self, stop: float) -> tuple[int, ...]:
        """Who wanted to stop at song frame ``stop``, up to rounding."""
        return tuple(owner for owner, at in self.stops if stop <= at < stop + 1.0)

    def stopped(self, stop: float) -> Playhead:
        """Held at song frame ``stop``; whoever wanted that wants it no longer."""
        owners = self.owners_at(stop)
        left = tuple(wish for wish in self.stops if wish[0] not in owners)
        return replace(self, running=False, stops=left)

    def spans(self, frames: int, song_end: float) -> list[tuple[float, float]]:
        """The song frames (start, stop) that the next ``frames`` output frames are made of."""
        clicks = 0 if self.clicks is None else len(self.clicks)
        length = max(0, frames - clicks) * self.reader.rate
        start = self.spot.position
        loop = self.loop_inside(song_end)
        if loop is None or start + length <= loop[1]:
            return [(start, min(start + length, song_end))]
        return [(start, loop[1]), (loop[0], min(loop[0] + start + length - loop[1], loop[1]))]


def obeyed(head: Playhead, command: Command) -> Playhead:
    """The playhead once ``command`` is obeyed."""
    match command:
        case Seek(position):
            return replace(head, spot=head.reader.spot_at(max(0.0, position)), clicks=None)
        case Loop(bounds):
            return _looped(replace(head, loop=bounds))
        case Read(reader):
            return replace(head, reader=reader, spot=reader.spot_at(head.spot.position))
        case Play(clicks):
            return replace(head, running=True, clicks=clicks)
        case Pause():
            return replace(head, running=False, clicks=None)
        case StopAt() | Fade():
            return _told(head, command)


def _told(head: Playhead, command: StopAt | Fade) -> Playhead:
    """The playhead where it is, knowing more of what lies ahead."""
    if isinstance(command, Fade):
        return replace(head, envelopes=command.envelopes)
    others = tuple(wish for wish in head.stops if wish[0] != command.owner)
    fresh = () if command.position is None else ((command.owner, command.position),)
    return replace(head, stops=others + fresh)


def _looped(head: Playhead) -> Playhead:
    """The playhead inside its new loop."""
    bounds = head.loop
    if bounds is None or bounds[0] <= head.spot.position < bounds[1]:
        return head
    return replace(head, spot=head.reader.spot_at(float(bounds[0])), clicks=None)
