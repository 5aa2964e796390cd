"""Answers one question: when do welcome, help and the list of keys lie over the window?

At most one of them does. Each is made when it is first wanted in the language of now, and kept.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.help_book import read_book
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.ui.help_page import HelpPage
from oboeuta_desktop.ui.key_sheet import KeySheet
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.overlay import Overlay, OverlayPage
from oboeuta_desktop.ui.welcome_page import WelcomePage


class Welcoming(QObject):
    """Opens them and connects them with each other.

    Signals:
        begun: the learner wants the song on stage to be played.
        failed: an ``OboeutaError``: the help cannot be read.
    """

    begun = Signal()
    failed = Signal(object)

    def __init__(self, window: MainWindow, preferences: Preferences, books: Path) -> None:
        """``books`` is the folder with the help in each language."""
        super().__init__()
        self._window = window
        self._preferences = preferences
        self._books = books
        self._overlay: Overlay | None = None
        self._made: dict[tuple[str, str], Overlay] = {}
        window.theme_changed.connect(self._dress)
        preferences.changed.connect(self._dress)

    @property
    def is_open(self) -> bool:
        """Whether anything lies over the window."""
        return self._overlay is not None

    def welcome_once(self) -> None:
        """Welcome who has not been welcomed before."""
        if not self._preferences.settings.welcomed:
            self._preferences.change(welcomed=True)
            self.welcome()

    def welcome(self) -> None:
        """Show what can be done here."""
        self._lay(self._made.get(_key("welcome")) or self._welcome())

    def open_keys(self) -> None:
        """Show all keys; when they are shown, put them away."""
        if self._overlay is not None and isinstance(self._overlay.page, KeySheet):
            self.close()
            return
        self._lay(self._made.get(_key("keys")) or self._keys())

    def open_help(self, chapter: str = "") -> None:
        """Show how everything is used, at a chapter or at the first one."""
        try:
            overlay = self._made.get(_key("help")) or self._help()
        except OboeutaError as error:
            self.failed.emit(error)
            return
        if isinstance(overlay.page, HelpPage):
            overlay.page.begin(chapter)
        self._lay(overlay)

    def close(self) -> None:
        """Put away what lies over the window."""
        if self._overlay is not None:
            self._overlay.put_away()

    def _begin(self) -> None:
        self.close()
        self.begun.emit()

    def _welcome(self) -> Overlay:
        page = WelcomePage(self._window.theme)
        page.begun.connect(self._begin)
        page.help_wished.connect(self.open_help)
        page.left.connect(self.close)
        return self._keep("welcome", page)

    def _keys(self) -> Overlay:
        page = KeySheet(self._window.theme)
        page.help_wished.connect(self.open_help)
        page.left.connect(self.close)
        return self._keep("keys", page)

    def _help(self) -> Overlay:
        page = HelpPage(self._window.theme, read_book(self._books / f"{language()}.md"))
        page.keys_wished.connect(self.open_keys)
        page.left.connect(self.close)
        return self._keep("help", page)

    def _keep(self, name: str, page: OverlayPage) -> Overlay:
        """A page's place over the window: kept, as what is made anew may be taken for the old."""
        overlay = Overlay(self._window, self._window.theme, page)
        overlay.closed.connect(self._closed)
        self._made[_key(name)] = overlay
        return overlay

    def _lay(self, overlay: Overlay) -> None:
        self.close()
        self._overlay = overlay
        overlay.set_theme(self._window.theme)
        overlay.open(self._preferences.settings.text_scale)

    def _closed(self) -> None:
        self._overlay = None

    def _dress(self, _changed: object = None) -> None:
        if self._overlay is not None:
            self._overlay.set_theme(self._window.theme)
            self._overlay.set_text_scale(self._preferences.settings.text_scale)


def _key(name: str) -> tuple[str, str]:
    """What a page is kept by."""
    return name, language()
