"""Answers one question: what happens when the learner wants something that concerns several
parts?
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.quiz import Quiz
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.ui.main_window import MainWindow

_JUMP = 5.0  # seconds per press of an arrow key
_RATE_STEP = 0.05
_OFFSET_STEP = 0.05
_LOOP_LEAD = 0.3  # seconds of run-up before a repeated line, where nothing else is sung


class Wishes(QObject):
    """Turns clicks and keys into calls on state."""

    def __init__(
        self,
        window: MainWindow,
        transport: Transport,
        now_playing: NowPlaying,
        quiz: Quiz,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self._window = window
        self._transport = transport
        self._now_playing = now_playing
        self._quiz = quiz
        self._preferences = preferences
        self._keys: dict[str, Callable[[], None]] = {
            "play": self.toggle_play,
            "back": lambda: transport.seek(transport.position - _JUMP),
            "forward": lambda: transport.seek(transport.position + _JUMP),
            "slower": lambda: self._step_rate(-_RATE_STEP),
            "faster": lambda: self._step_rate(_RATE_STEP),
            "earlier": lambda: self._step_offset(_OFFSET_STEP),
            "later": lambda: self._step_offset(-_OFFSET_STEP),
            "loop": lambda: self.set_line_loop(transport.loop is None),
            "furigana": lambda: self.set_furigana(not preferences.settings.furigana),
            "cloze": lambda: self.set_mode("sing" if quiz.active else "cloze"),
            "library": lambda: self.set_library_shown(not window.library_shown),
            "follow": lambda: self.set_follows(not now_playing.follows),
            "sung": self._sung,
            "full_screen": window.toggle_full_screen,
            "next_area": self._next_area,
            "escape": self._escape,
        }

    def press_key(self, meaning: str) -> None:
        """Do what a key of the window means."""
        self._keys[meaning]()

    def toggle_play(self) -> None:
        """Play, or pause."""
        self._transport.toggle()

    def select_line(self, index: int) -> None:
        """Show what a line means; a song that plays pauses for it when that is set."""
        self._now_playing.select_line(index)
        explained = self._now_playing.explained
        reads = explained is not None and explained.line == index
        if reads and self._preferences.settings.click_pauses and not self._now_playing.follows:
            self._transport.pause()

    def show_line(self, index: int) -> None:
        """Show what a line means that may be out of sight, and the line itself."""
        self.select_line(index)
        self._window.lyrics.reveal(index)

    def step_lesson(self, step: int) -> None:
        """Show the lesson before or after the one that is shown, and its line."""
        self._now_playing.step_lesson(step)
        selected = self._now_playing.selected
        if selected is not None:
            self._window.lyrics.reveal(selected)

    def jump_to_line(self, index: int) -> None:
        """Sing from a line on."""
        self._transport.seek(self._now_playing.line_start(index))
        self._window.lyrics.follow()
        self._transport.play()

    def step_line(self, step: int) -> None:
        """Go to the line before or after the one being sung."""
        song = self._now_playing.song
        if song is None or not song.lyrics.lines:
            return
        position = self._transport.position
        starts = [self._now_playing.line_start(k) for k in range(len(song.lyrics.lines))]
        if step > 0:
            ahead = [start for start in starts if start > position + 0.01]
            target = min(ahead, default=None)
        else:
            # In the first second of a line "previous" means the line before, later its own start.
            target = max((start for start in starts if start < position - 1.0), default=0.0)
        if target is not None:
            self._transport.seek(target)
            self._window.lyrics.follow()

    def set_line_loop(self, on: bool) -> None:
        """Repeat the line being sung or selected, or stop repeating."""
        line = self._now_playing.cursor.line
        if not self._transport.playing and self._now_playing.selected is not None:
            line = self._now_playing.selected
        if not on or line is None:
            self._transport.set_loop(None)
            return
        self.loop_lines(line, line)

    def loop_lines(self, first: int, last: int) -> None:
        """Repeat from one line to another, with a short run-up where there is room."""
        start, end = self._now_playing.line_range(first, last)
        song = self._now_playing.song
        before = min(first, last) - 1
        sung_before = 0.0
        if song is not None and before >= 0:
            sung_before = max(0.0, song.lyrics.lines[before].end - self._now_playing.offset)
        self._transport.set_loop((max(min(sung_before, start), start - _LOOP_LEAD), end))

    def loop_range(self, start: float, end: float) -> None:
        """Repeat between two song seconds."""
        self._transport.set_loop((start, end))

    def set_level(self, role: str, factor: float) -> None:
        """Set the level of a stem."""
        self._preferences.change(**{f"{role}_gain": factor})

    def set_furigana(self, shown: bool) -> None:
        """Show readings or not."""
        self._preferences.change(furigana=shown)

    def set_theme(self, choice: str) -> None:
        """Use "dark", "light" or the system's colours."""
        self._preferences.change(theme=choice)

    def set_library_shown(self, shown: bool) -> None:
        """Show the library or not."""
        self._preferences.change(library_shown=shown)
        self._window.set_library_shown(shown)

    def set_follows(self, follows: bool) -> None:
        """Let the panel follow the song or not."""
        self._preferences.change(follows=follows)
        self._now_playing.set_follows(follows)

    def set_cloze_level(self, level: int) -> None:
        """Play the gaps at another level."""
        self._preferences.change(cloze_level=level)
        self._quiz.set_level(level)

    def set_mode(self, mode: str) -> None:
        """Sing, read the lyrics only, or sing with gaps: what there is a song for."""
        if self._now_playing.song is None:
            mode = "sing"
        self._quiz.set_active(mode == "cloze")
        self._window.set_mode(mode)

    def close_panel(self) -> None:
        """Put the lesson away; a panel that followed stops following."""
        self.set_follows(False)
        self._now_playing.close_lesson()
        self._window.show_panel(shown=False)
        self._window.stage.setFocus()

    def remember_position(self) -> None:
        """Note where the song on stage is, for the next start."""
        song = self._now_playing.song
        if song is not None:
            position = round(max(0.0, self._transport.position), 3)
            self._preferences.change(last_song=song.song_id, last_position=position)

    def _sung(self) -> None:
        self._quiz.press()

    def _step_rate(self, step: float) -> None:
        if self._transport.can_stretch:
            self._transport.set_rate(round(self._transport.rate + step, 2))

    def _step_offset(self, step: float) -> None:
        song = self._now_playing.song
        if song is None:
            return
        self._now_playing.set_offset(self._now_playing.offset + step)
        offsets = dict(self._preferences.settings.song_offsets)
        offsets[song.song_id] = self._now_playing.offset
        self._preferences.change(song_offsets=offsets)

    def _next_area(self) -> None:
        """Move the focus lyrics -> panel -> transport."""
        shown = [area for area in self._window.areas if area.isVisible()]
        focus = QApplication.focusWidget()
        here = next((k for k, a in enumerate(shown) if focus and a.isAncestorOf(focus)), -1)
        if focus is self._window.lyrics:
            here = 0
        area = shown[(here + 1) % len(shown)]
        area.setFocus()
        if not area.hasFocus():
            area.focusNextChild()

    def _escape(self) -> None:
        """Leave what was entered last: full screen, gaps, the panel."""
        if self._window.leave_full_screen():
            return
        if self._window.mode in ("cloze", "write"):
            self.set_mode("sing")
        else:
            self.close_panel()
