"""Answers one question: which song position does an output frame carry?

The mixer writes one piece for everything it renders; the screen asks for the frame being heard.
The answer is exact across loops, seeks, speed changes, pauses and count-ins because nothing is
inferred: the map is what was rendered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

HISTORY_SECONDS = 2.5
"""How far back the map answers: more than ring, host, largest device delay and gap together."""

_CONTINUOUS = 1e-6
"""Song frames; pieces that join closer than this are one piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of output frames with a straight line to the song.

    Attributes:
        first: output frame at which the piece begins.
        position: song frame carried by ``first``; below the start position in a count-in.
        rate: song frames per output frame; 0.0 while the playhead is held.
        frames: length in output frames.
    """

    first: int
    position: float
    rate: float
    frames: int

    @property
    def end(self) -> int:
        """The output frame after the last one."""
        return self.first + self.frames

    def position_at(self, frame: float) -> float:
        """Song frame carried by output frame ``frame``, held at the piece's ends."""
        return self.position + min(max(frame - self.first, 0.0), self.frames) * self.rate


class SongMap:
    """Pieces in output order. The rendering thread adds, another one asks; no lock is needed.

    A reader walks from the newest piece by index: if pieces are added meanwhile it looks at one
    twice, never past one.
    """

    def __init__(self, sample_rate: int) -> None:
        self._pieces: deque[Piece] = deque()
        self._history = int(HISTORY_SECONDS * sample_rate)

    def add(self, piece: Piece) -> None:
        """Append a rendered piece, as part of the last one if it only continues it."""
        if not piece.frames:
            return
        pieces = self._pieces
        if pieces and _continues(pieces[-1], piece):
            pieces[-1] = replace(pieces[-1], frames=pieces[-1].frames + piece.frames)
        else:
            pieces.append(piece)
        while len(pieces) > 1 and pieces[1].first < piece.end - self._history:
            pieces.popleft()

    def position_at(self, frame: float) -> float | None:
        """Song frame heard with output frame ``frame``; None before anything was rendered.

        Before the oldest piece and after the newest the answer is held at their ends.
        """
        oldest: Piece | None = None
        for piece in self._from_newest():
            oldest = piece
            if frame >= piece.first:
                return piece.position_at(frame)
        return None if oldest is None else oldest.position

    def _from_newest(self) -> Iterator[Piece]:
        index = -1
        while True:
            try:
                piece = self._pieces[index]
            except IndexError:
                return
            yield piece
            index -= 1


def _continues(last: Piece, piece: Piece) -> bool:
    return (
        last.end == piece.first
        and last.rate == piece.rate
        and abs(last.position + last.frames * last.rate - piece.position) < _CONTINUOUS
    )
