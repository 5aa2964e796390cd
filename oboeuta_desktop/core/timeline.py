"""Answers one question: at this position, what is being sung?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from oboeuta_desktop.core.lyrics import LyricLine, Lyrics

INTERLUDE_SECONDS = 5.0
"""A gap without lyrics at least this long is an interlude and is announced as one."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where we are in the lyrics.

    ``line`` is None before the first line and in an interlude. ``word`` is the word of that line
    being sung, None when the line's words are not timed. ``progress`` (0..1) is the share of the
    word's time that has passed, or of the line's time when ``word`` is None.
    """

    line: int | None = None
    word: int | None = None
    progress: float = 0.0


@dataclass(frozen=True, slots=True)
class Interlude:
    """A stretch of the song (seconds) without lyrics; ``next_line`` is the line that ends it."""

    start: float
    end: float
    next_line: int


class Timeline:
    """A song's lines as a map from position to cursor. Stateless: a seek is no special case."""

    def __init__(self, lyrics: Lyrics) -> None:
        self._lines = lyrics.lines
        self._starts = [line.start for line in lyrics.lines]
        self._word_starts = [[word.start for word in line.words] for line in lyrics.lines]
        self.interludes = _interludes(lyrics.lines)
        self._interlude_starts = [gap.start for gap in self.interludes]

    def cursor_at(self, position: float) -> Cursor:
        """The cursor at ``position`` song seconds."""
        index = bisect_right(self._starts, position) - 1
        if index < 0 or self.interlude_at(position) is not None:
            return Cursor()
        line = self._lines[index]
        word = bisect_right(self._word_starts[index], position) - 1
        if not line.words:
            return Cursor(index, None, _share(position, line.start, line.end))
        sung = line.words[max(0, word)]
        return Cursor(index, max(0, word), _share(position, sung.start, sung.end))

    def interlude_at(self, position: float) -> Interlude | None:
        """The interlude around ``position``, or None while something is (about to be) sung."""
        i = bisect_right(self._interlude_starts, position) - 1
        if i >= 0 and position < self.interludes[i].end:
            return self.interludes[i]
        return None


def _share(position: float, start: float, end: float) -> float:
    return min(1.0, max(0.0, (position - start) / (end - start))) if end > start else 1.0


def _interludes(lines: tuple[LyricLine, ...]) -> tuple[Interlude, ...]:
    gaps: list[Interlude] = []
    end = 0.0
    for index, line in enumerate(lines):
        if line.start - end >= INTERLUDE_SECONDS:
            gaps.append(Interlude(end, line.start, index))
        end = max(end, line.end)
    return tuple(gaps)
