"""Answers one question: what stands where in the window?

A frame only: it lays out the views, folds them at small sizes and turns keys into wishes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from oboeuta_desktop.ui.controls import RailButton, Segments, Text
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.message_bar import MessageBar
from oboeuta_desktop.ui.quiz_bar import QuizBar
from oboeuta_desktop.ui.theme import Theme
from oboeuta_desktop.ui.transport_bar import TransportBar

if TYPE_CHECKING:  # imported only after the first paint
    from oboeuta_desktop.ui.lesson_panel import LessonPanel
    from oboeuta_desktop.ui.library_view import LibraryView

MODES = ("sing", "read", "cloze")
_WIDE = 1400  # below this the library folds into the rail
_NARROW = 1100  # below this the panel lies over the lyrics
_LIBRARY_WIDTH = 264
_PANEL_WIDTH = 572
_PANEL_NARROWEST = 440


class MainWindow(QMainWindow):
    """The window.

    Signals:
        mode_chosen: "sing", "read" or "cloze".
        settings_requested, theme_requested, escape_pressed: wishes.
        library_toggled: whether the library shall be shown.
        key_pressed: the name of a key's meaning (see ``KEYS``).
        folder_dropped: a path that was dropped on the window.
        closing: the window is about to close.
    """

    mode_chosen = Signal(str)
    settings_requested = Signal()
    theme_requested = Signal()
    library_toggled = Signal(bool)
    key_pressed = Signal(str)
    folder_dropped = Signal(str)
    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        lyrics: LyricsView,
        transport: TransportBar,
    ) -> None:
        super().__init__()
        self._theme = theme
        self.lyrics = lyrics
        self._panel: _Ground | LessonPanel = _Ground(theme, "bg1")
        self._library: _Ground | LibraryView = _Ground(theme, "bg1")
        self._library.setFixedWidth(_LIBRARY_WIDTH)
        self.transport = transport
        self.quiz_bar = QuizBar(theme)
        self.message_bar = MessageBar(theme)
        self._mode = "sing"
        self._library_wanted = True
        self._panel_wanted: bool | None = None  # None: where there is room
        self._library_overlaid = False
        self.setWindowTitle("oboeuta")
        self.setMinimumSize(760, 520)
        self.setAcceptDrops(True)
        self.setAnimated(False)  # no docks; its animation of the layout would only cost time
        self._make_rail()
        self._make_header()
        self._lay_out()
        self.lyrics.installEventFilter(self)
        self.set_theme(theme)
        self.set_mode("sing")

    @property
    def theme(self) -> Theme:
        """The colours now."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Use other colours everywhere."""
        self._theme = theme
        for part in (
            self.lyrics,
            self._library,
            self.transport,
            self.quiz_bar,
            self.message_bar,
            self._title,
            self._place,
            self._modes,
            *self._rail_buttons,
        ):
            part.set_theme(theme)
        self._body.set_theme(theme)
        self._panel.set_theme(theme)

    def set_title(self, title: str) -> None:
        """Show the song's title."""
        self._title.setText(title)
        self.setWindowTitle(f"{title} — oboeuta" if title else "oboeuta")

    def set_place(self, words: str) -> None:
        """Show where in the song we are: section and line."""
        if words != self._place.text():
            self._place.setText(words)

    def set_mode(self, mode: str) -> None:
        """Show the parts of "sing", "read" (lyrics only) or "cloze"."""
        self._mode = mode
        self._modes.set_chosen(MODES.index(mode))
        self._sing.setChecked(mode != "cloze")
        self._cloze.setChecked(mode == "cloze")
        self.quiz_bar.setVisible(mode == "cloze")
        self._fold()

    def set_library_shown(self, shown: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show the library where there is room for it."""
        self._library_wanted = shown
        self._library_overlaid = shown and self.width() < _WIDE and self.isVisible()
        self._fold()

    def set_library(self, library: LibraryView) -> None:
        """Put the library where its empty place was kept."""
        library.setFixedWidth(_LIBRARY_WIDTH)
        self._row.replaceWidget(self._library, library)
        self._library.deleteLater()
        self._library = library
        self._fold()

    def set_panel(self, panel: LessonPanel) -> None:
        """Put the lesson panel where its empty place was kept."""
        self._row.removeWidget(self._panel)
        self._panel.deleteLater()
        panel.setParent(self._body)
        self._panel = panel
        self._fold()

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """What F6 steps through."""
        return (self.lyrics, self._panel, self.transport)

    @property
    def panel_shown(self) -> bool:
        """Whether the lesson panel is open."""
        return self._panel.isVisibleTo(self)

    def show_panel(self, *, shown: bool) -> None:
        """Open or close the lesson panel."""
        self._panel_wanted = shown
        self._fold()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def leave_full_screen(self) -> bool:
        """Go back from the full screen; whether there was one to leave."""
        if not self.isFullScreen():
            return False
        self.showNormal()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: while gaps are sung, Enter and Down say 「歌えた」, also when the lyrics have the
        focus.
        """
        if (
            watched is self.lyrics
            and self._mode == "cloze"
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _SUNG_KEYS
        ):
            if not event.isAutoRepeat():
                self.key_pressed.emit("sung")
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the player's keys; widgets that need a key themselves have taken it before."""
        meaning = _KEYS.get(event.key())
        if self._mode == "cloze" and event.key() in _SUNG_KEYS:
            meaning = "sung"
        if meaning is None or (event.isAutoRepeat() and meaning not in _REPEATING):
            super().keyPressEvent(event)
        else:
            self.key_pressed.emit(meaning)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fold what has no room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: full screen hides everything but lyrics and transport."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: tell that the window closes."""
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: hand every dropped path on."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.folder_dropped.emit(url.toLocalFile())

    def _make_rail(self) -> None:
        theme = self._theme
        self._songs = RailButton(
            theme, "library_button", "song", self.tr("曲"), self.tr("曲の一覧を開閉（B）")
        )
        self._sing = RailButton(
            theme, "sing_rail_button", "sing", self.tr("歌う"), self.tr("歌詞を見て歌う")
        )
        tip = self.tr("キーワードを隠して歌う（Q）")
        self._cloze = RailButton(theme, "cloze_rail_button", "cloze", self.tr("穴うめ"), tip)
        self._look = RailButton(
            theme, "theme_button", "theme", self.tr("明暗"), self.tr("明るい色・暗い色を切りかえる")
        )
        self._screen = RailButton(
            theme, "full_screen_button", "fullscreen", self.tr("全画面"), self.tr("全画面（F11）")
        )
        self._settings = RailButton(
            theme, "settings_button", "settings", self.tr("設定"), self.tr("設定を開く")
        )
        for button in (self._songs, self._sing, self._cloze):
            button.setCheckable(True)
        self._rail_buttons = (
            self._songs,
            self._sing,
            self._cloze,
            self._look,
            self._screen,
            self._settings,
        )
        self._songs.clicked.connect(self.library_toggled)
        self._sing.clicked.connect(lambda: self.mode_chosen.emit("sing"))
        self._cloze.clicked.connect(lambda: self.mode_chosen.emit("cloze"))
        self._look.clicked.connect(self.theme_requested)
        self._screen.clicked.connect(self.toggle_full_screen)
        self._settings.clicked.connect(self.settings_requested)

    def _make_header(self) -> None:
        theme = self._theme
        self._title = Text(theme, "", pixels=20, weight=700, token="ink")
        self._place = Text(theme, "", pixels=13, weight=500, token="ink3")
        choices = [
            ("sing_button", self.tr("歌う")),
            ("read_button", self.tr("歌詞だけ")),
            ("cloze_button", self.tr("穴うめ")),
        ]
        self._modes = Segments(theme, "modes", choices)
        self._modes.chosen.connect(lambda index: self.mode_chosen.emit(MODES[index]))

    def _lay_out(self) -> None:
        self._body = _Ground(self._theme, "bg0")
        self._rail = QWidget()
        self._rail.setFixedWidth(72)
        rail = QVBoxLayout(self._rail)
        rail.setContentsMargins(0, 12, 0, 12)
        rail.setSpacing(4)
        for button in self._rail_buttons[:3]:
            rail.addWidget(button)
        rail.addStretch(1)
        for button in self._rail_buttons[3:]:
            rail.addWidget(button)
        self._header = QWidget()
        header = QHBoxLayout(self._header)
        header.setContentsMargins(48, 14, 20, 8)
        header.setSpacing(14)
        header.addWidget(self._title)
        header.addWidget(self._place)
        header.addStretch(1)
        header.addWidget(self._modes)
        stage = QVBoxLayout()
        stage.setSpacing(0)
        for part in (self.message_bar, self._header, self.quiz_bar):
            stage.addWidget(part)
        stage.addWidget(self.lyrics, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._rail)
        self._row.addWidget(self._library)
        self._row.addLayout(stage, 1)
        self._row.addWidget(self._panel)
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row, 1)
        column.addWidget(self.transport)
        self.setCentralWidget(self._body)

    def _fold(self) -> None:
        """Give room to what matters: lyrics first, then panel, then library."""
        full = self.isFullScreen()
        width = self.width()
        reading = self._mode == "read"
        roomy = width >= _WIDE or (self._library_overlaid and width >= _NARROW)
        self._rail.setVisible(not full)
        self._library.setVisible(self._library_wanted and roomy and not full and not reading)
        self._songs.setChecked(self._library.isVisibleTo(self))
        self._header.setVisible(not full)
        wanted = width >= _WIDE if self._panel_wanted is None else self._panel_wanted
        self._panel.setVisible(wanted and not full and not reading)
        share = round(width * 0.34)
        self._panel.setFixedWidth(max(_PANEL_NARROWEST, min(_PANEL_WIDTH, share)))
        self._place_panel(over=width < _NARROW)
        self.transport.set_compact(width < 1240)

    def _place_panel(self, *, over: bool) -> None:
        """Beside the lyrics, or as a sheet over them where the window is narrow."""
        beside = self._row.indexOf(self._panel) >= 0
        if over and beside:
            self._row.removeWidget(self._panel)
        elif not over and not beside:
            self._row.addWidget(self._panel)
        if over:
            height = self.height() - self.transport.height()
            width = self._panel.width()
            self._panel.setGeometry(self.width() - width, 0, width, height)
            self._panel.raise_()


_SUNG_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
_REPEATING = frozenset({"back", "forward", "slower", "faster"})
_KEYS: dict[int, str] = {
    Qt.Key.Key_Space: "play",
    Qt.Key.Key_MediaPlay: "play",
    Qt.Key.Key_MediaTogglePlayPause: "play",
    Qt.Key.Key_Left: "back",
    Qt.Key.Key_Right: "forward",
    Qt.Key.Key_BracketLeft: "slower",
    Qt.Key.Key_BracketRight: "faster",
    Qt.Key.Key_Comma: "earlier",
    Qt.Key.Key_Period: "later",
    Qt.Key.Key_L: "loop",
    Qt.Key.Key_F: "furigana",
    Qt.Key.Key_Q: "cloze",
    Qt.Key.Key_B: "library",
    Qt.Key.Key_T: "follow",
    Qt.Key.Key_F11: "full_screen",
    Qt.Key.Key_F6: "next_area",
    Qt.Key.Key_Escape: "escape",
}


class _Ground(QWidget):
    """An empty surface."""

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__()
        self._theme = theme
        self._token = token

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: fill what is exposed."""
        QPainter(self).fillRect(event.rect(), self._theme.color(self._token))
