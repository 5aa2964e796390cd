"""Answers one question: which words of a song are hidden, and did the learner sing one in time?"""

from __future__ import annotations

import math
import zlib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from oboeuta_desktop.core.lesson import Keyword, Lesson
from oboeuta_desktop.core.lyrics import LyricLine, Lyrics
from oboeuta_desktop.core.morae import split_morae, weighted_pieces

REVEAL_SECONDS = 0.3
"""A blank is shown this long after its last mora was sung."""

_TAUGHT_NOWHERE = (99, 0)
"""A keyword of a line without points comes after all others: no card would grow by it."""

LEVEL_UP_PERCENT = 90
LEVEL_DOWN_PERCENT = 60


@dataclass(frozen=True, slots=True)
class Blank:
    """One hidden place: characters ``first`` to ``last`` (exclusive) of line ``line``.

    ``morae`` is the length of its reading and so the width of its box; ``start`` and ``end`` are
    the song seconds between which it is sung (those of the line where words are not timed);
    ``line_start`` is the song second at which its line begins.
    """

    line: int
    first: int
    last: int
    keyword: Keyword
    morae: int
    start: float
    end: float
    line_start: float

    @property
    def revealed_at(self) -> float:
        """The song second from which its text is shown."""
        return self.end + REVEAL_SECONDS


@dataclass(frozen=True, slots=True)
class Level:
    """A step of the sing-through.

    ``share`` is the part of the keywords that is hidden; ``hinted`` shows the first kana of each;
    ``whole_line`` hides the lines altogether instead of their keywords.
    """

    number: int
    share: float
    hinted: bool
    whole_line: bool


LEVELS = (
    Level(1, 0.2, hinted=True, whole_line=False),
    Level(2, 0.5, hinted=False, whole_line=False),
    Level(3, 1.0, hinted=False, whole_line=False),
    Level(4, 1.0, hinted=True, whole_line=True),
    Level(5, 1.0, hinted=False, whole_line=True),  # nothing but the bar that shows the time
)


@dataclass(frozen=True, slots=True)
class Known:
    """How well a point is known: its level of mastery, 0..4, and its predicted recall, 0..1."""

    level: int = 0
    recall: float = 0.0


NOTHING_KNOWN: Mapping[str, Known] = MappingProxyType({})


def find_blanks(lyrics: Lyrics, lessons: Sequence[Lesson | None]) -> tuple[Blank, ...]:
    """Every place that could be hidden, in song order.

    Of two keywords that overlap, the longer one is taken, or the earlier of equal ones.
    """
    blanks: list[Blank] = []
    for index, (line, lesson) in enumerate(zip(lyrics.lines, lessons, strict=True)):
        chosen: list[Keyword] = []
        by_length = sorted(lesson.keywords, key=_longest_first) if lesson else []
        for keyword in by_length:
            if all(keyword.last <= k.first or k.last <= keyword.first for k in chosen):
                chosen.append(keyword)
        chosen.sort(key=lambda keyword: keyword.first)
        blanks += [_blank(index, line, keyword) for keyword in chosen]
    return tuple(blanks)


def choose_blanks(
    blanks: Sequence[Blank],
    share: float,
    *,
    seed: int,
    strengths: Mapping[int, tuple[int, int]] | None = None,
) -> tuple[Blank, ...]:
    """``share`` (0..1) of the blanks, at least one if any, in song order.

    The same seed always gives the same choice, and a larger share keeps what a smaller one hid.
    ``strengths`` says by line how well it is known: the lower go first, chance decides among equal
    ones.
    """
    known = strengths or {}
    count = min(len(blanks), math.floor(len(blanks) * share + 0.5))
    if share > 0 and blanks:
        count = max(1, count)
    ranked = sorted(range(len(blanks)), key=lambda index: _lot(blanks[index], known, seed))
    return tuple(blanks[index] for index in sorted(ranked[:count]))


