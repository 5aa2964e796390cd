"""Answers one question: when must the lyrics view repaint, and how much of it?

The wipe repaints only the strip between its old and its new front. A 16 ms timer runs only while
the view scrolls or a line changes its size; when all is still, pictures for the next line are built
one by one in idle time.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from oboeuta_desktop.ui.lyrics_gaze import Gaze
from oboeuta_desktop.ui.lyrics_page import SIDE, Page
from oboeuta_desktop.ui.lyrics_painter import LyricsPainter
from oboeuta_desktop.ui.lyrics_pictures import Ink, PictureKey, Pictures
from oboeuta_desktop.ui.lyrics_stage import Stage, interlude_count

TICK_MS = 16
RESUME_MS = 4000
"""After the last scrolling by the learner, until the view follows the song again."""

_LONGEST_STEP = 0.05  # seconds; a late tick must not throw the page forward
_STILL = 0.1  # seconds; opening the sound may round the position
_ROWS_AHEAD = 8  # of a very long next line


class LyricsMotion(QObject):
    """Timers and dirty rectangles of a lyrics view.

    Signals: ``following_changed(following)`` whether the view follows the song; ``moved()`` other
    lines may be under the mouse now.
    """

    following_changed = Signal(bool)
    moved = Signal()

    def __init__(
        self, view: QWidget, page: Page, stage: Stage, pictures: Pictures, painter: LyricsPainter
    ) -> None:
        super().__init__(view)
        self._view = view
        self._page = page
        self._stage = stage
        self._pictures = pictures
        self._painter = painter
        self._gaze = Gaze(page, stage)
        self.every_frame = False
        self._front: tuple[int, int] | None = None
        self._right = 0.0
        self._count: object = None
        self._held = False
        self._chosen: tuple[int, float] | None = None  # a line brought into view, and when
        self._clock = QElapsedTimer()
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._resume = QTimer(self)
        self._resume.setSingleShot(True)
        self._resume.setInterval(RESUME_MS)
        self._resume.timeout.connect(self._on_resume)
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._on_idle)

    @property
    def moving(self) -> bool:
        """Whether the view or a line's size is under way."""
        return self._gaze.moving

    @property
    def waking(self) -> bool:
        """Whether any timer runs."""
        return self._tick.isActive() or self._resume.isActive() or self._idle.isActive()

    def set_reduced(self, *, reduced: bool) -> None:
        """Jump instead of gliding."""
        self._gaze.reduced_motion = reduced
        if reduced:
            self._gaze.finish()
            self._view.update()

    # the song moves on

    def show_position(self) -> None:
        """The stage has another position: repaint what that changes."""
        stage = self._stage
        if self._chosen is not None and abs(stage.position - self._chosen[1]) > _STILL:
            self._chosen = None  # the song has moved on: go back to it as after any browsing
            self._resume.start()
        if stage.interlude is not None:
            self._show_count()
        line = stage.cursor.line
        if line is None or self._gaze.moving:
            return  # while something moves, every tick repaints the whole view
        front, before = self._painter.front(), self._front
        self._front = front
        # A trace wants every frame, also one that looks like the one before.
        if before is not None and (front != before or self.every_frame):
            self._show_front(line, front, before)

    def _show_front(self, line: int, front: tuple[int, int], before: tuple[int, int]) -> None:
        """The sung part of the current line reaches another place."""
        if front[0] == before[0]:
            low, high = sorted((front[1], before[1]))
            self._view.update(self._painter.strip(line, front[0], low, high))
            return
        for row in range(min(front[0], before[0]), max(front[0], before[0]) + 1):
            self._view.update(self._painter.strip(line, row, 0, self._painter.full(line, row)))
        if self._stage.following:
            self._gaze.follow(front[0])
            self._wake()
            self._update_column()  # with reduced motion the page is there already

    def _show_count(self) -> None:
        interlude = self._stage.interlude
        count = None if interlude is None else interlude_count(interlude, self._stage.position)
        if count != self._count:
            self._count = count
            self._view.update(self._painter.signs.interlude_rect().toAlignedRect())

    def go(self) -> None:
        """Something has changed where lines belong: move there, unless the learner is elsewhere."""
        self._front = None
        if self._stage.following:
            self._gaze.follow(max(0, self._painter.front()[0]))
        else:
            self._gaze.settle()
        if self._gaze.reduced_motion or not self._view.isVisible():
            self._gaze.finish()
        self._wake()
        self._update_column()

    def refit(self, offset: float | None) -> None:
        """The page was set anew: stand where the song is, or with the anchor line ``offset`` below
        the top.
        """
        self._front = None
        if self._stage.following or offset is None:
            self._gaze.rest()
        else:
            self._gaze.rest_below(offset)
            if self._chosen is not None and self._gaze.reveal(self._chosen[0]):
                self._gaze.finish()
        self._wake()
        self._view.update()

    def painted(self, dirty: QRect) -> None:
        """A frame is on the screen: the next strip starts from it, and it may reach further."""
        if self._front is None:
            self._front = self._painter.front()
        reach = dirty.x() + dirty.width()
        if reach > math.ceil(self._right):  # seldom: most of what is painted lies in the column
            self._right = max(self._right, min(reach, self._painter.right_edge()))

    def forget_front(self) -> None:
        """The pictures have changed: nothing on the screen is worth keeping."""
        self._front = None

    # the learner moves

    def browse(self, distance: float, *, smoothly: bool) -> None:
        """Scroll by ``distance`` px; following rests until RESUME_MS after the last such call."""
        if not self._page.lines:
            return
        self._chosen = None
        self._pause_following()
        self._gaze.browse(distance, smoothly=smoothly)
        self._wake()
        self._view.update()
        self.moved.emit()

    def reveal(self, line: int) -> None:
        """Bring a line into view if it is not; that is browsing too, but one that lasts as long as
        the song stands still: somebody reads about that line.
        """
        if line < len(self._page.lines) and self._gaze.reveal(line):
            self._pause_following()
            self._resume.stop()
            self._chosen = line, self._stage.position
            self._wake()
            self._view.update()

    def hold(self, *, held: bool) -> None:
        """While a finger holds the page, following does not come back by itself."""
        self._held = held

    def follow(self) -> None:
        """Go back to the song."""
        self.attend()
        self.go()

    def attend(self) -> None:
        """Follow the song from its next move on."""
        self._resume.stop()
        self._chosen = None
        if not self._stage.following:
            self._stage.following = True
            self.update_pill()
            self.following_changed.emit(True)

    def _pause_following(self) -> None:
        self._resume.start()
        if self._stage.following:
            self._stage.following = False
            self.update_pill()
            self.following_changed.emit(False)

    def _on_resume(self) -> None:
        if self._held:
            self._resume.start()
        else:
            self.follow()

    # repainting

    def update_ground(self, line: int | None) -> None:
        """Repaint a line with its ground and margin."""
        # a line that was never laid out is not in view
        if line is not None and line < len(self._page.lines) and self._page.is_laid_out(line):
            rect = self._painter.signs.ground(line).toAlignedRect()
            play = self._painter.signs.play_rect(line).toAlignedRect()
            self._view.update(rect.united(play).adjusted(-3, -3, 3, 3))

    def update_pill(self) -> None:
        """Repaint the button back to the song."""
        rect: QRect = self._painter.signs.pill_rect().toAlignedRect()
        self._view.update(rect.adjusted(-4, -4, 4, 8))

    def _wake(self) -> None:
        if self._gaze.moving:
            self._idle.stop()
            if not self._tick.isActive():
                self._clock.start()
                self._tick.start()
        elif not self._tick.isActive():
            self._idle.start()

    def _on_tick(self) -> None:
        seconds = min(_LONGEST_STEP, self._clock.nsecsElapsed() / 1e9)
        self._clock.start()
        if not self.step(seconds):
            self._tick.stop()
            self._idle.start()

    def step(self, seconds: float) -> bool:
        """Move on by ``seconds``; whether there is more to move."""
        if self._gaze.step(seconds):
            self._front = None
            self._update_column()
            self.moved.emit()
        return self._gaze.moving

    def _update_column(self) -> None:
        """Repaint where lines are or just were: on a wide screen much less than the whole view."""
        right = self._painter.right_edge()
        reach = max(right, self._right)
        self._right = right
        if not self._stage.following:
            self.update_pill()  # its arrow may turn
        left = self._page.left - SIDE - 1
        self._view.update(QRect(int(left), 0, math.ceil(reach - left), self._view.height()))

    # ahead of time

    def lay_out(self, line: int) -> None:
        """Have a line laid out that may be out of sight; what is in view stays where it is."""
        self._page.line(line)
        if self._page.shift:
            self._gaze.settle()

    def build_ahead(self) -> bool:
        """Build one picture the next change of line will need; False when all are there."""
        wanted = self._wanted()
        if self._page.shift:
            self._gaze.settle()
        for key in wanted:
            if not self._pictures.has(key):
                marks = self._stage.blanks.get(key.line, ())
                self._pictures.picture(self._page, key, marks)
                return True
        return False

    def _on_idle(self) -> None:
        if not (self._view.isVisible() and self.build_ahead()):
            self._idle.stop()

    def _wanted(self) -> list[PictureKey]:
        page, stage = self._page, self._stage
        if not page.lines:
            return []
        line = stage.cursor.line
        if line is None:
            following = 0 if stage.interlude is None else stage.interlude.next_line
        else:
            following = line + 1
        keys: list[PictureKey] = []
        if following < len(page.lines):
            keys += self._keys(following, ("plain", "sung"), large=True)
        if line is not None:
            keys += self._keys(line, ("dim",), large=True) + self._keys(line, ("dim",), large=False)
        below = page.first_at(stage.scroll + page.view_height) + 1
        for entering in range(below, min(below + 2, len(page.lines))):
            keys += self._keys(entering, ("dim",), large=False)
        return keys

    def _keys(self, line: int, inks: tuple[Ink, ...], *, large: bool) -> list[PictureKey]:
        rows = self._page.line(line).rows
        count = min(len(rows), _ROWS_AHEAD)
        return [
            PictureKey(line, k, ink, large)
            for k in range(count)
            for ink in inks
            if not (ink == "sung" and rows[k].is_sub)
        ]
