"""Answers one question: what stands where in the window?

A frame only: it lays out the views, folds them at small sizes and turns keys into wishes. It opens
with nothing but the lyrics, on grounds of the right size and colour; everything else is put in
place after the first paint.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from oboeuta_desktop.ui.lyrics_view import GAP_KEYS, LyricsView
from oboeuta_desktop.ui.reading_order import step
from oboeuta_desktop.ui.theme import Theme
from oboeuta_desktop.ui.window_keys import ALONE, KEYS, REPEATING, WHILE_STUDYING

if TYPE_CHECKING:  # imported only after the first paint
    from oboeuta_desktop.ui.header import Header
    from oboeuta_desktop.ui.lesson_panel import LessonPanel
    from oboeuta_desktop.ui.library_view import LibraryView
    from oboeuta_desktop.ui.message_bar import MessageBar
    from oboeuta_desktop.ui.quiz_bar import QuizBar
    from oboeuta_desktop.ui.rail import Rail
    from oboeuta_desktop.ui.study.study_page import StudyPage
    from oboeuta_desktop.ui.study.typing_bar import TypingBar
    from oboeuta_desktop.ui.transport_bar import TransportBar

_WIDE = 1400  # below this the library folds into the rail
_NARROW = 1100  # below this the panel lies over the lyrics
_COMPACT = 1240  # below this the bar leaves out the key
_RAIL_WIDTH = 72
_LIBRARY_WIDTH = 264
_HEADER_HEIGHT = 60
_BAR_HEIGHT = 84
_PANEL_WIDTH = 572
_PANEL_NARROWEST = 440


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the lyrics."""

    rail: Rail
    library: LibraryView
    message_bar: MessageBar
    header: Header
    quiz_bar: QuizBar
    typing_bar: TypingBar
    panel: LessonPanel
    bar: TransportBar


