"""Answers one question: how does the learner get to a point, whichever song teaches it?"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.explaining import teacher_of
from oboeuta_desktop.shelf import Shelf
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.ui.lesson_panel import LessonPanel
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.wishes import Wishes


class Guide(QObject):
    """Shows, compares and sings the lines that teach a point, in any song at hand.

    Signals:
        song_wanted: the Song that is to be put on stage; it stands there when the signal returns.
    """

    song_wanted = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        panel: LessonPanel,
        shelf: Shelf,
        transport: Transport,
        wishes: Wishes,
    ) -> None:
        super().__init__()
        self._window = window
        self._panel = panel
        self._shelf = shelf
        self._now_playing = shelf.now_playing
        self._transport = transport
        self._wishes = wishes
        self._loops = False
        self._stop = transport.stops.of("guide")

    def open_point(self, point: str) -> None:
        """Show a line that teaches ``point``, in this song or else in another one."""
        if self._bring_song(point) is not None:
            self._now_playing.select_point(point)

    def show_plot(self, point: str) -> None:
        """Show the line that teaches ``point``, with its plot."""
        self.open_point(point)
        self._window.show_panel(shown=True)

    def compare_point(self, point: str) -> None:
        """Put the line that teaches ``point`` beside the one that is explained."""
        found = teacher_of(point, self.songs())
        if found is not None:
            self._panel.show_comparison(found[1])

    def compare_points(self, point: str, other: str) -> None:
        """Put the lines that teach two points side by side."""
        self.show_plot(point)
        self.compare_point(other)

    def compare_line(self, index: int) -> None:
        """Put a line beside the one that is explained; without one, explain it."""
        song = self._now_playing.song
        lesson = song.lessons[index] if song is not None else None
        if lesson is None or self._panel.lesson is None:
            self._wishes.select_line(index)
        else:
            self._panel.show_comparison(lesson)

    def explain_line(self, song_id: str, line: int) -> None:
        """Explain a line of any song at hand, with its plot."""
        if self._bring(song_id):
            self._now_playing.select_line(line)
            self._window.lyrics.reveal(line)
            self._window.show_panel(shown=True)

    def loop_line(self, song_id: str, line: int) -> None:
        """Sing a line of any song at hand over and over."""
        if self._bring(song_id):
            self._hear(line, loops=True)

    def hear_point(self, point: str, loops: bool) -> None:
        """Sing the first line that teaches ``point``, once or over and over."""
        line = self._bring_song(point)
        if line is not None:
            self._hear(line, loops=loops)

    def _hear(self, line: int, *, loops: bool) -> None:
        start, end = self._now_playing.line_range(line, line)
        self._loops = loops
        self._stop.take_over()
        if loops:
            self._stop.at(None)
            self._wishes.loop_lines(line, line)
        else:
            self._transport.set_loop(None)
            self._stop.at(end)
        self._transport.seek(start)
        self._transport.play()

    def fall_silent(self) -> None:
        """A line that was asked for in between is over."""
        self._transport.pause()
        self._stop.give_back()
        if self._loops:
            self._loops = False
            self._transport.set_loop(None)

    def songs(self) -> list[Song | BrokenSong]:
        """Every song, the one on stage first."""
        current = self._now_playing.song
        return [*([current] if current is not None else []), *self._shelf.entries]

    def _bring_song(self, point: str) -> int | None:
        """Put a song on stage that teaches ``point``; the first line that does, None for none."""
        found = teacher_of(point, self.songs())
        if found is None:
            return None
        song, lesson = found
        self._bring(song.song_id)
        return song.lessons.index(lesson)

    def _bring(self, song_id: str) -> bool:
        """Put a song on stage by its id; whether it stands there."""
        current = self._now_playing.song
        if current is not None and current.song_id == song_id:
            return True
        for song in self.songs():
            if isinstance(song, Song) and song.song_id == song_id:
                self.song_wanted.emit(song)
                return True
        return False
