"""Answers one question: what can be studied now, and how does the learner get there?

The page is made when it is first opened; the desk reads its file in the background before that, so
that the rail can say how much is due.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal

from oboeuta_desktop.asking import Asking
from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.scheduling import deadline
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.teaching import Teaching, teaching_of
from oboeuta_desktop.ui.detail_text import PointDetails
from oboeuta_desktop.ui.error_text import error_text
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.rail import Rail
from oboeuta_desktop.ui.study.offers import badge_count, menu_of
from oboeuta_desktop.ui.study.study_page import StudyPage

_LOOK_AGAIN_MS = 60_000

Songs = Callable[[], list[Song | BrokenSong]]
"""Gives every song at hand, the one on stage first."""


class Studying(QObject):
    """Opens the study page with its menu, begins rounds and keeps the rail's number.

    Signals:
        shown: the page has opened; the song is to pause.
        quieted: another question is asked, or the page left; a line that is still heard is to stop.
        line_wished: id of a point, and whether its line is to be heard over and over.
        plot_wished: id of a point.
        library_wished: another song is to be chosen.
        drill_wished, progress_wished, records_wished: another part of studying is to be opened.
        failed: an ``OboeutaError``.
    """

    shown = Signal()
    quieted = Signal()
    line_wished = Signal(str, bool)
    plot_wished = Signal(str)
    library_wished = Signal()
    drill_wished = Signal()
    progress_wished = Signal()
    records_wished = Signal()
    failed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        rail: Rail,
        desk: Desk,
        songs: Songs,
        details_of: Callable[[str], PointDetails | None],
    ) -> None:
        super().__init__()
        self._window = window
        self._rail = rail
        self._details_of = details_of
        self._text_scale = 1.0
        self._reduced_motion = False
        self._problem: OboeutaError | None = None
        self.songs = songs
        self.desk = desk
        desk.failed.connect(self._desk_failed)
        desk.changed.connect(self._desk_changed)
        self._later = QTimer(self)
        self._later.setInterval(_LOOK_AGAIN_MS)
        self._later.timeout.connect(self.refresh)

    def open(self) -> None:
        """Let the desk read what there is."""
        self.desk.open()
        self._later.start()

    def close(self) -> None:
        """Wait for what is being written."""
        self._later.stop()
        if "asking" in self.__dict__:
            self.asking.end_quietly()
        self.desk.close()

    def toggle(self) -> None:
        """Open the page, or go back to the song."""
        if self._window.study_shown:
            self.leave()
        else:
            self.show_page()

    def show_page(self) -> None:
        """Open the page where the learner left it."""
        page = self.page
        self.shown.emit()
        self._window.show_study(shown=True)
        # Again: the first time a style sheet comes over labels it takes their first font for good.
        page.set_text_scale(self._text_scale)
        if page.shown == "start":
            self._show_menu()
        page.take_focus()

    def leave(self) -> None:
        """Go back to the song; a round that has begun waits."""
        self.quieted.emit()
        self._window.show_study(shown=False)
        self._window.lyrics.setFocus()

    def refresh(self) -> None:
        """Time has passed, or other songs are there: look what is due."""
        if not self.desk.is_open:
            return
        self._rail.set_due(badge_count(self.desk, self.teaching()))
        if "page" in self.__dict__ and self.page.shown == "start" and self._window.study_shown:
            self._show_menu()

    def set_look(self, text_scale: float, *, reduced_motion: bool) -> None:
        """Show letters ``text_scale`` times as large as designed, and what moves, or not."""
        self._text_scale, self._reduced_motion = text_scale, reduced_motion
        if "page" in self.__dict__:
            self.page.set_text_scale(text_scale)
            self.page.set_reduced_motion(reduced_motion)

    def begin(self, mode: Mode) -> None:
        """Begin a round, or open the drills; nothing when there is nothing to ask."""
        if mode == "D":
            self.drill_wished.emit()
        else:
            self.asking.begin(mode)

    def show_start(self) -> None:
        """Back to what there is to study."""
        self.quieted.emit()
        self.page.turn_to("start")
        self._show_menu()
        self.page.take_focus()

    def clear_the_stage(self) -> None:
        """A question stands alone: nothing is heard, no panel tells."""
        self.quieted.emit()
        self._window.show_panel(shown=False)

    def teaching(self) -> Teaching:
        """What the songs at hand teach."""
        return teaching_of(self.songs(), self.desk.material.curriculum)

    @cached_property
    def page(self) -> StudyPage:
        """The page, made when it is first wanted."""
        page = StudyPage(self._window.theme)
        page.set_text_scale(self._text_scale)
        page.set_reduced_motion(self._reduced_motion)
        self._window.set_study(page)
        page.closed.connect(self.leave)
        page.start.begun.connect(self.begin)
        page.start.library_wished.connect(self.library_wished)
        page.start.exam_chosen.connect(self._set_exam)
        page.start.progress_wished.connect(self.progress_wished)
        page.start.records_wished.connect(self.records_wished)
        page.result.menu_wished.connect(self.show_start)
        return page

    @cached_property
    def asking(self) -> Asking:
        """Runs the rounds, from the first one on."""
        asking = Asking(self.page, self.desk, self.teaching, self._details_of, parent=self)
        asking.asked.connect(self.clear_the_stage)
        asking.ended.connect(self.show_start)
        asking.line_wished.connect(self.line_wished)
        asking.plot_wished.connect(self.plot_wished)
        return asking

    def _show_menu(self) -> None:
        start = self.page.start
        if self.desk.is_open:
            start.show_menu(menu_of(self.desk, self.teaching()))
        elif self._problem is not None:
            start.show_note(error_text(self._problem))
        else:
            start.show_note(self.tr("学習記録を読んでいます…"))

    def _set_exam(self, day: date | None) -> None:
        self.desk.set_exam(None if day is None else deadline.exam_on(day))

    def _desk_changed(self) -> None:
        self.refresh()
        if self._window.study_shown and not self.page.isAncestorOf(self._window.focusWidget()):
            self.page.take_focus()  # the cards have only now come up

    def _desk_failed(self, error: OboeutaError) -> None:
        self._problem = error
        self.failed.emit(error)
        if not self.desk.is_open and self._window.study_shown:
            self._show_menu()
