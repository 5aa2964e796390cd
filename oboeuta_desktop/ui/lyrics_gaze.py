"""Answers one question: which stretch of the page does the learner look at: where the song is, or
elsewhere?
"""

from __future__ import annotations

from oboeuta_desktop.ui.lyrics_page import EYE_LEVEL, Page
from oboeuta_desktop.ui.lyrics_scroll import SMALL, Spring
from oboeuta_desktop.ui.lyrics_stage import Stage

_FAR = 1.6  # view heights; a longer way is not travelled but cut short


class Gaze:
    """Moves the view over the page: follows the current line, or goes where the learner scrolls."""

    def __init__(self, page: Page, stage: Stage) -> None:
        self._page = page
        self._stage = stage
        self._spring = Spring()
        self.reduced_motion = False

    @property
    def moving(self) -> bool:
        """Whether the view or a line's size is under way."""
        return not (self._spring.resting and self._page.growth.resting)

    def step(self, seconds: float) -> bool:
        """Move on; whether anything moved."""
        page = self._page
        anchored = 0.0 if self._stage.following or not page.lines else page.top(page.anchor)
        grown = page.growth.step(seconds)
        if anchored:
            self._spring.shift(page.top(page.anchor) - anchored)
        moved = self._spring.step(seconds) or grown
        if moved:
            self.settle()
        return moved

    def finish(self) -> None:
        """Be where everything is going, at once."""
        self._page.growth.finish()
        self._spring.jump(self._spring.target)
        self.settle()

    def follow(self, row: int = 0) -> None:
        """Head for the current line; in a line taller than half the view, for its ``row``."""
        stage = self._stage
        if stage.cursor.line is None and stage.interlude is None:
            return
        self._page.anchor = self._line()
        self._head_for(self._followed_place(row))

    def rest(self) -> None:
        """Stand at the current line at once; without one, at the anchor."""
        page = self._page
        page.growth.finish()
        if page.lines:
            page.anchor = self._line()
            page.line(page.anchor)
        self._arrive(self._followed_place(0))

    def rest_below(self, offset: float) -> None:
        """Stand at once so that the anchor line's top is ``offset`` px below the view's."""
        page = self._page
        page.growth.finish()
        page.line(page.anchor)
        self._arrive(page.top(page.anchor) - offset)

    def _arrive(self, place: float) -> None:
        self._page.shift = 0.0
        self._spring.jump(place)
        self.settle()

    def browse(self, distance: float, *, smoothly: bool) -> None:
        """Move the view ``distance`` px down the page from where it is going."""
        place = min(max(self._spring.target + distance, self._first()), self._last())
        # The line that comes in at the top may be laid out only now; what is below it stays put.
        self._page.anchor = min(self._page.first_at(place) + 1, len(self._page.lines) - 1)
        if smoothly and not self.reduced_motion:
            self._spring.target = place
        else:
            self._spring.jump(place)
        self.settle()

    def reveal(self, line: int) -> bool:
        """Bring a whole line into view; whether the view must move for it."""
        page = self._page
        margin = page.em * 1.3
        height = page.line_height(line)  # first: laying it out may move it
        top = page.top(line) - self._spring.target
        lowest = max(margin, page.view_height - margin - height)
        if margin <= top <= lowest:
            return False
        way = top - (margin if top < margin else lowest)
        self.browse(way, smoothly=abs(way) <= page.view_height * _FAR)
        return True

    def settle(self) -> None:
        """Lay out all lines in view. What that moves above the anchor stays put on the screen."""
        page = self._page
        if not page.lines:
            self._stage.scroll = self._spring.place
            return
        for _ in range(4):
            line = page.first_at(self._spring.place)
            bottom = self._spring.place + page.view_height
            while line < len(page.lines) and page.top(line) < bottom:
                page.line(line)
                line += 1
            if page.shift == 0.0:
                break
            self._spring.shift(page.shift)
            page.shift = 0.0
        self._stage.scroll = self._spring.place

    def _line(self) -> int:
        """The line the song is at, or goes to."""
        stage, page = self._stage, self._page
        if stage.cursor.line is not None:
            return min(stage.cursor.line, max(0, len(page.lines) - 1))
        if stage.interlude is not None:
            return min(stage.interlude.next_line, max(0, len(page.lines) - 1))
        return page.anchor if page.anchor < len(page.lines) else 0

    def _followed_place(self, row: int) -> float:
        page, stage = self._page, self._stage
        if not page.lines:
            return 0.0
        line = self._line()
        layout = page.line(line)
        top = page.rest_top(line)
        if stage.cursor.line is None:
            open_slot = page.growth.slot_is_open
            middle = top - page.slot_height / 2 if open_slot else top + layout.height * SMALL / 2
        elif layout.height > page.view_height / 2:
            middle = top + layout.rows[row].top + layout.rows[row].height / 2
        else:
            middle = top + layout.height / 2
        return middle - page.view_height * EYE_LEVEL

    def _head_for(self, place: float) -> None:
        page = self._page
        if page.shift:
            self._spring.shift(page.shift)
            page.shift = 0.0
        way = place - self._spring.place
        far = page.view_height * _FAR
        if abs(way) > far:
            self._spring.jump(place - (far / 2 if way > 0 else -far / 2))
        self._spring.target = place
        if self.reduced_motion:
            page.growth.finish()
            self._spring.jump(place)
        self.settle()

    def _first(self) -> float:
        return -self._page.view_height * EYE_LEVEL

    def _last(self) -> float:
        return max(self._first(), self._page.height - self._page.view_height * 0.55)
