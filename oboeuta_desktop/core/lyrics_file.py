"""Answers one question: which lyrics does this file hold, in seconds of the song?"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

from oboeuta_desktop.core.errors import (
    FileTooLargeError,
    FileUnreadableError,
    LyricsUnusableError,
)
from oboeuta_desktop.core.lrc import BINARY, LrcFile, LrcLine, LrcRuby, parse_lrc
from oboeuta_desktop.core.lyrics import Furigana, LyricLine, Lyrics, LyricWord
from oboeuta_desktop.core.morae import split_morae

SIZE_LIMIT = 8 * 1024 * 1024
"""Bytes above which a file is no lyrics; the longest real ones have a few hundred kilobytes."""

_SHORTEST = 0.001  # seconds: what is left of a line that an offset moves before the song
_MOST_COMPARISONS = 1_000_000  # words times readings of one line; a real one has a few hundred


def read_lrc(path: Path) -> LrcFile:
    """The LRC file ``path``, which has something to show; ``lyrics_of`` makes lyrics of it.

    Raises:
        FileUnreadableError: the file cannot be read at all.
        FileTooLargeError: it is larger than ``SIZE_LIMIT``.
        LyricsUnusableError: there is nothing to show in it.
    """
    lrc = parse_lrc(read_limited(path))
    problem = _unusable(lrc)
    if problem:
        raise LyricsUnusableError(path, problem)
    return lrc


def read_limited(path: Path) -> bytes:
    """The bytes of ``path``; errors as for ``read_lrc``, but for ``LyricsUnusableError``."""
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
            if len(content) > SIZE_LIMIT:
                raise FileTooLargeError(path, path.stat().st_size, SIZE_LIMIT)
            return content
    except OSError as error:
        raise FileUnreadableError(path, error.strerror or str(error)) from error
    except ValueError as error:  # a NUL in the name
        raise FileUnreadableError(path, str(error)) from error


def _unusable(lrc: LrcFile) -> str:
    """Why nothing of ``lrc`` can be shown: "binary", "empty" or "no stamps"; "" if it can."""
    if lrc.lines:
        return ""
    if lrc.encoding == BINARY:
        return "binary"
    return "no stamps" if lrc.untimed else "empty"


def lyrics_of(lrc: LrcFile, offset: float = 0.0) -> Lyrics:
    """The lines of ``lrc`` in seconds with readings in place.

    The file's offset and ``offset`` (seconds) are subtracted; what would begin before the song
    begins with it. Starts never fall, every line ends after it starts and none of its words lasts
    longer than it.
    """
    readings = _Readings(lrc.rubies)
    lines: list[LyricLine] = []
    for line in lrc.lines:
        words = _words(line, lrc.offset_ms, offset)
        start = _seconds(line.start_ms, lrc.offset_ms, offset)
        end = max(_seconds(line.end_ms, lrc.offset_ms, offset), start + _SHORTEST)
        furigana = readings.of(line, words)
        lines.append(LyricLine(line.text, start, end, words, furigana, line.subs))
    return Lyrics(tuple(lines))


def _seconds(time: int, offset_ms: int, offset: float) -> float:
    # the milliseconds are subtracted as integers, so that no offset spoils a stamp's digits
    return max(0.0, (time - offset_ms) / 1000 - offset)


def _words(line: LrcLine, offset_ms: int, offset: float) -> tuple[LyricWord, ...]:
    words: list[LyricWord] = []
    first = 0
    for start, end, text in line.words:
        begins = _seconds(start, offset_ms, offset)
        words.append(LyricWord(text, first, begins, _seconds(end, offset_ms, offset)))
        first += len(text)
    return tuple(words)


class _Readings:
    """The readings of a file, to be found by the text that they are for."""

    def __init__(self, rubies: tuple[LrcRuby, ...]) -> None:
        self._by_base: dict[str, list[LrcRuby]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        for ruby in rubies:
            self._by_base[ruby.base].append(ruby)
            self._lengths[ruby.base[0]].add(len(ruby.base))
        for candidates in self._by_base.values():
            # one that is only for a part of the song is an exception from one that is for all of it
            candidates.sort(key=lambda ruby: ruby.from_ms is None and ruby.to_ms is None)

    def of(self, line: LrcLine, words: tuple[LyricWord, ...]) -> tuple[Furigana, ...]:
        """The readings of one line, from left to right; where several fit, the longest base."""
        if not self._by_base:
            return ()
        firsts = [word.first for word in words]
        found: list[Furigana] = []
        place = 0
        while place < len(line.text):
            word = bisect_right(firsts, place) - 1
            time = line.words[word].start_ms if words else line.start_ms
            ruby = self._ruby_at(line.text, place, time)
            if ruby is None:
                place += 1
                continue
            last = place + len(ruby.base)
            starts: tuple[float, ...] = ()
            if words and words[word].first == place:
                starts = _mora_starts(ruby, words[word].start, _end_of(words, word, last))
            found.append(Furigana(place, last, ruby.reading, starts))
            place = last
        return tuple(found) if len(words) * len(found) <= _MOST_COMPARISONS else ()

    def _ruby_at(self, text: str, place: int, time: int) -> LrcRuby | None:
        for length in sorted(self._lengths.get(text[place], ()), reverse=True):
            for ruby in self._by_base.get(text[place : place + length], ()):
                if (ruby.from_ms is None or ruby.from_ms <= time) and (
                    ruby.to_ms is None or time < ruby.to_ms
                ):
                    return ruby
        return None


def _end_of(words: tuple[LyricWord, ...], first_word: int, last: int) -> float:
    """When the word that holds the character before ``last`` ends."""
    end = words[first_word].end
    for word in words[first_word:]:
        if word.first >= last:
            break
        end = word.end
    return end


def _mora_starts(ruby: LrcRuby, start: float, end: float) -> tuple[float, ...]:
    """When each mora of a reading begins whose base is sung from ``start`` to ``end`` (seconds).

    Empty if the file stamps nothing inside the reading. Morae between two stamps share the time
    evenly.
    """
    if len(ruby.pieces) == 1:
        return ()
    starts: list[float] = []
    edges = [min(start + time / 1000, end) for time, _ in ruby.pieces] + [end]
    for (_, kana), begins, ends in zip(ruby.pieces, edges, edges[1:], strict=False):
        count = len(split_morae(kana))
        starts.extend(begins + (ends - begins) * k / count for k in range(count))
    return tuple(starts)
