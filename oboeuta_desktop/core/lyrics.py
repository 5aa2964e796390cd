"""Answers one question: what is a line of lyrics, and which part of it is sung when?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from oboeuta_desktop.core.morae import weighted_pieces


@dataclass(frozen=True, slots=True)
class LyricWord:
    """A piece of a line that is sung in one go; may be a single mora. Spaces belong to the word
    before them.

    ``first`` is the index of its first character in the line's text; ``start`` and ``end`` are song
    seconds.
    """

    text: str
    first: int
    start: float
    end: float

    @property
    def last(self) -> int:
        """Index one past the word's last character in the line's text."""
        return self.first + len(self.text)


@dataclass(frozen=True, slots=True)
class Furigana:
    """The reading of the characters ``first`` to ``last`` (exclusive) of a line.

    ``starts`` holds the song second at which each mora of the reading begins; empty when only the
    word around it is timed.
    """

    first: int
    last: int
    reading: str
    starts: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class LyricLine:
    """A row of lyrics, always with a start and an end (song seconds, end > start).

    ``words`` is empty when the file times only the line: nothing invents word times. ``wipe`` is
    the sung front as points (song seconds, characters sung), both never falling; empty for such a
    line. ``subs`` are the lines of translation or reading that share the stamp.
    """

    text: str
    start: float
    end: float
    words: tuple[LyricWord, ...] = ()
    furigana: tuple[Furigana, ...] = ()
    subs: tuple[str, ...] = ()
    wipe: tuple[tuple[float, float], ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wipe", _wipe_points(self))

    @property
    def is_word_timed(self) -> bool:
        """Whether the file says when each word is sung."""
        return bool(self.words)

    def sung_characters(self, position: float) -> float:
        """How many characters of ``text`` are sung at ``position`` seconds; fractions lie inside a
        character.

        For a line without word times this is 0 before the line and its whole length after it.
        """
        points = self.wipe
        if not points:
            return float(len(self.text)) if position >= self.end else 0.0
        i = bisect_right(points, position, key=lambda point: point[0])
        if i == 0:
            return points[0][1]
        t0, c0 = points[i - 1]
        if i == len(points):
            return c0
        t1, c1 = points[i]
        return c0 + (c1 - c0) * (position - t0) / (t1 - t0)


@dataclass(frozen=True, slots=True)
class Lyrics:
    """All lines of a song, by start. Identity of a line is its index, never its text."""

    lines: tuple[LyricLine, ...] = ()


def _wipe_points(line: LyricLine) -> tuple[tuple[float, float], ...]:
    """The sung front of a line as a piecewise linear map from song seconds to characters."""
    points: list[tuple[float, float]] = []
    for word in line.words:
        points.extend(_word_points(line, word))
    return _never_falling(points)


def _word_points(line: LyricLine, word: LyricWord) -> list[tuple[float, float]]:
    """Anchor points of one word: at its start, at every known mora stamp, and by mora weight in
    between.
    """
    inside = [f for f in line.furigana if word.first <= f.first and f.last <= word.last]
    fixed: dict[int, float] = {word.first: word.start, word.last: word.end}
    for reading in inside:
        if reading.starts:
            fixed.setdefault(reading.first, reading.starts[0])
    readings = {f.first: (f.last, f.reading) for f in inside}
    pieces = weighted_pieces(line.text, word.first, word.last, readings)
    starts = {f.first: f.starts for f in inside if f.starts}
    points: list[tuple[float, float]] = []
    edges = [p.first for p in pieces] + [word.last]
    times = _spread([p.weight for p in pieces], edges, fixed)
    for piece, start in zip(pieces, times, strict=True):
        stamps = starts.get(piece.first)
        if stamps:
            width = (piece.last - piece.first) / len(stamps)
            points.extend((t, piece.first + k * width) for k, t in enumerate(stamps))
        else:
            points.append((start, float(piece.first)))
    points.append((word.end, float(word.last)))  # a rest before the next word holds the front
    return points


def _spread(weights: list[float], edges: list[int], fixed: dict[int, float]) -> list[float]:
    """Start time of every piece: known where ``fixed`` says so, by share of weight between known
    ones.
    """
    times: list[float] = []
    i = 0
    while i < len(weights):
        j = i + 1
        while edges[j] not in fixed:
            j += 1
        t0, t1 = fixed[edges[i]], fixed[edges[j]]
        total = sum(weights[i:j]) or 1.0
        done = 0.0
        for weight in weights[i:j]:
            times.append(t0 + (t1 - t0) * done / total)
            done += weight
        i = j
    return times


def _never_falling(points: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """The same points with neither time nor place running backward; equal times keep the later
    place.
    """
    kept: list[tuple[float, float]] = []
    for t, c in points:
        if kept and t <= kept[-1][0]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], c))
        else:
            kept.append((t, max(c, kept[-1][1]) if kept else c))
    return tuple(kept)