class MainWindow(QMainWindow):
    """The window.

    Signals:
        key_pressed: the meaning of a key (see ``window_keys``).
        folder_dropped: a path that was dropped on the window.
        keys_requested: the list of keys.
        theme_changed: the Theme that everything in the window has now.
        mode_changed: "sing", "read", "cloze" or "write".
        study_requested: the key for the study page, which stands in the lyrics' place.
    """

    key_pressed = Signal(str)
    study_requested = Signal()
    keys_requested = Signal()
    theme_changed = Signal(object)
    folder_dropped = Signal(str)
    mode_changed = Signal(str)

    def __init__(self, theme: Theme, lyrics: LyricsView) -> None:
        super().__init__()
        self._theme = theme
        self.lyrics = lyrics
        self._furniture: Furniture | None = None
        self._hints: list[QWidget] = []
        self._study: StudyPage | None = None
        self._study_shown = False
        self._panel_before: bool | None = None
        self._mode = "sing"
        self._letters = 1.0
        self._library_wanted = True
        self._library_overlaid = False
        self._library_away = False
        self._panel_wanted: bool | None = None  # None: where there is room
        self.setWindowTitle("oboeuta")
        self.setMinimumSize(760, 520)
        self.setAcceptDrops(True)
        self.setAnimated(False)  # no docks; its animation of the layout would only cost time
        self._body = _Ground(theme, "bg0")
        self._rail: QWidget = _Ground(theme, "bg0")
        self._library: QWidget = _Ground(theme, "bg1")
        self._header: QWidget = _Ground(theme, "bg0")
        self._panel: QWidget = _Ground(theme, "bg1")
        self._bar: QWidget = _Ground(theme, "bg1")
        self._fix_sizes()
        self._lay_out()
        self.lyrics.set_theme(theme)
        self._fold()

    @property
    def theme(self) -> Theme:
        """The colours now."""
        return self._theme

    @property
    def text_scale(self) -> float:
        """How many times as large as designed letters are."""
        return self._letters

    @property
    def mode(self) -> str:
        """ "sing", "read" (lyrics only), "cloze" or "write"."""
        return self._mode

    @property
    def stage(self) -> QWidget:
        """What stands in the middle: the lyrics, or the study page."""
        return self._study if self._study is not None and self._study_shown else self.lyrics

    @property
    def study_shown(self) -> bool:
        """Whether the study page stands in the lyrics' place."""
        return self._study_shown

    @property
    def areas(self) -> tuple[QWidget, ...]:
        """What F6 steps through."""
        return (self.stage, self._panel, self._bar)

    @property
    def library_shown(self) -> bool:
        """Whether the library is open; a narrow window may have folded it."""
        return self._library.isVisibleTo(self)

    @property
    def panel_shown(self) -> bool:
        """Whether the lesson panel is open."""
        return self._panel.isVisibleTo(self)

    def furnish(self, furniture: Furniture) -> None:
        """Put everything in the places that were kept for it."""
        self._furniture = furniture
        self._stage.insertWidget(0, furniture.message_bar)
        self._stage.insertWidget(2, furniture.quiz_bar)
        self._stage.insertWidget(3, furniture.typing_bar)
        self._rail = self._replace(self._rail, furniture.rail)
        self._library = self._replace(self._library, furniture.library)
        self._header = self._replace(self._header, furniture.header)
        self._bar = self._replace(self._bar, furniture.bar)
        self._fix_sizes()
        self._row.removeWidget(self._panel)
        self._panel.deleteLater()
        furniture.panel.setParent(self._body)
        self._panel = furniture.panel
        self.set_mode(self._mode)

    def add_hint(self, hint: QWidget) -> None:
        """Keep a place for a hint above the lyrics, below what went wrong; it is hidden yet."""
        self._stage.insertWidget(1, hint)
        self._hints.append(hint)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours everywhere."""
        self._theme = theme
        self._body.set_theme(theme)
        self.lyrics.set_theme(theme)
        around = self._furniture
        if around is not None:
            large = theme.with_letters(self._letters)
            bars = (around.message_bar, around.quiz_bar, around.typing_bar, around.bar)
            for part in (around.rail, around.library, around.header, *bars):
                part.set_theme(large)
            around.panel.set_theme(theme)
            self._fix_sizes()
        if self._study is not None:
            self._study.set_theme(theme)
        self.theme_changed.emit(theme)

    def set_text_scale(self, factor: float) -> None:
        """Let the letters around the lyrics be ``factor`` times as large as designed."""
        if factor != self._letters:
            self._letters = factor
            self.set_theme(self._theme)
            self._fold()

    def set_title(self, title: str) -> None:
        """Show the song's title."""
        self.setWindowTitle(f"{title} — oboeuta" if title else "oboeuta")
        if self._furniture is not None:
            self._furniture.header.set_title(title)

    def set_mode(self, mode: str) -> None:
        """Show the parts of "sing", "read" (lyrics only), "cloze" or "write"."""
        self._mode = mode
        self.lyrics.set_gap_keys(mode == "cloze")
        if self._furniture is not None:
            self._furniture.header.set_mode(mode)
        self.show_study(shown=False)
        self.mode_changed.emit(mode)

    def set_study(self, page: StudyPage) -> None:
        """Take the study page in; it is hidden until it is wanted."""
        self._study = page
        page.setVisible(False)
        self._stage.addWidget(page, 1)

    def show_study(self, *, shown: bool) -> None:
        """Put the study page in the lyrics' place, with the panel away; or the lyrics back."""
        shown = shown and self._study is not None
        if shown != self._study_shown:
            self._study_shown = shown
            self._library_away = shown  # its list of points would give answers away
            if shown:
                self._panel_before, self._panel_wanted = self._panel_wanted, False
            else:
                self._panel_wanted = self._panel_before
        self.lyrics.setVisible(not shown)
        if self._study is not None:
            self._study.setVisible(shown)
        if self._furniture is not None:
            self._furniture.rail.set_mode("study" if shown else self._mode)
            self._furniture.quiz_bar.setVisible(self._mode == "cloze" and not shown)
            self._furniture.typing_bar.setVisible(self._mode == "write" and not shown)
        self._fold()

    def set_library_shown(self, shown: bool) -> None:
        """Show the library where there is room for it."""
        self._library_wanted = shown
        self._library_overlaid = shown and self.width() < _WIDE and self.isVisible()
        self._library_away = False
        self._fold()

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the player's keys; widgets that need a key themselves have taken it before."""
        meaning = self._meaning(event)
        if meaning is None or (event.isAutoRepeat() and meaning not in REPEATING):
            super().keyPressEvent(event)
        elif meaning == "study":
            self.study_requested.emit()
        elif meaning == "keys":
            self.keys_requested.emit()
        elif meaning == "escape" and self._study and self._study_shown and not self.panel_shown:
            self._study.leave()  # from the rail and the bar too
        else:
            self.key_pressed.emit(meaning)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Qt: Tab goes through the window as it is read."""
        around = self._furniture
        bars = (around.quiz_bar, around.typing_bar) if around is not None else ()
        first = (around.message_bar, *self._hints) if around is not None else ()
        before = (self._rail, self._library, *first, self._header, *bars)
        areas = (*before, self.stage, self._panel, self._bar)
        return step(areas, self.focusWidget(), forward=next)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: fold what has no room."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: full screen hides everything but lyrics and transport."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange:
            self._fold()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: hand every dropped path on."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.folder_dropped.emit(url.toLocalFile())

    def _meaning(self, event: QKeyEvent) -> str | None:
        """What a key means here and now."""
        meaning = KEYS.get(event.key())
        if self._study_shown:
            return meaning if meaning in WHILE_STUDYING else None
        if self._mode == "cloze" and event.key() in GAP_KEYS:
            return "sung"
        return None if meaning in ALONE and event.modifiers() else meaning

    def _lay_out(self) -> None:
        self._stage = QVBoxLayout()
        self._stage.setSpacing(0)
        self._stage.addWidget(self._header)
        self._stage.addWidget(self.lyrics, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self._rail)
        self._row.addWidget(self._library)
        self._row.addLayout(self._stage, 1)
        self._row.addWidget(self._panel)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._row, 1)
        self._column.addWidget(self._bar)
        self.setCentralWidget(self._body)

    def _fix_sizes(self) -> None:
        """The sizes of what stands around the lyrics, the same for a ground and for its part."""
        letters = self._theme.with_letters(self._letters).letters
        self._rail.setFixedWidth(round(_RAIL_WIDTH * (1 + (letters - 1) * 0.6)))
        self._library.setFixedWidth(round(_LIBRARY_WIDTH * (1 + letters) / 2))
        self._header.setFixedHeight(round(_HEADER_HEIGHT * letters))
        self._bar.setFixedHeight(round(_BAR_HEIGHT * (1 + letters) / 2))

    def _replace(self, ground: QWidget, part: QWidget) -> QWidget:
        """Put a part where a ground has kept its place."""
        for layout in (self._stage, self._row, self._column):
            if layout.indexOf(ground) >= 0:
                layout.replaceWidget(ground, part)
        ground.deleteLater()
        return part

    def _fold(self) -> None:
        """Give room to what matters: lyrics first, then panel, then library."""
        full, width = self.isFullScreen(), self.width()
        reading = self._mode == "read" and not self._study_shown
        roomy = width >= _WIDE or (self._library_overlaid and width >= _NARROW)
        wanted = width >= _WIDE if self._panel_wanted is None else self._panel_wanted
        self._rail.setVisible(not full)
        has_library = self._library_wanted and roomy and not self._library_away
        self._library.setVisible(has_library and not full and not reading)
        self._header.setVisible(not full and not self._study_shown)
        self._panel.setVisible(wanted and not full and not reading)
        self._panel.setFixedWidth(max(_PANEL_NARROWEST, min(_PANEL_WIDTH, round(width * 0.34))))
        self._place_panel(over=width < _NARROW)
        if self._furniture is not None:
            self._furniture.rail.set_library_shown(self._library.isVisibleTo(self))
            letters = self._theme.with_letters(self._letters).letters
            self._furniture.bar.set_compact(width < _COMPACT * letters)

    def _place_panel(self, *, over: bool) -> None:
        """Beside the lyrics, or as a sheet over them where the window is narrow."""
        beside = self._row.indexOf(self._panel) >= 0
        if over and beside:
            self._row.removeWidget(self._panel)
        elif not over and not beside:
            self._row.addWidget(self._panel)
        if over:
            width, height = self._panel.width(), self.height() - self._bar.height()
            self._panel.setGeometry(self.width() - width, 0, width, height)
            self._panel.raise_()


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
