"""Answers one question: how do files from outside and pages over the window meet the program?

Reading ``_connect`` is reading what becomes of a dropped pack, a first start, a question mark.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from oboeuta_desktop.arriving import Arriving
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.delay_hint import DelayHint
from oboeuta_desktop.settings_page import SettingsPage
from oboeuta_desktop.shelf import Shelf
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.ui.lesson_panel import LessonPanel
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.welcoming import Welcoming


@dataclass(frozen=True, slots=True)
class House:
    """What is there already when guests come."""

    window: MainWindow
    panel: LessonPanel
    shelf: Shelf
    transport: Transport
    preferences: Preferences
    messages: Messages
    settings_page: SettingsPage


class Guests(QObject):
    """Songs that arrive, and the pages that help.

    Signals:
        song_wanted: the Song that has arrived.
    """

    song_wanted = Signal(object)

    def __init__(self, house: House, find_song: Callable[[str], Song], books: Path) -> None:
        """Make the parts.

        Args:
            house: everything around.
            find_song: gives the song for a path or an id; called on a worker.
            books: the folder with the help in each language.
        """
        super().__init__()
        self._house = house
        self._arriving = Arriving(find_song)
        self._hint = DelayHint(house.window, house.preferences, house.transport)
        self.welcoming = Welcoming(house.window, house.preferences, books)
        self._connect()

    def open_all(self, names: Sequence[str]) -> None:
        """Somebody outside asked for songs, or only for the window: be seen, open the last one."""
        window = self._house.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.raise_()
        window.activateWindow()
        self._arriving.open_all(names)

    def close(self) -> None:
        """Wait for what is being unpacked."""
        self._arriving.close()

    def _connect(self) -> None:
        house, arriving, welcoming = self._house, self._arriving, self.welcoming
        house.window.folder_dropped.connect(arriving.drop)
        arriving.folder_wanted.connect(house.shelf.add_folder)
        arriving.settled.connect(house.shelf.scan)
        arriving.failed.connect(house.messages.post)
        arriving.song_wanted.connect(self._open)
        house.window.keys_requested.connect(welcoming.open_keys)
        house.panel.authoring_wished.connect(partial(welcoming.open_help, "songs"))
        house.settings_page.help_wished.connect(welcoming.open_help)
        welcoming.begun.connect(house.transport.play)
        welcoming.failed.connect(house.messages.post)
        self._hint.test_wished.connect(house.settings_page.open_delay_test)

    def _open(self, song: Song) -> None:
        self.welcoming.close()
        self._house.window.show_study(shown=False)
        self.song_wanted.emit(song)
