"""Answers one question: how does the learner's progress come up, and stay true while it is seen?"""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.studying import Studying
from oboeuta_desktop.ui.library_view import LibraryView
from oboeuta_desktop.ui.study.progress_figures import progress_of, song_studies
from oboeuta_desktop.ui.study.progress_page import ProgressPage

PAGE = "progress"
"""The name of the page."""


class Progressing(QObject):
    """Opens the page of progress, and keeps it and the library's marks as the answers have them.

    Signals:
        line_loop_wished: id of a song and a line's index: it is to be sung over and over.
        line_explained: id of a song and a line's index: its explanation and plot are wanted.
        line_wished: id of a point, and whether its line is to be heard over and over.
        plot_wished: id of a point whose explanation and plot are wanted.
        comparison_wished: ids of two points that are to stand side by side.
        begin_wished: the mode that is to begin.
    """

    line_loop_wished = Signal(str, int)
    line_explained = Signal(str, int)
    line_wished = Signal(str, bool)
    plot_wished = Signal(str)
    comparison_wished = Signal(str, str)
    begin_wished = Signal(str)

    def __init__(self, studying: Studying, library: LibraryView) -> None:
        """Make the part; its page comes when it is first wanted.

        Args:
            studying: whose page and desk are used.
            library: shows how far the learner has come with each song.
        """
        super().__init__()
        self._studying = studying
        self._library = library
        studying.desk.changed.connect(self.refresh)

    def open(self) -> None:
        """Open the page with fresh figures."""
        if not self._studying.desk.is_open:
            return
        page = self.page
        self._show()
        self._studying.page.turn_to(PAGE)
        page.take_focus()

    def refresh(self) -> None:
        """Answers or songs are other ones: show what has become of it, where it is seen."""
        studying = self._studying
        if not studying.desk.is_open:
            return
        songs = studying.songs()
        self._library.set_study(song_studies(studying.desk, studying.teaching(), songs))
        if "page" in self.__dict__ and studying.page.shown == PAGE:
            self._show()

    @cached_property
    def page(self) -> ProgressPage:
        """The page, made when it is first wanted."""
        page = ProgressPage(self._studying.page.theme)
        page.line_loop_wished.connect(self.line_loop_wished)
        page.line_explained.connect(self.line_explained)
        page.line_wished.connect(self.line_wished)
        page.plot_wished.connect(self.plot_wished)
        page.comparison_wished.connect(self.comparison_wished)
        page.begin_wished.connect(self.begin_wished)
        page.closed.connect(self._studying.show_start)
        self._studying.page.add_page(PAGE, page)
        return page

    def _show(self) -> None:
        studying = self._studying
        self.page.show_progress(progress_of(studying.desk, studying.teaching(), studying.songs()))