def blanks_of_level(
    level: Level,
    lyrics: Lyrics,
    lessons: Sequence[Lesson | None],
    *,
    seed: int,
    known: Mapping[str, Known] = NOTHING_KNOWN,
) -> tuple[Blank, ...]:
    """What is hidden at a level: some keywords, or every line as a whole.

    Of the keywords those of the weakest points (``known``, by point id) go first.
    """
    if level.whole_line:
        return tuple(
            _blank(index, line, Keyword(line.text, (line.text,), 0, len(line.text)))
            for index, line in enumerate(lyrics.lines)
            if line.text
        )
    strengths = {index: _strength(lesson, known) for index, lesson in enumerate(lessons)}
    blanks = find_blanks(lyrics, lessons)
    return choose_blanks(blanks, level.share, seed=seed, strengths=strengths)


def is_hit(blank: Blank, pressed_position: float) -> bool:
    """Whether 「歌えた」 then (song seconds) counts: its line has begun, it is not yet revealed."""
    return blank.line_start <= pressed_position < blank.revealed_at


def suggested_level(level: int, hits: int, count: int) -> int:
    """The number of the level to suggest after ``hits`` of ``count`` blanks were sung.

    One up from 90 %, one down below 60 %, otherwise the same; always one of ``LEVELS``.
    """
    step = 0
    if count > 0:
        percent = 100 * hits / count
        step = int(percent >= LEVEL_UP_PERCENT) - int(percent < LEVEL_DOWN_PERCENT)
    return min(LEVELS[-1].number, max(LEVELS[0].number, level + step))


def reading_of(line: LyricLine, first: int, last: int) -> str:
    """The characters ``first`` to ``last`` as they are read; a reading that is cut is left out."""
    readings = {f.first: f for f in line.furigana if first <= f.first and f.last <= last}
    words: list[str] = []
    index = first
    while index < last:
        if index in readings:
            words.append(readings[index].reading)
            index = readings[index].last
        else:
            words.append(line.text[index])
            index += 1
    return "".join(words)


def first_kana(line: LyricLine, blank: Blank) -> str:
    """The first mora of a blank's reading: the hint."""
    morae = split_morae(reading_of(line, blank.first, blank.last))
    return morae[0] if morae else ""


def _blank(index: int, line: LyricLine, keyword: Keyword) -> Blank:
    first, last = keyword.first, keyword.last
    readings = {
        f.first: (f.last, f.reading) for f in line.furigana if first <= f.first and f.last <= last
    }
    weight = sum(piece.weight for piece in weighted_pieces(line.text, first, last, readings))
    start, end = _sung_between(line, first, last)
    return Blank(index, first, last, keyword, max(1, round(weight)), start, end, line.start)


def _sung_between(line: LyricLine, first: int, last: int) -> tuple[float, float]:
    """The song seconds at which the characters ``first`` to ``last`` begin and end to be sung."""
    if not line.wipe:
        return line.start, line.end
    start = _reached(line, first)
    # A word says itself when it ends; the sung front only knows when the next one begins.
    ends = [w.end for w in line.words if w.first < last and w.first + len(w.text.rstrip()) == last]
    end = ends[-1] if ends else _reached(line, last)
    return start, max(start, end)


def _reached(line: LyricLine, place: float) -> float:
    """The last song second at which no more than ``place`` characters are sung."""
    points = line.wipe
    i = bisect_right(points, place, key=lambda point: point[1])
    if i in (0, len(points)):
        return points[min(i, len(points) - 1)][0]
    (t0, c0), (t1, c1) = points[i - 1], points[i]
    return t0 + (t1 - t0) * (place - c0) / (c1 - c0)


def _longest_first(keyword: Keyword) -> tuple[int, int]:
    return keyword.first - keyword.last, keyword.first


def _strength(lesson: Lesson | None, known: Mapping[str, Known]) -> tuple[int, int]:
    """How well a line's weakest point is known: its level, and its recall in tenths.

    No finer: two points that are known about as well take turns by chance, round by round.
    """
    if lesson is None or not lesson.points:
        return _TAUGHT_NOWHERE
    found = (known.get(point, Known()) for point in lesson.points)
    return min((each.level, math.floor(each.recall * 10)) for each in found)


def _lot(
    blank: Blank, strengths: Mapping[int, tuple[int, int]], seed: int
) -> tuple[tuple[int, int], int]:
    return strengths.get(blank.line, (0, 0)), _draw(blank, seed)


def _draw(blank: Blank, seed: int) -> int:
    """A lot for the blank that any Python on any machine draws alike."""
    return zlib.crc32(f"{seed}:{blank.line}:{blank.first}:{blank.last}".encode())
