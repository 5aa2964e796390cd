"""Answers one question: which song is on stage, where is it, and which line is being explained?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.core.lyrics import LyricLine
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.timeline import Cursor, Interlude, Timeline

_SECTION_SLACK = 0.01  # seconds: a jump to a section's start must not name the one before


@dataclass(frozen=True, slots=True)
class Explained:
    """The line whose lesson is shown: its index, its lesson, and its place among the lines that
    have one.
    """

    line: int
    lesson: Lesson
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the song we are: the section's name or "", the line being sung or None, of how
    many.
    """

    section: str = ""
    line: int | None = None
    count: int = 0


class NowPlaying(QObject):
    """Owns the song on stage, the cursor, the selected line and the explained line.

    Signals:
        song_changed: the Song.
        cursor_changed: the Cursor.
        place_changed: the Place.
        interlude_changed: an Interlude or None.
        selected_changed: a line index or None.
        explained_changed: an Explained or None.
        follows_changed: whether the panel follows the song.
        sung_share_changed: 0..1 of the explained line while it is being sung and followed, else
        None. offset_changed: seconds by which the learner shows this song's lyrics earlier.
    """

    song_changed = Signal(object)
    cursor_changed = Signal(object)
    place_changed = Signal(object)
    interlude_changed = Signal(object)
    selected_changed = Signal(object)
    explained_changed = Signal(object)
    follows_changed = Signal(bool)
    sung_share_changed = Signal(object)
    offset_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._song: Song | None = None
        self._timeline: Timeline | None = None
        self._cursor = Cursor()
        self._interlude: Interlude | None = None
        self._selected: int | None = None
        self._explained: Explained | None = None
        self._follows = False
        self._sung_share: float | None = None
        self._offset = 0.0
        self._lyric_position = 0.0
        self._section_starts: list[float] = []
        self._place = Place()
        self._place_key: tuple[int, int | None] | None = None

    @property
    def song(self) -> Song | None:
        """The song on stage."""
        return self._song

    @property
    def cursor(self) -> Cursor:
        """Where in the lyrics the song is."""
        return self._cursor

    @property
    def selected(self) -> int | None:
        """The line the learner has selected."""
        return self._selected

    @property
    def explained(self) -> Explained | None:
        """The line whose lesson is shown."""
        return self._explained

    @property
    def follows(self) -> bool:
        """Whether the panel follows the song."""
        return self._follows

    @property
    def offset(self) -> float:
        """Seconds by which the learner shows this song's lyrics earlier (negative: later)."""
        return self._offset

    @property
    def place(self) -> Place:
        """Where in the song we are, in words."""
        return self._place

    @property
    def lyric_position(self) -> float:
        """The last position in lyric time: song seconds plus the learner's offset."""
        return self._lyric_position

    def open(self, song: Song, *, offset: float = 0.0) -> None:
        """Put ``song`` on stage with nothing selected."""
        self._song = song
        self._timeline = Timeline(song.lyrics)
        self._section_starts = [section.start for section in song.sections]
        self._place_key = None
        self._offset = offset
        self._cursor = Cursor()
        self._interlude = None
        self.song_changed.emit(song)
        self.cursor_changed.emit(self._cursor)
        self.interlude_changed.emit(None)
        self.offset_changed.emit(offset)
        self.select_line(None)
        self._explain(None)

    def set_offset(self, offset: float) -> None:
        """Show the lyrics ``offset`` seconds earlier than the file says (at most 3 s)."""
        offset = round(max(-3.0, min(3.0, offset)), 3)
        if offset != self._offset:
            self._offset = offset
            self.offset_changed.emit(offset)

    def line_start(self, index: int) -> float:
        """The song second at which line ``index`` begins, the learner's offset included."""
        return max(0.0, self._line(index).start - self._offset)

    def line_range(self, first: int, last: int) -> tuple[float, float]:
        """Song seconds from the start of one line to the end of another (in either order)."""
        low, high = min(first, last), max(first, last)
        return self.line_start(low), max(0.0, self._line(high).end - self._offset)

    def set_position(self, position: float) -> None:
        """Move to ``position`` song seconds."""
        if self._timeline is None:
            return
        self._lyric_position = position + self._offset
        cursor = self._timeline.cursor_at(self._lyric_position)
        interlude = self._timeline.interlude_at(self._lyric_position)
        if interlude != self._interlude:
            self._interlude = interlude
            self.interlude_changed.emit(interlude)
        if cursor != self._cursor:
            line_changed = cursor.line != self._cursor.line
            self._cursor = cursor
            self.cursor_changed.emit(cursor)
            if line_changed and self._follows:
                self._explain_current()
        self._announce_share()
        self._announce_place()

    def select_line(self, index: int | None) -> None:
        """Select a line (None: none) and show its lesson when it has one."""
        if index != self._selected:
            self._selected = index
            self.selected_changed.emit(index)
        if index is not None:
            self._explain(index)

    def step_lesson(self, step: int) -> None:
        """Select the next (1) or previous (-1) line that has a lesson."""
        lines = self._lesson_lines()
        if not lines:
            return
        here = self._explained.line if self._explained else -1
        place = lines.index(here) + step if here in lines else 0
        self.select_line(lines[max(0, min(len(lines) - 1, place))])

    def select_point(self, point: str) -> None:
        """Select the first line that teaches a point of the curriculum; nothing when none does."""
        if self._song is None:
            return
        for index, lesson in enumerate(self._song.lessons):
            if lesson is not None and point in lesson.points:
                self.select_line(index)
                return

    def close_lesson(self) -> None:
        """Explain nothing."""
        self.select_line(None)
        self._explain(None)

    def set_follows(self, follows: bool) -> None:
        """Let the panel show each line's lesson as it is sung, or stay on the selected line."""
        if follows == self._follows:
            return
        self._follows = follows
        self.follows_changed.emit(follows)
        if follows:
            self._explain_current()
        self._announce_share()

    def _line(self, index: int) -> LyricLine:
        assert self._song is not None
        return self._song.lyrics.lines[index]

    def _lesson_lines(self) -> list[int]:
        if self._song is None:
            return []
        return [index for index, lesson in enumerate(self._song.lessons) if lesson is not None]

    def _explain_current(self) -> None:
        """The line being sung, if it has a lesson; else the panel stays as it is."""
        line = self._cursor.line
        if line is not None and self._song is not None and self._song.lessons[line] is not None:
            self._explain(line)

    def _explain(self, index: int | None) -> None:
        lesson = self._song.lessons[index] if self._song and index is not None else None
        explained = None
        if index is not None and lesson is not None:
            lines = self._lesson_lines()
            explained = Explained(index, lesson, lines.index(index) + 1, len(lines))
        if explained != self._explained:
            self._explained = explained
            self.explained_changed.emit(explained)

    def _announce_place(self) -> None:
        section = bisect_right(self._section_starts, self._lyric_position + _SECTION_SLACK) - 1
        place = (section, self._cursor.line)
        if place != self._place_key and self._song is not None:
            self._place_key = place
            name = self._song.sections[section].name if section >= 0 else ""
            count = len(self._song.lyrics.lines)
            self._place = Place(name, self._cursor.line, count)
            self.place_changed.emit(self._place)

    def _announce_share(self) -> None:
        share = None
        explained = self._explained
        if explained is not None and self._cursor.line == explained.line:
            share = sung_share(self._line(explained.line), self._lyric_position)
        if share != self._sung_share:
            self._sung_share = share
            self.sung_share_changed.emit(share)


def sung_share(line: LyricLine, position: float) -> float:
    """How much of ``line`` is sung at ``position`` lyric seconds, 0..1: by wipe, else by time."""
    if line.is_word_timed:
        return line.sung_characters(position) / len(line.text)
    return max(0.0, min(1.0, (position - line.start) / (line.end - line.start)))
