"""Answers one question: which stretched chunks of this song are ready?"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from oboeuta_desktop.playback.pcm import Pcm, Samples
from oboeuta_desktop.playback.reader import Reader, song_end
from oboeuta_desktop.playback.stretch import Chunk, Grid, StretchedReader, Tuning, make_chunk
from oboeuta_desktop.playback.stretch_process import StretchLostError, StretchProcess

KEPT_CHUNKS = 64
"""About 50 MB for two stems at half speed: a practised passage at several speeds."""

_RETRY_SECONDS = 0.03
"""How often to look whether the decoder has got further, while a chunk waits for it."""

_MOST_FAILURES = 2
"""In a row; then the library does not work here."""


@dataclass(frozen=True, slots=True)
class _Wish:
    tuning: Tuning
    chunks: tuple[int, ...]
    done: Callable[[], None] | None


class ChunkStore:
    """Makes the chunks of one song, wished-for ones first, in a thread of its own.

    The rendering thread only looks into a dict and drops wishes into a queue. The newest wish wins.
    ``lost`` is called, in the store's thread, if stretching does not work on this computer.
    """

    def __init__(
        self,
        stems: Sequence[Pcm],
        sample_rate: int,
        process: StretchProcess,
        *,
        lost: Callable[[], None],
    ) -> None:
        self._stems = tuple(stems)
        self._sample_rate = sample_rate
        self._process = process
        self._lost = lost
        self._failures = 0
        self._asked: _Wish | None = None
        self._ahead: _Wish | None = None
        self._chunks: dict[tuple[Tuning, int], Chunk] = {}
        self._recent: dict[tuple[Tuning, int], None] = {}
        self._wishes: queue.SimpleQueue[_Wish | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="stretch wishes", daemon=True)
        self._thread.start()

    def chunk(self, tuning: Tuning, index: int) -> Chunk | None:
        """A chunk if it is ready. From any thread."""
        return self._chunks.get((tuning, index))

    def wish(self, tuning: Tuning, chunks: tuple[int, ...]) -> None:
        """Make ``chunks`` in this order, soon. From any thread, never waits."""
        self._wishes.put(_Wish(tuning, chunks, None))

    def prepare(self, tuning: Tuning, position: float, done: Callable[[], None]) -> None:
        """Make what is needed to start at song frame ``position``, then call ``done``.

        ``done`` is called in the store's thread; never, if another preparation is asked for before.
        """
        first = Grid(self._sample_rate, tuning.rate).chunk_at(position)
        self._wishes.put(_Wish(tuning, (first, first + 1), done))

    def reader(self, tuning: Tuning) -> Reader:
        """A reader of this song at ``tuning``."""
        return StretchedReader(
            self._stems,
            tuning,
            sample_rate=self._sample_rate,
            chunk=self.chunk,
            wish=self.wish,
        )

    def close(self) -> None:
        """Make no more chunks."""
        self._wishes.put(None)

    def _work(self) -> None:
        while True:
            pause = self._step()
            try:
                wish = self._wishes.get(timeout=pause)
            except queue.Empty:
                continue
            if wish is None:
                return
            if wish.done is None:
                self._ahead = wish
            else:
                self._asked = wish

    def _step(self) -> float | None:
        """Make one chunk; returns how many seconds to wait for a wish then, None: forever."""
        pause: float | None = None
        for wish in (self._asked, self._ahead):
            if wish is None:
                continue
            missing = self._missing(wish)
            if not missing and wish.done is not None:
                self._asked = None
                wish.done()
            for index in missing:
                made = self._made(wish.tuning, index)
                if made:
                    return 0.0
                pause = _RETRY_SECONDS
        return pause

    def _missing(self, wish: _Wish) -> list[int]:
        grid = Grid(self._sample_rate, wish.tuning.rate)
        last = song_end(self._stems)
        return [
            index
            for index in wish.chunks
            if (wish.tuning, index) not in self._chunks and grid.song_frame_of(index) < last
        ]

    def _made(self, tuning: Tuning, index: int) -> bool:
        try:
            chunk = make_chunk(
                self._stems, index, tuning, sample_rate=self._sample_rate, engine=self._stretched
            )
        except StretchLostError:
            self._failures += 1
            if self._failures == _MOST_FAILURES:
                self._asked, self._ahead = None, None
                self._lost()
            return False
        if chunk is None:
            return False
        self._failures = 0
        self._keep((tuning, index), chunk)
        return True

    def _stretched(self, samples: Samples, tuning: Tuning) -> Samples:
        return self._process.stretch(
            samples, rate=tuning.rate, key=tuning.key, sample_rate=self._sample_rate
        )

    def _keep(self, place: tuple[Tuning, int], chunk: Chunk) -> None:
        self._chunks[place] = chunk
        wanted = {
            (wish.tuning, index)
            for wish in (self._asked, self._ahead)
            if wish is not None
            for index in wish.chunks
        }
        # Dicts remember the order of arrival: the wished-for ones count as just arrived.
        for recent in (*wanted, place):
            self._recent.pop(recent, None)
            self._recent[recent] = None
        while len(self._recent) > KEPT_CHUNKS:
            oldest = next(iter(self._recent))
            del self._recent[oldest]
            self._chunks.pop(oldest, None)
