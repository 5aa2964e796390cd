"""Answers one question: how do lessons get into the panel?"""

from __future__ import annotations

from PySide6.QtCore import QObject

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.state.now_playing import Explained
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.storage.settings import Settings
from oboeuta_desktop.ui.lesson_panel import LessonPanel
from oboeuta_desktop.ui.main_window import MainWindow


class Explaining(QObject):
    """Shows the explained line in the panel, and opens the panel for it."""

    def __init__(self, window: MainWindow, panel: LessonPanel, preferences: Preferences) -> None:
        super().__init__()
        self._window = window
        self._panel = panel
        self._preferences = preferences

    def show(self, explained: Explained | None) -> None:
        """Show a line's lesson; None empties the panel without closing it."""
        if explained is None:
            self._panel.show_lesson(None, index=0, count=0)
            return
        if not self._window.panel_shown:
            self._window.show_panel(shown=True)
        self._panel.show_lesson(explained.lesson, index=explained.number - 1, count=explained.count)

    def warm(self, song: Song) -> None:
        """Typeset a song's formulas before they are asked for."""
        self._panel.warm([lesson for lesson in song.lessons if lesson is not None])

    def apply_settings(self, settings: Settings) -> None:
        """The size of the letters and how much may move."""
        self._panel.set_text_scale(settings.text_scale)
        self._panel.set_reduced_motion(settings.reduced_motion)
