"""Answers one question: which page of a lesson is open, and how does one get to the others?

Tabs, the way to the points before and after, whether the panel follows the song, and the way out:
in one row, or in two where the letters are too large for one.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.controls import IconButton, Segments, Text
from oboeuta_desktop.ui.lesson_parts import FollowSwitch
from oboeuta_desktop.ui.theme import Theme

_SIDE = 32
_BETWEEN = 2
_AROUND = 48
"""Pixels of the row that hold nothing."""


class LessonHeader(QWidget):
    """What stands above the pages of a lesson.

    Signals:
        page_chosen: the number of a tab.
        previous_requested, next_requested: another point of this song is wanted.
        following_toggled: whether the panel is to follow the song.
        closed: the panel is to go.
    """

    page_chosen = Signal(int)
    previous_requested = Signal()
    next_requested = Signal()
    following_toggled = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme, tabs: Sequence[tuple[str, str]]) -> None:
        """``tabs``: name and words of each page."""
        super().__init__()
        self.setObjectName("lesson_header")
        self._tabs = Segments(theme, "lesson_tabs", tabs)
        self._previous = IconButton(theme, "lesson_previous", "left", self.tr("前の要点"))
        self._next = IconButton(theme, "lesson_next", "right", self.tr("次の要点"))
        self._close = IconButton(theme, "lesson_close", "close", self.tr("解説を閉じる"))
        for button in (self._previous, self._next, self._close):
            button.set_side(_SIDE)
        self._position = Text(theme, "", pixels=12, weight=600, token="ink3")
        self._position.setObjectName("lesson_position")
        meaning = self.tr("歌っている行の解説を追う")
        self._follow = FollowSwitch(theme, "lesson_follow", self.tr("歌に合わせる"), meaning)
        self._lay_out()
        self._tabs.chosen.connect(self.page_chosen)
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._close.clicked.connect(self.closed)
        self._follow.clicked.connect(self.following_toggled)

    def show_place(self, index: int, count: int) -> None:
        """Show that this is the ``index``-th point (from 0) of ``count``; 0: that there is none."""
        words = self.tr("{n} / {count}").format(n=index + 1, count=count)
        self._position.setText(words if count else "")
        for part in (self._position, self._previous, self._next):
            part.setVisible(count > 0)
        first, last = self.tr("最初の要点です"), self.tr("最後の要点です")
        allow(self._previous, allowed=count > 0 and index > 0, why_not=first)
        allow(self._next, allowed=count > 0 and index + 1 < count, why_not=last)
        self._fold()

    def set_tabs_shown(self, *, shown: bool) -> None:
        """Offer the pages, or not: there is nothing to tell."""
        self._tabs.setVisible(shown)
        self._fold()

    def set_page(self, page: int) -> None:
        """Mark the page that is open."""
        self._tabs.set_chosen(page)

    def set_following(self, following: bool) -> None:
        """Show whether the panel follows the song."""
        self._follow.setChecked(following)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours, and letters of another size."""
        for part in (*self._steps, self._tabs, self._close):
            part.set_theme(theme)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another number of rows."""
        super().resizeEvent(event)
        self._fold()

    @property
    def _steps(self) -> tuple[IconButton | Text | FollowSwitch, ...]:
        return (self._previous, self._position, self._next, self._follow)

    def _lay_out(self) -> None:
        tabs, steps = QHBoxLayout(), QHBoxLayout()
        tabs.addWidget(self._tabs)
        tabs.addStretch(1)
        steps.setSpacing(_BETWEEN)
        for part in self._steps:
            steps.addWidget(part)
        steps.insertSpacing(3, 6)
        steps.addStretch(0)
        self._rows = QHBoxLayout()
        self._rows.setSpacing(4)
        self._rows.addLayout(tabs, 1)
        self._rows.addLayout(steps)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 14, 6)
        row.setSpacing(_BETWEEN)
        row.addLayout(self._rows, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def _fold(self) -> None:
        """Two rows where one is too narrow."""
        shown = [part for part in (self._tabs, *self._steps, self._close) if not part.isHidden()]
        wide = sum(part.sizeHint().width() + _BETWEEN for part in shown) + _AROUND
        direction = QBoxLayout.Direction
        self._rows.setDirection(
            direction.LeftToRight if wide <= self.width() else direction.TopToBottom
        )
